import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { OutputError, writeWhole } from './streams.ts';
import { packageFolder } from './version.ts';
import { codeOf } from './notice.ts';

/**
 * Writes a report to a path the user named, with the folders it takes: whole, or what was there before stays. Throws
 * OutputError.
 */
export function writeReport(path: string, text: string): void {
  const absolute = resolve(path);
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    const target = replaceable(absolute);
    if (target === undefined) writeTo(absolute, 'w', text);
    else replace(target, text);
  } catch (error) {
    throw new OutputError(`${path}: cannot be written (${codeOf(error)})`);
  }
}

/** Writes to the end of a file that the environment names, such as the summary of a job. Throws OutputError. */
export function appendOut(path: string, text: string): void {
  try {
    writeTo(path, 'a', text);
  } catch (error) {
    throw new OutputError(`${path}: cannot be written (${codeOf(error)})`);
  }
}

/** The regular file, existing or to be, that a new one can take the place of; undefined for what is written to as it is. */
function replaceable(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return path;
  // What lies there are not files but descriptors of this process, whatever they were opened on.
  const isDescriptor = (place: string): boolean => /^\/(?:dev|proc)\//.test(place);
  if (isDescriptor(path) || (stats.isSymbolicLink() && isDescriptor(readlinkSync(path)))) return undefined;
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? realpathSync(path) : undefined;
}

function replace(target: string, text: string): void {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const before = statSync(target, { throwIfNoEntry: false });
  try {
    writeTo(temporary, 'wx', text, before?.mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    // A folder in which nothing may be made, or a file that something is mounted on.
    if (before === undefined || !['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(codeOf(error))) throw error;
    writeTo(target, 'w', text);
  }
}
function writeTo(path: string, flag: 'w' | 'wx' | 'a', text: string, mode?: number): void {
  const file = openSync(path, flag, mode);
  try {
    writeWhole(file, text);
  } finally {
    closeSync(file);
  }
}

/** The documentation page of a rule, shipped beside the program, with the group it stands in; undefined: no rule of that name. */
export function readRulePage(id: string): { readonly group: string; readonly text: string } | undefined {
  const rules = join(packageFolder(), 'rules');
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  for (const entry of readdirSync(rules, { withFileTypes: true })) {
    const path = join(rules, entry.name, `${id}.md`);
    if (entry.isDirectory() && existsSync(path)) return { group: entry.name, text: readFileSync(path, 'utf8') };
  }
  return undefined;
}
