/** Answers whose status was made elsewhere: `response.status(result.status)`, where some results refuse and others serve. */
import { statusOf } from '../statuses.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternatives } from './alternatives.ts';
import { anyOf, both, type Known, NOTHING, unclear } from './proven.ts';

/** Results inside results. */
const MAX_DEEP = 4;
const UNTOLD = 'which status is picked is not understood';

/** A value is a status of a refusal in one case and of an answer that serves in another. */
export function isSometimesRefusal(values: Values, ref: Ref): boolean {
  const all = values.things(ref).flatMap((it) => (it.kind === 'constant' ? [Number(it.value) >= 400] : []));
  return all.includes(true) && all.includes(false);
}
/** What is known where a value is the status of an answer that serves; undefined: it never is. */
export function knownServing(values: Values, alternatives: Alternatives, ref: Ref, deep = 0): Known | undefined {
  return anyOf(
    alternatives.of(ref).map((it) => {
      if (it.absent) return it.known();
      const value = it.ref.unit.value(it.ref.id);
      if (value.kind === 'get' && typeof value.key !== 'string' && isSometimesRefusal(values, it.ref))
        return { caller: unclear(it.ref, UNTOLD), right: unclear(it.ref, UNTOLD) };
      if (value.kind !== 'get' || typeof value.key !== 'string' || deep >= MAX_DEEP) {
        const status = value.kind === 'get' ? undefined : statusOf(values, it.ref);
        return status !== undefined && status >= 400 ? undefined : it.known();
      }
      const { key } = value;
      const given = alternatives.of({ ...it.ref, id: value.of }).map((of) => {
        const entry = of.absent ? undefined : alternatives.entry(of.ref, key);
        // Of nothing no status is read.
        if (of.absent || entry === 'absent') return undefined;
        return both(of.known(), entry === undefined ? NOTHING : knownServing(values, alternatives, entry, deep + 1));
      });
      return both(it.known(), anyOf(given));
    }),
  );
}
