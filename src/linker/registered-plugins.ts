/** Things of libraries that are not called: whoever registers them sets them up, with options beside them. */
import type { Site } from './flows/sites.ts';
import type { Scopes } from './scope-tree.ts';

/** The registering calls of the project's own code, each with the plugins that it may register. */
export function registeredPlugins(scopes: Scopes): readonly Site[] {
  const out: Site[] = [];
  for (const { entries } of scopes.all)
    for (const entry of entries) {
      if (entry.kind !== 'middleware' && entry.kind !== 'hook') continue;
      for (const { ref, things } of entry.items) {
        const { unit } = ref;
        if (unit.role === 'test' || unit.role === 'generated' || unit.value(ref.id).kind !== 'call') continue;
        const callees = things.flatMap((it) => (it.kind === 'api' && it.site === undefined ? [it] : []));
        if (callees.length > 0) out.push({ ref, unit, callees });
      }
    }
  return out;
}
