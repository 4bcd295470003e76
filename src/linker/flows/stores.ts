/** Data put into containers after they were made, and data that libraries hand to callbacks. */
import type { Param, ValueId } from '../../facts/facts.ts';
import type { FlowRow } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { fromRow } from './calls.ts';
import { NAMES, consume, slotMeans } from './row-paths.ts';
import { useAt, withUse, type State, type Trail } from './state.ts';
import type { Walking } from './tracing.ts';

/** Members written onto a value, and what calls put into it (`list.push(x)`, `Object.assign(target, x)`). */
export function containerFlows(walk: Walking, s: State, trail: Trail | undefined): void {
  const unit = s.ref.unit;
  const [first, ...rest] = s.path;
  for (const set of unit.setsOn(s.ref.id)) {
    if (!before(unit, set.id, s)) continue;
    if (first === NAMES) {
      if (typeof set.key === 'number') walk.on(s, set.key, trail, { path: [], use: useAt(unit, set.id) });
      continue;
    }
    const keys = walk.tracer.values.keys(s.ref, set.key);
    if (first !== undefined && first !== '*' && keys.length > 0 && !keys.includes(first)) continue;
    const key = keys.length === 1 ? keys[0]! : undefined;
    if (first === undefined && walk.question.document === true) continue;
    if (first === undefined && key !== undefined && leadsNowhere(walk, key)) continue;
    walk.on(
      s,
      set.to,
      walk.step(
        { ...s, ref: { ...s.ref, id: set.id } },
        key === undefined ? 'stored in a member' : `stored in ${key}`,
        trail,
      ),
      { path: rest, use: useAt(unit, set.id) },
    );
  }
  for (const user of unit.usersOf(s.ref.id)) {
    const value = unit.value(user);
    if (value.kind === 'get' && typeof value.key === 'string') {
      if (leadsNowhere(walk, value.key)) continue;
      // `options.filter.name = …`: a write onto a member of this.
      if ((first === undefined || first === '*' || first === value.key) && unit.setsOn(user).length > 0)
        containerFlows(walk, { ...s, ref: { ...s.ref, id: user }, path: rest }, trail);
      for (const use of unit.usersOf(user)) {
        const call = unit.value(use);
        if (call.kind === 'call' && call.callee === user && before(unit, use, s)) into(walk, s, use, 'receiver', trail);
      }
    } else if (value.kind === 'call' && value.args.includes(s.ref.id) && before(unit, user, s))
      into(walk, s, user, `[${value.args.indexOf(s.ref.id)}]`, trail);
  }
}
/** Members of an address that choose no host. */
function leadsNowhere({ question: { kind } }: Walking, key: string): boolean {
  return (kind === 'request' || kind === 'redirect') && /^(?:search(?:Params)?|hash|pathname)$/.test(key);
}
/** What a call puts into its receiver or one of its arguments. */
function into(walk: Walking, s: State, id: ValueId, target: string, trail: Trail | undefined): void {
  const site: Ref = { ...s.ref, id };
  for (const row of rowsOf(walk, site, target === 'receiver')) {
    const [head, ...tokens] = row.to.trim().split(/\s+/);
    if (head !== target || tokens[0]?.startsWith('param')) continue;
    const rest = consume(tokens, s.path);
    if (rest !== undefined) fromRow(walk, s, site, row, rest, trail);
  }
}
function rowsOf(walk: Walking, site: Ref, named: boolean): readonly FlowRow[] {
  const { values, language } = walk.tracer;
  const unit = site.unit;
  const call = unit.value(site.id);
  if (call.kind !== 'call') return [];
  const get = unit.value(call.callee);
  const rows: FlowRow[] = [];
  let known = false;
  for (const thing of values.things({ ...site, id: call.callee })) {
    if (thing.kind === 'function') known = true;
    if (thing.kind !== 'api' || thing.nodes.length === 0) continue;
    known = true;
    rows.push(...values.apis.rows(thing.nodes, 'flows').map((it) => it.row));
  }
  if (!known && named && get.kind === 'get' && typeof get.key === 'string')
    rows.push(...language.rows(get.key, 'flows').map((it) => it.row));
  return rows;
}
/** A write can be seen by a use unless it clearly stands behind it. */
function before(unit: FileUnit, id: ValueId, s: State): boolean {
  const owner = unit.ownerOf(id);
  const use = s.uses.find((it) => it.unit === unit && unit.ownerOfRegion(it.region) === owner);
  return use === undefined || id < use.id || inLoop(unit, id, owner);
}
function inLoop(unit: FileUnit, id: ValueId, owner: ValueId): boolean {
  for (let at = unit.regionOf(id); at > 0; at = unit.region(at).parent) {
    const region = unit.region(at);
    if (region.kind === 'loop') return true;
    if (unit.ownerOfRegion(at) !== owner || region.kind === 'function') return false;
  }
  return false;
}

/** What somebody hands to a parameter of a function that was given to a call. False: nobody known does. */
export function callbackFlows(walk: Walking, s: State, trail: Trail | undefined): boolean {
  const unit = s.ref.unit;
  const param = unit.value(s.ref.id) as Param;
  let known = false;
  for (const user of unit.usersOf(param.function)) {
    const call = unit.value(user);
    if (call.kind !== 'call') continue;
    const index = call.args.indexOf(param.function);
    if (index < 0) continue;
    const site: Ref = { unit, id: user, ctx: s.ref.ctx };
    for (const row of rowsOf(walk, site, true)) {
      const [slot = '', target, ...tokens] = row.to.trim().split(/\s+/);
      // Behind the element comes its index.
      if (
        row.from === 'receiver element' &&
        target === 'param0' &&
        param.index === 1 &&
        slotMeans(slot, index, call.args.length) &&
        !/sort/i.test(row.at)
      ) {
        walk.harmless('number');
        known = true;
      }
      if (target !== `param${param.index}` || !slotMeans(slot, index, call.args.length)) continue;
      const rest = consume(tokens, s.path);
      if (rest !== undefined) known = fromRow(walk, s, site, row, rest, trail) || known;
    }
    for (const callee of walk.tracer.values.things({ ...site, id: call.callee })) {
      if (callee.kind === 'function')
        known = calledInside(walk, s, callee.ref, index, param.index, site, trail) || known;
    }
  }
  return known;
}
/** A project function calls the function it was given. */
function calledInside(
  walk: Walking,
  s: State,
  fn: Ref,
  index: number,
  param: number,
  site: Ref,
  trail: Trail | undefined,
): boolean {
  const { values } = walk.tracer;
  const unit = fn.unit;
  const value = unit.value(fn.id);
  const id = value.kind === 'function' ? value.params[index] : undefined;
  if (id === undefined) return false;
  const ctx = values.enter({ kind: 'function', ref: fn }, site);
  let known = false;
  for (const user of unit.usersOf(id)) {
    const call = unit.value(user);
    const argument = call.kind === 'call' && call.callee === id ? call.args[param] : undefined;
    if (argument === undefined) continue;
    known = true;
    walk.visit(
      { ref: { unit, id: argument, ctx }, path: s.path, need: s.need, uses: withUse(s.uses, useAt(unit, user)) },
      trail,
    );
  }
  return known;
}
