import type { Discovered } from './discover.ts';
import { isNotice, readSource } from './extract.ts';
import { decode } from './text.ts';

/** Texts of the project's sources, by path; nothing where one cannot be read. */
export function sourceReader({ files }: Pick<Discovered, 'files'>): (path: string) => string | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (path) => {
    const file = byPath.get(path);
    const bytes = file && readSource(file);
    if (bytes === undefined || isNotice(bytes)) return undefined;
    const decoded = decode(path, bytes);
    return 'text' in decoded ? decoded.text : undefined;
  };
}
