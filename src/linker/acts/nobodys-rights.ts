/**
 * Rights that are put together for whoever is calling (`abilityOf(request.user).can('delete', 'Note')`): who has one was made
 * sure of, unless it is given to nobody in particular as well.
 */
import { Origins, SAME } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import { identity } from '../values/identity.ts';
import type { Values } from '../values/kernel.ts';
import type { Assumptions } from './assumptions.ts';
import { type Maybe, NOTHING } from './known.ts';
import type { Nature } from './nature.ts';
import { type Proof, unclear } from './proven.ts';
import { valuesWithin } from './steps.ts';

/** Functions one inside another in which rights are given. */
const MAX_DEEP = 2;
/** Why: nobody may have that right, too. */
const NOT_SEEN = 'whether others have that right is not seen';

interface Asking {
  readonly values: Values;
  readonly assumptions: Assumptions;
  readonly natureOf: (ref: Ref) => Nature;
}
/** Where rights are put together, and which of the parameters is whoever has them. */
interface Maker {
  readonly fn: FunctionThing;
  readonly nobody: ReadonlyMap<number, Maybe>;
}

/** Who is known where a library says that somebody has a right; undefined: the rights are nobody's who was made sure of. */
export function callerOfRight(asking: Asking, site: Ref): Proof | undefined {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call' || call.receiver === undefined) return undefined;
  const rights: Ref = { ...site, id: call.receiver };
  const { principal, doubt } = asking.natureOf(rights);
  if (!principal) return undefined;
  if (doubt !== undefined) return unclear(site, doubt);
  const makers = makersOf(asking, rights);
  const given = makers.map((it) => isGivenToNobody(asking, it, site));
  if (given.includes(true)) return undefined;
  return given.length === 0 || given.includes(undefined) ? unclear(site, NOT_SEEN) : { at: site, is: 'yes' };
}
function makersOf({ values, natureOf }: Asking, rights: Ref): readonly Maker[] {
  const out: Maker[] = [];
  for (const ref of new Origins(values, rights, [...SAME, 'frame'])) {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') continue;
    const nobody = new Map<number, Maybe>();
    for (const [index, id] of call.args.entries()) if (natureOf({ ...ref, id }).principal) nobody.set(index, NOTHING);
    for (const fn of nobody.size === 0 ? [] : values.things({ ...ref, id: call.callee }))
      if (fn.kind === 'function') out.push({ fn, nobody });
  }
  return out;
}
/** The right that is asked is given where whoever is calling is missing; undefined: that is not seen. */
function isGivenToNobody(asking: Asking, { fn, nobody }: Maker, asked: Ref): boolean | undefined {
  const { values, assumptions } = asking;
  const { unit, id, ctx } = fn.ref;
  const name = asked.unit.calledName(asked.id);
  const gives = [...valuesWithin(unit, id, MAX_DEEP)]
    .filter((it) => unit.value(it).kind === 'call' && unit.calledName(it) === name)
    .map((it): Ref => ({ unit, id: it, ctx }));
  if (gives.length === 0) return undefined;
  const same = gives.map((it) => isSameRight(values, it, asked));
  // What another right is given for does not matter.
  const left = gives.filter((_, index) => same[index] !== false);
  if (!assumptions.mayCome(fn, left, nobody)) return false;
  const isSure = (it: Ref, index: number): boolean =>
    same[index] === true && assumptions.mayCome(fn, [it], nobody) && !hangsOnCaller(asking, it);
  return gives.some(isSure) ? true : undefined;
}
/** It is given for something of whoever is calling: where they are missing that throws, or fits nothing. */
function hangsOnCaller({ natureOf }: Asking, given: Ref): boolean {
  const call = given.unit.value(given.id);
  return call.kind === 'call' && call.args.some((id) => natureOf({ ...given, id }).principal);
}
/** The same is given as is asked, by the constants and classes that both are told; undefined: that cannot be told. */
function isSameRight(values: Values, given: Ref, asked: Ref): boolean | undefined {
  const [a, b] = [given, asked].map((it) => it.unit.value(it.id));
  if (a?.kind !== 'call' || b?.kind !== 'call') return undefined;
  let same: boolean | undefined = a.args.length === b.args.length ? true : undefined;
  for (let at = 0; at < Math.min(a.args.length, b.args.length); at++) {
    const one = namesOf(values, { ...given, id: a.args[at]! });
    const other = namesOf(values, { ...asked, id: b.args[at]! });
    if (one === undefined || other === undefined) same = undefined;
    else if (one.some((it) => ANYTHING.has(it))) continue;
    else if (!one.some((it) => other.includes(it))) return false;
  }
  return same;
}
/** Words for all that can be done, and to whatever. */
const ANYTHING: ReadonlySet<string> = new Set(['constant string manage', 'constant string all']);
function namesOf(values: Values, ref: Ref): readonly string[] | undefined {
  const value = ref.unit.value(ref.id);
  const items = value.kind === 'array' && value.spreads === undefined ? value.items : [ref.id];
  const things = items.flatMap((id) => values.things({ ...ref, id }));
  const isTold = things.length >= items.length && things.every(({ kind }) => kind === 'constant' || kind === 'class');
  return isTold ? things.map(identity) : undefined;
}
