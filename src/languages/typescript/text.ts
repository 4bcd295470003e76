import type { Node } from 'oxc-parser';
import type { ValueId } from '../../facts/index.ts';
import type { Emitter, Spanned } from './emitter.ts';
import { expression, type Of } from './expressions.ts';
import { isText } from './flow.ts';

/** Text under construction: constant chunks with holes between them. */
class Parts {
  readonly chunks: string[] = [''];
  readonly holes: ValueId[] = [];

  chunk(text: string): void {
    this.chunks.push((this.chunks.pop() ?? '') + text);
  }

  hole(id: ValueId): void {
    this.holes.push(id);
    this.chunks.push('');
  }
}

export function template(e: Emitter, node: Of<'TemplateLiteral'>): ValueId {
  const parts = new Parts();
  addTemplate(e, node, parts);
  return finish(e, node, parts);
}

export function tagged(e: Emitter, node: Of<'TaggedTemplateExpression'>): ValueId {
  const tag = expression(e, node.tag);
  const chunks: string[] = [];
  const holes: ValueId[] = [];
  for (const quasi of node.quasi.quasis) chunks.push(quasi.value.cooked ?? quasi.value.raw);
  for (const hole of node.quasi.expressions) holes.push(expression(e, hole));
  return e.add({ kind: 'text', start: node.start, end: node.end, chunks, holes, tag });
}

function addTemplate(e: Emitter, node: Of<'TemplateLiteral'>, parts: Parts): void {
  const { quasis, expressions } = node;
  for (let i = 0; i < quasis.length; i++) {
    parts.chunk(quasis[i]!.value.cooked ?? quasis[i]!.value.raw);
    const hole = expressions[i];
    if (hole !== undefined) operand(e, hole, parts);
  }
}

function finish(e: Emitter, node: Spanned, parts: Parts): ValueId {
  const { start, end } = node;
  const { chunks, holes } = parts;
  if (holes.length === 0) return e.add({ kind: 'literal', start, end, value: chunks[0]! });
  return e.add({ kind: 'text', start, end, chunks, holes });
}

/** Adds one operand; says whether it is text by itself. */
function operand(e: Emitter, node: Node, parts: Parts): boolean {
  if (node.type === 'Literal' && typeof node.value === 'string') {
    parts.chunk(node.value);
    return true;
  }
  if (node.type === 'TemplateLiteral') {
    addTemplate(e, node, parts);
    return true;
  }
  const id = expression(e, node);
  parts.hole(id);
  return isText(e, id);
}

/** A chain of `+`: text if any operand is, else sums. */
export function concatenation(e: Emitter, node: Of<'BinaryExpression'>): ValueId {
  const chain: Of<'BinaryExpression'>[] = [];
  let leftmost: Node = node;
  while (leftmost.type === 'BinaryExpression' && leftmost.operator === '+') {
    chain.push(leftmost);
    leftmost = leftmost.left;
  }
  const parts = new Parts();
  let text = operand(e, leftmost, parts);
  for (let i = chain.length - 1; i >= 0; i--) {
    if (operand(e, chain[i]!.right, parts)) text = true;
  }
  if (text) return finish(e, node, parts);
  let left = parts.holes[0]!;
  for (let i = chain.length - 1; i >= 0; i--) {
    const { start, end } = chain[i]!;
    left = e.add({ kind: 'op', start, end, operator: '+', left, right: parts.holes[chain.length - i]! });
  }
  return left;
}

/** `left += node`. */
export function append(e: Emitter, at: Spanned, left: ValueId, node: Node): ValueId {
  const { start, end } = at;
  const parts = new Parts();
  parts.hole(left);
  const text = isText(e, left);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const right = concatenation(e, node);
    const value = e.values[right]!;
    if (value.kind !== 'text' || value.tag !== undefined || value.start !== node.start) parts.hole(right);
    else {
      parts.chunk(value.chunks[0]!);
      for (let i = 0; i < value.holes.length; i++) {
        parts.hole(value.holes[i]!);
        parts.chunk(value.chunks[i + 1]!);
      }
    }
    if (text || isText(e, right)) return finish(e, at, parts);
    return e.add({ kind: 'op', start, end, operator: '+', left, right });
  }
  if (operand(e, node, parts) || text) return finish(e, at, parts);
  return e.add({ kind: 'op', start, end, operator: '+', left, right: parts.holes[1]! });
}
