import type { ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { expression } from './expressions.ts';
import { merge, openPart, restore, snapshot, write } from './flow.ts';
import type { State } from './frame.ts';
import { block } from './statements.ts';
import { child, parts, type Node } from './tree.ts';

/** `match`: constants are tests of a case; a pattern that takes values apart leaves them opaque. */
export function matchStatement(e: Emitter, node: Node): void {
  const { frame } = e;
  const subject = expression(e, child(node, 'subject')!);
  const wasDead = frame.dead;
  openPart(e, node, { kind: 'block' });
  const before = snapshot(e);
  const states: State[] = [];
  let complete = false;
  for (const clause of parts(child(node, 'body')!)) {
    if (clause.type !== 'case_clause') continue;
    frame.dead = wasDead;
    restore(e, before);
    const patterns = parts(clause).filter((it) => it.type === 'case_pattern');
    const tests: ValueId[] = [];
    for (const it of patterns) for (const test of testsOf(it)) tests.push(expression(e, test));
    openPart(e, clause, { kind: 'case', subject, tests });
    const bound: Node[] = [];
    for (const it of patterns) capture(e, it, subject, bound, 0);
    const guard = child(clause, 'guard');
    if (guard !== undefined) {
      const condition = expression(e, parts(guard)[0]!);
      openPart(e, clause, { kind: 'branch', condition, side: 'true' });
    } else complete ||= tests.length === 0 && bound.length === 0;
    block(e, child(clause, 'consequence')!);
    if (guard !== undefined) e.close();
    if (!frame.dead) states.push(snapshot(e));
    e.close();
  }
  if (!complete) states.push(before);
  e.close();
  merge(e, states, node);
  frame.dead = wasDead || states.length === 0;
}

const constants = new Set(['string', 'concatenated_string', 'integer', 'float', 'true', 'false', 'none']);

/** Constants that a pattern compares with, where it does nothing else. */
function testsOf(pattern: Node): Node[] {
  const [inner] = parts(pattern);
  if (inner === undefined) return [];
  if (constants.has(inner.type)) return [inner];
  return inner.type === 'union_pattern' ? parts(inner).filter((it) => constants.has(it.type)) : [];
}
function capture(e: Emitter, node: Node, subject: ValueId, bound: Node[], depth: number): void {
  const inner = parts(node);
  if (node.type === 'identifier' || (node.type === 'dotted_name' && inner.length === 1)) {
    const name = node.type === 'identifier' ? node : inner[0]!;
    if (e.names.of(name) !== undefined)
      write(e, name, depth <= 1 ? subject : e.opaque(name, 'a part that a pattern takes'));
    return;
  }
  if (depth > 0 && !constants.has(node.type)) bound.push(node);
  for (const it of inner) capture(e, it, subject, bound, depth + 1);
}
