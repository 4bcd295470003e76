import type { Extraction } from '../../facts/index.ts';
import { lineOf } from './lines.ts';
import { tooDeep } from './nesting.ts';

type Refused = Extract<Extraction, { refused: unknown }>;

const LARGEST = 2_000_000;

/** Why a text is not worth or not safe to parse, if so. */
export function unreadable(text: string, lines: readonly number[], markup: boolean): Refused | undefined {
  if (text.length > LARGEST) {
    return { refused: { code: 'too-large', message: `${text.length} characters; files of up to ${LARGEST} are read` } };
  }
  const minified = minifiedLine(text, lines);
  if (minified > 0) return { refused: { code: 'minified', message: 'the text is minified', line: minified } };
  const deep = tooDeep(text, markup);
  if (deep >= 0)
    return { refused: { code: 'too-deep', message: 'the code is nested too deep', line: lineOf(lines, deep) } };
  return undefined;
}

/** The line that shows that a bundler wrote the text, or 0. What stands in long strings does not count as code. */
function minifiedLine(text: string, lines: readonly number[]): number {
  if (text.length < 20_000 || text.length / lines.length < 200) return 0;
  let code = 0;
  let longest = 0;
  let where = 0;
  for (let i = 0; i < lines.length; i++) {
    const from = lines[i]!;
    const to = lines[i + 1] ?? text.length;
    const own = to - from < 500 ? to - from : codeIn(text.slice(from, to));
    code += own;
    if (own > longest) {
      longest = own;
      where = i + 1;
    }
  }
  return code / lines.length > 500 || longest > 20_000 ? where : 0;
}

/** Characters of a line that are neither in a string nor mere data of a list. */
function codeIn(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/.*|\/\*.*?\*\//g, '');
  // Lists of numbers, names and strings have commas and no statements.
  return /[;{}]|=>|\bfunction\b|\breturn\b/.test(bare) ? bare.length : 0;
}
