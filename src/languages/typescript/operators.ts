import type { Node } from 'oxc-parser';
import type { ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { discard, expression, type Of } from './expressions.ts';
import { join, merge, restore, snapshot, writesIn } from './flow.ts';
import type { State } from './frame.ts';
import { concatenation } from './text.ts';

/** Long chains lean to the left: they are taken apart without recursion. */
export function binary(e: Emitter, node: Of<'BinaryExpression'>): ValueId {
  if (node.operator === '+') return concatenation(e, node);
  const chain: Of<'BinaryExpression'>[] = [];
  let leftmost: Node = node;
  while (leftmost.type === 'BinaryExpression' && leftmost.operator !== '+') {
    chain.push(leftmost);
    leftmost = leftmost.left;
  }
  let left =
    leftmost.type === 'PrivateIdentifier'
      ? e.add({ kind: 'literal', start: leftmost.start, end: leftmost.end, value: '#' + leftmost.name })
      : expression(e, leftmost);
  for (let i = chain.length - 1; i >= 0; i--) {
    const { start, end, operator, right } = chain[i]!;
    left = e.add({ kind: 'op', start, end, operator, left, right: expression(e, right) });
  }
  return left;
}

const sides = { '&&': 'true', '||': 'false', '??': 'nullish' } as const;

export function logical(e: Emitter, node: Of<'LogicalExpression'>): ValueId {
  const chain: Of<'LogicalExpression'>[] = [];
  let leftmost: Node = node;
  while (leftmost.type === 'LogicalExpression') {
    chain.push(leftmost);
    leftmost = leftmost.left;
  }
  let left = expression(e, leftmost);
  for (let i = chain.length - 1; i >= 0; i--) {
    const { start, end, operator, right } = chain[i]!;
    const other = guarded(e, right, left, sides[operator], () => expression(e, right));
    left = e.add({ kind: 'op', start, end, operator, left, right: other });
  }
  return left;
}

/** A part that runs only where `condition` comes out on `side`. */
export function guarded(
  e: Emitter,
  node: Node,
  condition: ValueId,
  side: 'true' | 'false' | 'nullish',
  run: () => ValueId,
): ValueId {
  const before = writesIn(e, node) ? snapshot(e) : undefined;
  openBranch(e, node, condition, side);
  const value = run();
  const after = before === undefined ? undefined : snapshot(e);
  e.close();
  if (before !== undefined && after !== undefined) {
    restore(e, before);
    merge(e, [before, after], node);
  }
  return value;
}

export function openBranch(e: Emitter, node: Node, condition: ValueId, side: 'true' | 'false' | 'nullish'): number {
  const first = e.values.length;
  return e.open({
    kind: 'branch',
    start: node.start,
    end: node.end,
    parent: e.region,
    first,
    last: first,
    condition,
    side,
  });
}

export function conditional(e: Emitter, node: Of<'ConditionalExpression'>): ValueId {
  const condition = expression(e, node.test);
  const before = writesIn(e, node) ? snapshot(e) : undefined;
  const yes = openBranch(e, node.consequent, condition, 'true');
  const one = expression(e, node.consequent);
  const states: State[] = before === undefined ? [] : [snapshot(e)];
  e.close();
  if (before !== undefined) restore(e, before);
  const no = openBranch(e, node.alternate, condition, 'false');
  const other = expression(e, node.alternate);
  if (before !== undefined) states.push(snapshot(e));
  e.close();
  merge(e, states, node);
  return join(e, node, [one, other], 'branch', [yes, no]);
}

export function unary(e: Emitter, node: Of<'UnaryExpression'>): ValueId {
  const { start, end, operator, argument } = node;
  if (operator === 'void') {
    discard(e, argument);
    return e.absent(node);
  }
  if (operator === '-' && argument.type === 'Literal' && typeof argument.value === 'number' && argument.value !== 0) {
    if (Number.isFinite(argument.value)) return e.add({ kind: 'literal', start, end, value: -argument.value });
  }
  return e.add({ kind: 'op', start, end, operator, left: expression(e, argument) });
}
