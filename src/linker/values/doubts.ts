/**
 * What stands in a list only under a condition: what was put in inside a branch, what is only in one of several lists
 * that a value may be.
 */
import type { RegionId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import { type Doubt, isRef, type Ref, type Thing } from '../things.ts';
import { identity } from './identity.ts';
import type { Values } from './kernel.ts';
import { decided, isEntered } from './variables.ts';

type Item = Ref | readonly Thing[];
/** One of several lists that a value may be. */
export interface Choice {
  readonly items: readonly Item[];
  readonly doubt: Doubt;
}

/** The innermost condition on which a region hangs, of those inside `home`, where nothing settles it. */
export function doubtAt(
  values: Values,
  { unit, ctx }: Omit<Ref, 'id'>,
  region: RegionId,
  home: RegionId = 0,
): Doubt | undefined {
  for (let r = region; r !== home && r > 0 && unit.region(r).kind !== 'function'; r = unit.region(r).parent) {
    const { kind } = unit.region(r);
    if (kind === 'case' || kind === 'catch') return { unit, region: r };
    if (kind !== 'branch' && kind !== 'rest') continue;
    if (isEntered(values, { unit, ctx }, r) === undefined && !onlyThrowsPast(unit, r)) return { unit, region: r };
  }
  return undefined;
}
/** Who does not come to what follows has thrown: then nothing was started. */
function onlyThrowsPast(unit: FileUnit, region: RegionId): boolean {
  const it = unit.region(region);
  if (it.kind !== 'rest') return false;
  const leaves = unit.exitsIn(unit.ownerOfRegion(region)).filter(({ from }) => {
    const other = unit.region(from);
    return other.kind === 'branch' && other.condition === it.condition;
  });
  return leaves.length > 0 && leaves.every((exit) => exit.kind === 'throw');
}
/** What stands for a value here, for sure or not: `isThere && value`. */
export function doubtOf(values: Values, ref: Ref): Doubt | undefined {
  if (ref.doubt !== undefined) return ref.doubt;
  const { unit } = ref;
  const value = unit.value(ref.id);
  if (value.kind !== 'op' || value.operator !== '&&' || value.right === undefined) return undefined;
  if (decided(values, { ...ref, id: value.left }) === true) return undefined;
  return { unit, region: unit.regionOf(value.right) };
}
/** Without the doubt where what asks is run only when that holds. */
export function settledFor(site: Ref, ref: Ref): Ref {
  const { doubt } = ref;
  if (doubt?.unit !== site.unit) return ref;
  for (let r = site.unit.regionOf(site.id); r > 0; r = site.unit.region(r).parent)
    if (r === doubt.region) return { ...ref, doubt: undefined };
  return ref;
}
/** The same item, of which it is not sure that it is there. */
export function doubted(item: Item, doubt: Doubt | undefined): Item {
  return doubt === undefined || !isRef(item) || item.doubt !== undefined ? item : { ...item, doubt };
}
/** Where the alternatives of a value come from; undefined where it has but one, or they are not told apart. */
export function branchesOf(
  values: Values,
  ref: Ref,
): readonly { readonly ref: Ref; readonly doubt: Doubt }[] | undefined {
  const { unit } = ref;
  const value = unit.value(ref.id);
  if (value.kind !== 'join' || value.at !== 'branch') return undefined;
  const { from } = value;
  if (from === undefined) return undefined;
  return value.of.flatMap((id, index) =>
    isEntered(values, ref, from[index]!) === false
      ? []
      : { ref: { ...ref, id }, doubt: { unit, region: from[index]! } },
  );
}
/** The items of several lists of which a value is one: those of all are there for sure. */
export function together(values: Values, choices: readonly Choice[]): readonly Item[] {
  const [first, ...others] = choices;
  if (first === undefined || others.length === 0) return first?.items ?? [];
  const keyOf = (item: Item): string => (isRef(item) ? values.things(item) : item).map(identity).sort().join();
  const keys = choices.map(({ items }) => items.map(keyOf));
  const all = keys.map((it) => new Set(it));
  const isSure = (key: string): boolean => all.every((it) => it.has(key));
  const out: { readonly key: string; readonly item: Item }[] = [];
  const met = new Set<string>();
  for (const [index, { items, doubt }] of choices.entries()) {
    const own = keys[index]!;
    items.forEach((item, at) => {
      const key = own[at]!;
      if (isSure(key) ? index > 0 : met.has(key)) return;
      // It goes before what comes next and is there already.
      const next = index === 0 ? undefined : own.slice(at + 1).find((it) => met.has(it));
      const place = next === undefined ? out.length : out.findIndex((it) => it.key === next);
      out.splice(place, 0, { key, item: isSure(key) ? item : doubted(item, doubt) });
      met.add(key);
    });
  }
  return out.map((it) => it.item);
}
