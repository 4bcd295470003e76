/** A sample by a seed: whether a mutant belongs to it hangs on that mutant alone. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { root } from './areas.ts';

const seed = 'backend-audit 8';

/** Is it the one in so many that is drawn? */
export function isDrawn(
  {
    fileName,
    location,
    mutatorName,
    replacement,
  }: Pick<Mutant, 'fileName' | 'location' | 'mutatorName' | 'replacement'>,
  oneIn: number,
): boolean {
  const path = relative(root, fileName).replaceAll('\\', '/');
  const what = JSON.stringify([seed, path, location.start, location.end, mutatorName, replacement]);
  return createHash('sha256').update(what).digest().readUInt32BE() % oneIn === 0;
}
