/** Look-ups of which a list is made: one for each of some (`(await Promise.all(groups.map((it) => rules.find(it)))).flat()`). */
import { type FunctionThing, type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { LANGUAGE } from '../values/library.ts';

/** Lists made of lists, functions that call others. */
const MAX_DEEP = 8;
/** Of a list, and with no more than what was in that. */
const OF_LIST = /^(?:flat|filter|slice|sort|reverse|toSorted|toReversed)$/;
const OF_EACH = /^(?:map|flatMap)$/;

/** The calls that ask a store, where a value holds nothing but what they found; empty: it holds something else, too. */
export function lookUpsOf(values: Values, ref: Ref, deep = 0): readonly Ref[] {
  const value = valueOf(ref);
  const at = (id: number): Ref => ({ ...ref, id });
  if (deep > MAX_DEEP) return [];
  if (value.kind === 'wait') return lookUpsOf(values, at(value.of), deep + 1);
  if (value.kind !== 'call') return [];
  const things = values.things(at(value.callee));
  if (things.some((it) => it.kind === 'api' && values.apis.rows(it.nodes, 'data').length > 0)) return [ref];
  const functions = things.filter((it): it is FunctionThing => it.kind === 'function');
  if (functions.length > 0)
    return functions.length < things.length
      ? []
      : ofAll(
          values,
          functions.flatMap((it) => givenBy(values, it, ref)),
          deep,
        );
  const name = ref.unit.calledName(ref.id);
  const [first] = value.args;
  // The list that a chain ends in goes by the names of what it came of.
  if (OF_LIST.test(name) && value.receiver !== undefined) return lookUpsOf(values, at(value.receiver), deep + 1);
  if (first === undefined) return [];
  if (name === 'all' && things.every((it) => it.kind === 'api' && it.package === LANGUAGE))
    return lookUpsOf(values, at(first), deep + 1);
  if (!OF_EACH.test(name)) return [];
  const given = values.things(at(first)).flatMap((fn) => (fn.kind === 'function' ? givenBy(values, fn) : []));
  return ofAll(values, given, deep);
}
function ofAll(values: Values, all: readonly Ref[], deep: number): readonly Ref[] {
  const found = all.map((it) => lookUpsOf(values, it, deep + 1));
  return found.some((it) => it.length === 0) ? [] : found.flat();
}
/** What a function gives back; `site`: where it is called. */
function givenBy(values: Values, fn: FunctionThing, site?: Ref): readonly Ref[] {
  const { unit, ctx } = fn.ref;
  const value = valueOf(fn.ref);
  if (value.kind !== 'function') return [];
  const frame = site === undefined ? ctx : values.enter(fn, site);
  return unit.returnedBy(value).map((id): Ref => ({ unit, id, ctx: frame }));
}
