/** Offsets of a file as lines and columns. */
import type { Location } from '../facts/facts.ts';
import { spanOf } from '../facts/lines.ts';
import { type Ref, valueOf } from './things.ts';
import type { FileUnit } from './units.ts';

/** The place of a span of offsets in a file. */
export function locationOf({ path, facts }: Pick<FileUnit, 'path' | 'facts'>, start: number, end: number): Location {
  return { path, ...spanOf(facts.lines, start, end) };
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
