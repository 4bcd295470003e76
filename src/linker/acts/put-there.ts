/** What code of the project put onto a thing of a library, under the name that is read. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** The values that a member of a library's thing may be by what the project says; undefined: it says nothing of it. */
export function putThere(values: Values, ref: Ref): readonly Ref[] | undefined {
  const read = ref.unit.value(ref.id);
  if (read.kind !== 'get' || typeof read.key !== 'string') return undefined;
  const { key } = read;
  if (!values.modules.decorates(key)) return undefined;
  const found = values
    .things({ ...ref, id: read.of })
    // What the library itself has of that name is something else.
    .flatMap((it) =>
      it.kind === 'api' && values.apis.step(it.nodes, `.${key}`).length === 0
        ? values.modules.decorationsOf(it, key)
        : [],
    );
  return found.length === 0 ? undefined : found;
}
/** Values whose members the thing has besides that a member is read from, where nothing is put there under its name. */
export function spreadThere(values: Values, ref: Ref): readonly Ref[] {
  const read = ref.unit.value(ref.id);
  if (read.kind !== 'get' || typeof read.key !== 'string') return [];
  const { key } = read;
  return values
    .things({ ...ref, id: read.of })
    .flatMap((it) =>
      it.kind === 'api' && values.apis.step(it.nodes, `.${key}`).length === 0 ? values.modules.spreadsOf(it) : [],
    );
}
