/** A sample by a seed: whether a piece of code belongs to it hangs on its own text alone, wherever it stands in its file. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { root } from './areas.ts';

const seed = 'backend-audit 8';

/** Is it the one in so many that is drawn? */
export function isDrawn(file: string, text: string, oneIn: number): boolean {
  const path = relative(root, file).replaceAll('\\', '/');
  const hash = createHash('sha256').update(JSON.stringify([seed, path, text]));
  return hash.digest().readUInt32BE() % oneIn === 0;
}
