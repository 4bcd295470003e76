/**
 * Methods by which outcomes are told apart (`result.isLeft()`): each of the classes of which something may be an instance
 * always says the same of itself.
 */
import { type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternatives } from './alternatives.ts';
import { anyOf, type Known } from './proven.ts';

/** What is known where such a call came out on a side; `undecided`: it is none. */
export function toldByMethod(
  values: Values,
  alternatives: Alternatives,
  ref: Ref,
  side: boolean,
): Known | undefined | 'undecided' {
  const call = valueOf(ref);
  const callee = call.kind === 'call' ? ref.unit.value(call.callee) : undefined;
  if (call.kind !== 'call' || call.args.length > 0 || call.receiver === undefined) return 'undecided';
  if (callee?.kind !== 'get' || typeof callee.key !== 'string') return 'undecided';
  const name = callee.key;
  if (!values.things({ ...ref, id: call.callee }).some((it) => it.kind === 'function')) return 'undecided';
  const all = alternatives.of({ ...ref, id: call.receiver }).filter((it) => it.absent !== true);
  const told = all.map((it) => saysOf(values, it.ref, name));
  if (all.length === 0 || told.includes(undefined)) return 'undecided';
  return anyOf(all.filter((_, index) => told[index] === side).map((it) => it.known()));
}
/** What a method says of an instance that is made there, whoever asks; undefined: that is not known. */
function saysOf(values: Values, ref: Ref, name: string): boolean | undefined {
  const made = valueOf(ref);
  if (made.kind !== 'call' || made.new !== true) return undefined;
  const [thing, ...others] = values.things(ref);
  if (thing?.kind !== 'instance' || others.length > 0) return undefined;
  const [method, another] = values.member(thing, name, ref);
  const fn = method?.kind === 'function' && another === undefined ? valueOf(method.ref) : undefined;
  if (method?.kind !== 'function' || fn?.kind !== 'function' || fn.async === true) return undefined;
  const { unit } = method.ref;
  const said = unit.returnsOf(fn).map(({ value }) => (value === undefined ? undefined : unit.value(value)));
  const [first] = said;
  if (first?.kind !== 'literal' || typeof first.value !== 'boolean') return undefined;
  return said.every((it) => it?.kind === 'literal' && it.value === first.value) ? first.value : undefined;
}
