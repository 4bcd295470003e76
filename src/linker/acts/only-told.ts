/** Outcomes that are told to somebody and decide nothing. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** All that is done in the region is to write to a log. */
export function onlyLogs(values: Values, unit: FileUnit, region: RegionId, ctx: Ref['ctx']): boolean {
  const { first, last } = unit.region(region);
  if (unit.facts.exits.some(({ from }) => unit.encloses(region, from))) return false;
  let logs = false;
  for (let id = first; id < last; id++) {
    const value = unit.value(id);
    if (value.kind === 'set' || value.kind === 'store') return false;
    // What is made of something for the line that is written (`String(error)`).
    if (value.kind !== 'call' || value.unused !== true) continue;
    if (!hasRows(values, unit, value.callee, ctx, 'logs')) return false;
    logs = true;
  }
  return logs;
}
/** All that is done with the value is to show it, in an answer or a log: `response.json({ valid: result.success })`. */
export function onlyShown(values: Values, unit: FileUnit, id: ValueId, ctx: Ref['ctx'], depth = 0): boolean {
  const users = unit.usersOf(id);
  return (
    users.length > 0 &&
    depth < 5 &&
    users.every((user) => {
      const use = unit.value(user);
      if (use.kind === 'object' || use.kind === 'op') return onlyShown(values, unit, user, ctx, depth + 1);
      return (
        use.kind === 'call' &&
        use.args.includes(id) &&
        use.unused === true &&
        (hasRows(values, unit, use.callee, ctx, 'responses') || hasRows(values, unit, use.callee, ctx, 'logs'))
      );
    }) &&
    !unit.facts.exits.some(({ value }) => value === id) &&
    !unit.isCondition(id)
  );
}
function hasRows(
  values: Values,
  unit: FileUnit,
  callee: ValueId,
  ctx: Ref['ctx'],
  kind: 'logs' | 'responses',
): boolean {
  return values.things({ unit, id: callee, ctx }).some((it) => it.kind === 'api' && values.apis.has(it.nodes, kind));
}
