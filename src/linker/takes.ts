/** What one file takes from others: the little that must be known of every file before any is linked. */
import type { FileFacts } from '../facts/facts.ts';
import type { ImportTarget, ProjectFile } from './project.ts';

export interface Taken {
  readonly specifier: string;
  readonly target: ImportTarget;
  /** Offsets of the import; absent for re-exports. */
  readonly span?: { readonly start: number; readonly end: number };
}
export interface Takes {
  readonly all: readonly Taken[];
  /** Which files it means is computed when it runs. */
  readonly computed: boolean;
}

/** Imports and re-exports of a file with where they lead. */
export function takesOf(
  { path, facts }: Pick<ProjectFile, 'path' | 'facts'>,
  resolve: (from: string, specifier: string) => ImportTarget,
): Takes {
  const known = new Map<string, ImportTarget>();
  const targetOf = (specifier: string): ImportTarget => {
    let target = known.get(specifier);
    if (target === undefined) known.set(specifier, (target = resolve(path, specifier)));
    return target;
  };
  const all: Taken[] = [];
  let computed = false;
  for (const value of facts.values) {
    if (value.kind !== 'import') continue;
    const { from: specifier, start, end } = value;
    if (typeof specifier === 'string') all.push({ specifier, target: targetOf(specifier), span: { start, end } });
    else computed = true;
  }
  for (const specifier of reexported(facts)) all.push({ specifier, target: targetOf(specifier) });
  return { all, computed };
}
function reexported(facts: FileFacts): string[] {
  return facts.exports.flatMap(({ from }) => from ?? []);
}
