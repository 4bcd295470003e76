import type { FileFacts } from '../facts/facts.ts';
import { openFacts, packFacts } from '../facts/pack.ts';

/** The facts of many files as bytes, for the cache and for workers. */
export function packAll(files: readonly FileFacts[]): Uint8Array {
  return packFacts(files);
}
/** The other way round. Throws on bytes that were not made by this version. */
export function unpackAll(bytes: Uint8Array): FileFacts[] {
  const pack = openFacts(bytes);
  return Array.from({ length: pack.length }, (_, index) => pack.at(index));
}
