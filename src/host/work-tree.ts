import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { realFolder } from './real-folder.ts';

/** The folder that holds `.git` (a folder or, in work trees and submodules, a file that names one), at or above `from`. */
export function workTree(from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    if (isGit(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
function isGit(path: string): boolean {
  try {
    const stats = statSync(path);
    return stats.isDirectory() || stats.isFile();
  } catch {
    return false;
  }
}

/** The folder within which what concerns `from` is looked for: the work tree, else the outermost package around it, else itself. */
export function projectTop(from: string): string {
  const tree = workTree(from);
  if (tree !== undefined) return tree;
  let top = from;
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) top = at;
    if (dirname(at) === at) return top;
  }
}

/** Where a folder lies in its repository: '' at the top of it or without one, else a path that ends in `/`. Throws NoSuchFolder. */
export function placeInRepository(folder: string): string {
  const real = realFolder(folder);
  const place = relative(workTree(real) ?? real, real)
    .split(sep)
    .join('/');
  return place === '' ? '' : `${place}/`;
}
