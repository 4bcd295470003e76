/** What code of the project put onto a thing of a library, under the name that is read. */
import { type FunctionThing, type Ref, refKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { anyOf, both, type Known, NOTHING, type State } from './proven.ts';

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
/** What is known of who asks where a function makes the members of a thing, and gives the one that is read this value. */
export function knownWhereMade(
  values: Values,
  alternatives: {
    of(ref: Ref): readonly { readonly ref: Ref; readonly known: () => Known | undefined }[];
    entry(ref: Ref, name: string): Ref | 'absent' | undefined;
  },
  telling: { returnsOf(fn: FunctionThing): readonly { readonly ref: Ref; readonly state: State }[] },
  read: Ref,
  put: Ref,
): Known | undefined {
  const get = read.unit.value(read.id);
  if (get.kind !== 'get' || typeof get.key !== 'string') return NOTHING;
  const { key } = get;
  const things = values.things({ ...read, id: get.of });
  const known = things
    .flatMap((it) => (it.kind === 'api' ? values.modules.makersOf(it) : []))
    .flatMap((fn) => telling.returnsOf(fn))
    .flatMap(({ ref, state }) =>
      alternatives.of(ref).flatMap((it) => {
        const entry = alternatives.entry(it.ref, key);
        const isPut = entry !== undefined && entry !== 'absent' && refKey(entry) === refKey(put);
        return isPut ? [both(state.get(), it.known())] : [];
      }),
    );
  return known.length === 0 ? NOTHING : anyOf(known);
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
/** What is put there is what was there: `Object.assign(context, { caller: context.caller })`. */
export function isPutBack(values: Values, read: Ref, put: Ref): boolean {
  const [get, back] = [read.unit.value(read.id), put.unit.value(put.id)];
  if (get.kind !== 'get' || back.kind !== 'get' || back.key !== get.key || typeof get.key !== 'string') return false;
  const of = values.things({ ...read, id: get.of });
  return values
    .things({ ...put, id: back.of })
    .some((it) => it.kind === 'api' && of.some((own) => own.kind === 'api' && own.nodes[0] === it.nodes[0]));
}
