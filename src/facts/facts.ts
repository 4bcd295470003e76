/**
 * The fact vocabulary: what one source file says, in terms that two languages can share.
 * Facts are plain serialisable data; they hold no path (equal text gives equal facts), no syntax tree and no
 * knowledge of any library. Everything downstream reads these types and never the text again.
 *
 * Values are numbered in evaluation order within their function; a function's body is numbered after the code that
 * encloses it, so a nested function may refer to any constant of its surroundings by number. A region covers the
 * half-open interval [first, last) of values. Offsets are UTF-16 code units from the start of the text.
 */

/** Raised with every change of this vocabulary or of what an extractor records: it is part of the cache key. */
export const FACTS_VERSION = 8;

/** Index into `FileFacts.values`. */
export type ValueId = number;
/** Index into `FileFacts.regions`. */
export type RegionId = number;
/** A member name that is known, or the value that computes it. */
export type Key = string | ValueId;

export type LanguageId = 'typescript' | 'javascript' | 'python';

/** Everything one file says. */
export interface FileFacts {
  readonly version: number;
  readonly language: LanguageId;
  /** Only imports, exports and directives were asked for: `values` holds nothing but imports. */
  readonly surface?: true;
  /** Offset at which each line starts; `lines[0]` is 0. */
  readonly lines: readonly number[];
  readonly values: readonly Value[];
  /** `regions[0]` is the module body. */
  readonly regions: readonly Region[];
  readonly exits: readonly Exit[];
  readonly exports: readonly Export[];
  readonly directives: readonly Directive[];
  /** 1-based lines on which comments end that say something to a reader; only where errors are caught in the file. */
  readonly notes?: readonly number[];
  /** Comments that describe operations to those who call them: what is said, in YAML. */
  readonly described?: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly gaps: readonly Gap[];
  /** Types written on variables: the value a variable is first given, and the type it is said to have. */
  readonly annotations?: readonly { readonly value: ValueId; readonly type: ValueId }[];
  /** Names of variables that are given a written text, one of several, or one that stands in for a setting. */
  readonly names?: readonly { readonly value: ValueId; readonly name: string }[];
}

interface Spanned {
  readonly start: number;
  readonly end: number;
}

export type Value =
  | Literal
  | Absent
  | Pattern
  | Text
  | Op
  | Join
  | Get
  | SetMember
  | ObjectValue
  | ArrayValue
  | Call
  | Wait
  | FunctionValue
  | Param
  | Self
  | Super
  | ClassValue
  | TypeValue
  | Cell
  | Load
  | Store
  | Import
  | Global
  | Element
  | Caught
  | Opaque;

/** A string, number, boolean or null written in the source. */
export interface Literal extends Spanned {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}
/** `undefined`, written or implied (a variable without initialiser, a missing `return`). */
export interface Absent extends Spanned {
  readonly kind: 'absent';
}
/** A regular expression literal. */
export interface Pattern extends Spanned {
  readonly kind: 'pattern';
  readonly source: string;
  readonly flags: string;
}
/** Text put together from constant chunks and holes: template, tagged template, f-string, concatenation with a text part. `chunks.length === holes.length + 1`. */
export interface Text extends Spanned {
  readonly kind: 'text';
  readonly chunks: readonly string[];
  readonly holes: readonly ValueId[];
  /** The function a tagged template calls. */
  readonly tag?: ValueId;
}
/** Any other operator, in source spelling: `===`, `!`, `&&`, `||`, `??`, `typeof`, `instanceof`, `in`, `+`, `delete`, ... */
export interface Op extends Spanned {
  readonly kind: 'op';
  readonly operator: string;
  readonly left: ValueId;
  readonly right?: ValueId;
}
/** One variable or expression that may be one of several values (a phi). */
export interface Join extends Spanned {
  readonly kind: 'join';
  readonly of: readonly ValueId[];
  readonly at: 'branch' | 'loop' | 'catch' | 'finally' | 'default';
  /** For `branch`: the region out of which each alternative comes. */
  readonly from?: readonly RegionId[];
}
/** Reads a member. */
export interface Get extends Spanned {
  readonly kind: 'get';
  readonly of: ValueId;
  readonly key: Key;
  /** Read through `?.`. */
  readonly optional?: true;
}
/** Writes a member: the only write to the heap. */
export interface SetMember extends Spanned {
  readonly kind: 'set';
  readonly of: ValueId;
  readonly key: Key;
  readonly to: ValueId;
}
export interface Entry {
  /** `null`: the value is spread into the object. */
  readonly key: Key | null;
  readonly value: ValueId;
  readonly accessor?: 'get' | 'set';
}
export interface ObjectValue extends Spanned {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}
export interface ArrayValue extends Spanned {
  readonly kind: 'array';
  readonly items: readonly ValueId[];
  /** Indexes of items that are spread. */
  readonly spreads?: readonly number[];
}
/** A call or `new`. */
export interface Call extends Spanned {
  readonly kind: 'call';
  readonly callee: ValueId;
  /** The object the callee was read from (`a` in `a.b()`). */
  readonly receiver?: ValueId;
  readonly args: readonly ValueId[];
  /** Indexes of arguments that are spread. */
  readonly spreads?: readonly number[];
  /** Names of named arguments, in step with `args`. */
  readonly names?: readonly (string | null)[];
  readonly new?: true;
  readonly optional?: true;
  /** The arguments as written, in step with `args`; '' for literals, functions and whatever is long. */
  readonly texts?: readonly string[];
  /** The result is thrown away (an expression statement). */
  readonly unused?: true;
}
/** Waits for a promise, or yields. */
export interface Wait extends Spanned {
  readonly kind: 'wait';
  readonly of: ValueId;
  readonly how: 'await' | 'yield';
}
export interface FunctionValue extends Spanned {
  readonly kind: 'function';
  /** The name it is known by in the source, or ''. */
  readonly name: string;
  readonly params: readonly ValueId[];
  readonly body: RegionId;
  /** Its own `this`; arrows have none. */
  readonly self?: ValueId;
  /** The class it is a member of. */
  readonly owner?: ValueId;
  readonly async?: true;
  readonly generator?: true;
  readonly arrow?: true;
  /** Decorators. */
  readonly marks?: readonly ValueId[];
  readonly returnType?: ValueId;
}
export interface Param extends Spanned {
  readonly kind: 'param';
  readonly function: ValueId;
  readonly index: number;
  /** '' for a destructuring pattern. */
  readonly name: string;
  readonly rest?: true;
  readonly default?: ValueId;
  readonly type?: ValueId;
  /** The instance member that a constructor parameter property fills. */
  readonly field?: string;
  readonly marks?: readonly ValueId[];
}
/** `this` of a function, or of a class in its field initialisers and static parts. */
export interface Self extends Spanned {
  readonly kind: 'self';
  readonly of: ValueId;
}
export interface Super extends Spanned {
  readonly kind: 'super';
  /** The class whose parent is meant. */
  readonly of: ValueId;
}
export interface Member extends Spanned {
  readonly name: Key;
  readonly kind: 'method' | 'field' | 'getter' | 'setter' | 'constructor';
  readonly value?: ValueId;
  readonly type?: ValueId;
  readonly static?: true;
  readonly marks?: readonly ValueId[];
}
export interface ClassValue extends Spanned {
  readonly kind: 'class';
  readonly name: string;
  readonly extends: readonly ValueId[];
  /** Written interfaces, as types. */
  readonly implements?: readonly ValueId[];
  readonly members: readonly Member[];
  /** `this` in field initialisers. */
  readonly self: ValueId;
  readonly marks?: readonly ValueId[];
}
/** A written type. */
export interface TypeValue extends Spanned {
  readonly kind: 'type';
  /** The name as written (`Pool`, `pg.Pool`, `string`); `|`, `&`, `[]`, `{}`, `literal` for the forms without a name. */
  readonly name: string;
  /** The import, class or type that the name stands for, where it has one in scope. */
  readonly target?: ValueId;
  /** Type arguments, members of a union or intersection, the element of an array. */
  readonly args?: readonly ValueId[];
  /** Members of an interface or object type. */
  readonly members?: readonly { readonly name: string; readonly type?: ValueId; readonly optional?: true }[];
  /** The value of a literal type. */
  readonly literal?: string | number | boolean;
}
/** A variable that is reassigned and shared with another function: all loads may see all stores. */
export interface Cell extends Spanned {
  readonly kind: 'cell';
  readonly name: string;
}
export interface Load extends Spanned {
  readonly kind: 'load';
  readonly cell: ValueId;
}
export interface Store extends Spanned {
  readonly kind: 'store';
  readonly cell: ValueId;
  readonly to: ValueId;
}
/** Something taken from another module. */
export interface Import extends Spanned {
  readonly kind: 'import';
  /** The specifier, or the value that computes it. */
  readonly from: Key;
  /** The exported name; `default`; `*` for the namespace; `=` for what CommonJS assigns to module.exports. */
  readonly name: string;
  readonly how: 'static' | 'require' | 'dynamic';
  readonly typeOnly?: true;
}
/** A name nobody declares in this file: `process`, `fetch`, `module`. */
export interface Global extends Spanned {
  readonly kind: 'global';
  readonly name: string;
}
/** One element of what a loop walks over. */
export interface Element extends Spanned {
  readonly kind: 'element';
  readonly of: ValueId;
  /** for-in: the keys. */
  readonly keys?: true;
}
/** What a catch clause receives. */
export interface Caught extends Spanned {
  readonly kind: 'caught';
  /** The try region. */
  readonly from: RegionId;
  readonly types?: readonly ValueId[];
}
/** A value the vocabulary has no word for; always a gap too. */
export interface Opaque extends Spanned {
  readonly kind: 'opaque';
  readonly why: string;
}

/**
 * A stretch of values that run together. `parent` is the region that encloses it in the source.
 * `rest` and `after` cover what follows in the same block: `rest` runs only where `condition` came out on `side`
 * (the other side has left), `after` only where the try block completed normally (its catch clauses have left).
 */
export type Region = Spanned & {
  readonly parent: RegionId;
  readonly first: ValueId;
  /** Exclusive. */
  readonly last: ValueId;
} & (
    | { readonly kind: 'module' }
    | { readonly kind: 'function'; readonly of: ValueId }
    | { readonly kind: 'fields'; readonly of: ValueId }
    | { readonly kind: 'branch' | 'rest'; readonly condition: ValueId; readonly side: 'true' | 'false' | 'nullish' }
    | {
        readonly kind: 'case';
        readonly subject: ValueId;
        readonly tests: readonly ValueId[];
        readonly fallsThrough?: true;
      }
    | { readonly kind: 'loop'; readonly over?: ValueId; readonly condition?: ValueId; readonly atLeastOnce?: true }
    | { readonly kind: 'block' }
    | { readonly kind: 'try' }
    | { readonly kind: 'catch'; readonly of: RegionId; readonly types?: readonly ValueId[] }
    | { readonly kind: 'finally'; readonly of: RegionId }
    | { readonly kind: 'after'; readonly of: RegionId }
    | { readonly kind: 'scope'; readonly value: ValueId }
  );

/** A jump. It stands after value `at - 1` and before value `at`. */
export interface Exit extends Spanned {
  readonly kind: 'return' | 'throw' | 'break' | 'continue';
  readonly value?: ValueId;
  readonly at: ValueId;
  readonly from: RegionId;
  /** The region that is left (function, loop, switch block); for `throw` the function or the try that catches it. */
  readonly to: RegionId;
}

/** A name this module gives to others. `=` is the value of module.exports; `*` re-exports everything. */
export interface Export extends Spanned {
  readonly name: string;
  readonly value?: ValueId;
  /** Re-export: the specifier and the name over there (`*` for its namespace). */
  readonly from?: string;
  readonly imported?: string;
}

/** A comment that directs the tool. */
export interface Directive extends Spanned {
  /** Whose comment it is, where it is not our own: ESLint's holds as ESLint says, and for every rule when it names none. */
  readonly tool?: 'eslint';
  readonly kind: 'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable';
  readonly rules: readonly string[];
  readonly reason?: string;
  /** The last day on which it holds: `2027-01-31`. */
  readonly until?: string;
  /** 1-based line of the comment's end. */
  readonly line: number;
  /** For our own next line: the line meant, where it is not the next because comments stand between. */
  readonly target?: number;
  /** Why it cannot be obeyed, where it cannot. */
  readonly malformed?: string;
}

/** What could not be read, and why. */
export interface Gap extends Spanned {
  readonly why: string;
}

/** A language: which files it claims and how it turns one text into facts. Never throws, reads nothing else. */
export interface Language {
  readonly id: string;
  /** Facts of equal `version` and equal text are equal; part of the cache key. */
  readonly version: string;
  /** Where packages for it come from. */
  readonly ecosystem?: 'npm' | 'pypi';
  claims(path: string): boolean;
  extract(source: SourceText): Extraction;
}
export interface SourceText {
  /** Decides the dialect by its ending; nothing of it enters the facts. */
  readonly path: string;
  readonly text: string;
  /** Nobody will ask what the code does: imports, exports and directives suffice (a language may say more). */
  readonly surface?: boolean;
}
/** Facts, or the reason why there are none. */
export type Extraction =
  | { readonly facts: FileFacts }
  | {
      readonly refused: {
        readonly code: 'syntax' | 'too-deep' | 'too-large' | 'minified' | 'internal';
        readonly message: string;
        readonly line?: number;
      };
    };

/** A place in the project: the only kind of position outside facts. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Location {
  /** Relative to the audited folder, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
