import { isUtf8 } from 'node:buffer';
import type { Notice } from './notice.ts';

/** A name as text. Bytes that are no UTF-8 are shown as their codes (`caf\xe9.js`): so it can be told, and no other is told alike. */
export function nameOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString();
  let name = '';
  for (let at = 0; at < bytes.length;) {
    const length = characterAt(bytes, at);
    name +=
      length === 0
        ? `\\x${bytes[at]!.toString(16).padStart(2, '0')}`
        : Buffer.from(bytes.subarray(at, at + length)).toString();
    at += Math.max(1, length);
  }
  return name;
}
/** Bytes of the character that begins here; 0: none does. */
function characterAt(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++)
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  return 0;
}

/** What is said of a file or folder whose name is no text: nothing of ours could open or name it. */
export function unnamedFile(path: string): Notice {
  return { path, code: 'encoding', message: 'has a name that is not valid UTF-8; not read' };
}
