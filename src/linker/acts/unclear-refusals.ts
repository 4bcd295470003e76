/**
 * Strangers are kept out (401: nobody knows who you are) by what was noted down before: an error put into a list, a flag,
 * a member that is set if somebody was found. Who that keeps out is not known. Nor is it where what is asked is made of too
 * much to look at, or, where a request can be read from everywhere, what a package answers of which nothing is known.
 */
import { callerWords } from '../../libraries/http.ts';
import type { ValueId } from '../../facts/facts.ts';
import { Origins } from '../origins.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { conditionsAround } from './conditions.ts';
import { isNotUnderstood } from './understood.ts';
import type { Refusal } from './gate.ts';
import { regionsAround } from './groups.ts';
import type { Nature } from './nature.ts';
import { decided, type Known } from './proven.ts';
import { asksUnsaid } from './unsaid-members.ts';

/** What a refusal is told by: what those make sure of who do not come to it, and what values are made of. */
interface Asked extends Kept {
  /** What is known where a value is there. */
  readonly proofs: { implied(ref: Ref, side: boolean): Known | undefined };
  provesAt(refusal: Ref): Known | undefined;
  readonly natures: { of(ref: Ref): Nature; ofAll(refs: readonly Ref[]): Nature };
}
interface Kept {
  readonly values: Values;
  /** What the project puts where a member is read. */
  keptIn(ref: Ref): readonly Ref[];
}
/** Members that tell whether a collection holds anything. */
const SIZES: ReadonlySet<unknown> = new Set(['length', 'size']);
const GIVEN = ['wait', 'join', 'load', 'op', 'results'] as const;
const ANSWERED = ['wait', 'join', 'load', 'get', 'element', 'op', 'receiver', 'results'] as const;
/** So many values that a condition comes of are looked at. */
const NEAREST = 60;

/** The first of the refusals of strangers of which it is not known whom they keep out. */
export function unclearRefusal(asked: Asked, refusals: readonly Refusal[]): Ref | undefined {
  return refusals.find(({ at, within = at, status, perhaps }) => {
    if ((status !== 401 && status !== 403 && status !== undefined) || perhaps === true) return false;
    const places = within === at ? [at] : [at, within];
    const decides = (it: Ref): boolean => {
      if (status === undefined) return asksUnsaid(asked, it);
      const isStranger = status === 401 && (isNoted(asked, it) || isTooMuch(asked, it) || asksUnsaid(asked, it));
      return isStranger || (status === 403 && isToldByCallback(it)) || isUnread(asked, it);
    };
    return places.every((it) => !isKnown(asked.provesAt(it))) && places.flatMap(conditionsAround).some(decides);
  })?.at;
}
/**
 * The first of the values that a guard gives which is a member of what a library hands over, named for who is calling, where
 * nobody in sight puts anything there (`client.request.identity`), or what comes of a package of which nothing is known.
 */
export function unclearAnswer(asked: Kept, given: readonly Ref[]): Ref | undefined {
  const { values } = asked;
  return given.find((start) => {
    for (const ref of new Origins(values, start, GIVEN, () => true, NEAREST)) {
      const value = ref.unit.value(ref.id);
      if (value.kind !== 'get' || typeof value.key !== 'string' || !callerWords.test(value.key)) continue;
      const name = `.${value.key}`;
      const isUnsaid = values.things({ ...ref, id: value.of }).some((it) => {
        return it.kind === 'api' && hands(values, it) && values.apis.step(it.nodes, name).length === 0;
      });
      const kept = isUnsaid ? asked.keptIn(ref) : undefined;
      if (kept?.every((it) => isOfStranger(values, it)) === true) return true;
    }
    return false;
  });
}
function isOfStranger(values: Values, start: Ref): boolean {
  for (const { unit, id, ctx } of new Origins(values, start, ANSWERED, () => true, NEAREST)) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    const things = values.things({ unit, id: call.callee, ctx });
    if (things.some((it) => it.kind === 'api' && isNotUnderstood(values, it))) return true;
  }
  return false;
}
function hands(values: Values, thing: ApiThing): boolean {
  if (thing.nodes.some(({ types }) => types.length > 0)) return true;
  return values.apis.library(thing.package)?.is?.some((it) => it === 'framework' || it === 'websocket') === true;
}
/** Something is known there of who is calling, or nobody comes there. */
export function isKnown(known: Known | undefined): boolean {
  if (known === undefined) return true;
  const { caller, sometimes, right, partly, apart, spared } = known;
  return [caller, sometimes, right, apart, spared].some((it) => it !== undefined) || decided(partly).length > 0;
}
/** What it asks is made of more than is looked at: a caller who was made sure of may be among that. */
function isTooMuch({ natures }: Asked, condition: Ref): boolean {
  const { cut, principal } = natures.of(condition);
  return cut && !principal;
}
/**
 * It asks what a package answers of which nothing is known, and that may read the request by itself: it is handed nothing of
 * it, and nothing that is stored.
 */
function isUnread({ values, natures }: Asked, condition: Ref): boolean {
  if (!values.apis.isAmbient) return false;
  for (const { unit, id, ctx } of new Origins(values, condition, ANSWERED, () => true, NEAREST)) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    const things = values.things({ unit, id: call.callee, ctx });
    if (!things.some((it) => it.kind === 'api' && isNotUnderstood(values, it))) continue;
    const { parts, stored, request } = natures.ofAll(call.args.map((it): Ref => ({ unit, id: it, ctx })));
    if (parts.size === 0 && !stored && !request) return true;
  }
  return false;
}
/**
 * It asks what was put into a list, which of several constants was kept, or a member into which somebody may have been put
 * who was made sure of.
 */
function isNoted(asked: Asked, condition: Ref): boolean {
  const { values } = asked;
  const value = condition.unit.value(condition.id);
  const of = (id: ValueId): Ref => ({ ...condition, id });
  if (value.kind === 'op') return [value.left, value.right].some((it) => it !== undefined && isNoted(asked, of(it)));
  if (value.kind !== 'get' && value.kind !== 'load' && value.kind !== 'join') return false;
  if (value.kind === 'get' && SIZES.has(value.key)) return isCollection(values, of(value.of));
  const constants = new Set(values.things(condition).map((it) => (it.kind === 'constant' ? it.value : undefined)));
  // Of several objects that hold it, it is known under what each is given back.
  const isKept = value.kind !== 'get' || values.things(of(value.of)).some((it) => it.kind === 'instance');
  if (constants.size > 1 && isKept) return true;
  if (value.kind !== 'get') return false;
  const isSomebody = (id: ValueId): boolean => {
    const known = asked.proofs.implied(of(id), true);
    return known !== undefined && isKnown(known);
  };
  return writesOf(condition.unit, value.key).some(isSomebody);
}
/** What is written into a member in a file, if something holds. */
function writesOf(unit: FileUnit, key: string | ValueId): readonly ValueId[] {
  if (typeof key !== 'string') return [];
  return unit.facts.values.flatMap((it, id) => {
    const isMaybe =
      it.kind === 'set' &&
      it.key === key &&
      regionsAround(unit, unit.regionOf(id)).some(([, { kind }]) => kind === 'branch');
    return isMaybe ? [it.to] : [];
  });
}
/** It asks what was kept by a function that something else was handed: that told by calling it, or did not. */
function isToldByCallback({ unit, id, ctx }: Ref): boolean {
  const value = unit.value(id);
  if (value.kind === 'op' && value.operator === '!') return isToldByCallback({ unit, id: value.left, ctx });
  if (value.kind !== 'load') return false;
  const { cell } = value;
  return unit.usersOf(cell).some((user) => {
    const [store, by] = [unit.value(user), unit.ownerOf(user)];
    if (store.kind !== 'store' || by === unit.ownerOf(cell)) return false;
    return unit.usersOf(by).some((it) => unit.value(it).kind === 'call');
  });
}
function isCollection(values: Values, ref: Ref): boolean {
  return values.things(ref).some((it) => it.kind === 'array' || (it.kind === 'api' && /\b(?:Set|Map)\b/.test(it.path)));
}
