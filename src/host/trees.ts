import { lstatSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Configurations } from './configurations.ts';
import { assemble, type Discovered, type DiscoveredFile } from './discover.ts';
import { unnamedFile } from './file-names.ts';
import { GitError, readBlobs, type GitEntry } from './git.ts';
import { Ignores } from './ignores.ts';
import type { Notice } from './notice.ts';
import { maxSource, readBytes, withContents } from './project-file.ts';
import { roleOf } from './roles.ts';
import { Selection } from './selection.ts';
import { isApiDocument, isAround, isCode, isCompilerConfig, isDeployment, isManifest, isSchema } from './sources.ts';
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
  const seen = trees.map((entries) => entries.filter(({ path }) => !inIgnored(selection, path)));
  const sources = seen.map((entries) =>
    entries.filter(({ path }) => isCode(path) && !selection.source(path)).sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
  const isRead = (path: string): boolean => isAround(path) || isCompilerConfig(path);
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
      const contents = new Map(
        around[index]!.map(({ path, id }) => {
          const blob = blobs.get(id);
          return [join(root, path), blob !== undefined && 'content' in blob ? blob.content : undefined] as const;
        }),
      );
      const found = {
        files: taken.flatMap((each) => ('code' in each ? [] : [each])),
        manifestPaths: paths.filter((path) => isManifest(path) && roleOf(path) !== 'test'),
        configPaths: paths.filter(isCompilerConfig),
        schemaPaths: paths.filter(isSchema),
        deploymentPaths: paths.filter(isDeployment),
        documentPaths: paths.filter(isApiDocument),
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

function inIgnored(selection: Selection, path: string): boolean {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) if (selection.folder(parts.slice(0, i).join('/'), parts[i - 1]!)) return true;
  return false;
}
