/** Members whose names are computed: `request[USER] = user`, where what stands there is a constant. */
import type { Ref } from '../things.ts';
import type { Values } from './kernel.ts';

/** The name of the member that a value reads, where it is one; undefined: it reads none, or is any of several. */
export function memberRead(values: Values, ref: Ref): string | undefined {
  const read = ref.unit.value(ref.id);
  if (read.kind !== 'get') return undefined;
  if (typeof read.key === 'string') return read.key;
  const names = new Set(values.keys(ref, read.key));
  return names.size === 1 ? [...names][0] : undefined;
}
/** Writes to a member of this name under a name that is computed, anywhere in the project. */
export function computedSetsNamed(values: Values, name: string): readonly Ref[] {
  return values.index(byName).get(name) ?? [];
}
function byName(values: Values, into: Map<string, Ref[]>): void {
  for (const unit of values.modules.units) {
    if (unit.role === 'test') continue;
    unit.facts.values.forEach((set, id) => {
      if (set.kind !== 'set' || typeof set.key !== 'number') return;
      const ref = values.ref(unit, id);
      for (const name of new Set(values.keys(ref, set.key))) {
        const list = into.get(name);
        if (list === undefined) into.set(name, [ref]);
        else list.push(ref);
      }
    });
  }
}
