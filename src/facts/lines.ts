/** Offsets of a file as lines and columns. */
import type { Location } from './facts.ts';

/** The offset at which each line starts. */
export type Lines = readonly number[];

/** A span of offsets as lines and columns, from 1. */
export function spanOf(lines: Lines, start: number, end: number): Omit<Location, 'path'> {
  const first = lineAt(lines, start);
  const last = end > start ? lineAt(lines, end) : first;
  return {
    line: first + 1,
    column: start - (lines[first] ?? 0) + 1,
    endLine: last + 1,
    endColumn: Math.max(start, end) - (lines[last] ?? 0) + 1,
  };
}
/** The last line that starts at or before an offset. */
function lineAt(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
