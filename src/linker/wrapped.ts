/** What a library wraps around a handler: how it calls that, and what it does before. */
import type { Library, Role } from '../libraries/kinds.ts';
import { originsIn, SAME } from './origins.ts';
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

export interface Wrapper {
  readonly at: Ref;
  readonly library: Library;
  readonly convention: string | undefined;
  readonly does: Role | undefined;
}
/** The wrappers of which one gave a value, where their libraries say more than that they give a function back. */
export function wrappersOf(values: Values, ref: Ref): readonly Wrapper[] {
  return [...originsIn(ref.unit, ref.id, SAME)].flatMap((id) => {
    const call = ref.unit.value(id);
    if (call.kind !== 'call') return [];
    const at: Ref = { ...ref, id };
    return values.things({ ...ref, id: call.callee }).flatMap((callee) =>
      (callee.kind === 'api' ? values.apis.rows(callee.nodes, 'wraps') : []).flatMap(({ row, library }) => {
        const { convention, does } = row;
        const isSaid = convention !== undefined || does !== undefined;
        const wraps = values.argument(at, row.function).some((it) => values.things(it).some(isFunction));
        return isSaid && wraps ? [{ at, library, convention, does }] : [];
      }),
    );
  });
}
const isFunction = ({ kind }: { readonly kind: string }): boolean => kind === 'function';
