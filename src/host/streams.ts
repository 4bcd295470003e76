/** What every command writes through. It is opened at each start, so it opens nothing else. */
import { fstatSync, ftruncateSync, writeSync } from 'node:fs';

/** The report could not be written where the user wanted it. */
export class OutputError extends Error {}

/** Writes to stdout, whatever that is: a file gets all of it or nothing. A reader that has seen enough is no failure. Throws OutputError. */
export function writeOut(text: string): void {
  const stdout = 1;
  try {
    writeWhole(stdout, text);
  } catch (error) {
    if (systemCode(error) !== 'EPIPE') throw new OutputError(`stdout cannot be written (${systemCode(error)})`);
  }
}

/** All of it, or (of a regular file) nothing. Throws what the system says. */
export function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  const stats = fstatSync(file);
  try {
    for (let at = 0; at < bytes.length;) at += writeSome(file, bytes, at);
  } catch (error) {
    if (stats.isFile()) ftruncateSync(file, stats.size);
    throw error;
  }
}
/** A pipe that is full for now makes us wait, as it makes any program wait. */
function writeSome(file: number, bytes: Uint8Array, at: number): number {
  try {
    return writeSync(file, bytes, at);
  } catch (error) {
    if (systemCode(error) !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
function systemCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'error';
}
