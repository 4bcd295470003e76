/**
 * One 32-bit hash a line, blanks left out: what a fingerprint needs of the text once only the facts are kept.
 * Computed where the text is at hand and stored beside the facts.
 */
export type LineHashes = readonly number[] | Uint32Array;

const offset = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a of every line's characters other than blanks. `lines` are the offsets at which the lines start. */
export function hashLines(text: string, lines: readonly number[]): Uint32Array {
  const hashes = new Uint32Array(lines.length);
  for (let line = 0; line < lines.length; line++) {
    const end = lines[line + 1] ?? text.length;
    let hash = offset;
    for (let at = lines[line]!; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 32) hash = Math.imul(hash ^ unit, prime);
    }
    hashes[line] = hash;
  }
  return hashes;
}
