import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { percent } from '../../src/report/measure.ts';
import { about, catalogue, figure, inventory, result } from './result.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false, formats: { date: true } }).compile(schema);
const report = (...[of, by]: [Parameters<typeof result>[0]?, ReturnType<typeof about>?]) =>
  JSON.parse(json(result(of), by ?? about()));
const leaves = (value: unknown, pointer = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, each]) => (key === 'backend_audit' ? [] : leaves(each, `${pointer}/${key}`)))
    : [[pointer, value]];
const k6 = {
  path: 'load/k6.json',
  tool: 'k6',
  meanMs: { value: 45.4, method: 'k6 avg' },
  p95Ms: { value: 99.99, method: 'k6 p(95)' },
  perSecond: { value: 1240.4, method: 'k6 rate' },
  errorRate: { value: 0.000004, method: 'k6 failed' },
} as const;

describe('the completion report', () => {
  it.each([
    ['of a usual backend', report()],
    [
      'of nothing',
      report({
        findings: [],
        suppressed: [],
        endpoints: [],
        files: [],
        packages: [],
        unresolved: [],
        diagnostics: [],
        standards: catalogue(),
      }),
    ],
    [
      'with figures from elsewhere',
      report(
        {},
        about(
          { load: [k6], coverage: [{ path: 'coverage/unit/lcov.info', of: 'unit', linesPct: 93.456, method: 'lcov' }] },
          'TASK-1',
        ),
      ),
    ],
  ])('keeps to its schema: %s', (_, made) => {
    validate(made);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has an entry for each of its 28 leaves; null with a reason or a value with source and method', () => {
    const made = report();
    const { measurements } = made.backend_audit;
    const all = leaves(made);
    expect(all).toHaveLength(28);
    expect(Object.keys(measurements).sort()).toEqual(all.map(([pointer]) => pointer).sort());
    for (const [pointer, value] of all) {
      const entry = measurements[pointer];
      if (value === null) expect([pointer, entry.value, typeof entry.reason]).toEqual([pointer, null, 'string']);
      else expect([pointer, typeof entry.source, typeof entry.method]).toEqual([pointer, 'string', 'string']);
    }
  });

  it('counts what was measured and leaves the rest null', () => {
    const made = report();
    expect(made.api_endpoints).toEqual({ total: 15, rest: 12, graphql: 3, websocket: 0 });
    expect(made.security).toEqual({
      authentication: 'JWT',
      authorization: 'RBAC',
      encryption: 'AES-256-GCM',
      rate_limiting: false,
      input_validation: null,
    });
    expect(made.performance).toEqual({
      avg_response_time: null,
      requests_per_second: null,
      error_rate: null,
      uptime: null,
    });
    expect(made.testing).toEqual({ unit_coverage: null, integration_coverage: null, load_tested: null });
    expect(made.deliverables).toEqual({ source: 'src', tests: 'tests', documentation: null, deployment: 'Dockerfile' });
    const unsure = report({ inventory: { ...inventory, graphql: inventory.messageQueues } });
    expect(unsure.api_endpoints.total).toBeNull();
    expect(unsure.backend_audit.measurements['/api_endpoints/total'].reason).toBe('a part of the sum was not measured');
  });

  it('shows figures of other tools in its own notation and keeps the raw value', () => {
    const made = report(
      {},
      about(
        { load: [k6], coverage: [{ path: 'coverage/lcov.info', of: 'combined', linesPct: 93.456, method: 'lcov' }] },
        'TASK-1',
      ),
    );
    expect(made.task_id).toBe('TASK-1');
    expect(made.performance).toEqual({
      avg_response_time: '45ms',
      requests_per_second: 1240,
      error_rate: '0.0004%',
      uptime: null,
    });
    expect(made.backend_audit.measurements['/performance/requests_per_second']).toMatchObject({
      status: 'measured',
      value: 1240.4,
      unit: '1/s',
      source: 'load/k6.json',
    });
    // One report that does not say of which tests it is fills neither leaf.
    expect(made.testing).toEqual({ unit_coverage: null, integration_coverage: null, load_tested: true });
    expect(made.backend_audit.measurements['/testing/unit_coverage'].details.combined[0].linesPct).toBe(93.456);
  });

  it('never rounds a share to nothing or across the whole', () => {
    expect([0, 0.02, 0.0004, 12.345, 99.999, 100, 1e-9].map(percent)).toEqual([
      '0%',
      '0.02%',
      '0.0004%',
      '12.35%',
      '99.99%',
      '100%',
      '0.000000001%',
    ]);
  });

  it('is complete only if nothing speaks against it', () => {
    expect(report().status).toBe('incomplete');
    expect(report({ standards: catalogue(), files: [] }).status).toBe('complete');
    expect(report({ standards: catalogue(), files: [], complete: false }).status).toBe('incomplete');
    // A file that was not read, a must standard that is violated, an item of the checklist that is missing.
    expect(report({ standards: catalogue() }).status).toBe('incomplete');
    const violated = catalogue({ 'database/parameterized-queries': 'violated' });
    expect(report({ standards: violated, files: [] }).status).toBe('incomplete');
    const missing = catalogue({ 'http-security/global-rate-limit': 'violated' });
    const made = report({ standards: missing.map((it) => ({ ...it, level: 'should' as const })), files: [] });
    expect(made.status).toBe('incomplete');
    expect(made.backend_audit.measurements['/status'].details).toMatchObject({
      violated_must_standards: 0,
      missing_checklist_items: 1,
    });
  });
});

describe('thresholds', () => {
  const verdicts = (more: Parameters<typeof about>[0]) =>
    Object.fromEntries(
      report({}, about(more)).backend_audit.thresholds.items.map((item: { key: string; result: string }) => [
        item.key,
        item.result,
      ]),
    );
  it('are not assessed without figures', () => {
    expect(new Set(Object.values(verdicts({})))).toEqual(new Set(['not_assessed']));
  });
  it('compare raw values, strictly', () => {
    expect(verdicts({ load: [k6], coverage: [{ path: 'x', of: 'unit', linesPct: 90, method: 'lcov' }] })).toEqual({
      response_time_p95_ms: 'pass',
      throughput_rps: 'pass',
      error_rate: 'pass',
      db_query_ms: 'not_assessed',
      test_coverage_pct: 'fail',
      api_doc_coverage_pct: 'not_assessed',
    });
  });
  it('take a higher percentile as proof only when it passes', () => {
    const cannon = (p97: number) =>
      verdicts({ load: [{ path: 'a.json', tool: 'autocannon', p97Ms: { value: p97, method: 'p97_5' } }] })
        .response_time_p95_ms;
    expect([cannon(80), cannon(120)]).toEqual(['pass', 'not_assessed']);
  });
});

describe('the thresholds', () => {
  const load = (perSecond: number, errorRate: number, p95: number) => ({
    path: 'k6.json',
    tool: 'k6' as const,
    p95Ms: { value: p95, method: 'p(95)' },
    perSecond: { value: perSecond, method: 'rate' },
    errorRate: { value: errorRate, method: 'failed' },
  });
  const lines = (linesPct: number, of: 'unit' | 'integration' | 'combined' = 'unit') => ({
    path: of,
    of,
    linesPct,
    method: 'lcov',
  });
  const documented = (value: number | null, of: number | null, reason?: string) => [
    figure({
      id: 'documented',
      standards: ['documentation/endpoint-coverage'],
      value,
      of,
      ...(reason !== undefined && { reason }),
    }),
  ];
  const told = (more: Parameters<typeof about>[0], figures: ReturnType<typeof documented> = []) =>
    report({ figures }, about(more)).backend_audit.thresholds as {
      readonly result: string;
      readonly items: readonly {
        readonly result: string;
        readonly value: unknown;
        readonly reason?: string;
        readonly source?: string;
      }[];
    };
  const results = (...how: Parameters<typeof told>) =>
    told(...how).items.map((it) => `${it.result} ${String(it.value)}`);
  it('are not reached by what only equals them', () => {
    expect(results({ load: [load(1000, 0.001, 100)], coverage: [lines(90)] }, documented(99, 100))).toEqual([
      'fail 100',
      'fail 1000',
      'fail 0.001',
      'not_assessed null',
      'fail 90',
      'fail 99',
    ]);
    expect(results({ load: [load(1001, 0.0009, 99)], coverage: [lines(91)] }, documented(5, 5))).toEqual([
      'pass 99',
      'pass 1001',
      'pass 0.0009',
      'not_assessed null',
      'pass 91',
      'pass 100',
    ]);
  });
  it('fail together if one fails, and are assessed together if all are', () => {
    expect(told({ coverage: [lines(90)] }).result).toBe('fail');
    expect(told({ coverage: [lines(91)] }).result).toBe('not_assessed');
  });
  it('take the coverage of all tests before that of one kind, and that of integration tests for none', () => {
    const coverage = [lines(1, 'integration'), lines(2), lines(3, 'combined')];
    const value = (of: typeof coverage) => told({ coverage: of }).items[4];
    expect(value(coverage)).toMatchObject({ value: 3, source: 'combined' });
    expect(value(coverage.slice(0, 2))).toMatchObject({ value: 2, source: 'unit' });
    expect(value(coverage.slice(0, 1))).toMatchObject({ value: null, reason: 'no coverage report found' });
  });
  it('say why they are not assessed', () => {
    const reasons = (...how: Parameters<typeof told>) => told(...how).items.map(({ reason }) => reason);
    const { path, tool } = k6;
    expect(reasons({ load: [{ path, tool }] }, documented(null, null, 'no document')).slice(0, 6)).toEqual([
      'load summary load/k6.json does not give it',
      'load summary load/k6.json does not give it',
      'load summary load/k6.json does not give it',
      'no query time given',
      'no coverage report found',
      'no document',
    ]);
    expect(reasons({ load: [k6, k6] }).slice(0, 2)).toEqual([
      'several load results are present',
      'several load results are present',
    ]);
    expect(reasons({ load: [{ path, tool, p97Ms: { value: 120, method: 'p97_5' } }] })[0]).toBe(
      'p97_5 is 120 ms, which does not decide the 95th percentile',
    );
    expect(reasons({})).toEqual([
      ...Array.from({ length: 3 }, () => 'no load or monitoring result given'),
      'no query time given',
      'no coverage report found',
      'documented operations were not counted',
    ]);
    expect(reasons({}, documented(3, null))[5]).toBe('documented operations were not counted');
  });
});

describe('the checklist', () => {
  it.each([
    [
      'nothing is violated, and musts are open',
      { 'http-security/security-headers': 'satisfied' },
      10,
      'nothing violated, but not assessed: http-security/explicit-cors',
    ],
    [
      'several are violated',
      { 'http-security/security-headers': 'violated', 'http-security/explicit-cors': 'violated' },
      10,
      'violated: http-security/security-headers, http-security/explicit-cors',
    ],
    ['nothing was assessed', {}, 10, 'no rule decides it yet'],
    ['no cache is used', {}, 5, 'no cache is used'],
  ] as const)('says why where %s', (_, states, item, reason) => {
    expect(report({ standards: catalogue(states) }).backend_audit.checklist[item].reason).toBe(reason);
  });
  it('lists what is open of several', () => {
    const satisfied = catalogue({ 'error-handling/global-handler': 'satisfied' });
    expect(report({ standards: satisfied }).backend_audit.checklist[3].reason).toMatch(
      /^nothing violated, but not assessed: [\w/-]+, [\w/-]+/,
    );
  });
  it('finds no database needed only where all was seen', () => {
    const item = (databases: object) =>
      report({ inventory: { ...inventory, databases: { ...inventory.databases, ...databases } } }).backend_audit
        .checklist[4];
    expect(item({ value: 0 })).toMatchObject({ state: 'not_applicable', reason: 'no database is used' });
    expect(item({ value: 0, complete: false })).toMatchObject({ state: 'not_assessed' });
    expect(item({ value: 1 })).toMatchObject({ state: 'not_assessed' });
  });
  const states = (of: Parameters<typeof catalogue>[0]) =>
    report({ standards: catalogue(of) }).backend_audit.checklist.map((item: { state: string }) => item.state);
  it('has fifteen items, decided by the standards', () => {
    const made = states({
      'http-security/security-headers': 'satisfied',
      'http-security/explicit-cors': 'satisfied',
      'http-security/global-rate-limit': 'violated',
      'error-handling/global-handler': 'satisfied',
      'error-handling/no-internal-leak': 'violated',
      'observability/health-endpoint': 'satisfied',
    });
    expect(made).toHaveLength(15);
    expect([made[10], made[6], made[3], made[0], made[5], made[11]]).toEqual([
      'done',
      'missing',
      'partial',
      'not_assessed',
      'not_applicable',
      'done',
    ]);
  });
});

it('equal results give equal bytes', () => {
  expect(json(result(), about())).toBe(json(result(), about()));
});
