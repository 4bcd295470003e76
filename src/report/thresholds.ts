import type { About } from './about.ts';
import type { FigureResult } from './report.ts';

type Verdict = 'pass' | 'fail' | 'not_assessed';
export interface Threshold {
  readonly key: string;
  readonly threshold: string;
  readonly standard: string;
  readonly result: Verdict;
  readonly value: number | null;
  readonly source?: string;
  readonly method?: string;
  readonly reason?: string;
}
export interface Thresholds {
  readonly result: Verdict;
  readonly items: readonly Threshold[];
}

/** The six quality thresholds. A figure that nobody measured is not assessed; raw values are compared, never rounded ones. */
export function thresholds({ surroundings }: About, figures: readonly FigureResult[]): Thresholds {
  const [load, another] = surroundings.load;
  const one = another === undefined ? load : undefined;
  const why =
    load === undefined
      ? 'no load or monitoring result given'
      : another === undefined
        ? `load summary ${load.path} does not give it`
        : 'several load results are present';
  const item = (
    key: string,
    threshold: string,
    standard: string,
    passes: (value: number) => boolean,
    seen: { readonly value: number; readonly method: string; readonly source: string } | undefined,
    reason: string,
  ): Threshold =>
    seen === undefined
      ? { key, threshold, standard, result: 'not_assessed', value: null, reason }
      : { key, threshold, standard, result: passes(seen.value) ? 'pass' : 'fail', ...seen };
  const figure = (name: 'p95Ms' | 'p97Ms' | 'perSecond' | 'errorRate') => {
    const found = one?.[name];
    return one === undefined || found === undefined ? undefined : { ...found, source: one.path };
  };
  const fast = (value: number): boolean => value < 100;
  const p97 = figure('p97Ms');
  // A higher percentile below the limit proves the lower one; above it says nothing.
  const p95 = figure('p95Ms') ?? (p97 !== undefined && fast(p97.value) ? p97 : undefined);
  const coverage =
    surroundings.coverage.find((result) => result.of === 'combined') ??
    surroundings.coverage.find((result) => result.of === 'unit');
  const items = [
    item(
      'response_time_p95_ms',
      '< 100',
      'performance/p95-latency',
      fast,
      p95,
      p97 === undefined ? why : `${p97.method} is ${p97.value} ms, which does not decide the 95th percentile`,
    ),
    item('throughput_rps', '> 1000', 'performance/throughput', (value) => value > 1000, figure('perSecond'), why),
    item('error_rate', '< 0.1 %', 'performance/error-rate', (value) => value < 0.001, figure('errorRate'), why),
    item('db_query_ms', '< 50', 'performance/query-time', (value) => value < 50, undefined, 'no query time given'),
    item(
      'test_coverage_pct',
      '> 90',
      'testing/coverage-threshold',
      (value) => value > 90,
      coverage && { value: coverage.linesPct, method: coverage.method, source: coverage.path },
      'no coverage report found',
    ),
    item(
      'api_doc_coverage_pct',
      '= 100',
      'documentation/endpoint-coverage',
      (value) => value === 100,
      documented(figures),
      figures.find(isOfDocuments)?.reason ?? 'documented operations were not counted',
    ),
  ];
  const result = items.some((each) => each.result === 'fail')
    ? 'fail'
    : items.every((each) => each.result === 'pass')
      ? 'pass'
      : 'not_assessed';
  return { result, items };
}
function isOfDocuments({ standards }: FigureResult): boolean {
  return standards.includes('documentation/endpoint-coverage');
}
/** Of a hundred endpoints, those that a document tells of. */
function documented(figures: readonly FigureResult[]): { value: number; method: string; source: string } | undefined {
  const found = figures.find(isOfDocuments);
  if (found?.value == null || found.of === null) return undefined;
  return { value: (100 * found.value) / found.of, method: found.method, source: `the figure ${found.id}` };
}
