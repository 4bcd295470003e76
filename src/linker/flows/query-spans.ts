/** The place where a query is shown. */
import type { Hole, Query } from '../../model/model.ts';
import { locationOf, placeOf } from '../places.ts';
import type { Ref } from '../things.ts';

/** Lines between the text of a statement and the call that runs it, for both to be shown as one place. */
const NEAR = 3;
/** Lines between an object that carries a statement and the call that it is handed to, for the object to be shown. */
const FAR = 10;

/** From the member's name to the last argument that is no callback; from the text or its first open hole where that stands just before; the object that carries the text, where it is written before. */
export function spanOf(site: Ref, text: Ref, holes: readonly Hole[] = []): Query['at'] {
  const unit = site.unit;
  const value = unit.value(site.id);
  if (value.kind !== 'call') return placeOf(site);
  const callee = unit.value(value.callee);
  const start =
    callee.kind === 'get' &&
    typeof callee.key === 'string' &&
    !value.new &&
    callee.end <= value.end &&
    callee.start >= value.start
      ? callee.end - callee.key.length
      : value.start;
  const ends = value.args
    .filter((id) => unit.value(id).kind !== 'function')
    .map((id) => unit.value(id))
    .filter((it) => it.start >= start && it.end <= value.end);
  const own = locationOf(unit, start, Math.max(...ends.map((it) => it.end), start + 1));
  const written =
    text.unit === unit && unit.ownerOf(text.id) === unit.ownerOf(site.id) ? unit.value(text.id) : undefined;
  if (written?.kind === 'object' && written.end <= value.start) {
    const carried = placeOf(text);
    return own.line - carried.line <= FAR ? carried : own;
  }
  if ((written?.kind !== 'text' && written?.kind !== 'op' && written?.kind !== 'call') || written.end > value.start)
    return own;
  const before = [placeOf(text), ...holes.filter((it) => it.safe === undefined).map((it) => it.at)].filter(
    (it) => it.path === own.path && it.line < own.line && own.line - it.line <= NEAR,
  );
  const first = before.sort((a, b) => a.line - b.line || a.column - b.column)[0];
  return first === undefined ? own : { ...own, line: first.line, column: first.column };
}
