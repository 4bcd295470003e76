/** Which endpoints of an application are registered before something of it, and which behind. */
import { doneForAll } from '../model/chain-order.ts';
import type { Application, Endpoint } from '../model/model.ts';
import { isErrorHandler, type EndpointDraft } from './chains.ts';
import type { Roles } from './roles.ts';
import type { Entry, Scope } from './scopes.ts';
import { valueKey } from './things.ts';
import { middlewareOf } from './told-chains.ts';
import type { Values } from './values/kernel.ts';

interface Pair {
  readonly draft: EndpointDraft;
  readonly endpoint: Endpoint;
}
/** Endpoints by where they stand to the entry with this index. */
interface Around {
  readonly before: readonly Endpoint[];
  readonly behind: readonly Endpoint[];
}

/** A scope, what is mounted in it at whatever depth, and the plugins inside it. */
export function withBelow(root: Scope, all: readonly Scope[]): ReadonlySet<Scope> {
  const found = new Set([root]);
  for (const it of found) for (const entry of it.entries) if (entry.kind === 'mount') found.add(entry.scope);
  for (const it of all) {
    for (let at = it.parent; at !== undefined; at = at.parent) if (at === root) found.add(it);
  }
  return found;
}

/** Around the entries of an application. A router that is mounted on both sides is on neither. */
export function endpointsAround(
  scope: Scope,
  all: readonly Scope[],
  pairs: readonly Pair[],
): (index: number) => Around {
  const byKey = new Map<string, Endpoint[]>();
  for (const { draft, endpoint } of pairs) {
    const key = valueKey(draft.at);
    byKey.set(key, [...(byKey.get(key) ?? []), endpoint]);
  }
  const keys = scope.entries.map((entry) => keysOf(entry, all));
  return (index) => {
    const [before, behind] = [new Set(keys.slice(0, index).flat()), new Set(keys.slice(index + 1).flat())];
    const only = (own: ReadonlySet<string>, other: ReadonlySet<string>): readonly Endpoint[] =>
      [...own].flatMap((key) => (other.has(key) ? [] : (byKey.get(key) ?? [])));
    return { before: only(before, behind), behind: only(behind, before) };
  };
}
/** Where the routes are registered that come with an entry. */
function keysOf(entry: Entry, all: readonly Scope[]): readonly string[] {
  if (entry.kind === 'route') return [valueKey(entry.at)];
  if (entry.kind !== 'mount') return [];
  return [...withBelow(entry.scope, all)].flatMap((it) =>
    it.entries.flatMap((inner) => (inner.kind === 'route' ? [valueKey(inner.at)] : [])),
  );
}

/** What an application does for every answer, and registers behind endpoints. */
export function lateSteps(
  values: Values,
  scope: Scope | undefined,
  all: readonly Scope[],
  pairs: readonly Pair[],
  roles: Roles,
): Application['late'] {
  if (scope === undefined) return [];
  const around = endpointsAround(scope, all, pairs);
  return scope.entries.flatMap((entry, index) => {
    if (entry.kind !== 'middleware' || !entry.paths.some((path) => path === '' || path === '/')) return [];
    return entry.items.flatMap((item) => {
      // What a plugin adds holds for its whole scope, wherever that is registered.
      if (isErrorHandler(values, item) || valueKey(item.ref) === valueKey(entry.at)) return [];
      const link = { item, scope: 'global', at: entry.at, conditional: entry.conditional } as const;
      const found = roles.of(link);
      if (!found.some(({ does, is }) => is === 'yes' && doneForAll.has(does))) return [];
      const { before, behind } = around(index);
      return before.length === 0 ? [] : [{ step: middlewareOf(link, found), before, last: behind.length === 0 }];
    });
  });
}
