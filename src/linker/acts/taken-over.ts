/** Members of objects that are written out: what they take over of somebody who was made sure of is no mark of the object. */
import { originsIn, SAME } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { type Alternative, type Alternatives, isNull } from './alternatives.ts';
import { constantTruth } from './constant-truth.ts';

/** Objects are written out among these: a member may tell them from the others. */
export function tellsApart(
  values: Values,
  alternatives: Alternatives,
  all: readonly Alternative[],
  name: string,
): boolean {
  return all.some(
    (it) => it.absent !== true && !isNull(it.ref) && writtenIn(values, alternatives, it, name) !== undefined,
  );
}
/**
 * What is written for a member; undefined: that is not known, or it is something of whoever was made sure of where the
 * object is made (`request.user = { isAdmin: row.isAdmin }`), as if it stood on what it was taken from.
 */
export function writtenIn(
  values: Values,
  alternatives: Alternatives,
  of: Alternative,
  name: string,
): Ref | 'absent' | undefined {
  const entry = alternatives.entry(of.ref, name);
  return typeof entry === 'object' && isTakenOver(values, alternatives, of, entry) ? undefined : entry;
}
function isTakenOver(values: Values, alternatives: Alternatives, of: Alternative, entry: Ref): boolean {
  const { unit, id } = entry;
  const isMember = [...originsIn(unit, id, [...SAME, 'op'])].some((it) => unit.value(it).kind === 'get');
  return isMember && constantTruth(values, alternatives, entry) === undefined && of.known()?.caller?.is === 'yes';
}
