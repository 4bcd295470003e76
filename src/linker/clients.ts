/** Files that run in browsers: they are no part of a backend, and nothing is asked of them. */
import type { Library } from '../libraries/kinds.ts';
import { byName } from './apis.ts';
import { manifestOf } from './manifests.ts';
import type { Project, ProjectFile } from './project.ts';
import type { Takes } from './takes.ts';

/** What only a program on a server is made of. */
const SERVERS: ReadonlySet<string> = new Set(['framework', 'rendering', 'database', 'orm', 'queue']);

/** What no browser has; frameworks have parts for both sides. */
const STORES: ReadonlySet<string> = new Set(['database', 'orm', 'queue']);

/** Files that run in browsers, by their package or by what they say themselves. */
export function clientFiles(project: Project, takesOf: (file: ProjectFile) => Takes): ReadonlySet<string> {
  const libraries = byName(project.libraries);
  const library = (name: string): Library | undefined => libraries.get(name);
  const out = packagesOfPages(project, takesOf, library);
  const rest = project.files.filter(({ path, role }) => role !== 'test' && !out.has(path));
  const halves = clientHalves(project.files).filter((folder) => {
    // A package that serves requests of its own is a backend, whatever its folder is called.
    const own = project.manifests.find((it) => `${it.folder}/` === folder);
    return own === undefined || !Object.keys(own.dependencies).some((name) => serves(library(name)));
  });
  const directives = new Set(project.libraries.flatMap(({ sentToBrowsers = [] }) => sentToBrowsers));
  // What a directive sends there is taken by pages that a server makes, and takes parts for browsers of what serves them
  // (a router, a link), and yet runs in browsers.
  const isSent = (file: ProjectFile): boolean =>
    file.outline.says?.some((it) => directives.has(it)) === true &&
    !takesOf(file).named.some((name) => library(name)?.is?.some((it) => STORES.has(it)) === true);
  const isClient = (file: ProjectFile): boolean =>
    hooksIn(file) ||
    isSent(file) ||
    isForPages(project, file, takesOf, library) ||
    (halves.some((folder) => file.path.startsWith(folder)) &&
      !takesOf(file).named.some((name) => serves(library(name))));
  const found = rest.filter(isClient);
  if (found.length === 0) return out;
  // What the server itself takes something of stays, unless it lives by the hooks of a page.
  const taken = new Set(rest.flatMap((file) => (found.includes(file) ? [] : takesOf(file).files)));
  const isApart = (file: ProjectFile): boolean => !taken.has(file.path) || hooksIn(file) || isSent(file);
  const clients = new Set([...out, ...found.filter(isApart).map(({ path }) => path)]);
  takenAlong(rest, clients, takesOf, (file) =>
    takesOf(file).named.some((name) => library(name)?.is?.some((it) => STORES.has(it)) === true),
  );
  return clients;
}
/**
 * Components that nothing but files of browsers takes run there too, though they do not say so; what says that it runs on
 * the server stays.
 */
function takenAlong(
  files: readonly ProjectFile[],
  clients: Set<string>,
  takesOf: (file: ProjectFile) => Takes,
  isServer: (file: ProjectFile) => boolean,
): void {
  const takers = new Map<string, string[]>();
  for (const file of files)
    for (const path of takesOf(file).files) takers.set(path, [...(takers.get(path) ?? []), file.path]);
  const open = files.filter(
    (file) =>
      /\.[jt]sx$/.test(file.path) && file.outline.says === undefined && takers.has(file.path) && !isServer(file),
  );
  for (let before = -1; before < clients.size;) {
    before = clients.size;
    for (const { path } of open)
      if (takers.get(path)!.every((taker) => taker === path || clients.has(taker))) clients.add(path);
  }
}
/** Folders that stand beside one for the server, and are named for what runs in a browser: `src/client/`. */
function clientHalves(files: Project['files']): readonly string[] {
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path)));
  return [...folders].filter((folder) => {
    const found = /^(.*\/|)(?:client|frontend|browser)\/$/.exec(folder);
    return found !== null && ['server', 'backend'].some((name) => folders.has(`${found[1]!}${name}/`));
  });
}
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}
/** A component that takes hooks, whoever offers them: they are called while a page is rendered, and nowhere else. */
function hooksIn({ path, outline }: ProjectFile): boolean {
  return (
    /\.[jt]sx$/.test(path) && outline.imports.some(({ name, typeOnly }) => typeOnly !== true && /^use[A-Z]/.test(name))
  );
}
/** A script that a page loads: it lies where files are served as they are, or it reaches for the window. */
function isForPages(
  { manifests }: Project,
  file: ProjectFile,
  takesOf: (file: ProjectFile) => Takes,
  library: (name: string) => Library | undefined,
): boolean {
  const home = manifestOf(manifests, file.path)?.folder ?? '';
  const inside = home === '' ? file.path : file.path.slice(home.length + 1);
  if (!file.outline.inBrowser && !/^(?:public|static|assets)\//.test(inside)) return false;
  return !takesOf(file).named.some((name) => serves(library(name)));
}
/**
 * Files of packages that are made for browsers: the manifest lists what renders pages there, and neither the manifest nor
 * a file names anything that serves requests or stores data. What the rest of the project imports from them stays in.
 */
function packagesOfPages(
  project: Project,
  takesOf: (file: ProjectFile) => Takes,
  library: (name: string) => Library | undefined,
): ReadonlySet<string> {
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
