import type { Statement } from 'oxc-parser';
import type { Region, RegionId } from '../../facts/index.ts';
import type { Emitter, Growing, Spanned } from './emitter.ts';
import { discard, expression, type Of } from './expressions.ts';
import { backEdge, enterLoop, leaveBlock, merge, snapshot, type Header } from './flow.ts';
import type { State, Target } from './frame.ts';
import { bind } from './patterns.ts';
import { block, statement, variables } from './statements.ts';

type LoopRegion = Growing<Extract<Region, { kind: 'loop' }>>;

function open(e: Emitter, node: Spanned): RegionId {
  const first = e.values.length;
  return e.open({ kind: 'loop', start: node.start, end: node.end, parent: e.region, first, last: first });
}

function begin(e: Emitter, region: RegionId): Target {
  const { frame } = e;
  const labels = frame.labels;
  frame.labels = [];
  const target: Target = {
    labels,
    region,
    loop: true,
    breakable: true,
    finals: frame.finals.length,
    breaks: [],
    continues: [],
    broken: false,
    loops: false,
  };
  frame.targets.push(target);
  return target;
}

function run(e: Emitter, node: Statement): void {
  if (node.type === 'BlockStatement') block(e, node.body);
  else statement(e, node);
}

/** Joins the end of a body with the `continue`s: whatever comes next runs after each of them. */
function nextRound(e: Emitter, header: Header | undefined, target: Target, node: Spanned, wasDead: boolean): void {
  const { frame } = e;
  if (header !== undefined) {
    const states = target.continues;
    if (!frame.dead) states.push(snapshot(e));
    merge(e, states, node);
    frame.dead = states.length === 0;
  } else frame.dead = wasDead;
}

/** Goes on after a loop, from the states that leave it. */
function end(
  e: Emitter,
  node: Spanned,
  target: Target,
  leaving: State | undefined,
  endless: boolean,
  wasDead: boolean,
): void {
  const { frame } = e;
  frame.targets.pop();
  e.close();
  const states = target.breaks;
  if (leaving !== undefined && !endless) states.push(leaving);
  merge(e, states, node);
  frame.dead = wasDead || (endless && !target.broken);
}

export function whileLoop(e: Emitter, node: Of<'WhileStatement'>): void {
  const wasDead = e.frame.dead;
  const region = open(e, node);
  const header = enterLoop(e, node);
  const target = begin(e, region);
  const condition = expression(e, node.test);
  (e.regions[region] as LoopRegion).condition = condition;
  const leaving = header === undefined ? undefined : snapshot(e);
  run(e, node.body);
  nextRound(e, header, target, node, wasDead);
  if (header !== undefined && !e.frame.dead) backEdge(e, header, snapshot(e));
  end(e, node, target, leaving, isTrue(node.test), wasDead);
}

export function doLoop(e: Emitter, node: Of<'DoWhileStatement'>): void {
  const wasDead = e.frame.dead;
  const region = open(e, node);
  const loop = e.regions[region] as LoopRegion;
  loop.atLeastOnce = true;
  const header = enterLoop(e, node);
  const target = begin(e, region);
  run(e, node.body);
  const returns = e.frame.dead;
  nextRound(e, header, target, node, wasDead);
  loop.condition = expression(e, node.test);
  const unreached = header === undefined ? returns && !target.loops : e.frame.dead;
  const leaving = header === undefined || unreached ? undefined : snapshot(e);
  if (leaving !== undefined) backEdge(e, header!, leaving);
  end(e, node, target, leaving, isTrue(node.test) || unreached, wasDead);
}

export function forLoop(e: Emitter, node: Of<'ForStatement'>): void {
  const wasDead = e.frame.dead;
  const mark = e.frame.slots.length;
  if (node.init !== null) {
    if (node.init.type === 'VariableDeclaration') variables(e, node.init);
    else discard(e, node.init);
  }
  const region = open(e, node);
  const header = enterLoop(e, node);
  const target = begin(e, region);
  if (node.test !== null) (e.regions[region] as LoopRegion).condition = expression(e, node.test);
  const leaving = header === undefined ? undefined : snapshot(e);
  run(e, node.body);
  nextRound(e, header, target, node, wasDead);
  if (node.update !== null) discard(e, node.update);
  if (header !== undefined && !e.frame.dead) backEdge(e, header, snapshot(e));
  end(e, node, target, leaving, node.test === null || isTrue(node.test), wasDead);
  leaveBlock(e, mark);
}

export function eachLoop(e: Emitter, node: Of<'ForOfStatement' | 'ForInStatement'>): void {
  const wasDead = e.frame.dead;
  const mark = e.frame.slots.length;
  const over = expression(e, node.right);
  const region = open(e, node);
  (e.regions[region] as LoopRegion).over = over;
  const header = enterLoop(e, node);
  const target = begin(e, region);
  const leaving = header === undefined ? undefined : snapshot(e);
  const { start, end: stop } = node.left;
  let element = e.add(
    node.type === 'ForInStatement'
      ? { kind: 'element', start, end: stop, of: over, keys: true }
      : { kind: 'element', start, end: stop, of: over },
  );
  if (node.type === 'ForOfStatement' && node.await)
    element = e.add({ kind: 'wait', start, end: stop, of: element, how: 'await' });
  if (node.left.type === 'VariableDeclaration') bind(e, node.left.declarations[0]!.id, element, 'declare');
  else bind(e, node.left, element, 'assign');
  run(e, node.body);
  nextRound(e, header, target, node, wasDead);
  if (header !== undefined && !e.frame.dead) backEdge(e, header, snapshot(e));
  end(e, node, target, leaving, false, wasDead);
  leaveBlock(e, mark);
}

function isTrue(node: { type: string; value?: unknown }): boolean {
  return node.type === 'Literal' && (node.value === true || node.value === 1);
}
