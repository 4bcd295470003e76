/**
 * What the text of a file says, whatever its layout: words, texts, numbers and marks in order, without blanks, comments
 * and what a formatter puts in or takes out. Nothing is understood of the language but where its texts and comments end,
 * so that what is made of it stays the same from one version of ours to the next.
 */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'mark';
  /** Of a text: what stands between its quotes, as a formatter leaves it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\w$\u0080-\uffff]+/y;
const number = /\.?\d(?:[\w.]|(?<=[eE])[+-])*/y;
const pattern = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
/** After these a slash begins a pattern; after what else may be divided it divides. */
const beforePattern = /^(?:return|typeof|case|in|of|delete|void|throw|new|do|else|await|yield)$/;

/** The tokens of a file; `python` tells its comments and texts from those of everybody else. */
export function tokensOf(code: string, python: boolean): readonly Token[] {
  const tokens: Token[] = [];
  /** Of each template that is open, how many braces are open within its hole. */
  const holes: number[] = [];
  let at = 0;
  const add = (kind: Token['kind'], text: string, start: number, end: number): void => {
    tokens.push({ kind, text, start, end });
    at = end;
  };
  const match = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    return expression.exec(code)?.[0];
  };
  /** A stretch of a template, to its end or to a hole. */
  const chunk = (from: number): void => {
    let end = from;
    while (end < code.length && code[end] !== '`' && !(code[end] === '$' && code[end + 1] === '{'))
      end += code[end] === '\\' ? 2 : 1;
    add('text', code.slice(from, end), from, end);
    if (code[at] === '$') {
      holes.push(0);
      at += 2;
    } else at++;
  };
  while (at < code.length) {
    const character = code[at]!;
    if (character <= ' ' || character === '\u00a0' || character === '\ufeff') {
      at++;
      continue;
    }
    const comment = commentAt(code, at, python);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    if (character === '"' || character === "'") {
      const end = endOfText(code, at, python);
      const quotes = python && code.startsWith(character.repeat(3), at) ? 3 : 1;
      add('text', plain(code.slice(at + quotes, Math.max(at + quotes, end - quotes))), at, end);
      continue;
    }
    if (character === '`' && !python) {
      chunk(at + 1);
      continue;
    }
    if (holes.length > 0 && (character === '{' || character === '}')) {
      if (character === '}' && holes.at(-1) === 0) {
        holes.pop();
        chunk(at + 1);
        continue;
      }
      holes[holes.length - 1]! += character === '{' ? 1 : -1;
    }
    const digits = /[\d.]/.test(character) ? match(number) : undefined;
    if (digits !== undefined) {
      const value = Number(digits.replaceAll('_', ''));
      add('number', Number.isNaN(value) ? digits : String(value), at, at + digits.length);
      continue;
    }
    const name = match(word);
    if (name !== undefined) {
      add('word', name, at, at + name.length);
      continue;
    }
    const last = tokens.at(-1);
    if (character === '/' && !python && (last === undefined || isBeforePattern(last))) {
      const expression = match(pattern);
      if (expression !== undefined) {
        add('text', expression, at, at + expression.length);
        continue;
      }
    }
    const mark = code.startsWith('=>', at) ? '=>' : code.startsWith('?.', at) ? '?.' : character;
    add('mark', mark, at, at + mark.length);
  }
  return tokens;
}

function isBeforePattern({ kind, text }: Token): boolean {
  if (kind === 'word') return beforePattern.test(text);
  return kind === 'mark' && text !== ')' && text !== ']' && text !== '}';
}
/** Where the comment that begins here ends. */
function commentAt(code: string, at: number, python: boolean): number | undefined {
  const endOfLine = (): number => {
    const end = code.indexOf('\n', at);
    return end === -1 ? code.length : end;
  };
  if (python) return code[at] === '#' ? endOfLine() : code.startsWith('\\\n', at) ? at + 2 : undefined;
  if (code.startsWith('//', at)) return endOfLine();
  if (!code.startsWith('/*', at)) return undefined;
  const end = code.indexOf('*/', at + 2);
  return end === -1 ? code.length : end + 2;
}
/** Where the text that begins here ends; one that nobody ends, with its line. */
function endOfText(code: string, start: number, python: boolean): number {
  const quote = code[start]!;
  if (python && code.startsWith(quote.repeat(3), start)) {
    const end = code.indexOf(quote.repeat(3), start + 3);
    return end === -1 ? code.length : end + 3;
  }
  for (let at = start + 1; at < code.length; at++) {
    const character = code[at];
    if (character === '\\') at++;
    else if (character === quote) return at + 1;
    else if (character === '\n') return at;
  }
  return code.length;
}
/** Which quotes need a backslash depends on those around. */
function plain(text: string): string {
  return text.replace(/\\(['"`])/g, '$1');
}
