import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { alike } from '../facts/alike.ts';
import { FACTS_VERSION, type FileFacts, type Language } from '../facts/facts.ts';
import { openFacts, packFacts, type FactsPack } from '../facts/pack.ts';
import { ignoreFolder, keepFile, remove } from './cache-folder.ts';
import { columnsOf, rowsOf, type Columns, type Row } from './cache-rows.ts';
import type { DiscoveredFile } from './discover.ts';
import type { Extracted } from './extract.ts';
import { toolVersion } from './version.ts';

interface Head {
  readonly key: string;
  readonly root: string;
  /** When it was written: a file changed within the clock's grain of it may have changed again unseen. */
  readonly at: number;
  readonly rows: Columns;
  /** How often the pack was made from the one before: strings that nobody uses any more pile up. */
  readonly generation: number;
  /** Lengths of the parts that follow, and their checksum. */
  readonly links: number;
  readonly packed: number;
  readonly lines: number;
  readonly sum: number;
}

type WithFacts = Extract<Extracted, { readonly facts: FileFacts }>;

const magic = 'backend-audit facts\n';
const name = 'facts.bin';
const grain = 2000;
/** Raised with every change of what is written here. */
const layout = 2;

/** Everything that decides what the facts of equal bytes are. */
export function cacheKey(languages: readonly Language[]): string {
  return [
    toolVersion(),
    FACTS_VERSION,
    layout,
    ...languages.map((language) => `${language.id}@${language.version}`).sort(),
  ].join(' ');
}

/** What an earlier run knew. A file's facts are unpacked when they are asked for. */
export class Kept {
  readonly size: number;
  private readonly rows: readonly Row[];
  private readonly byPath = new Map<string, Row>();
  private readonly byContent = new Map<string, Row>();
  private readonly generation: number;
  private readonly at: number;
  private readonly pack: FactsPack;
  private readonly lineHashes: Uint32Array;
  private readonly starts: readonly number[];
  /** Where facts that came out of the pack stand in it: they go into the next one as they are. */
  private readonly indexes = new WeakMap<WithFacts, number>();

  constructor({ generation, at }: Head, rows: readonly Row[], pack: FactsPack, lineHashes: Uint32Array) {
    this.generation = generation;
    this.at = at;
    this.rows = rows;
    this.pack = pack;
    this.lineHashes = lineHashes;
    const starts: number[] = [];
    let start = 0;
    for (const row of rows) {
      // What was never read from disk (staged, committed) is known by its content only.
      if (row.mtimeMs !== 0) this.byPath.set(row.path, row);
      this.byContent.set(contentKey(row.path, row.id), row);
      if (row.kept === undefined) continue;
      starts[row.kept.index] = start;
      start += row.kept.lines;
    }
    this.starts = starts;
    this.size = rows.length;
  }

  /** The content id a file has if it was not touched since; undefined: it has to be read. */
  idOf(file: DiscoveredFile): string | undefined {
    const row = this.byPath.get(file.path);
    if (row === undefined || file.content !== undefined) return undefined;
    if (row.size !== file.size || row.mtimeMs !== file.mtimeMs) return undefined;
    return file.mtimeMs + grain > this.at ? undefined : row.id;
  }

  /** What was extracted from this content, under whatever name. */
  get(path: string, id: string): Extracted | undefined {
    const row = this.byContent.get(contentKey(path, id));
    if (row === undefined) return undefined;
    if (row.notice !== undefined) return { path, id, notice: { ...row.notice, path } };
    if (row.kept === undefined) return undefined;
    const { index, lines, factsId, surface, outline } = row.kept;
    const { pack } = this;
    const start = this.starts[index]!;
    let facts: FileFacts | undefined;
    const extracted: Extracted = {
      path,
      id,
      factsId,
      surface,
      outline,
      get facts() {
        return (facts ??= pack.at(index));
      },
      lineHashes: this.lineHashes.subarray(start, start + lines),
    };
    this.indexes.set(extracted, index);
    return extracted;
  }

  /** With the facts that the same file had before, where it still says the same. */
  asBefore(extracted: Extracted): Extracted | undefined {
    const row = this.byPath.get(extracted.path);
    const before = row && this.get(row.path, row.id);
    if (before === undefined || 'notice' in before || 'notice' in extracted) return undefined;
    if (before.surface !== extracted.surface || !alike(before.facts, extracted.facts)) return undefined;
    const { path, id, lineHashes } = extracted;
    const { factsId, surface, outline, facts } = before;
    return { path, id, factsId, surface, outline, facts, lineHashes };
  }

  /** Everything it knows beside what is named. */
  besides(entries: readonly Entry[]): Entry[] {
    const taken = new Set(entries.map(({ extracted }) => contentKey(extracted.path, extracted.id)));
    return this.rows.flatMap(({ path, id, size, mtimeMs }) => {
      if (taken.has(contentKey(path, id))) return [];
      const extracted = this.get(path, id);
      return extracted === undefined ? [] : [{ extracted, size, mtimeMs }];
    });
  }

  /** The next pack, in which what came out of this one is not encoded again; undefined: better make a fresh one. */
  next(files: readonly WithFacts[]): { readonly packed: Uint8Array; readonly generation: number } | undefined {
    const generation = this.generation + 1;
    if (generation > 30) return undefined;
    return { packed: this.pack.with(files.map((each) => this.indexes.get(each) ?? each.facts)), generation };
  }
}
/** The ending decides the dialect, so it is part of what facts depend on. */
function contentKey(path: string, id: string): string {
  return `${id}${path.slice(path.lastIndexOf('.'))}`;
}

/** Reads what an earlier run kept. `note` is told when there is something that cannot be used. */
export function readCache(folder: string, key: string, root: string, note: (text: string) => void): Kept | undefined {
  const path = join(folder, name);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  try {
    if (bytes.toString('latin1', 0, magic.length) !== magic) throw new Error('it is no cache of ours');
    const headAt = magic.length + 4;
    const linksAt = headAt + bytes.readUInt32LE(magic.length);
    const head = JSON.parse(bytes.toString('utf8', headAt, linksAt)) as Head;
    if (head.key !== key) return undefined;
    if (head.root !== root) throw new Error('it belongs to another folder');
    const factsAt = linksAt + head.links;
    const linesAt = factsAt + head.packed;
    if (bytes.length !== linesAt + head.lines || crc32(bytes.subarray(linksAt)) !== head.sum)
      throw new Error('it is damaged');
    // Copied, because an array of 32-bit numbers has to start at a multiple of four.
    const lines = new Uint32Array(head.lines / 4);
    new Uint8Array(lines.buffer).set(bytes.subarray(linesAt));
    const rows = rowsOf(head.rows, bytes.subarray(linksAt, factsAt));
    return new Kept(head, rows, openFacts(bytes.subarray(factsAt, linesAt)), lines);
  } catch (error) {
    note(`the cache was thrown away: ${error instanceof SyntaxError ? 'it is damaged' : (error as Error).message}`);
    remove(path);
    return undefined;
  }
}

/** What is kept of one file. `mtimeMs` 0: it was not read from disk. */
export interface Entry {
  readonly extracted: Extracted;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Writes what this run knows, by atomic rename. A folder that cannot be written to means no cache, not a failure. */
export function writeCache(
  folder: string,
  key: string,
  root: string,
  entries: readonly Entry[],
  before: Kept | undefined,
): void {
  const rows: Row[] = [];
  const files: WithFacts[] = [];
  const hashes: Uint32Array[] = [];
  for (const { extracted, size, mtimeMs } of entries) {
    const row = { path: extracted.path, id: extracted.id, size, mtimeMs };
    if ('notice' in extracted) {
      rows.push({ ...row, notice: extracted.notice });
      continue;
    }
    const { factsId, surface, outline, lineHashes } = extracted;
    rows.push({ ...row, kept: { index: files.length, lines: lineHashes.length, factsId, surface, outline } });
    files.push(extracted);
    hashes.push(lineHashes);
  }
  const { packed, generation } = before?.next(files) ?? {
    packed: packFacts(files.map(({ facts }) => facts)),
    generation: 0,
  };
  const lines = Buffer.concat(hashes.map((each) => new Uint8Array(each.buffer, each.byteOffset, each.byteLength)));
  const { columns, links } = columnsOf(rows);
  const head: Head = {
    key,
    root,
    at: Date.now(),
    rows: columns,
    generation,
    links: links.length,
    packed: packed.byteLength,
    lines: lines.byteLength,
    sum: crc32(lines, crc32(packed, crc32(links))),
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const pieces = [Buffer.from(magic), length, text, links, packed, lines];
  keepFile(join(folder, name), pieces, { prepare: ignoreFolder });
}
