/**
 * The format of library knowledge: what third-party packages mean to a backend, as plain data.
 * One file a package; users extend it from their configuration in the same format. Nothing here is a function,
 * a RegExp or a computed value.
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
 * An **argument path** picks values out of one call: `[0]`, `[1..]` (that one and the following), `[last]`,
 * `[0] .text`, `[..-1]` (all but the last), `receiver`; `flat` opens arrays, `keys` and `values` open objects.
 * `[name]` is an argument given by name (Python), `decorated` the function or class that the call stands before as a
 * decorator.
 * `receiver [0]` is an argument of the call that made the receiver; `written` is the value of a row about a member that is
 * assigned (`ctx.body = x`).
 */
export type AccessPath = string;
export type ArgumentPath = string;
export type TypeName = string;

/** Which part of a request a value comes from. */
export type RequestPart = 'body' | 'query' | 'path' | 'headers' | 'cookies' | 'files' | 'event' | 'url' | 'session';
/** What the value may be: text only, an object of the caller's making, or what the body parser in the chain makes of it. */
export type SourceShape = 'text' | 'deep' | 'byParser';
/** What a middleware does. */
export type Role =
  | 'authenticates'
  | 'authorizes'
  | 'validates'
  | 'limits'
  | 'parses'
  | 'headers'
  | 'cors'
  | 'logs'
  | 'audits'
  | 'handles-errors'
  | 'not-found'
  | 'session'
  | 'csrf'
  | 'compression'
  | 'static'
  | 'documents'
  | 'uploads'
  | 'other';
/** What harm a value does where it arrives. */
export type SinkKind =
  | 'sql'
  | 'nosql'
  | 'code'
  | 'command'
  | 'path'
  | 'redirect'
  | 'request'
  | 'html'
  | 'template'
  | 'regex'
  | 'log'
  | 'deserialize'
  | 'xml'
  | 'ldap'
  | 'header';
export type Operation = 'create' | 'read' | 'update' | 'delete' | 'upsert' | 'aggregate' | 'schema' | 'unknown';
export type HttpMethod = string;

/**
 * A condition on the call a row applies to: a string is compared with a constant argument, `true` asks for presence.
 * `isNot` holds as well where there is no such argument.
 */
export interface When {
  readonly argument: ArgumentPath;
  readonly is?: string | number | boolean | null;
  readonly isNot?: string | number | boolean | null;
  readonly present?: boolean;
}

/** How a framework calls its handlers. */
export interface HandlerConvention {
  /** Type of each parameter, in order (`Request`, `Response`, `Next`); '' where it means nothing. */
  readonly params: readonly TypeName[];
  /** A function of this many parameters receives errors first. */
  readonly errorWhenArity?: number;
  /** Parameters of an error handler. */
  readonly errorParams?: readonly TypeName[];
  /** What happens to a rejected promise or a throw of an async handler, by major version of the package (`*`: any). */
  readonly rejected?: Readonly<Record<string, 'handled' | 'lost'>>;
  /**
   * What the framework answers to an error that nobody handles: `safe`: a body of its own without internals; `leaks`: the
   * message or the stack; `bare`: a text that says nothing. Absent: `safe` where it handles rejections, else `leaks`.
   */
  readonly unhandled?: 'safe' | 'leaks' | 'bare';
  /**
   * Who continues the chain: calling a parameter, returning, or returning true. The parameter is the one of type `Next`;
   * a function that declares it continues by calling it even where others return.
   */
  readonly continues: 'next' | 'await-next' | 'return' | 'returns-true';
  /** The returned value is the response. */
  readonly returnsResponse?: boolean;
  /**
   * The framework reads what a handler declares: a parameter named in the path is that part, one whose type is a schema
   * the body, any other the query, and a mark says otherwise. By part of the request, the type of what stays unchecked text.
   */
  readonly fills?: Readonly<Record<string, TypeName>>;
  /** The method that is called where a class or an instance stands instead of a function (`canActivate`). */
  readonly member?: string;
}

/** A call that declares endpoints. */
export interface RouteRow {
  readonly at: AccessPath;
  /** `name`: the member's own name (`get`, `del` → DELETE, `all` → ALL); an argument path; or constants. */
  readonly method: 'name' | readonly HttpMethod[] | { readonly argument: ArgumentPath };
  /**
   * Where the path stands; `receiver`: given to the call that made the receiver (`app.route('/x').get(h)`). Absent: '/'.
   * Of several, the first that is text.
   */
  readonly path?: ArgumentPath | readonly ArgumentPath[];
  readonly handlers: ArgumentPath | readonly ArgumentPath[];
  /** Named middleware slots in an options argument, in the order they run (`[1] .preHandler`). */
  readonly before?: readonly ArgumentPath[];
  /** Schemas by part of the request, in an options argument. */
  readonly schemas?: readonly { readonly part: RequestPart; readonly at: ArgumentPath; readonly style: SchemaStyle }[];
  /** Options that carry a role (`[1] .config .rateLimit`). */
  readonly roles?: readonly { readonly at: ArgumentPath; readonly does: Role }[];
  readonly convention: string;
  readonly kind?: 'rest' | 'graphql' | 'websocket' | 'grpc';
  /** The last handler only answers; those before it are middleware. True unless said otherwise. */
  readonly when?: readonly When[];
}
/** A call that puts middleware or other routers below a path prefix. */
export interface MountRow {
  readonly at: AccessPath;
  /** The prefix, where that argument is text (or an array of texts); otherwise '/' and the items start there. */
  readonly path?: ArgumentPath;
  readonly items: ArgumentPath | readonly ArgumentPath[];
  readonly convention: string;
  readonly when?: readonly When[];
  /** The path is matched as a whole: only one that ends in `/*` is a prefix. */
  readonly exact?: boolean;
  /** The application (or router) it is mounted on, where that is an argument and not the receiver. */
  readonly on?: ArgumentPath;
}
/** A call that adds a function to every route that has a path parameter of this name (`app.param`). */
export interface ParamHandlerRow {
  readonly at: AccessPath;
  readonly name: ArgumentPath;
  readonly handlers: ArgumentPath;
  readonly convention: string;
}
/** A call that runs a plugin function with a child scope of the receiver. */
export interface ScopeRow {
  readonly at: AccessPath;
  /** The plugin: a function whose first parameter is the child scope. */
  readonly plugin: ArgumentPath;
  readonly prefix?: ArgumentPath;
  /** Type of the child scope. */
  readonly type: TypeName;
  /** What the plugin hands on: its hooks and decorators reach the parent when it was wrapped by a row of `unscopes`. */
  readonly options?: ArgumentPath;
  /** The child is the receiver itself with a longer prefix (group callbacks). */
  readonly shares?: boolean;
}
/** A prefix given to a router when it is made or later. */
export interface PrefixRow {
  readonly at: AccessPath;
  readonly prefix: ArgumentPath;
  /** The call returns a view of its receiver below the prefix (`basePath`). */
  readonly view?: boolean;
  /** The prefix applies to the whole application (`setGlobalPrefix`); these paths are left out of it. */
  readonly except?: ArgumentPath;
  /** The argument is a list of objects that give prefixes to modules: names of their members. */
  readonly tree?: { readonly path: string; readonly target: string; readonly children: string };
}
/** A call that adds middleware to a scope by the name of a lifecycle step. */
export interface HookRow {
  readonly at: AccessPath;
  /** Steps that run before the handler, in their order; other names are ignored (`onClose`) or after (`onResponse`). */
  readonly name: ArgumentPath;
  readonly before: readonly string[];
  readonly after?: readonly string[];
  readonly handlers: ArgumentPath;
  readonly convention: string;
}
/**
 * Declarations by decorator. Functions and classes that they name follow the convention of the library that is named like
 * the act (`route`, `guard`, `pipe`, `interceptor`, `filter`, `event`, `field`, `rpc`).
 */
export interface DecoratorRow {
  readonly at: AccessPath;
  readonly does:
    | 'controller'
    | 'route'
    | 'guard'
    | 'pipe'
    | 'interceptor'
    | 'filter'
    | 'metadata'
    | 'parameter'
    | 'module'
    | 'injectable'
    | 'inject'
    | 'combine'
    | 'version'
    | 'status'
    | 'gateway'
    | 'event'
    | 'resolver'
    | 'field'
    | 'rpc'
    | 'documents'
    | 'constraint'
    | 'model'
    | 'column';
  readonly method?: HttpMethod;
  /** The path; of metadata its key, of a parameter the name in its part, of a status or version that. */
  readonly path?: ArgumentPath | readonly ArgumentPath[];
  readonly items?: ArgumentPath;
  readonly part?: RequestPart;
  /** Parameters: the type of what is handed in, where it is no part of the request (`express:Request`). */
  readonly type?: TypeName;
  /** What holds where it stands without more (`@Authorized()`), and what does not (`@SkipThrottle()`). */
  readonly gives?: Role;
  readonly lifts?: Role;
  /** Constraints and columns: what it promises (`email`, `minLength`, `enum`, `uuid`, ...). */
  readonly promises?: string;
  readonly options?: ArgumentPath;
}
/** A call that makes a family of endpoints (CRUD of a model). */
export interface ResourceRow {
  readonly at: AccessPath;
  /** Collection and member path. */
  readonly paths: ArgumentPath;
  readonly actions: readonly {
    readonly name: string;
    readonly method: HttpMethod;
    readonly path: 0 | 1;
    readonly does: Operation;
  }[];
  /** The call that tells which application they are mounted on, and where it stands there. */
  readonly application: { readonly at: AccessPath; readonly app: ArgumentPath };
  /** Option listing the actions that exist. */
  readonly only?: ArgumentPath;
}
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
/** Endpoints from the file system. */
export interface FileRouteRow {
  readonly at: AccessPath;
  readonly directory: ArgumentPath;
  /** Which convention names the paths. */
  readonly style: 'folders' | 'file-names';
  readonly options?: ArgumentPath;
}

/** Where data of a caller enters. */
export interface SourceRow {
  readonly at: AccessPath;
  readonly part: RequestPart;
  readonly shape: SourceShape;
  readonly when?: readonly When[];
}
/** A call that reads something of a request by its name: a credential where the name is one of these, in any case. */
export interface NamedCredentialRow {
  readonly at: AccessPath;
  readonly name: ArgumentPath;
  readonly is: readonly string[];
}
/** A call that answers the request. */
export interface ResponseRow {
  readonly at: AccessPath;
  readonly ends: boolean;
  readonly body?: ArgumentPath;
  readonly status?: ArgumentPath | number;
  readonly as?: 'json' | 'html' | 'text' | 'redirect' | 'file' | 'status' | 'stream';
}
/** An error class or factory that a framework turns into an HTTP answer. */
export interface ErrorRow {
  readonly at: AccessPath;
  readonly status: number | ArgumentPath;
  readonly message?: ArgumentPath;
  /** The call throws by itself: `always`, or where this argument is falsy (`ctx.assert(user, 401)`). */
  readonly throws?: ArgumentPath;
}
/**
 * A middleware and what it does. `at` leads to the middleware itself, so to the result of the factory where there is one
 * (`()`, `.json ()`); the argument paths speak of the call that made it. A plugin that is registered (`register(plugin,
 * options)`) gives its role to the scope that registers it; there the argument paths speak of that call.
 */
export interface MiddlewareRow {
  readonly at: AccessPath;
  readonly does: Role;
  /** Parts of the request it validates or parses. */
  readonly parts?: readonly RequestPart[];
  readonly schema?: ArgumentPath;
  readonly style?: SchemaStyle;
  /** Where these hold, members of the query and the path that are declared as text, numbers and the like become such. */
  readonly primitives?: readonly When[];
  /** Rights it asks for. */
  readonly needs?: ArgumentPath;
  readonly when?: readonly When[];
  /** Conditions under which it lets everyone pass. */
  readonly unless?: readonly When[];
  /** `deep`: parsed bodies may hold objects; `text`: flat text only. */
  readonly shape?: SourceShape;
  /** Constant paths (or patterns) for which it does nothing. */
  readonly exceptPaths?: ArgumentPath;
  /** Lets requests pass without credentials (anonymous access allowed). */
  readonly optional?: boolean;
}
/** A call that makes one middleware of several: `all` run in order, or `any` that passes suffices. */
export interface CombineRow {
  readonly at: AccessPath;
  readonly items: ArgumentPath;
  readonly of: 'all' | 'any';
  readonly convention?: string;
  readonly when?: readonly When[];
}
/** What importing this package changes of another: a convention, by name. */
export interface AmendRow {
  readonly package: string;
  readonly convention: string;
  readonly rejected: Readonly<Record<string, 'handled' | 'lost'>>;
}
/** How a schema is written. */
export type SchemaStyle = 'builder' | 'json-schema' | 'class' | 'field-chain';
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
  /** A json-schema document is this argument. */
  readonly document?: ArgumentPath;
}
/** Calls that check a value against a schema. */
export interface ValidatorRow {
  readonly at: AccessPath;
  readonly input: ArgumentPath;
  /** Where the schema is, when it is not the receiver. */
  readonly schema?: ArgumentPath;
  /** Where the checked value comes out: `return`, `return .data`, `return .value`; absent: only the input is judged. */
  readonly output?: string;
  /** How failure shows. */
  readonly fails: 'throws' | 'rejects' | { readonly truthy: string } | { readonly falsy: string };
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
  readonly yields?: 'number' | 'text' | 'boolean' | 'identifier' | 'literal' | 'object';
  /** A member that is read and not called (`length`): so is any member of an unknown object that has this name. */
  readonly read?: boolean;
  readonly when?: readonly When[];
}
/**
 * How data moves through a call: from an argument (or `receiver`) to `return`, another argument, or a callback's parameter.
 * Both ends may go on with access tokens: `receiver element`, `[0] param0` (what the callback receives), `[0] ()` (what it
 * gives back), `[0] param1 [0]` (what it hands to its second parameter), `return element`, `return .query`.
 */
export interface FlowRow {
  readonly at: AccessPath;
  readonly from: ArgumentPath;
  readonly to: string;
  /** The value becomes an object of the caller's making (`JSON.parse`). */
  readonly deep?: boolean;
  readonly when?: readonly When[];
}
/** A call that gives back one of its arguments with the same behaviour (promisify, async handler wrappers, bind). */
export interface WrapRow {
  readonly at: AccessPath;
  readonly function: ArgumentPath;
  /** A rejected promise goes to the error handler. */
  readonly catches?: boolean;
}
/** When a library calls the functions handed to it; unlisted ones count as called `later`. */
export interface CallbackRow {
  readonly at: AccessPath;
  readonly function: ArgumentPath;
  readonly runs: 'now' | 'each' | 'later' | 'finish' | 'error';
  readonly when?: readonly When[];
}

/** A call that runs a statement. */
export interface QueryRow {
  readonly at: AccessPath;
  /** `nosql`: filters and pipelines, which are objects; `nosql-text`: statements and expressions of a document store. */
  readonly language: 'sql' | 'nosql' | 'nosql-text' | 'ldap' | 'graphql' | 'builder';
  /** The statement text (for nosql: filter or pipeline objects). */
  readonly text: readonly ArgumentPath[];
  readonly values?: readonly ArgumentPath[];
  readonly placeholders?:
    | 'dollar'
    | 'question'
    | 'named-colon'
    | 'named-at'
    | 'named-dollar'
    | 'dollar-filter'
    | 'percent-letter'
    | 'tagged'
    | 'percent'
    | 'none';
  /** A tagged template binds its holes. */
  readonly tagged?: boolean;
  /** The text is only a fragment of a statement (`whereRaw`). */
  readonly fragment?: boolean;
  readonly does?: Operation;
  /** Holes are identifiers or raw parts by design: still not values. */
  readonly transaction?: boolean;
  /** Only an object that comes whole from a caller does harm: what is named in it is a value. */
  readonly whole?: boolean;
  /** It is only made here: the method of a client that runs it when it is handed over. */
  readonly sentBy?: string;
  readonly when?: readonly When[];
}
/** A call on a model, repository or table that reads or writes rows. */
export interface DataRow {
  readonly at: AccessPath;
  readonly does: Operation;
  /** Row data that is written. */
  readonly data?: ArgumentPath;
  /** Filter that selects rows. */
  readonly where?: ArgumentPath;
  /** Columns asked for. */
  readonly select?: ArgumentPath;
  /** One row (or none) comes back. */
  readonly single?: boolean;
  /** Throws when no row is found. */
  readonly throwsWhenAbsent?: boolean;
  readonly many?: boolean;
  /** The name of the model or table. */
  readonly model?: ArgumentPath;
  /** Filters accept operator objects: a caller's object is dangerous there. */
  readonly operators?: boolean;
  /** Named operators below which a value stands that can hold no further one (`equals`); `$eq` and its kin need no naming. */
  readonly comparisons?: readonly string[];
  /** Option naming the transaction. */
  readonly transaction?: ArgumentPath;
  readonly when?: readonly When[];
}
/**
 * How transactions are made. A `callback` without a function is begun and ended around the block that holds the result
 * (Python's `with`).
 */
export interface TransactionRow {
  readonly at: AccessPath;
  /** `callback`: begins, commits and rolls back around a function; `begin`, `commit`, `rollback`: by hand. */
  readonly does: 'callback' | 'begin' | 'commit' | 'rollback';
  readonly function?: ArgumentPath;
  /** For `callback`: the parameter that is the client inside. */
  readonly client?: number;
  /** For `begin`: the call's result is the transaction. */
  readonly returns?: 'transaction' | 'receiver';
  readonly when?: readonly When[];
}
/** Things taken that must be given back. */
export interface ConnectionRow {
  readonly acquire: AccessPath;
  readonly release: readonly AccessPath[];
  /** Given by a callback's parameter rather than by the result. */
  readonly param?: string;
}
/** Making a pool or a single connection. */
export interface PoolRow {
  readonly at: AccessPath;
  readonly is: 'pool' | 'connection';
  readonly options?: ArgumentPath;
  /** Option names for size and timeouts. */
  readonly size?: readonly string[];
  readonly timeouts?: readonly string[];
  readonly when?: readonly When[];
}
/** A call that writes a log record. */
export interface LogRow {
  readonly at: AccessPath;
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'name';
  readonly message?: ArgumentPath;
  readonly fields?: ArgumentPath;
  readonly structured?: boolean;
  readonly when?: readonly When[];
}
/** A call that writes an audit record. */
export interface AuditRow {
  readonly at: AccessPath;
  readonly actor?: ArgumentPath;
  readonly action?: ArgumentPath;
  readonly target?: ArgumentPath;
  readonly outcome?: ArgumentPath;
  readonly fields?: ArgumentPath;
}
/** A place where a secret is handed over, so that a literal there is a secret. */
export interface SecretRow {
  readonly at: AccessPath;
  readonly value: ArgumentPath;
  readonly what: string;
}
/** A call that talks to another service. */
export interface OutboundRow {
  readonly at: AccessPath;
  readonly url?: ArgumentPath;
  readonly timeout?: ArgumentPath;
  /** Where the answer's data comes out: `return .data`, `return .json ()`. */
  readonly data?: readonly string[];
  readonly when?: readonly When[];
}
/**
 * Any other dangerous place. Of kind `nosql` are those that text harms too (`$where`); filters that only a caller's
 * object harms are rows of `queries` and `data`.
 */
export interface SinkRow {
  readonly at: AccessPath;
  readonly kind: SinkKind;
  readonly value: ArgumentPath;
  readonly when?: readonly When[];
}
/** File uploads. */
export interface UploadRow {
  readonly at: AccessPath;
  readonly options?: ArgumentPath;
  readonly limits?: readonly ArgumentPath[];
  readonly filters?: readonly ArgumentPath[];
  /** Greatest size in bytes that it accepts where no option says otherwise. */
  readonly greatest?: number;
  readonly when?: readonly When[];
}
/** Password hashing and comparing, token signing and verifying, ... : cryptographic acts rules ask about. */
export interface CryptoRow {
  readonly at: AccessPath;
  readonly does:
    'hash-password' | 'compare-password' | 'sign-token' | 'verify-token' | 'decode-token' | 'hash' | 'random';
  readonly input?: ArgumentPath;
  readonly secret?: ArgumentPath;
  readonly options?: ArgumentPath;
  readonly when?: readonly When[];
}
/** Queue and socket producers and consumers. */
export interface QueueRow {
  readonly at: AccessPath;
  readonly does: 'publish' | 'consume' | 'connect';
  readonly handler?: ArgumentPath;
  readonly queue?: ArgumentPath;
  readonly when?: readonly When[];
}
/** Settings of the whole application; `at` may be the token of a provider (`APP_GUARD`). */
export interface SettingRow {
  readonly at: AccessPath;
  readonly is:
    | 'trust-proxy'
    | 'error-handler'
    | 'not-found-handler'
    | 'global-guard'
    | 'global-pipe'
    | 'global-filter'
    | 'global-interceptor'
    | 'versioning'
    | 'disable'
    | 'enable'
    | 'listens';
  readonly items?: ArgumentPath;
  readonly convention?: string;
  readonly when?: readonly When[];
  /** The role that `enable` gives to the whole application. */
  readonly does?: Role;
  /** An error handler receives one class of errors only; the framework answers the others, each with its status. */
  readonly byClass?: boolean;
}

/** What is known about one package. */
export interface Library {
  readonly package: string;
  /** Other packages with the same API (`koa-router` beside `@koa/router`). */
  readonly aliases?: readonly string[];
  /** Major versions this describes, as prose (`4 || 5`). */
  readonly versions?: string;
  readonly ecosystem?: 'npm' | 'pypi' | 'node' | 'language';
  /** It belongs to this package: what is set for the whole application there (guards, pipes, prefixes) holds here too. */
  readonly partOf?: string;
  /** What it is for: decides counts in the report. */
  readonly is?: readonly (
    | 'framework'
    /** Renders pages in a browser; `rendering`: on a server, in a framework that serves them. */
    | 'browser'
    | 'rendering'
    | 'database'
    | 'orm'
    | 'validator'
    | 'logger'
    | 'cache'
    | 'queue'
    | 'auth'
    | 'http-client'
    | 'websocket'
    | 'graphql'
    | 'rpc'
    | 'crypto'
    | 'upload'
    | 'security'
    | 'test'
  )[];
  readonly types?: Readonly<Record<TypeName, readonly AccessPath[]>>;
  /** Subtype → supertypes (`package:Type` allowed). */
  readonly extends?: Readonly<Record<TypeName, readonly TypeName[]>>;
  /** Calls that return their receiver. */
  readonly fluent?: readonly AccessPath[];
  /** Calls that return one of their arguments (or a member of one). */
  readonly returns?: readonly { readonly at: AccessPath; readonly value: ArgumentPath }[];
  readonly conventions?: Readonly<Record<string, HandlerConvention>>;
  /** Types that are applications of their own (roots of the scope tree) and types that must be mounted. */
  readonly applications?: readonly TypeName[];
  readonly routers?: readonly TypeName[];
  readonly routes?: readonly RouteRow[];
  readonly mounts?: readonly MountRow[];
  readonly scopes?: readonly ScopeRow[];
  /** Wrappers that let a plugin's hooks and decorators reach the parent scope. */
  readonly unscopes?: readonly AccessPath[];
  readonly paramHandlers?: readonly ParamHandlerRow[];
  readonly prefixes?: readonly PrefixRow[];
  readonly hooks?: readonly HookRow[];
  /** Calls that add a named member to a type (`decorateRequest('x', f)`). */
  readonly decorates?: readonly {
    readonly at: AccessPath;
    readonly name: ArgumentPath;
    readonly value: ArgumentPath;
    readonly type: TypeName;
  }[];
  readonly decorators?: readonly DecoratorRow[];
  readonly resources?: readonly ResourceRow[];
  readonly fileRoutes?: readonly FileRouteRow[];
  readonly graphql?: readonly GraphqlRow[];
  readonly sources?: readonly SourceRow[];
  /** Members that are constants: `.HttpStatus .NOT_FOUND` is 404. */
  readonly constants?: Readonly<Record<AccessPath, string | number>>;
  /** Calls that read what a decorator of kind `metadata` wrote, by its key (the decorator itself, or what it was given as key). */
  readonly metadata?: readonly { readonly at: AccessPath; readonly key: ArgumentPath }[];
  readonly credentials?: readonly AccessPath[];
  readonly namedCredentials?: readonly NamedCredentialRow[];
  readonly responses?: readonly ResponseRow[];
  /** Calls (or member writes, given as `Type .status`) that set the status of the answer to come. */
  readonly statuses?: readonly { readonly at: AccessPath; readonly status: ArgumentPath }[];
  readonly errors?: readonly ErrorRow[];
  readonly middleware?: readonly MiddlewareRow[];
  readonly combines?: readonly CombineRow[];
  readonly amends?: readonly AmendRow[];
  readonly schemas?: readonly SchemaRow[];
  readonly validators?: readonly ValidatorRow[];
  readonly guards?: readonly GuardRow[];
  readonly sanitizers?: readonly SanitizerRow[];
  readonly flows?: readonly FlowRow[];
  readonly wraps?: readonly WrapRow[];
  readonly callbacks?: readonly CallbackRow[];
  readonly queries?: readonly QueryRow[];
  readonly data?: readonly DataRow[];
  readonly transactions?: readonly TransactionRow[];
  readonly connections?: readonly ConnectionRow[];
  readonly pools?: readonly PoolRow[];
  readonly logs?: readonly LogRow[];
  readonly audits?: readonly AuditRow[];
  readonly secrets?: readonly SecretRow[];
  readonly outbound?: readonly OutboundRow[];
  readonly sinks?: readonly SinkRow[];
  readonly uploads?: readonly UploadRow[];
  readonly crypto?: readonly CryptoRow[];
  readonly queues?: readonly QueueRow[];
  readonly settings?: readonly SettingRow[];
}
