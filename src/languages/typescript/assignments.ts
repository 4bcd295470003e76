import type { Node } from 'oxc-parser';
import type { ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { named, type Of } from './expressions.ts';
import { assignMember, currentMember } from './members.ts';
import { commonJsExport } from './modules.ts';
import { nameText, read, write } from './names.ts';
import { guarded } from './operators.ts';
import { bind, member, nameOf, setMember, type Place } from './patterns.ts';
import { append } from './text.ts';

export function assignment(e: Emitter, node: Of<'AssignmentExpression'>): ValueId {
  if (node.operator === '=') return plain(e, node);
  return compound(e, node);
}

function plain(e: Emitter, node: Of<'AssignmentExpression'>): ValueId {
  const left = target(node.left);
  if (left.type === 'Identifier') {
    const value = named(e, node.right, left.name);
    nameText(e, value, left.name);
    write(e, left, value);
    return value;
  }
  if (left.type === 'MemberExpression') {
    const place = member(e, left);
    const value = named(e, node.right, typeof place.key === 'string' ? place.key : '');
    setMember(e, node, place, value);
    assignMember(e, left, value);
    commonJsExport(e, node, left, place.of, value);
    return value;
  }
  const value = named(e, node.right, '');
  bind(e, left, value, 'assign');
  return value;
}

function compound(e: Emitter, node: Of<'AssignmentExpression'>): ValueId {
  const { start, end } = node;
  const left = target(node.left);
  const place = left.type === 'MemberExpression' ? member(e, left) : undefined;
  const before = readPlace(e, left, place);
  switch (node.operator) {
    case '&&=':
    case '||=':
    case '??=': {
      const operator = node.operator === '&&=' ? '&&' : node.operator === '||=' ? '||' : '??';
      const side = operator === '&&' ? 'true' : operator === '||' ? 'false' : 'nullish';
      const right = guarded(e, node, before, side, () => {
        const value = named(e, node.right, nameOf(left));
        writePlace(e, node, left, place, value);
        return value;
      });
      return e.add({ kind: 'op', start, end, operator, left: before, right });
    }
    case '+=': {
      const value = append(e, node, before, node.right);
      writePlace(e, node, left, place, value);
      return value;
    }
    default: {
      const operator = node.operator.slice(0, -1);
      const value = e.add({ kind: 'op', start, end, operator, left: before, right: named(e, node.right, '') });
      writePlace(e, node, left, place, value);
      return value;
    }
  }
}

export function update(e: Emitter, node: Of<'UpdateExpression'>): ValueId {
  const { start, end } = node;
  const left = target(node.argument);
  const place = left.type === 'MemberExpression' ? member(e, left) : undefined;
  const before = readPlace(e, left, place);
  const right = e.add({ kind: 'literal', start, end, value: 1 });
  const value = e.add({ kind: 'op', start, end, operator: node.operator === '++' ? '+' : '-', left: before, right });
  writePlace(e, node, left, place, value);
  return node.prefix ? value : before;
}

function readPlace(e: Emitter, left: Node, place: Place | undefined): ValueId {
  const { start, end } = left;
  if (left.type === 'Identifier') return read(e, left);
  const put = currentMember(e, left);
  if (put >= 0) return put;
  if (place !== undefined) return e.add({ kind: 'get', start, end, of: place.of, key: place.key });
  return e.opaque(left, 'an assignment to something unknown');
}

function writePlace(e: Emitter, node: Node, left: Node, place: Place | undefined, value: ValueId): void {
  if (left.type === 'Identifier') write(e, left, value);
  else if (place !== undefined) {
    setMember(e, node, place, value);
    assignMember(e, left, value);
  }
}

/** What is assigned, without the types said about it. */
function target(node: Node): Node {
  let inner = node;
  while (
    inner.type === 'TSAsExpression' ||
    inner.type === 'TSNonNullExpression' ||
    inner.type === 'TSSatisfiesExpression' ||
    inner.type === 'TSTypeAssertion' ||
    inner.type === 'ParenthesizedExpression'
  ) {
    inner = inner.expression;
  }
  return inner;
}
