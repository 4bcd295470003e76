// Each report whole, of results that hold everything there is to say, as snapshots that a person reviews.
import { describe, expect, it } from 'vitest';
import { endpointsJson, endpointsTable } from '../../src/report/endpoints.ts';
import { json } from '../../src/report/json.ts';
import type { About, LoadResult } from '../../src/report/about.ts';
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

describe.each<[name: string, of: Result, by: About]>([
  ['usual', usual, about()],
  ['bare', bare, about({ services: [] })],
  ['full', full, odd],
  ['clean', clean, measured],
  ['green', { ...bare, endpoints: [endpoint()] }, doubtful],
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
    ] as const;
    const texts = screens.map((screen) => terminal(of, by, screen).replaceAll('\u001b', 'ESC'));
    await expect(texts.join('-'.repeat(120) + '\n')).toMatchFileSnapshot(snapshotOf(`report/${name}.terminal`));
  });
  it('as a list of endpoints', async () => {
    await expect(endpointsTable(of, by.prefix, { color: 0, width: 100 }) + endpointsJson(of)).toMatchFileSnapshot(
      snapshotOf(`report/${name}.endpoints`),
    );
  });
});
