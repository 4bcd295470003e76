/**
 * Members of objects that are written out with nothing in them, and filled while it is found out who is calling
 * (`external.user = row`), before the object is put where it is asked.
 */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import { both } from './proven.ts';

/**
 * What a member of an object may be where it is read: what is written for it, and what is put there later, with what is known
 * there.
 */
export function filledLater(
  { telling }: Alternatives,
  of: Alternative,
  written: Ref | 'absent',
  name: string,
  read: Ref,
): readonly Alternative[] {
  const { unit, id, ctx } = of.ref;
  const first: Alternative = written === 'absent' ? { ...of, absent: true } : { ref: written, known: of.known };
  if (unit.value(id).kind !== 'object') return [first];
  // What is put there behind the place comes too late.
  const isBehind = (set: ValueId): boolean =>
    unit === read.unit && set > read.id && unit.ownerOf(set) === unit.ownerOf(read.id);
  const later = unit.setsOn(id).filter((it) => it.key === name && !isBehind(it.id));
  return [
    first,
    ...later.map((set): Alternative => ({
      ref: { unit, id: set.to, ctx },
      known: (side) => both(of.known(side), telling.knownAt({ unit, id: set.id, ctx })),
    })),
  ];
}
