/** Rows that are made one by one because what they are given, a key above all, is used by what follows. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { aliases, rowsOf } from './row-use.ts';
import { type Scene } from './scene.ts';

/** How many functions may hand the row on. */
const DEEPEST = 3;

/** The key, or another member, of the row that was made is used: it has to be known before what hangs on it is made. */
export function isCreatedRowUsed(scene: Scene, access: Access): boolean {
  const { results, lists, rows } = rowsOf(access);
  return isUsed(scene, access.ref.unit, [...results, ...lists, ...rows], 0);
}
function isUsed(scene: Scene, unit: FileUnit, ids: readonly ValueId[], depth: number): boolean {
  const own = new Set(ids);
  const isOwn = (id: ValueId): boolean => {
    const it = unit.value(id);
    return own.has(id) || it.kind === 'wait' || it.kind === 'store' || (it.kind === 'get' && it.key === '0');
  };
  if (ids.some((id) => unit.usersOf(id).some((user) => !isOwn(user) && !isLink(unit, id, user)))) return true;
  if (depth === DEEPEST) return false;
  return unit.facts.exits.some((exit) => {
    if (exit.kind !== 'return' || exit.value === undefined || !own.has(exit.value)) return false;
    const fn = unit.ownerOfRegion(exit.from);
    return (
      fn >= 0 &&
      scene.values.callersOf(unit, fn).some((site) => isUsed(scene, site.unit, aliases(site.unit, site.id), depth + 1))
    );
  });
}
/** `create(…).catch(…)`: the next link of a chain, not a use. */
function isLink(unit: FileUnit, id: ValueId, user: ValueId): boolean {
  const get = unit.value(user);
  return unit.value(id).kind === 'call' && get.kind === 'get' && typeof get.key === 'string' && !/^\d+$/.test(get.key)
    ? unit.usersOf(user).some((use) => {
        const call = unit.value(use);
        return call.kind === 'call' && call.callee === user;
      })
    : false;
}
