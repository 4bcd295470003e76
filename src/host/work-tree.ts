import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
