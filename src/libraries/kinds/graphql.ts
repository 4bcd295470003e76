/** Fields of a GraphQL schema as endpoints. */
import type { AccessPath, ArgumentPath } from './paths.ts';

/** A call that makes a GraphQL schema or serves one: where its fields stand, and what answers them (convention `resolver`). */
export interface GraphqlRow {
  readonly at: AccessPath;
  /** Schema text, or several. */
  readonly schema?: ArgumentPath;
  /** `{ Query: { field: resolver }, ... }`, or several. */
  readonly resolvers?: ArgumentPath;
  /** `{ field: resolver }` for schema text that was given elsewhere. */
  readonly root?: ArgumentPath;
  /** A schema that the call of another row made. */
  readonly built?: ArgumentPath;
  /** Classes with `resolver` decorators. */
  readonly classes?: ArgumentPath;
  /** Object types made by code. */
  readonly query?: ArgumentPath;
  readonly mutation?: ArgumentPath;
  readonly subscription?: ArgumentPath;
  /** The function that makes the context of a request, or that object. */
  readonly context?: ArgumentPath;
}
