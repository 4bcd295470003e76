/** How values move through calls, and where they do harm. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';
import type { SinkKind } from './words.ts';

/**
 * How data moves through a call: from an argument (or `receiver`) to `return`, another argument, or a callback's parameter.
 * Both ends may go on with access tokens: `receiver element`, `[0] param0` (what the callback receives), `[0] ()` (what it
 * gives back), `[0] param1 [0]` (what it hands to its second parameter), `return element`, `return .query`.
 */
export interface FlowRow {
  readonly at: AccessPath;
  readonly from: ArgumentPath;
  readonly to: string;
  /** The value becomes an object of the caller's making (`JSON.parse`). */
  readonly deep?: boolean;
  /** A function that was true of what comes through, or of each element of it. */
  readonly keeps?: ArgumentPath;
  readonly when?: readonly When[];
}
/**
 * Any other dangerous place. Of kind `nosql` are those that text harms too (`$where`); filters that only a caller's
 * object harms are rows of `queries` and `data`.
 */
export interface SinkRow {
  readonly at: AccessPath;
  readonly kind: SinkKind;
  readonly value: ArgumentPath;
  /** Only an object that the caller made does harm: named members of it do not. */
  readonly whole?: true;
  readonly when?: readonly When[];
}
