/** Holes of statements and filters, judged: harmless and why, a caller's and on which way, or neither. */
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Flow, Hole } from '../../model/model.ts';
import { describe } from '../describe.ts';
import { placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { Position } from './sql-text.ts';
import type { Outcome } from './state.ts';
import type { Tracer } from './tracer.ts';

/** Asks what a value is that becomes part of a statement. */
export function judge(tracer: Tracer, ref: Ref, kind: SinkKind, site: Ref, position: Position, more: { readonly safe?: string; readonly users?: readonly Ref[]; readonly what?: string } = {}): Hole {
  const named = { at: placeOf(ref), name: describe(ref), position };
  if (more.safe !== undefined) {
    // Escaping makes a value harmless; as a name any name passes, so the way there is still told.
    const flow = more.safe === 'escaped' && position === 'identifier' ? tracer.trace(ref, 'code', 'text', site, 'put into the statement').flows[0] : undefined;
    return { ...named, safe: more.safe, traced: true, ...(flow && { flow }) };
  }
  const outcome = tracer.trace(ref, kind, 'text', site, more.what ?? 'put into the statement', more.users === undefined ? {} : { users: more.users });
  const safe = reason(outcome);
  const flow = best(outcome.flows);
  return { ...named, traced: !outcome.unknown, ...(safe !== undefined && { safe }), ...(flow && { flow }) };
}
/** Why a value is harmless whatever it is; undefined where some beginning of it is not. */
export function reason(outcome: Outcome): string | undefined {
  if (outcome.flows.length > 0 || outcome.unknown || outcome.other) return undefined;
  const reasons = [...outcome.safe];
  return reasons.find((it) => it !== 'constant') ?? reasons[0];
}
/** The way a reader understands soonest. */
export function best(flows: readonly Flow[]): Flow | undefined {
  return [...flows].sort((a, b) => Number(b.shape === 'deep') - Number(a.shape === 'deep') || a.steps.length - b.steps.length)[0];
}
