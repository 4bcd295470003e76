/** The languages that are read, by path. May not read files. */
import type { Language } from '../facts/index.ts';
import { typescript } from './typescript/index.ts';

export const languages: readonly Language[] = [typescript];

/** The language that claims a file, if any does. */
export function languageOf(path: string): Language | undefined {
  return languages.find((language) => language.claims(path));
}
