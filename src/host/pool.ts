import type { FileFacts } from '../facts/facts.ts';

/** The facts of many files as bytes, for the cache and for workers. */
export function packAll(files: readonly FileFacts[]): Uint8Array {
  return Buffer.from(JSON.stringify(files));
}
/** The other way round. Throws on bytes that were not made by this version. */
export function unpackAll(bytes: Uint8Array): FileFacts[] {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as FileFacts[];
}
