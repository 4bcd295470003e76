/** Reads the pages of the rules: where they are, and the small projects that their examples make. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unmarked, type Mark } from './marks.ts';

/** The folder of the rules. */
export const folder = fileURLToPath(new URL('../../rules', import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath !== folder)
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort();
/** `group/rule` of every file with an extension. */
export const stemsOf = (extension: string): string[] =>
  files.filter((path) => path.endsWith(extension)).map((path) => path.slice(0, -extension.length));
export const pageOf = (stem: string): string => readFileSync(join(folder, `${stem}.md`), 'utf8');
export const idOf = (stem: string): string => stem.slice(stem.indexOf('/') + 1);

/** One small project of a page: an unnamed block alone, or the named blocks of one verdict below one heading. */
export interface Example {
  readonly title: string;
  readonly verdict: 'incorrect' | 'correct';
  readonly files: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
}

const extensions: Readonly<Record<string, string>> = { js: 'js', ts: 'ts', python: 'py', json: 'json' };
const fence = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm;

/** The examples of a page, in its order. */
export function examplesOf(page: string, id: string): Example[] {
  const examples = page.slice(page.indexOf('\n## Examples\n') + 1);
  return examples.split(/^### /m).flatMap((section) => {
    const title = section.split('\n', 1)[0]?.trim() ?? '';
    const blocks = [...section.matchAll(fence)].map(([, language = '', info = '', text = '']) => ({
      language,
      verdict: /\b(incorrect|correct)\b/.exec(info)?.[1] as Example['verdict'] | undefined,
      name: /\bfile=(\S+)/.exec(info)?.[1],
      text,
    }));
    const projects: Example[] = [];
    const add = (verdict: Example['verdict'], parts: readonly (readonly [path: string, text: string])[]) => {
      const read = parts.map(([path, text]) => [path, unmarked(path, text, id)] as const);
      projects.push({
        title,
        verdict,
        files: new Map(read.map(([path, { text }]) => [path, text])),
        marks: read.flatMap(([, { marks }]) => marks),
      });
    };
    for (const verdict of ['incorrect', 'correct'] as const) {
      const own = blocks.filter((block) => block.verdict === verdict);
      for (const { language, name, text } of own)
        if (name === undefined) add(verdict, [[`app.${extensions[language] ?? language}`, text]]);
      const named = blocks.filter(
        (block) => block.name !== undefined && (block.verdict ?? verdict) === verdict && own.some((each) => each.name),
      );
      if (named.length > 0)
        add(
          verdict,
          named.map(({ name = '', text }) => [name, text]),
        );
    }
    return projects;
  });
}
