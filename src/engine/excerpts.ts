import type { Excerpts } from '../report/about.ts';
import type { Wanted } from '../report/excerpted.ts';
import type { Result } from '../report/report.ts';
import { Masking } from './masking.ts';
import { byText } from './order.ts';

/** Characters of a line among which secrets are looked for, and those that are shown before a place far to the right. */
const longest = 20_000;
const before = 40;
/** Characters that are shown of a line, lines of one place, and characters of all. */
const limits = { line: 180, place: 9, total: 600_000 } as const;

/** Sources of the project, as far as they may be shown. */
export class Sources {
  readonly #masking = new Masking();
  readonly #files = new Map<string, readonly string[] | undefined>();
  readonly #read: (path: string) => string | undefined;

  /** `read` gives the text of a file; `secrets` is where secrets stand. */
  constructor(read: (path: string) => string | undefined, secrets: Result['secrets']) {
    this.#read = read;
    for (const at of secrets) this.#masking.know(at, this.#linesOf(at.path) ?? []);
  }

  #linesOf(path: string): readonly string[] | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#read(path)?.split(/\r\n|[\n\r\u2028\u2029]/));
    return this.#files.get(path);
  }

  /** Words about the code without the secrets that stand in it. */
  masked(words: string): string {
    return this.#masking.words(words);
  }

  /** The line of a place, with secrets hidden. */
  lineAt({ path, line }: { readonly path: string; readonly line: number }): string | undefined {
    const text = this.#linesOf(path)?.[line - 1];
    return text === undefined ? undefined : this.#masking.line(text);
  }

  /** The lines at the places that are wanted, with secrets hidden, until there is enough. */
  excerpts(places: Iterable<Wanted>): Excerpts {
    const shown = new Map<string, Map<number, string>>();
    let size = 0;
    let leftOut = 0;
    for (const { at, around } of places) {
      const lines = this.#linesOf(at.path);
      if (lines === undefined) continue;
      let of = shown.get(at.path);
      if (of === undefined) shown.set(at.path, (of = new Map<number, string>()));
      const last = Math.min(at.endLine, at.line + limits.place - 1 - around * 2);
      for (let line = Math.max(1, at.line - around); line <= Math.min(lines.length, last + around); line++) {
        if (of.has(line)) continue;
        const column = line === at.line ? at.column - 1 : 0;
        const text = cut(lines[line - 1]!, column, (part) => this.#masking.line(part));
        if (size + text.length > limits.total) {
          leftOut++;
          continue;
        }
        size += text.length;
        of.set(line, text);
      }
    }
    const source = [...shown]
      .filter(([, of]) => of.size > 0)
      .sort(([a], [b]) => byText(a, b))
      .map(([path, of]) => [path, Object.fromEntries([...of].sort(([a], [b]) => a - b))] as const);
    return { limits, leftOut, source: Object.fromEntries(source) };
  }
}

/** A long line (minified code, data) is shown around its place. */
function cut(whole: string, column: number, mask: (text: string) => string): string {
  const from = whole.length <= longest ? 0 : Math.max(0, column - longest / 2);
  const line = mask(whole.slice(from, from + longest));
  if (line.length <= limits.line) return line;
  // Whatever was hidden before it has moved it, but not far.
  const at = column - from < limits.line - before ? 0 : Math.min(column - from, line.length) - before;
  const shown = line.slice(at, at + limits.line);
  return `${from + at > 0 ? '…' : ''}${shown}${at + limits.line < line.length ? '…' : ''}`;
}
