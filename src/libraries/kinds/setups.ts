/** What is set up once, for all requests that come by. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';

/** An option that holds where nothing else is said. */
export interface SwitchRow {
  readonly at: ArgumentPath;
  readonly otherwise: boolean;
  /** True turns off what it is about. */
  readonly off?: true;
}
/** A call that sets up sessions, a limiter or a parser of bodies; for a plugin, the call that registers it. */
export interface SetupRow {
  readonly at: AccessPath;
  readonly is: 'session' | 'limiter' | 'body-parser';
  readonly when?: readonly When[];
  /** Sessions: where a store is given, where they lie without one, and the type of this package that keeps them in memory. */
  readonly store?: { readonly at?: ArgumentPath; readonly otherwise: 'memory' | 'cookie'; readonly inMemory?: string };
  /** Options of the cookie that carries them, and what holds where nothing is said (`null`: it depends). */
  readonly cookie?: { readonly at: ArgumentPath; readonly httpOnly: boolean | null; readonly secure: boolean | null };
  /** Limiters: the status of a refusal, and a function that refuses instead. */
  readonly status?: ArgumentPath;
  readonly handler?: ArgumentPath;
  /** Each of these has the answer tell when to come again. */
  readonly tells?: readonly SwitchRow[];
  /** How many requests, and in which time. */
  readonly max?: ArgumentPath;
  readonly window?: { readonly at: ArgumentPath; readonly unit: 's' | 'ms' };
  /** Parsers: the most that they take. */
  readonly bytes?: readonly ArgumentPath[];
}
