/**
 * The two grammars of paths in library data, which docs/paths.md tells by examples.
 *
 * An **access path** names something reachable from a package, as tokens separated by blanks, read left to right:
 *
 *     .name  .a|b  .*      a member (of the exports when it comes first)
 *     ()                   the result of a call or of `new`; promises are seen through
 *     [0]  [last]  [*]     an argument of a call of what stands before
 *     param0               a parameter of a function standing there (a callback)
 *     element              an element of an array or iterable
 *     Type  A|B            an instance of a type of this file (only as first token); `package:Type` of another file
 *     /sub                 a sub-path of the package (only as first token), e.g. `/node-postgres .drizzle ()`
 *     /                    the exports themselves, for packages that are one function: `{ at: '/', ... }` is a row about
 *                          calling them, `()` is its result
 *
 * The default export, the namespace and what CommonJS assigns to module.exports are one thing: the exports.
 * A row's `at` leads to the function that is called (or to the type that is extended), not to the result.
 *
 * An **argument path** picks values out of one call: `[0]`, `[1..]` (that one and the following), `[0..1]`, `[last]`,
 * `[0] .text`, `.a|b`, `[..-1]` (all but the last), `receiver`, `call` (what it gives); `flat` opens arrays, `values` opens objects.
 * `each` is the item of a list that the row speaks of one by one.
 * `[name]` is an argument given by name (Python), `decorated` the function or class that the call stands before as a
 * decorator.
 * `receiver [0]` is an argument of the call that made the receiver; `written` is the value of a row about a member that is
 * assigned (`ctx.body = x`).
 */
export type AccessPath = string;
export type ArgumentPath = string;
export type TypeName = string;
/**
 * A condition on the call a row applies to: a string is compared with a constant argument, `true` asks for presence.
 * `isNot` holds as well where there is no such argument.
 */
export interface When {
  readonly argument: ArgumentPath;
  readonly is?: string | number | boolean | null;
  readonly isNot?: string | number | boolean | null;
  readonly present?: boolean;
  /** A function that is run for each request stands there. */
  readonly decides?: true;
  /** A function that gives nothing but this member of what it is handed, and never throws, stands there; or none does. */
  readonly gives?: string;
  readonly givesNot?: string;
  /** The name of something that lets everybody by (`letsAllBy`), as rows of `bindings` give it, stands there. */
  readonly letsAllBy?: true;
}
