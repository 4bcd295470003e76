/** Whether two readings of a file say the same: much of what is typed is comment and blank space. */
import type { FileFacts } from './facts.ts';
import { spanOf, type Lines } from './lines.ts';

/**
 * Facts that are equal but for offsets, and whose offsets mean equal lines and columns. What is linked of the one is
 * what is linked of the other.
 */
export function alike(a: FileFacts, b: FileFacts): boolean {
  if (a.values.length !== b.values.length || a.regions.length !== b.regions.length) return false;
  // The end of the file moves with every comment below its code, and no place is told by it.
  const comparable = (facts: FileFacts): object => ({
    ...facts,
    lines: undefined,
    regions: facts.regions.map((region) => (region.kind === 'module' ? { ...region, end: undefined } : region)),
  });
  return equal(comparable(a), comparable(b), (x, y) => samePlace(a.lines, x, b.lines, y));
}

function equal(a: unknown, b: unknown, same: (a: number, b: number) => boolean): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Number.isNaN(a) && Number.isNaN(b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) {
    const [x, y] = [left[key], right[key]];
    const isPlace = (key === 'start' || key === 'end') && typeof x === 'number' && typeof y === 'number';
    if (!(isPlace ? same(x, y) : equal(x, y, same))) return false;
  }
  return true;
}
function samePlace(linesOfA: Lines, a: number, linesOfB: Lines, b: number): boolean {
  const [x, y] = [spanOf(linesOfA, a, a), spanOf(linesOfB, b, b)];
  return x.line === y.line && x.column === y.column;
}
