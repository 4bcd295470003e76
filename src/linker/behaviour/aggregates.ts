/** Statements put together by a builder that ask for an aggregate: they give a row whatever they find. */
import type { ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { type Scene } from './scene.ts';

/** Links of a chain that say which columns are asked for. */
const SELECTING = /^(?:(?:add)?select|distinct|columns?|first|pluck)/i;

/** True when the statement of an access counts, sums or the like, and has no groups. */
export function isAggregate(scene: Scene, access: Access): boolean {
  if (access.row === undefined) return false;
  const unit = access.ref.unit;
  const links = linksOf(unit, access.result);
  if (links.some((id) => /^(?:group|having)/i.test(unit.calledName(id)))) return false;
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
/** A link of the chain that asks for an aggregate itself, or for a column that is one. */
function asks(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const site = scene.actsIn(unit).get(id);
  const row = site && scene.rows(site, 'data')[0]?.row;
  if (row?.does === 'aggregate') return true;
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const ref = scene.values.ref(unit, id);
  const columns =
    row?.select !== undefined
      ? scene.argument(ref, row.select)
      : SELECTING.test(unit.calledName(id))
        ? call.args.map((arg): Ref => ({ ...ref, id: arg }))
        : [];
  return columns.some((column) => isAggregated(scene, column));
}
/** A column, a list or an object of columns, or a function that gives them: one of them is an aggregate. */
function isAggregated(scene: Scene, column: Ref): boolean {
  const { unit } = column;
  const { sql } = scene.around;
  const given = (id: ValueId): boolean | readonly ValueId[] => {
    const value = unit.value(id);
    if (value.kind === 'function') return unit.returnedBy(value);
    // `count(*) over ()` gives a row for each.
    return value.kind !== 'call' || unit.calledName(id) !== 'over';
  };
  for (const id of originsIn(unit, column.id, ['array', 'object', 'arguments', 'receiver', ...SAME], given)) {
    const value = unit.value(id);
    const ref = { ...column, id };
    if (value.kind === 'text' && sql.isAggregate(value.chunks.join('hole'), ref)) return true;
    if (value.kind === 'literal' || value.kind === 'import' || value.kind === 'get')
      if (scene.values.constants(ref).some((it) => sql.isAggregate(it, ref))) return true;
    if (value.kind === 'call' && makesAggregate(scene, ref, value.callee)) return true;
  }
  return false;
}
function makesAggregate(scene: Scene, call: Ref, callee: ValueId): boolean {
  return scene.values
    .things({ ...call, id: callee })
    .flatMap((it) => (it.kind === 'api' ? scene.values.apis.rows(it.nodes, 'aggregates') : []))
    .some(
      ({ row: { name } }) =>
        name === undefined ||
        scene
          .argument(call, name)
          .flatMap((it) => scene.values.constants(it))
          .some((it) => scene.around.sql.isAggregate(`${it}(x)`, call)),
    );
}
