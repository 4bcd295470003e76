/** What one file takes from others. */
import type { Location } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { Unresolved } from '../model/model.ts';
import type { ImportTarget, Resolve } from './project.ts';

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
}

/** Imports and re-exports of a file with where they lead. */
export function takesOf(path: string, outline: Outline, resolve: Resolve): Takes {
  const known = new Map<string, ImportTarget>();
  const targetOf = (specifier: string): ImportTarget => {
    let target = known.get(specifier);
    if (target === undefined) known.set(specifier, (target = resolve(path, specifier)));
    return target;
  };
  const needed = new Set<string>();
  const inner = new Set<string>();
  const packages = new Map<string, Location>();
  const unresolved: Unresolved[] = [];
  for (const { from, name, at } of outline.imports) {
    const target = targetOf(from);
    const [line, column, endLine, endColumn] = at;
    const place = { path, line, column, endLine, endColumn };
    if (target.is === 'file') needed.add(target.path);
    else if (target.is === 'unresolved') unresolved.push({ at: place, what: 'import', why: `${from}: ${target.why}` });
    else if (!packages.has(target.name)) packages.set(target.name, place);
    // Where modules hold modules, a name may be one of those.
    if (target.is !== 'package' && !from.includes('/') && /^\w+$/.test(name)) {
      const within = resolve(path, from.endsWith('.') ? from + name : `${from}.${name}`);
      if (within.is === 'file') inner.add(within.path);
    }
  }
  const files = new Set([...needed, ...inner]);
  const named = new Set(packages.keys());
  for (const specifier of outline.reexports) {
    const target = targetOf(specifier);
    if (target.is === 'file') files.add(target.path);
    else if (target.is === 'package') named.add(target.name);
  }
  for (const specifier of known.keys()) if (!specifier.startsWith('.')) named.add(packageIn(specifier));
  return { files: [...files], needed: [...needed], packages, named: [...named], unresolved };
}
function packageIn(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}
