import { isWordPart, words } from './words.ts';

/**
 * The parser dies of deep nesting in a way nothing can catch, so what could nest too deep is refused before.
 * A scan over the text sums up weights: brackets and all that nests to the right (`=>`, `?:`, `=`, `else`, prefix
 * operators, `<`) weigh LEVEL, what nests to the left (`a.b.c`, `a + b + c`, `f()()`) weighs 1; a new statement or
 * list item starts anew. With a stack of 1 MB the parser fails at some 500 levels at the worst, or at 8,000 links.
 */
const LEVEL = 16;
const ELSE = LEVEL / 2;
/** `[]` after a type or value, and a template after its tag. */
const POSTFIX = LEVEL / 2;
const LIMIT = 400 * LEVEL;

/** What a level of brackets holds. */
const BLOCK = 0;
const OBJECT = 1;
const PAREN = 2;
/** `(...)` after `if`, `while`, ...: a statement follows. */
const HEADER = 3;
const SQUARE = 4;
const TEMPLATE = 5;
/** `${...}` */
const HOLE = 6;
const TAG = 7;
const CHILDREN = 8;
/** `{...}` within markup. */
const BRACES = 9;

/** What came before. */
const OPERAND = 0;
const OPERATOR = 1;
const STATEMENT = 2;
const ARROW = 3;

/** The offset at which a text nests too deep, or -1. `markup`: `<a>` may be an element. */
export function tooDeep(text: string, markup: boolean): number {
  const scan = new Scan(text, markup, false);
  const found = scan.run();
  // Where a slash may be a division or start a pattern, both are tried.
  return found < 0 && scan.ambiguous ? new Scan(text, markup, true).run() : found;
}

class Scan {
  ambiguous = false;
  private readonly text: string;
  private readonly markup: boolean;
  private readonly flip: boolean;
  private at = 0;
  private before = STATEMENT;
  private lastClosed = 0;
  private kind = BLOCK;
  /** Weight here, and at the start of the current level. */
  private weight = 0;
  private base = 0;
  private elses = 0;
  private angles = 0;
  private questions = 0;
  /** A `function` or `class` whose body is to come: 1 a declaration, 2 an expression. */
  private maker = 0;
  private fresh = false;
  private control = false;
  private afterDot = false;
  private afterElse = false;
  /** No pattern ends before here: one was looked for in vain. */
  private noPattern = 0;
  /** By the name of an element: where it is closed for the last time. */
  private readonly closings = new Map<string, number>();
  /** Eight numbers for each enclosing level. */
  private readonly levels: number[] = [];

  constructor(text: string, markup: boolean, flip: boolean) {
    this.text = text;
    this.markup = markup;
    this.flip = flip;
  }

  run(): number {
    const { text } = this;
    const { length } = text;
    while (this.at < length) {
      switch (this.kind) {
        case TEMPLATE:
          this.templateText();
          break;
        case TAG:
          this.tag();
          break;
        case CHILDREN:
          this.children();
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
        this.string(code);
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
        } else this.weight++;
        this.before = OPERATOR;
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

  private operator(length: number, weight: number): void {
    this.weight += weight;
    this.before = OPERATOR;
    this.lastClosed = 0;
    this.at += length;
  }

  /** An operand follows; after another one it begins a statement. */
  private operand(): void {
    if (this.before === OPERAND) {
      this.boundary();
      this.begin();
    }
    this.before = OPERAND;
    this.afterElse = false;
  }

  /** A statement has ended here. */
  private boundary(): void {
    this.weight = this.base;
    this.angles = this.questions = this.maker = 0;
    this.control = this.afterElse = false;
    this.fresh = true;
    this.before = STATEMENT;
  }

  /** Another statement begins, and not with `else`. */
  private begin(): void {
    this.fresh = false;
    this.elses = 0;
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

  private keyword(meaning: NonNullable<ReturnType<typeof words.get>>): void {
    if (meaning === 'else') {
      this.elses++;
      this.fresh = false;
      this.weight = this.base + this.elses * ELSE;
      this.before = STATEMENT;
      this.afterElse = true;
      return;
    }
    if (meaning === 'infix' && this.before === OPERAND) {
      if (this.fresh) this.begin();
      this.operator(0, 1);
      return;
    }
    if (meaning === 'case' || this.before === OPERAND) this.boundary();
    if (this.fresh) this.begin();
    const stands = this.before;
    const chained = this.afterElse;
    this.afterElse = false;
    switch (meaning) {
      case 'prefix':
        this.operator(0, LEVEL);
        return;
      case 'if':
        if (!chained) this.weight += LEVEL;
        this.control = true;
        return;
      case 'header':
        this.weight += LEVEL;
        this.control = true;
        return;
      case 'body':
        this.weight += LEVEL;
        this.before = STATEMENT;
        return;
      case 'maker':
        this.maker = stands === STATEMENT ? 1 : 2;
        this.operator(0, LEVEL);
        return;
      case 'infix':
        this.operator(0, LEVEL);
        return;
      default:
        this.operator(0, 0);
    }
  }

  private string(quote: number): void {
    const { text } = this;
    let at = this.at + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === quote) {
        at++;
        break;
      } else if (code === 10) break;
    }
    this.at = at;
  }

  private templateText(): void {
    const { text } = this;
    let at = this.at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 96) {
        this.at = at;
        this.pop();
        return;
      } else if (code === 36 && text.charCodeAt(at + 1) === 123) {
        this.at = at + 1;
        this.push(HOLE, 1);
        this.before = OPERATOR;
        return;
      }
    }
    this.at = at;
  }

  private slash(next: number): void {
    const { text } = this;
    if (next === 47) {
      const end = text.indexOf('\n', this.at);
      this.at = end < 0 ? text.length : end;
    } else if (next === 42) {
      const end = text.indexOf('*/', this.at + 2);
      this.at = end < 0 ? text.length : end + 2;
    } else {
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
    else if (this.markup && this.before !== OPERAND && this.opensElement()) {
      this.push(TAG, 1);
    } else {
      this.angles++;
      this.operator(1, LEVEL);
    }
  }

  private brace(): void {
    const { before } = this;
    let kind = BLOCK;
    if (before === OPERATOR && this.maker === 0) kind = OBJECT;
    // Closing it ends a statement, except for objects and the bodies of function and class expressions.
    const ends = kind === BLOCK && this.maker !== 2;
    this.maker = 0;
    this.push(kind, ends ? 1 : 2);
    this.before = kind === BLOCK ? STATEMENT : OPERATOR;
  }

  /** Opens a level one character long; `how` 2: its end is an operand although it may look like a block's. */
  private push(kind: number, how: number): void {
    const { levels } = this;
    levels.push(this.kind, this.base, this.weight, this.elses, this.angles, this.questions, this.maker, how);
    this.kind = kind;
    this.weight += LEVEL;
    this.base = this.weight;
    this.elses = this.angles = this.questions = this.maker = 0;
    this.control = this.afterElse = this.fresh = this.afterDot = false;
    this.lastClosed = 0;
    this.at++;
    if (kind === TEMPLATE) this.at--;
  }

  /** Closes the level at its one closing character. */
  private pop(): void {
    const { levels } = this;
    const code = this.text.charCodeAt(this.at);
    this.at++;
    if (levels.length === 0) return;
    const closed = this.kind;
    const how = levels.pop()!;
    this.maker = levels.pop()!;
    this.questions = levels.pop()!;
    this.angles = levels.pop()!;
    this.elses = levels.pop()!;
    this.weight = levels.pop()!;
    this.base = levels.pop()!;
    this.kind = levels.pop()!;
    this.fresh = this.afterDot = this.control = this.afterElse = false;
    this.before = OPERAND;
    this.lastClosed = code;
    if (closed === HEADER) this.before = STATEMENT;
    else if (closed === BLOCK && how !== 2) this.boundary();
  }

  /** `<a` or `<>`, and not the type parameters of a function: `<T,>(`, `<T extends U>(`, `<T>(`. */
  private opensElement(): boolean {
    const match = /<(?:>|([\w$.:-]+)\s*(,|=|extends[^\w$=/>]|>\s*\()?)/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (found === null) return false;
    const [, name, after] = found;
    if (name === undefined || after === undefined) return true;
    if (!after.startsWith('>')) return false;
    let closing = this.closings.get(name);
    if (closing === undefined) {
      if (this.closings.size > 1000) return false;
      closing = this.text.lastIndexOf(`</${name}`);
      this.closings.set(name, closing);
    }
    return closing > this.at;
  }

  private tag(): void {
    const { text } = this;
    const code = text.charCodeAt(this.at);
    switch (code) {
      case 34:
      case 39: {
        const end = text.indexOf(code === 34 ? '"' : "'", this.at + 1);
        this.at = end < 0 ? text.length : end + 1;
        return;
      }
      case 123:
        this.push(BRACES, 1);
        this.before = OPERATOR;
        return;
      case 60:
        this.push(TAG, 1);
        return;
      case 47:
        if (text.charCodeAt(this.at + 1) === 62) {
          this.at++;
          this.pop();
        } else if (text.charCodeAt(this.at + 1) === 47 || text.charCodeAt(this.at + 1) === 42)
          this.slash(text.charCodeAt(this.at + 1));
        else this.at++;
        return;
      case 62:
        this.kind = CHILDREN;
        this.at++;
        return;
      default:
        this.at++;
    }
  }

  private children(): void {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 123) {
        this.push(BRACES, 1);
        this.before = OPERATOR;
        return;
      }
      if (code !== 60) continue;
      if (text.charCodeAt(this.at + 1) === 47) {
        const end = text.indexOf('>', this.at);
        this.at = end < 0 ? text.length : end;
        this.pop();
      } else this.push(TAG, 1);
      return;
    }
  }
}

/** Where the pattern that starts at a slash ends; -1 if it does not end in its line. */
function patternEnd(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return -1;
    if (code === 92) at++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return at + 1;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
