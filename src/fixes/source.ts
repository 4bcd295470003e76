/** A text with its syntax tree, as fixes look at it: nodes by their place, and what is around them. */
import { dialectOf, parse } from '../languages/typescript/parse.ts';

/** A node of the tree; members beside these by their names in ESTree. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
/** What takes the place of a stretch of the text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** A text that parses without a complaint. */
export class Source {
  readonly text: string;
  readonly nodes: readonly Node[];
  readonly #parents = new Map<Node, Node>();
  readonly #lines: readonly number[];

  private constructor(text: string, program: Node) {
    this.text = text;
    const nodes: Node[] = [];
    const walk = (node: Node): void => {
      nodes.push(node);
      for (const member of Object.values(node))
        for (const child of Array.isArray(member) ? member : [member])
          if (isNode(child)) {
            this.#parents.set(child, node);
            walk(child);
          }
    };
    walk(program);
    this.nodes = nodes;
    this.#lines = [0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((it) => it.index + it[0].length)];
  }

  /** Undefined for a text that does not parse. */
  static of(path: string, text: string): Source | undefined {
    const { parsed } = parse(text, dialectOf(path));
    if (parsed === undefined || parsed.errors.length > 0) return undefined;
    return new Source(text, parsed.program as unknown as Node);
  }

  offset(line: number, column: number): number {
    return (this.#lines[line - 1] ?? this.text.length) + column - 1;
  }
  /** The outermost node of a type that has exactly this place. */
  at({ line, column, endLine, endColumn }: Place, type: string): Node | undefined {
    const [start, end] = [this.offset(line, column), this.offset(endLine, endColumn)];
    return this.nodes.find((node) => node.type === type && node.start === start && node.end === end);
  }
  written({ start, end }: Pick<Node, 'start' | 'end'>): string {
    return this.text.slice(start, end);
  }
  parent(node: Node): Node | undefined {
    return this.#parents.get(node);
  }
  /** The innermost function around a node. */
  functionAround(node: Node): Node | undefined {
    return this.#around(node, (each) => functions.has(each.type));
  }
  /** Is there a loop between a node and the function around it? */
  isInLoop(node: Node): boolean {
    const found = this.#around(node, (each) => functions.has(each.type) || loops.has(each.type));
    return found !== undefined && loops.has(found.type);
  }
  /** White space with which the line of an offset begins. */
  indentAt(offset: number): string {
    const start = this.#lines.findLast((each) => each <= offset) ?? 0;
    return /^[ \t]*/.exec(this.text.slice(start))![0];
  }
  /** Where lines begin, from an offset on and before another. */
  lineStarts(from: number, to: number): readonly number[] {
    return this.#lines.filter((at) => at >= from && at < to);
  }
  /** Where the line of an offset ends, before the characters that end it. */
  lineEnd(offset: number): number {
    const next = this.#lines.find((at) => at > offset) ?? Infinity;
    const line = this.text.slice(offset, next);
    return offset + line.replace(/[\r\n\u2028\u2029]+$/, '').length;
  }
  get newline(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Everything in a node, itself included, that is no part of a function in it. */
  ownNodes(node: Node): readonly Node[] {
    const around = functions.has(node.type) ? node : this.functionAround(node);
    return this.within(node).filter((each) => each === node || this.functionAround(each) === around);
  }
  /** Everything in a node, itself included. */
  within({ start, end }: Pick<Node, 'start' | 'end'>): readonly Node[] {
    return this.nodes.filter((each) => each.start >= start && each.end <= end);
  }

  #around(node: Node, is: (node: Node) => boolean): Node | undefined {
    let at = this.#parents.get(node);
    while (at !== undefined && !is(at)) at = this.#parents.get(at);
    return at;
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
/** A member that is a list of nodes. */
export function listOf(node: Node, member: string): readonly Node[] {
  const list = node[member];
  return Array.isArray(list) ? list.filter(isNode) : [];
}
/** A member that is a node. */
export function childOf(node: Node, member: string): Node | undefined {
  const child = node[member];
  return isNode(child) ? child : undefined;
}

/** The text with all edits made; undefined where two of them are about one stretch. */
export function edited(text: string, edits: readonly Edit[]): string | undefined {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let made = '';
  let at = 0;
  for (const { start, end, text: put } of ordered) {
    if (start < at) return undefined;
    made += text.slice(at, start) + put;
    at = end;
  }
  return made + text.slice(at);
}
