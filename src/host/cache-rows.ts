/**
 * What the cache tells of every file, in the form it has on disk: columns of plain values, because a run reads all of
 * them, and imports as text, because it reads those of few.
 */
import type { LanguageId } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { Notice } from './walk.ts';

/** Path, content id, size and time when it was read, and the position of its facts, or why there are none. */
export interface Row {
  readonly path: string;
  readonly id: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly kept?: KeptFacts;
  readonly notice?: Notice;
}
export interface KeptFacts {
  /** Index in the pack, and how many lines of hashes belong to it. */
  readonly index: number;
  readonly lines: number;
  readonly factsId: string;
  readonly surface: boolean;
  readonly outline: Outline;
}

/** By number of the row; what most rows do not have is only told of those that do. */
export interface Columns {
  readonly path: string[];
  readonly id: string[];
  readonly size: number[];
  readonly mtimeMs: number[];
  readonly notice: Record<number, Notice>;
  /** -1: there are none. */
  readonly index: number[];
  readonly lines: number[];
  readonly factsId: Record<number, string>;
  readonly surface: number[];
  readonly language: LanguageId[];
  readonly computed: number[];
  readonly told: Record<number, Pick<Outline, 'gaps' | 'directives' | 'lines'>>;
  /** Length of its imports and re-exports in the text of all. */
  readonly links: number[];
}

/** Columns and the text of all imports. */
export function columnsOf(rows: readonly Row[]): { readonly columns: Columns; readonly links: Buffer } {
  const columns: Columns = {
    path: rows.map(({ path }) => path),
    id: rows.map(({ id }) => id),
    size: rows.map(({ size }) => size),
    mtimeMs: rows.map(({ mtimeMs }) => mtimeMs),
    notice: {},
    index: rows.map(({ kept }) => kept?.index ?? -1),
    lines: rows.map(({ kept }) => kept?.lines ?? 0),
    factsId: {},
    surface: [],
    language: rows.map(({ kept }) => kept?.outline.language ?? 'javascript'),
    computed: [],
    told: {},
    links: [],
  };
  const texts: Buffer[] = [];
  for (const [row, { id, kept, notice }] of rows.entries()) {
    if (notice !== undefined) columns.notice[row] = notice;
    if (kept === undefined) {
      columns.links.push(0);
      continue;
    }
    const { gaps, directives, lines, imports, reexports, computed } = kept.outline;
    if (kept.factsId !== id) columns.factsId[row] = kept.factsId;
    if (kept.surface) columns.surface.push(row);
    if (computed) columns.computed.push(row);
    if (gaps.length > 0 || directives.length > 0) columns.told[row] = { gaps, directives, ...(lines && { lines }) };
    const text = Buffer.from(JSON.stringify({ imports, reexports } satisfies Links));
    columns.links.push(text.length);
    texts.push(text);
  }
  return { columns, links: Buffer.concat(texts) };
}

/** The rows again. `links` must not change while they are in use. */
export function rowsOf(columns: Columns, links: Buffer): readonly Row[] {
  const [surface, computed] = [new Set(columns.surface), new Set(columns.computed)];
  let at = 0;
  return columns.path.map((path, row): Row => {
    const id = columns.id[row]!;
    const base = { path, id, size: columns.size[row]!, mtimeMs: columns.mtimeMs[row]! };
    const text = links.subarray(at, (at += columns.links[row]!));
    const notice = columns.notice[row];
    if (notice !== undefined) return { ...base, notice };
    const told = columns.told[row] ?? nothing;
    const outline = outlineOf(columns.language[row]!, computed.has(row), told, text);
    const [index, lines, factsId = id] = [columns.index[row]!, columns.lines[row]!, columns.factsId[row]];
    return { ...base, kept: { index, lines, factsId, surface: surface.has(row), outline } };
  });
}

type Links = Pick<Outline, 'imports' | 'reexports'>;
const nothing = { gaps: [], directives: [] };

/** Its imports are read when they are asked for. */
function outlineOf(language: LanguageId, computed: boolean, told: Columns['told'][number], text: Buffer): Outline {
  let links: Links | undefined;
  const read = (): Links => (links ??= JSON.parse(text.toString()) as Links);
  return {
    language,
    ...told,
    computed,
    get imports() {
      return read().imports;
    },
    get reexports() {
      return read().reexports;
    },
  };
}
