import type { Severity } from '../rule.ts';

/** What a user may decide about rules. */
export interface Settings {
  /** Severity by rule id; `off` takes the rule out of the run. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

/** `default`: findings of medium confidence and above; `strict` adds those of low confidence. */
export type View = 'default' | 'strict';
