import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, type Discovered, type DiscoveredFile, type PathChoice } from './discover.ts';
import { unnamedFile } from './file-names.ts';
import { GitError, headEntries, indexEntries, readBlobs, type GitEntry } from './git.ts';
import { Ignores } from './ignores.ts';
import { roleOf } from './roles.ts';
import { maxSource, readBytes } from './project-file.ts';
import { realFolder } from './real-folder.ts';
import { isCode, isCompilerConfig, isManifest } from './sources.ts';
import { blobId, tooLarge } from './text.ts';
import type { Notice } from './walk.ts';

/** The project as it would be committed, and as it was committed last. */
export interface Staged {
  readonly index: Discovered;
  readonly head: Discovered;
  /** Whether a source file differs between the two. */
  readonly changed: boolean;
}

/** Reads both from git's database. A file on disk that is exactly what git has is read from disk, where the cache knows it. */
export function discoverStaged(root: string, config: PathChoice = {}): Staged {
  const absolute = realFolder(root);
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
  const blobs = readBlobs(absolute, [...new Set(missing.map(({ id }) => id))], maxSource);
  const committed = new Map(head.map((entry) => [entry.path, entry.id]));
  const take = (entry: GitEntry): DiscoveredFile | Notice => {
    const { path, id } = entry;
    const disk = same(entry) ? onDisk.get(path) : undefined;
    if (disk !== undefined) return disk;
    const blob = blobs.get(id);
    if (blob === undefined) {
      // What both have is as it was; but without one of two that differ nothing can be said about the difference.
      if (ids.get(path) !== committed.get(path)) throw new GitError(`${path}: ${absent}`);
      return { path, code: 'unreadable', message: absent };
    }
    if (!('content' in blob)) return tooLarge(path, blob.size);
    const { content } = blob;
    return { path, absolute: join(absolute, path), size: content.byteLength, mtimeMs: 0, role: 'source', content };
  };
  const paths = allIndex.map(({ path }) => path).filter((path) => !inIgnored(ignores, path));
  const around = {
    manifestPaths: paths.filter((path) => isManifest(path) && roleOf(path) !== 'test'),
    configPaths: paths.filter(isCompilerConfig),
  };
  const side = (entries: readonly GitEntry[]): Discovered => {
    const taken = entries.filter(({ unnamed }) => unnamed !== true).map(take);
    const notices = entries.filter(({ unnamed }) => unnamed === true).map(({ path }) => unnamedFile(path));
    return assemble(absolute, { ...around, files: taken.flatMap((each) => ('code' in each ? [] : [each])) }, [
      ...ignores.notices,
      ...notices,
      ...taken.flatMap((each) => ('code' in each ? [each] : [])),
    ]);
  };
  return {
    index: side(index),
    head: side(head),
    changed: index.length !== head.length || head.some((entry) => ids.get(entry.path) !== entry.id),
  };
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
  return { path, absolute, size: stats.size, mtimeMs: stats.mtimeMs, role: 'source' };
}

function inIgnored(ignores: Ignores, path: string): boolean {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) if (ignores.folder(parts.slice(0, i).join('/'), parts[i - 1]!)) return true;
  return false;
}
