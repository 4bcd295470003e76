/**
 * What stands before the endpoints of a class by what the framework calls on it first: where the server is set up, and
 * when somebody connects.
 */
import type { Member, ValueId } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import type { Link } from './chain.ts';
import { item, itemOf } from './items.ts';
import type { ClassThing, FunctionThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { calledOn } from './values/frames.ts';
import type { Values } from './values/kernel.ts';

/** A method of a class, or of one above it. */
interface Method {
  readonly unit: FileUnit;
  readonly member: Member & { readonly value: ValueId };
  readonly owner: ClassThing;
}

/** The links that a library has stand there, in order. */
export function arrivalLinks(
  values: Values,
  cls: ClassThing,
  library: Library,
  methods: readonly Method[],
): readonly Link[] {
  return (library.arrivals ?? []).flatMap(({ member: name, does, convention = '' }): readonly Link[] => {
    const method = methods.find(({ member }) => member.name === name);
    const value = method?.unit.value(method.member.value);
    if (method === undefined || value?.kind !== 'function') return [];
    const own: FunctionThing = {
      kind: 'function',
      ref: { ...method.owner.ref, unit: method.unit, id: method.member.value },
    };
    const fn = calledOn(values, own, { kind: 'instance', of: cls, ctx: cls.ref.ctx });
    if (does === 'sets-up') return mountedIn(values, fn);
    const met = { ...itemOf(values, fn.ref, library, convention), things: [fn], text: `${name}()` };
    // Messages are taken while it is still being made out who sends them.
    return [{ item: met, scope: 'router', at: fn.ref, conditional: value.async === true }];
  });
}
/** What a function puts before whoever connects to the server that it is handed. */
function mountedIn(values: Values, { ref }: FunctionThing): readonly Link[] {
  const { unit } = ref;
  const value = unit.value(ref.id);
  if (value.kind !== 'function' || value.body < 0) return [];
  const out: Link[] = [];
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    const site: Ref = { ...ref, id };
    for (const thing of values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row, library } of values.apis.rows(thing.nodes, 'mounts'))
        if (library.is?.includes('websocket') === true)
          for (const it of [row.items ?? []].flat().flatMap((path) => values.argument(site, path)))
            for (const made of item(values, it, library, row.convention))
              out.push({ item: made, scope: 'router', at: site, conditional: false });
    }
  }
  return out;
}
