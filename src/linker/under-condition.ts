/** What a link does that is registered under a condition. */
import type { Link } from './chain.ts';
import { describe } from './describe.ts';
import type { RoleAnswer } from './role-answer.ts';
import type { Doubt } from './things.ts';

/** Roles of a link: what is only there under a condition does nothing for sure. */
export function underCondition(link: Link, roles: readonly RoleAnswer[]): readonly RoleAnswer[] {
  if (!link.conditional) return roles;
  const given = link.item.doubt && conditionOf(link.item.doubt);
  return roles.map((it) =>
    it.is === 'yes' ? { ...it, is: 'conditional', ...(given !== undefined && { by: `${it.by}, ${given}` }) } : it,
  );
}
/** The condition, in words. */
function conditionOf({ unit, region }: Doubt): string | undefined {
  const it = region === undefined ? undefined : unit.region(region);
  if ((it?.kind !== 'branch' && it?.kind !== 'rest') || it.side === 'nullish') return undefined;
  const words = describe({ unit, id: it.condition });
  return words.includes('…') ? undefined : `${it.side === 'true' ? 'if' : 'unless'} ${words}`;
}
