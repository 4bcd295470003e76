/** Lets errors reach whoever handles them. */
import type { Doubt } from './bind.ts';
import { childOf, listOf, type Edit, type Node, type Place, type Source } from './source.ts';

/** `await` before a promise that nobody waits for, or `return` where it is the last of a callback of `then`. */
export function wait(source: Source, place: Place): readonly Edit[] | Doubt {
  const start = source.offset(place.line, place.column);
  const end = source.offset(place.endLine, place.endColumn);
  // The place is a call, or what it calls; what is written after it belongs to the same promise.
  let call = source.nodes.findLast(
    (node) =>
      node.type === 'CallExpression' && node.start <= start && end <= node.end && start <= childOf(node, 'callee')!.end,
  );
  while (call !== undefined) {
    const up: Node | undefined = source.parent(call);
    const outer: Node | undefined = up?.type === 'MemberExpression' ? source.parent(up) : undefined;
    if (outer?.type !== 'CallExpression' || childOf(outer, 'callee') !== up) break;
    call = outer;
  }
  const statement = call && source.parent(call);
  if (call === undefined || statement?.type !== 'ExpressionStatement')
    return {
      why:
        statement?.operator === 'void'
          ? 'void says that nobody has to wait'
          : 'the promise is not a statement of its own',
    };
  const around = source.functionAround(call);
  if (around === undefined) return { why: 'it is not in a function' };
  if (source.isInLoop(call)) return { why: 'it is in a loop: waiting there makes its turns come one after the other' };
  if (around.generator === true) return { why: 'it is in a generator' };
  if (around.async === true) return [{ start: call.start, end: call.start, text: 'await ' }];
  const outer = source.parent(around);
  const callee = outer?.type === 'CallExpression' ? childOf(outer, 'callee') : undefined;
  const isThen = callee?.type === 'MemberExpression' && childOf(callee, 'property')?.name === 'then';
  const body = childOf(around, 'body');
  if (isThen && body?.type === 'BlockStatement' && listOf(body, 'body').at(-1) === statement)
    return [{ start: call.start, end: call.start, text: 'return ' }];
  // Whoever handles errors is told of it there.
  for (let at: Node | undefined = around; at !== undefined; at = source.functionAround(at))
    if (nextOf(at) !== undefined && !goesOn(source, at))
      return [{ start: call.end, end: call.end, text: '.catch(next)' }];
  return { why: 'its function is not async' };
}
/** Does it hand the request on by itself? What fails after that cannot be handed on any more. */
function goesOn(source: Source, around: Node): boolean {
  return source.nodes.some(
    (node) =>
      node.type === 'CallExpression' &&
      node.start >= around.start &&
      node.end <= around.end &&
      childOf(node, 'callee')?.name === 'next' &&
      listOf(node, 'arguments').length === 0,
  );
}
/** The parameter of a middleware by which it hands on. */
function nextOf(around: Node): Node | undefined {
  const params = listOf(around, 'params').slice(2, 4);
  return params.find((each) => each.type === 'Identifier' && each.name === 'next');
}

/** `next(error)` in a middleware, else `throw error`, in a catch that does nothing. */
export function handOn(source: Source, place: Place, handler: Place): readonly Edit[] | Doubt {
  const start = source.offset(place.line, place.column);
  const clause = source.nodes.find(
    (node) => node.type === 'CatchClause' && node.start <= start && start <= childOf(node, 'body')!.start,
  );
  const body = clause && childOf(clause, 'body');
  const attempt = clause && source.parent(clause);
  if (clause === undefined || body === undefined || attempt === undefined) return { why: 'it is no catch clause' };
  if (listOf(body, 'body').length > 0 || source.text.slice(body.start + 1, body.end - 1).trim() !== '')
    return { why: 'the catch clause is not empty' };
  if (childOf(attempt, 'finalizer') !== undefined) return { why: 'a finally clause follows' };
  const around = source.functionAround(clause);
  if (around?.end !== source.offset(handler.endLine, handler.endColumn))
    return { why: 'it is not in the handler itself' };
  if (source.isInLoop(clause)) return { why: 'it is in a loop: one failure would end it' };
  const param = childOf(clause, 'param');
  if (param !== undefined && param.type !== 'Identifier') return { why: 'the error is taken apart' };
  const name = typeof param?.name === 'string' ? param.name : 'error';
  const next = nextOf(around);
  const statement =
    next === undefined
      ? `throw ${name};`
      : isLastOf(source, attempt, around)
        ? `next(${name});`
        : `return next(${name});`;
  const outer = source.indentAt(attempt.start);
  const first = listOf(childOf(attempt, 'block')!, 'body')[0];
  const inner = first === undefined ? `${outer}  ` : source.indentAt(first.start);
  const indent = inner.length > outer.length ? inner : `${outer}  `;
  const { newline } = source;
  return [
    ...(param === undefined
      ? [{ start: clause.start + 'catch'.length, end: clause.start + 'catch'.length, text: ` (${name})` }]
      : []),
    { start: body.start, end: body.end, text: `{${newline}${indent}${statement}${newline}${outer}}` },
  ];
}
function isLastOf(source: Source, statement: Node, around: Node): boolean {
  const body = childOf(around, 'body');
  return (
    body?.type === 'BlockStatement' && source.parent(statement) === body && listOf(body, 'body').at(-1) === statement
  );
}
