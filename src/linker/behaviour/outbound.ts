/** Calls of other services: their timeouts, and whether what they answer is checked before it is used. */
import type { ValueId } from '../../facts/facts.ts';
import type { OutboundRow } from '../../libraries/kinds.ts';
import type { Answer, OutboundCall } from '../../model/model.ts';
import { describe } from '../describe.ts';
import type { Site } from '../flows/sites.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { type Scene } from './scene.ts';

/** The outbound call of a site; undefined for calls that only make a client. */
export function outboundAt(scene: Scene, site: Site): OutboundCall | undefined {
  const rows = scene.rows(site, 'outbound').map((it) => it.row);
  const using = rows.filter((row) => row.data !== undefined);
  if (using.length === 0) return undefined;
  const { ref } = site;
  const url = using
    .flatMap((row) => (row.url === undefined ? [] : scene.argument(ref, row.url)))
    .flatMap((it) => urlOf(scene, it))[0];
  return {
    at: scene.place(ref),
    package: site.callees[0]?.package ?? '',
    ...(url !== undefined && { url }),
    hasTimeout: timeout(scene, ref, using),
    validated: validated(scene, ref, using),
  };
}
function urlOf(scene: Scene, ref: Ref): readonly string[] {
  const constants = scene.values.constants(ref);
  if (constants.length > 0) return constants;
  const value = ref.unit.value(ref.id);
  return value.kind === 'text' || value.kind === 'get' ? [describe(ref).replaceAll('`', '')] : [];
}
function timeout(scene: Scene, ref: Ref, rows: readonly OutboundRow[]): Answer {
  for (const row of rows) {
    const found = row.timeout === undefined ? [] : scene.argument(ref, row.timeout);
    if (found[0]) return { is: 'yes', at: scene.place(found[0]) };
  }
  // The client was made with a limit for all its calls.
  const maker = scene.makerOf(ref);
  if (maker !== undefined && maker.id !== ref.id) {
    for (const arg of scene.values.argument(maker, '[*]')) {
      const entry = scene.values.entriesOf(arg).find((it) => /timeout|signal/i.test(it.key));
      if (entry) return { is: 'yes', at: scene.place(entry.value) };
    }
  }
  const open = rows.some((row) => row.timeout !== undefined && optionsUnknown(scene, ref, row.timeout));
  return open ? { is: 'unknown', by: 'its options could not be seen' } : { is: 'no', at: scene.place(ref) };
}
/** The argument that would hold the option is there, but nobody knows what is in it. */
function optionsUnknown(scene: Scene, ref: Ref, path: string): boolean {
  const head = path.split(/\s+/)[0]!;
  return scene.argument(ref, head).some((it) => scene.values.things(it).some((thing) => thing.kind === 'unknown'));
}

// ---- what becomes of the answer

function validated(scene: Scene, ref: Ref, rows: readonly OutboundRow[]): Answer {
  const unit = ref.unit;
  const data = dataOf(unit, ref.id, rows);
  if (data.length === 0) return { is: 'not-applicable' };
  let first: ValueId | undefined;
  let returned = false;
  for (const id of follow(unit, data)) {
    for (const user of unit.usersOf(id)) {
      const use = unit.value(user);
      if (use.kind === 'call' && use.args.includes(id)) {
        if (checks(scene, { ...ref, id: user }))
          return { is: 'yes', at: scene.place({ unit, id: user }), by: describe({ ...ref, id: user }) };
        first = earlier(first, user);
      } else if ((use.kind === 'get' && use.of === id) || use.kind === 'element') first = earlier(first, user);
      else if (use.kind === 'object' || use.kind === 'set' || use.kind === 'array') first = earlier(first, user);
    }
    if (unit.facts.exits.some((exit) => exit.kind === 'return' && exit.value === id)) returned = true;
  }
  // The finding stands where the data is taken out of the answer.
  if (first !== undefined) return { is: 'no', at: scene.place({ unit, id: Math.min(...data) }) };
  return returned ? { is: 'unknown', by: 'the answer is handed on' } : { is: 'not-applicable' };
}
function earlier(a: ValueId | undefined, b: ValueId): ValueId {
  return a === undefined || b < a ? b : a;
}
/** A validator of a library, or a project function that calls one on what it is given. */
function checks(scene: Scene, ref: Ref): boolean {
  const unit = ref.unit;
  const site = scene.actsIn(unit).get(ref.id);
  if (site !== undefined && scene.rows(site, 'validators').length > 0) return true;
  const call = unit.value(ref.id);
  if (call.kind !== 'call') return false;
  return scene.calls.callees(ref, call).some((fn) => {
    const inner = fn.ref.unit;
    return [...scene.actsIn(inner).values()].some(
      (it) => inner.isWithin(inner.ownerOf(it.ref.id), fn.ref.id) && scene.rows(it, 'validators').length > 0,
    );
  });
}
/** Values that are the data of an answer. */
function dataOf(unit: FileUnit, id: ValueId, rows: readonly OutboundRow[]): readonly ValueId[] {
  const out: ValueId[] = [];
  for (const row of rows) {
    for (const path of row.data ?? []) {
      const tokens = path.trim().split(/\s+/);
      if (tokens.shift() !== 'return') continue;
      let at = follow(unit, [id]);
      for (const token of tokens) at = token === '()' ? calls(unit, at) : members(unit, at, token.slice(1).split('|'));
      // Text has no shape of its own; what is parsed out of it has.
      out.push(...(/\.text(?: \(\))?$/.test(path) ? follow(unit, parsed(unit, at)) : at));
    }
  }
  return [...new Set(out)];
}
function members(unit: FileUnit, ids: readonly ValueId[], names: readonly string[]): readonly ValueId[] {
  return follow(
    unit,
    ids.flatMap((id) =>
      unit.usersOf(id).filter((user) => {
        const get = unit.value(user);
        return (
          get.kind === 'get' &&
          get.of === id &&
          typeof get.key === 'string' &&
          names.includes(get.key) &&
          !/^headers$/.test(get.key)
        );
      }),
    ),
  );
}
function calls(unit: FileUnit, ids: readonly ValueId[]): readonly ValueId[] {
  return follow(
    unit,
    ids.flatMap((id) =>
      unit.usersOf(id).filter((user) => {
        const call = unit.value(user);
        return call.kind === 'call' && call.callee === id;
      }),
    ),
  );
}
/** What `JSON.parse` makes of texts. */
function parsed(unit: FileUnit, texts: readonly ValueId[]): readonly ValueId[] {
  return texts.flatMap((id) =>
    unit.usersOf(id).filter((user) => {
      const call = unit.value(user);
      const callee = call.kind === 'call' && call.args[0] === id ? unit.value(call.callee) : undefined;
      return callee?.kind === 'get' && callee.key === 'parse' && unit.value(callee.of).kind === 'global';
    }),
  );
}
/** The same values awaited, joined, or handed to a `then`. */
function follow(unit: FileUnit, ids: readonly ValueId[]): readonly ValueId[] {
  const out = [...ids];
  for (let index = 0; index < out.length && out.length < 60; index++) {
    const id = out[index]!;
    for (const user of unit.usersOf(id)) {
      const it = unit.value(user);
      if ((it.kind === 'wait' || it.kind === 'join') && !out.includes(user)) out.push(user);
      if (it.kind === 'get' && it.key === 'then') {
        for (const use of unit.usersOf(user)) {
          const call = unit.value(use);
          const fn =
            call.kind === 'call' && call.callee === user && call.args[0] !== undefined
              ? unit.value(call.args[0])
              : undefined;
          if (fn?.kind === 'function' && fn.params[0] !== undefined && !out.includes(fn.params[0]))
            out.push(fn.params[0]);
        }
      }
    }
  }
  return out;
}
