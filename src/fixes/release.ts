/** Gives a connection back in a `finally`, however the function is left. */
import type { Doubt } from './bind.ts';
import { levelOf, setIn } from './indent.ts';
import { childOf, listOf, type Edit, type Node, type Place, type Source } from './source.ts';

/** What is known before anything is changed. */
interface Lease {
  readonly source: Source;
  readonly name: string;
  readonly block: Node;
  /** The declaration that takes it. */
  readonly taken: Node;
  /** Statements that give it back, all alike, in order. */
  readonly gives: readonly Node[];
}

/** Puts what gives it back, there already on some way, into a `finally` around what is done with the connection. */
export function release(source: Source, place: Place, released: Place): readonly Edit[] | Doubt {
  const lease = leaseOf(source, place, released);
  if ('why' in lease) return lease;
  const { block, taken, gives } = lease;
  const body = listOf(block, 'body');
  const rest = body.slice(body.indexOf(taken) + 1);
  const [first] = rest;
  if (first === undefined) return { why: 'nothing is done with it' };
  const waits = gives.some((give) => {
    const after = following(source, give, block);
    return after === undefined || after.some((each) => isWaiting(source, each));
  });
  const outer = rest.findIndex((each) => gives.includes(each));
  if (first.type === 'TryStatement' && outer <= 1) {
    // Only what is after it changes its place in time.
    const after = rest.slice(outer === 1 ? 2 : 1);
    if (after.some((each) => namesIn(source, each).has(lease.name)))
      return { why: 'it is used after it is given back' };
    if (childOf(first, 'finalizer') !== undefined) return { why: 'a finally clause is there already' };
    if (waits && !gives.every((give) => give === rest[1])) return longer;
    return intoTry(lease, first);
  }
  if (outer < 1) return { why: 'it is given back on some ways only, each by itself' };
  const before = rest.slice(0, outer);
  const after = rest.slice(outer + 1);
  const declared = new Set(before.flatMap((each) => declaredBy(source, each)));
  const isCrossed = after.some((each) => [...namesIn(source, each)].some((name) => declared.has(name)));
  if (after.some((each) => namesIn(source, each).has(lease.name))) return { why: 'it is used after it is given back' };
  const early = gives.filter((give) => give !== rest[outer]);
  const earlyWaits = early.some((give) =>
    (following(source, give, block) ?? [give]).some((each) => isWaiting(source, each)),
  );
  if (earlyWaits || (isCrossed && waits)) return longer;
  return wrapped(lease, rest, outer, isCrossed);
}
const longer: Doubt = { why: 'it would be kept while something else is waited for' };

function leaseOf(source: Source, place: Place, released: Place): Lease | Doubt {
  const call = source.at(place, 'CallExpression');
  const awaited = call && source.parent(call);
  const declarator = awaited?.type === 'AwaitExpression' ? source.parent(awaited) : undefined;
  const taken = declarator?.type === 'VariableDeclarator' ? source.parent(declarator) : undefined;
  const block = taken && source.parent(taken);
  const id = declarator && childOf(declarator, 'id');
  if (taken === undefined || block?.type !== 'BlockStatement' || id?.type !== 'Identifier')
    return { why: 'it is not taken by a declaration of its own' };
  if (listOf(taken, 'declarations').length !== 1 || typeof id.name !== 'string')
    return { why: 'it is not taken by a declaration of its own' };
  const { name } = id;
  const inside = source.within(block);
  const back = source.at(released, 'CallExpression');
  const method = back && methodOn(back, name);
  if (back === undefined || method === undefined || !inside.includes(back))
    return { why: 'it is given back elsewhere, or in another way' };
  const uses = inside.filter((node) => node.type === 'Identifier' && node.name === name && node !== id);
  const gives: Node[] = [];
  for (const use of uses) {
    const up = source.parent(use)!;
    if (up.type === 'MemberExpression' && up.computed !== true && childOf(up, 'property') === use) continue;
    if (up.type === 'Property' && up.computed !== true && up.shorthand !== true && childOf(up, 'key') === use) continue;
    if (up.type === 'VariableDeclarator' && childOf(up, 'id') === use)
      return { why: `${name} stands for other things, too` };
    if (source.functionAround(use) !== source.functionAround(taken))
      return { why: 'a function in it uses it, which may be called later' };
    const called = source.parent(up);
    if (called?.type === 'CallExpression' && methodOn(called, name) === method) {
      const give = statementOf(source, called);
      if (give === undefined || listOf(called, 'arguments').length > 0)
        return { why: 'what gives it back is more than a statement without arguments' };
      gives.push(give);
    } else if (!isAwaited(source, use, block))
      return { why: 'what is done with it is not waited for, and may last longer' };
  }
  const [one] = gives;
  if (one === undefined || gives.some((each) => source.written(each) !== source.written(one)))
    return { why: 'it is given back in several ways' };
  return { source, name, block, taken, gives };
}
/** The name of the method that a call calls on something of this name. */
function methodOn(call: Node, name: string): string | undefined {
  const callee = childOf(call, 'callee');
  if (callee?.type !== 'MemberExpression' || callee.computed === true) return undefined;
  const object = childOf(callee, 'object');
  const property = childOf(callee, 'property');
  return object?.type === 'Identifier' && object.name === name ? String(property?.name) : undefined;
}
/** The statement in a block that a call is, waited for or not. */
function statementOf(source: Source, call: Node): Node | undefined {
  const up = source.parent(call);
  const statement = up?.type === 'AwaitExpression' ? source.parent(up) : up;
  return statement?.type === 'ExpressionStatement' && source.parent(statement)?.type === 'BlockStatement'
    ? statement
    : undefined;
}
function isAwaited(source: Source, use: Node, block: Node): boolean {
  for (let at = source.parent(use); at !== undefined && at !== block; at = source.parent(at))
    if (at.type === 'AwaitExpression') return true;
  return false;
}

/** What runs after a statement as far as the end of the block; undefined where that cannot be told. */
function following(source: Source, give: Node, block: Node): readonly Node[] | undefined {
  const found: Node[] = [];
  for (let at: Node = give; ;) {
    const up = source.parent(at);
    if (up === undefined || /^(?:For|While|DoWhile|Switch|Labeled)/.test(up.type)) return undefined;
    if (up.type === 'BlockStatement') {
      const list = listOf(up, 'body');
      const after = list.slice(list.indexOf(at) + 1);
      found.push(...after);
      if (up === block || /^(?:Return|Throw)Statement$/.test(after.at(-1)?.type ?? '')) return found;
    }
    at = up;
  }
}
function isWaiting(source: Source, node: Node): boolean {
  return source
    .ownNodes(node)
    .some(({ type, await: waits }) => type === 'AwaitExpression' || type === 'YieldExpression' || waits === true);
}
function namesIn(source: Source, node: Node): ReadonlySet<unknown> {
  return new Set(source.within(node).flatMap(({ type, name }) => (type === 'Identifier' ? [name] : [])));
}
/** Names that others beside a statement may use because of it. */
function declaredBy(source: Source, statement: Node): readonly unknown[] {
  if (!statement.type.endsWith('Declaration')) {
    // What `var` declares anywhere is for the whole function.
    return source
      .ownNodes(statement)
      .filter(({ type, kind }) => type === 'VariableDeclaration' && kind === 'var')
      .flatMap((each) => [...namesIn(source, each)]);
  }
  if (statement.type !== 'VariableDeclaration') return [childOf(statement, 'id')?.name];
  return listOf(statement, 'declarations').flatMap((each) => [...namesIn(source, childOf(each, 'id')!)]);
}

/** The lines of a statement with the comments above it: from the end of the line before to the end of its own. */
interface Lines {
  readonly start: number;
  readonly end: number;
  /** What stands there, without blank lines before it. */
  readonly text: string;
}
/** Undefined where something else stands in its lines. */
function linesOf(source: Source, statement: Node): Lines | undefined {
  const list = listOf(source.parent(statement)!, 'body');
  const before = list[list.indexOf(statement) - 1];
  const from = before?.end ?? source.parent(statement)!.start + 1;
  const [start, end] = [source.lineEnd(from), source.lineEnd(statement.end)];
  const next = list[list.indexOf(statement) + 1]?.start ?? source.parent(statement)!.end - 1;
  if (start >= statement.start || end > next) return undefined;
  return { start, end, text: source.text.slice(start, end).replace(/^(?:[ \t]*\r?\n)+/, '') };
}
/** Takes a statement out; undefined where nothing would be left in its block. */
function without(source: Source, statement: Node): Edit | undefined {
  if (listOf(source.parent(statement)!, 'body').length === 1) return undefined;
  const [end] = [source.lineEnd(statement.end)];
  const indent = source.indentAt(statement.start);
  const line = source.lineStarts(0, statement.start + 1).at(-1)!;
  const isAlone = line + indent.length === statement.start && source.text.slice(statement.end, end).trim() === '';
  if (!isAlone) {
    const space = /^[ \t]*/.exec(source.text.slice(statement.end))![0].length;
    return { start: statement.start, end: statement.end + space, text: '' };
  }
  const next = source.lineStarts(end, source.text.length)[0] ?? end;
  return { start: line, end: next, text: '' };
}

/** Adds the clause to the `try` that begins right after it was taken. */
function intoTry({ source, taken, gives }: Lease, attempt: Node): readonly Edit[] | Doubt {
  const outs = gives.map((give) => without(source, give));
  if (outs.includes(undefined)) return { why: 'a block would be left empty' };
  const indent = source.indentAt(taken.start);
  const level = levelOf(source, attempt, listOf(childOf(attempt, 'block')!, 'body')[0]!);
  const { newline } = source;
  const text = ` finally {${newline}${indent}${level}${source.written(gives[0]!)}${newline}${indent}}`;
  return [...outs.map((each) => each!), { start: attempt.end, end: attempt.end, text }];
}

/** Wraps what is done with it: as far as it is given back, or all that follows. */
function wrapped(
  { source, block, taken, gives }: Lease,
  rest: readonly Node[],
  outer: number,
  all: boolean,
): readonly Edit[] | Doubt {
  const give = rest[outer]!;
  const lines = linesOf(source, give);
  const head = source.lineEnd(taken.end);
  const first = rest[0]!;
  const last = all ? rest.at(-1)! : rest[outer - 1]!;
  const tail = source.lineEnd(last.end);
  if (lines === undefined || head >= first.start || (all && tail >= block.end))
    return { why: 'several statements stand in one line' };
  const early = gives.filter((each) => each !== give).map((each) => without(source, each));
  if (early.includes(undefined)) return { why: 'a block would be left empty' };
  const indent = source.indentAt(taken.start);
  const level = levelOf(source, block, taken);
  const { newline } = source;
  const opening = source.text.slice(head, first.start).replace(/^(?:[ \t]*\r?\n)+/, '');
  const gap = source.text.slice(head, first.start).length - opening.length;
  const closing = lines.text.split(newline).map((line) => (line.trim() === '' ? line : level + line));
  const end = `${newline}${indent}} finally {${newline}${closing.join(newline)}${newline}${indent}}`;
  const edits: Edit[] = [
    { start: head, end: head + gap, text: `${newline}${indent}try {${newline}` },
    ...early.map((each) => each!),
  ];
  const isOut = (at: number): boolean =>
    (at > lines.start && at <= lines.end) ||
    edits.some(({ start, end: to }) => at > start && at < to) ||
    early.some((each) => each!.start === at);
  edits.push(...setIn(source, head + gap, tail, level).filter(({ start }) => !isOut(start)));
  if (all) edits.push({ start: lines.start, end: lines.end, text: '' }, { start: tail, end: tail, text: end });
  else edits.push({ start: lines.start, end: lines.end, text: end });
  return edits;
}
