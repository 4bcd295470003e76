/**
 * What a backend is: endpoints with the chain that runs before each, what its handler does, where its inputs flow.
 * Read-only and language-neutral; made by the linker, asked by rules and the report. It does not know how it was made.
 */
import type { Location } from '../facts/facts.ts';
import type { Answer } from './answer.ts';
import type { ApiDocument, Contract } from './contracts.ts';
import type { CipherUse, PasswordUse, SignatureCheck, TokenUse } from './crypto.ts';
import type { DataAccess, Flow, Query, Row } from './data.ts';
import type { Failed, FileRecord, Unresolved, UsedPackage } from './files.ts';
import type { FeatureModule, ModuleNode } from './modules.ts';
import type { BodyParserUse, LimiterUse, SessionUse } from './setups.ts';
import type { RequestPart } from './words.ts';

export type * from './answer.ts';
export type * from './contracts.ts';
export type * from './crypto.ts';
export type * from './data.ts';
export type * from './files.ts';
export type * from './modules.ts';
export type * from './setups.ts';
export type { Operation, RequestPart } from './words.ts';

/** One method and path that the backend answers. */
export interface Endpoint {
  /** Upper case; `ALL` for any; `EVENT`, `QUERY`, `MUTATION`, `SUBSCRIPTION`, `RPC`, `ACTION` for the other kinds. */
  readonly method: string;
  /** Full mounted path, parameters as `:name`; of an `ACTION`, its file and its name there: `app/notes/actions#add`. */
  readonly path: string;
  readonly kind: 'rest' | 'graphql' | 'websocket' | 'grpc' | 'action';
  /** Where it is registered. */
  readonly at: Location;
  readonly params: readonly EndpointParam[];
  /** What runs before the handler, in order. */
  readonly chain: readonly Middleware[];
  /** False when part of the chain could not be seen: absence of a protection is then unknown. */
  readonly chainComplete: boolean;
  /** Why not, for people. */
  readonly unseen: readonly string[];
  readonly handler: Behaviour;
  readonly framework: string;
  /** The status of an answer of which the handler says none; absent where something else may say one. */
  readonly usualStatus?: number | undefined;

  readonly authenticated: Answer;
  readonly authorized: Answer;
  readonly validated: { readonly body: Answer; readonly query: Answer; readonly path: Answer };
  readonly rateLimited: Answer;
  readonly audited: Answer;
  readonly errorsHandled: Answer;
  readonly transactional: Answer;
  /** What picks the rows that a caller chooses ties them to who the caller is. */
  readonly ownerScoped: Answer;
  /** What code says of it to those who call it; absent where it says nothing. */
  readonly contract?: Contract | undefined;
  /** Rows that it reads and writes. */
  readonly rows: readonly Row[];
  /** Where it is declared what is answered when the handler gives nothing. */
  readonly absence?: Location;
  /** What asks others who they are lets its callers by, as its marks (`@Public()`) or a list of paths say. */
  readonly opened?: true;

  /** It is open by its nature: login, sign-up, password reset, health, metrics, docs, a webhook that checks signatures, a public read. */
  readonly purpose:
    'login' | 'signup' | 'recovery' | 'logout' | 'health' | 'metrics' | 'docs' | 'webhook' | 'page' | 'business';
}
export interface EndpointParam {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** Where it is read, where it is. */
  readonly at?: Location;
  /** Declared or converted to: `integer`, `number`, `uuid`, `boolean`, `enum`, `string`, ...; absent: unchecked text. */
  readonly type?: string;
}
export interface Middleware {
  /** As written at the place of registration. */
  readonly text: string;
  readonly at: Location;
  readonly roles: readonly {
    readonly does: string;
    readonly is: 'yes' | 'conditional' | 'unknown';
    readonly at: Location;
    readonly by: string;
    readonly parts?: readonly RequestPart[];
    /** How it says no, where code of the project does; without a status, that is decided elsewhere. */
    readonly refusals?: readonly { readonly at: Location; readonly status?: number }[];
    /** It is set up for this endpoint alone, wherever it is registered. */
    readonly own?: true;
  }[];
  /** App-wide (`use` without a path), on a router, or on the route itself. */
  readonly scope: 'global' | 'router' | 'route';
}

/** What a function does, with everything it reaches in the project. Lists are in program order. */
/** A call that is waited for and whose effect nobody knows. */
export interface Blind {
  readonly at: Location;
  /** The package that is called; empty where it is not known what is. */
  readonly package: string;
  readonly why: 'no-knowledge' | 'dynamic';
}
export interface Behaviour {
  readonly name: string;
  readonly at: Location;
  /** False when a call could not be followed into project code that matters. */
  readonly complete: boolean;
  /** What it does there, or in what it reaches, is not seen. No answer heeds it yet. */
  readonly blind: readonly Blind[];
  readonly writes: readonly DataAccess[];
  readonly reads: readonly DataAccess[];
  readonly responses: readonly Response[];
  readonly logs: readonly LogRecord[];
  readonly audits: readonly AuditRecord[];
  readonly outbound: readonly OutboundCall[];
  readonly throws: readonly Thrown[];
  /** Parts of the request that it, or what it calls, reads. */
  readonly inputs: readonly {
    readonly part: RequestPart;
    readonly name?: string;
    readonly at: Location;
    /** The code itself tests it against a constant list, a pattern or the like before it is used. */
    readonly tested?: true;
  }[];
  readonly async: boolean;
}

export interface Response {
  readonly at: Location;
  /** Constant status; undefined: default or unknown. */
  readonly status?: number;
  /** A status is set, and which one hangs on what runs (`row ? 200 : 404`). */
  readonly statusOpen?: true;
  readonly body?: ResponseBody;
  /** In a catch clause, an error handler, or a branch that tests an error. */
  readonly onError: boolean;
  /** Only given where the backend is developed or tested. */
  readonly development?: true;
  readonly as?: string;
  /** Work (a call with an effect) that runs after it on the same path. */
  readonly workAfter?: Location;
  /** That work is but what stands behind: the request is let go on. */
  readonly onward?: true;
  /** Another response can follow. */
  readonly answersAgain?: Location;
}
export interface ResponseBody {
  readonly keys: readonly string[];
  /** Internals of an error that reach the body: `stack`, `message`, the error object itself, a driver's text. */
  readonly leaks?: { readonly what: 'stack' | 'error' | 'message' | 'sql'; readonly at: Location };
  /** Text, when it is constant. */
  readonly text?: string;
  readonly shape: 'object' | 'text' | 'array' | 'none' | 'unknown';
  /** It is a file, read as a whole here; which one is known only when it runs. */
  readonly file?: Location;
}
export interface LogRecord {
  readonly at: Location;
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'unknown';
  readonly package: string;
  /** Names of the fields it carries, flattened one level. */
  readonly fields: readonly string[];
  readonly structured: boolean;
  readonly message?: string;
  readonly onError: boolean;
}
export interface AuditRecord {
  readonly at: Location;
  /** How it was recognised: the user's or a library's declaration, or the record's own shape. */
  readonly by: 'declared' | 'shape';
  readonly fields: readonly string[];
  readonly structured: boolean;
  /** When it is written relative to the operation. */
  readonly when: 'before' | 'after' | 'finish' | 'error' | 'unknown';
  /** Constant outcome, where it is one. */
  readonly outcome?: string;
  /** A function writes it for those who call it, as `at` does: there, for all of them. */
  readonly writtenAt?: Location;
  /** A setting or a switch of the environment decides whether it is written. */
  readonly conditional?: Location;
  readonly onError: boolean;
}
export interface OutboundCall {
  readonly at: Location;
  readonly package: string;
  readonly url?: string;
  readonly hasTimeout: Answer;
  /** The answer's data is checked against a schema before use. */
  readonly validated: Answer;
}
export interface Thrown {
  readonly at: Location;
  /** Class name, where known. */
  readonly type: string;
  /** The project's own class, a library's HTTP error, or the language's bare Error. */
  readonly kind: 'domain' | 'http' | 'bare' | 'unknown';
  readonly status?: number;
}

/** A transaction begun by hand. */
export interface Transaction {
  readonly at: Location;
  readonly kind: 'manual' | 'callback';
  readonly package: string;
  /** Ways out of the function on which an error leaves it neither committed nor rolled back. */
  readonly leaks: readonly { readonly at: Location; readonly why: string }[];
  /** The catch rolls back but hides the error. */
  readonly swallowed?: Location;
  /** Statements between begin and end that go through another connection; `in`: the one that a called function runs. */
  readonly strays: readonly {
    readonly at: Location;
    readonly on: string;
    readonly in?: Location;
    /** It only reads: there is nothing to roll back. */
    readonly reads?: boolean;
    /** It records what was done, or tried. */
    readonly records?: boolean;
  }[];
  readonly known: boolean;
}
/** A connection taken from a pool. */
export interface Acquisition {
  readonly at: Location;
  readonly package: string;
  /** Ways out on which it is not given back. */
  readonly leaks: readonly { readonly at: Location; readonly why: 'error' | 'return' | 'never' }[];
  /** It is handed on (returned, stored): someone else's duty. */
  readonly escapes: boolean;
  readonly releasedAt?: Location;
}
export interface Pool {
  readonly at: Location;
  readonly package: string;
  readonly is: 'pool' | 'connection';
  /** Made while a request is handled. */
  readonly perRequest: boolean;
  /** Where it leads is said by whoever calls the function that makes it. */
  readonly handedIn?: true;
  readonly size: Answer;
  readonly timeouts: Answer;
  /** Where they say nothing, the library has limits of its own. */
  readonly limited?: true;
}
/** A catch clause, `.catch(f)`, or error-first callback. */
export interface Catch {
  readonly at: Location;
  /** `catch`, `promise`, `callback`. */
  readonly kind: 'catch' | 'promise' | 'callback';
  readonly rethrows: boolean;
  readonly forwards: boolean;
  readonly responds: boolean;
  readonly logs: readonly LogRecord[];
  /** It uses the error at all, or gives back a fallback value on purpose. */
  readonly uses: boolean;
  /** Returns or assigns a fallback (the error is an expected outcome). */
  readonly fallback: boolean;
  /** All that it gives back is `false` or `null`: the caller is told that it did not work. */
  readonly declines?: boolean;
  /** All that it gives back is `false`. */
  readonly denies?: boolean;
  /** It is put into a list, or kept as a flag, that others look at. */
  readonly notes?: boolean;
  /** Rows are written in another way instead: `insert`, and where that fails `update`. */
  readonly recovers?: boolean;
  /** Tables and the like that the guarded code itself makes or changes rows of, as far as they are known. */
  readonly stores?: readonly string[];
  /** What is tried ends in giving a value, and the clause gives another in so many words: the attempt was a question. */
  readonly tells?: true;
  /** What is tried gives `true`, and the clause `false`: all that it finds out is whether something works. */
  readonly asks?: true;
  readonly empty: boolean;
  /** Nobody waits for the promise or uses what it gives: nothing follows that could rely on it. */
  readonly detached?: boolean;
  /** It guards what is done in a `finally`, or after another error that is told: a rollback, cleaning up. */
  readonly beside?: boolean;
  /** A comment in it explains why nothing is done. */
  readonly explained: boolean;
  /** What the guarded code does: `query`, `write`, `outbound`, `validation`, `parse`, `cleanup`, `answer`, `refusal`, `other`. */
  readonly guards: readonly string[];
  /** It belongs to request handling (reachable from an endpoint). */
  readonly inRequest: boolean;
}
/** A promise or handler whose rejection nobody receives. */
export interface LostError {
  readonly at: Location;
  /**
   * `handler`: a handler under a framework that ignores rejections; `floating`: a promise that nobody awaits;
   * `callback`: a function handed to a call (`by`) that throws away the promises it gives.
   */
  readonly kind: 'handler' | 'floating' | 'callback' | 'callback-throw' | 'callback-ignored';
  readonly endpoint?: Endpoint;
  readonly by: string;
  /** Of a handler: the function that fails, wherever it is mounted; of a promise: the one that gave it. */
  readonly functionAt?: Location;
  /** Of a handler: what may fail stands in `catch` clauses, so that nothing is lost but what comes of dealing with an error. */
  readonly inClauses?: true;
}
/** A schema that checks input. */
export interface Schema {
  readonly at: Location;
  readonly package: string;
  readonly fields: readonly SchemaField[];
  /** Unknown members are refused, removed, kept, or the library's default decides. */
  readonly unknownMembers: 'refused' | 'removed' | 'kept' | 'unknown';
  /** Parts of requests it is applied to. */
  readonly appliesTo: readonly RequestPart[];
  /** Endpoints whose requests it checks, where that is known. */
  readonly endpoints?: readonly Endpoint[];
  readonly complete: boolean;
  /** Where unknown members are kept: the one place that says so, or could say otherwise. */
  readonly tightened?: Tightening;
}
/** How a schema is told to refuse, or take away, what it does not name. */
export interface Tightening {
  readonly at: Location;
  /** Another method is called there; a member is added to the object there, or to the options of the call. */
  readonly by: 'call' | 'member';
  /** The method, with arguments where they differ; the member and its value. */
  readonly strictly: string;
  /** Somebody wrote there that all is kept. */
  readonly chosen?: true;
}
export interface SchemaField {
  readonly name: string;
  readonly at: Location;
  /** `text`, `number`, `boolean`, `enum`, `object`, `array`, `date`, `uuid`, `any`, `file`, `literal`, `unknown`. */
  readonly type: string;
  /** `required`, `optional`, `min`, `max`, `length`, `pattern`, `email`, `uuid`, `int`, `enum`, `url`, `trim`, `lowercase`, `refine`, `default`, ... with their constant argument, where there is one. */
  readonly constraints: readonly { readonly name: string; readonly value?: string | number }[];
  readonly fields?: readonly SchemaField[];
}
/** A check whose outcome is looked at, or not. */
export interface Validation {
  readonly at: Location;
  readonly package: string;
  readonly schema?: Schema;
  readonly parts: readonly RequestPart[];
  /** The outcome is tested and a failure ends the request. */
  readonly enforced: Answer;
  /** Status and body keys of the answer to a failure, where seen. */
  readonly failure?: { readonly status?: number; readonly keys: readonly string[]; readonly at: Location };
}
export interface Upload {
  readonly at: Location;
  readonly package: string;
  readonly sizeLimit: Answer;
  /** Bytes, where constant. */
  readonly limit?: number;
  readonly typeFilter: Answer;
  readonly scanned: Answer;
}
export interface Secret {
  readonly at: Location;
  readonly what: string;
  /** The value with all but its first two characters masked. */
  readonly masked: string;
  readonly confidence: 'high' | 'medium' | 'low';
}
/** A dangerous place other than a query. */
export interface Sink {
  readonly at: Location;
  readonly kind: string;
  readonly package: string;
  /** What is called. */
  readonly call: string;
  /** The dangerous argument as written. */
  readonly name: string;
  /** The way of a caller's input there; without it some of the value could not be followed. */
  readonly flow?: Flow;
}
/** An error handler of an application. */
export interface ErrorHandler {
  readonly at: Location;
  readonly text: string;
  readonly behaviour?: Behaviour;
  /** Endpoints registered after it never reach it. */
  readonly afterIt: readonly Endpoint[];
  /** Error classes (or properties of the error) it maps to statuses. */
  readonly maps: Answer;
}
/** A step for all that is registered behind it. */
export interface LateStep {
  readonly step: Middleware;
  /** Endpoints that are registered before it. */
  readonly before: readonly Endpoint[];
  /** No endpoint stands behind it. */
  readonly last: boolean;
}
export interface Application {
  readonly at: Location;
  readonly framework: string;
  readonly endpoints: readonly Endpoint[];
  readonly headers: Answer;
  /** What would set them, where it is at hand: a module that is a dependency, and a name where it gives several. */
  readonly hardening?: { readonly module: string; readonly name?: string };
  readonly cors: Answer;
  /** Arguments of the CORS set-up: `*`, `reflect`, `list`, `function`, `unknown`; absent without CORS. */
  readonly corsOrigin?: {
    readonly is: 'any' | 'reflect' | 'list' | 'function' | 'unknown' | 'none';
    readonly credentials: boolean;
    readonly at: Location;
  };
  readonly rateLimit: Answer;
  /** What is done for every answer, and is registered behind endpoints. */
  readonly late: readonly LateStep[];
  readonly errorHandlers: readonly ErrorHandler[];
  /**
   * How the framework answers errors when no handler is given: in a shape of its own without internals, with the message
   * or stack of the error, or with a bare text that says nothing.
   */
  readonly defaultErrorHandling: 'safe' | 'leaks' | 'bare' | 'unknown';
  readonly requestLog: Answer;
  /** It listens or is exported as the thing that is served (not only built in a test). */
  readonly serves: boolean;
  /** Its file exports it by default: a platform may run it, as well as another file mount it. */
  readonly handedOut?: boolean;
  /** No file makes it: a platform runs its functions, or a framework that serves files by their places. */
  readonly byPlatform?: boolean;
  /** It is bound to the loopback address alone: only programs of the same machine come to it. */
  readonly local?: boolean;
  readonly bodyParser?: { readonly at: Location; readonly limit: Answer };
}
/** Where the process is connected to others: a store or broker it calls, a port it listens on. */
export interface Wiring {
  readonly at: Location;
  readonly does: 'connect' | 'listen';
  readonly package: string;
  /** The host or port that stands in the source; `local`: a name that only means something beside it. Absent: none, or not seen. */
  readonly fixed?: { readonly at: Location; readonly text: string; readonly local: boolean };
}
/** A call that stops the whole process until it is done. */
export interface BlockingCall {
  readonly at: Location;
  readonly package: string;
  /** As written. */
  readonly call: string;
  /** What takes the time. */
  readonly kind: 'file' | 'process' | 'hash' | 'compress' | 'wait';
  /** Those whose handler, or what stands before it, gets there. */
  readonly endpoints: readonly Endpoint[];
  /** Only the first use runs it; what it gave is kept. */
  readonly memo: boolean;
}
/** The whole. Lists are sorted by place (path, line, column). */
export interface BackendModel {
  readonly endpoints: readonly Endpoint[];
  readonly applications: readonly Application[];
  readonly queries: readonly Query[];
  /** All reads and writes of the project's own code, whether an endpoint reaches them or not. */
  readonly accesses: readonly DataAccess[];
  /** Functions that touch data, answer requests or log: what rules about one function ask. */
  readonly behaviours: readonly Behaviour[];
  readonly transactions: readonly Transaction[];
  readonly acquisitions: readonly Acquisition[];
  readonly pools: readonly Pool[];
  readonly catches: readonly Catch[];
  readonly lostErrors: readonly LostError[];
  readonly responses: readonly Response[];
  readonly logs: readonly LogRecord[];
  readonly audits: readonly AuditRecord[];
  readonly schemas: readonly Schema[];
  readonly validations: readonly Validation[];
  readonly uploads: readonly Upload[];
  readonly outbound: readonly OutboundCall[];
  readonly secrets: readonly Secret[];
  readonly tokens: readonly TokenUse[];
  readonly passwords: readonly PasswordUse[];
  readonly ciphers: readonly CipherUse[];
  readonly sessions: readonly SessionUse[];
  readonly limiters: readonly LimiterUse[];
  readonly parsers: readonly BodyParserUse[];
  readonly signatures: readonly SignatureCheck[];
  readonly sinks: readonly Sink[];
  readonly blocking: readonly BlockingCall[];
  readonly wiring: readonly Wiring[];
  readonly thrown: readonly Thrown[];
  readonly modules: readonly ModuleNode[];
  readonly features: readonly FeatureModule[];
  /** Documents of the interface, made of code or kept beside it. */
  readonly documents: readonly ApiDocument[];
  readonly packages: readonly UsedPackage[];
  readonly files: readonly FileRecord[];
  readonly unresolved: readonly Unresolved[];
  /** What is missing because work on it threw. */
  readonly failed: readonly Failed[];
  /** Places where a part of a request is merged into a stored row, member by member. */
  readonly merges?: readonly { readonly at: Location; readonly flow: Flow }[];
}
