/** Errors that handlers give back where that is as good as throwing them, and rejected promises, of which it always is. */
import type { ValueId } from '../../facts/facts.ts';
import { isRejected } from '../made-promises.ts';
import type { Ref } from '../things.ts';
import type { Asked } from './passage.ts';

/** A condition, and the side on which no error is given back. */
interface Sound {
  readonly condition: ValueId;
  readonly side: 'true' | 'false';
}
/** Under what a handler gives back no error; `always`: it does whatever comes. */
export function errorsGiven(
  asked: Pick<Asked, 'values' | 'isError'>,
  handler: Ref,
  given: ValueId | undefined,
): 'always' | readonly Sound[] {
  if (given === undefined) return [];
  const { unit } = handler;
  const value = unit.value(given);
  if (value.kind !== 'join' || value.at !== 'branch') {
    const isThrown = asked.values.handed.throwsGiven(handler) && asked.isError({ ...handler, id: given });
    return isThrown || isRejected(unit, given) ? 'always' : [];
  }
  const each = value.of.map((id) => errorsGiven(asked, handler, id));
  if (each.every((it) => it === 'always')) return 'always';
  return each.flatMap((it, index): readonly Sound[] => {
    if (it !== 'always') return it;
    const from = value.from?.[index];
    const region = from === undefined ? undefined : unit.region(from);
    return region?.kind === 'branch'
      ? [{ condition: region.condition, side: region.side === 'true' ? 'false' : 'true' }]
      : [];
  });
}
