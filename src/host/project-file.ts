/**
 * The one door by which files of the audited project are read. What lies there may be anything: a device without an end,
 * a pipe that nobody writes to, gigabytes, brackets in brackets. What is behind this door is a regular file, of a size
 * and depth that its reader can bear.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import { parse, type ParseError } from 'jsonc-parser';
import { codeOf, type Notice } from './notice.ts';
import { within } from './real-folder.ts';

type Json = Readonly<Record<string, unknown>>;

/** Kinds of files, each with the most bytes of one that are read. */
const greatest = {
  /** Larger ones are generated or data; parsing them would cost more than all the rest. */
  source: 2 << 20,
  ignores: 16 << 20,
  manifest: 2 << 20,
  /** TypeScript's configurations. */
  compiler: 1 << 20,
  /** Our own configuration. */
  configuration: 1 << 20,
  /** What test runs left. */
  result: 16 << 20,
  /** A report of ours that was saved. */
  report: 256 << 20,
  /** Files of git that hold a path. */
  pointer: 64 << 10,
} as const;
export type ProjectFileKind = keyof typeof greatest;
export const maxSource = greatest.source;

/** Brackets in brackets that are followed. What people write has less than ten; readers that recurse bear some thousands. */
export const deepest = 64;

/** Why a file was not read, as it stands in a diagnostic after the path. */
export class Refused {
  readonly code: Notice['code'];
  readonly message: string;
  constructor(code: Notice['code'], message: string) {
    this.code = code;
    this.message = message;
  }
}

interface How {
  /**
   * Where links may lead: nowhere, only into this (real) folder, or, unless said otherwise, to any file. The last is for
   * what is never quoted in a message or report; else a link would show a stranger's file to whoever reads them.
   */
  readonly links?: 'none' | { readonly within: string };
}

/** What stands for a file on disk: its bytes, why there are none, or that there is no such file; undefined: what is on disk. */
type Instead = Uint8Array | Refused | 'none' | undefined;
let instead: (path: string) => Instead = () => undefined;

/** Does something with these contents, by absolute path, in the place of what lies on disk: those of another commit. */
export function withContents<T>(contents: typeof instead, make: () => T): T {
  const before = instead;
  instead = contents;
  try {
    return make();
  } finally {
    instead = before;
  }
}

/** The bytes of a file, or why they are not read; undefined: there is no such file. Never throws. */
export function readBytes(path: string, kind: ProjectFileKind, { links }: How = {}): Uint8Array | Refused | undefined {
  const most = greatest[kind];
  const other = instead(path);
  if (other === 'none') return undefined;
  if (other !== undefined)
    return other instanceof Refused || other.byteLength <= most ? other : tooLarge(other.byteLength, most);
  let file: number | undefined;
  try {
    if (links !== 'none') {
      // To open some devices does something already. What is opened is looked at again below.
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined || stats.isDirectory()) return undefined;
      const refused = refusalOf(stats, most);
      if (refused !== undefined) return refused;
      if (links !== undefined && within(links.within, realpathSync(path)) === undefined)
        return new Refused('symlink', 'is a symbolic link that leads out of the project; not followed');
    }
    // A pipe that took the file's place meanwhile must not keep us waiting. Windows has neither flag, which then counts as 0.
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
    file = openSync(path, O_RDONLY | O_NONBLOCK | (links === 'none' ? O_NOFOLLOW : 0));
    const stats = fstatSync(file);
    return refusalOf(stats, most) ?? readAtMost(file, stats.size, most) ?? tooLarge(most + 1, most);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return links === 'none' ? unreadable(code) : undefined;
    return code === 'ELOOP' ? new Refused('symlink', 'is a symbolic link; not followed') : unreadable(code);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
function unreadable(code: string): Refused {
  return new Refused('unreadable', `cannot be read (${code})`);
}
function refusalOf(stats: Stats, most: number): Refused | undefined {
  if (!stats.isFile()) return new Refused('special-file', `is ${kindOf(stats)}, not a file`);
  return stats.size > most ? tooLarge(stats.size, most) : undefined;
}
function tooLarge(size: number, most: number): Refused {
  return new Refused('too-large', sizeMessage(size, most));
}
/** What a diagnostic says of a file or content of this size. */
export function sizeMessage(size: number, most: number): string {
  return `is ${inMegabytes(size)} MB; files of its kind above ${inMegabytes(most)} MB are not read`;
}
function inMegabytes(size: number): number {
  return Math.round((size / 1024 / 1024) * 10) / 10;
}
/** All of it; undefined where there is more than `most`: the size that is told (`/proc` tells none) need not be true. */
function readAtMost(file: number, told: number, most: number): Uint8Array | undefined {
  let buffer = Buffer.allocUnsafe(Math.min(told, most) + 1);
  let length = 0;
  for (;;) {
    const got = readSync(file, buffer, length, buffer.length - length, null);
    length += got;
    if (got === 0) return buffer.subarray(0, length);
    if (length > most) return undefined;
    if (length === buffer.length)
      buffer = Buffer.concat([buffer], Math.min(most + 1, Math.max(2 * buffer.length, 4096)));
  }
}

/**
 * The text of a file without its byte order mark. Bytes that are no UTF-8 stand in it as replacement characters, except
 * in our own configuration, which is refused.
 */
export function readText(path: string, kind: ProjectFileKind, how?: How): string | Refused | undefined {
  const bytes = readBytes(path, kind, how);
  if (bytes === undefined || bytes instanceof Refused) return bytes;
  if (kind === 'configuration' && !isUtf8(bytes)) return notUtf8;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
export const notUtf8 = new Refused('encoding', 'is not valid UTF-8');

/** The object in a JSON file as people write it: comments and trailing commas are let through. */
export function readJson(path: string, kind: ProjectFileKind, how?: How): Json | Refused | undefined {
  const text = readText(path, kind, how);
  return typeof text === 'string' ? jsonOf(text) : text;
}
function jsonOf(text: string): Json | Refused {
  if (isDeep(text)) return tooDeep;
  let json: unknown;
  try {
    // Nearly all of them are, and the machine's own parser is the fastest.
    json = JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    json = parse(text, errors, { allowTrailingComma: true });
    const [first] = errors;
    if (first !== undefined) {
      // Another encoding is the likelier reason.
      if (text.includes('\uFFFD')) return notUtf8;
      return new Refused(
        'manifest',
        `cannot be read (not JSON, line ${text.slice(0, first.offset).split('\n').length})`,
      );
    }
  }
  return isObject(json) ? json : new Refused('manifest', 'cannot be read (not an object)');
}
export const tooDeep = new Refused('too-deep', `is nested deeper than ${deepest} levels; not read`);

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const [quote, backslash, slash, star] = [0x22, 0x5c, 0x2f, 0x2a];
/** Whether brackets of a JSON text, comments left out, are nested deeper than readers of it should follow. */
export function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      for (at++; at < text.length && text.charCodeAt(at) !== quote; at++) if (text.charCodeAt(at) === backslash) at++;
    } else if (code === slash) {
      const next = text.charCodeAt(at + 1);
      const end = next === slash ? text.indexOf('\n', at) : next === star ? text.indexOf('*/', at + 2) : at;
      if (end === -1) return false;
      at = end;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/** What something is that is no regular file, in words. */
export function kindOf(
  entry: Pick<Stats, 'isFIFO' | 'isSocket' | 'isCharacterDevice' | 'isBlockDevice' | 'isDirectory'>,
): string {
  if (entry.isFIFO()) return 'a named pipe';
  if (entry.isSocket()) return 'a socket';
  if (entry.isCharacterDevice() || entry.isBlockDevice()) return 'a device';
  return entry.isDirectory() ? 'a folder' : 'neither file nor folder';
}
