/** Whether a function lets only so many requests through: what its refusals with 429 hang on, and who comes to them. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import { comesOf, type Edge, originsIn } from '../origins.ts';
import { isRef, type Ref, refKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { comersTo } from './comers.ts';
import type { Gate, Refusal } from './gate.ts';
import type { FileUnit } from '../units.ts';
import { regionsAround } from './groups.ts';

/** Where it is done, and for whom. */
export interface Limit {
  readonly is: 'yes' | 'conditional' | 'unknown';
  readonly at: Ref;
}
/** What is told of what is not seen to count anything. */
export const UNCOUNTED = 'what its 429 hangs on is not seen to count requests';

/** Functions that hand a value on to another, for what is refused there. */
const MAX_DEEP = 4;
/** From what is decided to what was asked for it; what a call is handed is none of that. */
const ASKED: readonly Edge[] = ['wait', 'join', 'load', 'get', 'element', 'op', 'callee', 'receiver'];
const MADE: readonly Edge[] = [...ASKED, 'arguments', 'text', 'object', 'array'];
const LESS = /^(?:[<>]=?|\+\+|--)$/;
const isOfFailure = comesOf(MADE, (unit, id) => unit.value(id).kind === 'caught');

/** The limit that the refusals and the limiters of a function make up, that of which most is known. */
export function limitOf(values: Values, { roles, refusals }: Pick<Gate, 'roles' | 'refusals'>): Limit | undefined {
  const limits: Limit[] = [];
  for (const { does, at, perhaps, tells, fails } of roles) {
    if (does !== 'limits') continue;
    const told = tells ? refusedBy(tells, refusals) : { place: at, asked: at.id };
    if (told === undefined) continue;
    if (fails && isPassedOver(at, refusals)) limits.push({ is: 'unknown', at });
    else limits.push({ is: perhaps ? 'conditional' : ofSome(values, told.place, told.asked), at: told.place });
  }
  for (const refusal of refusals) {
    if (refusal.status !== 429) continue;
    const { at } = refusal;
    const told = countedAt(values, refusal, refusals);
    limits.push({ is: told === 'yes' && refusal.perhaps ? 'conditional' : told, at });
  }
  const best = (['yes', 'conditional', 'unknown'] as const).map((is) => limits.find((it) => it.is === is));
  return best.find((it) => it !== undefined);
}
/** What a limiter fails with is caught where nobody is refused: whoever is over the limit goes on like all others. */
function isPassedOver({ unit, id }: Ref, refusals: readonly Refusal[]): boolean {
  const refuses = (isInside: (place: Ref) => boolean, throws: boolean): boolean =>
    throws || refusals.some(({ at, within = at }) => [at, within].some((it) => it.unit === unit && isInside(it)));
  for (const [region, it] of regionsAround(unit, unit.regionOf(id))) {
    if (it.kind !== 'try') continue;
    const caught = unit.catchOf(region);
    if (caught === undefined) continue;
    const throws = unit.exitsWithin(caught).some(({ kind }) => kind === 'throw');
    if (!refuses((place) => unit.encloses(caught, unit.regionOf(place.id)), throws)) return true;
  }
  for (const fn of failureHandlers(unit, id)) {
    const throws = unit.exitsIn(fn).some(({ kind }) => kind === 'throw');
    if (!refuses((place) => unit.isWithin(unit.ownerOf(place.id), fn), throws)) return true;
  }
  return false;
}
/** Functions written there that run where a promise, or what comes of it, is rejected. */
function* failureHandlers(unit: FileUnit, promise: ValueId): Iterable<ValueId> {
  for (const user of unit.usersOf(promise)) {
    const get = unit.value(user);
    if (get.kind !== 'get' || (get.key !== 'then' && get.key !== 'catch')) continue;
    for (const chained of unit.usersOf(user)) {
      const call = unit.value(chained);
      if (call.kind !== 'call' || call.callee !== user) continue;
      const handler = call.args[get.key === 'catch' ? 0 : 1];
      if (handler !== undefined && unit.value(handler).kind === 'function') yield handler;
      else if (get.key === 'then') yield* failureHandlers(unit, chained);
    }
  }
}
/** The refusal, with whatever status, that hangs on what one of some calls gives, and the condition that asks for it. */
function refusedBy(
  calls: readonly Ref[],
  refusals: readonly Refusal[],
): { readonly place: Ref; readonly asked: ValueId } | undefined {
  for (const { at, within = at } of refusals)
    for (const place of within === at ? [at] : [at, within]) {
      const given = new Set(calls.flatMap(({ unit, id }) => (unit === place.unit ? id : [])));
      const asked = conditionsOf(place).find((it) =>
        [...originsIn(place.unit, it.condition, ASKED)].some((id) => given.has(id)),
      );
      if (asked !== undefined) return { place, asked: asked.condition };
    }
  return undefined;
}
function countedAt(values: Values, { at, within = at }: Refusal, refusals: readonly Refusal[]): Limit['is'] {
  const place = conditionsOf(within).length > 0 ? within : at;
  const asked = conditionsOf(place);
  // What is answered whatever failed hangs on what was tried.
  const failed = [at, within].find(isUnderFailure);
  if (failed !== undefined) return isThrown(values, failed, refusals) ? 'yes' : 'unknown';
  if (asked.length > 0 && !asked.some((it) => counts(values, { ...place, id: it.condition }, MAX_DEEP)))
    return 'unknown';
  return place === at ? ofSome(values, at, asked[0]?.condition) : ofSome(values, at, at.id);
}
/** A condition is of what was counted, or of what somebody was asked while the function ran. */
function counts(values: Values, ref: Ref, deep: number): boolean {
  const { unit } = ref;
  const owner = unit.ownerOf(ref.id);
  for (const id of originsIn(unit, ref.id, ASKED)) {
    const value = unit.value(id);
    if (value.kind === 'call' && value.new !== true && unit.ownerOf(id) === owner) return true;
    if (value.kind === 'element' || (value.kind === 'get' && typeof value.key === 'number')) return true;
    if (value.kind === 'op' && LESS.test(value.operator)) return true;
  }
  if (deep === 0) return false;
  // What it was handed as the outcome: `refuse(await isOver(request))`.
  return [...originsIn(unit, ref.id, ['wait', 'join', 'load', 'op'])].some((id) => {
    const value = unit.value(id);
    if (value.kind !== 'param') return false;
    const given = values.contexts.frameOf(unit, value.function, ref.ctx)?.args[value.index];
    return given !== undefined && isRef(given) && counts(values, given, deep - 1);
  });
}
/** `conditional` where others of the same function go on to what follows without coming to what is asked. */
function ofSome(values: Values, at: Ref, asked: ValueId | undefined): 'yes' | 'conditional' {
  const { unit } = at;
  if (asked === undefined) return 'yes';
  const sources = new Set(originsIn(unit, asked, ASKED));
  for (const { region, condition } of conditionsOf(at)) {
    if (unit.region(region).kind !== 'branch' || condition === asked) continue;
    const made = [...originsIn(unit, condition, ASKED)];
    const isOfTheSame = made.some((id) => {
      const value = unit.value(id);
      return (
        (sources.has(id) && value.kind !== 'literal' && value.kind !== 'absent') ||
        (value.kind === 'op' && LESS.test(value.operator))
      );
    });
    if (isOfTheSame || unit.exitsIn(unit.ownerOf(at.id)).some((it) => it.from === region)) continue;
    // Whom it is about by path or method is told apart elsewhere.
    if (Object.values(comersTo(values, at)).every((it) => it === undefined)) return 'conditional';
  }
  return 'yes';
}
/** The conditions of a function that a place hangs on, the nearest first. */
function conditionsOf({ unit, id }: Ref): readonly { readonly region: RegionId; readonly condition: ValueId }[] {
  const out: { readonly region: RegionId; readonly condition: ValueId }[] = [];
  for (const [region, it] of regionsAround(unit, unit.regionOf(id))) {
    if (it.kind === 'branch' || it.kind === 'rest') out.push({ region, condition: it.condition });
    else if (it.kind === 'case') out.push({ region, condition: it.subject });
  }
  return out;
}
/** It answers some of what failed, and not whatever does. */
function isUnderFailure({ unit, id }: Ref): boolean {
  const around = regionsAround(unit, unit.regionOf(id));
  const caught = around.findIndex(([, it]) => it.kind === 'catch');
  return (
    caught !== -1 &&
    around
      .slice(0, caught)
      .some(([, it]) => (it.kind === 'branch' || it.kind === 'rest') && isOfFailure(unit, it.condition))
  );
}
/** What is answered there is an error of a class that is thrown where it was tried, and nothing else is of that class. */
function isThrown(values: Values, at: Ref, refusals: readonly Refusal[]): boolean {
  const { unit, ctx } = at;
  const named = conditionsOf(at).flatMap(({ region, condition }) => {
    const { kind } = unit.region(region);
    if (kind !== 'branch') return [];
    return [...originsIn(unit, condition, ['op'])].flatMap((id) => {
      const value = unit.value(id);
      if (value.kind !== 'op' || value.operator !== 'instanceof' || value.right === undefined) return [];
      return classesOf(values, { unit, id: value.right, ctx });
    });
  });
  return refusals.some(({ how, at: site, within = site }) => {
    if (how !== 'stop') return false;
    const thrown = within.unit.value(within.id);
    if (thrown.kind !== 'call' || thrown.new !== true) return false;
    const asked = conditionsOf(within);
    return (
      classesOf(values, { ...within, id: thrown.callee }).some((it) => named.includes(it)) &&
      asked.some((it) => counts(values, { ...within, id: it.condition }, MAX_DEEP))
    );
  });
}
function classesOf(values: Values, ref: Ref): readonly string[] {
  return values.things(ref).flatMap((it) => (it.kind === 'class' ? [refKey(it.ref)] : []));
}
