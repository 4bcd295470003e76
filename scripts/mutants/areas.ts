/** What is mutated, which tests look at it, and how much of it they have to notice. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project, with `/` at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Area {
  readonly name: string;
  /** Patterns of the files to mutate. */
  readonly mutate: readonly string[];
  /** Folders and files of tests that look at them: not those that ask how deep, how long or how wide, which take seconds each. */
  readonly tests: readonly string[];
  /** A function or statement in how many is mutated; all of them unless said otherwise. */
  readonly oneIn?: number;
}
/** Areas that are counted together against one bar. */
export interface Group {
  readonly areas: readonly Area[];
  /** Percent of the mutants that are neither static nor left out. */
  readonly bar: number;
}

export const groups: readonly Group[] = [
  {
    bar: 80,
    areas: [
      {
        name: 'rules',
        mutate: ['rules/*/*.ts'],
        tests: ['tests/judgement/alone.test.ts', 'tests/judgement/fixtures.test.ts'],
      },
      {
        name: 'engine and report',
        mutate: ['src/engine/**/*.ts', 'src/report/**/*.ts'],
        tests: ['tests/engine', 'tests/report', 'tests/judgement/alone.test.ts'],
      },
    ],
  },
  {
    bar: 65,
    areas: [
      {
        name: 'linker and libraries',
        mutate: ['src/linker/**/*.ts', 'src/libraries/**/*.ts'],
        tests: [
          'tests/cases',
          'tests/judgement',
          'tests/linker/answers.test.ts',
          'tests/linker/behaviour/duties.test.ts',
          'tests/linker/clients.test.ts',
          'tests/linker/collections.test.ts',
          'tests/linker/endpoints.test.ts',
          'tests/linker/flows',
          'tests/linker/origins.test.ts',
          'tests/linker/reach.test.ts',
        ],
        oneIn: 26,
      },
    ],
  },
];

/**
 * The test files of an area. Left out are those that start processes, a browser or the build, themselves or by a helper
 * beside them: no mutant is active there, and they take seconds each.
 */
export function testsOf({ tests }: Area): string[] {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((path) => `tests/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && tests.some((each) => path === each || path.startsWith(`${each}/`)))
    .filter((path) => !startsOthers(join(root, path)))
    .sort();
}
function startsOthers(path: string): boolean {
  const text = readFileSync(path, 'utf8');
  if (/node:child_process|playwright|\bdist\/src\b/.test(text)) return true;
  const helpers = [...text.matchAll(/from '(\.{1,2}\/[^']*\.ts)'/g)].map(([, to]) => resolve(dirname(path), to!));
  // Programs that a test writes down import files of their own, which are not there.
  return helpers.some((to) => to.startsWith(join(root, 'tests')) && existsSync(to) && startsOthers(to));
}
