/** Refusals for reasons that have nothing to do with who is calling. */
import { comesOf } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Refusal } from './gate.ts';
import { regionsAround } from './groups.ts';

/** The method is not served, what is sent is too large, of the wrong kind or too much of it, or nobody is served now. */
const OTHER: ReadonlySet<number | undefined> = new Set([405, 408, 411, 413, 414, 415, 429, 431, 503]);

const MADE = ['wait', 'join', 'load', 'get', 'op', 'text', 'object', 'array', 'arguments', 'receiver'] as const;

/** What a call tells decides about such refusals, and no others are there. */
export function decidesOtherwise(asked: Ref, refusals: readonly Refusal[]): boolean {
  const isTold = comesOf(MADE, (_, it) => it === asked.id);
  return (
    refusals.length > 0 &&
    refusals.every(({ at, status }) => {
      if (!OTHER.has(status) || at.unit !== asked.unit) return false;
      return regionsAround(at.unit, at.unit.regionOf(at.id)).some(
        ([, it]) => (it.kind === 'branch' || it.kind === 'rest') && isTold(at.unit, it.condition),
      );
    })
  );
}
