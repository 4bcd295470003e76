import { tokensOf, type Token } from './tokens.ts';

/** A body with a name: of a function, a method, a class, or the callback of a call that says what it is for. */
interface Scope {
  readonly name: string;
  readonly isClass: boolean;
  /** From where its head begins. */
  readonly start: number;
  readonly end: number;
}

/** Tokens of a place that take part: enough to tell statements apart, few enough to survive an edit further down. */
const most = 48;
/** Marks that a formatter puts in, takes out or writes otherwise. */
const laidOut = /^[(),;]$/;
const keyword =
  /^(?:await|async|break|case|catch|class|const|continue|default|delete|do|else|export|extends|false|finally|for|from|function|if|import|in|instanceof|let|new|null|of|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield|and|as|def|elif|except|is|lambda|None|not|or|pass|raise|self|False|True)$/;
const control = /^(?:if|for|while|switch|catch|with|await)$/;
const declares = /^(?:const|let|var)$/;

/** One file's text, as identities of places in it are made of it. */
export class OutlinedCode {
  readonly #tokens: readonly Token[];
  readonly #python: boolean;
  readonly #lines: readonly number[];
  /** By index of a token: the bracket that is open around it, or -1. */
  readonly #around: number[] = [];
  /** By index of a bracket: that of its counterpart. */
  readonly #partner = new Map<number, number>();
  readonly #scopes: Scope[] = [];
  /** Braces that open the body of a function. */
  readonly #bodies = new Set<number>();

  constructor(code: string, python: boolean) {
    this.#python = python;
    this.#tokens = tokensOf(code, python);
    this.#lines = [0, ...[...code.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((found) => found.index + found[0].length)];
    this.#pair();
    if (python) this.#indented(code);
    else this.#braced();
  }

  /** Offset of a line and a column, both from 1. */
  offset(line: number, column: number): number {
    return (this.#lines[line - 1] ?? 0) + column - 1;
  }

  /**
   * What stands between two offsets: names of members, keys, what is called, texts and operators as they are; other names
   * by when they first come, so that a variable may be called otherwise. Bodies of functions are left out.
   */
  saying(start: number, end: number): readonly string[] {
    const said: string[] = [];
    const names = new Map<string, number>();
    let defining: number | undefined;
    const [first, last] = this.#whole(this.#first(start), this.#first(end) - 1, end);
    for (let index = first; index <= last && said.length < most; index++) {
      const { kind, text } = this.#tokens[index]!;
      if (kind === 'mark') {
        if (this.#bodies.has(index)) index = this.#partner.get(index) ?? index;
        else if (defining === this.#around[index] && text === ':') break;
        else if (!laidOut.test(text)) said.push(text);
        continue;
      }
      if (this.#python && (text === 'def' || text === 'class')) defining = this.#around[index]!;
      if (kind !== 'word') said.push(kind === 'text' && !this.#isKey(index) ? `"${text}` : text);
      else if (this.#isFixed(index)) said.push(text);
      else {
        if (!names.has(text)) names.set(text, names.size);
        said.push(`$${names.get(text)!}`);
      }
    }
    return said;
  }

  /** The function around an offset, with its class; '' where none has a name. */
  within(offset: number): string {
    const around = this.#scopes.filter(({ start, end }) => start <= offset && offset < end);
    const innermost = (isClass: boolean): string | undefined =>
      around.filter((scope) => scope.isClass === isClass).sort((a, b) => b.start - a.start)[0]?.name;
    return [innermost(true), innermost(false)].filter((name) => name !== undefined).join('.');
  }

  /**
   * The tokens of a place. One that ends within a call and begins elsewhere (before it, where a value of it is written)
   * stands for the call: how far apart the two are is a matter of layout.
   */
  #whole(first: number, last: number, end: number): readonly [number, number] {
    const isCut = (this.#tokens[last]?.end ?? 0) > end;
    if (!isCut && this.#around[first] === this.#around[last]) return [first, last];
    let open = isCut && this.#is(last + 1, '(') ? last + 1 : -1;
    for (let at = this.#around[last] ?? -1; at >= first && this.#isWithinExpression(at); at = this.#around[at]!)
      open = at;
    if (open === -1 || this.#word(open - 1) === undefined) return [first, last];
    return [open - 1, this.#partner.get(open) ?? last];
  }
  /** Is this bracket one of an expression, and not that of a block? */
  #isWithinExpression(open: number): boolean {
    if (!this.#is(open, '{')) return true;
    const before = this.#tokens[open - 1];
    return (
      before !== undefined && !this.#bodies.has(open) && (/^[(,:=[?&|]$/.test(before.text) || before.text === 'return')
    );
  }

  /** Index of the first token that does not begin before an offset. */
  #first(offset: number): number {
    let low = 0;
    let high = this.#tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#tokens[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #pair(): void {
    const open: number[] = [];
    this.#tokens.forEach(({ kind, text }, index) => {
      if (kind === 'mark' && ')]}'.includes(text) && open.length > 0) {
        const partner = open.pop()!;
        this.#partner.set(partner, index).set(index, partner);
      }
      this.#around[index] = open.at(-1) ?? -1;
      if (kind === 'mark' && '([{'.includes(text)) open.push(index);
    });
  }

  #is(index: number, text: string): boolean {
    const token = this.#tokens[index];
    return token?.kind === 'mark' && token.text === text;
  }
  #word(index: number): string | undefined {
    const token = this.#tokens[index];
    return token?.kind === 'word' ? token.text : undefined;
  }
  /** Is it a name before a colon, in braces? */
  #isKey(index: number): boolean {
    return (
      this.#is(index + 1, ':') &&
      this.#is(this.#around[index]!, '{') &&
      (this.#is(index - 1, ',') || index - 1 === this.#around[index])
    );
  }
  /** Is it a name that others go by, or one of the language? */
  #isFixed(index: number): boolean {
    const name = this.#word(index)!;
    return (
      keyword.test(name) ||
      /^[A-Z]/.test(name) ||
      this.#is(index - 1, '.') ||
      this.#is(index - 1, '?.') ||
      this.#is(index - 1, '@') ||
      this.#is(index + 1, '(') ||
      this.#isKey(index) ||
      /^(?:function|def|class)$/.test(this.#word(index - 1) ?? '')
    );
  }

  #add(name: string | undefined, start: number, close: number, isClass = false): void {
    const end = this.#tokens[close]?.end ?? Number.POSITIVE_INFINITY;
    if (name !== undefined && name !== '') this.#scopes.push({ name, isClass, start: this.#tokens[start]!.start, end });
  }

  #braced(): void {
    for (let index = 0; index < this.#tokens.length; index++) {
      if (this.#word(index) === 'class' && !this.#is(index - 1, '.') && this.#word(index + 1) !== undefined) {
        let open = index + 1;
        while (open < this.#tokens.length && !this.#is(open, '{')) open++;
        const name = this.#word(index + 1)!;
        this.#add(name === 'extends' ? undefined : name, index, this.#partner.get(open) ?? -1, true);
        continue;
      }
      if (!this.#is(index, '{')) continue;
      const head = this.#is(index - 1, '=>') ? this.#arrow(index - 1) : this.#function(index);
      if (head === undefined) continue;
      this.#bodies.add(index);
      this.#add(head.name, head.start, this.#partner.get(index) ?? -1);
    }
  }

  /** The head of the arrow function whose arrow this is. */
  #arrow(arrow: number): { readonly name: string | undefined; readonly start: number } {
    const close = this.#typed(arrow);
    let start = close === undefined ? arrow - 1 : this.#partner.get(close)!;
    if (this.#word(start - 1) === 'async') start--;
    return { name: this.#bound(start), start };
  }
  /** The head of the function whose body this brace opens; undefined: it opens something else. */
  #function(brace: number): { readonly name: string | undefined; readonly start: number } | undefined {
    const close = this.#typed(brace);
    if (close === undefined) return undefined;
    let before = this.#partner.get(close)! - 1;
    if (this.#is(before, '>')) while (before > 0 && !this.#is(before + 1, '<')) before--;
    if (this.#is(before, '*')) before--;
    const name = this.#word(before);
    if (name === undefined || control.test(name)) return undefined;
    if (name !== 'function') return { name, start: before };
    const start = this.#word(before - 1) === 'async' ? before - 1 : before;
    return { name: this.#bound(start), start };
  }
  /** The bracket that ends the parameters before this place, over the type of what is returned. */
  #typed(index: number): number | undefined {
    if (this.#is(index - 1, ')')) return this.#partner.has(index - 1) ? index - 1 : undefined;
    if (/^(?:try|else|finally|do|catch)$/.test(this.#word(index - 1) ?? '')) return undefined;
    const level = this.#around[index];
    let angles = 0;
    for (let at = index - 1; at > Math.max(0, index - 40); at--) {
      if (this.#around[at] !== level) continue;
      if (this.#is(at, '>')) angles++;
      if (this.#is(at, '<')) angles--;
      if (this.#is(at, ';') || this.#is(at, '=') || (angles === 0 && this.#is(at, ','))) return undefined;
      if (at === index - 1) continue;
      if (this.#is(at, ':') && this.#is(at - 1, ')')) return this.#partner.has(at - 1) ? at - 1 : undefined;
    }
    return undefined;
  }
  /** What a function that begins here is known by: a variable, a key, or the call that it is handed to. */
  #bound(start: number): string | undefined {
    const before = start - 1;
    if (this.#is(before, '=')) {
      for (let at = before - 1; at > before - 14; at--)
        if (declares.test(this.#word(at) ?? '')) return this.#word(at + 1);
      return this.#word(before - 1);
    }
    if (this.#is(before, ':')) return this.#tokens[before - 1]?.text;
    const open = this.#around[start]!;
    if (!this.#is(open, '(') || !(before === open || this.#is(before, ','))) return undefined;
    const first = this.#tokens[open + 1];
    return first?.kind === 'text' ? `${this.#word(open - 1) ?? ''} ${first.text}` : undefined;
  }

  #indented(code: string): void {
    const lines = [...code.matchAll(/^([ \t]*)(?:(?:async[ \t]+)?(def|class)[ \t]+(\w+)|\S)/gm)];
    lines.forEach((line, index) => {
      const [, indent = '', kind, name] = line;
      if (kind === undefined || name === undefined) return;
      const after = lines
        .slice(index + 1)
        .find(([whole, other = '']) => !/[#)\]}]$/.test(whole) && other.length <= indent.length);
      const end = after?.index ?? Number.POSITIVE_INFINITY;
      this.#scopes.push({ name, isClass: kind === 'class', start: line.index, end });
    });
  }
}
