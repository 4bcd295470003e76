/** Where a process is connected to others: stores and brokers that it calls, ports that it listens on. */
import { addresses, ports } from '../../libraries/addresses.ts';
import type { ArgumentPath } from '../../libraries/kinds.ts';
import type { Wiring } from '../../model/model.ts';
import { passwordInUrl } from '../flows/secret-texts.ts';
import type { Sites } from '../flows/sites.ts';
import { originsIn, SAME } from '../origins.ts';
import { byPlace, placeOf } from '../places.ts';
import { type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';

type Fixed = NonNullable<Wiring['fixed']>;

/** Every place of the project's own code where a connection is set up or a port is opened. */
export function collectWiring(values: Values, sites: Sites): readonly Wiring[] {
  const out = new Map<string, Wiring>();
  for (const { ref, callees } of sites.of(['pools', 'queues', 'settings']))
    values.failures.attempt('wiring', ref, () => {
      for (const callee of callees) {
        const { apis } = values;
        const listens = apis.rows(callee.nodes, 'settings').some(({ row }) => row.is === 'listens');
        const connects =
          apis.rows(callee.nodes, 'pools').some(({ row }) => holds(values, ref, row.when)) ||
          apis.rows(callee.nodes, 'queues').some(({ row }) => row.does === 'connect');
        if (!listens && !connects) continue;
        const fixed = listens ? firstOf(values, ref, ports, portAt) : firstOf(values, ref, addresses, hostAt);
        out.set(valueKey(ref), {
          at: placeOf(ref),
          does: listens ? 'listen' : 'connect',
          package: callee.package,
          ...(fixed && { fixed }),
        });
        return;
      }
    });
  return [...out.values()].sort(byPlace);
}
function firstOf(
  values: Values,
  site: Ref,
  paths: readonly ArgumentPath[],
  look: (values: Values, ref: Ref) => Fixed | undefined,
): Fixed | undefined {
  for (const path of paths)
    for (const ref of values.argument(site, path)) {
      const found = look(values, ref);
      if (found !== undefined) return found;
    }
  return undefined;
}
/** The one constant that a value is, whatever runs: nothing was chosen, and nothing stands in for a setting. */
export function onlyConstant(values: Values, ref: Ref): { readonly value: unknown; readonly ref: Ref } | undefined {
  const [thing, ...others] = values.things(ref);
  if (thing?.kind !== 'constant' || others.length > 0) return undefined;
  const at = thing.ref ?? ref;
  return isChosen(ref) || isChosen(at) ? undefined : { value: thing.value, ref: at };
}
function isChosen({ unit, id }: Ref): boolean {
  let stores = 0;
  for (const at of originsIn(unit, id, SAME)) {
    const { kind } = unit.value(at);
    if (kind === 'op' || kind === 'join' || kind === 'call' || kind === 'param') return true;
    if (kind === 'literal' && ++stores > 1) return true;
  }
  return false;
}
function portAt(values: Values, ref: Ref): Fixed | undefined {
  const found = onlyConstant(values, ref);
  const port = Number(found?.value);
  return found !== undefined && Number.isInteger(port) && port > 0
    ? { at: placeOf(found.ref), text: String(port), local: false }
    : undefined;
}
const LOCAL = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1?\]?|host\.docker\.internal)$/i;
const EXAMPLE = /(?:^|\.)example(?:\.\w+)?$|[<>{}$]/i;
/** A store in a file of this machine. */
const FILE = /\.(?:db3?|sqlite3?|duckdb|sock|json)$/i;
function hostAt(values: Values, ref: Ref): Fixed | undefined {
  const found = onlyConstant(values, ref);
  const text = found?.value;
  if (found === undefined || typeof text !== 'string' || passwordInUrl(text) !== undefined) return undefined;
  const host = hostOf(text);
  if (host === undefined || LOCAL.test(host) || EXAMPLE.test(host) || FILE.test(host)) return undefined;
  // A name without a dot is given by whatever runs the containers beside each other.
  return { at: placeOf(found.ref), text: host, local: !host.includes('.') };
}
/** The host in an address, or in a bare `host:port`. */
function hostOf(text: string): string | undefined {
  const url = /^[a-z][\w+.-]*:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/?,#]+)/i.exec(text);
  if (url) return url[1];
  return /^([a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d-]+)+|[a-z][a-z\d-]*(?=:\d+$))(?::\d+)?$/i.exec(text)?.[1];
}
