/** Calls that stop the process until they are done, and the endpoints that wait for them. */
import type { BlockingCall, Endpoint } from '../../model/model.ts';
import type { Behaviours } from '../behaviour/behaviours.ts';
import type { Handlers } from '../behaviour/handlers.ts';
import { isKeptOnce } from '../behaviour/kept-once.ts';
import type { EndpointDraft } from '../chains.ts';
import { describe } from '../describe.ts';
import type { Site, Sites } from '../flows/sites.ts';
import { byPlace, placeOf } from '../places.ts';
import type { FunctionThing } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';

interface Pair {
  readonly draft: EndpointDraft;
  readonly endpoint: Endpoint;
}

/** Every such call of the project's own functions; what a module does while it is loaded blocks nobody. */
export function collectBlocking(
  values: Values,
  sites: Sites,
  behaviours: Behaviours,
  handlers: Handlers,
  pairs: readonly Pair[],
): readonly BlockingCall[] {
  const out: BlockingCall[] = [];
  let runs: readonly { readonly endpoint: Endpoint; readonly functions: readonly FunctionThing[] }[] | undefined;
  const look = (site: Site): void => {
    const { ref, unit } = site;
    const found = rowAt(values, site);
    if (found === undefined || unit.ownerOf(ref.id) < 0) return;
    runs ??= pairs.map(({ draft, endpoint }) => ({ endpoint, functions: handlers.functionsOf(draft) }));
    const call = unit.value(ref.id);
    out.push({
      at: placeOf(ref),
      package: found.package,
      call: call.kind === 'call' ? describe({ ...ref, id: call.callee }) : describe(ref),
      kind: found.kind,
      endpoints: runs
        .filter(({ functions }) => functions.some((fn) => behaviours.reaches(fn, unit, ref.id)))
        .map(({ endpoint }) => endpoint),
      memo: isKeptOnce(behaviours.scene, ref),
    });
  };
  for (const site of sites.of(['blocking']))
    values.failures.attempt('blocking', site.ref, () => {
      look(site);
    });
  return out.sort(byPlace);
}
function rowAt(values: Values, { ref, unit, callees }: Site): Pick<BlockingCall, 'kind' | 'package'> | undefined {
  for (const { nodes } of callees)
    for (const { row, library } of values.apis.rows(nodes, 'blocking')) {
      if (!holds(values, ref, row.when)) continue;
      const owner = unit.ownerOf(ref.id);
      const around = owner < 0 ? undefined : unit.value(owner);
      if (row.inAsync === true && !(around?.kind === 'function' && around.async === true)) continue;
      return { kind: row.kind, package: library.package };
    }
  return undefined;
}
