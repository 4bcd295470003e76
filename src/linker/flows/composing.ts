import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { Piece } from './pieces.ts';
import type { Tracer } from './tracer.ts';

/** The composer, as those see it that put together the texts of single calls. */
export interface Composing {
  readonly tracer: Tracer;
  /** The text that a value may be. */
  text(ref: Ref, depth?: number): Piece;
  /** The text that a part of a value may be: the value is its user. */
  part(user: Ref, id: ValueId, depth: number): Piece;
}
