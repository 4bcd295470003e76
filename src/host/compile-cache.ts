/** Compiled code of ours, kept between runs by Node itself (22.1 and later). */
import { realpathSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { isIn, makeOwn, ownFolder } from './own-folder.ts';

/**
 * Whoever can write compiled code decides what we do. So it lies in a folder of the user's own, and nowhere in the
 * folder where the command is run or one that its arguments name. Without a folder of ours Node would take one that all
 * users share.
 */
export function keepCompiledCode(named: readonly string[]): void {
  // Types know the oldest Node we run on.
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  const own = ownFolder();
  if (enableCompileCache === undefined || own === undefined) return;
  if (['.', ...named].some((path) => isAround(path, own))) return;
  const folder = join(own, 'code');
  if (makeOwn(own) && makeOwn(folder)) enableCompileCache(folder);
}
function isAround(named: string, folder: string): boolean {
  try {
    return isIn(realpathSync(named), folder);
  } catch {
    // Options and what does not exist are no folders.
    return false;
  }
}
