/**
 * A script of ours with its compiled code kept between runs, because a run is over before it has paid for compiling what
 * it is made of. Node can do this by itself only from 22.1 on.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { buildId } from './build.ts';
import { keepFile, userCacheFolder } from './cache-folder.ts';

export interface OpenScript {
  readonly exports: unknown;
  /**
   * Keeps what was compiled since, if it is worth it: `work` says in any unit how much the script did, and a run that
   * did much more than the one before it has compiled what that one did not need.
   */
  keep(work: number): void;
}

/** Magic, checksum, work. */
const magic = 'backend-audit code 1\n';
const headLength = magic.length + 8;
/** Of so many builds and Nodes code is kept; what was written first goes first. */
const most = 8;

/**
 * Runs a CommonJS script that was built with us, a function in ASCII. `kept`: its code may come from the user's cache folder, and go there.
 * Nowhere else: whoever can write compiled code decides what we do, so it never lies in a folder that we audit.
 */
export function openScript(url: URL, kept: boolean, environment: NodeJS.ProcessEnv = process.env): OpenScript {
  const filename = fileURLToPath(url);
  const path = kept ? pathFor(environment) : undefined;
  const before = path === undefined ? undefined : read(path);
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(before && { cachedData: before.code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} as unknown };
  const body = script.runInThisContext() as (...names: unknown[]) => void;
  body(module.exports, createRequire(url), module, filename);
  const known = script.cachedDataRejected === false ? (before?.work ?? -1) : -1;
  return {
    exports: module.exports,
    keep(work) {
      if (path !== undefined && work > 2 * known) write(path, script.createCachedData(), work);
    },
  };
}

/** Where code of this build for this Node and its flags lies; undefined: nowhere. */
function pathFor(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = userCacheFolder(environment);
  if (folder === undefined || buildId === undefined || environment.NODE_DISABLE_COMPILE_CACHE !== undefined)
    return undefined;
  const tag = cachedDataVersionTag().toString(36);
  return join(folder, 'code', `${buildId}-${process.version}-${process.arch}-${tag}.bin`);
}

/** Undefined where there is none that could be trusted: somebody else's, or damaged. */
function read(path: string): { readonly code: Buffer; readonly work: number } | undefined {
  try {
    const { mode, uid } = statSync(path);
    const isForeign = process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0);
    if (isForeign) return undefined;
    const bytes = readFileSync(path);
    if (bytes.toString('latin1', 0, magic.length) !== magic) return undefined;
    const code = bytes.subarray(headLength);
    if (crc32(code) !== bytes.readUInt32LE(magic.length)) return undefined;
    return { code, work: bytes.readUInt32LE(magic.length + 4) };
  } catch {
    return undefined;
  }
}

function write(path: string, code: Buffer, work: number): void {
  const head = Buffer.alloc(headLength, magic, 'latin1');
  head.writeUInt32LE(crc32(code), magic.length);
  head.writeUInt32LE(work, magic.length + 4);
  keepFile(path, [head, code], { prepare: (folder) => forget(folder, basename(path)), isPrivate: true });
}
/** Makes room for `name` in a folder that is full. */
function forget(folder: string, name: string): void {
  const others = readdirSync(folder)
    .filter((other) => other !== name)
    .map((other) => ({ other, at: statSync(join(folder, other)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { other } of others.slice(most - 1)) rmSync(join(folder, other));
}
