import type { ClassValue, Member, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { write } from './flow.ts';
import { functionValue } from './functions.ts';
import { statement } from './statements.ts';
import { child, parts, type Node } from './tree.ts';
import { written } from './types.ts';

/** Marks, parents and members in the order in which they are evaluated, then the class: its body runs where it stands. */
export function classValue(e: Emitter, node: Node, marks: readonly ValueId[]): ValueId {
  const { start, end } = node;
  const parents: ValueId[] = [];
  const bases = child(node, 'superclasses');
  for (const it of bases === undefined ? [] : parts(bases)) {
    if (it.type === 'keyword_argument') expression(e, child(it, 'value')!);
    else parents.push(expression(e, it));
  }
  const members: Member[] = [];
  for (const it of parts(child(node, 'body')!)) memberOf(e, it, members);
  const name = e.textOf(child(node, 'name')!);
  const value: Growing<ClassValue> = { kind: 'class', start, end, name, extends: parents, members, self: -1 };
  if (marks.length > 0) value.marks = marks;
  const id = e.add(value);
  value.self = e.add({ kind: 'self', start, end, of: id });
  for (const member of members) {
    const own = member.value === undefined ? undefined : e.values[member.value];
    if (own?.kind === 'function' && member.kind !== 'field') e.function(member.value!).owner = id;
  }
  return id;
}

function memberOf(e: Emitter, node: Node, members: Member[]): void {
  const decorated = node.type === 'decorated_definition';
  const inner = decorated ? child(node, 'definition')! : node;
  if (inner.type === 'function_definition') {
    const marks = decorated ? decorators(e, node) : [];
    members.push(method(e, inner, marks));
    return;
  }
  const assigned = node.type === 'expression_statement' ? parts(node)[0] : undefined;
  const left = assigned?.type === 'assignment' ? child(assigned, 'left') : undefined;
  if (assigned === undefined || left?.type !== 'identifier') {
    statement(e, node);
    return;
  }
  const { start, end } = assigned;
  const type = child(assigned, 'type');
  const right = child(assigned, 'right');
  const said = type === undefined ? undefined : written(e, type);
  const value = right === undefined ? -1 : expression(e, right);
  if (value >= 0) write(e, left, value);
  const member: Growing<Member> = { start, end, name: e.textOf(left), kind: 'field' };
  if (value >= 0) member.value = value;
  if (said !== undefined) member.type = said.type;
  if (said !== undefined && said.marks.length > 0) member.marks = said.marks;
  members.push(member);
  // What the class body assigns is seen on the class as well as on its instances.
  if (value >= 0) members.push({ ...member, static: true });
}

const accessors: Readonly<Record<string, 'getter' | 'setter'>> = {
  property: 'getter',
  cached_property: 'getter',
  setter: 'setter',
};

function method(e: Emitter, node: Node, marks: readonly ValueId[]): Member {
  const { start, end } = node;
  const words = marks.map((id) => {
    const value = e.values[id]!;
    return value.kind === 'global'
      ? value.name
      : value.kind === 'import'
        ? value.name
        : value.kind === 'get' && typeof value.key === 'string'
          ? value.key
          : '';
  });
  const isStatic = words.includes('staticmethod');
  const ofClass = words.includes('classmethod');
  const value = functionValue(e, node, marks, isStatic ? 'none' : ofClass ? 'class' : 'instance');
  const name = child(node, 'name')!;
  write(e, name, value);
  const accessor = words.map((word) => accessors[word]).find((it) => it !== undefined);
  const text = e.textOf(name);
  return {
    start,
    end,
    name: text,
    kind: text === '__init__' ? 'constructor' : (accessor ?? 'method'),
    value,
    ...((isStatic || ofClass) && { static: true as const }),
    ...(marks.length > 0 && { marks }),
  };
}

/** Values of the decorators of a definition. */
export function decorators(e: Emitter, node: Node): ValueId[] {
  return parts(node)
    .filter((it) => it.type === 'decorator')
    .map((it) => expression(e, parts(it)[0]!));
}
