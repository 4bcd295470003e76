/** The method of a name, where one class of the program alone has one: what it is called on need not be in sight. */
import type { FunctionThing } from '../things.ts';
import type { Values } from '../values/kernel.ts';

const known = new WeakMap<Values, Map<string, FunctionThing | undefined>>();

/** The only method of that name; undefined: there is none, or there are several. */
export function onlyMethod(values: Values, name: string): FunctionThing | undefined {
  let methods = known.get(values);
  if (methods === undefined) known.set(values, (methods = collected(values)));
  return methods.get(name);
}
function collected(values: Values): Map<string, FunctionThing | undefined> {
  const methods = new Map<string, FunctionThing | undefined>();
  for (const { unit, id } of values.modules.allClasses()) {
    const cls = unit.value(id);
    if (cls.kind !== 'class') continue;
    for (const { name, kind, value } of cls.members) {
      if (kind !== 'method' || typeof name !== 'string') continue;
      const is = methods.has(name) || value === undefined ? undefined : values.ref(unit, value);
      methods.set(name, is && { kind: 'function', ref: is });
    }
  }
  return methods;
}
