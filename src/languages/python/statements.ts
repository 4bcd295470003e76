import type { ValueId } from '../../facts/index.ts';
import { classValue, decorators } from './classes.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { guarded, merge, openPart, restore, snapshot, write } from './flow.ts';
import type { State } from './frame.ts';
import { functionValue } from './functions.ts';
import { importModule, importNames } from './imports.ts';
import { forLoop, jump, whileLoop } from './loops.ts';
import { matchStatement } from './matches.ts';
import { augmented, bind } from './targets.ts';
import { all, child, has, parts, type Node } from './tree.ts';
import { tryStatement } from './try.ts';
import { written } from './types.ts';

/** Alternatives of one `if`: each stands inside the one before. */
const MOST = 300;

/** What follows in the same block runs only where the conditions came out so. */
type Guard = { readonly condition: ValueId; readonly side: 'true' | 'false' };

export function block(e: Emitter, node: Node): void {
  body(e, parts(node));
}

/** The statements of a block. Early exits put what follows into regions of their own. */
export function body(e: Emitter, list: readonly Node[]): void {
  const end = list.at(-1)?.end ?? 0;
  let opened = 0;
  for (const [index, node] of list.entries()) {
    const following = index + 1 < list.length;
    const rest = { start: node.end, end };
    if (node.type === 'if_statement') {
      const guards = ifStatement(e, node);
      for (const guard of following ? guards : []) {
        openPart(e, rest, { kind: 'rest', ...guard });
        opened++;
      }
    } else if (node.type === 'try_statement') {
      const of = tryStatement(e, node);
      if (of < 0 || !following) continue;
      openPart(e, rest, { kind: 'after', of });
      opened++;
    } else statement(e, node);
  }
  for (; opened > 0; opened--) e.close();
}

export function statement(e: Emitter, node: Node): void {
  switch (node.type) {
    case 'expression_statement':
      for (const it of parts(node)) discard(e, it);
      return;
    case 'return_statement': {
      const [inner] = parts(node);
      const value = inner === undefined ? e.absent(node) : expression(e, inner);
      e.exit('return', node, e.frame.region, value);
      e.frame.dead = true;
      return;
    }
    case 'raise_statement': {
      const thrown = parts(node).find((it) => it.field !== 'cause');
      const cause = child(node, 'cause');
      const value = thrown === undefined ? -1 : expression(e, thrown);
      if (cause !== undefined) expression(e, cause);
      e.exit('throw', node, e.frame.tries.at(-1) ?? e.frame.region, value);
      e.frame.dead = true;
      return;
    }
    case 'if_statement':
      ifStatement(e, node);
      return;
    case 'for_statement':
      forLoop(e, node);
      return;
    case 'while_statement':
      whileLoop(e, node);
      return;
    case 'break_statement':
    case 'continue_statement':
      jump(e, node);
      return;
    case 'try_statement':
      tryStatement(e, node);
      return;
    case 'with_statement':
      withStatement(e, node);
      return;
    case 'match_statement':
      matchStatement(e, node);
      return;
    case 'function_definition':
    case 'class_definition':
      definition(e, node, []);
      return;
    case 'decorated_definition':
      definition(e, child(node, 'definition')!, decorators(e, node));
      return;
    case 'import_statement':
      importModule(e, node);
      return;
    case 'import_from_statement':
      importNames(e, node);
      return;
    case 'assert_statement': {
      const [test, message] = parts(node) as [Node, Node?];
      const condition = expression(e, test);
      if (message !== undefined) guarded(e, message, condition, 'false', () => expression(e, message));
      return;
    }
    case 'delete_statement':
      for (const it of parts(node)) remove(e, it);
      return;
    case 'type_alias_statement': {
      const name = parts(child(node, 'left')!)[0];
      const { type } = written(e, child(node, 'right')!);
      if (name?.type === 'identifier') write(e, name, type);
      return;
    }
    case 'pass_statement':
    case 'global_statement':
    case 'nonlocal_statement':
    case 'future_import_statement':
      return;
    default:
      e.gap(node, `unknown statement: ${node.type}`);
  }
}

function definition(e: Emitter, node: Node, marks: readonly ValueId[]): void {
  const value = node.type === 'class_definition' ? classValue(e, node, marks) : functionValue(e, node, marks, 'none');
  write(e, child(node, 'name')!, value);
}

/** An expression that stands alone: an assignment is one too. */
function discard(e: Emitter, node: Node): void {
  if (node.type === 'assignment') return assignment(e, node);
  if (node.type === 'augmented_assignment') return augmented(e, node);
  // A docstring says nothing to the program.
  if (node.type === 'string' || node.type === 'ellipsis') return;
  const value = e.values[expression(e, node)]!;
  if (value.kind === 'call') (value as Growing<typeof value>).unused = true;
}
/** `a = b = value`, with or without a type. */
function assignment(e: Emitter, node: Node): void {
  const lefts: Node[] = [];
  let right: Node | undefined = node;
  let type: Node | undefined;
  while (right?.type === 'assignment') {
    lefts.push(child(right, 'left')!);
    type ??= child(right, 'type');
    right = child(right, 'right');
  }
  const said = type === undefined ? undefined : written(e, type);
  // A type without a value declares, and binds nothing.
  if (right === undefined) return;
  const value =
    right.type === 'augmented_assignment' ? e.opaque(right, 'an assignment inside another') : expression(e, right);
  if (said !== undefined) e.annotations.push({ value, type: said.type });
  for (const left of lefts) bind(e, left, value);
}
function remove(e: Emitter, node: Node): void {
  const { start, end } = node;
  if (node.type === 'expression_list') for (const it of parts(node)) remove(e, it);
  else if (node.type !== 'identifier') e.add({ kind: 'op', start, end, operator: 'delete', left: expression(e, node) });
}

/** `with` scopes, one in the other. What `as` names is taken for the value itself: what its `__enter__` gives is its own affair. */
function withStatement(e: Emitter, node: Node): void {
  const clause = parts(node).find((it) => it.type === 'with_clause')!;
  const items = parts(clause).flatMap((it) => (it.type === 'with_item' ? [it] : parts(it)));
  let opened = 0;
  for (const item of items) {
    const held = child(item, 'value')!;
    const aliased = held.type === 'as_pattern';
    let value = expression(e, aliased ? parts(held)[0]! : held);
    const { start, end } = held;
    if (has(node, 'async')) value = e.add({ kind: 'wait', start, end, of: value, how: 'await' });
    openPart(e, node, { kind: 'scope', value });
    opened++;
    const alias = child(aliased ? held : item, 'alias');
    if (alias !== undefined) bind(e, alias, value);
  }
  block(e, child(node, 'body')!);
  for (; opened > 0; opened--) e.close();
}

/** Says what holds for the statements after it where one of its sides has left. */
function ifStatement(e: Emitter, node: Node): readonly Guard[] {
  const alternatives = all(node, 'alternative');
  return branches(e, node, child(node, 'condition')!, child(node, 'consequence')!, alternatives);
}
function branches(
  e: Emitter,
  node: Node,
  test: Node,
  consequence: Node,
  alternatives: readonly Node[],
  at = 0,
): readonly Guard[] {
  if (at > MOST) throw new RangeError('too many alternatives');
  const { frame } = e;
  const condition = expression(e, test);
  const wasDead = frame.dead;
  const before = snapshot(e);
  const states: State[] = [];
  openPart(e, consequence, { kind: 'branch', condition, side: 'true' });
  block(e, consequence);
  if (!frame.dead) states.push(snapshot(e));
  e.close();
  const left = frame.dead;
  frame.dead = wasDead;
  restore(e, before);
  const next = alternatives[at];
  let guards: readonly Guard[] = [];
  let right = false;
  if (next !== undefined) {
    openPart(e, next, { kind: 'branch', condition, side: 'false' });
    if (next.type === 'elif_clause')
      guards = branches(e, next, child(next, 'condition')!, child(next, 'consequence')!, alternatives, at + 1);
    else block(e, child(next, 'body')!);
    if (!frame.dead) states.push(snapshot(e));
    right = frame.dead;
    e.close();
  } else if (!wasDead) states.push(before);
  merge(e, states, node);
  frame.dead = wasDead || (left && right);
  if (wasDead || left === right) return [];
  if (right) return [{ condition, side: 'true' }];
  return [{ condition, side: 'false' }, ...guards];
}
