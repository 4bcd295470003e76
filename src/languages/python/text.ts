import type { ValueId } from '../../facts/index.ts';
import type { Emitter, Spanned } from './emitter.ts';
import { expression } from './expressions.ts';
import { isText } from './flow.ts';
import { bare, child, parts, type Node } from './tree.ts';

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

function finish(e: Emitter, node: Spanned, { chunks, holes }: Parts): ValueId {
  const { start, end } = node;
  if (holes.length === 0) return e.add({ kind: 'literal', start, end, value: chunks[0]! });
  return e.add({ kind: 'text', start, end, chunks, holes });
}

/** A string, f-string, or several written side by side. */
export function string(e: Emitter, node: Node): ValueId {
  const made = new Parts();
  addString(e, node, made);
  return finish(e, node, made);
}
function addString(e: Emitter, node: Node, to: Parts): void {
  if (node.type === 'concatenated_string') {
    for (const it of parts(node)) addString(e, it, to);
    return;
  }
  const raw = /^[a-z]*r/i.test(e.textOf(node.children[0]!));
  for (const it of node.children) {
    if (it.type === 'string_content') to.chunk(contentOf(e, it, raw));
    else if (it.type === 'interpolation') {
      const inner = child(it, 'expression');
      if (inner !== undefined) to.hole(expression(e, inner));
    }
  }
}
/** The text of a constant string, else undefined. */
export function constantString(e: Emitter, node: Node): string | undefined {
  if (node.type === 'concatenated_string') {
    const found = parts(node).map((it) => constantString(e, it));
    return found.every((it) => it !== undefined) ? found.join('') : undefined;
  }
  if (node.type !== 'string' || node.children.some((it) => it.type === 'interpolation')) return undefined;
  const raw = /^[a-z]*r/i.test(e.textOf(node.children[0]!));
  return node.children.map((it) => (it.type === 'string_content' ? contentOf(e, it, raw) : '')).join('');
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

function contentOf(e: Emitter, node: Node, raw: boolean): string {
  let out = '';
  let at = node.start;
  for (const it of node.children) {
    out += e.text.slice(at, it.start);
    at = it.end;
    const written = e.textOf(it);
    if (it.type === 'escape_interpolation') out += written.slice(0, 1);
    else if (raw) out += written;
    else out += unescape(written);
  }
  return out + e.text.slice(at, node.end);
}
function unescape(written: string): string {
  const known = escapes[written.slice(1)];
  if (known !== undefined) return known;
  const hex = /^\\(?:x|u|U)([0-9a-f]+)$/i.exec(written)?.[1];
  const code = hex === undefined ? NaN : parseInt(hex, 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  const octal = /^\\([0-7]{1,3})$/.exec(written)?.[1];
  return octal === undefined ? written : String.fromCharCode(parseInt(octal, 8));
}

/** Adds one operand; says whether it is text by itself. */
function operand(e: Emitter, node: Node, to: Parts): boolean {
  const inner = bare(node);
  if (inner.type === 'string' || inner.type === 'concatenated_string') {
    addString(e, inner, to);
    return true;
  }
  const id = expression(e, inner);
  to.hole(id);
  return isText(e, id);
}

/** A chain of `+`: text if any operand is, else sums. `chain` is outermost first. */
export function concatenation(e: Emitter, node: Spanned, leftmost: Node, chain: readonly Node[]): ValueId {
  const made = new Parts();
  let text = operand(e, leftmost, made);
  for (let i = chain.length - 1; i >= 0; i--) if (operand(e, child(chain[i]!, 'right')!, made)) text = true;
  if (text) return finish(e, node, made);
  let left = made.holes[0]!;
  for (let i = chain.length - 1; i >= 0; i--) {
    const { start, end } = chain[i]!;
    left = e.add({ kind: 'op', start, end, operator: '+', left, right: made.holes[chain.length - i]! });
  }
  return left;
}
/** `left += right`. */
export function append(e: Emitter, node: Spanned, left: ValueId, right: Node): ValueId {
  const { start, end } = node;
  const made = new Parts();
  made.hole(left);
  if (operand(e, right, made) || isText(e, left)) return finish(e, node, made);
  return e.add({ kind: 'op', start, end, operator: '+', left, right: made.holes[1]! });
}

/** `'… %s …' % values`: the same as an f-string. Undefined where the format is not understood. */
export function percent(e: Emitter, node: Spanned, format: string, right: Node): ValueId | undefined {
  const pieces = format.split(/(%(?:\(\w+\))?[-+ #0]*(?:\d+|\*)?(?:\.\d+)?[a-zA-Z%])/);
  const marks = pieces.filter((_, index) => index % 2 === 1);
  const inner = bare(right);
  const named = marks.some((mark) => mark.startsWith('%('));
  const slots = marks.filter((mark) => !mark.endsWith('%'));
  let values: Map<string, ValueId> | ValueId[];
  if (named) {
    if (inner.type !== 'dictionary') return undefined;
    values = new Map();
    for (const it of parts(inner)) {
      const key = it.type === 'pair' ? constantString(e, child(it, 'key')!) : undefined;
      if (key === undefined) return undefined;
      values.set(key, expression(e, child(it, 'value')!));
    }
  } else {
    const items = inner.type === 'tuple' ? parts(inner) : [inner];
    if (items.length !== slots.length || items.some((it) => it.type === 'list_splat')) return undefined;
    values = items.map((it) => expression(e, it));
  }
  const made = new Parts();
  let next = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) made.chunk(piece);
    else if (piece.endsWith('%')) made.chunk('%');
    else {
      const name = /^%\((\w+)\)/.exec(piece)?.[1];
      const value = Array.isArray(values) ? values[next++] : values.get(name ?? '');
      made.hole(value ?? e.opaque(node, 'a format without its value'));
    }
  }
  return finish(e, node, made);
}
/** `'… {} …'.format(values)`: the same. Undefined where the format is not understood. */
export function format(e: Emitter, node: Spanned, written: string, args: readonly Node[]): ValueId | undefined {
  if (args.some((it) => it.type === 'list_splat' || it.type === 'dictionary_splat')) return undefined;
  const pieces = written.split(/(\{\{|\}\}|\{\w*(?:![rsa])?(?::[^{}]*)?\})/);
  if (pieces.some((piece, index) => index % 2 === 0 && /[{}]/.test(piece))) return undefined;
  const positional: ValueId[] = [];
  const named = new Map<string, ValueId>();
  for (const it of args) {
    if (it.type === 'keyword_argument') named.set(e.textOf(child(it, 'name')!), expression(e, child(it, 'value')!));
    else positional.push(expression(e, it));
  }
  const made = new Parts();
  let next = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) made.chunk(piece);
    else if (piece === '{{' || piece === '}}') made.chunk(piece.slice(1));
    else {
      const name = /^\{(\w*)/.exec(piece)![1]!;
      const value = name === '' ? positional[next++] : /^\d+$/.test(name) ? positional[Number(name)] : named.get(name);
      made.hole(value ?? e.opaque(node, 'a format without its value'));
    }
  }
  return finish(e, node, made);
}
