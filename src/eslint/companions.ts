import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Linter } from 'eslint';

/** What the plugin works with, by major version. The user installs both: the command line needs neither. */
const wanted = [
  { name: 'eslint', majors: [9, 10], manifest: (require: NodeJS.Require) => require('eslint/package.json') as unknown },
  {
    name: '@typescript-eslint/parser',
    majors: [8],
    manifest: (require: NodeJS.Require) => require('@typescript-eslint/parser/package.json') as unknown,
  },
] as const;

const needed = wanted.map(({ name, majors }) => `${name} ${majors.join(' or ')}`).join(' and ');
const remedy = `npm install --save-dev ${wanted.map(({ name, majors }) => `${name}@${majors.at(-1)!}`).join(' ')}`;

/**
 * The parser, after a look at whether it and ESLint are there in versions that this works with. They are looked for from
 * each of the given files, in turn. Throws an error that says what to install.
 */
export function parserAmong(places: readonly string[]): Linter.Parser {
  const found = wanted.map(({ manifest }) => find(manifest, places));
  const wrong = wanted.flatMap(({ name, majors }, index) => {
    const version = found[index]?.version;
    if (version === undefined) return [`${name} is not installed`];
    return majors.some((major) => version.startsWith(`${major}.`)) ? [] : [`${name} is ${version}`];
  });
  if (wrong.length > 0) throw unfit(wrong.join(' and '));
  try {
    const { require } = found.at(-1)!;
    return require('@typescript-eslint/parser') as Linter.Parser;
  } catch (error) {
    // It needs TypeScript beside it.
    throw unfit(`@typescript-eslint/parser cannot be loaded (${(error as Error).message.split('\n')[0]!})`);
  }
}

/** Where a package of the user may lie: beside this one, or (where this one is linked from elsewhere) where ESLint was started. */
export const usualPlaces = (): readonly string[] => [import.meta.url, join(process.cwd(), 'package.json')];

function find(
  manifest: (require: NodeJS.Require) => unknown,
  places: readonly string[],
): { readonly version: string; readonly require: NodeJS.Require } | undefined {
  for (const place of places) {
    const require = createRequire(place);
    try {
      return { version: (manifest(require) as { readonly version: string }).version, require };
    } catch {
      continue;
    }
  }
  return undefined;
}

function unfit(what: string): Error {
  const error = new Error(`backend-audit/eslint works with ${needed}; ${what}. Install with \`${remedy}\`.`);
  // ESLint shows the stack, which says nothing more to whoever has to install something.
  error.stack = error.message;
  return error;
}
