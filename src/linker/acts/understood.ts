/** Of which values nothing is known. */
import { globals } from '../../libraries/globals.ts';
import type { Thing } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { LANGUAGE } from '../values/library.ts';

/**
 * Nothing is known of it: it is a package's that nobody described, or of which only other parts are, or it stands under a
 * name that no language gives anything.
 */
export function isNotUnderstood(values: Values, thing: Thing): boolean {
  if (thing.kind !== 'api') return thing.kind === 'unknown';
  const library = values.apis.library(thing.package);
  if (library === undefined || (library.partly === true && thing.nodes.length === 0)) return true;
  return thing.package === LANGUAGE && thing.nodes.length === 0 && !GLOBALS.has(thing.path.split(/[ .]/)[0]!);
}
/** Whatever a program put onto the global object, or keeps a promise with that it made by hand, and nothing besides. */
export function isOnlyKept(things: readonly Thing[]): boolean {
  return things.length > 0 && things.every((it) => it.kind === 'api' && it.package === LANGUAGE && isKept(it.path));
}
function isKept(path: string): boolean {
  const [, member] = /^global(?:This)?[ .]+([^ .]+)/.exec(path) ?? [];
  return member === undefined ? /^Promise \(\) \.(?!(?:then|catch|finally)\b)/.test(path) : !GLOBALS.has(member);
}
const GLOBALS: ReadonlySet<string> = new Set(globals);
