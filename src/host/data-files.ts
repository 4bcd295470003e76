/** Files of data beside the code, in JSON or YAML. */
import { join } from 'node:path';
import type { Notice } from './notice.ts';
import { isObject, readJson, readText, Refused } from './project-file.ts';
import { parseYaml } from './yaml-text.ts';

/** The texts at `paths` that can be read, and notices of the others. */
export function readTexts(
  root: string,
  paths: readonly string[],
): {
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly notices: readonly Notice[];
} {
  const texts: { path: string; text: string }[] = [];
  const notices: Notice[] = [];
  for (const path of paths) {
    const text = readText(join(root, path), 'manifest', { links: 'none' });
    if (text instanceof Refused) notices.push({ path, code: text.code, message: text.message });
    else if (text !== undefined) texts.push({ path, text });
  }
  return { texts, notices };
}

interface DataFile {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The files at `paths` that hold an object. Files of the same names describe many things: YAML in which `about` is not found is left alone. */
export function readDataFiles(
  root: string,
  paths: readonly string[],
  about: RegExp,
): { readonly files: readonly DataFile[]; readonly notices: readonly Notice[] } {
  const files: DataFile[] = [];
  const notices: Notice[] = [];
  for (const path of paths) {
    const value = path.endsWith('.json')
      ? readJson(join(root, path), 'manifest', { links: 'none' })
      : readYaml(join(root, path), about);
    if (value instanceof Refused) notices.push({ path, code: value.code, message: value.message });
    else if (isObject(value)) files.push({ path, value });
  }
  return { files, notices };
}
function readYaml(path: string, about: RegExp): unknown {
  const text = readText(path, 'manifest', { links: 'none' });
  return typeof text === 'string' && about.test(text) ? parseYaml(text) : text;
}
