/** Whether what is handed over is there or not, as far as the branches tell in which it is: `if (error) return done(error)`. */
import { Presupposed } from '../behaviour/presupposed.ts';
import type { Ref } from '../things.ts';

/** It is handed over as this argument only where it is true, or only where it is not; undefined: either. */
export function handedOnlyIf({ unit, id }: Ref, index: number): boolean | undefined {
  const ways = unit.usersOf(id).flatMap((user): readonly (boolean | undefined)[] => {
    const call = unit.value(user);
    if (call.kind !== 'call' || call.args[index] !== id) return [];
    const presupposed = new Presupposed(unit, user);
    const [there, not] = [presupposed.mayBe(id, 'true'), presupposed.mayBe(id, 'false')];
    return [there === not ? undefined : there];
  });
  return ways.every((way) => way === ways[0]) ? ways[0] : undefined;
}
