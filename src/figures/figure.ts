import type { Location } from '../facts/facts.ts';
import type { BackendModel } from '../model/model.ts';

/** One of those that are counted, for whoever asks which. */
export interface Counted {
  readonly what: string;
  readonly at?: Location;
}
/** How many of how many, and which; or why it is not known. */
export type Count =
  { readonly value: number; readonly of: number; readonly list: readonly Counted[] } | { readonly unknown: string };

/** A number that the report tells of a whole backend, where single findings would only tell its style. */
export interface Figure {
  /** Named for what is counted. */
  readonly id: string;
  /** Catalogue ids it decides where no rule does. */
  readonly standards: readonly string[];
  /** What is counted, of what: `handlers that …`, `handlers`. */
  readonly counts: string;
  readonly of: string;
  /** The least share of the whole that keeps the standard, where one is given; without it nothing is judged. */
  readonly least?: number;
  measure(model: BackendModel): Count;
}

/** From this share of answers on that nobody can read, the rest says nothing of all. */
const TOO_DARK = 0.3;
/** The count where too many of the endpoints answer what could not be seen. */
export function tooDark(dark: number, all: number): Extract<Count, { unknown: string }> | undefined {
  return dark > all * TOO_DARK ? { unknown: `what ${dark} of ${all} endpoints answer could not be seen` } : undefined;
}
