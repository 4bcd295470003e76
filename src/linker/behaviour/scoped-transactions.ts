/** Transactions that hold for a block: `with connection.transaction():`. */
import type { Region, ValueId } from '../../facts/facts.ts';
import type { DataAccess, Transaction } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { type Scene } from './scene.ts';
import { valueKey } from '../things.ts';

/** The transaction of a call whose result scopes a block; undefined where it scopes none. */
export function byScope(
  scene: Scene,
  site: Site,
  accesses: ReadonlyMap<string, Access>,
  around: Map<string, NonNullable<DataAccess['transaction']>>,
): Transaction | undefined {
  const unit = site.ref.unit;
  const held = { at: scene.place(site.ref), kind: 'callback' as const };
  const blocks = blocksOf(unit, site.ref.id);
  if (blocks.length === 0) return undefined;
  for (const { first, last } of blocks) {
    for (let id = first; id < last; id++) {
      const key = valueKey({ unit, id });
      if (accesses.has(key) || unit.value(id).kind === 'call') around.set(key, held);
    }
  }
  return { at: held.at, kind: 'callback', package: site.callees[0]?.package ?? '', leaks: [], strays: [], known: true };
}
/** Blocks that the result of a call scopes. */
export function blocksOf(unit: FileUnit, id: ValueId): readonly Region[] {
  const scoping = new Set([id, ...unit.usersOf(id).filter((user) => unit.value(user).kind === 'wait')]);
  return unit.facts.regions.filter((region) => region.kind === 'scope' && scoping.has(region.value));
}
