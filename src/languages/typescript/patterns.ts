import type { Node } from 'oxc-parser';
import type { Key, ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { expression, keyOf, named } from './expressions.ts';
import { join, restore, merge, snapshot, writesIn } from './flow.ts';
import { declare, write } from './names.ts';
import { annotate } from './types.ts';

/** Takes `value` apart as a pattern says, and gives the parts to names that are declared here or assigned. */
export function bind(e: Emitter, node: Node, value: ValueId, how: 'declare' | 'assign' | 'receive'): void {
  switch (node.type) {
    case 'Identifier':
      if (how === 'assign') write(e, node, value);
      else {
        declare(e, node, value);
        if (how === 'declare' && node.typeAnnotation) annotate(e, value, node.typeAnnotation);
      }
      return;
    case 'AssignmentPattern':
      bind(e, node.left, orDefault(e, node, value, node.right, nameOf(node.left)), how);
      return;
    case 'ObjectPattern':
      for (const property of node.properties) {
        const { start, end } = property;
        if (property.type === 'RestElement') {
          bind(e, property.argument, e.add({ kind: 'object', start, end, entries: [{ key: null, value }] }), how);
        } else {
          const key = keyOf(e, property.key, property.computed);
          bind(e, property.value, e.add({ kind: 'get', start, end, of: value, key }), how);
        }
      }
      if (how === 'declare' && node.typeAnnotation) annotate(e, value, node.typeAnnotation);
      return;
    case 'ArrayPattern':
      for (let i = 0; i < node.elements.length; i++) {
        const element = node.elements[i];
        if (element == null) continue;
        const { start, end } = element;
        if (element.type === 'RestElement') {
          bind(e, element.argument, e.add({ kind: 'array', start, end, items: [value], spreads: [0] }), how);
        } else bind(e, element, e.add({ kind: 'get', start, end, of: value, key: String(i) }), how);
      }
      if (how === 'declare' && node.typeAnnotation) annotate(e, value, node.typeAnnotation);
      return;
    case 'MemberExpression':
      setMember(e, node, member(e, node), value);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      bind(e, node.expression, value, how);
      return;
    case 'TSParameterProperty':
      bind(e, node.parameter, value, how);
      return;
    default:
      e.gap(node, `cannot be assigned: ${node.type}`);
  }
}

/** What `value` is, unless it is undefined: then what `fallback` gives. */
export function orDefault(e: Emitter, node: Node, value: ValueId, fallback: Node, name: string): ValueId {
  const { start, end } = fallback;
  if (fallback.type === 'Literal') return join(e, node, [value, expression(e, fallback)], 'default');
  const before = writesIn(e, fallback) ? snapshot(e) : undefined;
  const first = e.values.length;
  e.open({ kind: 'branch', start, end, parent: e.region, first, last: first, condition: value, side: 'nullish' });
  const other = named(e, fallback, name);
  const after = before === undefined ? undefined : snapshot(e);
  e.close();
  if (before !== undefined && after !== undefined) {
    restore(e, before);
    merge(e, [before, after], fallback);
  }
  return join(e, node, [value, other], 'default');
}

/** The object and key that a member expression names as the place to write. */
export interface Place {
  readonly of: ValueId;
  readonly key: Key;
}

export function member(e: Emitter, node: Extract<Node, { type: 'MemberExpression' }>): Place {
  const of = expression(e, node.object);
  return { of, key: keyOf(e, node.property, node.computed) };
}

export function setMember(e: Emitter, node: Node, place: Place, to: ValueId): void {
  e.add({ kind: 'set', start: node.start, end: node.end, of: place.of, key: place.key, to });
}

export function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}
