/** Regions that belong together: the sides of a condition, an attempt with its clauses. */
import type { Region, RegionId, ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';

/** Another side of the same condition. */
export function isOther(unit: FileUnit, first: RegionId, id: RegionId): boolean {
  const [a, b] = [unit.region(first), unit.region(id)];
  return a.kind === 'branch' && b.kind === 'branch' && a.condition === b.condition && a.side !== b.side;
}
/** A clause of the same attempt, or what follows it. */
export function hangsOn(unit: FileUnit, id: RegionId, tried: RegionId): boolean {
  const it = unit.region(id);
  return (it.kind === 'catch' || it.kind === 'finally' || it.kind === 'after') && it.of === tried;
}
/** Nothing is done any more behind a region. */
export function isLast(unit: FileUnit, id: RegionId): boolean {
  for (let at = id; unit.region(at).kind !== 'function'; at = unit.region(at).parent) {
    const { parent, last } = unit.region(at);
    for (let it = last; it < unit.region(parent).last; it++) if (unit.value(it).kind !== 'absent') return false;
  }
  return true;
}
/** A region and those around it, up to that of its function. */
export function regionsAround(unit: FileUnit, from: RegionId): readonly (readonly [RegionId, Region])[] {
  const out: (readonly [RegionId, Region])[] = [];
  for (let r = from; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function' || it.kind === 'fields') break;
    out.push([r, it]);
  }
  return out;
}
/** It stands in what runs when something failed. */
export function isCaught({ unit, id }: Ref): boolean {
  return regionsAround(unit, unit.regionOf(id)).some(([, { kind }]) => kind === 'catch');
}
/** A catch clause of the same function receives what is thrown in a call. */
export function inTry(site: Ref): boolean {
  return catchOf(site) !== undefined;
}
/** That clause. */
export function catchOf({ unit, id }: Ref): RegionId | undefined {
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function' || it.kind === 'fields') return undefined;
    const caught = it.kind === 'try' ? unit.catchOf(r) : undefined;
    if (caught !== undefined) return caught;
  }
  return undefined;
}
/** What the cases of a switch are for. */
export function testsOf(unit: FileUnit, cases: readonly RegionId[]): readonly ValueId[] {
  return cases.flatMap((it) => {
    const region = unit.region(it);
    return region.kind === 'case' ? region.tests : [];
  });
}
