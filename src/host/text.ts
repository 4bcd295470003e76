import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { maxSource, notUtf8, sizeMessage } from './project-file.ts';
import type { Notice } from './notice.ts';

/** The text of a source file, and why there is none. */
export function decode(path: string, bytes: Uint8Array): { readonly text: string } | Notice {
  if (bytes.byteLength > maxSource) return tooLarge(path, bytes.byteLength);
  if (!isUtf8(bytes)) return { path, code: notUtf8.code, message: notUtf8.message };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = buffer.length >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  return { text: buffer.toString('utf8', marked ? 3 : 0) };
}
export function tooLarge(path: string, size: number): Notice {
  return { path, code: 'too-large', message: sizeMessage(size, maxSource) };
}

/** Name of a content: equal names mean equal bytes. */
export function contentId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
/**
 * The id git gives to a blob of these bytes. So a file whose index entry bears it is known to be staged as it lies on
 * disk, without asking git to compare (which may run filters).
 */
export function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}
