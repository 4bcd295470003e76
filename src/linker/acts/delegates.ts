/** Calls of what stands above a class in a library: `super.canActivate(context)`, `this.guard.canActivate(context)`. */
import type { ValueId } from '../../facts/facts.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/**
 * The method of middleware of a library that a callee is, with what no class of the project has in between; `isOwn`: of
 * what stands above the class itself.
 */
export function methodAbove(
  values: Values,
  ref: Ref,
  callee: ValueId,
): { readonly to: readonly ApiThing[]; readonly member: string; readonly isOwn: boolean } | undefined {
  const get = ref.unit.value(callee);
  if (get.kind !== 'get' || typeof get.key !== 'string') return undefined;
  // What a class of the project has of this name in between is followed.
  if (values.things({ ...ref, id: callee }).some((it) => it.kind === 'function')) return undefined;
  const to = values.things({ ...ref, id: get.of }).flatMap((base): readonly ApiThing[] => {
    const of = base.kind === 'instance' ? base.of : base;
    const above = of.kind === 'class' ? [of, ...values.ancestors(of)] : [of];
    return above.flatMap((it) => (it.kind === 'api' && values.apis.has(it.nodes, 'middleware') ? [it] : []));
  });
  return to.length === 0 ? undefined : { to, member: get.key, isOwn: ref.unit.value(get.of).kind === 'super' };
}
/** It is middleware that lets nobody pass of whom it does not know who they are. */
export function isAsked(values: Values, ref: Ref, callee: ValueId): boolean {
  const { to = [] } = methodAbove(values, ref, callee) ?? {};
  return to.some((it) =>
    values.apis.rows(it.nodes, 'middleware').some(({ row }) => row.does === 'authenticates' && row.optional !== true),
  );
}
