/** What runs as well where its scope is mounted, by a call that says so of all that was added before it. */
import type { MountRow } from '../libraries/kinds.ts';
import type { Scopes } from './scope-tree.ts';
import type { Entry, Scope } from './scopes.ts';

type Leaks = NonNullable<MountRow['leaks']>;

/** Casts what was registered so far. */
export function castAll(scopes: Scopes, scope: Scope, leaks: Leaks): void {
  scopes.change(scope, (entry) => cast(entry, leaks));
}
function cast(entry: Entry, leaks: Leaks): Entry {
  const wider = (own: MountRow['leaks']): Leaks => (own === 'on' ? own : leaks);
  if (entry.kind === 'mount') return entry.stays === undefined ? entry : { ...entry, cast: wider(entry.cast) };
  if (entry.kind !== 'middleware') return entry;
  return { ...entry, items: entry.items.map((it) => ({ ...it, leaks: wider(it.leaks) })) };
}
