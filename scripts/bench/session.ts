/**
 * Edits a project in a session, by the door that ESLint comes in by: `session.ts FOLDER COUNT` opens it, changes an exported
 * line of COUNT files spread over it, one after the other, and prints how many milliseconds each answer took, as JSON.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn } from '../../src/eslint/backend.ts';

const [folder = '', count = '40'] = process.argv.slice(2);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$|(?:^|[./])(?:test|spec)\./.test(path))
  .map((path) => join(folder, path))
  .sort();
const step = Math.max(1, Math.floor(sources.length / Number(count)));
const edited = sources.filter((_, index) => index % step === 0);
const asked = (file: string, text: string): number => {
  const start = performance.now();
  findingsIn(file, text, folder, 'default');
  return performance.now() - start;
};
const textOf = (file: string): string => readFileSync(file, 'utf8');

const first = edited[0];
const opening = first === undefined ? 0 : asked(first, textOf(first));
const edits = edited.map((file) => asked(file, `${textOf(file)}\nexport const edited = ${JSON.stringify(file)};\n`));
console.log(JSON.stringify({ opening, edits }));
