/** Promises that nobody waits for, and errors thrown where nobody catches them. */
import type { Location, ValueId } from '../../facts/facts.ts';
import { lastNames } from '../../libraries/paths.ts';
import type { LostError } from '../../model/model.ts';
import { typeName } from '../apis.ts';
import { describe } from '../describe.ts';
import { standsFor } from '../http.ts';
import type { FileUnit } from '../units.ts';
import { chainEnd, chainLink, gathers } from './promises.ts';
import type { Rejections } from './rejections.ts';
import { handsCallback } from './outcome-callbacks.ts';
import type { Scene } from './scene.ts';
import type { Site } from '../flows/sites.ts';

/** A lost error with the value that shows it. */
export interface Lost {
  readonly unit: FileUnit;
  readonly id: ValueId;
  readonly error: LostError;
}
/** All of the project, but for handlers of frameworks. */
export function lostErrors(scene: Scene, rejections: Rejections): readonly Lost[] {
  const out: Lost[] = [];
  const { failures } = scene.values;
  const tell = (unit: FileUnit, id: ValueId, kind: LostError['kind'], by = ''): void => {
    const functionAt = kind === 'floating' ? calledAt(scene, unit, id) : undefined;
    out.push({ unit, id, error: { at: scene.place({ unit, id }), kind, by, ...(functionAt && { functionAt }) } });
  };
  const judged = new Set(scene.units.filter((unit) => !rendersPages(scene, unit)));
  for (const unit of judged) {
    const listed = new Set(unit.facts.values.flatMap((it) => (it.kind === 'array' ? it.items : [])));
    unit.facts.values.forEach((value, id) => {
      if (value.kind !== 'call' || (value.unused !== true && !listed.has(id) && !isOnlyTested(unit, id))) return;
      const statement = statementOf(unit, id);
      if (statement === undefined) return;
      failures.attempt('promise', { unit, id }, () => {
        if (unit.ownerOf(id) < 0 || isOfSignal(unit, id)) return;
        if (isFloating(rejections, unit, id) || isUnwaitedNext(scene, unit, id)) tell(unit, statement, 'floating');
      });
    });
    for (const { kind, from, to, value } of unit.facts.exits) {
      if (kind !== 'throw' || value === undefined) continue;
      failures.attempt('promise', { unit, id: value }, () => {
        if (unit.region(to).kind === 'try') return;
        const fn = unit.ownerOfRegion(from);
        if (fn >= 0 && isLateCallback(scene, unit, fn)) tell(unit, value, 'callback-throw');
      });
    }
  }
  for (const site of scene.allActs()) {
    const ignored = judged.has(site.unit) ? ignoredError(scene, site) : undefined;
    if (ignored !== undefined) tell(site.unit, ignored, 'callback-ignored');
  }
  for (const ref of scene.sites.named(droppingNames(scene)))
    failures.attempt('promise', ref, () => {
      if (!judged.has(ref.unit)) return;
      for (const { id, unit } of droppedBy(scene, rejections, ref.unit, ref.id))
        tell(unit, id, 'callback', calledAs(scene, ref.unit, ref.id));
    });
  return out;
}
/** A function does it that is told that the process ends: no request waits for it any more. */
function isOfSignal(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(unit.ownerOf(id)).some((user) => {
    const call = unit.value(user);
    const event = call.kind === 'call' ? unit.value(call.args[0] ?? -1) : undefined;
    return event?.kind === 'literal' && /^(?:SIG[A-Z]+|beforeExit|exit)$/.test(String(event.value));
  });
}
/** The error that a callback of a store is handed beside what was found, and does not look at. */
function ignoredError(scene: Scene, site: Site): ValueId | undefined {
  const { unit, ref } = site;
  const call = unit.value(ref.id);
  if (call.kind !== 'call' || !handsCallback(unit, call)) return undefined;
  if (scene.rows(site, 'data').length === 0 && scene.rows(site, 'queries').length === 0) return undefined;
  const callback = unit.value(call.args.at(-1)!);
  const [error, found] = callback.kind === 'function' ? callback.params : [];
  if (error === undefined || found === undefined) return undefined;
  const isUsed = (it: ValueId): boolean => unit.usersOf(it).length > 0 || unit.isCondition(it);
  return !isUsed(error) && isUsed(found) ? error : undefined;
}
/** The one function of the project that is called. */
function calledAt(scene: Scene, unit: FileUnit, id: ValueId): Location | undefined {
  const call = unit.value(id);
  if (call.kind !== 'call') return undefined;
  const [fn, ...others] = scene.values
    .things(scene.values.ref(unit, call.callee))
    .flatMap((it) => (it.kind === 'function' ? [it.ref] : []));
  return fn === undefined || others.length > 0 ? undefined : scene.place(fn);
}
/** A component or a hook of what runs in browsers: a rejection there ends no request and no process. */
function rendersPages(scene: Scene, unit: FileUnit): boolean {
  if (unit.imports.length === 0) return false;
  const used = unit.imports.map((id) => {
    const value = unit.value(id);
    return value.kind === 'import' && typeof value.from === 'string'
      ? scene.values.apis.library(value.from)
      : undefined;
  });
  const is = (kinds: readonly string[]): boolean => used.some((it) => it?.is?.some((kind) => kinds.includes(kind)));
  return is(['browser']) && !is(['framework', 'database', 'orm', 'queue']);
}
/** What throws away the promise of a call: itself, where it is a statement or only asked whether it is there, or a list of such calls that is one. */
function statementOf(unit: FileUnit, id: ValueId): ValueId | undefined {
  const call = unit.value(id);
  if ((call.kind === 'call' && call.unused === true) || isOnlyTested(unit, id)) return id;
  const users = unit.usersOf(id);
  const [list] = users;
  if (list === undefined || users.length > 1 || unit.value(list).kind !== 'array') return undefined;
  const isUsed = unit.usersOf(list).length > 0 || unit.exitsIn(unit.ownerOf(list)).some((exit) => exit.value === list);
  return isUsed ? undefined : list;
}
/** All that is asked of a value is whether it is there: `if (!found)`. */
function isOnlyTested(unit: FileUnit, id: ValueId): boolean {
  const isTest = (user: ValueId): boolean => {
    const value = unit.value(user);
    return value.kind === 'op' && value.operator === '!' && unit.usersOf(user).length === 0 && isCondition(unit, user);
  };
  const users = unit.usersOf(id);
  const isReturned = unit.exitsIn(unit.ownerOf(id)).some((exit) => exit.value === id);
  return !isReturned && users.every(isTest) && (users.length > 0 || isCondition(unit, id));
}
function isCondition(unit: FileUnit, id: ValueId): boolean {
  return unit.facts.regions.some((it) => it.kind === 'branch' && it.condition === id);
}
/** `next();` where the framework hands over what gives a promise of all that follows. */
function isUnwaitedNext(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call' || unit.value(call.callee).kind !== 'param' || chainEnd(unit, id).catches) return false;
  const { apis } = scene.values;
  return scene.values.things(scene.values.ref(unit, call.callee)).some((thing) => {
    if (thing.kind !== 'api' || !standsFor(thing, 'next')) return false;
    const library = apis.library(thing.package);
    if (library === undefined) return false;
    const types = new Set(thing.nodes.flatMap((node) => node.types));
    // Of those that hand over what is called here: a framework may have others that give promises.
    return Object.values(library.conventions ?? {}).some(
      ({ continues, params }) =>
        continues === 'await-next' && params.some((type) => type !== '' && types.has(typeName(library, type))),
    );
  });
}
/** A call that gives a promise, or a list of promises, which nobody looks at. */
function isFloating(rejections: Rejections, unit: FileUnit, id: ValueId): boolean {
  let start = id;
  for (let link = chainLink(unit, start), guard = 0; link !== undefined && guard < 20; guard++) {
    if (unit.value(link.of).kind !== 'call') break;
    start = link.of;
    link = chainLink(unit, start);
  }
  if (chainEnd(unit, start).catches || gathers(unit, start) === 'resolve') return false;
  return rejections.ofValue(unit, start) || rejections.ofList(unit, start);
}

// ---- what is handed to those who drop what it gives

/** Names of calls that throw away what the functions handed to them give back. */
function droppingNames(scene: Scene): ReadonlySet<string> {
  const names = new Set<string>();
  for (const library of scene.values.apis.libraries)
    for (const row of library.callbacks ?? [])
      if (row.drops === true) for (const name of lastNames(row.at)) names.add(name);
  return names;
}
/** Functions that are handed to a call which drops the promises that they give. */
function droppedBy(
  scene: Scene,
  rejections: Rejections,
  unit: FileUnit,
  id: ValueId,
): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
  const call = unit.value(id);
  if (call.kind !== 'call' || !call.args.some((arg) => mayBeFunction(unit, arg))) return [];
  const ref = scene.values.ref(unit, id);
  const paths = new Set<string>();
  for (const thing of scene.values.things({ ...ref, id: call.callee })) {
    if (thing.kind !== 'api') continue;
    for (const { row } of scene.values.apis.rows(thing.nodes, 'callbacks'))
      if (row.drops === true && scene.holds(ref, row.when)) paths.add(row.function);
  }
  return [...paths]
    .flatMap((path) => scene.argument(ref, path))
    .filter((it) => !scene.values.handed.isHandler(it) && rejections.ofHanded(it))
    .map((it) => (it.unit === unit && isWritten(unit, it.id, call) ? { unit, id: it.id } : { unit, id }));
}
/** It stands among the arguments, rather than a name for it. */
function isWritten(unit: FileUnit, id: ValueId, call: { readonly start: number; readonly end: number }): boolean {
  const value = unit.value(id);
  return value.start >= call.start && value.end <= call.end;
}
function mayBeFunction(unit: FileUnit, id: ValueId): boolean {
  const { kind } = unit.value(id);
  return kind === 'function' || kind === 'import' || kind === 'get' || kind === 'load' || kind === 'call';
}
/** What a call calls, in short: `forEach()`, `new Promise()`. */
function calledAs(scene: Scene, unit: FileUnit, id: ValueId): string {
  const call = unit.value(id);
  if (call.kind !== 'call') return '';
  const callee = unit.value(call.callee);
  const name =
    callee.kind === 'get' && typeof callee.key === 'string'
      ? callee.key
      : describe(scene.values.ref(unit, call.callee));
  return `${call.new === true ? 'new ' : ''}${name}()`;
}

// ---- what is thrown where no promise carries it

/** A callback that a library calls later, outside of any promise. */
function isLateCallback(scene: Scene, unit: FileUnit, fn: ValueId): boolean {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.async === true) return false;
  for (const user of unit.usersOf(fn)) {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(fn)) continue;
    const ref = scene.values.ref(unit, user);
    for (const thing of scene.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api' || thing.nodes.every((node) => node.package.startsWith('language:'))) continue;
      const rows = scene.values.apis.rows(thing.nodes, 'callbacks');
      if (
        rows.some(({ row }) => row.runs === 'later' && scene.argument(ref, row.function).some((it) => it.id === fn)) &&
        (scene.values.apis.has(thing.nodes, 'queries') ||
          scene.values.apis.has(thing.nodes, 'data') ||
          scene.values.apis.has(thing.nodes, 'outbound'))
      )
        return true;
    }
  }
  return false;
}
