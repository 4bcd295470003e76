/** What functions of the chain put onto the request, its answer or its state before the handler reads it there. */
import type { FunctionThing, Ref } from '../things.ts';
import { sameKind } from '../values/identity.ts';
import type { Values } from '../values/kernel.ts';
import { useAt, withUse, type State, type Trail } from './state.ts';
import type { Walking } from './tracing.ts';

/** Writes of members, each with what is written. */
interface Write extends Ref {
  readonly to: Ref;
}
/** Writes of a member of a thing of a library, under a name that is none of its own, by functions that ran before. */
export function writesBefore(values: Values, before: readonly FunctionThing[], of: Ref, key: string): readonly Write[] {
  if (before.length === 0) return [];
  const bases = values.things(of).flatMap((it) => (it.kind === 'api' ? [it] : []));
  if (bases.length === 0 || bases.some((it) => values.apis.step(it.nodes, `.${key}`).length > 0)) return [];
  const isOn = (ref: Ref): boolean =>
    values.things(ref).some((it) => it.kind === 'api' && bases.some((base) => sameKind(it, base)));
  return before.flatMap((fn) =>
    writesIn(fn).flatMap((at): readonly Write[] => {
      const set = at.unit.value(at.id);
      if (set.kind !== 'set' || !values.keys(at, set.key).includes(key) || !isOn({ ...at, id: set.of })) return [];
      return [{ ...at, to: { ...at, id: set.to } }];
    }),
  );
}
/** Follows what was put under a name; false: nothing in sight was. */
export function putBefore(walk: Walking, s: State, of: Ref, key: string, trail: Trail | undefined): boolean {
  const { values, hooks } = walk.tracer;
  const before = (hooks.before?.(s.ref) ?? []).flat().map(({ fn }) => fn);
  const writes = writesBefore(values, before, of, key);
  for (const { to, ...at } of writes) {
    const step = walk.step({ ...s, ref: at }, `kept as ${key}`, trail);
    walk.visit({ ref: to, path: s.path, need: s.need, uses: withUse(s.uses, useAt(at.unit, at.id)) }, step);
  }
  return writes.length > 0;
}
function writesIn({ ref: { unit, id, ctx } }: FunctionThing): readonly Ref[] {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return [];
  const { first, last } = unit.region(fn.body);
  const out: Ref[] = [];
  for (let at = first; at < last; at++)
    if (unit.value(at).kind === 'set' && unit.ownerOf(at) === id) out.push({ unit, id: at, ctx });
  return out;
}
