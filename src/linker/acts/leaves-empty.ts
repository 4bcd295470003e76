/**
 * A function whose answers carry no status refuses by leaving early with what it wrote out itself: `return { error: 'sign
 * in' }`, `return []`. Whoever is handed that is given nothing that is stored, and nothing was changed for them.
 */
import type { Exit, RegionId, ValueId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import type { Calls } from './calls.ts';
import { isLast, regionsAround } from './groups.ts';
import type { Part } from './passage.ts';

interface Asked {
  readonly values: Values;
  readonly calls: Calls;
}
/** Objects one in another, and calls one inside another, that are looked at. */
const MAX_DEEP = 3;
const CHANGES: ReadonlySet<unknown> = new Set(['create', 'update', 'delete', 'upsert']);

/** What a call gives is what a function answers that tells no status, as it is; and nothing was changed before. */
export function answersFor(asked: Asked, handler: Ref, call: ValueId, part: Part): boolean {
  const { unit, id } = handler;
  if (id < 0 || isStatusless(asked, handler, part) !== true) return false;
  const given = new Set([call, ...unit.usersOf(call).filter((it) => unit.value(it).kind === 'wait')]);
  return unit
    .exitsIn(id)
    .some((it) => it.kind === 'return' && given.has(it.value ?? -1) && !changesBefore(asked, handler, it, call));
}
/** A handler that tells no status leaves here before it did anything. */
export function leavesEmpty(asked: Asked, handler: Ref, exit: Exit, part: Part): boolean {
  const { unit, id } = handler;
  const isMeant = isStatusless(asked, handler, part);
  if (isMeant === false || (isMeant === 'empty' && !isNothing(unit, exit)) || !isEmptyHanded(asked, handler, exit))
    return false;
  if (changesBefore(asked, handler, exit)) return false;
  if (!isLast(unit, exit.from)) return true;
  // What is given back at the end is how it serves, unless others are served elsewhere.
  const others = unit.exitsIn(id).filter((it) => it.kind === 'return' && it !== exit);
  return others.some((it) => !isEmptyHanded(asked, handler, it));
}
function isStatusless({ values }: Asked, fn: Ref, { statusless }: Part): boolean | 'empty' {
  return statusless === true || values.handed.isStatusless(fn);
}
/** `return;`, `return {};` */
function isNothing(unit: FileUnit, { value }: Exit): boolean {
  const given = value === undefined ? undefined : unit.value(value);
  if (given === undefined || given.kind === 'absent') return true;
  return given.kind === 'object' ? given.entries.length === 0 : given.kind === 'literal' && given.value === null;
}
/** Under a condition, or where something failed, at once and with nothing but what is written there. */
function isEmptyHanded({ values }: Asked, handler: Ref, { value, from, at, kind }: Exit): boolean {
  if (kind !== 'return') return false;
  const { unit } = handler;
  const region = unit.region(from);
  if (region.kind !== 'branch' && region.kind !== 'rest' && region.kind !== 'catch') return false;
  for (let id = region.first; id < at; id++) if (unit.value(id).kind === 'wait') return false;
  return value === undefined || isWrittenOut(values, { ...handler, id: value }, 0);
}
/** Constants, what failed, what a check found wrong, and objects and lists of no more than that. */
function isWrittenOut(values: Values, ref: Ref, deep: number): boolean {
  const { unit } = ref;
  const value = unit.value(ref.id);
  const of = (id: ValueId): boolean => deep < MAX_DEEP && isWrittenOut(values, { ...ref, id }, deep + 1);
  switch (value.kind) {
    case 'literal':
    case 'absent':
    case 'caught':
      return true;
    case 'object':
      return value.entries.every((it) => it.key !== null && of(it.value));
    case 'array':
      return value.items.every(of);
    case 'text':
      return value.holes.every(of);
    case 'global':
      return value.name === 'undefined';
    case 'get':
      if (isOfFailure(unit, value.of) || isOfCheck(values, ref, 0)) return true;
      break;
    case 'call':
      if (isOfCheck(values, ref, 0)) return true;
      break;
    default:
  }
  const things = values.things(ref);
  return things.length > 0 && things.every(({ kind }) => kind === 'constant');
}
function isOfFailure(unit: FileUnit, id: ValueId): boolean {
  return [...originsIn(unit, id, ['wait', 'join', 'load', 'get'])].some((it) => unit.value(it).kind === 'caught');
}
/** It was read off what a check of a library gave, which knows nothing but what was sent. */
function isOfCheck(values: Values, ref: Ref, deep: number): boolean {
  const { unit } = ref;
  const origins = [...originsIn(unit, ref.id, ['wait', 'join', 'load', 'get'])];
  const ends = origins.filter((id) => !PASSED.has(unit.value(id).kind));
  return ends.length > 0 && ends.every((id) => isCheck(values, { ...ref, id }, deep));
}
const PASSED: ReadonlySet<string> = new Set(['wait', 'join', 'load', 'get']);
function isCheck(values: Values, ref: Ref, deep: number): boolean {
  const { unit } = ref;
  const call = unit.value(ref.id);
  if (call.kind !== 'call' || deep > MAX_DEEP) return false;
  const callees = values.things({ ...ref, id: call.callee });
  if (callees.some((it) => it.kind === 'api' && values.apis.rows(it.nodes, 'validators').length > 0)) return true;
  // A method of that without anything of one's own, or a function of a library that is handed nothing else.
  const isOf = (id: ValueId): boolean => isOfCheck(values, { ...ref, id }, deep + 1);
  if (call.receiver !== undefined && call.args.length === 0) return isOf(call.receiver);
  return (
    call.args.length > 0 && callees.length > 0 && callees.every(({ kind }) => kind === 'api') && call.args.every(isOf)
  );
}
/** On the way something was changed, besides by what the way itself hangs on. */
function changesBefore(asked: Asked, handler: Ref, { from, at }: Exit, but: ValueId = -1): boolean {
  const { unit, ctx } = handler;
  const around = regionsAround(unit, from);
  const on = new Set<RegionId>(around.map(([id]) => id));
  const hangsOn = new Set<ValueId>();
  for (const [, it] of around)
    if (it.kind === 'branch' || it.kind === 'rest')
      for (const id of originsIn(unit, it.condition, ['wait', 'join', 'load', 'get', 'op'])) hangsOn.add(id);
  const fn = unit.value(handler.id);
  if (fn.kind !== 'function' || fn.body < 0) return false;
  on.add(fn.body);
  const met = new Set<string>();
  for (let id = unit.region(fn.body).first; id < at; id++)
    if (unit.value(id).kind === 'call' && on.has(unit.regionOf(id)) && !hangsOn.has(id) && id !== but)
      if (changes(asked, { unit, id, ctx }, 0, met)) return true;
  return false;
}
/** A call changes what is stored, or what it leads to does. */
function changes(asked: Asked, site: Ref, deep: number, met: Set<string>): boolean {
  const { values, calls } = asked;
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return false;
  for (const thing of values.things({ ...site, id: call.callee }))
    if (thing.kind === 'api')
      for (const kind of ['data', 'queries'] as const)
        if (values.apis.rows(thing.nodes, kind).some(({ row }) => CHANGES.has(row.does))) return true;
  if (deep >= MAX_DEEP) return false;
  for (const { unit, ctx, first, last } of calls.bodies(site, call, met))
    for (let it = first; it < last; it++) if (changes(asked, { unit, id: it, ctx }, deep + 1, met)) return true;
  return false;
}
