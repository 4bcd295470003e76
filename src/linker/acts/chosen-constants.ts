/** What is known where a constant was chosen that is compared with another: `if (status === 401)`. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import { anyOf, type Known } from './proven.ts';

/** How something is compared, and with what. */
type Comparison = readonly [operator: string, to: unknown];

/** What is known where a comparison of a value came out on a side; `undecided`: it is not chosen among constants alone. */
export function knownChosen(
  values: Values,
  alternatives: Alternatives,
  ref: Ref,
  comparison: Comparison,
  side: boolean,
): Known | undefined | 'undecided' {
  const things = values.things(ref);
  const sides = things.map((it) => (it.kind === 'constant' ? holds(it.value, comparison) : undefined));
  if (!sides.includes(true) || !sides.includes(false) || sides.includes(undefined)) return 'undecided';
  const all = chosenOf(alternatives, ref);
  if (all.length < 2 || !all.every((it) => isWritten(values, it))) return 'undecided';
  return anyOf(all.filter((it) => holds(constantOf(values, it), comparison) === side).map((it) => it.known()));
}
/** The constant that a value is, by itself or as a member of what holds several (`Status.IN`); undefined: it is none. */
export function constantIn(values: Values, ref: Ref): { readonly value: unknown } | undefined {
  const [only, ...others] = values.things(ref);
  return only?.kind === 'constant' && only.value !== undefined && only.value !== null && others.length === 0
    ? { value: only.value }
    : undefined;
}
/** What a value may be; of a member of what a function gives back, what is written there (`{ status: 'missing' }`). */
function chosenOf(alternatives: Alternatives, ref: Ref): readonly Alternative[] {
  const value = ref.unit.value(ref.id);
  const all = alternatives.of(ref);
  if (value.kind !== 'get' || typeof value.key !== 'string' || all.length > 1) return all;
  const name = value.key;
  return alternatives.of({ ...ref, id: value.of }).flatMap((it) => {
    const entry = it.absent === true ? undefined : alternatives.entry(it.ref, name);
    return entry === undefined || entry === 'absent' ? [it] : [{ ...it, ref: entry }];
  });
}
/** How a comparison comes out; undefined: that is not known. */
function holds(value: unknown, [operator, to]: Comparison): boolean | undefined {
  if (operator === '===') return value === to;
  if (typeof value !== 'number' || typeof to !== 'number') return undefined;
  if (operator === '<') return value < to;
  if (operator === '<=') return value <= to;
  return operator === '>' ? value > to : value >= to;
}
function isWritten(values: Values, { ref, absent }: Alternative): boolean {
  const { kind } = ref.unit.value(ref.id);
  if (absent === true || kind === 'literal' || kind === 'absent') return true;
  return kind === 'get' && constantIn(values, ref) !== undefined;
}
function constantOf(values: Values, { ref, absent }: Alternative): unknown {
  if (absent === true) return undefined;
  const value = ref.unit.value(ref.id);
  return value.kind === 'literal' ? value.value : constantIn(values, ref)?.value;
}
