/** The parts of a JSON report that are counted and compared here. Older builds may lack what a newer one tells. */
export interface Report {
  readonly coverage: {
    readonly complete: boolean;
    readonly files: { readonly seen: number; readonly analysed: number; readonly skipped: number };
    readonly unresolved: readonly (Place & { readonly what: string; readonly why: string })[];
  };
  readonly endpoints: readonly Endpoint[];
  readonly findings: readonly Finding[];
}
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export interface Answer {
  readonly is: string;
  readonly by?: string;
}
export interface Endpoint extends Place {
  readonly method: string;
  readonly path: string;
  readonly kind: string;
  readonly validated: Readonly<Record<'body' | 'query' | 'params', Answer>>;
  readonly [question: string]: unknown;
}
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: string;
  readonly confidence: string;
  readonly message: string;
  /** Further places of the same cause. */
  readonly also?: readonly (Place & { readonly message: string })[];
}

/** The questions of the ledger, in its order, with where their answer stands. */
const asked: Readonly<Record<string, (endpoint: Endpoint) => unknown>> = {
  authenticated: (endpoint) => endpoint.authenticated,
  authorized: (endpoint) => endpoint.authorized,
  'body validated': ({ validated }) => validated.body,
  'query validated': ({ validated }) => validated.query,
  'params validated': ({ validated }) => validated.params,
  'rate limited': (endpoint) => endpoint.rate_limited,
  audited: (endpoint) => endpoint.audited,
  'errors handled': (endpoint) => endpoint.errors_handled,
  transactional: (endpoint) => endpoint.transactional,
  'owner-scoped': (endpoint) => endpoint.owner_scoped,
};
/** What the ledger says of an endpoint, by question. */
export function answersOf(endpoint: Endpoint): readonly (readonly [question: string, answer: Answer])[] {
  return Object.entries(asked).map(([question, answer]) => [question, answer(endpoint) as Answer]);
}
