import type { RegionId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import type { Of } from './expressions.ts';
import { exceptional, leaveBlock, merge, snapshot, writesIn } from './flow.ts';
import type { State } from './frame.ts';
import { bind } from './patterns.ts';
import { block } from './statements.ts';

/** Gives the try region where every catch clause has left, so that what follows runs after success only; else -1. */
export function tryStatement(e: Emitter, node: Of<'TryStatement'>): RegionId {
  const { frame } = e;
  const { handler, finalizer } = node;
  const wasDead = frame.dead;
  const written = frame.written.length;
  const before = writesIn(e, node) ? snapshot(e) : undefined;
  const states: State[] = [];
  const crossing: State[] = [];
  if (finalizer !== null) frame.finals.push(crossing);
  frame.watchers++;
  const region = openPart(e, node.block, { kind: 'try' });
  if (handler !== null) frame.tries.push(region);
  block(e, node.block.body);
  if (handler !== null) frame.tries.pop();
  const completes = !frame.dead;
  if (before !== undefined && completes) states.push(snapshot(e));
  e.close();
  let recovers = false;
  if (handler !== null) {
    frame.dead = wasDead;
    openPart(e, handler, { kind: 'catch', of: region });
    const mark = frame.slots.length;
    if (before !== undefined) exceptional(e, handler, before, written, 'catch');
    if (handler.param !== null) {
      const { start, end } = handler.param;
      bind(e, handler.param, e.add({ kind: 'caught', start, end, from: region }), 'declare');
    }
    block(e, handler.body.body);
    leaveBlock(e, mark);
    recovers = !frame.dead;
    if (before !== undefined && recovers) states.push(snapshot(e));
    e.close();
  }
  frame.watchers--;
  frame.dead = wasDead || !(completes || recovers);
  if (before !== undefined && states.length > 0) merge(e, states, node);
  if (finalizer !== null) {
    frame.finals.pop();
    finish(e, finalizer, region, before, written, wasDead, crossing);
  }
  if (frame.watchers === 0) frame.written.length = 0;
  return handler !== null && completes && !recovers && !frame.dead ? region : -1;
}

function finish(
  e: Emitter,
  node: Of<'BlockStatement'>,
  of: RegionId,
  before: State | undefined,
  written: number,
  wasDead: boolean,
  crossing: readonly State[],
): void {
  const { frame } = e;
  const dead = frame.dead;
  frame.dead = wasDead;
  openPart(e, node, { kind: 'finally', of });
  const normal = before === undefined ? undefined : snapshot(e);
  if (before !== undefined) exceptional(e, node, before, written, 'finally', dead ? undefined : normal);
  const entry = before === undefined ? undefined : snapshot(e);
  block(e, node.body);
  e.close();
  if (normal !== undefined && entry !== undefined) {
    // What the block leaves alone is as certain after it as it was before.
    for (let slot = 0; slot < frame.defs.length; slot++) {
      if (frame.defs[slot] === entry.defs[slot]) frame.defs[slot] = normal.defs[slot]!;
      else for (const state of crossing) state.defs[slot] = frame.defs[slot]!;
    }
  }
  frame.dead ||= dead;
}

function openPart(
  e: Emitter,
  node: { start: number; end: number },
  part: { kind: 'try' } | { kind: 'catch' | 'finally'; of: RegionId },
): RegionId {
  const { start, end } = node;
  const first = e.values.length;
  return e.open({ ...part, start, end, parent: e.region, first, last: first });
}
