import { Configurations } from './configurations.ts';
import type { Discovered } from './discover.ts';
import { commitEntries, indexEntries, parentCommits, type GitEntry } from './git.ts';
import { realFolder } from './real-folder.ts';
import { treesOf } from './trees.ts';

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

/** Reads all from git's database. Throws GitError. */
export function discoverStaged(root: string, configurations = Configurations.of({})): Staged {
  const absolute = realFolder(root);
  const committed = parentCommits(absolute).map((commit) => commitEntries(absolute, commit));
  const [index, ...parents] = treesOf(absolute, configurations, [indexEntries(absolute), ...committed]);
  const { sources } = index!;
  const differing = parents.map((parent) => differences(sources, parent.sources));
  const differ = new Set(differing.flat());
  // What all have is as it was; but without one of two that differ nothing can be said about the difference.
  const isNeeded = (path: string): boolean => parents.length === 0 || differ.has(path);
  return {
    index: index!.discover(isNeeded),
    parents: parents.map((parent) => parent.discover(isNeeded)),
    changed: differing.every((paths) => paths.length > 0),
    origins: originsOf(
      sources,
      parents.flatMap((parent) => parent.sources),
    ),
  };
}

/** The project as it was in a commit. Throws GitError. */
export function discoverCommit(root: string, commit: string, configurations: Configurations): Discovered {
  const absolute = realFolder(root);
  const [tree] = treesOf(absolute, configurations, [commitEntries(absolute, commit)]);
  return tree!.discover(() => true);
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
