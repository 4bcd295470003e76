/** Tries the mutants of `hand.ts`, each in a copy of the project whose tests are run as usual. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './areas.ts';
import { handMutants, type HandMutant } from './hand.ts';

/**
 * Tries those whose name or file contains one of the words, or all, and tells what becomes of each. Did one survive?
 * Throws if an edit has lost its place, or if the tests fail without any.
 */
export function tryHandMutants(words: readonly string[]): boolean {
  const chosen = handMutants.filter(
    ({ name, file }) => words.length === 0 || words.some((word) => `${file} ${name}`.includes(word)),
  );
  const edited = chosen.map((mutant) => ({ ...mutant, text: mutated(mutant) }));
  const copy = join(root, '.stryker-tmp', 'by-hand');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  try {
    for (const part of ['fixtures', 'rules', 'schema', 'scripts', 'src', 'tests', 'package.json', 'vitest.config.ts'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const failed = (tests: readonly string[]): string | undefined => {
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--bail=1', ...tests], {
        cwd: copy,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      });
      if (status === 0) return undefined;
      const said = / FAIL +(.*)/.exec(stdout + stderr)?.[1];
      if (said === undefined) throw new Error(`The tests did not run:\n${stdout}${stderr}`);
      return said;
    };
    const sound = failed([...new Set(chosen.flatMap(({ tests }) => ('equivalent' in tests ? [] : tests)))]);
    if (sound !== undefined) throw new Error(`A test fails without any mutant: ${sound}`);
    const survived = edited.filter(({ name, file, text, tests }) => {
      if ('equivalent' in tests) {
        console.log(`equal     ${name}: ${tests.equivalent}`);
        return false;
      }
      writeFileSync(join(copy, file), text);
      const seenBy = failed(tests);
      cpSync(join(root, file), join(copy, file));
      console.log(seenBy === undefined ? `SURVIVED  ${name} (${file})` : `killed    ${name}, by ${seenBy}`);
      return seenBy === undefined;
    });
    return survived.length > 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function mutated({ name, file, before, after }: HandMutant): string {
  const parts = readFileSync(join(root, file), 'utf8').split(before);
  if (parts.length !== 2) throw new Error(`'${name}': its text stands ${String(parts.length - 1)} times in ${file}`);
  return parts.join(after);
}
