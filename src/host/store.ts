/**
 * What is kept between runs: values under keys that say all they were made of, in one file a project. The file lies in
 * the user's own cache folder or where the user says, and even there nothing is believed that this user did not write:
 * every entry carries a digest keyed with a secret of the user's. What cannot be used is as if it were not there.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { buildId } from './build.ts';
import { isIn, isOwn, makeOwn, openOwn, ownFolder } from './own-folder.ts';
import { secretIn } from './secret.ts';

/** How a store is opened. */
export interface StoreOptions {
  /** Instead of the user's cache folder. */
  readonly location?: string;
  /** Nothing is written, and nothing made. */
  readonly readOnly?: boolean;
  /** Told why there is no store where the user might expect one. */
  readonly note?: (text: string) => void;
  /** What the values are made by; another maker finds nothing. By default this build, where there is one. */
  readonly maker?: string | undefined;
}
interface Entry {
  readonly start: number;
  readonly length: number;
  /** How often the file was written since somebody asked for it. */
  readonly idle: number;
}

const magic = 'backend-audit store 1\n';
const headLength = magic.length + 4;
const digestLength = 32;
/** An entry that was not asked for goes when the file was written so often without it. */
const patience = 3;
/** No value of ours is larger; what claims to be is not inflated. */
const greatest = 1 << 29;
/** Files of so many projects stay in one folder; those written longest ago go first. */
const most = 100;

/** One project's store, as it was when it was opened, and what is to be added to it. */
export class Store {
  readonly #path: string;
  readonly #key: Buffer;
  readonly #readOnly: boolean;
  #file: number | undefined;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #used = new Set<string>();
  readonly #added = new Map<string, Buffer>();

  private constructor(path: string, key: Buffer, readOnly: boolean) {
    this.#path = path;
    this.#key = key;
    this.#readOnly = readOnly;
    this.#file = openOwn(path);
    this.#entries = this.#index();
  }

  /** The store of the folder `root`; undefined where there is no place for one. */
  static open(root: string, options: StoreOptions = {}): Store | undefined {
    const { location, readOnly = false, note, maker = buildId } = options;
    const own = ownFolder();
    if (maker === undefined || own === undefined) return undefined;
    const folder = location === undefined ? own : resolve(location);
    const real = fs.realpathSync(root);
    const isFit = readOnly ? isOwn : makeOwn;
    const unfit = isIn(real, own) ? own : [own, folder].find((each) => !isFit(each));
    const secret = unfit === undefined ? secretIn(own, readOnly) : undefined;
    if (secret === undefined) {
      const why =
        unfit === undefined ? `${own} holds no secret that only you can read` : `${unfit} is not safe from others`;
      if (location !== undefined) note?.(`nothing is kept in ${location}: ${why}`);
      return undefined;
    }
    // Structures are written by V8 and can be read by the same version only.
    const key = createHmac('sha256', secret)
      .update(JSON.stringify([maker, process.versions.v8]))
      .digest();
    const name = createHmac('sha256', key).update(real).digest('hex').slice(0, 32);
    return new Store(join(folder, `${name}.store`), key, readOnly);
  }

  /** What was kept under the key. */
  get(key: string): unknown {
    const name = nameOf(key);
    const bytes = this.#bytes(name);
    if (bytes === undefined) return undefined;
    this.#used.add(name);
    return this.#open(name, bytes);
  }
  /** Keeps a value as it is now. */
  put(key: string, value: unknown): void {
    if (this.#readOnly) return;
    const name = nameOf(key);
    this.#added.set(name, this.#seal(name, value));
  }
  /** Keeps what is there under the key as if it had been asked for. Answers whether there is something. */
  use(key: string): boolean {
    const name = nameOf(key);
    if (this.#entries.has(name)) this.#used.add(name);
    return this.#entries.has(name);
  }

  /** Ends the use of the store. If something was added the file is written anew, by atomic rename; where that is not possible nothing is kept. */
  close(): void {
    const temporary = `${this.#path}.${randomBytes(6).toString('hex')}`;
    const pieces = this.#added.size === 0 ? undefined : this.#pieces();
    if (this.#file !== undefined) fs.closeSync(this.#file);
    // Its number may be given to another file.
    this.#file = undefined;
    if (pieces === undefined) return;
    try {
      const file = fs.openSync(temporary, 'wx', 0o600);
      try {
        for (const piece of pieces) writeAll(file, piece);
      } finally {
        fs.closeSync(file);
      }
      fs.renameSync(temporary, this.#path);
      makeRoom(this.#path);
    } catch {
      fs.rmSync(temporary, { force: true });
    }
  }

  /** Head, index and entries of the file to be. What was there before is copied as it is. */
  #pieces(): readonly Buffer[] {
    const bodies: Buffer[] = [];
    const rows: [name: string, length: number, idle: number][] = [];
    const take = (name: string, bytes: Buffer | undefined, idle: number): void => {
      if (bytes === undefined) return;
      bodies.push(bytes);
      rows.push([name, bytes.length, idle]);
    };
    for (const [name, { idle }] of this.#entries) {
      const isUsed = this.#used.has(name);
      if (!this.#added.has(name) && (isUsed || idle < patience)) take(name, this.#bytes(name), isUsed ? 0 : idle + 1);
    }
    for (const [name, bytes] of this.#added) take(name, bytes, 0);
    const index = this.#seal('', rows);
    const head = Buffer.alloc(headLength, magic, 'latin1');
    head.writeUInt32LE(index.length, magic.length);
    return [head, index, ...bodies];
  }

  #index(): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    const head = this.#read(0, headLength);
    if (head?.toString('latin1', 0, magic.length) !== magic) return entries;
    const length = head.readUInt32LE(magic.length);
    const bytes = this.#read(headLength, length);
    const rows = bytes && (this.#open('', bytes) as [string, number, number][] | undefined);
    let start = headLength + length;
    for (const [name, size, idle] of rows ?? []) {
      entries.set(name, { start, length: size, idle });
      start += size;
    }
    return entries;
  }
  #bytes(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    return entry && this.#read(entry.start, entry.length);
  }
  #read(start: number, length: number): Buffer | undefined {
    if (this.#file === undefined || length > greatest) return undefined;
    try {
      const bytes = Buffer.allocUnsafe(length);
      return fs.readSync(this.#file, bytes, 0, length, start) === length ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** Digest and deflated bytes of a value. */
  #seal(name: string, value: unknown): Buffer {
    const bytes = deflateRawSync(serialize(value), { level: 1 });
    return Buffer.concat([this.#digest(name, bytes), bytes]);
  }
  /** The value, if the bytes are what this user wrote under this name. */
  #open(name: string, bytes: Buffer): unknown {
    const body = bytes.subarray(digestLength);
    if (body.length === 0 || !timingSafeEqual(this.#digest(name, body), bytes.subarray(0, digestLength)))
      return undefined;
    return deserialize(inflateRawSync(body, { maxOutputLength: greatest }));
  }
  #digest(name: string, body: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(`${name}\n`).update(body).digest();
  }
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += fs.writeSync(file, bytes, at);
}
/** What belongs to projects that were not audited for long goes. */
function makeRoom(path: string): void {
  const folder = join(path, '..');
  const stores = fs.readdirSync(folder).filter((name) => name.includes('.store'));
  if (stores.length <= most) return;
  const byAge = stores
    .map((name) => ({ name, at: fs.statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of byAge.slice(most)) fs.rmSync(join(folder, name), { force: true });
}
