/** How values are checked and made harmless. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';
import type { RequestPart, SinkKind } from './words.ts';

/** Calls that build schemas. */
export interface SchemaRow {
  readonly at: AccessPath;
  /** Where the members stand. */
  readonly members?: ArgumentPath;
  readonly element?: ArgumentPath;
  /** What it makes: `object`, `text`, `number`, `boolean`, `enum`, `array`, `union`, `any`, `file`, `date`, `uuid`, `literal`, `ref`. */
  readonly makes?: string;
  /** What it adds to its receiver: `required`, `optional`, `min`, `max`, `length`, `pattern`, `email`, `uuid`, `int`, `enum`, `strict`, `strip`, `passthrough`, `trim`, `lowercase`, `default`, `refine`. */
  readonly adds?: string;
  readonly value?: ArgumentPath;
  /** Of `passthrough`: what is called instead by those who refuse what is not named, with arguments where they differ. */
  readonly strictly?: string;
  /** A json-schema document is this argument. */
  readonly document?: ArgumentPath;
}
/** Calls that check a value against a schema. */
export interface ValidatorRow {
  readonly at: AccessPath;
  readonly input: ArgumentPath;
  /** Which parts of the request it takes by itself, where the input is the whole request. */
  readonly parts?: readonly RequestPart[];
  /** An object that holds the schemas, by parts of the request: it takes those that are there. */
  readonly takes?: ArgumentPath;
  /** Where the schema is, when it is not the receiver. */
  readonly schema?: ArgumentPath;
  /** Where the checked value comes out: `return`, `return .data`, `return .value`; absent: only the input is judged. */
  readonly output?: string;
  /** There is none where the check fails: who hands it on hands on nothing. */
  readonly onlyValid?: true;
  /** How failure shows. */
  readonly fails: 'throws' | 'rejects' | { readonly truthy: string } | { readonly falsy: string };
  /** Members of the outcome by which failure shows as well: lists and tables of what is wrong, called or read. */
  readonly shows?: readonly string[];
  /** It tells what earlier steps found: they say which parts of the request were checked. */
  readonly gathers?: true;
  /** It is run by hand: what it was made to look at is noted down, for what gathers to tell. */
  readonly notes?: true;
}
/** Calls whose outcome as a condition makes their argument safe for some sinks. */
export interface GuardRow {
  readonly at: AccessPath;
  readonly input: ArgumentPath;
  readonly safeFor: readonly (SinkKind | '*')[];
  /** The side on which it holds; `true` unless said otherwise. */
  readonly side?: 'true' | 'false';
  /**
   * The list, set or object (every item constant), text (constant) or pattern (anchored at both ends) that the input is
   * compared with: the guard holds only where that is known.
   */
  readonly against?: ArgumentPath;
}
/** Calls whose result is safe for some sinks whatever went in. */
export interface SanitizerRow {
  readonly at: AccessPath;
  readonly input?: ArgumentPath;
  readonly safeFor: readonly (SinkKind | '*')[];
  /** What comes out. */
  readonly yields?: 'number' | 'text' | 'boolean' | 'identifier' | 'literal' | 'statement' | 'object';
  /** A member that is read and not called (`length`): so is any member of an unknown object that has this name. */
  readonly read?: boolean;
  readonly when?: readonly When[];
}
