import type { Key, ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { expression, keyOf } from './expressions.ts';
import { read, write } from './flow.ts';
import { append } from './text.ts';
import { bare, child, parts, type Node } from './tree.ts';

/** Gives `value` to a target: a name, a member, or several that take it apart. */
export function bind(e: Emitter, written: Node, value: ValueId): void {
  const node = bare(written);
  const { start, end } = node;
  switch (node.type) {
    case 'identifier':
      write(e, node, value);
      return;
    case 'attribute':
    case 'subscript': {
      const place = placeOf(e, node);
      if (place !== undefined) e.add({ kind: 'set', start, end, of: place.of, key: place.key, to: value });
      return;
    }
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'list':
      for (const [index, it] of parts(node).entries()) {
        if (it.type === 'list_splat_pattern') {
          bind(e, parts(it)[0]!, e.add({ kind: 'array', start: it.start, end: it.end, items: [value], spreads: [0] }));
        } else bind(e, it, e.add({ kind: 'get', start: it.start, end: it.end, of: value, key: String(index) }));
      }
      return;
    case 'as_pattern_target':
      for (const it of parts(node)) bind(e, it, value);
      return;
    default:
      e.gap(node, `cannot be assigned: ${node.type}`);
  }
}

interface Place {
  readonly of: ValueId;
  readonly key: Key;
}
/** The object and key that a member names as the place to write. Undefined: a slice, which no word says. */
function placeOf(e: Emitter, node: Node): Place | undefined {
  if (node.type === 'attribute') {
    const of = expression(e, child(node, 'object')!);
    return { of, key: e.textOf(child(node, 'attribute')!) };
  }
  const of = expression(e, child(node, 'value')!);
  const keys = node.children.filter((it) => it.field === 'subscript');
  if (keys.length === 1 && keys[0]!.type !== 'slice') return { of, key: keyOf(e, keys[0]!) };
  e.gap(node, 'an assignment to a slice');
  return undefined;
}

/** `left += right` and its like. */
export function augmented(e: Emitter, node: Node): void {
  const { start, end } = node;
  const left = bare(child(node, 'left')!);
  const right = child(node, 'right')!;
  const operator = e.textOf(child(node, 'operator')!).slice(0, -1);
  const place = left.type === 'attribute' || left.type === 'subscript' ? placeOf(e, left) : undefined;
  const before =
    left.type === 'identifier'
      ? read(e, left, e.textOf(left))
      : place === undefined
        ? e.opaque(left, 'an assignment to something unknown')
        : e.add({ kind: 'get', start: left.start, end: left.end, of: place.of, key: place.key });
  const value =
    operator === '+'
      ? append(e, node, before, right)
      : e.add({ kind: 'op', start, end, operator, left: before, right: expression(e, right) });
  if (left.type === 'identifier') write(e, left, value);
  else if (place !== undefined) e.add({ kind: 'set', start, end, of: place.of, key: place.key, to: value });
}
