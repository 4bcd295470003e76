/**
 * The report's own part: what every format is made from. The published shape is schema/report.json.
 */
import type { Location } from '../facts/facts.ts';
import type { Limits } from '../model/limits.ts';
import type { Answer, Endpoint, FileRecord, Unresolved, UsedPackage } from '../model/model.ts';
import type { Confidence, Mend, Preset, Severity, TrailStep } from '../rule.ts';

/** One broken standard, at one place or at several that have one cause. */
export interface Finding {
  /** Rule id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** `strict`: only that preset shows it. */
  readonly preset: Preset;
  readonly message: string;
  readonly remedy: string;
  readonly location: Location;
  readonly trail: readonly TrailStep[];
  /** This one among those of its identity: unlike any other of the report. */
  readonly fingerprint: string;
  /** Made of rule and code: stays when lines move, files are renamed and code is laid out anew. What is alike has the same. */
  readonly identity: string;
  /** The function that it stands in, with its class, or the endpoint that is registered there; '' where nothing has a name. */
  readonly within: string;
  readonly standards: readonly string[];
  readonly cwe: readonly number[];
  /** `METHOD /path` of the endpoints that it concerns at this place. */
  readonly endpoints: readonly string[];
  /** The same at further places of one cause, each as a finding; these have none. */
  readonly also: readonly Finding[];
  /** How it may be mended. */
  readonly mend?: Mend;
}
export interface SuppressedFinding extends Finding {
  readonly reason: string;
  readonly directiveLine: number;
  /** The last day on which it holds. */
  readonly until?: string;
}
/** A finding that somebody wrote down as known. */
export interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  readonly within: string;
  readonly identity: string;
  readonly reason?: string;
}
export interface KnownFinding extends Finding {
  /** What it is known by. */
  readonly entry: BaselineEntry;
}
export type StandardState = 'satisfied' | 'violated' | 'unknown' | 'not_assessed';
export interface StandardResult {
  readonly id: string;
  readonly level: 'must' | 'should';
  readonly rules: readonly string[];
  /** A rule, where there is one; else a figure of the report; null where neither decides it yet. */
  readonly decidedBy: 'rule' | 'figure' | null;
  readonly state: StandardState;
  readonly reason?: string;
  /** Places that show it is kept (at most 20; `kept` counts all). */
  readonly evidence: readonly { readonly at: Location; readonly by?: string }[];
  readonly kept: number;
  readonly broken: number;
  readonly unknown: number;
}
/** How many of how many, with those that are counted. */
export interface FigureResult {
  readonly id: string;
  /** Catalogue ids it decides where no rule does. */
  readonly standards: readonly string[];
  /** What is counted, of what. */
  readonly method: string;
  readonly value: number | null;
  readonly of: number | null;
  /** Why it is null. */
  readonly reason?: string;
  /** False: not everything could be seen. */
  readonly complete: boolean;
  /** Those that are counted, at most a hundred. */
  readonly list: readonly { readonly what: string; readonly at?: Location }[];
}
export interface Diagnostic {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  /** An answer of the report is touched by it, as by a file that an analysed application needs. */
  readonly needed: boolean;
}
/** The result of one analysis, from which every report is arranged. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What of a baseline is found, at each place, and what of it is gone; absent where there is no baseline. */
  readonly baseline?: { readonly known: readonly KnownFinding[]; readonly gone: readonly BaselineEntry[] };
  readonly standards: readonly StandardResult[];
  readonly figures: readonly FigureResult[];
  readonly endpoints: readonly Endpoint[];
  /** Answers that endpoints cannot give by themselves, worked out when they are asked for. */
  readonly further: (endpoint: Endpoint) => FurtherAnswers;
  readonly files: readonly FileRecord[];
  readonly unresolved: readonly Unresolved[];
  /** Those of the unresolved that may hide endpoints. */
  readonly hiding: readonly Unresolved[];
  readonly diagnostics: readonly Diagnostic[];
  readonly packages: readonly UsedPackage[];
  /** False when something needed could not be analysed. */
  readonly complete: boolean;
  /** Why the analysis does not count as one (exit 2), in words; empty where it does, also where single answers are missing. */
  readonly lacking: readonly string[];
  /** Where secrets stand in the source, whether a rule tells of them or not: what nobody may show. */
  readonly secrets: readonly Location[];
  /** Facts the completion report asks for beyond the above (counts, schemes), measured from the model. */
  readonly inventory: Inventory;
  /** The day that decided whether suppressions still hold; only where a comment names one, for nothing else hangs on it. */
  readonly today?: string;
}
/** What hangs on documents beside the code, or is made of rows. */
export interface FurtherAnswers {
  /** What the endpoint itself says, unless nothing mounts its application. */
  readonly authenticated: Answer;
  readonly authorized: Answer;
  readonly rateLimited: Answer;
  readonly paged: Answer;
  readonly documented: Answer;
  readonly responseModel: Answer;
  readonly versioned: Answer;
  readonly order: Answer;
  /** The numbers of its rate limits and of the bounds of its body, where constant. */
  readonly limits?: Limits;
}
export interface Measured<T> {
  readonly value: T | null;
  readonly method: string;
  readonly source: string;
  readonly reason?: string;
  readonly complete?: boolean;
  readonly details?: unknown;
}
export interface Inventory {
  readonly rest: Measured<number>;
  readonly graphql: Measured<number>;
  readonly websocket: Measured<number>;
  readonly databases: Measured<number>;
  readonly cacheLayers: Measured<number>;
  readonly messageQueues: Measured<number>;
  readonly authentication: Measured<string>;
  readonly authorization: Measured<string>;
  readonly encryption: Measured<string>;
  readonly rateLimiting: Measured<boolean>;
  readonly inputValidation: Measured<boolean>;
  readonly documentation: Measured<string>;
}
