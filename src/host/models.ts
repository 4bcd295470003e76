/**
 * What was linked in earlier runs, on disk. To the host it is opaque: structures under keys that say all they were made
 * of. Beside the facts, and as dispensable.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { buildId } from './build.ts';
import { cacheFolder, ignoreFolder, keepFile } from './cache-folder.ts';
import { sqlAnswers, type SqlAnswers } from './sql/parse.ts';

interface Head {
  readonly maker: string;
  readonly parts: readonly { readonly key: string; readonly length: number }[];
  readonly sum: number;
}

const name = 'models.bin';
/** The key of what the SQL parser said. */
const statements = 'statements';
const magic = 'backend-audit models\n';

/** Models of one project. */
export class Models {
  readonly #path: string;
  readonly #maker: string;
  readonly #kept: ReadonlyMap<string, Uint8Array>;

  readonly #readOnly: boolean;

  private constructor(path: string, maker: string, readOnly: boolean) {
    this.#path = path;
    this.#maker = maker;
    this.#readOnly = readOnly;
    this.#kept = read(path, maker);
  }

  /** `settings`: what every model depends on beside its key. Undefined where nothing can be kept. */
  static of(root: string, cache: boolean | string, settings: unknown, readOnly = false): Models | undefined {
    const folder = typeof cache === 'string' ? cache : cache ? cacheFolder(root) : undefined;
    if (folder === undefined || buildId === undefined) return undefined;
    return new Models(join(folder, name), digest(JSON.stringify([buildId, process.versions.v8, settings])), readOnly);
  }

  get(key: string): object | undefined {
    const bytes = this.#kept.get(digest(key));
    return bytes === undefined ? undefined : (deserialize(bytes) as object);
  }

  /** What the SQL parser said in earlier runs. */
  get statements(): SqlAnswers | undefined {
    return this.get(statements) as SqlAnswers | undefined;
  }

  /** Keeps these, with what the SQL parser said, and nothing else. Parts that came from here are copied as they are. */
  write(models: ReadonlyMap<string, { readonly model: object; readonly isNew: boolean }>): void {
    if (this.#readOnly) return;
    if (models.size + 1 === this.#kept.size && ![...models.values()].some(({ isNew }) => isNew)) return;
    const parts: { key: string; length: number }[] = [];
    const bodies: Uint8Array[] = [];
    for (const [long, made] of [...models, [statements, { model: sqlAnswers(), isNew: true }] as const]) {
      const key = digest(long);
      const body = (made.isNew ? undefined : this.#kept.get(key)) ?? serialize(made.model);
      parts.push({ key, length: body.length });
      bodies.push(body);
    }
    const sum = bodies.reduce((before, body) => crc32(body, before), 0);
    const head = Buffer.from(`${magic}${JSON.stringify({ maker: this.#maker, parts, sum } satisfies Head)}\n`);
    keepFile(this.#path, [head, ...bodies], { prepare: ignoreFolder });
  }
}

/** What cannot be used is as good as nothing: everything in it can be made again. */
function read(path: string, maker: string): ReadonlyMap<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf('\n', magic.length);
    if (bytes.toString('latin1', 0, magic.length) !== magic) return kept;
    const head = JSON.parse(bytes.toString('utf8', magic.length, end)) as Head;
    const all = bytes.subarray(end + 1);
    if (head.maker !== maker || crc32(all) !== head.sum) return kept;
    let at = 0;
    for (const { key, length } of head.parts) kept.set(key, all.subarray(at, (at += length)));
  } catch {
    return new Map();
  }
  return kept;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
