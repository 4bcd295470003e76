import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageFolder } from './version.ts';
import { codeOf } from './walk.ts';

/** The report could not be written where the user wanted it. */
export class OutputError extends Error {}

/** Writes a report to a path the user named, with the folders it takes. */
export function writeReport(path: string, text: string): void {
  const absolute = resolve(path);
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  } catch (error) {
    throw new OutputError(`${path}: cannot be written (${codeOf(error)})`);
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
