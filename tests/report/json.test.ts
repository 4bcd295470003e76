import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { percent } from '../../src/report/measure.ts';
import { about, catalogue, inventory, result } from './result.ts';

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
    expect(report({ inventory: { ...inventory, graphql: inventory.messageQueues } }).api_endpoints.total).toBeNull();
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

describe('the checklist', () => {
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
