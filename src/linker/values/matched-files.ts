/** Files of the project that fit a pattern of names: what a program finds that looks for them. */
import { globPattern } from '../globs.ts';
import { manifestOf } from '../manifests.ts';
import { folderAround } from '../project-paths.ts';
import type { Ref } from '../things.ts';
import { folderOf } from './folders.ts';
import type { Values } from './kernel.ts';
import { PLACED } from './placed-names.ts';

/** More than these are not told apart. */
const MAX_FILES = 500;

/** Names as the program is given them: from its own folder on, or, where the pattern is of a place, as places. */
export function matchedFiles(values: Values, given: Ref, without: readonly string[]): readonly string[] | undefined {
  const written = values.flatConstants(given);
  const place = written.length === 0 ? folderOf(values, given) : undefined;
  const patterns = place === undefined ? written : [place];
  if (patterns.length === 0 || (place === undefined && patterns.some((it) => /^(?:\/|\.\.)/.test(it))))
    return undefined;
  const home = place === undefined ? (manifestOf(values.modules.manifests, given.unit.path)?.folder ?? '') : '';
  const left = without.map((it) => fitting(it.replace(/^\.\//, '')));
  const out = new Set<string>();
  for (const pattern of patterns) {
    const plain = pattern.replace(/^\.\//, '');
    const fits = fitting(plain);
    if (fits === undefined || left.includes(undefined)) return undefined;
    const start = pattern.startsWith('./') ? './' : '';
    for (const path of namesIn(values, home)) {
      if (!fits.test(path) || left.some((it) => it!.test(path))) continue;
      out.add(place === undefined ? `${start}${path}` : `${PLACED}${path}`);
    }
  }
  return out.size === 0 || out.size > MAX_FILES ? undefined : [...out];
}
function fitting(pattern: string): RegExp | undefined {
  // What stands before all folders stands before none as well.
  const found = globPattern(`/${pattern}`, false);
  return found && new RegExp(found.source.replace(/^\^\\\//, '^'));
}
/** Files below a folder, and the folders in which they lie, as seen from there. */
function namesIn(values: Values, home: string): ReadonlySet<string> {
  const out = new Set<string>();
  const prefix = home === '' ? '' : `${home}/`;
  for (const { path, role } of values.modules.units) {
    if (role === 'test' || path.endsWith('.d.ts') || !path.startsWith(prefix)) continue;
    for (let it = path.slice(prefix.length); it !== ''; it = folderAround(it)) out.add(it);
  }
  return out;
}
