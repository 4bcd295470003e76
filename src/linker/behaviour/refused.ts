/** Places that belong to a refusal. */
import type { Ref } from '../things.ts';
import type { Scene } from './scene.ts';

/** The place belongs to a branch that refuses the request: it answers there, or throws. */
export function isRefusal(scene: Scene, ref: Ref): boolean {
  const unit = ref.unit;
  for (let r = unit.regionOf(ref.id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if (it.kind !== 'branch' && it.kind !== 'catch') continue;
    if (unit.facts.exits.some((exit) => exit.kind === 'throw' && exit.start >= it.start && exit.end <= it.end))
      return true;
    const acts = scene.actsIn(unit);
    for (let id = it.first; id < it.last; id++) {
      const site = acts.get(id);
      if (site !== undefined && (scene.rows(site, 'responses').length > 0 || scene.rows(site, 'errors').length > 0))
        return true;
    }
  }
  return false;
}
