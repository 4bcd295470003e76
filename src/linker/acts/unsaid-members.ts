/**
 * Strangers are kept out by a member of the request that nobody in sight puts there: what does is not seen, be it a package
 * that takes the member's name from its options, or a service in front of the application.
 */
import { Origins } from '../origins.ts';
import { standsFor } from '../http.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { conditionsAround } from './conditions.ts';

interface Kept {
  readonly values: Values;
  /** What the project puts where a member is read. */
  keptIn(ref: Ref): readonly Ref[];
}
const ASKED = ['wait', 'join', 'load', 'get', 'op'] as const;
/** So many values that a condition comes of are looked at. */
const NEAREST = 60;
/** A flag is put by what asks another one. */
const DEEP = 2;

/** A condition hangs on such a member, or on a flag that is put where one is there. */
export function asksUnsaid(kept: Kept, condition: Ref, deep = DEEP): boolean {
  const { values } = kept;
  for (const ref of new Origins(values, condition, ASKED, () => true, NEAREST)) {
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'get' || typeof value.key !== 'string') continue;
    if (!isUnsaid(values, { ...ref, id: value.of }, value.key)) continue;
    const put = kept.keptIn(ref);
    if (put.length === 0) return true;
    const isConstant = (it: Ref): boolean => it.unit.value(it.id).kind === 'literal';
    if (deep > 0 && put.every(isConstant) && put.flatMap(placesOf).some((it) => asksUnsaid(kept, it, deep - 1)))
      return true;
  }
  return false;
}
/** The framework tells nothing of a member of what it hands over. */
function isUnsaid(values: Values, of: Ref, name: string): boolean {
  return values
    .things(of)
    .some((it) => it.kind === 'api' && standsFor(it, 'request') && values.apis.step(it.nodes, `.${name}`).length === 0);
}
/** The conditions under which a constant is written into a member. */
function placesOf({ unit, id, ctx }: Ref): readonly Ref[] {
  return unit
    .usersOf(id)
    .flatMap((user) => (unit.value(user).kind === 'set' ? conditionsAround({ unit, id: user, ctx }) : []));
}
