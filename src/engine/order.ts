import type { Location } from '../facts/facts.ts';

/** By code units, so that the order is the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By path, line, column, and then by where it ends. */
export function byPlace(a: Location, b: Location): number {
  return (
    byText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn
  );
}
