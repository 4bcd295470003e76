import type { Extraction } from '../../facts/index.ts';
import { lineOf } from './lines.ts';

type Refused = Extract<Extraction, { refused: unknown }>;

const LARGEST = 2_000_000;
/** What the language's own implementation gives up at. */
const BRACKETS = 200;
const INDENTS = 100;

/** Why a text is not worth or not safe to parse, if so. */
export function unreadable(text: string, lines: readonly number[]): Refused | undefined {
  if (text.length > LARGEST)
    return { refused: { code: 'too-large', message: `${text.length} characters; files of up to ${LARGEST} are read` } };
  const deep = tooDeep(text);
  return deep < 0 ? undefined : tooDeepAt(lines, deep);
}
export function tooDeepAt(lines: readonly number[], offset: number): Refused {
  return { refused: { code: 'too-deep', message: 'the code is nested too deep', line: lineOf(lines, offset) } };
}

const token =
  /#[^\n]*|[rbuf]{0,2}("""|''')(?:\\[^]|(?!\1)[^\\])*(?:\1|$)|[rbuf]{0,2}(["'])(?:\\[^]|(?!\2)[^\\\n])*(?:\2|$|(?=\n))|[([{]|[)\]}]|\n[ \t]*(?=[^\s#])/giy;
const plainText = /[^#"'()[\]{}\n]+|\n|["']/y;

/** The offset at which brackets or indents are deeper than the language allows, or -1. */
function tooDeep(text: string): number {
  let brackets = 0;
  const indents = [0];
  for (let at = 0; at < text.length;) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) {
      plainText.lastIndex = at;
      plainText.exec(text);
      at = Math.max(at + 1, plainText.lastIndex);
      continue;
    }
    at += found.length;
    if (found === '(' || found === '[' || found === '{') brackets++;
    else if (found === ')' || found === ']' || found === '}') brackets = Math.max(0, brackets - 1);
    else if (found.startsWith('\n') && brackets === 0) {
      const width = found.length - 1;
      while (indents.length > 1 && indents.at(-1)! >= width) indents.pop();
      if (width > 0) indents.push(width);
    }
    if (brackets > BRACKETS || indents.length > INDENTS) return at;
  }
  return -1;
}
