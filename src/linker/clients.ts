/** Files that run in browsers: they are no part of a backend, and nothing is asked of them. */
import type { Library } from '../libraries/kinds.ts';
import type { Manifest, Project, ProjectFile } from './project.ts';

/** What only a program on a server is made of. */
const SERVERS: ReadonlySet<string> = new Set(['framework', 'rendering', 'database', 'orm', 'queue']);

/**
 * Files of packages that are made for browsers: the manifest lists what renders pages there, and neither the manifest nor
 * a file names anything that serves requests or stores data. What the rest of the project imports from them stays in.
 */
export function clientFiles(project: Project): ReadonlySet<string> {
  const byName = new Map<string, Library>();
  for (const library of project.libraries)
    for (const name of [library.package, ...(library.aliases ?? [])]) byName.set(name, library);
  const library = (name: string): Library | undefined => byName.get(name) ?? byName.get(`node:${name}`);
  const browsers = project.manifests.filter((manifest) => {
    const used = Object.keys(manifest.dependencies).map(library);
    return used.some((it) => it?.is?.includes('browser')) && !used.some(serves);
  });
  const out = new Set<string>();
  for (const manifest of browsers) {
    const own = project.files.filter((file) => nearest(project.manifests, file.path) === manifest);
    if (!own.some((file) => packagesOf(file).some((name) => serves(library(name)))))
      for (const file of own) out.add(file.path);
  }
  if (out.size === 0) return out;
  for (const file of project.files) {
    if (out.has(file.path) || file.role === 'test') continue;
    for (const specifier of specifiersOf(file)) {
      const target = specifier.startsWith('.') ? project.resolve(file.path, specifier) : undefined;
      if (target?.is === 'file') out.delete(target.path);
    }
  }
  return out;
}
/** It hands requests to functions, by a convention or as Node itself does, or it is a part of a server. */
function serves(library: Library | undefined): boolean {
  if (library === undefined) return false;
  const requests = library.conventions !== undefined || (library.ecosystem === 'node' && library.sources !== undefined);
  return requests || library.is?.some((it) => SERVERS.has(it)) === true;
}
/** The manifest of the package that a file lies in. */
function nearest(manifests: readonly Manifest[], path: string): Manifest | undefined {
  let found: Manifest | undefined;
  for (const manifest of manifests) {
    const inside = manifest.folder === '' || path.startsWith(`${manifest.folder}/`);
    if (inside && (found === undefined || manifest.folder.length > found.folder.length)) found = manifest;
  }
  return found;
}
function specifiersOf({ facts }: ProjectFile): readonly string[] {
  const out = facts.values.flatMap((it) => (it.kind === 'import' && typeof it.from === 'string' ? [it.from] : []));
  return [...out, ...facts.exports.flatMap((it) => it.from ?? [])];
}
function packagesOf(file: ProjectFile): readonly string[] {
  return specifiersOf(file)
    .filter((it) => !it.startsWith('.'))
    .map((it) => (it.startsWith('@') ? it.split('/').slice(0, 2).join('/') : it.split('/')[0]!));
}
