/** Calls of a function, found through the names it is known by. */
import type { ValueId } from '../../facts/facts.ts';
import { type Ref, type Thing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from './kernel.ts';

/** Names that more calls than this share are not searched for callers. */
const MAX_CALLS_OF_A_NAME = 1000;

/** Calls whose callee resolves to this function. */
export function callersOf(values: Values, unit: FileUnit, fn: ValueId): readonly Ref[] {
  const out: Ref[] = [];
  const seen = new Set<string>();
  for (const name of values.modules.namesOf(unit, fn)) {
    const calls = values.modules.callsNamed(name);
    if (calls.length > MAX_CALLS_OF_A_NAME) {
      values.cuts.add(values.ref(unit, fn), 'call', 'its name is called too often to look for its callers');
      continue;
    }
    for (const site of calls) {
      const key = valueKey(site);
      if (seen.has(key)) continue;
      seen.add(key);
      const call = site.unit.value(site.id);
      if (call.kind !== 'call') continue;
      const ref = values.ref(site.unit, site.id);
      const reaches = values.things({ ...ref, id: call.callee }).some((it) => leadsTo(values, it, unit, fn));
      if (reaches) out.push(ref);
    }
  }
  return out;
}
function leadsTo(values: Values, thing: Thing, unit: FileUnit, fn: ValueId): boolean {
  if (thing.kind === 'function') return thing.ref.unit === unit && thing.ref.id === fn;
  if (thing.kind === 'class') {
    const made = values.constructorOf(thing);
    return made?.ref.unit === unit && made.ref.id === fn;
  }
  return false;
}
