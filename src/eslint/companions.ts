import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Linter } from 'eslint';

/** What the plugin works with, by major version. The user installs both: the command line needs neither. */
const wanted = { eslint: [9, 10], '@typescript-eslint/parser': [8] } as const;
type Name = keyof typeof wanted;

const words = (majors: readonly number[]): string => majors.join(' or ');
const needed = (Object.keys(wanted) as Name[]).map((name) => `${name} ${words(wanted[name])}`).join(' and ');
const remedy = `npm install --save-dev ${(Object.keys(wanted) as Name[])
  .map((name) => `${name}@${wanted[name].at(-1)!}`)
  .join(' ')}`;

/**
 * The parser, after a look at whether it and ESLint are there in versions that this works with. They are looked for from
 * each of the given files, in turn. Throws an error that says what to install.
 */
export function parserAmong(places: readonly string[]): Linter.Parser {
  const found = {
    eslint: find('eslint', places),
    '@typescript-eslint/parser': find('@typescript-eslint/parser', places),
  };
  const wrong = (Object.keys(wanted) as Name[]).flatMap((name) => {
    const version = found[name]?.version;
    if (version === undefined) return [`${name} is not installed`];
    return wanted[name].some((major) => version.startsWith(`${major}.`)) ? [] : [`${name} is ${version}`];
  });
  if (wrong.length > 0) throw unfit(wrong.join(' and '));
  try {
    return found['@typescript-eslint/parser']!.require('@typescript-eslint/parser') as Linter.Parser;
  } catch (error) {
    // It needs TypeScript beside it.
    throw unfit(`@typescript-eslint/parser cannot be loaded (${String((error as Error).message).split('\n')[0]!})`);
  }
}

/** Where a package of the user may lie: beside this one, or (where this one is linked from elsewhere) where ESLint was started. */
export const usualPlaces = (): readonly string[] => [import.meta.url, join(process.cwd(), 'package.json')];

function find(
  name: Name,
  places: readonly string[],
): { readonly version: string; readonly require: NodeJS.Require } | undefined {
  for (const place of places) {
    const require = createRequire(place);
    try {
      const { version } = require(`${name}/package.json`) as { readonly version: string };
      return { version, require };
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
