import { lstatSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { sep } from 'node:path';
import { nameOf, unnamedFile } from './file-names.ts';
import { isStatic, staysHere } from './ignores.ts';
import { codeOf, type Notice } from './notice.ts';
import { kindOf } from './project-file.ts';
import type { Selection } from './selection.ts';
import { configNames, isManifest } from './sources.ts';

/** A file that was found. */
export interface FoundFile {
  /** Relative to the audited folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  readonly size: number;
  /** What a later look compares to see whether it may have changed: times can be set, but not that of the change itself. */
  readonly state: string;
}
interface Walk {
  /** Sorted by path. */
  readonly files: FoundFile[];
  /** TypeScript's configurations, ignored or not: the compiler does not ask. */
  readonly configs: string[];
  readonly notices: Notice[];
}

/**
 * Every regular file below `root` that is not ignored and that `wanted` asks for. Symbolic links to sources and folders
 * are not followed: what they lead to inside the folder is met anyway, and what lies outside does not belong to the
 * project.
 */
export function walk(
  root: string,
  ignores: Pick<Selection, 'enter' | 'folder' | 'file'>,
  wanted: (path: string) => boolean,
): Walk {
  const files: FoundFile[] = [];
  const configs: string[] = [];
  const notices: Notice[] = [];
  const real = realpathSync(root);

  /** `isSent`: it lies in a folder of files that are sent to browsers. */
  const visit = (absolute: string, folder: string, isSent: boolean): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(absolute, { withFileTypes: true });
    } catch (error) {
      notices.push({
        path: folder === '' ? '.' : folder,
        code: 'unreadable',
        message: `cannot be listed (${codeOf(error)})`,
      });
      return;
    }
    if (entries.some((entry) => entry.name.includes('\uFFFD'))) entries = named(absolute, folder, entries);
    const names = new Set(entries.map((entry) => entry.name));
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const isShown = isSent || (folder !== '' && isStatic(name, names));
    ignores.enter(absolute, folder, names);
    if (!isShown)
      for (const each of configNames) if (names.has(each)) configs.push(folder === '' ? each : `${folder}/${each}`);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const at = `${absolute}${sep}${entry.name}`;
      if (entry.isDirectory()) {
        if (!ignores.folder(path, entry.name)) visit(at, path, isShown);
      } else if (isShown && !staysHere(path)) {
        continue;
      } else if (entry.isSymbolicLink()) {
        if (!ignores.folder(path, entry.name) && !ignores.file(path)) judgeLink(at, path, entry.name);
      } else if (wanted(path) && !ignores.file(path)) {
        if (entry.isFile()) take(at, path);
        else notices.push({ path, code: 'special-file', message: `is ${kindOf(entry)}, not a file` });
      }
    }
  };

  const take = (absolute: string, path: string): void => {
    try {
      const stats = lstatSync(absolute);
      files.push({ path, absolute, size: stats.size, state: stateOf(stats) });
    } catch (error) {
      notices.push({ path, code: 'unreadable', message: `cannot be read (${codeOf(error)})` });
    }
  };

  /** The entries whose names are text. Others come back mangled and cannot be opened; of those that matter it is told. */
  const named = (absolute: string, folder: string, entries: readonly Dirent[]): Dirent[] => {
    const names = readdirSync(absolute, { encoding: 'buffer' });
    // Both lists come in the order of the bytes.
    return entries.filter((entry, i) => {
      const bytes = names[i];
      if (bytes === undefined || isUtf8(bytes)) return true;
      const name = nameOf(bytes);
      const path = folder === '' ? name : `${folder}/${name}`;
      const matters = entry.isDirectory() ? !ignores.folder(path, name) : wanted(path) && !ignores.file(path);
      if (matters) notices.push(unnamedFile(path));
      return false;
    });
  };

  const judgeLink = (absolute: string, path: string, name: string): void => {
    let target: string;
    try {
      // Whoever reads a manifest looks where the link leads.
      if (isManifest(path) && statSync(absolute, { throwIfNoEntry: false }) !== undefined) {
        files.push({ path, absolute, size: 0, state: '' });
        return;
      }
      target = realpathSync(absolute);
      const inside = target === real || target.startsWith(real + sep);
      if (inside && !real.startsWith(target) && !absolute.startsWith(target + sep)) return;
      if (inside)
        notices.push({ path, code: 'symlink', message: 'is a symbolic link to a folder around it; not followed' });
      else if (wanted(path) || (statSync(target).isDirectory() && !isStatic(name, [])))
        notices.push({
          path,
          code: 'symlink',
          message: 'is a symbolic link that leads out of the audited folder; not followed',
        });
    } catch (error) {
      if (wanted(path) || codeOf(error) === 'ELOOP')
        notices.push({ path, code: 'symlink', message: `is a symbolic link that leads nowhere (${codeOf(error)})` });
    }
  };

  visit(root, '', false);
  // Sorted as text, not folder by folder, so that any list of paths sorts the same.
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  notices.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, configs, notices };
}

/** Changes with every change of a file, also where size and time stay. */
export function stateOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}
