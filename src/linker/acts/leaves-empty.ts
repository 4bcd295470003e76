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

interface Asked {
  readonly values: Values;
  readonly calls: Calls;
}
/** Objects one in another, and calls one inside another, that are looked at. */
const MAX_DEEP = 3;
const CHANGES: ReadonlySet<unknown> = new Set(['create', 'update', 'delete', 'upsert']);

/** A handler that tells no status leaves here before it did anything. */
export function leavesEmpty(asked: Asked, handler: Ref, exit: Exit): boolean {
  const { unit, id } = handler;
  if (!asked.values.handed.isStatusless(handler) || !isEmptyHanded(asked, handler, exit)) return false;
  if (changesBefore(asked, handler, exit)) return false;
  if (!isLast(unit, exit.from)) return true;
  // What is given back at the end is how it serves, unless others are served elsewhere.
  const others = unit.exitsIn(id).filter((it) => it.kind === 'return' && it !== exit);
  return others.some((it) => !isEmptyHanded(asked, handler, it));
}
/** Under a condition, or where something failed, at once and with nothing but what is written there. */
function isEmptyHanded({ values }: Asked, handler: Ref, { value, from, at, kind }: Exit): boolean {
  if (kind !== 'return' || value === undefined) return false;
  const { unit } = handler;
  const region = unit.region(from);
  if (region.kind !== 'branch' && region.kind !== 'rest' && region.kind !== 'catch') return false;
  for (let id = region.first; id < at; id++) if (unit.value(id).kind === 'wait') return false;
  return isWrittenOut(values, { ...handler, id: value }, 0);
}
/** Constants, what failed, and objects and lists of no more than that. */
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
      if (isOfFailure(unit, value.of)) return true;
      break;
    default:
  }
  const things = values.things(ref);
  return things.length > 0 && things.every(({ kind }) => kind === 'constant');
}
function isOfFailure(unit: FileUnit, id: ValueId): boolean {
  return [...originsIn(unit, id, ['wait', 'join', 'load', 'get'])].some((it) => unit.value(it).kind === 'caught');
}
/** On the way something was changed, besides by what the way itself hangs on. */
function changesBefore(asked: Asked, handler: Ref, { from, at }: Exit): boolean {
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
    if (unit.value(id).kind === 'call' && on.has(unit.regionOf(id)) && !hangsOn.has(id))
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
