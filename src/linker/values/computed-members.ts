/** Members whose names are constants with a name of their own: `request[USER] = user`. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { Values } from './kernel.ts';

/** The name of the member that a value reads, where it is one; undefined: it reads none, or is any of several. */
export function memberRead(values: Values, ref: Ref): string | undefined {
  const read = ref.unit.value(ref.id);
  if (read.kind !== 'get') return undefined;
  return typeof read.key === 'string' ? read.key : constantName(values, ref, read.key);
}
/** Writes to a member of this name, where that is such a constant, anywhere in the project. */
export function computedSetsNamed(values: Values, name: string): readonly Ref[] {
  return values.index(byName).get(name) ?? [];
}
function byName(values: Values, into: Map<string, Ref[]>): void {
  for (const unit of values.modules.units) {
    if (unit.role === 'test') continue;
    unit.facts.values.forEach((set, id) => {
      if (set.kind !== 'set' || typeof set.key !== 'number') return;
      const ref = values.ref(unit, id);
      const name = constantName(values, ref, set.key);
      const list = name === undefined ? undefined : into.get(name);
      if (list !== undefined) list.push(ref);
      else if (name !== undefined) into.set(name, [ref]);
    });
  }
}
/** What a function is handed, or what a loop goes over, names a member for those alone who hand it over. */
function constantName(values: Values, ref: Ref, key: ValueId): string | undefined {
  const { kind } = ref.unit.value(key);
  if (kind !== 'literal' && kind !== 'import' && kind !== 'get') return undefined;
  const names = new Set(values.keys(ref, key));
  return names.size === 1 ? [...names][0] : undefined;
}
