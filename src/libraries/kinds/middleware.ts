/** What middleware does. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';
import type { RequestPart, Role, SchemaStyle, SinkKind, SourceShape } from './words.ts';

/** Requests for which middleware does nothing, as its options say. */
export interface ExceptedRow {
  /**
   * Paths: constants, patterns of helpers, regular expressions, or objects that hold one of those (`url`, `path`) and
   * perhaps the methods for which that is said (`methods`, `method`).
   */
  readonly exceptPaths?: ArgumentPath;
  /** Methods of requests. */
  readonly exceptMethods?: ArgumentPath;
  /** Where a function stands, or what was not seen, that excepts more. */
  readonly exceptBy?: ArgumentPath;
  /** Where a function stands that lets all by if it is true of all: what else it asks is its own affair. */
  readonly exceptIf?: ArgumentPath;
}
/**
 * A middleware and what it does. `at` leads to the middleware itself, so to the result of the factory where there is one
 * (`()`, `.json ()`); the argument paths speak of the call that made it. A plugin that is registered (`register(plugin,
 * options)`) gives its role to the scope that registers it; there the argument paths speak of that call.
 */
export interface MiddlewareRow extends ExceptedRow {
  readonly at: AccessPath;
  readonly does: Role;
  /** Parts of the request it validates or parses. */
  readonly parts?: readonly RequestPart[];
  readonly schema?: ArgumentPath;
  readonly style?: SchemaStyle;
  /** Where these hold, members of the query and the path that are declared as text, numbers and the like become such. */
  readonly primitives?: readonly When[];
  /** Where these hold, members of the classes that it checks by become what they are declared as, too. */
  readonly converts?: readonly When[];
  /** Rights it asks for. */
  readonly needs?: ArgumentPath;
  readonly when?: readonly When[];
  /** Conditions under which it lets everyone pass. */
  readonly unless?: readonly When[];
  /** `deep`: parsed bodies may hold objects; `text`: flat text only. */
  readonly shape?: SourceShape;
  /** Where its parts do no harm any more, whatever a caller put in them. */
  readonly cleans?: readonly SinkKind[];
  /** It is come to by errors only, and hands them on. */
  readonly ofErrors?: true;
  /** What fails the check is only noted down, for a validator that gathers it. */
  readonly notes?: true;
  /** The body keeps the members that the check does not name, unless its schema refuses them. */
  readonly leaves?: true;
  /** A call that only tells: it plays its role where something is refused by what it gives. */
  readonly tells?: true;
  /** A call that refuses by failing: who catches that and goes on refuses nobody. */
  readonly fails?: true;
  /** Of decorators that give it its role: where those stand that it looks for, others of its library are another's. */
  readonly heeds?: AccessPath;
  /** Lets requests pass without credentials (anonymous access allowed). */
  readonly optional?: boolean;
  /** The method by which it refuses, where a subclass may have one of its own, and what that is handed for a stranger; `true`: something. */
  readonly refuses?: { readonly member: string; readonly stranger: readonly (null | boolean)[] };
}
/**
 * What the outcome of a call, or a member of that (`{ error }`), makes sure of: who is calling, or that they may. `returns`:
 * by coming back, for it throws otherwise; `later`: the promise that it gives is rejected. `given-back`: where a function
 * that stands before others gives back what the call gives, which else refuses.
 */
export interface ProofRow {
  readonly at: AccessPath;
  readonly of: 'caller' | 'right';
  readonly when: 'true' | 'false' | 'returns' | 'given-back';
  readonly later?: boolean;
  /** Why that is not sure. */
  readonly doubt?: string;
  /** What the call has to be given; of `returns` and `given-back` alone. */
  readonly given?: readonly When[];
}
/**
 * A function that is true of requests whose path fits one of some patterns: as helpers of request handlers are given them
 * (`/api/(.*)`), or, with `globs`, those of a shell.
 */
export interface PathTestRow {
  readonly at: AccessPath;
  /** In the call that made it; where none did, in the one that asks. */
  readonly patterns: ArgumentPath;
  /** Where the path stands in the call that asks; without it that is handed the request. */
  readonly path?: ArgumentPath;
  /** `below`: what ends with all that lies below a folder is not about the folder itself. */
  readonly globs?: 'below' | 'with-folder';
  /** With these the patterns may mean something else. */
  readonly options?: ArgumentPath;
}
/** A call that is true where values are the same. */
export interface EqualityRow {
  readonly at: AccessPath;
  /** Two of them, at one path or at two. */
  readonly values: ArgumentPath | readonly ArgumentPath[];
}
/** A call that is true where a value is there (or is not, or is empty), and asks nothing else. */
export interface PresenceRow {
  readonly at: AccessPath;
  readonly value: ArgumentPath;
  readonly is: 'there' | 'absent';
}
/** A call that makes one middleware of several: `all` run in order, or `any` that passes suffices. */
export interface CombineRow extends ExceptedRow {
  readonly at: AccessPath;
  readonly items: ArgumentPath;
  readonly of: 'all' | 'any';
  readonly when?: readonly When[];
}
