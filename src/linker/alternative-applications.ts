/** Applications of which a program makes one or the other: `app = secure ? make({ https }) : make()`. */
import type { Scopes } from './scope-tree.ts';
import type { Scope } from './scopes.ts';
import { type Ref, refKey } from './things.ts';

/** Leaves one of several applications that one variable holds by a branch, if the same was registered on all of them. */
export function withoutAlternatives(scopes: Scopes): void {
  const kept: Scope[] = [];
  for (const scope of scopes.all.filter((it) => it.application && it.parent === undefined)) {
    const isAnother = kept.some((it) => areAlternatives(it.at, scope.at) && registered(it) === registered(scope));
    if (isAnother) scopes.drop(scope);
    else kept.push(scope);
  }
}
/** One variable holds what is made here or what is made there, by a branch. */
function areAlternatives(a: Ref, b: Ref): boolean {
  return (
    a.unit === b.unit &&
    a.ctx === b.ctx &&
    a.id !== b.id &&
    a.unit.usersOf(a.id).some((user) => {
      const join = a.unit.value(user);
      return join.kind === 'join' && join.at === 'branch' && join.of.includes(b.id);
    })
  );
}
function registered({ entries }: Scope): string {
  return entries.map((it) => `${it.kind} ${refKey(it.at)}`).join('\n');
}
