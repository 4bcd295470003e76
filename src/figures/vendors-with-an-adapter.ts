import type { BackendModel, OutboundCall } from '../model/model.ts';
import { roleOf } from '../model/questions.ts';
import type { Figure } from './figure.ts';

/** Other systems that one module alone calls: what they answer is translated there, or nowhere. */
export const vendorsWithAnAdapter: Figure = {
  id: 'vendors-with-an-adapter',
  standards: ['integrations/anti-corruption-adapters'],
  counts: 'systems of others that one module alone calls',
  of: 'systems of others that are called, by the host of a constant address, or by the package of their client',
  measure(model) {
    const callers = new Map<string, Set<string>>();
    for (const call of model.outbound) {
      const vendor = vendorOf(call, model);
      if (vendor === undefined || roleOf(call.at, model) !== 'source') continue;
      callers.set(vendor, (callers.get(vendor) ?? new Set()).add(call.at.path));
    }
    if (callers.size === 0) return { unknown: 'no call of a system of others was seen to name it' };
    const list = [...callers].flatMap(([vendor, by]) =>
      by.size === 1 ? [{ what: vendor, at: model.outbound.find((it) => vendorOf(it, model) === vendor)!.at }] : [],
    );
    return { value: list.length, of: callers.size, list };
  },
};
function vendorOf({ package: name, url }: OutboundCall, { packages }: BackendModel): string | undefined {
  const host = url === undefined ? undefined : /^https?:\/\/([\w.-]+\.[a-z]{2,})(?=[:/?#]|$)/i.exec(url)?.[1];
  if (host !== undefined) return host.toLowerCase();
  // A client of any host names nobody.
  const used = packages.find((it) => it.name === name);
  return used === undefined || used.is.some((it) => it === 'http-client' || it === 'framework') ? undefined : name;
}
