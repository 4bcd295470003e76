import { lstatSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Configurations } from './configurations.ts';
import { assemble, type Discovered, type DiscoveredFile } from './discover.ts';
import { unnamedFile } from './file-names.ts';
import { commitEntries, GitError, indexEntries, parentCommits, readBlobs, type GitEntry } from './git.ts';
import { Ignores } from './ignores.ts';
import { roleOf } from './roles.ts';
import { maxSource, readBytes } from './project-file.ts';
import { realFolder } from './real-folder.ts';
import { Selection } from './selection.ts';
import { isApiDocument, isCode, isCompilerConfig, isDeployment, isManifest, isSchema } from './sources.ts';
import { blobId, tooLarge } from './text.ts';
import { stateOf } from './walk.ts';
import type { Notice } from './notice.ts';

/** The project as it would be committed, and as it is in each commit that this one will follow. */
export interface Staged {
  readonly index: Discovered;
  /** The last commit and, during a merge, those that are merged; none before the first commit. */
  readonly parents: readonly Discovered[];
  /** Whether some source file differs from each of them. */
  readonly changed: boolean;
  /** For each source file of the index: where they have the same content. Nowhere: the commit adds it. */
  readonly origins: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads all from git's database. A file on disk that is exactly what git has is read from disk, where the cache knows it. */
export function discoverStaged(root: string, configurations = Configurations.of({})): Staged {
  const absolute = realFolder(root);
  const selection = new Selection(new Ignores(absolute), configurations);
  const wanted = (entries: readonly GitEntry[]): GitEntry[] =>
    entries
      .filter(({ path }) => isCode(path) && !inIgnored(selection, path) && !selection.source(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  const allIndex = indexEntries(absolute);
  const committed = parentCommits(absolute).map((commit) => commitEntries(absolute, commit));
  enterAll(absolute, selection, [allIndex, ...committed].flat());
  const index = wanted(allIndex);
  const parents = committed.map(wanted);

  const onDisk = new Map<string, DiscoveredFile>();
  for (const { path, id } of index) {
    const file = diskFile(absolute, path, id);
    if (file !== undefined) onDisk.set(path, file);
  }
  const ids = new Map(index.map((entry) => [entry.path, entry.id]));
  const diskOf = ({ path, id }: GitEntry): DiscoveredFile | undefined =>
    ids.get(path) === id ? onDisk.get(path) : undefined;
  const missing = [index, ...parents].flat().filter((entry) => diskOf(entry) === undefined);
  const blobs = readBlobs(absolute, [...new Set(missing.map(({ id }) => id))], maxSource);
  const differing = new Set(parents.flatMap((entries) => differences(index, entries)));
  const take = (entry: GitEntry): DiscoveredFile | Notice => {
    const { path, id } = entry;
    const disk = diskOf(entry);
    if (disk !== undefined) return disk;
    const blob = blobs.get(id);
    if (blob === undefined) {
      // What all have is as it was; but without one of two that differ nothing can be said about the difference.
      if (parents.length === 0 || differing.has(path)) throw new GitError(`${path}: ${absent}`);
      return { path, code: 'unreadable', message: absent };
    }
    if (!('content' in blob)) return tooLarge(path, blob.size);
    const { content } = blob;
    return { path, absolute: join(absolute, path), size: content.byteLength, state: '', role: 'source', content };
  };
  const paths = allIndex.map(({ path }) => path).filter((path) => !inIgnored(selection, path));
  const around = {
    manifestPaths: paths.filter((path) => isManifest(path) && roleOf(path) !== 'test'),
    configPaths: paths.filter(isCompilerConfig),
    schemaPaths: paths.filter(isSchema),
    deploymentPaths: paths.filter(isDeployment),
    documentPaths: paths.filter(isApiDocument),
  };
  const side = (entries: readonly GitEntry[]): Discovered => {
    const taken = entries.filter(({ unnamed }) => unnamed !== true).map(take);
    const notices = entries.filter(({ unnamed }) => unnamed === true).map(({ path }) => unnamedFile(path));
    return assemble(absolute, { ...around, files: taken.flatMap((each) => ('code' in each ? [] : [each])) }, [
      ...selection.notices,
      ...notices,
      ...taken.flatMap((each) => ('code' in each ? [each] : [])),
    ]);
  };
  return {
    index: side(index),
    parents: parents.map(side),
    changed: parents.every((entries) => differences(index, entries).length > 0),
    origins: originsOf(index, parents.flat()),
  };
}

/** Paths at which the two have not the same. */
function differences(a: readonly GitEntry[], b: readonly GitEntry[]): string[] {
  const [ours, theirs] = [a, b].map((entries) => new Map(entries.map(({ path, id }) => [path, id])));
  return [...new Set([...ours!.keys(), ...theirs!.keys()])].filter((path) => ours!.get(path) !== theirs!.get(path));
}
function originsOf(index: readonly GitEntry[], committed: readonly GitEntry[]): Staged['origins'] {
  const byContent = new Map<string, Set<string>>();
  for (const { path, id } of committed) byContent.set(id, (byContent.get(id) ?? new Set()).add(path));
  return new Map(index.map(({ path, id }) => [path, byContent.get(id) ?? new Set()]));
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

function inIgnored(selection: Selection, path: string): boolean {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) if (selection.folder(parts.slice(0, i).join('/'), parts[i - 1]!)) return true;
  return false;
}
