import type { RegionId, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { exceptional, merge, openPart, snapshot } from './flow.ts';
import type { State } from './frame.ts';
import { block } from './statements.ts';
import { bind } from './targets.ts';
import { bare, child, parts, type Node } from './tree.ts';

/** Gives the try region where every except clause has left, so that what follows runs after success only; else -1. */
export function tryStatement(e: Emitter, node: Node): RegionId {
  const { frame } = e;
  const clauses = parts(node).filter((it) => it.type === 'except_clause' || it.type === 'except_group_clause');
  const otherwise = parts(node).find((it) => it.type === 'else_clause');
  const last = parts(node).find((it) => it.type === 'finally_clause');
  const wasDead = frame.dead;
  const mark = frame.written.length;
  const before = snapshot(e);
  const states: State[] = [];
  const crossing: State[] = [];
  if (last !== undefined) frame.finals.push(crossing);
  frame.watchers++;
  const code = child(node, 'body')!;
  const region = openPart(e, code, { kind: 'try' });
  if (clauses.length > 0) frame.tries.push(region);
  block(e, code);
  if (clauses.length > 0) frame.tries.pop();
  e.close();
  const completes = !frame.dead;
  if (otherwise !== undefined) {
    openPart(e, otherwise, { kind: 'after', of: region });
    block(e, child(otherwise, 'body')!);
    e.close();
  }
  if (!frame.dead) states.push(snapshot(e));
  const goesOn = !frame.dead;
  let recovers = false;
  for (const clause of clauses) {
    frame.dead = wasDead;
    except(e, clause, region, before, mark);
    if (frame.dead) continue;
    recovers = true;
    states.push(snapshot(e));
  }
  frame.watchers--;
  frame.dead = wasDead || states.length === 0;
  merge(e, states, node);
  if (last !== undefined) {
    frame.finals.pop();
    finish(e, last, region, before, mark, wasDead, crossing);
  }
  if (frame.watchers === 0) frame.written.length = 0;
  return clauses.length > 0 && completes && goesOn && !recovers && !frame.dead ? region : -1;
}

function except(e: Emitter, node: Node, of: RegionId, before: State, mark: number): void {
  const code = parts(node).find((it) => it.type === 'block')!;
  const value = child(node, 'value') ?? parts(node).find((it) => it !== code);
  const pattern = value?.type === 'as_pattern' ? parts(value)[0] : value;
  const region = openPart(e, node, { kind: 'catch', of });
  exceptional(e, node, before, mark, 'catch');
  let types: ValueId[] | undefined;
  if (pattern !== undefined) {
    const inner = bare(pattern);
    types = (inner.type === 'tuple' ? parts(inner) : [inner]).map((it) => expression(e, it));
    (e.regions[region] as Growing<{ types?: readonly ValueId[] }>).types = types;
  }
  const alias = value === undefined ? undefined : (child(value, 'alias') ?? child(node, 'alias'));
  if (alias !== undefined) {
    const { start, end } = alias;
    bind(e, alias, e.add({ kind: 'caught', start, end, from: of, ...(types && { types }) }));
  }
  block(e, code);
  e.close();
}

function finish(
  e: Emitter,
  node: Node,
  of: RegionId,
  before: State,
  mark: number,
  wasDead: boolean,
  crossing: readonly State[],
): void {
  const { frame } = e;
  const { dead } = frame;
  frame.dead = wasDead;
  openPart(e, node, { kind: 'finally', of });
  const normal = snapshot(e);
  exceptional(e, node, before, mark, 'finally', dead ? undefined : normal);
  const entry = snapshot(e);
  block(
    e,
    parts(node).find((it) => it.type === 'block')!,
  );
  e.close();
  // What the block leaves alone is as certain after it as it was before.
  for (const [binding, value] of frame.defs) {
    if (value === entry.defs.get(binding)) {
      const certain = normal.defs.get(binding);
      if (certain !== undefined) frame.defs.set(binding, certain);
    } else for (const state of crossing) (state.defs as Map<typeof binding, ValueId>).set(binding, value);
  }
  frame.dead ||= dead;
}
