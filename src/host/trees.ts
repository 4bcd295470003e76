import { lstatSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Configurations } from './configurations.ts';
import { assemble, kindsOf, type Discovered, type DiscoveredFile } from './discover.ts';
import { unnamedFile } from './file-names.ts';
import { GitError, readBlobs, type GitEntry } from './git.ts';
import { Ignores, isStatic, staysHere } from './ignores.ts';
import type { Notice } from './notice.ts';
import { maxSource, readBytes, Refused, withContents } from './project-file.ts';
import { within } from './real-folder.ts';
import { Selection } from './selection.ts';
import { isAround, isCode, isCompilerConfig } from './sources.ts';
import { blobId, tooLarge } from './text.ts';
import { stateOf } from './walk.ts';

/** One tree of git, as a project. */
export interface Tree {
  /** Its sources, sorted. */
  readonly sources: readonly GitEntry[];
  /** Throws GitError where a content is needed that is not in this clone. */
  discover(isNeeded: (path: string) => boolean): Discovered;
}

/**
 * Trees of git below a (real) folder, read from its database. A file on disk that is exactly what git has is read from
 * disk, where the cache knows it; what is ignored and configured is said by the disk, for all of them alike.
 */
export function treesOf(
  root: string,
  configurations: Configurations,
  trees: readonly (readonly GitEntry[])[],
): readonly Tree[] {
  const selection = new Selection(new Ignores(root), configurations);
  enterAll(root, selection, trees.flat());
  const seen = trees.map((entries) => {
    const isShown = shownBy(entries);
    return entries.filter(({ path }) => !inIgnored(selection, path) && !isShown(path));
  });
  const sources = seen.map((entries) =>
    entries.filter(({ path }) => isCode(path) && !selection.source(path)).sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
  const isRead = (path: string): boolean => isCompilerConfig(path) || (isAround(path) && !selection.file(path));
  const around = seen.map((entries) => entries.filter(({ path, unnamed }) => unnamed !== true && isRead(path)));
  const onDisk = new Map<string, DiscoveredFile | undefined>();
  const diskOf = ({ path, id }: GitEntry): DiscoveredFile | undefined => {
    const key = `${id} ${path}`;
    if (!onDisk.has(key)) onDisk.set(key, diskFile(root, path, id));
    return onDisk.get(key);
  };
  const missing = sources.flat().filter((entry) => entry.unnamed !== true && diskOf(entry) === undefined);
  const ids = new Set([...missing, ...around.flat()].map(({ id }) => id));
  const blobs = readBlobs(root, [...ids], maxSource);
  return sources.map((entries, index): Tree => ({
    sources: entries,
    discover(isNeeded) {
      const take = (entry: GitEntry): DiscoveredFile | Notice => {
        const { path, id, unnamed } = entry;
        if (unnamed === true) return unnamedFile(path);
        const disk = diskOf(entry);
        if (disk !== undefined) return disk;
        const blob = blobs.get(id);
        if (blob === undefined) {
          if (isNeeded(path)) throw new GitError(`${path}: ${absent}`);
          return { path, code: 'unreadable', message: absent };
        }
        if (!('content' in blob)) return tooLarge(path, blob.size);
        const { content } = blob;
        return { path, absolute: join(root, path), size: content.byteLength, state: '', role: 'source', content };
      };
      const taken = entries.map(take);
      const paths = around[index]!.map(({ path }) => path);
      const found = {
        files: taken.flatMap((each) => ('code' in each ? [] : [each])),
        ...kindsOf(paths.filter(isAround), paths.filter(isCompilerConfig)),
      };
      const byPath = new Map(trees[index]!.map((entry) => [entry.path, entry]));
      const contents = (absolute: string): Uint8Array | Refused | 'none' | undefined => {
        const path = within(root, absolute);
        const entry = path === undefined ? undefined : byPath.get(path);
        if (path === undefined || entry?.unnamed === true) return undefined;
        // What git does not keep lies on disk for every commit alike.
        if (entry === undefined) return inIgnored(selection, path) || selection.file(path) ? undefined : 'none';
        const blob = blobs.get(entry.id) ?? readBlobs(root, [entry.id], maxSource).get(entry.id);
        if (blob === undefined) return new Refused('unreadable', absent);
        if ('content' in blob) return blob.content;
        const { code, message } = tooLarge(path, blob.size);
        return new Refused(code, message);
      };
      const notices = [...selection.notices, ...taken.flatMap((each) => ('code' in each ? [each] : []))];
      return withContents(contents, () => assemble(root, found, notices));
    },
  }));
}

/** Of a partial clone, or a damaged one. */
const absent =
  'its content is not in this clone, and nothing is fetched for it; `git fetch --refetch --no-filter` gets all contents';

/** The file on disk, if its content is the one of this id. */
function diskFile(root: string, path: string, id: string): DiscoveredFile | undefined {
  const absolute = join(root, path);
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return undefined;
  const bytes = readBytes(absolute, 'source', { links: 'none' });
  if (!(bytes instanceof Uint8Array) || blobId(bytes) !== id) return undefined;
  return { path, absolute, size: stats.size, state: stateOf(stats), role: 'source' };
}

/** Takes up what the folders of these files say on disk, as a walk over the disk does. */
function enterAll(root: string, selection: Selection, entries: readonly GitEntry[]): void {
  const folders = new Set(['']);
  for (const { path } of entries)
    for (let at = posix.dirname(path); at !== '.' && !folders.has(at); at = posix.dirname(at)) folders.add(at);
  // Sorted, the folder around another comes before it.
  for (const folder of [...folders].sort()) {
    if (folder !== '' && inIgnored(selection, `${folder}/`)) continue;
    const absolute = join(root, folder);
    let names: string[];
    try {
      names = readdirSync(absolute);
    } catch {
      continue;
    }
    selection.enter(absolute, folder, new Set(names));
  }
}

/** Is a path in a folder of files that are sent to browsers, as a tree has them? */
function shownBy(entries: readonly GitEntry[]): (path: string) => boolean {
  const names = new Map<string, Set<string>>();
  for (const { path } of entries) {
    const parts = path.split('/');
    for (let i = 1; i < parts.length; i++) {
      const folder = parts.slice(0, i).join('/');
      names.set(folder, (names.get(folder) ?? new Set()).add(parts[i]!));
    }
  }
  const shown = [...names].flatMap(([folder, inside]) =>
    isStatic(folder.slice(folder.lastIndexOf('/') + 1), inside) ? [`${folder}/`] : [],
  );
  return (path) => !staysHere(path) && shown.some((folder) => path.startsWith(folder));
}

function inIgnored(selection: Selection, path: string): boolean {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) if (selection.folder(parts.slice(0, i).join('/'), parts[i - 1]!)) return true;
  return false;
}
