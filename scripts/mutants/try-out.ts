/** Runs Stryker on an area. */
import { relative } from 'node:path';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { root, type Area } from './areas.ts';
import { isDrawn } from './draw.ts';

/** Patterns for the files of an area, of those alone that lie in one of the folders or are named, if any are. */
export function filesIn({ mutate }: Area, paths: readonly string[]): string[] {
  if (paths.length === 0) return [...mutate];
  const folders = mutate.map((pattern) => pattern.slice(0, pattern.indexOf('*')));
  return paths
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .filter((path) => folders.some((folder) => `${path}/`.startsWith(folder)))
    .map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`));
}

/** What became of the mutants of some files, one in so many; survivors are added to a file as they come. */
export async function tryOut(
  { name }: Area,
  mutate: string[],
  {
    oneIn,
    concurrency,
    survivors,
  }: { readonly oneIn: number; readonly concurrency: number; readonly survivors: string },
): Promise<MutantResult[]> {
  process.env.MUTANTS_OF = name;
  process.env.MUTANTS_ONE_IN = String(oneIn);
  process.env.MUTANTS_TO = survivors;
  const register = ['--import', '@oxc-node/core/register'];
  const options: PartialStrykerOptions = {
    mutate: [...mutate, '!rules/index.ts'],
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutants/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', `${root}scripts/mutants/plugins.ts`],
    checkers: oneIn > 1 ? ['drawn'] : [],
    checkerNodeArgs: register,
    testRunnerNodeArgs: register,
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    // The text of some files is tested too.
    disableTypeChecks: false,
    concurrency,
    timeoutMS: 20_000,
    tempDirName: '.stryker-tmp',
    ignorePatterns: ['/dist', '/report'],
    reporters: ['progress-append-only', 'survivors'],
    allowConsoleColors: false,
  };
  const results = await new Stryker(options).runMutationTest();
  return results.filter((mutant) => isDrawn(mutant, oneIn));
}
