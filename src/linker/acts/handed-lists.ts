/** Lists of all that a call hands over (`authorize('ADMIN', 'OWNER')`): what is among it is the same for whoever asks. */
import { originsIn, SAME } from '../origins.ts';
import { isRef, type Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** Whether a constant is among what was handed over; undefined: something else is asked, or it is not all constants. */
export function isHanded(values: Values, site: Ref): boolean | undefined {
  const call = site.unit.value(site.id);
  const [wanted, ...others] = call.kind === 'call' ? call.args : [];
  if (call.kind !== 'call' || call.receiver === undefined || wanted === undefined || others.length > 0)
    return undefined;
  if (site.unit.calledName(site.id) !== 'includes') return undefined;
  const value = constantOf(values, { ...site, id: wanted });
  const given = value && handedTo(values, { ...site, id: call.receiver });
  const all = given?.map((it) => constantOf(values, it));
  return all === undefined || all.includes(undefined) ? undefined : all.some((it) => it?.is === value?.is);
}
/** What stands in the list of a parameter that takes all the rest. */
function handedTo(values: Values, list: Ref): readonly Ref[] | undefined {
  const [param, ...others] = [...originsIn(list.unit, list.id, SAME)].map((id) => list.unit.value(id));
  if (param?.kind !== 'param' || param.rest !== true || others.length > 0) return undefined;
  const args = values.contexts.frameOf(list.unit, param.function, list.ctx)?.args.slice(param.index);
  return args?.every((it) => it !== undefined && isRef(it)) === true ? args : undefined;
}
function constantOf(values: Values, ref: Ref): { readonly is: unknown } | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'literal' && value.kind !== 'get') return undefined;
  const [only, another] = values.things(ref);
  return only?.kind === 'constant' && another === undefined ? { is: only.value } : undefined;
}
