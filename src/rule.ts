/**
 * The one door by which rules come in. A rule asks the model and yields observations: ids and data, no words, no formats.
 * `rules/**` imports this file and nothing else.
 */
import type { Location } from './facts/facts.ts';
import type {
  Acquisition,
  Application,
  AuditRecord,
  BackendModel,
  BlockingCall,
  BodyParserUse,
  Catch,
  CipherUse,
  DataAccess,
  Endpoint,
  FileRecord,
  LimiterUse,
  LogRecord,
  LostError,
  OutboundCall,
  PasswordUse,
  Pool,
  Query,
  Response,
  Schema,
  Secret,
  SessionUse,
  SignatureCheck,
  Sink,
  Suppression,
  Thrown,
  Tightening,
  TokenUse,
  Transaction,
  Upload,
  Validation,
  Wiring,
} from './model/model.ts';

export type * from './model/model.ts';
export * from './model/chain-order.ts';
export * from './model/column-names.ts';
export * from './model/documented.ts';
export * from './model/endpoint-answers.ts';
export * from './model/file-names.ts';
export * from './model/layers.ts';
export * from './model/paths.ts';
export * from './model/questions.ts';
export * from './model/refusals.ts';
export type { Location } from './facts/facts.ts';

/** What a rule looks at, one at a time; `backend` is the whole model. */
export interface Subjects {
  readonly endpoint: Endpoint;
  readonly application: Application;
  readonly query: Query;
  readonly access: DataAccess;
  readonly transaction: Transaction;
  readonly acquisition: Acquisition;
  readonly pool: Pool;
  readonly catch: Catch;
  readonly 'lost-error': LostError;
  readonly response: Response;
  readonly log: LogRecord;
  readonly audit: AuditRecord;
  readonly schema: Schema;
  readonly validation: Validation;
  readonly upload: Upload;
  readonly outbound: OutboundCall;
  readonly secret: Secret;
  readonly token: TokenUse;
  readonly password: PasswordUse;
  readonly cipher: CipherUse;
  readonly session: SessionUse;
  readonly limiter: LimiterUse;
  readonly parser: BodyParserUse;
  readonly signature: SignatureCheck;
  readonly blocking: BlockingCall;
  readonly wiring: Wiring;
  readonly sink: Sink;
  readonly thrown: Thrown;
  readonly suppression: Suppression;
  readonly backend: BackendModel;
}
export type Severity = 'error' | 'warning' | 'info';
/** `high`: we would defend it in any review; `medium`: in most; `low`: only the strict preset shows it. */
export type Confidence = 'high' | 'medium' | 'low';
/** Who is told: everybody, or those who want to hear of everything. Apart from how sure we are. */
export type Preset = 'recommended' | 'strict';

/** One step of the way data takes, for the reader. */
export interface TrailStep {
  readonly at: Location;
  readonly what: string;
}
/** How a finding can be mended, as far as the model knows; whether that is certain shows in the source. */
export type Mend =
  /** Bind values of a statement instead of writing them into its text. */
  | {
      readonly how: 'bind';
      readonly binds: NonNullable<Query['binds']>;
      /** What is written into the text, as it is written there. */
      readonly values: readonly { readonly name: string; /** It may be more than text. */ readonly deep: boolean }[];
      /** What is written there and stays. */
      readonly others: readonly string[];
    }
  /** Wait for a promise. */
  | { readonly how: 'wait' }
  /** Hand on an error that was caught in the function that handles a request. */
  | { readonly how: 'hand-on'; readonly handler: Location }
  /** Give back in any case what is given back on some ways, by this call. */
  | { readonly how: 'release'; readonly released: Location }
  /** Let a schema refuse what it does not name. */
  | { readonly how: 'tighten'; readonly by: Tightening }
  /** Put a middleware before all that an application does. */
  | { readonly how: 'harden'; readonly by: NonNullable<Application['hardening']> };

/** What a rule yields: the standard is broken here, kept here, or it cannot be told. */
export type Observation<MessageId extends string = string> =
  | {
      readonly verdict: 'broken';
      readonly message: MessageId;
      readonly at: Location;
      /** Fills the `{placeholders}` of the message. */
      readonly data?: Readonly<Record<string, string | number>>;
      readonly trail?: readonly TrailStep[];
      readonly severity?: Severity;
      readonly confidence?: Confidence;
      /** Where it is worth less to the reader than what else the rule finds. */
      readonly preset?: Preset;
      /** What several places have in common: those of one rule with an equal cause are one finding. */
      readonly cause?: string;
      /** Whom it concerns, where it is not about the place alone. */
      readonly endpoints?: readonly Endpoint[];
      readonly mend?: Mend;
    }
  | { readonly verdict: 'kept'; readonly at: Location; readonly by?: string }
  | { readonly verdict: 'unknown'; readonly at?: Location; readonly why: string };

export interface Rule<About extends keyof Subjects = keyof Subjects, MessageId extends string = string> {
  /** Named for the defect; equal to the file's stem. */
  readonly id: string;
  readonly about: About;
  /** Catalogue ids it decides. Empty for rules outside the catalogue. */
  readonly standards: readonly string[];
  readonly severity: Severity;
  /** The gravest that an observation of it may be, where that is graver than `severity`. */
  readonly worst?: Severity;
  readonly confidence: Confidence;
  /** `recommended` unless said otherwise: a rule that is right but seldom worth an interruption is for `strict`. */
  readonly preset?: Preset;
  /** Messages that, repeated, tell of one way of working and no longer of so many mistakes: many places are one finding. */
  readonly habits?: readonly NoInfer<MessageId>[];
  /** Roles of files beside `source` and `config` in which it makes sense. */
  readonly alsoIn?: readonly FileRecord['role'][];
  /** Numbers of the Common Weakness Enumeration. */
  readonly cwe?: readonly number[];
  /** One sentence: the defect. */
  readonly summary: string;
  /** Sentence templates by message id: what is wrong, here. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
  check(subject: Subjects[About], model: BackendModel): Iterable<Observation<MessageId>>;
}

/** A rule of any subject, as collections hold it. */
export type AnyRule = { [About in keyof Subjects]: Rule<About> }[keyof Subjects];

/** Declares a rule; its subject and message ids are checked against each other. */
export function defineRule<const About extends keyof Subjects, const MessageId extends string>(
  rule: Rule<About, MessageId>,
): Rule<About, MessageId> {
  return rule;
}
/** The standard is broken at this place. */
export function broken<const MessageId extends string>(
  message: MessageId,
  at: Location,
  more: {
    data?: Readonly<Record<string, string | number>>;
    trail?: readonly TrailStep[];
    severity?: Severity;
    confidence?: Confidence;
    preset?: Preset;
    cause?: string;
    endpoints?: readonly Endpoint[];
    mend?: Mend;
  } = {},
): Observation<MessageId> {
  return { verdict: 'broken', message, at, ...more };
}
/** The standard is kept, as this place shows. */
export function kept(at: Location, by?: string): Observation<never> {
  return by === undefined ? { verdict: 'kept', at } : { verdict: 'kept', at, by };
}
/** It cannot be told, and why. */
export function unknown(why: string, at?: Location): Observation<never> {
  return at === undefined ? { verdict: 'unknown', why } : { verdict: 'unknown', why, at };
}
