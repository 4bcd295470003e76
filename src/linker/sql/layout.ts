/**
 * SQL text with holes, made ready for a parser: placeholders of any style and holes become `$n`, names get a name,
 * clauses what fits there. Where a hole stands is told from the tokens around it.
 */
import { placeholderAt, rawIn, type Placeholder, type Style } from './placeholders.ts';
import { CLAUSES, JOINING, NAMING, VALUED } from './words.ts';

/** Something in a text that is no constant. */
export interface HoleLeaf {
  readonly kind: 'hole';
}
export type Leaf<H extends HoleLeaf> = { readonly kind: 'constant'; readonly text: string } | H;
export type Position = 'value' | 'identifier' | 'clause' | 'unknown';
interface Placed<H> {
  readonly hole: H;
  readonly position: Position;
  /** Its number in the text; 0 where it shares one with the rest of a literal. */
  readonly number: number;
}
/** A placeholder that puts its value into the text as it is. */
export interface Raw {
  readonly key: string;
  readonly position: Position;
}
interface SqlText<H> {
  /** For people: holes and placeholders numbered. */
  readonly shown: string;
  /** For a parser. */
  readonly parsable: string;
  readonly holes: readonly Placed<H>[];
  readonly raw: readonly Raw[];
  /** Placeholders other than holes. */
  readonly placeholders: number;
  /** Those that a pattern search compares with. */
  readonly searched: readonly string[];
  /** What each placeholder is called where its value is given (a number from 1, or a name), by its number in the text. */
  readonly keys: ReadonlyMap<number, string>;
}

/** Lays out one alternative of a statement. */
export function layOut<H extends HoleLeaf>(leaves: readonly Leaf<H>[], style: Style): SqlText<H> {
  return new Layout<H>(leaves, style).run();
}

class Layout<H extends HoleLeaf> {
  private readonly text: string;
  private readonly marks: H[] = [];
  private readonly style: Style;
  private shown = '';
  private parsable = '';
  private count = 0;
  private placeholders = 0;
  private ordinal = 0;
  private readonly searched: string[] = [];
  private readonly keys = new Map<number, string>();
  private readonly holes: Placed<H>[] = [];
  private readonly raw: Raw[] = [];
  private word = '';
  private before = '';
  private clause = '';
  private last = '';
  private parens: { readonly word: string; readonly clause: string }[] = [];
  private at = 0;

  constructor(leaves: readonly Leaf<H>[], style: Style) {
    this.style = style;
    this.text = leaves
      .map((it) => {
        if (it.kind === 'constant') return it.text.replaceAll('\u0001', ' ');
        this.marks.push(it);
        return '\u0001';
      })
      .join('');
  }
  run(): SqlText<H> {
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
      searched: this.searched,
      keys: this.keys,
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
    const { at, style } = this;
    const found = placeholderAt(this.text.slice(at, at + 80), style, this.text[at - 1] ?? ' ');
    if (found === undefined) return false;
    this.substitute(found.text, this.standIn(found, found.key ?? String(++this.ordinal)));
    return true;
  }
  /** What a parser is given for a placeholder. */
  private standIn({ is, text }: Placeholder, key: string): string {
    switch (is) {
      case 'text':
        return text;
      case 'name':
        return `hole_${++this.count}`;
      case 'raw':
        this.raw.push({ key, position: this.position(text.length) });
        return this.stand(text.length);
      default:
        this.placeholders++;
        if (/^I?LIKE$/.test(this.word) && this.last === 'word') this.searched.push(key);
        this.keys.set(++this.count, key);
        return `$${this.count}`;
    }
  }
  private substitute(text: string, by: string): void {
    this.emit(by);
    this.at += text.length;
    if (by === text) return;
    this.last = 'value';
    this.word = '';
  }
  private quoted(quote: string, mark: number): number {
    const { text } = this;
    let end = this.at + 1;
    let inner = '';
    const holes: H[] = [];
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
      for (const it of rawIn(inner, this.style))
        this.raw.push({ key: it.key ?? String(++this.ordinal), position: 'value' });
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
  private hole(hole: H): void {
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
    // A parser takes it for a value.
    this.holes.push({ hole, position, number: this.isDocument() ? 0 : this.count + 1 });
    const by = this.stand();
    this.emit(`$${this.count}`, by);
    this.last = 'value';
    this.word = '';
  }
  /** What a parser is given in place of something; counts it. Only a part of a longer name becomes one. */
  private stand(length = 1): string {
    const number = ++this.count;
    const { text, at } = this;
    const joined = /\w/.test(text[at - 1] ?? '') || /\w/.test(text[at + length] ?? '');
    return joined ? `hole_${number}` : `$${number}`;
  }
  /** A column in which documents stand, of which a member is asked (`$column->>'owner'`). */
  private isDocument(length = 1): boolean {
    return /^\s*->/.test(this.text.slice(this.at + length, this.at + length + 8));
  }
  private position(length = 1): Position {
    const { text, at, word, last, clause } = this;
    const after = text.slice(at + length, at + length + 40);
    const next = /^\s*(\S)/.exec(after)?.[1] ?? '';
    const touching = after[0] ?? '';
    const ahead = text[at - 1] ?? '';
    if (ahead === '.' || touching === '.' || /\w/.test(touching) || (/\w/.test(ahead) && last === 'word'))
      return 'identifier';
    if (this.isDocument(length)) return 'identifier';
    if (last === '') return next === '' ? 'unknown' : 'clause';
    if (last === 'word') {
      if (NAMING.has(word)) return 'identifier';
      if (word === 'SELECT' || word === 'DISTINCT' || word === 'BY' || word === 'RETURNING') return 'identifier';
      if (JOINING.has(word))
        return /[=<>!]/.test(next) || /^\s*(is|in|like|ilike|between|not)\b/i.test(after) ? 'identifier' : 'clause';
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
