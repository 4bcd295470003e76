import type { TypeValue, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { constantString } from './text.ts';
import { bare, child, parts, type Node } from './tree.ts';

export interface Written {
  readonly type: ValueId;
  /** What `Annotated` says beside the type. */
  readonly marks: readonly ValueId[];
}

/** A written type, and the marks that stand in it. */
export function written(e: Emitter, node: Node): Written {
  const marks: ValueId[] = [];
  return { type: typeValue(e, node, marks), marks };
}

function typeValue(e: Emitter, outer: Node, marks: ValueId[]): ValueId {
  const node = inside(outer);
  const { start, end } = node;
  const union = (nodes: readonly Node[]): ValueId =>
    e.add({ kind: 'type', start, end, name: '|', args: nodes.map((it) => typeValue(e, it, marks)) });
  switch (node.type) {
    case 'identifier':
    case 'attribute':
      return named(e, node, undefined);
    case 'none':
      return e.add({ kind: 'type', start, end, name: 'null' });
    case 'binary_operator':
    case 'union_type':
      return union(node.type === 'union_type' ? parts(node) : [child(node, 'left')!, child(node, 'right')!]);
    case 'string': {
      const text = constantString(e, node) ?? '';
      return e.add({ kind: 'type', start, end, name: text });
    }
    case 'generic_type':
    case 'subscript': {
      const [base] = parts(node) as [Node];
      const given =
        node.type === 'subscript' ? node.children.filter((it) => it.field === 'subscript') : parts(parts(node)[1]!);
      const args = given.flatMap((it) => (it.type === 'tuple' ? parts(it) : [it]));
      return generic(e, node, base, args, marks);
    }
    default:
      return e.add({ kind: 'type', start, end, name: e.textOf(node) });
  }
}
/** The forms of the standard library that make a type of others. */
function generic(e: Emitter, node: Node, base: Node, args: readonly Node[], marks: ValueId[]): ValueId {
  const { start, end } = node;
  const [first, ...rest] = args;
  switch (/\w+$/.exec(e.textOf(base))?.[0]) {
    case 'Annotated': {
      if (first === undefined) break;
      const type = typeValue(e, first, marks);
      for (const it of rest) marks.push(expression(e, inside(it)));
      return type;
    }
    case 'Optional':
    case 'Union': {
      const inner = args.map((it) => typeValue(e, it, marks));
      if (args.length === 1) inner.push(e.add({ kind: 'type', start: end, end, name: 'null' }));
      return e.add({ kind: 'type', start, end, name: '|', args: inner });
    }
    case 'Literal': {
      const inner = args.map((it) => literal(e, inside(it)));
      return inner.length === 1 ? inner[0]! : e.add({ kind: 'type', start, end, name: '|', args: inner });
    }
    default:
  }
  return named(
    e,
    base,
    args.map((it) => typeValue(e, it, [])),
    node,
  );
}
function literal(e: Emitter, node: Node): ValueId {
  const { start, end } = node;
  const value = e.values[expression(e, node)]!;
  const constant = value.kind === 'literal' && value.value !== null ? value.value : undefined;
  return e.add({ kind: 'type', start, end, name: 'literal', ...(constant !== undefined && { literal: constant }) });
}
function named(e: Emitter, node: Node, args: readonly ValueId[] | undefined, whole: Node = node): ValueId {
  const { start, end } = whole;
  const type: Growing<TypeValue> = { kind: 'type', start, end, name: e.textOf(node) };
  if (args !== undefined) type.args = args;
  let root = node;
  while (root.type === 'attribute') root = bare(child(root, 'object')!);
  const binding = e.names.of(root);
  if (binding !== undefined) e.targets.push({ type, binding });
  return e.add(type);
}
function inside(node: Node): Node {
  let inner = bare(node);
  while (inner.type === 'type' && parts(inner).length === 1) inner = bare(parts(inner)[0]!);
  return inner;
}
