import type { Is } from '../signs.ts';

/** The members of the JSON report that the page shows, as schema/report.json has them. */
export interface Report {
  readonly status: string;
  readonly api_endpoints: Readonly<Record<string, number | null>>;
  readonly architecture: Readonly<Record<string, string | number | null>>;
  readonly security: Readonly<Record<string, string | boolean | null>>;
  readonly performance: Readonly<Record<string, string | number | null>>;
  readonly testing: Readonly<Record<string, string | boolean | null>>;
  readonly deliverables: Readonly<Record<string, string | null>>;
  readonly backend_audit: Audit;
}
export interface Audit {
  readonly schema_version: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly thresholds: { readonly result: string; readonly items: readonly Threshold[] } | null;
  readonly checklist: readonly ChecklistItem[] | null;
  readonly coverage: Coverage;
  readonly ledger: readonly Column[];
  readonly endpoints: readonly Endpoint[];
  readonly standards: readonly Standard[];
  readonly rules: readonly RuleText[];
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly excerpts?: {
    readonly limits: {
      readonly characters_of_a_line: number;
      readonly lines_of_a_place: number;
      readonly characters: number;
    };
    readonly lines_left_out: number;
    readonly source: Source;
  };
}
/** Lines by file and number. */
export type Source = Readonly<Record<string, Readonly<Record<string, string>>>>;
export interface Measurement {
  readonly status: string;
  readonly value: unknown;
  readonly reason?: string;
  readonly method?: string;
  readonly source?: string;
  readonly details?: unknown;
}
export interface Threshold {
  readonly key: string;
  readonly threshold: string;
  readonly result: string;
  readonly value: number | null;
  readonly reason?: string;
  readonly source?: string;
  readonly method?: string;
}
export interface ChecklistItem {
  readonly item: number;
  readonly subject: string;
  readonly state: string;
  readonly reason?: string;
  readonly decided_by: readonly string[];
}
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly short: string;
  readonly asks: string;
}
export interface Answer {
  readonly is: Is;
  readonly at?: Place;
  readonly by?: string;
}
export interface Middleware {
  readonly text: string;
  readonly at: Place;
  readonly scope: string;
  readonly roles: readonly { readonly does: string; readonly is: string; readonly at: Place; readonly by: string }[];
}
export interface Endpoint extends Place {
  readonly method: string;
  readonly path: string;
  readonly kind: string;
  readonly framework: string;
  readonly purpose: string;
  readonly handler: { readonly name: string; readonly at: Place };
  readonly params: readonly { readonly name: string; readonly in: string; readonly type?: string }[];
  readonly middleware: readonly Middleware[];
  readonly middleware_complete: boolean;
  readonly unseen: readonly string[];
}
export interface Standard {
  readonly id: string;
  readonly title?: string;
  readonly level: 'must' | 'should';
  readonly state: 'satisfied' | 'violated' | 'unknown' | 'not_assessed';
  readonly reason?: string;
  readonly rules: readonly string[];
  readonly evidence: readonly { readonly at: Place; readonly by?: string }[];
  readonly kept: number;
  readonly broken: number;
  readonly unknown: number;
}
export interface RuleText {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
}
export interface Figure {
  readonly id: string;
  readonly method: string;
  readonly value: number | null;
  readonly of: number | null;
  readonly reason?: string;
  readonly complete: boolean;
  readonly list: readonly { readonly what: string; readonly at?: Place }[];
}
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly message: string;
  readonly remedy: string;
  readonly standards: readonly string[];
  readonly cwe: readonly number[];
  readonly steps: readonly (Place & { readonly what: string })[];
  readonly endpoints: readonly string[];
  readonly also: readonly (Place & { readonly message: string; readonly endpoints: readonly string[] })[];
}
export interface Suppressed extends Finding {
  readonly reason: string;
  readonly directive_line: number;
}
export interface Coverage {
  readonly complete: boolean;
  readonly files: Readonly<Record<'seen' | 'analysed' | 'partial' | 'skipped', number>>;
  readonly not_analysed: readonly {
    readonly file: string;
    readonly state: string;
    readonly reason: string;
    readonly needed: boolean;
  }[];
  readonly by_role: Readonly<Record<string, number>>;
  readonly diagnostics: readonly {
    readonly file: string;
    readonly line?: number;
    readonly code: string;
    readonly message: string;
    readonly needed: boolean;
  }[];
  readonly unresolved: readonly (Place & { readonly what: string; readonly why: string })[];
  readonly hiding: number;
  readonly no_endpoint?: string;
  readonly packages: readonly { readonly name: string; readonly version?: string; readonly is: readonly string[] }[];
}

/** The answer of an endpoint to a question of the ledger; nothing where the report does not measure it. */
export function answerOf(endpoint: Endpoint, { key }: Pick<Column, 'key'>): Answer | undefined {
  return key
    .split('.')
    .reduce<unknown>((of, member) => (of as Record<string, unknown> | undefined)?.[member], endpoint) as
    Answer | undefined;
}
