import type { Region } from '../../facts/index.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { backEdge, enterLoop, merge, openPart, restore, snapshot, type Header } from './flow.ts';
import type { Loop, State } from './frame.ts';
import { block } from './statements.ts';
import { bind } from './targets.ts';
import { bare, child, has, type Node } from './tree.ts';

export function forLoop(e: Emitter, node: Node): void {
  const wasDead = e.frame.dead;
  const over = expression(e, child(node, 'right')!);
  const region = openPart(e, node, { kind: 'loop', over });
  const header = enterLoop(e, node);
  const leaving = snapshot(e);
  const left = child(node, 'left')!;
  const { start, end } = left;
  let element = e.add({ kind: 'element', start, end, of: over });
  if (has(node, 'async')) element = e.add({ kind: 'wait', start, end, of: element, how: 'await' });
  bind(e, left, element);
  turn(e, node, region, header, leaving, false, wasDead);
}

export function whileLoop(e: Emitter, node: Node): void {
  const wasDead = e.frame.dead;
  const region = openPart(e, node, { kind: 'loop' });
  const header = enterLoop(e, node);
  const test = child(node, 'condition')!;
  (e.regions[region] as Growing<Extract<Region, { kind: 'loop' }>>).condition = expression(e, test);
  const { type } = bare(test);
  const endless = type === 'true' || e.textOf(bare(test)) === '1';
  turn(e, node, region, header, snapshot(e), endless, wasDead);
}

/** The body, the way back, and what runs when no `break` has left the loop. */
function turn(
  e: Emitter,
  node: Node,
  region: number,
  header: Header,
  leaving: State,
  endless: boolean,
  wasDead: boolean,
): void {
  const { frame } = e;
  const loop: Loop = { region, finals: frame.finals.length, breaks: [], continues: [] };
  frame.loops.push(loop);
  block(e, child(node, 'body')!);
  frame.loops.pop();
  const again = frame.dead ? loop.continues : [...loop.continues, snapshot(e)];
  for (const state of again) backEdge(e, header, state);
  e.close();
  frame.dead = wasDead;
  restore(e, leaving);
  const otherwise = child(node, 'alternative');
  let ends = !endless;
  if (otherwise !== undefined) {
    openPart(e, otherwise, { kind: 'block' });
    block(e, child(otherwise, 'body')!);
    e.close();
    ends &&= !frame.dead;
  }
  const states = ends ? [snapshot(e), ...loop.breaks] : loop.breaks;
  merge(e, states, node);
  frame.dead = wasDead || states.length === 0;
}

/** `break` and `continue`. */
export function jump(e: Emitter, node: Node): void {
  const { frame } = e;
  const loop = frame.loops.at(-1);
  if (loop === undefined) {
    e.gap(node, 'a jump to nowhere');
    return;
  }
  const again = node.type === 'continue_statement';
  e.exit(again ? 'continue' : 'break', node, loop.region, -1);
  if (!frame.dead) {
    const state = snapshot(e);
    (again ? loop.continues : loop.breaks).push(state);
    for (let i = loop.finals; i < frame.finals.length; i++) frame.finals[i]!.push(state);
  }
  frame.dead = true;
}
