import {
  ARROW,
  BLOCK,
  CHILDREN,
  HEADER,
  LEVEL,
  LIMIT,
  OPERAND,
  OPERATOR,
  PAREN,
  POSTFIX,
  SQUARE,
  STATEMENT,
  TAG,
  TEMPLATE,
  ELSE,
  Levels,
} from './nesting-levels.ts';
import { comment, lineEnd, patternEnd, string, templateText } from './nesting-literals.ts';
import { children, opensElement, tag } from './nesting-markup.ts';
import { isWordPart, words } from './words.ts';

/** The offset at which a text nests too deep, or -1. `markup`: `<a>` may be an element. */
export function tooDeep(text: string, markup: boolean): number {
  const scan = new Scan(text, markup, false);
  const found = scan.run();
  // Where a slash may be a division or start a pattern, both are tried.
  return found < 0 && scan.ambiguous ? new Scan(text, markup, true).run() : found;
}

class Scan extends Levels {
  run(): number {
    const { text } = this;
    const { length } = text;
    while (this.at < length) {
      switch (this.kind) {
        case TEMPLATE:
          templateText(this);
          break;
        case TAG:
          tag(this);
          break;
        case CHILDREN:
          children(this);
          break;
        default:
          this.token(text.charCodeAt(this.at));
      }
      if (this.weight > LIMIT) return Math.min(this.at, length - 1);
    }
    return -1;
  }

  private token(code: number): void {
    const { text } = this;
    if (code <= 32 || code === 0xfeff || code === 0xa0 || code === 0x2028 || code === 0x2029) {
      this.at++;
      return;
    }
    if (isWordPart(code)) {
      this.word();
      return;
    }
    const next = text.charCodeAt(this.at + 1);
    if (code === 47 /* / */) {
      this.slash(next);
      return;
    }
    if (this.fresh) this.begin();
    switch (code) {
      case 34: // "
      case 39: // '
        this.operand();
        string(this, code);
        return;
      case 96: // `
        if (this.before === OPERAND) this.weight += POSTFIX;
        this.push(TEMPLATE, 0);
        this.at++;
        return;
      case 40: // (
        if (this.before === OPERAND && !this.control) this.weight++;
        this.push(this.control ? HEADER : PAREN, 1);
        this.before = OPERATOR;
        return;
      case 91: // [
        if (this.before === OPERAND) this.weight += POSTFIX;
        this.push(SQUARE, 1);
        this.before = OPERATOR;
        return;
      case 123: // {
        this.brace();
        return;
      case 41: // )
      case 93: // ]
      case 125: // }
        this.pop();
        return;
      case 59: // ;
        this.boundary();
        this.at++;
        return;
      case 44: // ,
        if (this.angles === 0) {
          this.weight = this.base + this.elses * ELSE;
          this.questions = 0;
        }
        this.before = OPERATOR;
        this.at++;
        return;
      case 46: // .
        if (next === 46) this.operator(3, 0);
        else {
          this.weight += 2;
          this.afterDot = true;
          this.at++;
        }
        return;
      case 63: // ?
        this.question(next);
        return;
      case 58: // :
        if (this.questions > 0) {
          this.questions--;
          this.operator(1, 0);
        } else {
          this.operator(1, LEVEL);
          if (this.kind === BLOCK) this.before = STATEMENT;
        }
        return;
      case 61: // =
        if (next === 62) {
          this.operator(2, LEVEL);
          this.before = ARROW;
        } else if (next === 61) this.operator(text.charCodeAt(this.at + 2) === 61 ? 3 : 2, 1);
        else this.operator(1, LEVEL);
        return;
      case 33: // !
        if (next === 61) this.operator(text.charCodeAt(this.at + 2) === 61 ? 3 : 2, 1);
        else if (this.before === OPERAND) {
          this.weight++;
          this.at++;
        } else this.operator(1, LEVEL);
        return;
      case 43: // +
      case 45: // -
        if (next === code) {
          if (this.before !== OPERAND) this.weight += LEVEL;
          this.at += 2;
        } else if (next === 61) this.operator(2, LEVEL);
        else this.operator(1, this.before === OPERAND ? 1 : LEVEL);
        return;
      case 60: // <
        this.less(next);
        return;
      case 62: // >
        if (this.angles > 0) {
          this.angles--;
          this.weight -= LEVEL - 1;
          // Members of an interface that no semicolon ends: what follows on a line of its own is the next one.
          this.before = /^\s*\n/.test(text.slice(this.at + 1, this.at + 80)) ? OPERAND : OPERATOR;
        } else {
          this.weight++;
          this.before = OPERATOR;
        }
        this.lastClosed = code;
        this.at++;
        return;
      case 126: // ~
        this.operator(1, LEVEL);
        return;
      case 64: // @
        this.operand();
        this.operator(1, 1);
        return;
      default:
        // * & | ^ % , doubled or followed by =
        if (next === 61) this.operator(2, LEVEL);
        else if (next === code) this.operator(text.charCodeAt(this.at + 2) === 61 ? 3 : 2, code === 42 ? LEVEL : 1);
        else this.operator(1, 1);
    }
  }

  private word(): void {
    const { text } = this;
    const from = this.at;
    let at = from + 1;
    while (at < text.length && isWordPart(text.charCodeAt(at))) at++;
    this.at = at;
    const size = at - from;
    if (this.afterDot) {
      this.afterDot = false;
      this.before = OPERAND;
      return;
    }
    const first = text.charCodeAt(from);
    const meaning = size > 1 && size < 11 && first > 96 && first < 122 ? words.get(text.slice(from, at)) : undefined;
    if (meaning === undefined) {
      if (this.fresh) this.begin();
      this.operand();
      return;
    }
    this.keyword(meaning);
  }

  private slash(next: number): void {
    const { text } = this;
    if (next === 47 || next === 42) comment(this, next);
    else {
      if (this.fresh) this.begin();
      let pattern = this.before !== OPERAND;
      if (pattern && (this.lastClosed === 125 || this.lastClosed === 62)) {
        this.ambiguous = true;
        if (this.flip) pattern = false;
      }
      const end = pattern && this.at >= this.noPattern ? patternEnd(text, this.at) : -1;
      if (end < 0 && pattern && this.at >= this.noPattern) this.noPattern = lineEnd(text, this.at);
      if (end < 0) this.operator(next === 61 ? 2 : 1, next === 61 ? LEVEL : 1);
      else {
        this.at = end;
        this.before = OPERAND;
      }
    }
  }

  private question(next: number): void {
    const { text } = this;
    if (next === 46) {
      this.weight++;
      this.at += 2;
      this.afterDot = isWordPart(text.charCodeAt(this.at));
    } else if (next === 63)
      this.operator(text.charCodeAt(this.at + 2) === 61 ? 3 : 2, text.charCodeAt(this.at + 2) === 61 ? LEVEL : 1);
    else {
      this.questions++;
      this.operator(1, LEVEL);
    }
  }

  private less(next: number): void {
    const { text } = this;
    if (next === 61) this.operator(2, 1);
    else if (next === 60) this.operator(text.charCodeAt(this.at + 2) === 61 ? 3 : 2, 1);
    else if (this.markup && this.before !== OPERAND && opensElement(this)) {
      this.push(TAG, 1);
    } else {
      this.angles++;
      this.operator(1, LEVEL);
    }
  }
}
