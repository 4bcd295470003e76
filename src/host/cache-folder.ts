/** Where what we keep between runs lies, and how it gets there. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where the cache of a project lies: in its `node_modules/.cache` where it has a node_modules, else in the user's cache
 * folder. Undefined: nowhere.
 */
export function cacheFolder(root: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (existsSync(join(root, 'node_modules'))) return join(root, 'node_modules', '.cache', 'backend-audit');
  const own = userCacheFolder(environment);
  return own === undefined ? undefined : join(own, createHash('sha1').update(root).digest('hex').slice(0, 16));
}

/** Our folder in the user's cache folder. Undefined: there is none. */
export function userCacheFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  const base =
    environment.XDG_CACHE_HOME ??
    (process.platform === 'win32'
      ? environment.LOCALAPPDATA
      : process.platform === 'darwin'
        ? home && join(home, 'Library', 'Caches')
        : home && join(home, '.cache'));
  return base === undefined || base === '' ? undefined : join(base, 'backend-audit');
}

/** A project that commits its node_modules, or forgot to ignore them, must not see us in its git status. */
export function ignoreFolder(folder: string): void {
  if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n');
}

/**
 * Puts a file of several pieces in its place by atomic rename. A folder that cannot be written to means nothing kept, not
 * a failure. `prepare` is given the folder before; `isPrivate`: nobody else may read or write it.
 */
export function keepFile(
  path: string,
  pieces: readonly Uint8Array[],
  { prepare, isPrivate = false }: { readonly prepare?: (folder: string) => void; readonly isPrivate?: boolean } = {},
): void {
  const temporary = `${path}.${process.pid}.${Date.now()}`;
  try {
    mkdirSync(dirname(path), { recursive: true, ...(isPrivate && { mode: 0o700 }) });
    prepare?.(dirname(path));
    writeAll(temporary, pieces, isPrivate ? 0o600 : undefined);
    renameSync(temporary, path);
  } catch {
    remove(temporary);
  }
}
/** Without putting the pieces together first. */
function writeAll(path: string, pieces: readonly Uint8Array[], mode: number | undefined): void {
  const file = openSync(path, 'w', mode);
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
  } finally {
    closeSync(file);
  }
}
export function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is not ours to remove, or was never made.
  }
}
