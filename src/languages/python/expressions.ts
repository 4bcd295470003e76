import type { Entry, Key, ValueId } from '../../facts/index.ts';
import { call } from './calls.ts';
import { comprehension, dictionaryComprehension } from './comprehensions.ts';
import type { Emitter } from './emitter.ts';
import { guarded, join, merge, openPart, read, restore, snapshot, write } from './flow.ts';
import { lambda } from './functions.ts';
import { concatenation, constantString, format, percent, string } from './text.ts';
import { bare, child, has, parts, type Node } from './tree.ts';

/** The value of an expression, after the values it needs. */
export function expression(e: Emitter, written: Node): ValueId {
  const node = bare(written);
  const { start, end } = node;
  switch (node.type) {
    case 'identifier':
      return read(e, node, e.textOf(node));
    case 'string':
    case 'concatenated_string':
      return string(e, node);
    case 'integer':
    case 'float':
      return number(e, node);
    case 'true':
    case 'false':
      return e.add({ kind: 'literal', start, end, value: node.type === 'true' });
    case 'none':
      return e.add({ kind: 'literal', start, end, value: null });
    case 'ellipsis':
      return e.absent(node);
    case 'attribute':
    case 'subscript':
    case 'call':
      return chain(e, node);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      return list(e, node);
    case 'dictionary':
      return dictionary(e, node);
    case 'binary_operator':
      return binary(e, node);
    case 'boolean_operator':
      return logical(e, node);
    case 'comparison_operator':
      return comparison(e, node);
    case 'not_operator':
      return e.add({ kind: 'op', start, end, operator: '!', left: expression(e, child(node, 'argument')!) });
    case 'unary_operator': {
      const operator = e.textOf(child(node, 'operator')!);
      const left = expression(e, child(node, 'argument')!);
      const value = e.values[left]!;
      if (operator === '-' && value.kind === 'literal' && typeof value.value === 'number')
        return e.add({ kind: 'literal', start, end, value: -value.value });
      return e.add({ kind: 'op', start, end, operator, left });
    }
    case 'conditional_expression':
      return conditional(e, node);
    case 'named_expression': {
      const value = expression(e, child(node, 'value')!);
      write(e, child(node, 'name')!, value);
      return value;
    }
    case 'lambda':
      return lambda(e, node);
    case 'await':
      return e.add({ kind: 'wait', start, end, of: expression(e, parts(node)[0]!), how: 'await' });
    case 'yield': {
      const [inner] = parts(node);
      const of = inner === undefined ? e.absent({ start: end, end }) : expression(e, inner);
      const given = has(node, 'from') ? e.add({ kind: 'element', start, end, of }) : of;
      return e.add({ kind: 'wait', start, end, of: given, how: 'yield' });
    }
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
      return comprehension(e, node);
    case 'dictionary_comprehension':
      return dictionaryComprehension(e, node);
    case 'parenthesized_expression':
    case 'type':
      return parts(node).length === 1 ? expression(e, parts(node)[0]!) : e.opaque(node, 'empty parentheses');
    default:
      return e.opaque(node, `unknown expression: ${node.type}`);
  }
}

/** `a.b[0]()`: member reads and calls, from the innermost outwards, without recursion. */
function chain(e: Emitter, node: Node): ValueId {
  const spine: Node[] = [];
  let base = node;
  for (;;) {
    const inner =
      base.type === 'attribute'
        ? child(base, 'object')
        : base.type === 'subscript'
          ? child(base, 'value')
          : base.type === 'call'
            ? child(base, 'function')
            : undefined;
    if (inner === undefined) break;
    spine.push(base);
    base = bare(inner);
  }
  // The text that `'…'.format(…)` fills in is looked at before it becomes a value.
  let value = -1;
  let receiver = -1;
  let i = spine.length - 1;
  const text = constantString(e, base);
  if (
    text !== undefined &&
    i > 0 &&
    spine[i]!.type === 'attribute' &&
    e.textOf(child(spine[i]!, 'attribute')!) === 'format'
  ) {
    const next = spine[i - 1]!;
    const made = next.type === 'call' ? format(e, next, text, parts(child(next, 'arguments')!)) : undefined;
    if (made !== undefined) {
      value = made;
      i -= 2;
    }
  }
  if (value < 0) value = expression(e, base);
  for (; i >= 0; i--) {
    const link = spine[i]!;
    const { start, end } = link;
    if (link.type === 'call') {
      value = call(e, link, value, receiver);
      receiver = -1;
      continue;
    }
    receiver = value;
    if (link.type === 'attribute')
      value = e.add({ kind: 'get', start, end, of: value, key: e.textOf(child(link, 'attribute')!) });
    else value = subscript(e, link, value);
  }
  return value;
}

function subscript(e: Emitter, node: Node, of: ValueId): ValueId {
  const { start, end } = node;
  const keys = node.children.filter((it) => it.field === 'subscript');
  const [key] = keys;
  if (keys.length === 1 && key !== undefined && key.type !== 'slice')
    return e.add({ kind: 'get', start, end, of, key: keyOf(e, key) });
  for (const it of keys) for (const part of parts(it)) expression(e, part);
  return e.add({ kind: 'op', start, end, operator: '[:]', left: of });
}
/** A key: known, or the value that computes it. */
export function keyOf(e: Emitter, node: Node): Key {
  const text = constantString(e, bare(node));
  if (text !== undefined) return text;
  const value = expression(e, node);
  const made = e.values[value]!;
  return made.kind === 'literal' && typeof made.value === 'number' && made.value >= 0 ? String(made.value) : value;
}

function number(e: Emitter, node: Node): ValueId {
  const { start, end } = node;
  const value = Number(e.textOf(node).replaceAll('_', '').toLowerCase());
  if (!Number.isFinite(value)) return e.opaque(node, 'a number that cannot be held');
  return e.add({ kind: 'literal', start, end, value });
}
function list(e: Emitter, node: Node): ValueId {
  const { start, end } = node;
  const spreads: number[] = [];
  const items = parts(node).map((it, index) => {
    if (it.type !== 'list_splat') return expression(e, it);
    spreads.push(index);
    return expression(e, parts(it)[0]!);
  });
  return e.add({ kind: 'array', start, end, items, ...(spreads.length > 0 && { spreads }) });
}
function dictionary(e: Emitter, node: Node): ValueId {
  const entries: Entry[] = [];
  for (const it of parts(node)) {
    if (it.type === 'dictionary_splat') entries.push({ key: null, value: expression(e, parts(it)[0]!) });
    else if (it.type === 'pair') {
      const key = keyOf(e, child(it, 'key')!);
      entries.push({ key, value: expression(e, child(it, 'value')!) });
    }
  }
  return e.add({ kind: 'object', start: node.start, end: node.end, entries });
}

/** Long chains lean to the left: they are taken apart without recursion. */
function spine(node: Node, fits: (inner: Node) => boolean): { readonly leftmost: Node; readonly links: Node[] } {
  const links: Node[] = [];
  let leftmost = node;
  while (leftmost.type === node.type && fits(leftmost)) {
    links.push(leftmost);
    leftmost = bare(child(leftmost, 'left')!);
  }
  return { leftmost, links };
}
function operatorOf(e: Emitter, node: Node): string {
  return e.textOf(child(node, 'operator')!);
}
function binary(e: Emitter, node: Node): ValueId {
  const plus = operatorOf(e, node) === '+';
  const { leftmost, links } = spine(node, (it) => (operatorOf(e, it) === '+') === plus);
  if (plus) return concatenation(e, node, leftmost, links);
  const format = links.length === 1 && operatorOf(e, node) === '%' ? constantString(e, leftmost) : undefined;
  const text = format === undefined ? undefined : percent(e, node, format, child(node, 'right')!);
  if (text !== undefined) return text;
  let left = expression(e, leftmost);
  for (let i = links.length - 1; i >= 0; i--) {
    const { start, end } = links[i]!;
    const right = expression(e, child(links[i]!, 'right')!);
    left = e.add({ kind: 'op', start, end, operator: operatorOf(e, links[i]!), left, right });
  }
  return left;
}
/** `and` and `or` are written as everybody downstream reads them. */
function logical(e: Emitter, node: Node): ValueId {
  const { leftmost, links } = spine(node, () => true);
  let left = expression(e, leftmost);
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i]!;
    const and = operatorOf(e, link) === 'and';
    const right = child(link, 'right')!;
    const other = guarded(e, right, left, and ? 'true' : 'false', () => expression(e, right));
    left = e.add({ kind: 'op', start: link.start, end: link.end, operator: and ? '&&' : '||', left, right: other });
  }
  return left;
}
const spellings: Readonly<Record<string, string>> = {
  is: '===',
  '==': '===',
  'is not': '!==',
  '!=': '!==',
  '<>': '!==',
};

function comparison(e: Emitter, node: Node): ValueId {
  const operators = node.children
    .filter((it) => it.field === 'operators')
    .map((it) => e.textOf(it).replace(/\s+/g, ' '));
  const operands = parts(node).filter((it) => it.field !== 'operators');
  let left = expression(e, operands[0]!);
  let whole = -1;
  for (const [index, operator] of operators.entries()) {
    const at = operands[index + 1]!;
    const right = expression(e, at);
    const span = { start: node.start, end: at.end };
    let one = e.add({
      kind: 'op',
      ...span,
      operator: operator === 'not in' ? 'in' : (spellings[operator] ?? operator),
      left,
      right,
    });
    if (operator === 'not in') one = e.add({ kind: 'op', ...span, operator: '!', left: one });
    whole = whole < 0 ? one : e.add({ kind: 'op', ...span, operator: '&&', left: whole, right: one });
    left = right;
  }
  return whole;
}
function conditional(e: Emitter, node: Node): ValueId {
  const [yes, test, no] = parts(node) as [Node, Node, Node];
  const condition = expression(e, test);
  const before = snapshot(e);
  const one = openPart(e, yes, { kind: 'branch', condition, side: 'true' });
  const first = expression(e, yes);
  const after = snapshot(e);
  e.close();
  restore(e, before);
  const other = openPart(e, no, { kind: 'branch', condition, side: 'false' });
  const second = expression(e, no);
  const last = snapshot(e);
  e.close();
  merge(e, [after, last], node);
  return join(e, node, [first, second], 'branch', [one, other]);
}
