import type { ArrowFunctionExpression, Function as FunctionNode, Node, ParamPattern } from 'oxc-parser';
import type { FunctionValue, Param, ValueId } from '../../facts/index.ts';
import type { Deferred, Emitter, Growing } from './emitter.ts';
import { expression, type Of } from './expressions.ts';
import { Frame } from './frame.ts';
import { hoistVariables } from './names.ts';
import { bind, nameOf, orDefault } from './patterns.ts';
import { body } from './statements.ts';
import { annotate, typeValue } from './types.ts';

export type AnyFunction = FunctionNode | ArrowFunctionExpression;

/** The function itself; its body follows when the code around it is finished. */
export function functionValue(e: Emitter, node: AnyFunction, name: string, owner: ValueId): ValueId {
  const { start, end } = node;
  const value: Growing<FunctionValue> = { kind: 'function', start, end, name, params: [], body: -1 };
  if (node.async) value.async = true;
  if (node.generator) value.generator = true;
  if (node.type === 'ArrowFunctionExpression') value.arrow = true;
  const id = e.add(value);
  e.defer(run, node, id, owner, undefined);
  return id;
}

/** The same for a member of a class, whose parameters may carry decorators. */
export function methodValue(e: Emitter, node: AnyFunction, name: string): ValueId {
  let marks: (readonly ValueId[])[] | undefined;
  for (let i = 0; i < node.params.length; i++) {
    const decorators = (node.params[i] as { decorators?: Of<'Decorator'>[] }).decorators;
    if (decorators === undefined || decorators.length === 0) continue;
    (marks ??= [])[i] = decorators.map((one) => expression(e, one.expression));
  }
  const { start, end } = node;
  const value: Growing<FunctionValue> = { kind: 'function', start, end, name, params: [], body: -1 };
  if (node.async) value.async = true;
  if (node.generator) value.generator = true;
  const id = e.add(value);
  // The class is not made yet: its number is filled in by `ownMethod`.
  e.defer(run, node, id, -1, marks);
  return id;
}

function run(e: Emitter, job: Deferred): void {
  const node = job.node as AnyFunction;
  const { start, end } = node;
  const value = e.function(job.value);
  const first = e.values.length;
  const region = e.open({ kind: 'function', start, end, parent: job.parent, first, last: first, of: job.value });
  value.body = region;
  const frame = new Frame(region);
  e.frame = frame;
  const scope = e.resolution.scopes.get(node);
  if (value.arrow === true) {
    frame.self = job.outer.self;
    frame.owner = job.outer.owner;
  } else {
    frame.owner = value.owner ?? -1;
    if (scope?.usesThis === true) value.self = frame.self = e.add({ kind: 'self', start, end, of: job.value });
  }
  parameters(e, job, node, value.params as ValueId[]);
  if (node.returnType) value.returnType = typeValue(e, node.returnType.typeAnnotation);
  if (node.body === null) {
    // What a signature alone stands for is unknown but for its written type.
    if (node.type === 'TSDeclareFunction') {
      const why = 'a function that is only declared here';
      e.exit('return', { start: end, end }, region, e.add({ kind: 'opaque', start: end, end, why }));
    }
    e.close();
    return;
  }
  if (node.body.type === 'BlockStatement') {
    hoistVariables(e, scope?.hoisted, node.body);
    body(e, node.body.body);
    if (!frame.dead) e.exit('return', { start: end, end }, region, e.absent({ start: end, end }));
  } else {
    const result = expression(e, node.body);
    e.exit('return', node.body, region, result);
  }
  e.close();
}

function parameters(e: Emitter, job: Deferred, node: AnyFunction, ids: ValueId[]): void {
  let index = 0;
  const patterns: ParamPattern[] = [];
  for (let i = 0; i < node.params.length; i++) {
    const pattern = node.params[i]!;
    if (i === 0 && pattern.type === 'Identifier' && pattern.name === 'this') {
      if (e.frame.self >= 0 && pattern.typeAnnotation) annotate(e, e.frame.self, pattern.typeAnnotation);
      continue;
    }
    patterns.push(pattern);
    ids.push(parameter(e, job, pattern, index, job.marks?.[i]));
    index++;
  }
  for (let i = 0; i < patterns.length; i++) {
    let pattern: Node = patterns[i]!;
    let given = ids[i]!;
    if (pattern.type === 'TSParameterProperty') pattern = pattern.parameter;
    if (pattern.type === 'RestElement') pattern = pattern.argument;
    if (pattern.type === 'AssignmentPattern') {
      const joined = orDefault(e, pattern, given, pattern.right, nameOf(pattern.left));
      const join = e.values[joined]!;
      if (join.kind === 'join') (e.values[given] as Growing<Param>).default = join.of[1]!;
      given = joined;
      pattern = pattern.left;
    }
    bind(e, pattern, given, 'receive');
  }
}

function parameter(
  e: Emitter,
  job: Deferred,
  node: ParamPattern,
  index: number,
  marks: readonly ValueId[] | undefined,
): ValueId {
  const { start, end } = node;
  let inner: Node = node;
  if (inner.type === 'TSParameterProperty') inner = inner.parameter;
  const rest = inner.type === 'RestElement' ? inner : undefined;
  if (inner.type === 'AssignmentPattern') inner = inner.left;
  const written = 'typeAnnotation' in inner ? inner.typeAnnotation : undefined;
  if (inner.type === 'RestElement') inner = inner.argument;
  const type = written?.type === 'TSTypeAnnotation' ? typeValue(e, written.typeAnnotation) : -1;
  const name = nameOf(inner);
  const param: Growing<Param> = { kind: 'param', start, end, function: job.value, index, name };
  if (rest !== undefined) param.rest = true;
  if (type >= 0) param.type = type;
  if (node.type === 'TSParameterProperty') param.field = name;
  if (marks !== undefined) param.marks = marks;
  return e.add(param);
}
