/** What is known of things as they are written, whatever is assumed. */
import type { Ref, Thing } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { constant, either, type Maybe, NOTHING, THERE } from './known.ts';

/** What is known of a value that is one of these. */
export function ofThings(values: Values, things: readonly Thing[]): Maybe {
  return either(things.map((it) => ofThing(values, it)));
}
function ofThing(values: Values, thing: Thing): Maybe {
  switch (thing.kind) {
    case 'constant':
      return thing.value === null || thing.value === undefined ? NOTHING : constant(thing.value);
    case 'array': {
      const items = values.items(thing);
      if (items === undefined) return THERE;
      return { is: 'list', items: items.map((it) => ofThings(values, 'unit' in it ? values.things(it) : it)) };
    }
    case 'object':
      return thing.ref.unit.value(thing.ref.id).kind === 'object' ? { is: 'object', ref: thing.ref } : undefined;
    case 'function':
    case 'class':
    case 'pattern':
      return THERE;
    default:
      return undefined;
  }
}
/** A member of something imported (`Role.Admin`) is told apart by its name where no more is known of it. */
export function nameOf(ref: Ref): string | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'get' || typeof value.key !== 'string') return undefined;
  const base = ref.unit.value(value.of);
  return base.kind === 'import' ? `${base.name}.${value.key}` : undefined;
}
