/**
 * How much of what one could break the tests would notice: `npm run mutants [-- FOLDER...]`, and `-- --hand` for the
 * mutants that are written down in `mutants/hand.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { groups, root, type Area } from './mutants/areas.ts';
import { isDrawn } from './mutants/draw.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    'one-in': { type: 'string', default: '1' },
    hand: { type: 'boolean', default: false },
  },
});
const survivors = 'report/mutants.txt';

interface Count {
  killed: number;
  survived: number;
  /** No test comes by. They count as survivors. */
  uncovered: number;
  timeouts: number;
  /** What runs when a module is loaded, which no test could tell apart without loading everything anew. */
  static: number;
}
const states = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'uncovered',
  Timeout: 'timeouts',
  RuntimeError: 'killed',
} as const;

/** Tries the mutants of an area, of those files alone that are named, if any are. */
async function tryOut(area: Area): Promise<readonly MutantResult[]> {
  const oneIn = (area.oneIn ?? 1) * Number(values['one-in']);
  const named = positionals.map((path) => (path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.ts`));
  process.env.MUTANTS_OF = area.name;
  process.env.MUTANTS_ONE_IN = String(oneIn);
  const results = await new Stryker({
    mutate: named.length > 0 ? named : [...area.mutate],
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutants/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', ...(oneIn > 1 ? [`${root}scripts/mutants/drawn.ts`] : [])],
    checkers: oneIn > 1 ? ['drawn'] : [],
    checkerNodeArgs: ['--import', '@oxc-node/core/register'],
    testRunnerNodeArgs: ['--import', '@oxc-node/core/register'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    // The text of some files is tested too.
    disableTypeChecks: false,
    concurrency: Number(values.concurrency),
    timeoutMS: 20_000,
    tempDirName: '.stryker-tmp',
    ignorePatterns: ['dist', 'report'],
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
  } as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
  return results.filter((mutant) => isDrawn(mutant, oneIn));
}

function countOf(results: readonly MutantResult[]): Count {
  const count: Count = { killed: 0, survived: 0, uncovered: 0, timeouts: 0, static: 0 };
  for (const { status } of results) {
    if (status === 'Ignored') count.static++;
    else if (status in states) count[states[status as keyof typeof states]]++;
    else throw new Error(`A mutant came back as ${status}.`);
  }
  return count;
}

/** Percent of the mutants that are not static. */
function shareOf({ killed, timeouts, survived, uncovered }: Count): number {
  return (100 * (killed + timeouts)) / Math.max(1, killed + timeouts + survived + uncovered);
}

function lineOf({ fileName, location, mutatorName, replacement, status }: MutantResult): string {
  const path = relative(root, fileName).replaceAll('\\', '/');
  const { start, end } = location;
  const text = readFileSync(fileName, 'utf8').split('\n');
  const original =
    start.line === end.line
      ? text[start.line - 1]!.slice(start.column - 1, end.column - 1)
      : `${text[start.line - 1]!.slice(start.column - 1)} …`;
  const flat = (code: string): string => code.replace(/\s+/g, ' ').slice(0, 120);
  const how = status === 'NoCoverage' ? 'no test comes by' : 'survived';
  return `${path}:${String(start.line)}:${String(start.column)} ${how} ${mutatorName}: ${flat(original)} -> ${flat(replacement ?? '')}`;
}

const started = performance.now();
const lines: string[] = [];
let isBelow = false;
for (const { bar, areas } of groups) {
  const of = areas.filter(
    ({ mutate }) =>
      positionals.length === 0 ||
      mutate.some((pattern) =>
        positionals.some(
          (path) =>
            path.startsWith(pattern.slice(0, pattern.indexOf('*'))) ||
            `${path}/` === pattern.slice(0, pattern.indexOf('*')),
        ),
      ),
  );
  const all: MutantResult[] = [];
  for (const area of of) {
    const results = await tryOut(area);
    all.push(...results);
    tell(area.name, countOf(results));
  }
  if (of.length === 0) continue;
  const share = shareOf(countOf(all));
  console.log(`${of.map(({ name }) => name).join(', ')}: ${share.toFixed(1)} % killed, the bar is ${String(bar)} %`);
  isBelow ||= share < bar;
  lines.push(...all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(lineOf));
}
mkdirSync('report', { recursive: true });
writeFileSync(survivors, lines.map((line) => `${line}\n`).join(''));
console.log(
  `${String(lines.length)} survivors are in ${survivors}; ${((performance.now() - started) / 60_000).toFixed(0)} minutes`,
);
if (isBelow) process.exitCode = 1;

function tell(name: string, count: Count): void {
  const words = Object.entries(count).map(([state, times]) => `${String(times)} ${state}`);
  console.log(`${name}: ${words.join(', ')}`);
}
