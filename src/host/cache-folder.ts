/** Where what we keep between runs lies, and how it gets there. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

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

/** Writes a file of several pieces without putting them together first. */
export function writeAll(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
  } finally {
    closeSync(file);
  }
}
