/**
 * The format of library knowledge: what third-party packages mean to a backend, as plain data.
 * One file a package; users extend it from their configuration in the same format. Nothing here is a function,
 * a RegExp or a computed value.
 *
 * The kinds of rows stand in kinds/, by what they are about; the grammar of the paths in them in kinds/paths.ts and, by
 * examples, in docs/paths.md.
 */
import type {
  AggregateRow,
  ClauseRow,
  LinkRow,
  ConnectionRow,
  DataRow,
  PoolRow,
  QueryRow,
  TransactionRow,
} from './kinds/databases.ts';
import type { ContractDocumentRow, ContractRow } from './kinds/contracts.ts';
import type { CallKindRow, DecoratorRow, MetadataRow, NamedSetRow, TargetRow } from './kinds/decorators.ts';
import type { FlowRow, SinkRow } from './kinds/flows.ts';
import type {
  DirectiveClassRow,
  DirectiveRow,
  FieldRow,
  FieldRuleRow,
  GraphqlRow,
  ProcedureRouterRow,
  ProcedureRow,
  ProcedureServerRow,
} from './kinds/graphql.ts';
import type {
  AmendRow,
  BindingRow,
  CallbackRow,
  HandlerClassRow,
  HandlerConvention,
  InfallibleRow,
  ReturnRow,
  WrapRow,
} from './kinds/handlers.ts';
import type { CombineRow, EqualityRow, MiddlewareRow, PathTestRow, PresenceRow, ProofRow } from './kinds/middleware.ts';
import type { AccessPath, ArgumentPath, TypeName } from './kinds/paths.ts';
import type { AuditRow, LogRow } from './kinds/records.ts';
import type {
  ErrorRow,
  FileCheckRow,
  NamedCredentialRow,
  PartOfRow,
  ResponseRow,
  SourceRow,
  UploadRow,
} from './kinds/requests.ts';
import type {
  ChangeRow,
  ControllerRow,
  DefinedRouteRow,
  DocumentedRouteRow,
  DefinitionRow,
  DeployedRow,
  DispatcherRow,
  FileRouteRow,
  FreeNamesRow,
  HookRow,
  ImplementationRow,
  MessagingRow,
  MountRow,
  ArrivalRow,
  CastRow,
  MacroRow,
  ParamHandlerRow,
  PlacedRouteRow,
  PrefixRow,
  RemoteFunctionRow,
  ResourceRow,
  RouteRow,
  SchemeRow,
  ScopeRow,
  ServerFunctionRow,
  SettingRow,
  StartRow,
} from './kinds/routing.ts';
import type { CryptoRow, SecretRow } from './kinds/secrets.ts';
import type { SetupRow } from './kinds/setups.ts';
import type { BlockingRow, OutboundRow, QueueRow } from './kinds/services.ts';
import type { GuardRow, SanitizerRow, SchemaRow, ValidatorRow } from './kinds/validation.ts';

export type * from './kinds/contracts.ts';
export type * from './kinds/databases.ts';
export type * from './kinds/decorators.ts';
export type * from './kinds/flows.ts';
export type * from './kinds/graphql.ts';
export type * from './kinds/handlers.ts';
export type * from './kinds/middleware.ts';
export type * from './kinds/paths.ts';
export type * from './kinds/records.ts';
export type * from './kinds/requests.ts';
export type * from './kinds/routing.ts';
export type * from './kinds/secrets.ts';
export type * from './kinds/services.ts';
export type * from './kinds/setups.ts';
export type * from './kinds/validation.ts';
export type * from './kinds/words.ts';

/** A way of showing who one is. */
export type Scheme = 'API key' | 'HTTP Basic' | 'JWT' | 'OAuth2/OIDC' | 'session';

/** What is known about one package. */
export interface Library {
  readonly package: string;
  /** Other packages with the same API (`koa-router` beside `@koa/router`). */
  readonly aliases?: readonly string[];
  /** Major versions this describes, as prose (`4 || 5`). */
  readonly versions?: string;
  readonly ecosystem?: 'npm' | 'pypi' | 'node' | 'language';
  /** Only some of it is described: the rest may do anything, ask who is calling among it. */
  readonly partly?: true;
  /** Modules that it makes when an application is built: they lie nowhere. What is known of one stands at `/name`. */
  readonly makesModules?: readonly string[];
  /** It belongs to this package: what is set for the whole application there (guards, pipes, prefixes) holds here too. */
  readonly partOf?: string;
  /** Its applications answer where the file lies that exports them, as another framework places such files. */
  readonly byPlace?: true;
  /** What it exports is exported by a file of its name as well: `lodash/includes`. */
  readonly apart?: true;
  /** Where its endpoints do not always have that: `never`, or only where an application hands it on to them. */
  readonly inherits?: 'never' | 'handed-on';
  /** How callers show who they are to those who use it: a name for all its packages, or one by package. */
  readonly scheme?: Scheme | Readonly<Record<string, Scheme>>;
  /** It limits attempts to sign in by itself, unless it is told not to. */
  readonly limitsAttempts?: true;
  /** Rights hang on attributes of who asks and of what is asked for, not on roles alone. */
  readonly policies?: true;
  /** The middleware that sets security headers for an application of its own: a module, and a name where it gives several. */
  readonly hardenedBy?: { readonly module: string; readonly name?: string };
  /** Each write of it stands by itself: it knows no transactions. */
  readonly standsAlone?: true;
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
    /** Tells how easily a password is guessed. */
    | 'password-strength'
    | 'compression'
    | 'flags'
    /** Makes or shows documents of an interface. */
    | 'documents'
    /** Runs tests: who asks it for something is one of them. */
    | 'test'
  )[];
  /** What is called while a request is served can read it without being handed it. */
  readonly ambient?: true;
  /** It serves requests, and nothing here says which: that it is there is told; `alone`: where no endpoint was seen. */
  readonly unread?: boolean | 'alone';
  /** What it gives to be mounted answers requests at paths of its own, which are not read. */
  readonly brings?: boolean;
  /** What schemas call the generators that make the package's client anew, in a folder of the project. */
  readonly generators?: readonly string[];
  readonly types?: Readonly<Record<TypeName, readonly AccessPath[]>>;
  /** Subtype → supertypes (`package:Type` allowed). */
  readonly extends?: Readonly<Record<TypeName, readonly TypeName[]>>;
  /** Calls that return their receiver. */
  readonly fluent?: readonly AccessPath[];
  /** Calls that are done when they come back, where others of the package give a promise. */
  readonly synchronous?: readonly AccessPath[];
  /** The first major version whose calls give promises; those before tell what came of it to a callback, or nobody. */
  readonly promisesFrom?: number;
  /** Calls that return one of their arguments (or a member of one); with `list` a list of them all, in their order. */
  readonly returns?: readonly ReturnRow[];
  readonly conventions?: Readonly<Record<string, HandlerConvention>>;
  /** Types that are applications of their own (roots of the scope tree) and types that must be mounted. */
  readonly applications?: readonly TypeName[];
  readonly routers?: readonly TypeName[];
  readonly routes?: readonly RouteRow[];
  readonly mounts?: readonly MountRow[];
  readonly arrivals?: readonly ArrivalRow[];
  readonly controllers?: readonly ControllerRow[];
  readonly definitions?: readonly DefinitionRow[];
  readonly implementations?: readonly ImplementationRow[];
  readonly definedRoutes?: readonly DefinedRouteRow[];
  readonly documentedRoutes?: readonly DocumentedRouteRow[];
  readonly scopes?: readonly ScopeRow[];
  readonly macros?: readonly MacroRow[];
  readonly casts?: readonly CastRow[];
  readonly schemes?: readonly SchemeRow[];
  /** Wrappers that let a plugin's hooks and decorators reach the parent scope. */
  readonly unscopes?: readonly AccessPath[];
  /** What an application of another framework is handed, as a step of its own, to serve all controllers below a path. */
  readonly hosted?: readonly AccessPath[];
  /** The name of a symbol: a plugin that carries it as a member has no scope of its own. */
  readonly unscopedMark?: string;
  /** What is read there was given when the application was set up: whoever runs it knows it, and nobody else. */
  readonly configured?: readonly AccessPath[];
  /** Members in which checks note down what fails them. */
  readonly noted?: readonly AccessPath[];
  /** Calls that add routes which are not read: that there are some is told. */
  readonly hides?: readonly AccessPath[];
  /** Calls that make (or keep) an instance of a class that they are given, or of what a token stands for: containers. */
  readonly makes?: readonly { readonly at: AccessPath; readonly class: ArgumentPath }[];
  readonly bindings?: readonly BindingRow[];
  readonly handlerClasses?: readonly HandlerClassRow[];
  /** Strategies and the like that refuse nobody. */
  readonly letsAllBy?: readonly AccessPath[];
  readonly starts?: readonly StartRow[];
  readonly messaging?: readonly MessagingRow[];
  /** What the file that a package starts with may export instead of making an application: a plugin of this type. */
  readonly entryPlugin?: TypeName;
  /** Calls that take a place among the layers for a route, to which handlers are added later (`router.route(path)`). */
  readonly places?: readonly AccessPath[];
  readonly paramHandlers?: readonly ParamHandlerRow[];
  readonly changes?: readonly ChangeRow[];
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
  readonly placedRoutes?: readonly PlacedRouteRow[];
  readonly freeNames?: FreeNamesRow;
  /**
   * Frameworks in whose applications nothing of this package needs an import, where it is listed: what is described of it,
   * and what has these names.
   */
  readonly freeIn?: Readonly<Record<string, readonly string[]>>;
  readonly serverFunctions?: readonly ServerFunctionRow[];
  readonly remoteFunctions?: readonly RemoteFunctionRow[];
  /** Directives of files that are sent to browsers, whoever imports them (`use client`). */
  readonly sentToBrowsers?: readonly string[];
  /** Files beside such routes, without ending, whose settings name the headers of all answers (`next.config`). */
  readonly headerFiles?: readonly string[];
  readonly deployed?: readonly DeployedRow[];
  /** Calls that hand what a platform calls a function with on to an application: its routes are the endpoints. */
  readonly carries?: readonly AccessPath[];
  /** Members of an application that answer its requests: whoever is handed one of them runs it. */
  readonly answering?: readonly AccessPath[];
  readonly dispatchers?: readonly DispatcherRow[];
  readonly graphql?: readonly GraphqlRow[];
  /** Calls that give the directives that stand at a field, or at another place of a schema. */
  readonly directives?: readonly DirectiveRow[];
  readonly directiveClasses?: readonly DirectiveClassRow[];
  readonly graphqlFields?: readonly FieldRow[];
  readonly fieldRules?: readonly FieldRuleRow[];
  readonly procedures?: readonly ProcedureRow[];
  readonly procedureRouters?: readonly ProcedureRouterRow[];
  readonly procedureServers?: readonly ProcedureServerRow[];
  /** By these the program itself calls what it could serve: nobody is answered by that. */
  readonly ownCalls?: readonly AccessPath[];
  readonly sources?: readonly SourceRow[];
  readonly partsOf?: readonly PartOfRow[];
  /** Members that are constants: `.HttpStatus .NOT_FOUND` is 404. */
  readonly constants?: Readonly<Record<AccessPath, string | number | boolean>>;
  readonly metadata?: readonly MetadataRow[];
  readonly namedSets?: readonly NamedSetRow[];
  readonly targets?: readonly TargetRow[];
  readonly callKinds?: readonly CallKindRow[];
  readonly credentials?: readonly AccessPath[];
  /**
   * Types of what callers may hand in: such that hold one of few values or no text (`closed`), such that are made of their
   * first argument (`around`), and such that have members (`objects`).
   */
  readonly inputTypes?: {
    readonly closed: readonly AccessPath[];
    readonly around: readonly AccessPath[];
    readonly objects: readonly AccessPath[];
  };
  readonly namedCredentials?: readonly NamedCredentialRow[];
  readonly responses?: readonly ResponseRow[];
  /** Calls (or member writes, given as `Type .status`) that set the status of the answer to come. */
  readonly statuses?: readonly { readonly at: AccessPath; readonly status: ArgumentPath }[];
  readonly errors?: readonly ErrorRow[];
  readonly middleware?: readonly MiddlewareRow[];
  readonly proves?: readonly ProofRow[];
  readonly equalities?: readonly EqualityRow[];
  readonly pathTests?: readonly PathTestRow[];
  readonly presence?: readonly PresenceRow[];
  readonly combines?: readonly CombineRow[];
  readonly amends?: readonly AmendRow[];
  readonly schemas?: readonly SchemaRow[];
  readonly validators?: readonly ValidatorRow[];
  readonly guards?: readonly GuardRow[];
  readonly sanitizers?: readonly SanitizerRow[];
  readonly flows?: readonly FlowRow[];
  readonly wraps?: readonly WrapRow[];
  readonly callbacks?: readonly CallbackRow[];
  readonly infallible?: readonly InfallibleRow[];
  readonly queries?: readonly QueryRow[];
  readonly data?: readonly DataRow[];
  readonly aggregates?: readonly AggregateRow[];
  readonly clauses?: readonly ClauseRow[];
  readonly links?: readonly LinkRow[];
  readonly transactions?: readonly TransactionRow[];
  readonly connections?: readonly ConnectionRow[];
  readonly pools?: readonly PoolRow[];
  readonly logs?: readonly LogRow[];
  readonly audits?: readonly AuditRow[];
  readonly secrets?: readonly SecretRow[];
  readonly outbound?: readonly OutboundRow[];
  readonly sinks?: readonly SinkRow[];
  readonly uploads?: readonly UploadRow[];
  readonly fileChecks?: readonly FileCheckRow[];
  readonly crypto?: readonly CryptoRow[];
  readonly blocking?: readonly BlockingRow[];
  /** Calls that read a file as a whole into memory, and where they are told which. */
  readonly wholeFiles?: readonly { readonly at: AccessPath; readonly path: ArgumentPath }[];
  /** Calls (or members of what they give) that tell which files lie in a folder or fit a pattern, or a part of a file's name. */
  readonly fileNames?: readonly {
    readonly at: AccessPath;
    readonly gives: 'entries' | 'matches' | 'base' | 'stem' | 'ending';
    readonly of: ArgumentPath;
    /** An ending that is left out of the name; patterns of files that are left out. */
    readonly without?: ArgumentPath;
  }[];
  readonly queues?: readonly QueueRow[];
  readonly settings?: readonly SettingRow[];
  readonly setups?: readonly SetupRow[];
  readonly contracts?: readonly ContractRow[];
  readonly contractDocuments?: readonly ContractDocumentRow[];
}
