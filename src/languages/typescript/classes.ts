import type { AccessorProperty, Class, ClassElement, MethodDefinition, PropertyDefinition } from 'oxc-parser';
import type { ClassValue, Key, Member, ValueId } from '../../facts/index.ts';
import type { Deferred, Emitter, Growing } from './emitter.ts';
import { expression, keyOf, named } from './expressions.ts';
import { leaveBlock } from './flow.ts';
import { Frame } from './frame.ts';
import { methodValue } from './functions.ts';
import { declare, hoistVariables } from './names.ts';
import { body } from './statements.ts';
import { heritage, typeValue } from './types.ts';

const kinds = { get: 'getter', set: 'setter', constructor: 'constructor', method: 'method' } as const;
type Field = PropertyDefinition | AccessorProperty;
interface FieldsNode {
  readonly node: Class;
  readonly fields: { node: Field; member: Growing<Member> }[];
}

/** Decorators, parents, keys and members in the order in which they are evaluated, then the class. */
export function classValue(e: Emitter, node: Class, name: string): ValueId {
  const { start, end } = node;
  const marks = marksOf(e, node);
  const parents = node.superClass === null ? [] : [expression(e, node.superClass)];
  const members: Growing<Member>[] = [];
  const fields: FieldsNode['fields'] = [];
  let initialises = false;
  for (const element of node.body.body) {
    const member = memberOf(e, element);
    if (member !== undefined) members.push(member);
    if (element.type === 'StaticBlock') initialises = true;
    else if (member?.kind === 'field' && isField(element)) {
      fields.push({ node: element, member });
      if (element.value !== null) initialises = true;
    }
  }
  const value: Growing<ClassValue> = { kind: 'class', start, end, name, extends: parents, members, self: -1 };
  if (node.implements !== undefined && node.implements.length > 0) {
    value.implements = node.implements.map((one) => heritage(e, one.expression, one.typeArguments));
  }
  if (marks !== undefined) value.marks = marks;
  const id = e.add(value);
  value.self = e.add({ kind: 'self', start, end, of: id });
  for (const member of members) {
    if (member.kind !== 'field' && member.value !== undefined) e.function(member.value).owner = id;
  }
  if (initialises) e.defer(run, { node, fields } satisfies FieldsNode, id, id);
  if (node.id !== null && node.type === 'ClassExpression') declare(e, node.id, id);
  return id;
}

function memberOf(e: Emitter, element: ClassElement): Growing<Member> | undefined {
  if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') return undefined;
  const { start, end } = element;
  const marks = marksOf(e, element);
  const name: Key = keyOf(e, element.key, element.computed);
  const plain = typeof name === 'string' ? name : '';
  let member: Growing<Member>;
  if (isMethod(element)) {
    const { value } = element;
    // An overload is no member of its own; an abstract method is one without value.
    if (value.body === null && element.type === 'MethodDefinition') return undefined;
    member = { start, end, name, kind: kinds[element.kind] };
    if (value.body !== null) member.value = methodValue(e, value, plain);
    else if (value.returnType) member.type = typeValue(e, value.returnType.typeAnnotation);
  } else if (isField(element)) {
    member = { start, end, name, kind: 'field' };
    if (element.typeAnnotation) member.type = typeValue(e, element.typeAnnotation.typeAnnotation);
  } else return undefined;
  if (element.static) member.static = true;
  if (marks !== undefined) member.marks = marks;
  return member;
}

function isMethod(element: ClassElement): element is MethodDefinition {
  return element.type === 'MethodDefinition' || element.type === 'TSAbstractMethodDefinition';
}

function isField(element: ClassElement): element is Field {
  return element.type !== 'StaticBlock' && element.type !== 'TSIndexSignature' && !isMethod(element);
}

function marksOf(
  e: Emitter,
  node: Class | Exclude<ClassElement, { type: 'StaticBlock' | 'TSIndexSignature' }>,
): ValueId[] | undefined {
  const { decorators } = node;
  if (decorators.length === 0) return undefined;
  return decorators.map((one) => expression(e, one.expression));
}

/** Field initialisers and static blocks. */
function run(e: Emitter, job: Deferred): void {
  const { node, fields } = job.node as FieldsNode;
  const { start, end } = node.body;
  const first = e.values.length;
  const region = e.open({ kind: 'fields', start, end, parent: job.parent, first, last: first, of: job.value });
  const frame = new Frame(region);
  frame.self = (e.values[job.value] as ClassValue).self;
  frame.owner = job.value;
  e.frame = frame;
  let next = 0;
  for (const element of node.body.body) {
    if (element.type === 'StaticBlock') {
      hoistVariables(e, e.resolution.scopes.get(element)?.hoisted, element);
      body(e, element.body);
      leaveBlock(e, 0);
      frame.dead = false;
    } else if (next < fields.length && fields[next]!.node === element) {
      const { member } = fields[next++]!;
      const { value } = element;
      if (value !== null) member.value = named(e, value, typeof member.name === 'string' ? member.name : '');
    }
  }
  e.close();
}
