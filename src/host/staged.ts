import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assemble, NoSuchFolder, type Discovered, type DiscoveredFile, type PathChoice } from './discover.ts';
import { GitError, headEntries, indexEntries, readBlobs, type GitEntry } from './git.ts';
import { Ignores } from './ignores.ts';
import { roleOf } from './roles.ts';
import { isCode } from './sources.ts';
import { blobId } from './text.ts';

/** The project as it would be committed, and as it was committed last. */
export interface Staged {
  readonly index: Discovered;
  readonly head: Discovered;
  /** Whether a source file differs between the two. */
  readonly changed: boolean;
}

/** Reads both from git's database. A file on disk that is exactly what git has is read from disk, where the cache knows it. */
export function discoverStaged(root: string, config: PathChoice = {}): Staged {
  const absolute = resolve(root);
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new NoSuchFolder(`${root}: no such folder`);
  const ignores = new Ignores(absolute, config.paths);
  const wanted = (entries: readonly GitEntry[]): GitEntry[] =>
    entries
      .filter(({ path }) => isCode(path) && !inIgnored(ignores, path) && !ignores.source(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  const allIndex = indexEntries(absolute);
  const index = wanted(allIndex);
  const head = wanted(headEntries(absolute));

  const onDisk = new Map<string, DiscoveredFile>();
  for (const { path, id } of index) {
    const file = diskFile(absolute, path, id);
    if (file !== undefined) onDisk.set(path, file);
  }
  const same = (entry: GitEntry): boolean => ids.get(entry.path) === entry.id;
  const ids = new Map(index.map((entry) => [entry.path, entry.id]));
  const missing = [
    ...index.filter(({ path }) => !onDisk.has(path)),
    ...head.filter((entry) => !(same(entry) && onDisk.has(entry.path))),
  ];
  const blobs = readBlobs(absolute, [...new Set(missing.map(({ id }) => id))]);
  const take = (entry: GitEntry): DiscoveredFile => {
    const disk = same(entry) ? onDisk.get(entry.path) : undefined;
    if (disk !== undefined) return disk;
    const content = blobs.get(entry.id);
    if (content === undefined) throw new GitError(`git has no content ${entry.id}`);
    return {
      path: entry.path,
      absolute: join(absolute, entry.path),
      size: content.byteLength,
      mtimeMs: 0,
      role: 'source',
      content,
    };
  };
  const manifestPaths = allIndex
    .map(({ path }) => path)
    .filter(
      (path) =>
        (path === 'package.json' || path.endsWith('/package.json')) &&
        roleOf(path) !== 'test' &&
        !inIgnored(ignores, path),
    );
  return {
    index: assemble(absolute, index.map(take), manifestPaths, []),
    head: assemble(absolute, head.map(take), manifestPaths, []),
    changed: index.length !== head.length || head.some((entry) => ids.get(entry.path) !== entry.id),
  };
}

/** The file on disk, if its content is the one of this id. */
function diskFile(root: string, path: string, id: string): DiscoveredFile | undefined {
  const absolute = join(root, path);
  try {
    const stats = statSync(absolute);
    if (!stats.isFile() || stats.size > 2 * 1024 * 1024) return undefined;
    if (blobId(readFileSync(absolute)) !== id) return undefined;
    return { path, absolute, size: stats.size, mtimeMs: stats.mtimeMs, role: 'source' };
  } catch {
    return undefined;
  }
}

function inIgnored(ignores: Ignores, path: string): boolean {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) if (ignores.folder(parts.slice(0, i).join('/'), parts[i - 1]!)) return true;
  return false;
}
