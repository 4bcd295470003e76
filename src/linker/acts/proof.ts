/** What was made sure of at a place, and for which requests that does not hold. */
import type { RequestPart } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import { type Exemption, isAmong, lacking } from './exemptions.ts';

/** Where something was made sure of. `unknown`: something there decides over the request, and nobody knows by what. */
export interface Proof {
  readonly at: Ref;
  readonly is: 'yes' | 'unknown';
  /** What it was that was not understood. */
  readonly by?: string;
  /** Only that something is not so: it tells whether the others were refused, and nothing where both go on. */
  readonly denies?: true;
  /** Nothing follows from that but that the others went on as well. */
  readonly idle?: true;
  /** Whoever could not be made sure of went no further: it threw. */
  readonly throws?: boolean;
  /** The library keeps with the request who is calling: it is asked for that, though those whom nobody knows go on. */
  readonly keeps?: boolean;
  /** Parts of the request in which the credential stood, where it was handed in to be checked. */
  readonly parts?: readonly RequestPart[];
  /** It stood in the query: who only looks at something by such a link is known by it, and one that changes something is used up. */
  readonly inLink?: true;
  /** Only of requests that one of these is about. */
  readonly only?: readonly Exemption[];
}
/** It holds of all requests. */
export function isSureOfAll(it: Proof | undefined): it is Proof {
  return isSure(it) && it.only === undefined;
}
/** It was made sure of that something is so. */
export function isSure(it: Proof | undefined): it is Proof {
  return it?.is === 'yes' && it.denies !== true;
}
/** Those that lack only the other where the one was made sure of, which may be so of some of them. */
export function lacks(
  few: readonly Exemption[],
  proof: Proof | undefined,
  other: 'caller' | 'right',
): readonly Exemption[] | undefined {
  if (!isSure(proof)) return few;
  const { only } = proof;
  const told = only === undefined ? few : few.filter((it) => isAmong([it], only));
  const left = [...few.filter((it) => !told.includes(it)), ...(lacking(told, other) ?? [])];
  return left.length === 0 ? undefined : left;
}
