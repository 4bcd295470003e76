import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CoverageResult, Figure, LoadResult, Surroundings } from '../report/about.ts';
import type { Discovered } from './discover.ts';
import { isObject, readJson, readText, Refused } from './project-file.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What lies around the code: folders, packages, and results that test runs left at their usual places. Nothing is run to
 * get them. `note` is told of a result that cannot be read.
 */
export function readSurroundings(discovered: Discovered, note: (text: string) => void = () => undefined): Surroundings {
  const { root, manifests } = discovered;
  const results = new Results(root, note);
  return {
    deliverables: {
      source: mainFolder(discovered, 'source'),
      tests: mainFolder(discovered, 'test'),
      documentation: firstOf(root, [
        'docs',
        'doc',
        'documentation',
        'openapi.yaml',
        'openapi.yml',
        'openapi.json',
        'swagger.yaml',
        'swagger.yml',
        'swagger.json',
        'README.md',
      ]),
      deployment: firstOf(root, [
        'deploy',
        'deployment',
        'deployments',
        'k8s',
        'kubernetes',
        'helm',
        'charts',
        'terraform',
        'infra',
        'infrastructure',
        'Dockerfile',
        'docker-compose.yml',
        'docker-compose.yaml',
        'compose.yaml',
        'compose.yml',
        'serverless.yml',
        'Procfile',
        'fly.toml',
        'docker',
      ]),
    },
    services: manifests.map(({ name, folder, starts }) => ({
      name: name ?? (folder === '' ? '.' : folder),
      folder,
      starts,
    })),
    coverage: readCoverage(results),
    load: readLoad(results),
  };
}

/** The top folder that holds most files of a role; '.' when they lie at the top. */
function mainFolder({ files }: Discovered, role: 'source' | 'test'): string | null {
  const counts = new Map<string, number>();
  for (const file of files) {
    if (file.role !== role) continue;
    const slash = file.path.indexOf('/');
    const folder = slash === -1 ? '.' : file.path.slice(0, slash);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [folder, count] of [...counts].sort()) if (best === null || count > counts.get(best)!) best = folder;
  return best;
}

function firstOf(root: string, names: readonly string[]): string | null {
  return names.find((name) => holdsFile(join(root, name))) ?? null;
}
function holdsFile(path: string, depth = 0): boolean {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return true;
    if (!stats.isDirectory() || depth > 3) return false;
    return readdirSync(path).some((name) => holdsFile(join(path, name), depth + 1));
  } catch {
    return false;
  }
}

/** Files that test runs left. */
class Results {
  readonly root: string;
  private readonly note: (text: string) => void;

  constructor(root: string, note: (text: string) => void) {
    this.root = root;
    this.note = note;
  }

  text(path: string): string | undefined {
    return this.told(path, readText(join(this.root, path), 'result'));
  }
  json(path: string): Json | undefined {
    return this.told(path, readJson(join(this.root, path), 'result'));
  }
  private told<T>(path: string, read: T | Refused | undefined): T | undefined {
    if (!(read instanceof Refused)) return read;
    // JSON of other tools lies at these places too.
    if (read.code !== 'manifest') this.note(`${path} ${read.message}`);
    return undefined;
  }
}

function readCoverage(results: Results): CoverageResult[] {
  const found: CoverageResult[] = [];
  for (const [folder, of] of [
    ['coverage', 'combined'],
    ['coverage/unit', 'unit'],
    ['coverage-unit', 'unit'],
    ['coverage/integration', 'integration'],
    ['coverage-integration', 'integration'],
    ['coverage/e2e', 'integration'],
    ['coverage-e2e', 'integration'],
  ] as const) {
    const result =
      fromSummary(results, `${folder}/coverage-summary.json`) ??
      fromLcov(results, `${folder}/lcov.info`) ??
      (folder === 'coverage' ? fromLcov(results, 'lcov.info') : undefined);
    if (result !== undefined) found.push({ ...result, of });
  }
  return found;
}
function fromSummary(results: Results, path: string): Omit<CoverageResult, 'of'> | undefined {
  const lines = at(results.json(path), 'total', 'lines', 'pct');
  return isShare(lines, 100) ? { path, linesPct: lines, method: 'coverage-summary total.lines.pct' } : undefined;
}
function fromLcov(results: Results, path: string): Omit<CoverageResult, 'of'> | undefined {
  const text = results.text(path);
  if (text === undefined) return undefined;
  let found = 0;
  let hit = 0;
  for (const [, key, count] of text.matchAll(/^L([FH]):(\d{1,15})\r?$/gm)) {
    if (key === 'F') found += Number(count);
    else hit += Number(count);
  }
  return found === 0 || hit > found ? undefined : { path, linesPct: (hit / found) * 100, method: 'lcov LH / LF' };
}

const loadFolders = [
  '.',
  'load',
  'load-test',
  'load-tests',
  'loadtest',
  'loadtests',
  'k6',
  'perf',
  'performance',
  'benchmark',
  'benchmarks',
  'tests/load',
  'test/load',
  'tests/performance',
  'test/performance',
  'reports',
  'results',
];

function readLoad(results: Results): LoadResult[] {
  const all: LoadResult[] = [];
  for (const folder of loadFolders) {
    let names: string[];
    try {
      names = readdirSync(join(results.root, folder)).filter(
        (name) => name.endsWith('.json') && (folder !== '.' || /k6|autocannon|load|perf|bench/i.test(name)),
      );
    } catch {
      continue;
    }
    for (const name of names.sort()) {
      const path = folder === '.' ? name : `${folder}/${name}`;
      const json = results.json(path);
      const found = json === undefined ? undefined : (fromK6(path, json) ?? fromAutocannon(path, json));
      if (found !== undefined) all.push(found);
    }
  }
  return all;
}

/** k6 writes `metrics.X.avg` with --summary-export and `metrics.X.values.avg` from handleSummary. */
function fromK6(path: string, json: Json): LoadResult | undefined {
  const metric = (name: string): Json | undefined => {
    const found = at(json, 'metrics', name);
    if (!isObject(found)) return undefined;
    return isObject(found.values) ? found.values : found;
  };
  const duration = metric('http_req_duration');
  if (duration === undefined) return undefined;
  const failed = metric('http_req_failed');
  return {
    path,
    tool: 'k6',
    ...figure('meanMs', duration.avg, 'k6 http_req_duration.avg'),
    ...figure('p95Ms', duration['p(95)'], 'k6 http_req_duration p(95)'),
    ...figure('perSecond', metric('http_reqs')?.rate, 'k6 http_reqs.rate'),
    ...figure('errorRate', failed?.rate ?? failed?.value, 'k6 http_req_failed'),
  };
}
function fromAutocannon(path: string, json: Json): LoadResult | undefined {
  const mean = at(json, 'latency', 'average');
  const rate = at(json, 'requests', 'average');
  if (!isNumber(mean) || !isNumber(rate)) return undefined;
  const total = at(json, 'requests', 'total');
  const [errors, timeouts, others] = ['errors', 'timeouts', 'non2xx'].map((key) => json[key]);
  const known = isNumber(total) && isNumber(errors) && isNumber(timeouts) && isNumber(others) && total + errors > 0;
  return {
    path,
    tool: 'autocannon',
    ...figure('meanMs', mean, 'autocannon latency.average'),
    ...figure('p97Ms', at(json, 'latency', 'p97_5'), 'autocannon latency.p97_5'),
    ...figure('perSecond', rate, 'autocannon requests.average'),
    ...(known
      ? figure(
          'errorRate',
          (errors + others) / (total + errors),
          'autocannon (errors with timeouts + non2xx) / attempts',
        )
      : {}),
  };
}

function figure<Name extends string>(name: Name, value: unknown, method: string): Partial<Record<Name, Figure>> {
  return (isNumber(value) && value >= 0 ? { [name]: { value, method } } : {}) as Partial<Record<Name, Figure>>;
}
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
function isShare(value: unknown, whole: number): value is number {
  return isNumber(value) && value >= 0 && value <= whole;
}
function at(json: unknown, ...keys: readonly string[]): unknown {
  let value = json;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return value;
}
