/** What one file takes from others: the little that must be known of every file before any is linked. */
import type { FileFacts, Location } from '../facts/facts.ts';
import type { Unresolved } from '../model/model.ts';
import { locationOf } from './places.ts';
import type { ImportTarget, ProjectFile } from './project.ts';

export interface Takes {
  /** Files that it imports or re-exports. */
  readonly files: readonly string[];
  /** Files that it imports. */
  readonly needed: readonly string[];
  /** Packages that its imports lead to, with the first place of each. */
  readonly packages: ReadonlyMap<string, Location>;
  /** Names of packages in its specifiers, whether they lead anywhere or not. */
  readonly named: readonly string[];
  /** Imports that lead nowhere. */
  readonly unresolved: readonly Unresolved[];
  /** Which files it means is computed when it runs. */
  readonly computed: boolean;
}

/** Imports and re-exports of a file with where they lead. */
export function takesOf(
  file: Pick<ProjectFile, 'path' | 'facts'>,
  resolve: (from: string, specifier: string) => ImportTarget,
): Takes {
  const { path, facts } = file;
  const known = new Map<string, ImportTarget>();
  const targetOf = (specifier: string): ImportTarget => {
    let target = known.get(specifier);
    if (target === undefined) known.set(specifier, (target = resolve(path, specifier)));
    return target;
  };
  const needed = new Set<string>();
  const packages = new Map<string, Location>();
  const unresolved: Unresolved[] = [];
  let computed = false;
  for (const value of facts.values) {
    if (value.kind !== 'import') continue;
    const { from: specifier, start, end } = value;
    if (typeof specifier !== 'string') {
      computed = true;
      continue;
    }
    const target = targetOf(specifier);
    if (target.is === 'file') needed.add(target.path);
    else if (target.is === 'unresolved')
      unresolved.push({ at: locationOf(file, start, end), what: 'import', why: `${specifier}: ${target.why}` });
    else if (!packages.has(target.name)) packages.set(target.name, locationOf(file, start, end));
  }
  const files = new Set(needed);
  const named = new Set(packages.keys());
  for (const specifier of reexported(facts)) {
    const target = targetOf(specifier);
    if (target.is === 'file') files.add(target.path);
    else if (target.is === 'package') named.add(target.name);
  }
  for (const specifier of known.keys()) if (!specifier.startsWith('.')) named.add(packageIn(specifier));
  return { files: [...files], needed: [...needed], packages, named: [...named], unresolved, computed };
}
function reexported(facts: FileFacts): string[] {
  return facts.exports.flatMap(({ from }) => from ?? []);
}
function packageIn(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}
