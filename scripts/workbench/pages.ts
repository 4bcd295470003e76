/** The examples of a rule's page: small projects, and where findings are expected in them. */

/** A line on which a rule is expected to speak. */
export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}
/** One small project of a page: an unnamed block alone, or the named blocks of one verdict below one heading. */
export interface Example {
  readonly title: string;
  readonly verdict: 'incorrect' | 'correct';
  readonly files: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
}

const extensions: Readonly<Record<string, string>> = { js: 'js', ts: 'ts', python: 'py', json: 'json' };
const fence = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm;
const marker = /[ \t]*(?:\/\/|#)[ \t]*expect(?:: *([\w-]+(?:, *[\w-]+)*))?[ \t]*$/;

/** Takes the marks out of a text, so that a comment of the example is read as a user would write it. */
function unmarked(path: string, text: string, id: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const lines = text.split('\n').map((line, index) => {
    const found = marker.exec(line);
    if (!found) return line;
    for (const rule of found[1]?.split(/, */) ?? [id]) marks.push({ path, line: index + 1, rule });
    return line.slice(0, found.index);
  });
  return { text: lines.join('\n'), marks };
}

/** The examples of the page of the rule `id`, in order; a mark that names no rule means that one. */
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
