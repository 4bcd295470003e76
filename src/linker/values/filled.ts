/** What is put into members of objects where they are held: `function plugin(server) { server.api = Router(); }`. */
import { type InstanceThing, type ObjectThing, type Ref, type Thing, valueKey } from '../things.ts';
import type { Values } from './kernel.ts';

/** So many places put something under one name. */
const MAX_PLACES = 16;
const NOTHING: readonly Thing[] = [];

/** What a member may be that nothing in sight of its object fills. */
export function filledByOthers(values: Values, thing: ObjectThing | InstanceThing, key: string): readonly Thing[] {
  const sets = values.modules.setsNamed(key);
  if (sets.length === 0 || sets.length > MAX_PLACES) return NOTHING;
  const own = placeOf(thing);
  return sets.flatMap((set): readonly Thing[] => {
    const value = set.unit.value(set.id);
    // What methods put into their own instance is looked up with its class.
    if (value.kind !== 'set' || set.unit.value(value.of).kind === 'self') return NOTHING;
    const isHanded = values.things({ ...set, id: value.of }).some((it) => isFilled(it) && placeOf(it) === own);
    return isHanded ? values.things({ ...set, id: value.to } satisfies Ref) : NOTHING;
  });
}
function isFilled(it: Thing): it is ObjectThing | InstanceThing {
  return it.kind === 'object' || it.kind === 'instance';
}
/** Where an object is written, or the class of an instance. */
function placeOf(it: ObjectThing | InstanceThing): string {
  return valueKey(it.kind === 'object' ? it.ref : it.of.ref);
}
