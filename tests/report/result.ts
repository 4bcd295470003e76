import type { About, Surroundings } from '../../src/report/about.ts';
import type { FigureResult, Finding, Inventory, Measured, Result, StandardResult } from '../../src/report/report.ts';
import { standards } from '../../src/standards/index.ts';

type Endpoint = Result['endpoints'][number];
export type Place = Finding['location'];

export const place = (path: string, line: number, column = 1): Place => ({
  path,
  line,
  column,
  endLine: line,
  endColumn: column + 10,
});
export const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'sql-injection',
  severity: 'error',
  confidence: 'high',
  preset: 'recommended',
  message: 'The value `name` is put into the text of a statement',
  remedy: 'Bind it.',
  location: place('src/a file.ts', 3, 5),
  trail: [
    { at: place('src/a file.ts', 2), what: '`req.query.name` comes from the caller' },
    { at: place('src/a file.ts', 3, 5), what: 'it is put into the text' },
  ],
  fingerprint: '0123456789abcdef0123456789abcdef',
  identity: 'fedcba9876543210',
  within: 'find',
  standards: ['database/parameterized-queries'],
  cwe: [89],
  endpoints: [],
  also: [],
  ...more,
});
export const endpoint = (more: Partial<Endpoint> = {}): Endpoint => ({
  method: 'POST',
  path: '/books/:id',
  kind: 'rest',
  at: place('src/routes.ts', 10),
  params: [
    { name: 'id', in: 'path', at: place('src/routes.ts', 11), type: 'integer' },
    { name: 'title', in: 'body' },
  ],
  chain: [
    {
      text: 'requireUser',
      at: place('src/app.ts', 4),
      scope: 'global',
      roles: [{ does: 'authenticates', is: 'yes', at: place('src/access.ts', 2), by: 'it answers 401' }],
    },
  ],
  chainComplete: true,
  unseen: [],
  handler: {
    name: 'update',
    at: place('src/routes.ts', 12),
    complete: true,
    blind: [],
    writes: [],
    reads: [],
    responses: [],
    logs: [],
    audits: [],
    outbound: [],
    throws: [],
    inputs: [],
    async: true,
  },
  framework: 'express',
  authenticated: { is: 'yes', at: place('src/app.ts', 4), by: 'requireUser' },
  authorized: { is: 'no' },
  validated: {
    body: { is: 'unknown', by: 'the schema could not be seen' },
    query: { is: 'not-applicable' },
    path: { is: 'conditional' },
  },
  rateLimited: { is: 'no' },
  audited: { is: 'yes', at: place('src/routes.ts', 14) },
  errorsHandled: { is: 'yes' },
  ownerScoped: { is: 'unknown' },
  rows: [],
  transactional: { is: 'not-applicable' },
  purpose: 'business',
  ...more,
});
const measured = <T>(value: T, source = 'backend_audit.endpoints'): Measured<T> => ({
  value,
  method: 'counted',
  source,
  complete: true,
});
export const inventory: Inventory = {
  rest: measured(12),
  graphql: measured(3),
  websocket: measured(0),
  databases: measured(1),
  cacheLayers: measured(0),
  messageQueues: { value: null, method: 'counted', source: 'imports', reason: 'not everything could be seen' },
  authentication: measured('JWT'),
  authorization: measured('RBAC'),
  encryption: measured('AES-256-GCM'),
  rateLimiting: measured(false),
  inputValidation: {
    value: null,
    method: 'all of them',
    source: 'backend_audit.endpoints',
    reason: 'unknown for 1 of 2',
  },
  documentation: { value: null, method: 'x', source: 'y', reason: 'none' },
};
export const figure = (more: Partial<FigureResult> = {}): FigureResult => ({
  id: 'handlers-with-data-access',
  standards: ['architecture/thin-handlers'],
  method: 'handlers that access data themselves, of handlers',
  value: 1,
  of: 2,
  complete: true,
  list: [{ what: 'POST /books', at: place('src/routes.ts', 12) }, { what: 'somewhere' }],
  ...more,
});
/** The whole catalogue, not assessed but for what is said. */
export const catalogue = (states: Readonly<Record<string, StandardResult['state']>> = {}): StandardResult[] =>
  standards.map(({ id, level }) => {
    const state = states[id] ?? 'not_assessed';
    const kept = state === 'satisfied' ? 1 : 0;
    return {
      id,
      level,
      rules: state === 'not_assessed' ? [] : ['some-rule'],
      decidedBy: state === 'not_assessed' ? null : 'rule',
      state,
      ...(state === 'not_assessed' ? { reason: 'no rule decides it yet' } : {}),
      evidence: kept > 0 ? [{ at: place('src/a.ts', 1), by: 'helmet()' }] : [],
      kept,
      broken: state === 'violated' ? 1 : 0,
      unknown: state === 'unknown' ? 1 : 0,
    };
  });
export const result = (more: Partial<Result> = {}): Result => ({
  findings: [
    finding(),
    finding({
      rule: 'select-star',
      severity: 'info',
      cwe: [],
      trail: [],
      confidence: 'medium',
      location: place('src/z.ts', 1),
      fingerprint: 'ffff5678ffff5678',
    }),
  ],
  suppressed: [
    {
      ...finding({ location: place('src/old.ts', 9), fingerprint: 'abababababababab' }),
      reason: 'constant in practice',
      directiveLine: 8,
    },
  ],
  standards: catalogue({
    'database/parameterized-queries': 'violated',
    'http-security/security-headers': 'satisfied',
    'http-security/explicit-cors': 'satisfied',
  }),
  figures: [figure()],
  further: ({ authenticated, authorized, rateLimited }) => ({
    authenticated,
    authorized,
    rateLimited,
    paged: { is: 'not-applicable' },
    documented: { is: 'yes', by: 'docs/openapi.yaml: GET /orders' },
    responseModel: { is: 'no' },
    versioned: { is: 'unknown', by: 'a gateway may tell one' },
    order: { is: 'yes' },
  }),
  endpoints: [endpoint(), endpoint({ method: 'GET', path: '/health', purpose: 'health', params: [], chain: [] })],
  files: [
    { path: 'src/a file.ts', language: 'typescript', state: 'analysed', needed: true, role: 'source', directives: [] },
    {
      path: 'src/min.js',
      language: 'javascript',
      state: 'skipped',
      reason: 'is minified',
      needed: false,
      role: 'source',
      directives: [],
    },
  ],
  unresolved: [{ at: place('src/a file.ts', 1), what: 'import', why: 'no such file' }],
  hiding: [],
  diagnostics: [{ path: 'src/min.js', code: 'minified', message: 'is minified', needed: false }],
  packages: [{ name: 'express', version: '^5', is: ['framework'] }],
  secrets: [],
  lacking: [],
  complete: true,
  inventory,
  ...more,
});
const surroundings: Surroundings = {
  deliverables: { source: 'src', tests: 'tests', documentation: null, deployment: 'Dockerfile' },
  services: [{ name: 'library', folder: '', starts: true }],
  coverage: [],
  load: [],
};
export const about = (more: Partial<Surroundings> = {}, taskId?: string): About => ({
  version: '1.2.3',
  prefix: '',
  taskId,
  rules: ['sql-injection', 'select-star'].map((id) => ({
    id,
    summary: 'A value is put into the text.',
    why: 'What is text is read as SQL.',
    remedy: 'Bind it.',
    severity: id === 'select-star' ? 'info' : 'error',
    confidence: 'high',
    standards: ['database/parameterized-queries'],
    cwe: id === 'select-star' ? [] : [89],
  })),
  surroundings: { ...surroundings, ...more },
});
