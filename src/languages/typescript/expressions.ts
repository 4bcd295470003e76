import type { Node } from 'oxc-parser';
import type { Entry, Key, ValueId } from '../../facts/index.ts';
import { assignment, update } from './assignments.ts';
import { args, chain, importCall } from './calls.ts';
import { classValue } from './classes.ts';
import type { Emitter, Growing } from './emitter.ts';
import { functionValue } from './functions.ts';
import { jsx } from './jsx.ts';
import { read } from './names.ts';
import { binary, conditional, logical, unary } from './operators.ts';
import { tagged, template } from './text.ts';

export type Of<T extends Node['type']> = Extract<Node, { type: T }>;

/** The value of an expression, after the values it needs. */
export function expression(e: Emitter, first: Node): ValueId {
  let node = first;
  for (;;) {
    const { start, end } = node;
    switch (node.type) {
      case 'Identifier':
        return read(e, node);
      case 'Literal':
        return literal(e, node);
      case 'MemberExpression':
      case 'CallExpression':
        return chain(e, node);
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ParenthesizedExpression':
        node = node.expression;
        continue;
      case 'NewExpression': {
        const callee = expression(e, node.callee);
        const given = args(e, node.arguments);
        if (given.spreads === undefined)
          return e.add({ kind: 'call', start, end, callee, args: given.values, new: true });
        return e.add({ kind: 'call', start, end, callee, args: given.values, new: true, spreads: given.spreads });
      }
      case 'ThisExpression':
        return e.frame.self >= 0 ? e.frame.self : e.add({ kind: 'global', start, end, name: 'this' });
      case 'Super':
        if (e.frame.owner >= 0) return e.add({ kind: 'super', start, end, of: e.frame.owner });
        return e.opaque(node, 'super outside a class');
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return functionValue(e, node, node.id?.name ?? '', -1);
      case 'ClassExpression':
      case 'ClassDeclaration':
        return classValue(e, node, node.id?.name ?? '');
      case 'ObjectExpression':
        return object(e, node);
      case 'ArrayExpression': {
        const { values: items, spreads } = args(e, node.elements);
        return e.add(
          spreads === undefined ? { kind: 'array', start, end, items } : { kind: 'array', start, end, items, spreads },
        );
      }
      case 'TemplateLiteral':
        return template(e, node);
      case 'TaggedTemplateExpression':
        return tagged(e, node);
      case 'BinaryExpression':
        return binary(e, node);
      case 'LogicalExpression':
        return logical(e, node);
      case 'ConditionalExpression':
        return conditional(e, node);
      case 'AssignmentExpression':
        return assignment(e, node);
      case 'UpdateExpression':
        return update(e, node);
      case 'UnaryExpression':
        return unary(e, node);
      case 'AwaitExpression':
        return e.add({ kind: 'wait', start, end, of: expression(e, node.argument), how: 'await' });
      case 'YieldExpression': {
        const of = node.argument === null ? e.absent({ start: end, end }) : expression(e, node.argument);
        return e.add({ kind: 'wait', start, end, of, how: 'yield' });
      }
      case 'SequenceExpression': {
        const last = node.expressions.length - 1;
        for (let i = 0; i < last; i++) discard(e, node.expressions[i]!);
        node = node.expressions[last]!;
        continue;
      }
      case 'ImportExpression':
        return importCall(e, node);
      case 'MetaProperty': {
        const name = `${node.meta.name}.${node.property.name}`;
        return e.add({ kind: 'global', start, end, name });
      }
      case 'JSXElement':
      case 'JSXFragment':
        return jsx(e, node);
      default:
        return e.opaque(node, `unknown expression: ${node.type}`);
    }
  }
}

/** An expression whose value nobody takes. */
export function discard(e: Emitter, node: Node): void {
  drop(e, node, expression(e, node));
}

function drop(e: Emitter, node: Node, id: ValueId): void {
  const value = e.values[id]!;
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      if (value.kind === 'call') (value as Growing<typeof value>).unused = true;
      return;
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      drop(e, node.expression, id);
      return;
    case 'LogicalExpression':
      if (value.kind === 'op' && value.right !== undefined) drop(e, node.right, value.right);
      return;
    case 'ConditionalExpression':
      if (value.kind !== 'join') return;
      drop(e, node.consequent, value.of[0]!);
      drop(e, node.alternate, value.of[1]!);
      return;
    case 'SequenceExpression':
      drop(e, node.expressions.at(-1)!, id);
      return;
    default:
  }
}

/** A function or class takes the name of what it is given to. */
export function named(e: Emitter, node: Node, name: string): ValueId {
  if (node.type === 'ArrowFunctionExpression') return functionValue(e, node, name, -1);
  if (node.type === 'FunctionExpression' && node.id === null) return functionValue(e, node, name, -1);
  if (node.type === 'ClassExpression' && node.id === null) return classValue(e, node, name);
  return expression(e, node);
}

/** The key of a member or property: known, or the value that computes it. */
export function keyOf(e: Emitter, node: Node, computed: boolean): Key {
  switch (node.type) {
    case 'Identifier':
      if (!computed) return node.name;
      break;
    case 'PrivateIdentifier':
      return '#' + node.name;
    case 'Literal':
      if (typeof node.value === 'string') return node.value;
      if (typeof node.value === 'number') return String(node.value);
      break;
    case 'TemplateLiteral':
      if (node.expressions.length === 0) return node.quasis[0]!.value.cooked ?? node.quasis[0]!.value.raw;
      break;
    default:
  }
  return expression(e, node);
}

function literal(e: Emitter, node: Of<'Literal'>): ValueId {
  const { start, end } = node;
  if ('regex' in node)
    return e.add({ kind: 'pattern', start, end, source: node.regex.pattern, flags: node.regex.flags });
  const { value } = node;
  const plain = typeof value === 'bigint' ? Number(value) : value;
  if (typeof plain === 'number' && !Number.isFinite(plain)) return e.opaque(node, 'a number too large');
  return e.add({ kind: 'literal', start, end, value: plain });
}

function object(e: Emitter, node: Of<'ObjectExpression'>): ValueId {
  const entries: Entry[] = [];
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      entries.push({ key: null, value: expression(e, property.argument) });
      continue;
    }
    const key = keyOf(e, property.key, property.computed);
    const value = named(e, property.value, typeof key === 'string' ? key : '');
    if (property.kind === 'init') entries.push({ key, value });
    else entries.push({ key, value, accessor: property.kind });
  }
  return e.add({ kind: 'object', start: node.start, end: node.end, entries });
}
