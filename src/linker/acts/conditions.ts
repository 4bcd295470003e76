/** Under which conditions code runs. */
import type { Ref } from '../things.ts';
import { regionsAround } from './groups.ts';

/** The conditions under which a place is come to, the nearest first. */
export function conditionsAround({ unit, id, ctx }: Ref): readonly Ref[] {
  return regionsAround(unit, unit.regionOf(id)).flatMap(([, it]): readonly Ref[] => {
    if (it.kind === 'branch' || it.kind === 'rest') return [{ unit, id: it.condition, ctx }];
    return it.kind === 'case' ? [{ unit, id: it.subject, ctx }] : [];
  });
}
