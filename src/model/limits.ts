/** The numbers of what bounds the requests of an endpoint. */
import type { Location } from '../facts/facts.ts';
import type { BackendModel, Endpoint } from './model.ts';
import { placeKey } from './questions.ts';

/** Of each limiter and each parser that runs for it, in order, where constant. */
export interface Limits {
  readonly rate: readonly { readonly at: Location; readonly max?: number; readonly seconds?: number }[];
  readonly body: readonly { readonly at: Location; readonly bytes: number }[];
}
/** Those that were seen: what a setting decides, or what holds without a word, is left out. */
export function limitsOf(
  { chain }: Endpoint,
  { limiters, parsers }: Pick<BackendModel, 'limiters' | 'parsers'>,
): Limits {
  const places = new Set(
    chain.flatMap(({ roles }) => roles.filter(({ is }) => is !== 'unknown').map(({ at }) => placeKey(at))),
  );
  return {
    rate: limiters
      .filter(({ at, max, seconds }) => places.has(placeKey(at)) && (max !== undefined || seconds !== undefined))
      .map(({ at, max, seconds }) => ({
        at,
        ...(max !== undefined && { max }),
        ...(seconds !== undefined && { seconds }),
      })),
    body: parsers.flatMap(({ at, bytes }) =>
      places.has(placeKey(at)) && bytes !== undefined && Number.isFinite(bytes) ? [{ at, bytes }] : [],
    ),
  };
}
