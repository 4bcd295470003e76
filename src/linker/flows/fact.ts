/** What is sure about a value where it is used, and about which value. */
import type { ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Need } from './state.ts';

export interface Fact {
  /** Harmless, and why. */
  readonly safe?: string;
  /** It is text: no object of a caller's making. */
  readonly text?: true;
  /** A check that does not suffice. */
  readonly note?: string;
  /** A test by code that does not say what it lets pass. */
  readonly tested?: true;
}
export interface Subject {
  readonly unit: FileUnit;
  /** The value and its other reads. */
  readonly ids: ReadonlySet<ValueId>;
  readonly ref: Ref;
  readonly path: readonly string[];
  readonly need: Need;
  readonly kind: SinkKind;
}

/** What one or the other says. */
export function stronger(a: Fact | undefined, b: Fact | undefined): Fact | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.safe !== undefined) return a;
  if (b.safe !== undefined) return b;
  return a.text ? { ...b, ...a } : { ...a, ...b };
}
/** What both say. */
export function weaker(a: Fact | undefined, b: Fact | undefined): Fact | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.safe !== undefined) return b;
  if (b.safe !== undefined) return a;
  return a.text && b.text ? a : a.tested && b.tested ? { tested: true } : undefined;
}
