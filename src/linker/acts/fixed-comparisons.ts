/** Comparisons of constants that come out the same way whoever asks: of what a call hands over (`permit('admin')`). */
import { type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternatives } from './alternatives.ts';

/** Objects handed on in objects. */
const MAX_DEEP = 4;

/** Two values are always the same, or never; undefined: that hangs on something. */
export function fixedEquality(values: Values, alternatives: Alternatives, left: Ref, right: Ref): boolean | undefined {
  const handed = [left, right].some((it) => isHandedOver(values, it));
  const a = handed ? fixed(values, alternatives, left) : undefined;
  const b = a && fixed(values, alternatives, right);
  return a && b && a.value === b.value;
}
/** What is asked to be in a list of constants that are written out always is, or never (`['admin'].includes(role)`). */
export function fixedMembership(values: Values, alternatives: Alternatives, ref: Ref): boolean | undefined {
  const call = valueOf(ref);
  const [asked] = call.kind === 'call' ? call.args : [];
  if (call.kind !== 'call' || call.receiver === undefined || asked === undefined) return undefined;
  if (ref.unit.calledName(ref.id) !== 'includes') return undefined;
  const [item, list]: [Ref, Ref] = [
    { ...ref, id: asked },
    { ...ref, id: call.receiver },
  ];
  const handed = [item, list].some((it) => isHandedOver(values, it));
  const is = handed ? fixed(values, alternatives, item) : undefined;
  if (is === undefined) return undefined;
  const all = alternatives.of(list);
  const [only] = all;
  if (only === undefined || all.length > 1 || only.absent === true) return undefined;
  const count = alternatives.count(only.ref);
  const written = valueOf(only.ref);
  if (count === undefined || written.kind !== 'array') return undefined;
  const items = written.items.map((id) => fixed(values, alternatives, { ...only.ref, id }));
  if (items.some((it) => it?.value === is.value)) return true;
  return items.includes(undefined) ? undefined : false;
}
/** It comes of what a call in sight hands to its function. */
function isHandedOver(values: Values, ref: Ref, deep = MAX_DEEP): boolean {
  const value = valueOf(ref);
  if (value.kind === 'param')
    return value.rest !== true && values.contexts.frameOf(ref.unit, value.function, ref.ctx) !== undefined;
  const of = value.kind === 'get' ? [value.of] : value.kind === 'join' && value.at === 'default' ? value.of : [];
  return deep > 0 && of.some((id) => isHandedOver(values, { ...ref, id }, deep - 1));
}
/** The one constant that a value is, whoever asks; undefined: it may be another. */
function fixed(
  values: Values,
  alternatives: Alternatives,
  ref: Ref,
  deep = MAX_DEEP,
): { readonly value: unknown } | undefined {
  const value = valueOf(ref);
  if (value.kind === 'literal') return { value: value.value };
  if (value.kind === 'absent') return { value: undefined };
  if (deep === 0) return undefined;
  // What is set later on somewhere is not what was written first.
  if (value.kind === 'get' && (typeof value.key !== 'string' || values.modules.setsNamed(value.key).length > 0))
    return undefined;
  const all = alternatives.of(ref);
  if (value.kind === 'get' && all.length === 1 && all[0]!.ref.id === ref.id && all[0]!.ref.unit === ref.unit) {
    const { key } = value;
    const found = alternatives.of({ ...ref, id: value.of }).map((it) => {
      const entry = it.absent === true ? undefined : alternatives.entry(it.ref, String(key));
      return entry === 'absent' ? { value: undefined } : entry && fixed(values, alternatives, entry, deep - 1);
    });
    return alike(found) ?? constant(values, ref);
  }
  return alike(
    all.map((it) => {
      if (it.absent === true) return { value: undefined };
      return it.ref.id === ref.id && it.ref.unit === ref.unit && it.ref.ctx === ref.ctx
        ? constant(values, ref)
        : fixed(values, alternatives, it.ref, deep - 1);
    }),
  );
}
/** A member of an enumeration, or a constant of another file. */
function constant(values: Values, ref: Ref): { readonly value: unknown } | undefined {
  const value = valueOf(ref);
  if (value.kind === 'param' || value.kind === 'call') return undefined;
  const [only, ...others] = values.things(ref);
  return only?.kind === 'constant' && others.length === 0 ? { value: only.value } : undefined;
}
/** What all of them are, if that is one. */
function alike(all: readonly ({ readonly value: unknown } | undefined)[]): { readonly value: unknown } | undefined {
  const [first] = all;
  return first !== undefined && all.every((it) => it !== undefined && it.value === first.value) ? first : undefined;
}
