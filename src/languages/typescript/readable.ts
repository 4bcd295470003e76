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

/** How much of a line is code: what its statements and functions account for, up to its length. Data has few of them. */
function codeIn(line: string): number {
  let marks = 0;
  for (let at = 0; at < line.length; at++) {
    switch (line.charCodeAt(at)) {
      case 34: // "
      case 39: // '
      case 96: // `
        at = stringEnd(line, at);
        break;
      case 59: // ;
        marks++;
        break;
      case 61: // =>
        if (line.charCodeAt(at + 1) === 62) marks++;
        break;
      case 102: // f
      case 114: // r
        if (line.startsWith('function', at) || line.startsWith('return', at)) marks++;
        break;
      default:
    }
  }
  return Math.min(line.length, marks * 100);
}

function stringEnd(line: string, from: number): number {
  const quote = line.charCodeAt(from);
  for (let at = from + 1; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) return at;
  }
  return line.length;
}
