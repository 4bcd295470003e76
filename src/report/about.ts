import type { Finding } from './report.ts';

/** What a report says beside the result: who made it, the words of the rules, and what lies around the code. */
export interface About {
  readonly version: string;
  readonly taskId?: string | undefined;
  /** Where the audited folder lies in its repository: '' at the top or without one, else a path that ends in `/`. */
  readonly prefix: string;
  /** What code scanning tells this report from others of the same commit by; made of `prefix` when absent. */
  readonly category?: string | undefined;
  readonly rules: readonly RuleText[];
  /** Each standard in one sentence, by its id. */
  readonly titles?: ReadonlyMap<string, string>;
  readonly surroundings: Surroundings;
  /** Words about the code without the secrets that stand in it; absent where there are none. */
  readonly masked?: ((words: string) => string) | undefined;
  /** Lines of source that a report shows beside its places; absent where nobody wants them. */
  readonly excerpts?: Excerpts | undefined;
}
/** Lines of source, by file and number. */
export interface Excerpts {
  /** The most characters of a line, lines of a place and characters of all. */
  readonly limits: { readonly line: number; readonly place: number; readonly total: number };
  /** Lines that had no room any more. */
  readonly leftOut: number;
  readonly source: Readonly<Record<string, Readonly<Record<number, string>>>>;
}
/** A rule in words. */
export interface RuleText {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
  readonly severity: Finding['severity'];
  /** The gravest that a finding of it may be, where that is graver. */
  readonly worst?: Finding['severity'];
  readonly confidence: Finding['confidence'];
  /** `recommended` unless said otherwise. */
  readonly preset?: Finding['preset'];
  readonly standards: readonly string[];
  readonly cwe?: readonly number[];
}
/** What lies around the code: folders, manifests, and results that other tools left behind. */
export interface Surroundings {
  /** Folder or file, relative to the audited folder; null: there is none. */
  readonly deliverables: Readonly<Record<'source' | 'tests' | 'documentation' | 'deployment', string | null>>;
  readonly services: readonly Service[];
  readonly coverage: readonly CoverageResult[];
  readonly load: readonly LoadResult[];
}
/** A package of the project. */
export interface Service {
  /** Its name, or its folder. */
  readonly name: string;
  readonly folder: string;
  /** It has a start command of its own. */
  readonly starts: boolean;
}
/** Line coverage that a test run left behind. */
export interface CoverageResult {
  readonly path: string;
  /** What the file's place says about the run. */
  readonly of: 'unit' | 'integration' | 'combined';
  readonly linesPct: number;
  readonly method: string;
}
/** Summary of a load test; a figure that the tool does not give is absent. */
export interface LoadResult {
  readonly path: string;
  readonly tool: 'k6' | 'autocannon';
  readonly meanMs?: Figure;
  readonly p95Ms?: Figure;
  /** autocannon has no p95; below the threshold here means below it there. */
  readonly p97Ms?: Figure;
  readonly perSecond?: Figure;
  /** Share of requests that failed, 0 to 1. */
  readonly errorRate?: Figure;
}
export interface Figure {
  readonly value: number;
  /** The tool's name for it. */
  readonly method: string;
}
