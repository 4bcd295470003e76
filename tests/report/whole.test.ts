// Each report whole, of results that hold everything there is to say, as snapshots that a person reviews.
import { describe, expect, it } from 'vitest';
import { endpointsJson, endpointsTable } from '../../src/report/endpoints.ts';
import { json } from '../../src/report/json.ts';
import type { About, LoadResult } from '../../src/report/about.ts';
import { formats, type Format } from '../../src/report/formats.ts';
import type { Result } from '../../src/report/report.ts';
import { sarif } from '../../src/report/sarif.ts';
import { terminal } from '../../src/report/terminal.ts';
import { snapshotOf } from '../judgement/account.ts';
import { about, catalogue, endpoint, finding, inventory, place, result } from './result.ts';

const suite = (path: string, of: 'unit' | 'integration' | 'combined', linesPct: number) => ({
  path,
  of,
  linesPct,
  method: 'lcov',
});
const slow: LoadResult = { path: 'load/a.json', tool: 'autocannon', p97Ms: { value: 130, method: 'p97_5' } };
const quick: LoadResult = {
  path: 'load/k6.json',
  tool: 'k6',
  meanMs: { value: 12.5, method: 'avg' },
  p95Ms: { value: 80, method: 'p(95)' },
  perSecond: { value: 900, method: 'rate' },
  errorRate: { value: 0.02, method: 'failed' },
};

/** The catalogue is long, and this is not about it. */
const few = (list: Result['standards']): Result['standards'] => [
  ...list.filter(({ state }) => state !== 'not_assessed'),
  ...list.filter(({ state }) => state === 'not_assessed').slice(0, 2),
];
const usual = result({ standards: few(result().standards) });
const bare: Result = result({
  findings: [],
  suppressed: [],
  endpoints: [],
  files: [],
  packages: [],
  unresolved: [],
  hiding: [],
  diagnostics: [],
  standards: [],
  figures: [],
  inventory: {
    ...inventory,
    cacheLayers: { ...inventory.cacheLayers, complete: false },
    databases: { ...inventory.databases, value: 0 },
  },
});
/** More of everything than fits. */
const full: Result = result({
  findings: [
    finding({
      rule: 'unheard-of',
      severity: 'warning',
      confidence: 'low',
      message: 'Is this one?',
      cwe: [],
      standards: [],
    }),
    ...Array.from({ length: 10 }, (_, index) =>
      finding({
        rule: `rule-${String(index)}`,
        severity: index % 2 === 0 ? 'warning' : 'info',
        message: `Word ${'after word '.repeat(index * 3)}at the end`,
        location: { ...place('src/wide.ts', 100 + index, 7), endLine: 100 + index + (index % 3), endColumn: index },
        trail:
          index === 9
            ? [
                { at: place('src/far.ts', 4), what: '' },
                { at: place('src/wide.ts', 109), what: 'sent' },
              ]
            : [],
      }),
    ),
    finding({ rule: 'rule-3', location: place('src/b.ts', 12_345, 123) }),
  ],
  suppressed: [{ ...finding(), reason: '', directiveLine: 2 }],
  standards: few(
    catalogue({
      'api/resource-oriented-urls': 'violated',
      'auth/protected-routes': 'unknown',
      'database/connection-pool': 'satisfied',
      'error-handling/global-handler': 'satisfied',
      'error-handling/no-internal-leak': 'violated',
      'http-security/security-headers': 'satisfied',
      'http-security/explicit-cors': 'unknown',
      'observability/health-endpoint': 'satisfied',
    }),
  ).map((it) => (it.state === 'not_assessed' ? { ...it, reason: 'switched off: some-rule' } : it)),
  endpoints: [
    endpoint({ at: place('apps/api/admin/src/app.ts', 1) }),
    endpoint({ method: 'DELETE', path: `/${'long/'.repeat(20)}`, at: place('apps/shop/app.ts', 2) }),
    endpoint({
      method: 'EVENT',
      path: 'moved',
      kind: 'websocket',
      at: place('apps/api/app.ts', 3),
      chainComplete: false,
      unseen: ['nothing mounts it'],
      chain: [
        {
          text: 'check(body)',
          at: place('apps/api/app.ts', 2),
          scope: 'route',
          roles: [
            { does: 'validates', is: 'conditional', at: place('apps/api/app.ts', 2), by: 'check', parts: ['body'] },
          ],
        },
      ],
      authorized: { is: 'conditional' },
    }),
  ],
  files: [
    ...['source', 'test', 'generated', 'config', 'migration', 'script', 'client'].map((role, index) => ({
      path: `src/${role}.ts`,
      language: 'typescript',
      state: index % 2 === 0 ? ('skipped' as const) : index === 1 ? ('partial' as const) : ('analysed' as const),
      needed: index < 3,
      role: role as 'source',
      directives: [],
      ...(index === 2 && { reason: 'is generated' }),
    })),
  ],
  unresolved: [
    { at: place('src/a.ts', 1), what: 'import', why: 'no such file' },
    { at: place('src/a.ts', 2), what: 'route', why: 'the path is computed' },
  ],
  diagnostics: [
    ...Array.from({ length: 6 }, (_, index) => ({
      path: `src/${String(index)}.ts`,
      code: 'syntax',
      message: 'does not parse',
      needed: index > 3,
    })),
    { path: '', code: 'link-failed', message: 'the files could not be put together', needed: true },
    { path: 'src/a.ts', code: 'rule-failed', message: 'A rule failed!', line: 7, needed: false },
  ],
  packages: [{ name: 'express', is: ['framework'] }],
  lacking: ['src/4.ts does not parse', 'src/5.ts does not parse'],
  complete: false,
});
const odd: About = {
  ...about(
    {
      deliverables: { source: null, tests: null, documentation: 'docs', deployment: null },
      services: [
        { name: 'all', folder: '', starts: false },
        { name: 'api', folder: 'apps/api', starts: true },
        { name: 'admin', folder: 'apps/api/admin', starts: true },
        { name: 'web', folder: 'apps/web', starts: true },
      ],
      coverage: [
        suite('a/lcov.info', 'unit', 91),
        suite('b/lcov.info', 'unit', 92),
        suite('c/lcov.info', 'integration', 55.555),
      ],
      load: [slow, quick],
    },
    'TASK-9',
  ),
  prefix: 'packages/shop/',
  category: 'nightly//',
  rules: [
    {
      id: 'rule-3',
      summary: 'S. '.repeat(400),
      why: 'Why.',
      remedy: 'Do.',
      severity: 'warning',
      worst: 'error',
      confidence: 'medium',
      standards: Array.from({ length: 12 }, (_, index) => `group/standard-${String(index)}`),
      cwe: [1, 1234],
    },
    { id: 'rule-1', summary: 'S.', why: 'Why.', remedy: 'Do.', severity: 'warning', confidence: 'low', standards: [] },
    {
      id: 'a-rule',
      summary: 'S.',
      why: 'Why.',
      remedy: 'Do.',
      severity: 'info',
      confidence: 'high',
      standards: [],
      cwe: [7],
    },
  ],
};
const clean: Result = result({
  standards: usual.standards,
  findings: [finding({ severity: 'warning' })],
  suppressed: [],
  diagnostics: [],
  files: result().files.slice(0, 1),
  complete: false,
});
const measured = about({ load: [quick], coverage: [suite('a/lcov.info', 'unit', 91)] });
const doubtful = about({
  load: [slow],
  coverage: [suite('a/lcov.info', 'combined', 90)],
  services: [
    { name: 'one', folder: 'one', starts: false },
    { name: 'two', folder: 'two', starts: true },
  ],
});

/** Places that have something in common, what is known of before, numbers of limits, lines of source, and words that read like markup. */
const several: Result = result({
  standards: few(result().standards),
  findings: [
    finding({
      endpoints: ['GET /books'],
      also: [
        finding({ endpoints: ['POST /books'], location: place('src/b.ts', 4), fingerprint: '1111111111111111' }),
        finding({ endpoints: ['PUT /books/:id'], location: place('src/c.ts', 5), fingerprint: '2222222222222222' }),
      ],
    }),
    finding({
      rule: 'by-place',
      severity: 'warning',
      confidence: 'medium',
      message: 'Is `a``b` or [x](y) <b> @who #1 & 1*2?',
      trail: finding().trail.slice(0, 1),
      also: [3, 4, 5, 6].map((line) => finding({ location: place('src/d.ts', line), endpoints: ['GET /', 'PUT /'] })),
    }),
    finding({
      rule: 'one-place',
      severity: 'info',
      message: 'Odd `one',
      remedy: '',
      endpoints: ['GET /``x`'],
      trail: [],
    }),
    finding({ rule: 'one-place', severity: 'info', message: 'Not said for whom', endpoints: ['GET /', 'PUT /'] }),
    finding({
      rule: 'other-place',
      severity: 'info',
      message: 'Blank ` `',
      also: [finding({ location: place('e.ts', 1) })],
    }),
  ],
  baseline: {
    known: [
      { ...finding(), entry: { rule: 'sql-injection', path: 'src/a file.ts', within: 'find', identity: 'fedc' } },
    ],
    gone: [{ rule: 'select-star', path: 'src/z.ts', within: '', identity: '1234', reason: 'for later' }],
  },
  suppressed: [{ ...result().suppressed[0]!, until: '2030-01-01' }],
  today: '2026-11-30',
  lacking: [],
  further: (it) => ({
    ...result().further(it),
    limits: {
      rate: [
        { at: place('src/app.ts', 5), max: 100, seconds: 60 },
        { at: place('src/app.ts', 6), max: 5 },
        { at: place('src/app.ts', 7), seconds: 9 },
      ],
      body: [{ at: place('src/app.ts', 8), bytes: 1000 }],
    },
  }),
  hiding: [{ at: place('src/app.ts', 9), what: 'mount', why: 'x() may serve routes' }],
});
/** What was suppressed and known is all there is. */
const settled: Result = { ...several, findings: [], baseline: { known: [], gone: several.baseline!.gone.slice(0, 0) } };

const shown: About = {
  ...about(),
  titles: new Map([['database/parameterized-queries', 'Values are bound']]),
  masked: (words) => words.replaceAll('k33p', 'k3**'),
  excerpts: {
    limits: { line: 180, place: 9, total: 600_000 },
    leftOut: 3,
    source: { 'src/app.ts': { 4: "app.use(requireUser('k33p'));" } },
  },
};

describe.each<[name: string, of: Result, by: About]>([
  ['usual', usual, about()],
  ['bare', bare, about({ services: [] })],
  ['full', full, odd],
  ['clean', clean, measured],
  ['green', { ...bare, endpoints: [endpoint()] }, doubtful],
  ['several', several, { ...shown, prefix: 'api/' }],
  ['settled', settled, { ...shown, category: 'nightly' }],
])('%s', (name, of, by) => {
  it('as JSON', async () => {
    await expect(json(of, by)).toMatchFileSnapshot(snapshotOf(`report/${name}.json`));
  });
  it('as SARIF', async () => {
    await expect(sarif(of, by)).toMatchFileSnapshot(snapshotOf(`report/${name}.sarif`));
  });
  it('in a terminal', async () => {
    const screens = [
      { color: 0, width: 100 },
      { color: 1, width: 20 },
      { color: 0, width: 200 },
      { color: 0, width: 80, all: true },
    ] as const;
    const texts = screens.map((screen) => terminal(of, by, screen).replaceAll('\u001b', 'ESC'));
    await expect(texts.join('-'.repeat(120) + '\n')).toMatchFileSnapshot(snapshotOf(`report/${name}.terminal`));
  });
  it.each(['github', 'gitlab', 'junit', 'markdown', 'rdjson'] as const)('as %s', async (format) => {
    const { load }: Format = formats[format];
    const written = (await load())(of, by, { color: 0, width: 100 });
    await expect(written).toMatchFileSnapshot(snapshotOf(`report/${name}.${format}`));
  });
  it('as the summary of a job is as a comment, but for its name', async () => {
    const [summary, comment] = [await formats.github.beside.load(), await formats.markdown.load()];
    const named = comment(of, by);
    expect(named).toMatch(/^<!-- backend-audit \S* -->\n/);
    expect(summary(of, by)).toBe(named.slice(named.indexOf('\n') + 1));
  });
  it('as a list of endpoints', async () => {
    await expect(endpointsTable(of, by.prefix, { color: 0, width: 100 }) + endpointsJson(of)).toMatchFileSnapshot(
      snapshotOf(`report/${name}.endpoints`),
    );
  });
});
