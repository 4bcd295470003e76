/** Whether what is handed over, or given back, is there or not, as far as the branches tell in which it is: `if (error) return done(error)`. */
import { Presupposed } from '../behaviour/presupposed.ts';
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';

/** It is handed over as this argument only where it is true, or only where it is not; undefined: either. */
export function handedOnlyIf({ unit, id }: Ref, index: number): boolean | undefined {
  const ways = unit.usersOf(id).flatMap((user): readonly (boolean | undefined)[] => {
    const call = unit.value(user);
    if (call.kind !== 'call' || call.args[index] !== id) return [];
    return [sideOf(new Presupposed(unit, user), id)];
  });
  return ways.every((way) => way === ways[0]) ? ways[0] : undefined;
}
/** It is given back only where it is true, or only where it is not (`if (error) return error`). */
export function returnedOnlyIf({ unit, id }: Ref): { readonly only?: boolean } {
  const exits = unit.exitsIn(unit.ownerOf(id)).filter((it) => it.kind === 'return' && it.value === id);
  const [only, ...others] = exits.map(({ from }) => sideOf(new Presupposed(unit, id, from), id));
  return only !== undefined && others.every((way) => way === only) ? { only } : {};
}
function sideOf(presupposed: Presupposed, id: ValueId): boolean | undefined {
  const [there, not] = [presupposed.mayBe(id, 'true'), presupposed.mayBe(id, 'false')];
  return there === not ? undefined : there;
}
