/** JavaScript and TypeScript: text to facts. May import the facts vocabulary and its parser; may not read files or throw. */
import type { Language } from '../../facts/index.ts';
import { extract } from './extract.ts';

export const typescript: Language = {
  id: 'typescript',
  ecosystem: 'npm',
  version: '3',
  claims: (path) => /\.[cm]?[jt]sx?$/.test(path),
  extract,
};
