import type { BackendModel, Endpoint } from '../model/model.ts';
import type { Count, Figure } from './figure.ts';

/** Endpoints that give out a new token for an old one, and end the old one in a store, or put another in its place. */
export const refreshesInStore: Figure = {
  id: 'refreshes-in-store',
  standards: ['auth/refresh-tokens'],
  counts: 'endpoints that renew tokens and change what is stored',
  of: 'endpoints that renew tokens',
  measure: (model) => changing(model, isRefresh, 'no endpoint that renews tokens was found'),
};
/** Endpoints by which people sign out, that end something in a store: a token that only the client forgets is good until it ends. */
export const logoutsInStore: Figure = {
  id: 'logouts-in-store',
  standards: ['auth/token-lifecycle'],
  counts: 'endpoints of signing out that change what is stored',
  of: 'endpoints of signing out',
  measure: (model) => changing(model, ({ purpose }) => purpose === 'logout', 'no endpoint of signing out was found'),
};
function isRefresh({ path }: Endpoint): boolean {
  return /(?:^|[/_-])(?:refresh|renew)(?:[_-]?(?:access[_-]?)?tokens?)?$/i.test(path);
}
function changing({ endpoints }: BackendModel, which: (endpoint: Endpoint) => boolean, none: string): Count {
  const all = endpoints.filter(which);
  if (all.length === 0) return { unknown: none };
  const list = all.filter(({ handler }) => handler.writes.length > 0);
  const hidden = all.find((it) => !list.includes(it) && (!it.handler.complete || it.handler.blind.length > 0));
  if (hidden !== undefined)
    return { unknown: `what ${hidden.method} ${hidden.path} does could not be followed completely` };
  return {
    value: list.length,
    of: all.length,
    list: list.map(({ method, path, at }) => ({ what: `${method} ${path}`, at })),
  };
}
