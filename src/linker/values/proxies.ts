/** What a `Proxy` stands for: what its `get` hands members on of. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import type { FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from './kernel.ts';

/** The target, or what its trap reads members of; unknown where that is not seen. */
export function proxied(values: Values, ref: Ref, call: Call, target: readonly Thing[]): readonly Thing[] | undefined {
  const traps = call.args[1];
  if (call.new !== true || traps === undefined) return undefined;
  const unknown = [values.unknown('what the proxy hands on', ref)];
  const objects = values.things({ ...ref, id: traps });
  if (objects.length === 0) return unknown;
  const out: Thing[] = [];
  for (const thing of objects) {
    if (thing.kind !== 'object') return unknown;
    const trap = values.entriesOf(thing.ref).find((entry) => entry.key === 'get');
    if (trap === undefined) out.push(...target);
    for (const get of trap === undefined ? [] : values.things(trap.value))
      out.push(...(get.kind === 'function' ? handedOn(values, get, target) : unknown));
  }
  return out.length > 0 ? out : unknown;
}
/** What a trap reads the member that it is asked for of. */
function handedOn(values: Values, trap: FunctionThing, target: readonly Thing[]): readonly Thing[] {
  const { unit, id, ctx } = trap.ref;
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return [];
  const [own, asked] = fn.params;
  const is = (what: ValueId | undefined, it: ValueId): boolean =>
    what !== undefined && [...originsIn(unit, it, SAME)].includes(what);
  const { first, last } = unit.region(fn.body);
  const out: Thing[] = [];
  for (let at = first; at < last; at++) {
    const of = readFrom(unit, at, (key) => is(asked, key));
    if (of === undefined) continue;
    out.push(...(is(own, of) ? target : values.things({ unit, id: of, ctx })));
  }
  return out;
}
/** `held[key]` and `Reflect.get(held, key)`. */
function readFrom(unit: FileUnit, at: ValueId, isAsked: (key: ValueId) => boolean): ValueId | undefined {
  const value = unit.value(at);
  if (value.kind === 'get') return typeof value.key === 'number' && isAsked(value.key) ? value.of : undefined;
  if (value.kind !== 'call' || value.args[1] === undefined || !isAsked(value.args[1])) return undefined;
  const callee = unit.value(value.callee);
  if (callee.kind !== 'get' || callee.key !== 'get') return undefined;
  const reflect = unit.value(callee.of);
  return reflect.kind === 'global' && reflect.name === 'Reflect' ? value.args[0] : undefined;
}
