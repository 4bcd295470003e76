/** Those of whom nobody could be made sure are answered and go no further, whatever status the answer carries. */
import type { RegionId } from '../../facts/facts.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isOther } from './groups.ts';
import type { Passage } from './passage.ts';
import { decided, type Known } from './proven.ts';

/**
 * Somewhere an answer stands on the way that only strangers take, and nothing behind it lets a request go on. `provesAt`:
 * what those make sure of who do not come to a place.
 */
export function turnsAway(passage: Passage, provesAt: (place: Ref) => Known | undefined): boolean {
  const on = passage.ways.filter((it) => it.kind === 'on');
  return passage.ways.some((way) => {
    if (way.kind !== 'answer' || on.some((it) => mayFollow(it.at, way.at))) return false;
    const known = provesAt(way.at);
    return known?.caller !== undefined || known?.sometimes !== undefined;
  });
}
/** What is answered there keeps nobody back: the same function lets the request go on afterwards. */
export function goesOnAfter({ ways }: Passage, { unit, id }: Ref): boolean {
  return ways.some(
    ({ kind, at }) =>
      kind === 'on' &&
      at.unit === unit &&
      unit.ownerOf(at.id) === unit.ownerOf(id) &&
      mayFollow(at, { unit, id, ctx: at.ctx }),
  );
}
/** It goes on with those only of whom something is lacking, where nobody stands behind it. */
export function goesOnWithout(passage: Passage, isLacking: (place: Ref) => boolean): boolean {
  return passage.ways.some((it) => it.kind === 'on' && it.handed === undefined && isLacking(it.at));
}
/** It goes on under conditions only, and not on both sides of one. */
export function keepsSome({ ways }: Passage, { ref: { unit, id } }: FunctionThing): boolean {
  const on = ways.filter((it) => it.kind === 'on');
  const sides = on.flatMap(({ at }) => {
    const region = at.unit === unit && unit.ownerOf(at.id) === id ? unit.region(unit.regionOf(at.id)) : undefined;
    return region?.kind === 'branch' || region?.kind === 'rest' ? [region] : [];
  });
  const isBoth = sides.some((a) => sides.some((b) => a.condition === b.condition && a.side !== b.side));
  return on.length > 0 && sides.length === on.length && !isBoth;
}
/**
 * Whoever has no row is answered at once, before anything else is waited for: `if (!mine) return response.json(null)`. That
 * others are looked up, made or changed there makes it another way of being served.
 */
export function leavesWithout(passage: Passage): boolean {
  const answers = passage.ways.flatMap((it) => (it.kind === 'answer' ? [{ ref: it.at, state: it.state }] : []));
  return [...answers, ...passage.returns].some(({ ref, state }) => {
    const known = state.get();
    if (known === undefined || known.right !== undefined) return false;
    const lacks = decided(known.partly).some(({ at, denies, idle }) => {
      return denies === true && idle === true && at.unit.value(at.id).kind === 'call';
    });
    return lacks && isAtOnce(ref);
  });
}
/** It stands under a condition, and nothing is waited for there. */
function isAtOnce({ unit, id }: Ref): boolean {
  const region = unit.region(unit.regionOf(id));
  if (region.kind !== 'branch' && region.kind !== 'rest') return false;
  for (let at = region.first; at <= id; at++) if (unit.value(at).kind === 'wait') return false;
  return true;
}
/** What comes by one place may come by the other afterwards. */
function mayFollow(later: Ref, first: Ref): boolean {
  const { unit } = first;
  if (later.unit !== unit || unit.ownerOf(later.id) !== unit.ownerOf(first.id)) return true;
  if (later.id < first.id) return false;
  const around = regionsAround(unit, later.id);
  const own = regionsAround(unit, first.id);
  const apart = own.findIndex((it) => around.includes(it));
  const only = apart < 0 ? own : own.slice(0, apart);
  const exits = unit.exitsIn(unit.ownerOf(first.id));
  if (exits.some((it) => only.includes(it.from) && it.at >= first.id)) return false;
  const [mine, other] = [only.at(-1), around[around.indexOf(own[apart] ?? -1) - 1]];
  return mine === undefined || other === undefined || !isOther(unit, mine, other);
}
/** The regions in which a value stands, the innermost first. */
function regionsAround(unit: FileUnit, id: number): readonly RegionId[] {
  const out: RegionId[] = [];
  for (let r = unit.regionOf(id); r >= 0; r = unit.region(r).parent) {
    out.push(r);
    if (r === 0 || unit.region(r).kind === 'function') break;
  }
  return out;
}
