/** Transactions that hold for a block: `with connection.transaction():`. */
import type { DataAccess, Transaction } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import type { Access } from './accesses.ts';
import { siteKey, unitOf, type Scene } from './scene.ts';

/** The transaction of a call whose result scopes a block; undefined where it scopes none. */
export function byScope(scene: Scene, site: Site, accesses: ReadonlyMap<string, Access>, around: Map<string, NonNullable<DataAccess['transaction']>>): Transaction | undefined {
  const unit = unitOf(site.ref);
  const held = { at: scene.place(site.ref), kind: 'callback' as const };
  const scoping = new Set([site.ref.id, ...unit.usersOf(site.ref.id).filter((id) => unit.value(id).kind === 'wait')]);
  const blocks = unit.facts.regions.filter((region) => region.kind === 'scope' && scoping.has(region.value));
  if (blocks.length === 0) return undefined;
  for (const { first, last } of blocks) {
    for (let id = first; id < last; id++) {
      const key = siteKey({ unit, id });
      if (accesses.has(key) || unit.value(id).kind === 'call') around.set(key, held);
    }
  }
  return { at: held.at, kind: 'callback', package: site.callees[0]?.package ?? '', leaks: [], strays: [], known: true };
}
