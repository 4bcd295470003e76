import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** The audited folder does not exist or is none: nothing can be said about it. */
export class NoSuchFolder extends Error {}

/**
 * A folder that the user named, without links on the way to it. All paths below it are made from this one, so that what
 * git, the disk and a caller say of one file is the same path. Throws NoSuchFolder.
 */
export function realFolder(named: string): string {
  const absolute = resolve(named);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) throw new NoSuchFolder(`${named}: no such folder`);
  if (!stats.isDirectory()) throw new NoSuchFolder(`${named}: not a folder`);
  return realpathSync(absolute);
}

/** The path of a file without links on the way to it; a link in its own place is left, and it need not exist yet. */
export function realPlace(file: string): string {
  const names = [basename(file)];
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    try {
      return join(realpathSync(folder), ...names);
    } catch {
      if (dirname(folder) === folder) return file;
      names.unshift(basename(folder));
    }
  }
}

/** `path` relative to `root`, with `/`; undefined when it lies outside. */
export function within(root: string, path: string): string | undefined {
  const result = relative(root, path).split(sep).join('/');
  return result === '' || result === '..' || result.startsWith('../') || /^[A-Za-z]:/.test(result) ? undefined : result;
}
