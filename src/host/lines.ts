import { join } from 'node:path';
import { readText } from './project-file.ts';
import { realFolder } from './real-folder.ts';

/** Reads single lines of a project's sources, to be shown to whoever asks about a place. What links lead out to is not shown. */
export function lineReader(
  folder: string,
): (place: { readonly path: string; readonly line: number }) => string | undefined {
  const root = realFolder(folder);
  const files = new Map<string, readonly string[]>();
  return ({ path, line }) => {
    let lines = files.get(path);
    if (lines === undefined) {
      const text = readText(join(root, path), 'source', { links: { within: root } });
      files.set(path, (lines = typeof text === 'string' ? text.split(/\r\n|[\n\r\u2028\u2029]/) : []));
    }
    return lines[line - 1];
  };
}
