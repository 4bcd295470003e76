/** Fields of a GraphQL schema, and procedures, as endpoints. */
import type { AccessPath, ArgumentPath, TypeName } from './paths.ts';
import type { HttpMethod } from './words.ts';

/** A call that makes a GraphQL schema or serves one: where its fields stand, and what answers them (convention `resolver`). */
export interface GraphqlRow {
  readonly at: AccessPath;
  /** It is handed to the call that registers it, whose arguments these are: `register(plugin, options)`. */
  readonly plugin?: true;
  /** Schema text, or several; a text may stand in an object of a list (`[{ typeDefs, resolvers }]`). */
  readonly schema?: ArgumentPath;
  /** `{ Query: { field: resolver }, ... }`, or several. */
  readonly resolvers?: ArgumentPath;
  /** `{ field: resolver }` for schema text that was given elsewhere. */
  readonly root?: ArgumentPath;
  /** A schema that the call of another row made. */
  readonly built?: ArgumentPath | readonly ArgumentPath[];
  /** Classes with `resolver` decorators. */
  readonly classes?: ArgumentPath;
  /** Object types made by code. */
  readonly query?: ArgumentPath;
  readonly mutation?: ArgumentPath;
  readonly subscription?: ArgumentPath;
  /**
   * The function that makes the context of a request (convention `context`), or that object. A call with this member
   * serves the schema; others only make it.
   */
  readonly context?: ArgumentPath | readonly ArgumentPath[];
  /** The server that the call of another row made, for which this call says what makes the context. */
  readonly serves?: ArgumentPath;
  /**
   * What it puts around the fields of the schema that was `built` (convention `around`): functions, `{ Query: { field: … } }`,
   * and what the call of a row of rules made.
   */
  readonly around?: ArgumentPath | readonly ArgumentPath[];
  /**
   * Functions by kinds of places, of which each makes anew what stands there in the schema that was `built`. One that asks
   * for the directives of a field (rows of `directives`) changes those that have some.
   */
  readonly mapped?: ArgumentPath;
}
/** A call that gives the directives of a name that stand at a field, or at another place of a schema. */
export interface DirectiveRow {
  readonly at: AccessPath;
  readonly name: ArgumentPath;
}
/** A class of which the project makes its own for a directive: objects name them by the directive. */
export interface DirectiveClassRow {
  readonly at: AccessPath;
  /** The methods that are handed what carries the directive: a field, and an object type with all its fields. */
  readonly visits: { readonly field: string; readonly type: string };
}
/** A call that is given rules by type and field (convention `rule`): one is asked before its field is resolved. */
export interface FieldRuleRow {
  readonly at: AccessPath;
  /** `{ Query: { field: rule }, ... }`, or one rule in the place of either object; or what another such call made. */
  readonly rules: ArgumentPath;
  /** The key under which the rule for all other fields of a type stands. */
  readonly others?: string;
  /** The rule for fields of which nothing else says one. */
  readonly otherwise?: ArgumentPath;
}
/** A call that adds fields to an object type of a schema that is made by code. Those of the root types are operations. */
export interface FieldRow {
  readonly at: AccessPath;
  /** The object type, or where its name stands. */
  readonly of: 'Query' | 'Mutation' | 'Subscription' | { readonly argument: ArgumentPath };
  /** `{ name: field }`, or a function that gives that. */
  readonly fields?: ArgumentPath;
  /** One field: its name, and what describes it. */
  readonly name?: ArgumentPath;
  readonly field?: ArgumentPath;
  /** A function that is handed a builder, of which each call adds a field (`t.string('name', { resolve })`). */
  readonly definition?: ArgumentPath;
}
/** A call that makes a router of procedures, from `{ name: procedure or router }`, or puts routers together. */
export interface ProcedureRouterRow {
  readonly at: AccessPath;
  readonly members?: ArgumentPath;
  readonly merged?: ArgumentPath;
  /** A function that is run when it is needed: what it gives is the router, or a module that exports it and nothing else. */
  readonly loaded?: ArgumentPath;
  /** A chain of calls instead (`router().query('name', { resolve })`): each of them. */
  readonly chained?: boolean;
  /** Where clients look for a router that nobody is seen to serve. */
  readonly served?: string;
}
/**
 * A call that makes a procedure of what was called before it: `use(middleware)`, `input(schema)`. The last is given the
 * handler, and says by what method the procedure is called.
 */
export interface ProcedureRow {
  readonly at: AccessPath;
  readonly method?: HttpMethod;
  readonly handler?: ArgumentPath;
  /** Middleware that it adds; other routers, below the name. */
  readonly before?: ArgumentPath;
  readonly routers?: ArgumentPath;
  /** A procedure without a handler, all whose steps it adds. */
  readonly steps?: ArgumentPath;
  readonly input?: ArgumentPath;
  /** Where the name stands, in a chain of procedures. */
  readonly name?: ArgumentPath;
  readonly convention?: string;
}
/** A call that serves a router of procedures. */
export interface ProcedureServerRow {
  readonly at: AccessPath;
  /** It is handed to the call that registers it, whose arguments these are: `register(plugin, options)`. */
  readonly plugin?: true;
  readonly router: ArgumentPath;
  /** The path before the names of procedures; where it is mounted, otherwise. */
  readonly path?: ArgumentPath;
  /** The path where no option says one; absent: that on which it is mounted. */
  readonly otherwise?: string;
  /** It listens by itself: nothing stands before it. */
  readonly alone?: true;
  /** What runs before it, and how it is called. */
  readonly before?: { readonly items: ArgumentPath; readonly convention: string };
  readonly context?: ArgumentPath;
  /** The type of what procedures are handed as their context: its members are those of what the function for it gives. */
  readonly contextType?: TypeName;
}
