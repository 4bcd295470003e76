/** Statements put together by a builder that ask for an aggregate: they give a row whatever they find. */
import type { ValueId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { type Scene } from './scene.ts';

/** True when the statement of an access counts, sums or the like, and has no groups. */
export function isAggregate(scene: Scene, access: Access): boolean {
  if (access.row === undefined) return false;
  const unit = access.ref.unit;
  const links = linksOf(unit, access.result);
  if (links.some((id) => /^(?:group|having)/i.test(nameOf(unit, id)))) return false;
  return links.some((id) => asks(scene, unit, id));
}
/** Calls of the chain, and those that add to it in statements of their own (`query.count('id');`). */
function linksOf(unit: FileUnit, result: ValueId): readonly ValueId[] {
  return [...originsIn(unit, result, ['receiver'])]
    .filter((id) => unit.value(id).kind === 'call')
    .flatMap((id) => [id, ...added(unit, id)]);
}
function added(unit: FileUnit, id: ValueId): readonly ValueId[] {
  return unit.usersOf(id).flatMap((get) =>
    unit.value(get).kind !== 'get'
      ? []
      : unit.usersOf(get).filter((user) => {
          const call = unit.value(user);
          return call.kind === 'call' && call.callee === get && call.unused === true;
        }),
  );
}
function asks(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const site = scene.actsIn(unit).get(id);
  const row = site && scene.rows(site, 'data')[0]?.row;
  if (row === undefined || site === undefined) return false;
  if (row.does === 'aggregate') return true;
  const columns = row.select === undefined ? [] : scene.argument(site.ref, row.select);
  return columns.some((ref) => {
    const call = ref.unit.value(ref.id);
    const text = call.kind === 'call' && call.args[0] !== undefined ? { ...ref, id: call.args[0] } : ref;
    return scene.values.constants(text).some((it) => scene.around.sql.isAggregate(it, ref));
  });
}
function nameOf(unit: FileUnit, id: ValueId): string {
  const call = unit.value(id);
  const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
  return callee?.kind === 'get' && typeof callee.key === 'string' ? callee.key : '';
}
