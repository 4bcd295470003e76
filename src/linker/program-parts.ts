/** Several programs that share the code which makes their application: each gets one of its own. */
import type { Registered } from './programs.ts';
import type { Scopes } from './scope-tree.ts';

/** Gives each of several packages that start one application its own. */
export function partByProgram(scopes: Scopes): void {
  const { programs, settings } = scopes;
  for (const scope of [...scopes.all]) {
    if (!scope.application || scope.parent !== undefined) continue;
    const starts = settings.filter((it) => it.is === 'listens' && it.scope === scope);
    const started = new Set(starts.flatMap((it) => programs.of(it) ?? []));
    if (started.size < 2) continue;
    const parts = [...started].map((program) => {
      const isFor = (it: Registered): boolean => {
        const own = it.at && programs.folderOf(it.at.unit);
        const from = own !== undefined && started.has(own) ? own : programs.of(it);
        // What another package put there is for all that use it, if it starts nothing.
        return from === undefined || from === program || !started.has(from);
      };
      const { key, entries, unseen } = scope;
      const part = { ...scope, key: `${key} ${program}`, entries: entries.filter(isFor), unseen: unseen.filter(isFor) };
      return { part, isFor };
    });
    scopes.split(scope, parts);
  }
}
