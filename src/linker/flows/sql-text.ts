/**
 * SQL text with holes, made ready for a parser: placeholders of any style and holes become `$n`, names get a name,
 * clauses what fits there. Where a hole stands is told from the tokens around it.
 */
import type { QueryRow } from '../../libraries/kinds.ts';
import type { HolePiece, Leaf } from './variants.ts';

export type Position = 'value' | 'identifier' | 'clause' | 'unknown';
export interface Placed {
  readonly hole: HolePiece;
  readonly position: Position;
  /** Its number in the text; 0 where it shares one with the rest of a literal. */
  readonly number: number;
}
/** A placeholder that puts its value into the text as it is. */
export interface Raw {
  readonly key: string;
  readonly position: Position;
}
export interface SqlText {
  /** For people: holes and placeholders numbered. */
  readonly shown: string;
  /** For a parser. */
  readonly parsable: string;
  readonly holes: readonly Placed[];
  readonly raw: readonly Raw[];
  /** Placeholders other than holes. */
  readonly placeholders: number;
}
type Style = QueryRow['placeholders'];

const NAMING = new Set([
  'FROM',
  'JOIN',
  'INTO',
  'UPDATE',
  'TABLE',
  'TRUNCATE',
  'VIEW',
  'INDEX',
  'SCHEMA',
  'DATABASE',
  'USE',
  'DESCRIBE',
  'EXISTS',
  'ONLY',
  'COLUMN',
  'AS',
  'TRIGGER',
  'FUNCTION',
  'PROCEDURE',
  'SEQUENCE',
  'CALL',
  'EXEC',
  'EXECUTE',
  'PRAGMA',
  'ADD',
  'DROP',
  'ALTER',
  'RENAME',
  'TO',
  'USER',
  'ROLE',
]);
const JOINING = new Set(['WHERE', 'AND', 'OR', 'NOT', 'ON', 'HAVING', 'WHEN', 'SET']);
const CLAUSES = new Set([
  'SELECT',
  'DISTINCT',
  'FROM',
  'WHERE',
  'ORDER',
  'GROUP',
  'SET',
  'VALUES',
  'LIMIT',
  'OFFSET',
  'HAVING',
  'RETURNING',
  'INTO',
  'ON',
  'IN',
  'BY',
  'UPDATE',
  'DELETE',
  'INSERT',
  'JOIN',
  'USING',
]);
const VALUED = new Set([
  'LIKE',
  'ILIKE',
  'BETWEEN',
  'LIMIT',
  'OFFSET',
  'IN',
  'VALUES',
  'THEN',
  'ELSE',
  'TOP',
  'ANY',
  'ALL',
  'INTERVAL',
  'ESCAPE',
  'RETURN',
  'IS',
  'REGEXP',
  'RLIKE',
  'GLOB',
  'MATCH',
  'DEFAULT',
]);

/** Lays out one alternative of a statement. */
export function layOut(leaves: readonly Leaf[], style: Style): SqlText {
  return new Layout(leaves, style).run();
}

class Layout {
  private readonly text: string;
  private readonly marks: HolePiece[] = [];
  private readonly style: Style;
  private shown = '';
  private parsable = '';
  private count = 0;
  private placeholders = 0;
  private readonly holes: Placed[] = [];
  private readonly raw: Raw[] = [];
  private word = '';
  private before = '';
  private clause = '';
  private last = '';
  private parens: { readonly word: string; readonly clause: string }[] = [];
  private at = 0;

  constructor(leaves: readonly Leaf[], style: Style) {
    this.style = style;
    this.text = leaves
      .map((it) => {
        if (it.kind === 'constant') return it.text.replaceAll('\u0001', ' ');
        this.marks.push(it);
        return '\u0001';
      })
      .join('');
  }
  run(): SqlText {
    let mark = 0;
    const { text } = this;
    while (this.at < text.length) {
      const c = text[this.at]!;
      if (c === '\u0001') {
        this.hole(this.marks[mark++]!);
        this.at++;
      } else if (c === "'" || c === '"' || c === '`') mark = this.quoted(c, mark);
      else if (
        text.startsWith('--', this.at) ||
        (c === '#' && /\s|\u0001/.test(text[this.at + 1] ?? ' ') && this.style === 'question')
      )
        mark = this.comment('\n', mark);
      else if (text.startsWith('/*', this.at)) mark = this.comment('*/', mark);
      else if (!this.placeholder()) this.plain(c);
    }
    return {
      shown: this.shown,
      parsable: this.parsable,
      holes: this.holes,
      raw: this.raw,
      placeholders: this.placeholders,
    };
  }
  private emit(shown: string, parsable = shown): void {
    this.shown += shown;
    this.parsable += parsable;
  }
  private plain(c: string): void {
    const word = /^[A-Za-z_][\w$]*/.exec(this.text.slice(this.at, this.at + 64))?.[0];
    if (word !== undefined) {
      this.emit(word);
      this.at += word.length;
      this.before = this.word;
      this.word = word.toUpperCase();
      if (CLAUSES.has(this.word)) this.clause = this.word === 'BY' ? `${this.before} BY` : this.word;
      this.last = 'word';
      return;
    }
    if (c === '(') this.parens.push({ word: this.word, clause: this.clause });
    if (c === ')') {
      const outer = this.parens.pop();
      if (outer) this.clause = outer.clause;
    }
    if (!/\s/.test(c)) this.last = c;
    this.emit(c);
    this.at++;
  }
  private placeholder(): boolean {
    const rest = this.text.slice(this.at, this.at + 80);
    const { style } = this;
    if (style?.endsWith('-promise') === true) {
      const it =
        /^\$(?:(\d+)|([{(<[/])\s*([\w.$]+))(\s*(?::(?:raw|value|name|alias|csv|list|json)|[\^#~]))?(?:\s*[})>\]/])?/.exec(
          rest,
        );
      if (it) return this.promised(it[0], it[1] ?? it[3]!, it[4]?.trim() ?? '');
    }
    const question = /^\?{1,2}/.exec(rest)?.[0];
    if (
      question !== undefined &&
      (style === 'question' ||
        style === undefined ||
        style === 'named-colon' ||
        style === 'named-at' ||
        style === 'named-dollar')
    ) {
      if (question === '??') return this.substitute('??', `hole_${++this.count}`);
      return this.bind('?');
    }
    const dollar = /^\$(\d+|\u0001)/.exec(rest);
    if (dollar && dollar[1] !== '\u0001' && style !== 'question') return this.bind(dollar[0]);
    const named =
      style === 'named-colon'
        ? /^:(?!:)[A-Za-z_]\w*/.exec(rest)
        : style === 'named-at'
          ? /^@(?!@)\w+/.exec(rest)
          : style === 'named-dollar'
            ? /^[$:@]\w+/.exec(rest)
            : style === 'percent'
              ? /^%(\(\w+\))?s/.exec(rest)
              : style === undefined
                ? /^:(?!:)[A-Za-z_]\w*/.exec(rest)
                : null;
    if (rest.startsWith('::')) {
      this.emit('::');
      this.at += 2;
      return true;
    }
    return named !== null && named[0] !== undefined && !/[\w:]/.test(this.text[this.at - 1] ?? ' ')
      ? this.bind(named[0])
      : false;
  }
  private bind(text: string): boolean {
    this.placeholders++;
    return this.substitute(text, `$${++this.count}`);
  }
  private substitute(text: string, by: string): boolean {
    this.emit(by);
    this.at += text.length;
    this.last = 'value';
    this.word = '';
    return true;
  }
  private promised(text: string, key: string, form: string): boolean {
    const raw = form === ':raw' || form === '^' || form === ':value' || form === '#';
    if (raw) {
      const position = this.position();
      this.raw.push({ key, position });
      return this.substitute(text, this.stand());
    }
    return form === ':name' || form === '~' || form === ':alias'
      ? this.substitute(text, `hole_${++this.count}`)
      : this.bind(text);
  }
  private quoted(quote: string, mark: number): number {
    const { text } = this;
    let end = this.at + 1;
    let inner = '';
    const holes: HolePiece[] = [];
    for (; end < text.length; end++) {
      const c = text[end]!;
      if (c === '\u0001') {
        holes.push(this.marks[mark++]!);
        inner += `$${this.count + holes.length}`;
      } else if (c === quote && text[end + 1] === quote) {
        inner += c + c;
        end++;
      } else if (c === '\\' && quote === "'") {
        inner += c + (text[++end] ?? '');
      } else if (c === quote) break;
      else inner += c;
    }
    const shown = `${quote}${inner}${quote}`;
    if (holes.length === 0) {
      if (this.style?.endsWith('-promise') === true)
        for (const it of inner.matchAll(/\$(?:(\d+)|[{(<[/]\s*([\w.$]+))\s*(?::raw|\^)/g))
          this.raw.push({ key: it[1] ?? it[2]!, position: 'value' });
      this.emit(shown, quote === '`' ? `"${inner}"` : shown);
    } else {
      const names = quote === '`' || (quote === '"' && this.last !== '=' && !this.expectsValue());
      const first = this.count + 1;
      holes.forEach((hole, index) =>
        this.holes.push({ hole, position: names ? 'identifier' : 'value', number: index === 0 ? first : 0 }),
      );
      this.count += holes.length;
      this.emit(shown, names ? `hole_${first}` : `$${first}`);
    }
    this.at = Math.min(text.length, end + 1);
    this.last = 'value';
    this.word = '';
    return mark;
  }
  private expectsValue(): boolean {
    return (
      VALUED.has(this.word) ||
      '=<>+-*/|%'.includes(this.last || ' ') ||
      ((this.last === '(' || this.last === ',') &&
        (this.clause === 'VALUES' || this.clause === 'IN' || this.clause === 'WHERE' || this.clause === 'SET'))
    );
  }
  private comment(end: string, mark: number): number {
    const stop = this.text.indexOf(end, this.at);
    const upto = stop < 0 ? this.text.length : stop + end.length;
    for (let i = this.at; i < upto; i++)
      if (this.text[i] === '\u0001') this.holes.push({ hole: this.marks[mark++]!, position: 'clause', number: 0 });
    this.shown += ' ';
    this.parsable += ' ';
    this.at = upto;
    return mark;
  }
  private hole(hole: HolePiece): void {
    // `$${index}`: a numbered placeholder.
    const sign = /[$@]$|(^|[\s(,=]):$/.exec(this.parsable);
    if (sign && this.text[this.at - 1] === sign[0].at(-1)) {
      const number = ++this.count;
      this.parsable = `${this.parsable.slice(0, -1)}$${number}`;
      this.shown = `${this.shown.slice(0, -1)}$${number}`;
      this.holes.push({ hole, position: 'value', number });
      this.last = 'value';
      this.word = '';
      return;
    }
    const position = this.position();
    this.holes.push({ hole, position, number: this.count + 1 });
    const by = this.stand();
    this.emit(`$${this.count}`, by);
    this.last = 'value';
    this.word = '';
  }
  /** What a parser is given in place of something; counts it. Only a part of a longer name becomes one. */
  private stand(): string {
    const number = ++this.count;
    const { text, at } = this;
    const joined = /\w/.test(text[at - 1] ?? '') || /\w/.test(text[at + 1] ?? '');
    return joined ? `hole_${number}` : `$${number}`;
  }
  private position(): Position {
    const { text, at, word, last, clause } = this;
    const next = /^\s*(\S)/.exec(text.slice(at + 1))?.[1] ?? '';
    const touching = text[at + 1] ?? '';
    const ahead = text[at - 1] ?? '';
    if (ahead === '.' || touching === '.' || /\w/.test(touching) || (/\w/.test(ahead) && last === 'word'))
      return 'identifier';
    if (last === '') return next === '' ? 'unknown' : 'clause';
    if (last === 'word') {
      if (NAMING.has(word)) return 'identifier';
      if (word === 'SELECT' || word === 'DISTINCT' || word === 'BY' || word === 'RETURNING') return 'identifier';
      if (JOINING.has(word))
        return /[=<>!]/.test(next) || /^\s*(is|in|like|ilike|between|not)\b/i.test(text.slice(at + 1))
          ? 'identifier'
          : 'clause';
      if (word === 'VALUES') return 'clause';
      return VALUED.has(word) ? 'value' : 'clause';
    }
    if ('=<>+-/|%!'.includes(last) || last === '*') return last === '*' && clause === 'SELECT' ? 'clause' : 'value';
    const listed =
      clause === 'SELECT' ||
      clause === 'DISTINCT' ||
      clause.endsWith(' BY') ||
      clause === 'RETURNING' ||
      clause === 'FROM';
    if (last === ',')
      return clause === 'SET'
        ? next === '='
          ? 'identifier'
          : 'clause'
        : listed && this.parens.length === 0
          ? 'identifier'
          : 'value';
    if (last === '(') {
      if (clause === 'INTO') return 'identifier';
      return listed && this.parens.at(-1)?.word === clause ? 'identifier' : 'value';
    }
    return 'clause';
  }
}
