/** Which values are the address of a request. */
import { Origins } from '../origins.ts';
import { isRef, type Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { HELD, requestPartsOf } from './request-parts.ts';

/**
 * The value is the address of a request, or its path; `belowMount`: without the path where what reads it is mounted;
 * `ofFolder`: rather the folder of the file that answers it.
 */
export function addressOf(
  values: Values,
  ref: Ref,
): { readonly belowMount?: true; readonly ofFolder?: true } | undefined {
  const address = withItsPath(values, ref);
  if (!requestPartsOf(values, address).includes('url')) return undefined;
  const rows = [...new Origins(values, address, HELD)].flatMap((at) =>
    values.things(at).flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'sources') : [])),
  );
  const asked = rows.filter(({ row }) => row.part === 'url');
  if (asked.length === 0) return {};
  if (asked.every(({ row }) => row.ofFolder === true)) return { ofFolder: true };
  return asked.every(({ row }) => row.belowMount === true) ? { belowMount: true } : {};
}
/** The address that a value was made of and whose path it still has: without its query, in small letters. */
function withItsPath(values: Values, ref: Ref): Ref {
  const value = ref.unit.value(ref.id);
  const at = (id: number): Ref => withItsPath(values, { ...ref, id });
  if (value.kind === 'param') {
    // A helper was handed it.
    const given = values.contexts.frameOf(ref.unit, value.function, ref.ctx)?.args[value.index];
    return given !== undefined && isRef(given) ? withItsPath(values, given) : ref;
  }
  if (value.kind === 'call' && value.new !== true && value.receiver !== undefined)
    return KEEPS_PATH.test(ref.unit.calledName(ref.id)) ? at(value.receiver) : ref;
  if (value.kind !== 'get') return ref;
  const made = ref.unit.value(value.of);
  if (made.kind !== 'call') return ref;
  if (value.key === '0' && made.receiver !== undefined && ref.unit.calledName(value.of) === 'split') {
    const [by] = made.args.flatMap((id) => values.constants({ ...ref, id }));
    return by === '?' || by === '#' ? at(made.receiver) : ref;
  }
  const callee = ref.unit.value(made.callee);
  const isAddress = value.key === 'pathname' && made.new === true && callee.kind === 'global' && callee.name === 'URL';
  return isAddress && made.args[0] !== undefined ? at(made.args[0]) : ref;
}
const KEEPS_PATH = /^(?:toLowerCase|toString|trim)$/;
