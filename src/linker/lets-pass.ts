/** Things of packages that stand among the steps before a handler, and stop nobody. */
import { isEffectless } from './unread-routes.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Calls that one thing came of, one behind the other. */
const MAX_CALLS = 6;

/**
 * Nobody is stopped by what a package without effects gives, or one that answers at paths of its own; what an application
 * or router registers is told elsewhere.
 */
export function letsPass(values: Values, thing: ApiThing): boolean {
  const { apis } = values;
  return (
    // What the language gives is no function that requests come by, but perhaps a token of one.
    (isEffectless(thing.package) && !thing.package.startsWith('language:') && !isMadeOfOwn(values, thing)) ||
    apis.library(thing.package)?.brings === true ||
    apis.isRouter(thing)
  );
}
/** Something of the project may be in it, which was handed over where it was made: `fromPairs(guards).canEdit`. */
function isMadeOfOwn(values: Values, thing: ApiThing): boolean {
  const sites = new Set<Ref>();
  for (let at: ApiThing | undefined = thing, left = MAX_CALLS; at !== undefined && left > 0; at = at.receiver, left--)
    if (at.site !== undefined) sites.add(at.site);
  return [...sites].some((site) => {
    const call = site.unit.value(site.id);
    return call.kind === 'call' && call.args.some((id) => holdsFunctions(values, { ...site, id }));
  });
}
function holdsFunctions(values: Values, ref: Ref): boolean {
  const mayRun = ({ kind }: Thing): boolean => kind === 'function' || kind === 'class' || kind === 'array';
  return (
    values.things(ref).some((it) => mayRun(it) || it.kind === 'unknown' || it.kind === 'module') ||
    values.entriesOf(ref).some((it) => values.things(it.value).some(mayRun))
  );
}
