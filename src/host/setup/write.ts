import { chmodSync, closeSync, mkdirSync, openSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../notice.ts';
import { writeReport } from '../output.ts';
import { within } from '../real-folder.ts';
import { OutputError, writeWhole } from '../streams.ts';
import type { Piece } from './plan.ts';
import type { SetUp } from './project.ts';

/** Writes a piece: whole, or what was there stays. What appeared there meanwhile stays, too. Throws OutputError. */
export function put({ top }: SetUp, { path, text, is, isRun = false }: Piece): void {
  const absolute = join(top, path);
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    if (within(top, join(realpathSync(dirname(absolute)), basename(absolute))) === undefined)
      throw new OutputError(`${path}: its folder is a link that leads out of the project; nothing is written there`);
    if (is === 'grown') writeReport(absolute, text);
    else writeNew(absolute, text);
    if (isRun) chmodSync(absolute, 0o755);
  } catch (error) {
    if (error instanceof OutputError) throw error;
    throw new OutputError(`${path}: cannot be written (${codeOf(error)})`);
  }
}

function writeNew(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeWhole(file, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}
