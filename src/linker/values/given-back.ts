/** What functions give back that a framework puts onto the request, for those who come later. */
import type { ApiThing, Ref } from '../things.ts';
import type { Values } from './kernel.ts';

/** A value that is put there, and where it is given back. */
interface GivenBack {
  readonly value: Ref;
  readonly at: Ref;
  readonly isGivenBack: true;
}
/** Values that come to a member of a thing in this way. */
export function givenBack(values: Values, of: ApiThing, name: string): readonly GivenBack[] {
  const types = new Set(of.nodes.flatMap((it) => it.types));
  return [...types]
    .flatMap((type) => values.handed.keepersOn(type))
    .flatMap(({ ref: { unit, id, ctx } }) => {
      const fn = unit.value(id);
      if (fn.kind !== 'function') return [];
      return unit.returnedBy(fn).flatMap((back) => {
        const at: Ref = { unit, id: back, ctx };
        // Of objects of which one is given back, each has its own.
        return values
          .things(at)
          .flatMap((it) => (it.kind === 'object' ? values.memberRefs(it.ref, name) : []))
          .map((value) => ({ value, at, isGivenBack: true as const }));
      });
    });
}
