/** Other services: calls to them, queues and sockets. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';

/** A call that talks to another service. */
export interface OutboundRow {
  readonly at: AccessPath;
  readonly url?: ArgumentPath;
  readonly timeout?: ArgumentPath;
  /** Where the answer's data comes out: `return .data`, `return .json ()`. */
  readonly data?: readonly string[];
  readonly when?: readonly When[];
}
/** Queue and socket producers and consumers. */
export interface QueueRow {
  readonly at: AccessPath;
  readonly does: 'publish' | 'consume' | 'connect';
  readonly handler?: ArgumentPath;
  readonly queue?: ArgumentPath;
  readonly when?: readonly When[];
}
