/** Rows: which are read or written for an endpoint, how many of them, and where what picks them comes from. */
import type { Location } from '../facts/facts.ts';
import type { Answer, DataAccess, RequestPart } from './model.ts';

/** Where a value comes from: the caller who was made sure of, a part of the request, the code, a row read before. */
export type Source = 'principal' | 'constant' | 'row' | 'unknown' | RequestPart;

/** A column that rows are compared by. */
export interface RowFilter {
  /** Empty where rows are picked by their key. */
  readonly column: string;
  readonly operator: 'equal' | 'other';
  readonly from: Source;
  readonly at: Location;
}
/** How many rows are asked for, or left out. */
export interface RowBound extends Answer {
  readonly from?: Source;
  /** Of a part of the request: the member's name. */
  readonly name?: string;
}
/** A read or write as one endpoint makes it. */
export interface Row {
  readonly access: DataAccess;
  /** What picks the rows, as far as it is seen. */
  readonly filters: readonly RowFilter[];
  /** Columns that are written, and where their values come from. */
  readonly written: readonly Omit<RowFilter, 'operator'>[];
  /** All that picks the rows is seen: no more conditions are handed in, spread or added elsewhere. */
  readonly filtersSeen: boolean;
  readonly limit: RowBound;
  readonly offset: RowBound;
  /** Where it is part of what is answered, and whether as it came from the store. */
  readonly answered?: { readonly at: Location; readonly asIs: boolean };
  /** Columns that are asked for; absent: all, or not seen. */
  readonly selects?: readonly string[];
  /** A whole part of the request is the filter. */
  readonly whole?: { readonly part: RequestPart; readonly at: Location };
}
