/** Tests that code makes of a value by itself: against a constant list, a pattern, a format, a type. */
import type { ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { aliasesOf } from './aliases.ts';
import { useAt } from './state.ts';
import type { Tracer } from './tracer.ts';

/** Guards of libraries say for which of these they hold; either will do. */
const KINDS: readonly SinkKind[] = ['sql', 'nosql'];

/** How far from a value the condition may stand that is about it. */
const DEEPEST = 3;

/**
 * True when the value, or another read of it, is used where a test has let only valid values pass, or is made a number
 * that is tested.
 */
export function isTested(tracer: Tracer, ref: Ref): boolean {
  const reads = aliasesOf(ref.unit, ref.id);
  // The answer is that of all reads: a value that is read a thousand times is asked about once.
  let known = tracer.tested.get(reads);
  if (known === undefined) tracer.tested.set(reads, (known = new Map<number, boolean>()));
  let found = known.get(ref.ctx.id);
  if (found === undefined) known.set(ref.ctx.id, (found = search(tracer, ref, reads)));
  return found;
}
function search(tracer: Tracer, ref: Ref, reads: readonly ValueId[]): boolean {
  const unit = ref.unit;
  return reads.some((id) =>
    unit.usersOf(id).some((user) => {
      const guarded = KINDS.some((kind) => {
        const state = { ref: { ...ref, id }, path: [], need: 'text' as const, uses: [useAt(unit, user)] };
        const safe = tracer.guards.at(state, kind)?.safe;
        // Known to be empty is not tested.
        return safe !== undefined && safe !== 'constant';
      });
      return guarded || (isNumber(tracer, { ...ref, id: user }, id) && decides(unit, user, 0));
    }),
  );
}
/** A call that makes a number of the value. */
function isNumber(tracer: Tracer, site: Ref, id: ValueId): boolean {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call' || call.args[0] !== id) return false;
  const { apis } = tracer.values;
  return tracer.values
    .things({ ...site, id: call.callee })
    .some((it) => it.kind === 'api' && apis.rows(it.nodes, 'sanitizers').some(({ row }) => row.yields === 'number'));
}
/** A condition hangs on the value. */
function decides(unit: FileUnit, id: ValueId, depth: number): boolean {
  if (unit.isCondition(id)) return true;
  return (
    depth < DEEPEST &&
    unit.usersOf(id).some((user) => {
      const { kind } = unit.value(user);
      return (kind === 'op' || kind === 'call') && decides(unit, user, depth + 1);
    })
  );
}
