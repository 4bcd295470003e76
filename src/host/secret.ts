/** A secret of the user's own: what is sealed with it was written by this user. */
import { randomBytes } from 'node:crypto';
import { closeSync, linkSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOwn } from './own-folder.ts';

/** The user's secret, made at the first call; undefined where there is none that only this user can read. */
export function secretIn(folder: string, readOnly: boolean): Buffer | undefined {
  const path = join(folder, 'secret');
  const known = readSecret(path);
  if (known !== undefined || readOnly) return known;
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(temporary, randomBytes(32), { flag: 'wx', mode: 0o600 });
    // Unlike a rename, this leaves the secret that another process made meanwhile.
    linkSync(temporary, path);
  } catch {
    // Somebody was faster, or nothing can be written.
  }
  rmSync(temporary, { force: true });
  return readSecret(path);
}
function readSecret(path: string): Buffer | undefined {
  const file = openOwn(path, 0o077);
  if (file === undefined) return undefined;
  const bytes = Buffer.alloc(33);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  return length === 32 ? bytes.subarray(0, length) : undefined;
}
