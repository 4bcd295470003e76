import { type Word } from './words.ts';

/**
 * The parser dies of deep nesting in a way nothing can catch, so what could nest too deep is refused before.
 * A scan over the text sums up weights: brackets and all that nests to the right (`=>`, `?:`, `=`, `else`, prefix
 * operators, `<`) weigh LEVEL, what nests to the left (`a.b.c`, `a + b + c`, `f()()`) weighs 1; a new statement or
 * list item starts anew. With a stack of 1 MB the parser fails at some 500 levels at the worst, or at 8,000 links.
 */
export const LEVEL = 16;
export const ELSE = LEVEL / 2;
/** `[]` after a type or value, and a template after its tag. */
export const POSTFIX = LEVEL / 2;
export const LIMIT = 400 * LEVEL;

/** What a level of brackets holds. */
export const BLOCK = 0;
const OBJECT = 1;
export const PAREN = 2;
/** `(...)` after `if`, `while`, ...: a statement follows. */
export const HEADER = 3;
export const SQUARE = 4;
export const TEMPLATE = 5;
/** `${...}` */
export const HOLE = 6;
export const TAG = 7;
export const CHILDREN = 8;
/** `{...}` within markup. */
export const BRACES = 9;

/** What came before. */
export const OPERAND = 0;
export const OPERATOR = 1;
export const STATEMENT = 2;
export const ARROW = 3;

/** Where a scan for nesting stands: the levels of brackets around it, and what they and the code weigh. */
export class Levels {
  ambiguous = false;
  readonly text: string;
  readonly markup: boolean;
  readonly flip: boolean;
  at = 0;
  before = STATEMENT;
  lastClosed = 0;
  kind = BLOCK;
  /** Weight here, and at the start of the current level. */
  weight = 0;
  base = 0;
  elses = 0;
  angles = 0;
  questions = 0;
  /** A `function` or `class` whose body is to come: 1 a declaration, 2 an expression. */
  maker = 0;
  fresh = false;
  control = false;
  afterDot = false;
  afterElse = false;
  /** No pattern ends before here: one was looked for in vain. */
  noPattern = 0;
  /** By the name of an element: where it is closed for the last time. */
  readonly closings = new Map<string, number>();
  /** Eight numbers for each enclosing level. */
  readonly levels: number[] = [];

  constructor(text: string, markup: boolean, flip: boolean) {
    this.text = text;
    this.markup = markup;
    this.flip = flip;
  }

  operator(length: number, weight: number): void {
    this.weight += weight;
    this.before = OPERATOR;
    this.lastClosed = 0;
    this.at += length;
  }

  /** An operand follows; after another one it begins a statement. */
  operand(): void {
    if (this.before === OPERAND) {
      this.boundary();
      this.begin();
    }
    this.before = OPERAND;
    this.afterElse = false;
  }

  /** A statement has ended here. */
  boundary(): void {
    this.weight = this.base;
    this.angles = this.questions = this.maker = 0;
    this.control = this.afterElse = false;
    this.fresh = true;
    this.before = STATEMENT;
  }

  /** Another statement begins, and not with `else`. */
  begin(): void {
    this.fresh = false;
    this.elses = 0;
  }

  keyword(meaning: Word): void {
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

  brace(): void {
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
  push(kind: number, how: number): void {
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
  pop(): void {
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
}
