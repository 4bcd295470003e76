/** The languages that are read, by path. May not read files. */
import type { Language } from '../facts/index.ts';
import { isPython, loadPython, python } from './python/index.ts';
import { typescript } from './typescript/index.ts';

export { isPython, loadPython };

/** Python among them claims files from when its parser is loaded. */
export const languages: readonly Language[] = [python, typescript];

/** The language that claims a file, if any does. */
export function languageOf(path: string): Language | undefined {
  return languages.find((language) => language.claims(path));
}
