/** Functions that a CORS set-up asks whether the pages of an origin may read its answers. */
import type { FunctionValue, RegionId, ValueId } from '../facts/facts.ts';
import { originsIn } from './origins.ts';
import type { FunctionThing, Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/**
 * Allows every origin: it answers its callback, or returns, with that alone, under no condition. What throws, or ends
 * early somewhere, may refuse some.
 */
export function allowsEveryOrigin(values: Values, fn: FunctionThing): boolean {
  const { unit } = fn.ref;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return false;
  const exits = unit.facts.exits.filter((exit) => unit.ownerOfRegion(exit.from) === fn.ref.id);
  if (exits.some((exit) => exit.kind !== 'return' || exit.from !== value.body)) return false;
  const allows = (id: ValueId): boolean => allowed(values, { ...fn.ref, id }, value);
  const [, callback] = value.params;
  const uses = callback === undefined ? [] : unit.usersOf(callback);
  if (callback === undefined || uses.length === 0)
    return exits.length > 0 && exits.every((exit) => exit.value !== undefined && allows(exit.value));
  const region = (id: ValueId): RegionId => unit.regionOf(id);
  return uses.every((id) => {
    const call = unit.value(id);
    if (call.kind !== 'call' || call.callee !== callback || region(id) !== value.body) return false;
    const [, answer] = call.args;
    return answer !== undefined && allows(answer);
  });
}
/** `true`, `'*'`, or the origin as it came. */
function allowed(values: Values, ref: Ref, { params }: FunctionValue): boolean {
  if (ref.id === params[0] || isOriginSent(ref, params[0])) return true;
  const things = values.things(ref);
  return things.length > 0 && things.every((it) => it.kind === 'constant' && (it.value === true || it.value === '*'));
}
/** The header by that name of the request that it is handed, or of its context: `ctx.get('origin')`, `req.headers.origin`. */
function isOriginSent({ unit, id }: Ref, param: ValueId | undefined): boolean {
  const value = unit.value(id);
  const isOf = (at: ValueId): boolean =>
    param !== undefined && [...originsIn(unit, at, ['get', 'receiver'])].some((it) => it === param);
  if (value.kind === 'get') return value.key === 'origin' && isOf(value.of);
  if (value.kind !== 'call' || value.receiver === undefined || value.args.length !== 1) return false;
  const name = unit.value(value.args[0]!);
  return name.kind === 'literal' && String(name.value).toLowerCase() === 'origin' && isOf(value.receiver);
}
