// Writes src/libraries/index.ts: the list of library files, from the folders. `--check` writes nothing and fails when the
// list is out of step.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const folder = fileURLToPath(new URL('../src/libraries', import.meta.url));
const target = join(folder, 'index.ts');

/** `frameworks/koa-router.ts`, ... in order. */
function libraryFiles(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.parentPath !== folder)
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
const nameOf = (file: string): string =>
  file.slice(0, -'.ts'.length).replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());

const files = libraryFiles();
const text = [
  '// Generated from the folders here by scripts/generate-libraries.ts: add a file, then run that.',
  ...files.map((file) => `import ${nameOf(file)} from './${file}';`),
  "import type { Library } from './kinds.ts';",
  '',
  '/** What is known about third-party packages, the platform and the language: one entry a package. */',
  `export const libraries: readonly Library[] = [${files.map(nameOf).join(', ')}];`,
  '',
].join('\n');
const made = await format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (before !== made) {
  if (process.argv.includes('--check')) {
    console.error('src/libraries/index.ts is out of step: run scripts/generate-libraries.ts');
    process.exitCode = 1;
  } else {
    writeFileSync(target, made);
  }
}
