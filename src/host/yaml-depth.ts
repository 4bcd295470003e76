/** How deep YAML may be nested: readers of it recurse. */
import { deepest, isObject } from './project-file.ts';

/**
 * Whether collections of a YAML text may be nested deeper than its reader should follow, by its words: each column further
 * to the right can be one more level. Keys, marks and tags count as well, so it is only near the truth.
 */
export function isDeepYaml(words: Iterable<string>): boolean {
  const columns: number[] = [];
  let flow = 0;
  let column = 0;
  for (const word of words) {
    if (lexerMarks.has(word)) continue;
    if (word === '{' || word === '[') flow++;
    else if (word === '}' || word === ']') flow--;
    else if (flow === 0 && word.trim() !== '') {
      while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
      columns.push(column);
    }
    if (flow > deepest || columns.length > 4 * deepest) return true;
    const line = word.lastIndexOf('\n');
    column = line === -1 ? column + word.length : word.length - line - 1;
  }
  return false;
}
/** What the lexer of YAML puts between words: for the begin of a document, of a scalar, and for a bracket that it misses. */
const lexerMarks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);
/** An alias can stand within what it means, so that a value can be deeper than its text. */
export function isDeepValue(value: unknown): boolean {
  let level = new Set<unknown>([value]);
  for (let depth = 0; level.size > 0; depth++) {
    if (depth > deepest) return true;
    const next = new Set<unknown>();
    for (const each of level) {
      if (Array.isArray(each)) for (const item of each) next.add(item);
      else if (isObject(each)) for (const item of Object.values(each)) next.add(item);
    }
    level = next;
  }
  return false;
}
