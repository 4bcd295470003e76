/** Classes of the project by what they extend or implement. */
import { type ClassThing, type InstanceThing, type Ref, valueKey } from '../things.ts';
import type { Values } from './kernel.ts';

/** Classes of the project that extend one, directly. */
export function subclassesOf(values: Values, cls: ClassThing): readonly ClassThing[] {
  return values.index(bySuperclass).get(valueKey(cls.ref)) ?? [];
}
function bySuperclass(values: Values, into: Map<string, ClassThing[]>): void {
  for (const { unit, id } of values.modules.allClasses()) {
    const value = unit.value(id);
    if (value.kind !== 'class' || value.extends.length === 0) continue;
    const cls: ClassThing = { kind: 'class', ref: values.ref(unit, id) };
    for (const parent of values.parents(cls)) if (parent.kind === 'class') push(into, valueKey(parent.ref), cls);
  }
}
/** Instances of the project's classes that say they implement an interface. */
export function implementersOf(values: Values, type: Ref): readonly InstanceThing[] {
  return values.index(byInterface).get(valueKey(type)) ?? [];
}
function byInterface(values: Values, into: Map<string, InstanceThing[]>): void {
  for (const { unit, id } of values.modules.allClasses()) {
    const value = unit.value(id);
    const ref = values.ref(unit, id);
    for (const type of value.kind === 'class' ? (value.implements ?? []) : []) {
      const written = unit.value(type);
      if (written.kind !== 'type' || written.target === undefined) continue;
      for (const thing of values.things(values.ref(unit, written.target)))
        if (thing.kind === 'object')
          push(into, valueKey(thing.ref), { kind: 'instance', of: { kind: 'class', ref }, ctx: ref.ctx });
    }
  }
}
function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
