import type { Location } from '../facts/facts.ts';

/** An answer with the place that shows it. `unknown` is an answer of its own and says why. */
export interface Answer {
  readonly is: 'yes' | 'no' | 'conditional' | 'unknown' | 'not-applicable';
  /** The line that shows it. */
  readonly at?: Location;
  /** The middleware or call that gives it, as written; or why it is not known. */
  readonly by?: string;
}
