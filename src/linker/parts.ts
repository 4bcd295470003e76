/**
 * Files fall into parts that cannot know of each other: no import leads from one to another. A part is linked by itself,
 * so that a change costs the part it is in.
 */
import type { Library, RemoteFunctionRow } from '../libraries/kinds.ts';
import { Applications } from './free-names.ts';
import { manifestOf } from './manifests.ts';
import { family } from './module-tree.ts';
import { placedFile, settingsFolder } from './placed-files.ts';
import { folderAround, isBelow } from './project-paths.ts';
import type { Manifest, ProjectFile } from './project.ts';
import type { Takes } from './takes.ts';

/** Files that nothing joins to any other go into this many parts, by their path. */
const LOOSE_PARTS = 16;

/** Files of each part, without tests that nothing but tests imports, in the order of `files`; parts in the order of their first files. */
export function partsOf(
  files: readonly ProjectFile[],
  takesOf: (file: ProjectFile) => Takes,
  manifests: readonly Manifest[],
  libraries: readonly Library[],
): readonly (readonly ProjectFile[])[] {
  const groups = new Groups(files.length);
  const position = new Map(files.map(({ path }, index) => [path, index]));
  const loaders = new Set(libraries.flatMap((it) => (loadsByName(it) ? [it.package, ...(it.aliases ?? [])] : [])));
  const listing = new Set(
    libraries.flatMap((it) =>
      it.fileNames?.some(({ gives }) => gives === 'entries' || gives === 'matches') === true
        ? [it.package, it.package.replace(/^node:/, ''), ...(it.aliases ?? [])]
        : [],
    ),
  );
  const declaring = declaringFamilies(libraries);
  const placing = libraries.filter((it) => it.placedRoutes !== undefined);
  const applications = new Applications(
    files.map(({ path }) => path),
    libraries,
    manifests,
  );
  const calling = libraries.filter((it) => (it.serverFunctions ?? it.remoteFunctions) !== undefined);
  const declared = new Map<string, number>();
  const folders = new Set<string>();
  const bases: { readonly base: string; readonly index: number }[] = [];
  const functions: { readonly path: string; readonly index: number }[] = [];
  const settings: { readonly base: string; readonly index: number }[] = [];
  // Tests belong to a part only where the code of the backend itself takes something of them.
  const queue = files.flatMap(({ role }, index) => (role === 'test' ? [] : index));
  const within = new Set(queue);
  for (const index of queue) {
    const file = files[index]!;
    const { files: taken, named } = takesOf(file);
    // The audited folder where no manifest is around it.
    const home = manifestOf(manifests, file.path)?.folder ?? '';
    for (const path of taken) {
      const other = position.get(path);
      if (other === undefined) continue;
      groups.join(index, other);
      if (!within.has(other)) queue.push(other);
      within.add(other);
    }
    // A library that loads whole folders: which ones is known only when it is linked.
    if (named.some((name) => loaders.has(name))) folders.add(home);
    // What decorators declare belongs to the application of its framework, whether an import leads there or not.
    for (const name of named) {
      const of = declaring.get(name);
      if (of === undefined) continue;
      const key = `${of} ${home}`;
      const first = declared.get(key);
      if (first === undefined) declared.set(key, index);
      else groups.join(first, index);
    }
    // What runs before the routes of an application lies beside them, and nobody imports it.
    // Neither does anybody import what a framework finds by its name.
    const places = [placedFile(file.path, placing, manifests), applications.of(file.path)];
    for (const place of places) {
      if (place === undefined) continue;
      const key = `placed ${place.library.package} ${place.base}`;
      const first = declared.get(key);
      if (first === undefined) {
        declared.set(key, index);
        bases.push({ base: place.base, index });
      } else groups.join(first, index);
    }
    // Nor does anybody import what browsers call.
    const called = calling.find((it) => isCalled(it, file, manifests));
    if (called !== undefined) {
      const key = `called ${called.package} ${home}`;
      const first = declared.get(key);
      if (first === undefined) declared.set(key, index);
      else groups.join(first, index);
      functions.push({ path: file.path, index });
    }
    const set = placing.length === 0 ? undefined : settingsFolder(file.path, placing);
    if (set !== undefined) settings.push({ base: set, index });
    // `require(join(__dirname, name))` means some files below; who lists a folder may mean one beside his own.
    if (file.outline.computed) {
      const own = folderAround(file.path);
      const around = folderAround(own);
      const isHome = around !== '' || (manifests.length === 1 && manifests[0]!.folder === '');
      folders.add(isHome && named.some((name) => listing.has(name)) ? around : own);
    }
  }
  for (const { base, index } of settings)
    for (const it of bases) if (isBelow(it.base, base)) groups.join(index, it.index);
  for (const { path, index } of functions)
    for (const it of bases) if (isBelow(path, it.base)) groups.join(index, it.index);
  for (const folder of folders) {
    let first = -1;
    files.forEach(({ path, role }, index) => {
      if (role === 'test' || !(folder === '' || path.startsWith(`${folder}/`))) return;
      if (first < 0) first = index;
      else groups.join(first, index);
    });
  }
  const parts = new Map<number | string, ProjectFile[]>();
  files.forEach((file, index) => {
    if (!within.has(index)) return;
    const group = groups.of(index);
    const key = groups.sizeOf(group) > 1 ? group : `loose ${String(spread(file.path))}`;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [file]);
    else part.push(file);
  });
  return [...parts.values()];
}

/** It holds functions that a framework of its manifest lets browsers call. */
function isCalled(
  { package: name, serverFunctions = [], remoteFunctions = [] }: Library,
  { path, outline }: ProjectFile,
  manifests: readonly Manifest[],
): boolean {
  return (
    (serverFunctions.some(({ says }) => outline.says?.includes(says)) ||
      remoteFunctions.some((it) => isRemote(path, it))) &&
    manifests.some(({ folder, dependencies }) => isBelow(path, folder) && dependencies[name] !== undefined)
  );
}
/** The name of a file says that functions of it are called from afar. */
export function isRemote(path: string, { file, outside }: RemoteFunctionRow): boolean {
  const folders = path.split('/');
  return folders.pop()!.split('.').slice(0, -1).includes(file) && !folders.includes(outside);
}
/** It loads files that no import leads to: those of a folder, or controllers by their names. */
function loadsByName({ fileRoutes, documentedRoutes, conventions = {} }: Library): boolean {
  const loadsFolders = fileRoutes !== undefined || documentedRoutes !== undefined;
  return loadsFolders || Object.values(conventions).some((it) => it.controllers !== undefined);
}
/** Packages of frameworks whose endpoints decorators declare, with the framework they belong to. */
function declaringFamilies(libraries: readonly Library[]): ReadonlyMap<string, string> {
  const families = new Set(
    libraries.filter((it) => it.is?.includes('framework') === true && it.decorators !== undefined).map(family),
  );
  return new Map(
    libraries
      .filter((it) => families.has(family(it)))
      .flatMap((it) => [it.package, ...(it.aliases ?? [])].map((name) => [name, family(it)] as const)),
  );
}

/** Disjoint sets of small numbers. */
class Groups {
  private readonly parents: Int32Array;
  private readonly sizes: Int32Array;
  constructor(count: number) {
    this.parents = Int32Array.from({ length: count }, (_, index) => index);
    this.sizes = new Int32Array(count).fill(1);
  }
  of(index: number): number {
    let at = index;
    while (this.parents[at] !== at) at = this.parents[at] = this.parents[this.parents[at]!]!;
    return at;
  }
  join(a: number, b: number): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first === second) return;
    const [low, high] = first < second ? [first, second] : [second, first];
    this.parents[high] = low;
    this.sizes[low]! += this.sizes[high]!;
  }
  sizeOf(group: number): number {
    return this.sizes[group]!;
  }
}

function spread(path: string): number {
  let hash = 0;
  for (let at = 0; at < path.length; at++) hash = (Math.imul(hash, 31) + path.charCodeAt(at)) | 0;
  return (hash >>> 0) % LOOSE_PARTS;
}
