/**
 * Our folder in the user's cache folder. What lies there is believed, so it must be the user's own: nobody else can
 * write it, no link leads there, and no folder that we audit is around it.
 */
import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, realpathSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Where it would be; undefined: the user has no cache folder. Nothing is made or looked at. */
export function ownFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  const base =
    environment.XDG_CACHE_HOME ??
    (process.platform === 'win32'
      ? environment.LOCALAPPDATA
      : home && (process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache')));
  return base !== undefined && isAbsolute(base) ? join(base, 'backend-audit') : undefined;
}

/** Makes the folder, readable for the user alone, where it is not there yet. Answers whether it may be used. */
export function makeOwn(folder: string): boolean {
  try {
    let there = resolve(folder);
    while (lstatSync(there, { throwIfNoEntry: false }) === undefined) there = dirname(there);
    if (realpathSync(there) !== there) return false;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return false;
  }
  return isOwn(folder);
}
/** A folder of this user that nobody else can write to, reached through no link. */
export function isOwn(folder: string): boolean {
  try {
    const stats = lstatSync(folder);
    return stats.isDirectory() && isOwned(stats, 0o022) && realpathSync(folder) === resolve(folder);
  } catch {
    return false;
  }
}
/** It belongs to this user, and others have none of these rights. Windows has no such rights to look at. */
function isOwned({ uid, mode }: Pick<Stats, 'uid' | 'mode'>, rights: number): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & rights) === 0);
}

/** Opens a regular file of this user, on which others have none of these rights. */
export function openOwn(path: string, rights = 0o022): number | undefined {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
  let file: number | undefined;
  try {
    file = openSync(path, (O_RDONLY ?? 0) | O_NOFOLLOW | O_NONBLOCK);
    const stats = fstatSync(file);
    if (stats.isFile() && isOwned(stats, rights)) return file;
    closeSync(file);
  } catch {
    // Not there, or not for us.
  }
  return undefined;
}
/** `path` is `folder` or lies below it; both absolute. */
export function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
