/** A sample by a seed: whether a mutant belongs to it hangs on that mutant alone. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { root } from './areas.ts';

const seed = 'backend-audit 8';

type Place = Mutant['location']['start'];
type Drawable = Pick<Mutant, 'fileName' | 'location' | 'mutatorName' | 'replacement'>;

/** Is it the one in so many that is drawn? Lines and columns of results begin with 1. */
export function isDrawn({ fileName, location, mutatorName, replacement }: Drawable, oneIn: number): boolean {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column];
  const path = relative(root, fileName).replaceAll('\\', '/');
  const what = JSON.stringify([seed, path, ...place, mutatorName, replacement]);
  return createHash('sha256').update(what).digest().readUInt32BE() % oneIn === 0;
}

/** The same of a mutant that has no result yet: its lines and columns begin with 0. */
export function willBeDrawn(mutant: Drawable, oneIn: number): boolean {
  const counted = ({ line, column }: Place): Place => ({ line: line + 1, column: column + 1 });
  const { start, end } = mutant.location;
  return isDrawn({ ...mutant, location: { start: counted(start), end: counted(end) } }, oneIn);
}
