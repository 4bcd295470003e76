/** All that a handler answers is thrown, and who is done is sent on to another page. */
import type { Ref } from '../things.ts';
import { lacksRight } from './asked-refusals.ts';
import type { Refusal } from './gate.ts';
import type { Passages } from './passages.ts';

/**
 * Somebody who was made sure of is sent on: only with a right, where they are refused that have none; or whoever it is,
 * where nobody is. Undefined: that is not told.
 */
export function sentOn(passages: Passages, refusals: readonly Refusal[]): { readonly lacking?: Ref } | undefined {
  const lacking = refusals.filter((it) => it.status === 403 || lacksRight(passages, it));
  const done = refusals.filter(
    (it) =>
      it.status !== undefined &&
      it.status >= 300 &&
      it.status < 400 &&
      !lacking.includes(it) &&
      passages.knownAt(it.at)?.caller?.is === 'yes',
  );
  if (done.length === 0) return undefined;
  const [first] = lacking;
  if (first === undefined) return {};
  return done.every(({ at }) => passages.knownAt(at)?.right?.is === 'yes') ? { lacking: first.at } : undefined;
}
