/**
 * Reads and writes of stored data: statements with what is put into them, and the rows that endpoints ask for.
 */
import type { Location } from '../facts/facts.ts';
import type { Answer } from './answer.ts';
import type { Operation, RequestPart } from './words.ts';

/** Text of a statement as far as it is known: constant pieces and holes. */
export interface Hole {
  readonly at: Location;
  /** The source text or name of what is put in, for people. */
  readonly name: string;
  /** Where it lands in the parsed statement. */
  readonly position: 'value' | 'identifier' | 'clause' | 'unknown';
  /** Why it is harmless: constant, bound placeholder list, number, allow-listed, escaped, ...; absent: it is not. */
  readonly safe?: string;
  /** The way a caller's input gets there, when one was found. */
  readonly flow?: Flow;
  /** It is the document of an update, not a filter. */
  readonly document?: boolean;
  /** What it is could be seen completely, and no caller's input was among it. */
  readonly traced: boolean;
}
export interface Flow {
  readonly source: {
    readonly part: RequestPart;
    readonly name: string;
    readonly at: Location;
    /** It is what checks before have made of the part. */
    readonly checked?: true;
  };
  /** Source first, sink last. */
  readonly steps: readonly { readonly at: Location; readonly what: string }[];
  /** `text`, or `deep` when the caller may send an object. */
  readonly shape: 'text' | 'deep';
  /** Validators, guards and conversions seen on the way, and why they did not suffice. */
  readonly checks: readonly string[];
}
/** A statement handed to a driver, or a filter handed to a document store. */
export interface Query {
  readonly at: Location;
  readonly language: 'sql' | 'nosql' | 'nosql-text' | 'builder' | 'ldap' | 'graphql';
  readonly package: string;
  /** The text with holes as `$1`, `$2`, ...; undefined when it is not text that could be seen. */
  readonly text?: string;
  readonly does: Operation;
  readonly tables: readonly string[];
  readonly columns?: readonly string[] | '*';
  readonly holes: readonly Hole[];
  /** Text could be followed to its beginnings. */
  readonly known: boolean;
  /** Parsed: true/false; undefined: not tried. */
  readonly parsed?: boolean;
  /** Values handed over beside the text. */
  readonly bound: boolean;
  /** How a value is bound in this call, where that is certain: which argument is the text, and from which one on values stand. */
  readonly binds?: {
    readonly call: Location;
    readonly style: 'dollar' | 'question';
    readonly text: number;
    readonly values: number;
    /** Values are arguments of their own, not a list. */
    readonly spread: boolean;
  };
  /** Named, or prepared once before it runs. */
  readonly prepared?: boolean;
  /** A pattern in LIKE that starts with a wildcard. */
  readonly leadingWildcard?: boolean;
  /** `SET x = x + $1` and the like. */
  readonly relativeUpdate?: boolean;
  readonly hasLimit?: boolean;
  readonly fragment: boolean;
}
/** One read or write of stored data, by statement or by model call. */
export interface DataAccess {
  readonly at: Location;
  readonly does: Operation;
  /** Table or model, where known. */
  readonly target: string;
  readonly package: string;
  /** It holds copies, and takes no part in transactions of a database. */
  readonly cache?: true;
  /** What it writes to knows no transactions. */
  readonly standsAlone?: true;
  readonly query?: Query;
  /** Inside a loop (or an array method's callback) of the same request. */
  readonly loop?: { readonly at: Location };
  /** The transaction it runs in. */
  readonly transaction?: {
    readonly at: Location;
    readonly kind: 'callback' | 'manual';
    /** What runs in it is sent to the database at once. */
    readonly together?: true;
  };
  /** The enclosing function's name. */
  readonly within: string;
  /** The name of the innermost function's location, to group. */
  readonly functionAt: Location;
  readonly single?: boolean;
  readonly throwsWhenAbsent?: boolean;
  /** The row it gives is tested for absence before use; undefined: not used or not seen. */
  readonly absenceChecked?: boolean;
  /** Whether there is a row is what is given: `{ free: !row }`. */
  readonly absenceGiven?: true;
  /** The first use of a member of the row without a test. */
  readonly usedUnchecked?: Location;
  /** That use stands in a `try` whose clause deals with the error: the caller is answered all the same. */
  readonly useCaught?: true;
  /** Written data is the raw request part (or a spread of it) rather than named or validated fields. */
  readonly rawInput?: Flow;
  /** What other callers of the function hand over raw. */
  readonly otherRawInput?: readonly Flow[];
  readonly many?: boolean;
  /** What is given for the row that was made, its key above all, is used by what follows. */
  readonly rowUsed?: true;
  readonly awaited: boolean;
  /** Written value was computed from a value read before from the same target. */
  readonly computedFromRead?: Location;
  /** It adds to what is stored, or takes from it, wherever that is worked out. */
  readonly relative?: true;
  /** Two branches exclude each other: accesses with different tags of one group never run together. */
  readonly branch?: readonly string[];
  /** All that the code makes of the rows is a number (their count, a sum), and where. */
  readonly reduced?: { readonly at: Location; readonly by: string };
  /** It runs on a client that its function was given, or gave to others before: they may hold the transaction. */
  readonly handed?: boolean;
  /** The row was locked when it was read, or the write checks a version. */
  readonly locked?: boolean;
  /** Names of the columns that are written, where they could be seen. */
  readonly fields?: readonly string[];
}
/** Where a value comes from: the caller who was made sure of, a part of the request, the code, a row read before. */
export type Source = 'principal' | 'constant' | 'row' | 'unknown' | RequestPart;

/** A column that rows are compared by. */
export interface RowFilter {
  /** Empty where rows are picked by their key. */
  readonly column: string;
  readonly operator: 'equal' | 'other';
  /** It is one of a list. */
  readonly listed?: true;
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
