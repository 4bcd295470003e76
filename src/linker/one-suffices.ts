/** What several do of which one that lets a request pass suffices. */
import type { RoleAnswer } from './role-answer.ts';

/** One of them. */
export interface Sufficient {
  readonly roles: readonly RoleAnswer[];
  /** It lets some not pass. */
  readonly refuses: boolean;
}
type Does = RoleAnswer['does'];

/** What all of them do, and what is asked of those that no other lets pass. */
export function together(members: readonly Sufficient[]): readonly RoleAnswer[] {
  const all = members.flatMap((it) => it.roles);
  const out: RoleAnswer[] = [];
  for (const role of all) {
    if (out.some((it) => it.does === role.does)) continue;
    const own = all.filter((it) => it.does === role.does);
    const weakest = own.find((it) => it.is === 'unknown') ?? own.find((it) => it.is === 'conditional') ?? role;
    const without = members.filter((it) => !it.roles.some(({ does }) => does === role.does));
    if (without.length === 0 || isUnread(role)) out.push(weakest);
    else if (GUARDING.has(role.does) && !without.some((it) => passesAll(it, role.does)))
      out.push(weakest.is === 'yes' ? { ...weakest, is: without.some(hides) ? 'unknown' : 'conditional' } : weakest);
  }
  return out;
}
const GUARDING: ReadonlySet<Does> = new Set<Does>(['authenticates', 'authorizes']);

/** Everybody gets through there whom a role would keep out: known callers do where it asks who they are and no more. */
function passesAll({ roles, refuses }: Sufficient, does: Does): boolean {
  if (roles.some(isUnread)) return false;
  return !refuses || (does === 'authorizes' && roles.some((it) => it.does === 'authenticates' && it.is === 'yes'));
}
function hides({ roles }: Sufficient): boolean {
  return roles.some(isUnread);
}
/** What it does is not known. */
function isUnread(role: RoleAnswer): boolean {
  return role.does === 'other' && role.is === 'unknown';
}
