/** What libraries give back as they were handed it, whole or as a promise of it (`Promise.resolve(false)`). */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** The arguments that a call gives back, one of them; empty: it gives something else, or nobody knows. */
export function sameGiven(values: Values, ref: Ref): readonly Ref[] {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call' || call.new === true || call.args.length === 0) return [];
  const out: Ref[] = [];
  for (const it of values.things({ ...ref, id: call.callee })) {
    const rows = it.kind === 'api' ? values.apis.rows(it.nodes, 'returns').filter(({ row }) => row.list !== true) : [];
    // What a configuration is handed it gives back only where it says nothing itself.
    const isConfigured = it.kind === 'api' && values.apis.flagged(values.apis.step(it.nodes, '()'), 'configured');
    if (rows.length === 0 || isConfigured) return [];
    for (const { row } of rows) out.push(...values.argument(ref, row.value));
  }
  return out;
}
