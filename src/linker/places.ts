/** Offsets of a file as lines and columns. */
import type { Location } from '../facts/facts.ts';
import { type Ref, type Unit, valueOf } from './things.ts';

/** The place of a span of offsets in a file. */
export function locationOf({ path, facts }: Pick<Unit, 'path' | 'facts'>, start: number, end: number): Location {
  const { lines } = facts;
  const first = lineAt(lines, start);
  const last = end > start ? lineAt(lines, end) : first;
  return {
    path,
    line: first + 1,
    column: start - (lines[first] ?? 0) + 1,
    endLine: last + 1,
    endColumn: Math.max(start, end) - (lines[last] ?? 0) + 1,
  };
}
/** The place of a value. */
export function placeOf(ref: Ref): Location {
  const value = valueOf(ref);
  return locationOf(ref.unit, value.start, value.end);
}
/** The place of something that a call was handed: where it is written in the call, or the call where it stands elsewhere. */
export function placeInCall(ref: Ref, site: Ref): Location {
  const value = valueOf(ref);
  const call = valueOf(site);
  const inside = ref.unit === site.unit && value.start >= call.start && value.end <= call.end;
  return inside ? locationOf(ref.unit, value.start, value.end) : placeOf(site);
}
/** By path, line and column. */
export function byPlace(a: { readonly at: Location }, b: { readonly at: Location }): number {
  if (a.at.path !== b.at.path) return a.at.path < b.at.path ? -1 : 1;
  return a.at.line - b.at.line || a.at.column - b.at.column;
}
/** The last line that starts at or before an offset. */
function lineAt(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
