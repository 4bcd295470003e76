/** Files that run in browsers: they are no part of a backend, and nothing is asked of them. */
import type { Library } from '../libraries/kinds.ts';
import { byName } from './apis.ts';
import { manifestOf } from './manifests.ts';
import type { Project, ProjectFile } from './project.ts';
import type { Takes } from './takes.ts';

/** What only a program on a server is made of. */
const SERVERS: ReadonlySet<string> = new Set(['framework', 'rendering', 'database', 'orm', 'queue']);

/**
 * Files of packages that are made for browsers: the manifest lists what renders pages there, and neither the manifest nor
 * a file names anything that serves requests or stores data. What the rest of the project imports from them stays in.
 */
export function clientFiles(project: Project, takesOf: (file: ProjectFile) => Takes): ReadonlySet<string> {
  const libraries = byName(project.libraries);
  const library = (name: string): Library | undefined => libraries.get(name);
  const browsers = project.manifests.filter((manifest) => {
    const used = Object.keys(manifest.dependencies).map(library);
    return used.some((it) => it?.is?.includes('browser')) && !used.some(serves);
  });
  const out = new Set<string>();
  for (const manifest of browsers) {
    const own = project.files.filter((file) => manifestOf(project.manifests, file.path) === manifest);
    if (!own.some((file) => takesOf(file).named.some((name) => serves(library(name)))))
      for (const file of own) out.add(file.path);
  }
  if (out.size === 0) return out;
  for (const file of project.files) {
    if (out.has(file.path) || file.role === 'test') continue;
    for (const path of takesOf(file).files) out.delete(path);
  }
  return out;
}
/** It hands requests to functions, by a convention or as Node itself does, or it is a part of a server. */
function serves(library: Library | undefined): boolean {
  if (library === undefined) return false;
  const requests = library.conventions !== undefined || (library.ecosystem === 'node' && library.sources !== undefined);
  return requests || library.is?.some((it) => SERVERS.has(it)) === true;
}
