/**
 * What a backend is: endpoints with the chain that runs before each, what its handler does, where its inputs flow.
 * Read-only and language-neutral; made by the linker, asked by rules and the report. It does not know how it was made.
 */
import type { Directive, Location } from '../facts/facts.ts';
import type { Answer } from './answer.ts';
import type { ApiDocument, Contract } from './contracts.ts';
import type { FeatureModule, ModuleNode } from './modules.ts';
import type { BodyParserUse, LimiterUse, SessionUse } from './setups.ts';

export type * from './answer.ts';
export type * from './contracts.ts';
export type * from './modules.ts';
export type * from './setups.ts';

export type RequestPart = 'body' | 'query' | 'path' | 'headers' | 'cookies' | 'files' | 'event' | 'url' | 'session';
export type Operation = 'create' | 'read' | 'update' | 'delete' | 'upsert' | 'aggregate' | 'schema' | 'unknown';

/** One method and path that the backend answers. */
export interface Endpoint {
  /** Upper case; `ALL` for any; `EVENT`, `QUERY`, `MUTATION`, `SUBSCRIPTION`, `RPC` for the other kinds. */
  readonly method: string;
  /** Full mounted path, parameters as `:name`. */
  readonly path: string;
  readonly kind: 'rest' | 'graphql' | 'websocket' | 'grpc';
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
  readonly source: { readonly part: RequestPart; readonly name: string; readonly at: Location };
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
  readonly query?: Query;
  /** Inside a loop (or an array method's callback) of the same request. */
  readonly loop?: { readonly at: Location };
  /** The transaction it runs in. */
  readonly transaction?: { readonly at: Location; readonly kind: 'callback' | 'manual' };
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
  readonly many?: boolean;
  readonly awaited: boolean;
  /** Written value was computed from a value read before from the same target. */
  readonly computedFromRead?: Location;
  /** It adds to what is stored, or takes from it, wherever that is worked out. */
  readonly relative?: true;
  /** Two branches exclude each other: accesses with different tags of one group never run together. */
  readonly branch?: readonly string[];
  /** All that the code makes of the rows is a number (their count, a sum), and where. */
  readonly reduced?: { readonly at: Location; readonly by: string };
  /** It runs on a client or transaction that its function was given: the caller may hold the transaction. */
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
  /** What the guarded code does: `query`, `write`, `outbound`, `validation`, `parse`, `cleanup`, `other`. */
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
  readonly kind: 'handler' | 'floating' | 'callback' | 'callback-throw';
  readonly endpoint?: Endpoint;
  readonly by: string;
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
export interface TokenClaim {
  /** Empty for a row that is the whole payload. */
  readonly name: string;
  readonly at: Location;
  readonly holds?: 'password' | 'row' | 'contact' | 'id';
}
/** What a call does with a token (JWT and the like). */
export interface TokenUse {
  readonly at: Location;
  readonly package: string;
  readonly does: 'issue' | 'verify' | 'decode';
  /** Payload, options and chained calls together; absent: not all could be seen. */
  readonly claims?: readonly TokenClaim[];
  /** It ends, and after how many seconds. */
  readonly expires: Answer & { readonly seconds?: number };
  /** Which algorithms are accepted is said, and which. */
  readonly algorithms: Answer & { readonly names?: readonly string[] };
  /** What verifying looks at. */
  readonly checks: { readonly issuer: Answer; readonly audience: Answer; readonly expiry: Answer };
  /** One text for both sides, a pair of the project's own, or a key of another party. */
  readonly key: 'symmetric' | 'private' | 'public' | 'foreign' | 'unknown';
  readonly use: 'access' | 'refresh' | 'link' | 'unknown';
  /** For what is decoded: where the same token is verified. */
  readonly verifiedAt?: Location;
  /** For what is decoded: where its payload ends up. */
  readonly reaches: readonly ('principal' | 'decision' | 'filter' | 'answer')[];
}
/** What is done with a password. */
export interface PasswordUse {
  readonly at: Location;
  readonly does: 'hash' | 'compare' | 'digest' | 'encrypt' | 'equals' | 'filter' | 'store';
  /** The function that does it, as libraries name it: `md5`, `bcrypt`. */
  readonly by: string;
  /** Rounds, iterations or memory, where constant, and the least that is safe. */
  readonly cost?: number;
  readonly least?: number;
  /** The salt is made anew for each password. */
  readonly salted: Answer;
  /** Its outcome decides, and nobody waits for it. */
  readonly floating?: true;
  /** Where the password comes from. */
  readonly from?: Location;
}
/** A call that encrypts or decrypts. */
export interface CipherUse {
  readonly at: Location;
  readonly package: string;
  readonly does: 'encrypt' | 'decrypt';
  /** With its mode, lower case, where constant: `aes-256-cbc`. */
  readonly algorithm?: string;
  readonly iv: 'fresh' | 'constant' | 'derived' | 'none' | 'unknown';
  /** Where the initialisation vector is made, or the call. */
  readonly ivAt: Location;
  /** A tag is set, or a code over the text is checked. */
  readonly authenticated: Answer;
}
/** A comparison with a keyed digest: it decides whether a message comes from whoever holds the key. */
export interface SignatureCheck {
  readonly at: Location;
  /** Equality ends at the first character that differs. */
  readonly by: 'equality' | 'constant-time';
  /** The digest is over the parsed body, written as text again here. */
  readonly reserialised?: Location;
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
export interface Application {
  readonly at: Location;
  readonly framework: string;
  readonly endpoints: readonly Endpoint[];
  readonly headers: Answer;
  readonly cors: Answer;
  /** Arguments of the CORS set-up: `*`, `reflect`, `list`, `function`, `unknown`; absent without CORS. */
  readonly corsOrigin?: {
    readonly is: 'any' | 'reflect' | 'list' | 'function' | 'unknown' | 'none';
    readonly credentials: boolean;
    readonly at: Location;
  };
  readonly rateLimit: Answer;
  readonly errorHandlers: readonly ErrorHandler[];
  /**
   * How the framework answers errors when no handler is given: in a shape of its own without internals, with the message
   * or stack of the error, or with a bare text that says nothing.
   */
  readonly defaultErrorHandling: 'safe' | 'leaks' | 'bare' | 'unknown';
  readonly requestLog: Answer;
  /** It listens or is exported as the thing that is served (not only built in a test). */
  readonly serves: boolean;
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
/** Something that could not be seen. */
export interface Unresolved {
  readonly at: Location;
  readonly what: 'import' | 'call' | 'mount' | 'route' | 'middleware' | 'path' | 'handler' | 'file' | 'query';
  readonly why: string;
}
export interface FileRecord {
  readonly path: string;
  readonly language: string;
  readonly state: 'analysed' | 'partial' | 'skipped';
  readonly reason?: string;
  /** Another analysed file imports it, or it is an entry point. */
  readonly needed: boolean;
  readonly role: 'source' | 'test' | 'generated' | 'config' | 'migration' | 'script' | 'client';
  readonly directives: readonly Directive[];
}
/** Work of ours that threw. It costs what it was about, and no more. */
export interface Failed {
  /** '' where it is about no single file. */
  readonly path: string;
  readonly line?: number;
  /** What could not be worked out. */
  readonly what: string;
  readonly why: string;
  /** What that means for those who read the answers. */
  readonly means: string;
}
/** A package the project uses. */
export interface UsedPackage {
  readonly name: string;
  /** From package.json, where listed. */
  readonly version?: string;
  readonly is: readonly string[];
  /** How callers show who they are to it: `JWT`, `session`, ... */
  readonly scheme?: string;
  /** It decides rights by attributes. */
  readonly policies?: true;
  readonly at?: Location;
}

/**
 * A comment that suppresses findings, and what came of it. The engine makes these after the other rules have spoken,
 * so they are subjects of rules but not part of the model.
 */
export interface Suppression {
  readonly at: Location;
  /** Whose comment it is, where it is not our own. */
  readonly tool?: Directive['tool'];
  readonly kind: Directive['kind'];
  /** Rules it names; a comment of ESLint that names none stands for all. */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** Why it is not obeyed, where it is not. */
  readonly malformed?: string;
  /** The last day on which it held, where that has gone by: it is not obeyed any more. */
  readonly ended?: string;
  /** Names that no rule has, with the nearest one that exists. */
  readonly strangers: readonly { readonly name: string; readonly nearest?: string }[];
  /** Known rules it names that had nothing to suppress. */
  readonly idle: readonly string[];
  /** How many findings it suppressed (for `enable`: how many regions it ended). */
  readonly used: number;
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
