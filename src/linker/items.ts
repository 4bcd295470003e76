/** What is handed to a registration, as items of a chain, and what the framework will hand to it. */
import type { Library } from '../libraries/kinds.ts';
import { typeName } from './apis.ts';
import { describe } from './describe.ts';
import type { Replaying } from './replaying.ts';
import type { Item } from './scopes.ts';
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** One argument as an item of a chain. */
export function item(values: Values, ref: Ref, library: Library, convention: string): Item[] {
  const things = values.things(ref);
  if (things.every((it) => it.kind === 'constant')) return [];
  return [
    {
      ref,
      things,
      text: ref.text ?? describe(ref),
      library,
      convention: library.conventions?.[convention],
      style: convention,
    },
  ];
}
/** Tells the parameters of functions what the framework hands to them. */
export function announce(
  { values, handing }: Pick<Replaying, 'values' | 'handing'>,
  items: readonly Item[],
  library: Library,
  name: string,
  errors = false,
): void {
  const convention = library.conventions?.[name];
  if (convention === undefined) return;
  const { member } = convention;
  for (const it of items) {
    const things = it.things.flatMap((thing) =>
      thing.kind === 'object' && member !== undefined
        ? values.memberRefs(thing.ref, member).flatMap((ref) => values.things(ref))
        : thing,
    );
    for (const thing of things) {
      if (thing.kind !== 'function') continue;
      if (convention.status !== undefined) handing.answersBy(thing, convention.status);
      const fn = thing.ref.unit.value(thing.ref.id);
      if (fn.kind !== 'function') continue;
      const isError =
        errors || (convention.errorWhenArity !== undefined && fn.params.length === convention.errorWhenArity);
      const types = isError ? (convention.errorParams ?? convention.params) : convention.params;
      types.forEach((type, index) => {
        if (type !== '' && fn.params[index] !== undefined)
          handing.toParam(thing, index, values.instanceOfType(typeName(library, type)));
      });
    }
  }
}
