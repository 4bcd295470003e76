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
  /** It sends a message to somebody: that it went out says nothing about who asked for it. */
  readonly sends?: boolean;
}
/** Queue and socket producers and consumers. */
export interface QueueRow {
  readonly at: AccessPath;
  readonly does: 'publish' | 'consume' | 'connect';
  readonly handler?: ArgumentPath;
  readonly queue?: ArgumentPath;
  readonly when?: readonly When[];
}
/** A call that gives back only when it is done: nothing else runs in the process meanwhile. */
export interface BlockingRow {
  readonly at: AccessPath;
  /** What takes the time. */
  readonly kind: 'file' | 'process' | 'hash' | 'compress' | 'wait';
  /** Only an asynchronous function stops others by it: every other runs in a thread of its own. */
  readonly inAsync?: true;
  readonly when?: readonly When[];
}
