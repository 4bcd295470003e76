/** How chains say no, as rules ask it. */
import type { Location } from '../facts/facts.ts';
import type { Application, Endpoint, Middleware } from './model.ts';
import { placeKey } from './questions.ts';

type Role = Middleware['roles'][number];
/** A step that refuses, with the endpoints behind it. */
export interface Refuser {
  readonly role: Role;
  readonly endpoints: readonly Endpoint[];
}

/**
 * Steps that refuse whoever shows no credentials that hold: the first of each chain that looks at them, or that refuses
 * those who show none, and asks for no right.
 */
export function refusersOfStrangers(application: Application): readonly Refuser[] {
  return refusers(application, (chain) => {
    const verifier = chain.findIndex((it) => does(it, 'authenticates'));
    if (verifier < 0) return [];
    const first = chain.find((it, index) => index === verifier || (index < verifier && does(it, 'demands')))!;
    const role = does(first, 'authenticates') ?? does(first, 'demands');
    return role !== undefined && !does(first, 'authorizes') ? [role] : [];
  });
}
/** Steps that refuse somebody who is known already, for what he may not do. */
export function refusersOfRights(application: Application): readonly Refuser[] {
  return refusers(application, (chain) =>
    chain.flatMap((it, index) => {
      const right = does(it, 'authorizes');
      const known = !does(it, 'authenticates') || chain.slice(0, index).some((before) => does(before, 'authenticates'));
      return right !== undefined && known ? [right] : [];
    }),
  );
}
/** How a step says no: with a status that is right for it (or by sending people elsewhere), with another, or that is not known. */
export function refusalOf(
  { role: { refusals = [] } }: Refuser,
  right: readonly number[],
): { readonly is: 'right' | 'other'; readonly at: Location; readonly status: number } | undefined {
  const known = refusals.flatMap(({ at, status }) => (status === undefined ? [] : [{ at, status }]));
  const found = known.find(({ status }) => right.includes(status) || (status >= 300 && status < 400));
  if (found !== undefined) return { is: 'right', ...found };
  return known[0] === undefined || known.length < refusals.length ? undefined : { is: 'other', ...known[0] };
}
function does({ roles }: Middleware, what: string): Role | undefined {
  return roles.find((role) => role.does === what && role.is === 'yes');
}
function refusers({ endpoints }: Application, of: (chain: Endpoint['chain']) => readonly Role[]): readonly Refuser[] {
  const found = new Map<string, { readonly role: Role; readonly endpoints: Endpoint[] }>();
  for (const endpoint of endpoints) {
    // Who sends events expects what the sender of events documents.
    if (endpoint.purpose === 'webhook') continue;
    for (const role of of(endpoint.chain)) {
      if ((role.refusals ?? []).length === 0) continue;
      const key = placeKey(role.at);
      const known = found.get(key);
      if (known) known.endpoints.push(endpoint);
      else found.set(key, { role, endpoints: [endpoint] });
    }
  }
  return [...found.values()];
}
