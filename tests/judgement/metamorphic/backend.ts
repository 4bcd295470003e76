/** One backend of the fixtures, open: edited in memory, judged through the door of editors, and put back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAudit, type Result, type Session } from '../../../src/audit.ts';
import { placesOf } from '../../../src/engine/causes.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures', import.meta.url));

export interface Edit {
  readonly file: string;
  /** The text that goes; without one the file is new. */
  readonly from?: string;
  readonly to: string;
}
export interface Row {
  readonly breaks: string;
  /** Protected code that the fixture lacks. */
  readonly given?: readonly Edit[];
  readonly edits: readonly Edit[];
  /** The rules that are there to find it; all that is found, with its places, stands in the snapshot. */
  readonly gives: readonly string[];
  /** Why they do not find it today. */
  readonly silent?: string;
}

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>;

/** A backend that is judged with other texts than its own. Each question puts back what it changed. */
export class Backend {
  readonly #session: Session;
  readonly #own: Texts;

  private constructor(session: Session, own: Texts) {
    this.#session = session;
    this.#own = own;
  }

  static async open(name: string): Promise<Backend> {
    const folder = join(fixtures, name);
    const { session } = await openAudit(folder, { config: {}, workers: 0 });
    return new Backend(
      session,
      new Map([...session.paths].map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
    );
  }

  /** What is written in it, by path. */
  get texts(): Texts {
    return this.#own;
  }

  /** What is told when these are its files. */
  judged<T>(texts: Texts, what: (result: Result) => T): T {
    const others = [...new Set([...this.#own.keys(), ...texts.keys()])].filter(
      (path) => texts.get(path) !== this.#own.get(path),
    );
    for (const path of others) this.#session.update(path, texts.get(path) ?? null, 'source');
    try {
      return what(this.#session.result('strict'));
    } finally {
      for (const path of others) this.#session.update(path, this.#own.get(path) ?? null, 'source');
    }
  }
}

/** Texts after edits; lines stay where they are. */
export function edited(texts: Texts, edits: readonly Edit[]): Texts {
  const done = new Map(texts);
  for (const { file, from, to } of edits) {
    const text = done.get(file);
    if (from === undefined) done.set(file, to);
    else if (text?.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
    else
      done.set(
        file,
        text.replace(from, () => to + '\n'.repeat(Math.max(0, lines(from) - lines(to)))),
      );
  }
  return done;
}
const lines = (text: string): number => text.split('\n').length;

/** `rule file:line` of all that is found. */
export const found = ({ findings }: Result): readonly string[] =>
  findings.flatMap(placesOf).map(({ rule, location: { path, line } }) => `${rule} ${path}:${String(line)}`);

/** One text of a file becomes another. */
export const swap = (file: string, from: string, to: string): Edit => ({ file, from, to });
/** A file that the fixture lacks. */
export const fresh = (file: string, to: string): Edit => ({ file, to });
