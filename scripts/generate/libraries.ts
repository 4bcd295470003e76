/** The list of library files, from their folders. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Generated } from './generated.ts';

/** Text of src/libraries/list.ts below `root`. */
export function ofLibraries(root: string): Generated {
  const folder = join(root, 'src/libraries');
  const text = [
    '// Generated from the folders here by `npm run generate`: add a file, then run that.',
    ...libraryFiles(folder).map((file) => `export { default as ${nameOf(file)} } from './${file}';`),
    '',
  ].join('\n');
  return new Map([[join(folder, 'list.ts'), text]]);
}

/** `frameworks/koa-router.ts`, ... in order. The folder `kinds` is the format, not knowledge. */
function libraryFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.parentPath !== folder)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('kinds/'))
    .sort();
}
function nameOf(file: string): string {
  return file.slice(0, -'.ts'.length).replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
}
