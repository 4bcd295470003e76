/** `// expect: rule-id[, rule-id]`, in Python `# expect: …`, at the end of the line where a finding starts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

const marker = /[ \t]*(?:\/\/|#)[ \t]*expect(?:: *([\w-]+(?:, *[\w-]+)*))?[ \t]*$/;

/** The marks of a text, and the text without them; a bare `expect` stands for `rule`. */
export function unmarked(
  path: string,
  text: string,
  rule?: string,
): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const lines = text.split('\n').map((line, index) => {
    const found = marker.exec(line);
    const rules = found?.[1]?.split(/, */) ?? (rule === undefined ? [] : [rule]);
    if (!found || rules.length === 0) return line;
    marks.push(...rules.map((each) => ({ path, line: index + 1, rule: each })));
    return line.slice(0, found.index);
  });
  return { text: lines.join('\n'), marks };
}

/** The marks of the files in a folder and below. */
export function marksIn(folder: string): Mark[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|py)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort()
    .flatMap((path) => unmarked(path, readFileSync(join(folder, path), 'utf8')).marks);
}
