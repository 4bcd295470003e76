/** What earlier runs read out of files, by the content of the files. */
import { deserialize, serialize } from 'node:v8';
import { alike } from '../facts/alike.ts';
import type { FileFacts } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { Extracted } from './extract.ts';
import type { Store } from './store.ts';
import type { Notice } from './notice.ts';

type WithFacts = Extract<Extracted, { readonly facts: FileFacts }>;
type Links = Pick<Outline, 'imports' | 'reexports'>;
/** All but its facts, which are an entry of their own, and what it takes from others, which few runs ask for. */
type Row = Pick<Extracted, 'path' | 'id'> & {
  readonly notice?: Notice;
  readonly kept?: Pick<WithFacts, 'factsId' | 'surface'> & {
    readonly outline: Omit<Outline, keyof Links>;
  };
  /** How often the rows were written since a file of this content was met. */
  readonly idle: number;
};

interface Table {
  readonly rows: readonly Row[];
  /** One of each row, as bytes until somebody asks. */
  readonly links: Uint8Array;
}

const tableKey = 'files';
/** A file that was not met stays known when the rows were written so often without it: branches come and go. */
const patience = 3;

/** The files that earlier runs knew. Facts are read when somebody asks for them. */
export class KeptFiles {
  readonly #store: Store;
  readonly #rows: readonly Row[];
  readonly #packedLinks: Uint8Array | undefined;
  readonly #byPath = new Map<string, number>();
  readonly #byContent = new Map<string, number>();
  #links: readonly Links[] | undefined;

  constructor(store: Store) {
    this.#store = store;
    const table = store.get(tableKey) as Table | undefined;
    this.#rows = table?.rows ?? [];
    this.#packedLinks = table?.links;
    this.#rows.forEach(({ path, id }, index) => {
      this.#byPath.set(path, index);
      this.#byContent.set(contentKey(path, id), index);
    });
  }

  /** What was extracted from this content, under whatever name. `again` extracts it anew, should its facts be gone. */
  get(path: string, id: string, again: () => Extracted): Extracted | undefined {
    const index = this.#byContent.get(contentKey(path, id));
    return index === undefined ? undefined : this.#extracted(index, path, again);
  }

  /** With the facts that the same file had before, where it still says the same. */
  asBefore(extracted: Extracted): Extracted | undefined {
    const index = this.#byPath.get(extracted.path);
    if (index === undefined || 'notice' in extracted) return undefined;
    const before = this.#extracted(index, extracted.path, () => extracted);
    if ('notice' in before || before.surface !== extracted.surface || !alike(before.facts, extracted.facts))
      return undefined;
    const { path, id } = extracted;
    const { factsId, surface, outline, facts } = before;
    return { path, id, factsId, surface, outline, facts };
  }

  #extracted(index: number, path: string, again: () => Extracted): Extracted {
    const { id, notice, kept } = this.#rows[index]!;
    if (kept === undefined) return { path, id, notice: { ...notice!, path } };
    const { factsId, surface } = kept;
    let facts: FileFacts | undefined;
    const read = (): FileFacts => {
      const found = this.#store.get(factsKey(path, factsId, surface)) as FileFacts | undefined;
      if (found !== undefined) return found;
      const made = again();
      if ('notice' in made) throw new Error(`${path} changed while it was read`);
      return made.facts;
    };
    return {
      path,
      id,
      factsId,
      surface,
      outline: this.#outline(index, kept.outline),
      get facts() {
        return (facts ??= read());
      },
    };
  }
  #outline<Rest extends object>(index: number, rest?: Rest): Rest & Links {
    const links = (): Links => (this.#links ??= deserialize(this.#packedLinks!) as readonly Links[])[index]!;
    return {
      ...rest!,
      get imports() {
        return links().imports;
      },
      get reexports() {
        return links().reexports;
      },
    };
  }

  /** Keeps what this run learnt of files, and for a while what others did, if something is new. */
  keep(files: readonly Extracted[]): void {
    const store = this.#store;
    const met = new Set<string>();
    let isNew = files.some(({ path, id }) => {
      const index = this.#byPath.get(path);
      return index === undefined || this.#rows[index]!.id !== id;
    });
    for (const file of files) {
      met.add(contentKey(file.path, file.id));
      if ('notice' in file) continue;
      const key = factsKey(file.path, file.factsId, file.surface);
      if (store.use(key)) continue;
      store.put(key, file.facts);
      isNew = true;
    }
    if (!isNew) return;
    const others = [...this.#rows.keys()].filter((index) => {
      const { path, id, idle, kept } = this.#rows[index]!;
      if (met.has(contentKey(path, id)) || idle >= patience) return false;
      return kept === undefined || store.use(factsKey(path, kept.factsId, kept.surface));
    });
    // What was met comes last: of two rows for one path it counts.
    const rows = [...others.map((index) => later(this.#rows[index]!)), ...files.map(rowOf)];
    const outlines: readonly Links[] = [
      ...others.map((index) => this.#outline(index)),
      ...files.map((file) => ('notice' in file ? none : file.outline)),
    ];
    const links = serialize(outlines.map(({ imports, reexports }): Links => ({ imports, reexports })));
    store.put(tableKey, { rows, links } satisfies Table);
  }
}

function later(row: Row): Row {
  return { ...row, idle: row.idle + 1 };
}
const none: Links = { imports: [], reexports: [] };

function rowOf(file: Extracted): Row {
  const { path, id } = file;
  if ('notice' in file) return { path, id, notice: file.notice, idle: 0 };
  const { factsId, surface, outline } = file;
  const { language, gaps, directives, lines, computed, inBrowser, says } = outline;
  const told = { language, gaps, directives, ...(lines && { lines }), computed, inBrowser, ...(says && { says }) };
  return { path, id, kept: { factsId, surface, outline: told }, idle: 0 };
}
/** The ending decides the dialect, so it is part of what facts depend on. */
function contentKey(path: string, id: string): string {
  return `${id}${path.slice(path.lastIndexOf('.'))}`;
}
function factsKey(path: string, factsId: string, surface: boolean): string {
  return `facts ${contentKey(path, factsId)}${surface ? ' on the surface' : ''}`;
}
