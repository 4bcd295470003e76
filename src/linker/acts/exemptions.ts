/** Requests that a middleware lets through unasked: those with whose path or method it compares that of the request first. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { isRequest, requestPartsOf } from './request-parts.ts';

export interface Exemption {
  readonly path?: string;
  /** The path itself; otherwise all that begin with it. */
  readonly whole?: boolean;
  readonly method?: string;
  /** Endpoints with a mark, which are told elsewhere. */
  readonly marked?: true;
}
/** Requests for which a comparison holds: of their path or method with constants. */
export function exemptionsOf(values: Values, ref: Ref): readonly Exemption[] {
  const value = ref.unit.value(ref.id);
  const at = (id: number): Ref => ({ ...ref, id });
  if (value.kind === 'op' && value.right !== undefined) {
    if (value.operator !== '===' && value.operator !== '==') return [];
    return [
      ...compared(values, at(value.left), at(value.right), true),
      ...compared(values, at(value.right), at(value.left), true),
    ];
  }
  if (value.kind !== 'call' || value.receiver === undefined || value.args[0] === undefined) return [];
  const callee = ref.unit.value(value.callee);
  if (callee.kind !== 'get') return [];
  if (callee.key === 'startsWith') return compared(values, at(value.receiver), at(value.args[0]), false);
  return callee.key === 'includes' || callee.key === 'has'
    ? compared(values, at(value.args[0]), at(value.receiver), true)
    : [];
}
function compared(values: Values, subject: Ref, texts: Ref, whole: boolean): readonly Exemption[] {
  if (requestPartsOf(values, subject).includes('url'))
    return values.flatConstants(texts).flatMap((path) => (path.startsWith('/') ? [{ path, whole }] : []));
  return isMethod(values, subject) ? values.flatConstants(texts).map((method) => ({ method })) : [];
}
function isMethod(values: Values, ref: Ref): boolean {
  const get = ref.unit.value(ref.id);
  return get.kind === 'get' && get.key === 'method' && isRequest(values, { ...ref, id: get.of });
}
