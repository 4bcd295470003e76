/** Which files are routes by the place where they lie, whatever they say. */
import type { Library, PlacedRouteRow } from '../libraries/kinds.ts';
import type { Manifest } from './project.ts';
import { folderAround } from './project-paths.ts';

export interface PlacedFile {
  readonly library: Library;
  readonly row: PlacedRouteRow;
  /** The folder of the application. */
  readonly base: string;
  readonly paths: readonly string[];
  /** The folder in which it lies, from the one of all routes on. */
  readonly folder: string;
  /** The method that the name of the file says. */
  readonly method: string | undefined;
  /** A manifest around it lists the framework; otherwise the file itself has to show whose it is. */
  readonly isListed: boolean;
}
/** Names of exports (and of files) that stand for methods. */
export const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const SOURCE = /\.[cm]?[jt]sx?$/;

/** What a file is by its path. */
export function placedFile(
  path: string,
  libraries: readonly Library[],
  manifests: readonly Manifest[],
): PlacedFile | undefined {
  if (!SOURCE.test(path) || path.endsWith('.d.ts')) return undefined;
  const stem = path.replace(SOURCE, '');
  let other: PlacedFile | undefined;
  for (const library of libraries)
    for (const row of library.placedRoutes ?? []) {
      const found = placeOf(stem, row);
      if (found === undefined) continue;
      const names = [library.package, ...(library.aliases ?? [])];
      const isListed = manifests.some(
        ({ folder, dependencies }) =>
          (folder === '' || path.startsWith(`${folder}/`)) && names.some((name) => dependencies[name] !== undefined),
      );
      // Several frameworks look into folders of this name.
      if (isListed) return { library, row, ...found, isListed };
      other ??= { library, row, ...found, isListed };
    }
  return other;
}
function placeOf(
  stem: string,
  row: PlacedRouteRow,
): Pick<PlacedFile, 'base' | 'paths' | 'folder' | 'method'> | undefined {
  for (const folder of row.folders) {
    const around = `/${stem}`;
    const at = folder === '' ? around.lastIndexOf('/') : around.indexOf(`/${folder}/`);
    if (at < 0) continue;
    const rest = around.slice(folder === '' ? at + 1 : at + folder.length + 2).split('/');
    if (row.dotted === true) {
      const paths = dottedPaths(rest);
      if (paths === undefined) continue;
      return { base: around.slice(1, Math.max(1, at)), paths, folder: '/', method: undefined };
    }
    let last = rest.pop()!;
    const lies = `/${rest.join('/')}`;
    let method: string | undefined;
    if (row.file !== undefined) {
      if (last !== row.file) continue;
    } else {
      const suffix = /^(.*)\.(\w+)$/.exec(last);
      if (suffix !== null && METHODS.includes(suffix[2]!.toUpperCase()) && row.answers === 'default') {
        last = suffix[1]!;
        method = suffix[2]!.toUpperCase();
      }
      if (last !== 'index') rest.push(last);
    }
    const { unserved } = row;
    if (unserved !== undefined && rest.some((it) => it.startsWith(unserved))) continue;
    return { base: around.slice(1, Math.max(1, at)), paths: pathsOf(row, rest), folder: lies, method };
  }
  return undefined;
}
/** `_app.notes.$id_.edit`, or a folder of this name with a `route` in it; undefined: it only lies beside one. */
function dottedPaths([name, inner, ...more]: readonly string[]): readonly string[] | undefined {
  if (name === undefined || more.length > 0 || (inner !== undefined && inner !== 'route' && inner !== 'index'))
    return undefined;
  let out = [''];
  for (const written of name.match(/(?:\[[^\]]*\]|[^.[])+/g) ?? []) {
    if (written.startsWith('_')) continue;
    const isOptional = /^\(.*\)$/.test(written);
    const part = (isOptional ? written.slice(1, -1) : written).replace(/_$/, '').replace(/\[([^\]]*)\]/g, '$1');
    const segment = part === '$' ? '*' : part.replace(/^\$/, ':');
    const longer = out.map((it) => `${it}/${segment}`);
    out = isOptional ? [...out, ...longer] : longer;
  }
  return out.map((it) => (it === '' ? '/' : it));
}
/** `[id]`, `[...rest]`, `[[...rest]]`, `[[id]]`; names in brackets, or of slots, are no part of the path. */
function pathsOf({ prefix = '', slots }: PlacedRouteRow, parts: readonly string[]): readonly string[] {
  let out = [prefix];
  for (const part of parts) {
    if (/^\(.*\)$/.test(part) || (slots !== undefined && part.startsWith(slots))) continue;
    const written = part
      // Left out, it leaves the rest of its segment.
      .replace(/(?<=.)\[\[(\w+)(?:=\w+)?\]\]/g, '{:$1}')
      .replace(/\[\[\.\.\.(\w+)\]\]/g, '*$1')
      .replace(/\[\.\.\.(\w*)(?:=\w+)?\]/g, '*$1')
      .replace(/\[\[?([\w-]+)(?:=\w+)?\]?\]/g, ':$1');
    const longer = out.map((it) => `${it}/${written}`);
    out = part.startsWith('[[') ? [...out, ...longer] : longer;
  }
  return out.map((it) => (it === '' ? '/' : it));
}
/** The folder of an application whose settings a file holds; undefined where it holds none. */
export function settingsFolder(path: string, libraries: readonly Library[]): string | undefined {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(SOURCE, '');
  return libraries.some((it) => it.headerFiles?.includes(stem)) ? folderAround(path) : undefined;
}
