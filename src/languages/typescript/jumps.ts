import type { Region, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression, type Of } from './expressions.ts';
import { leaveBlock, merge, restore, snapshot, writesIn } from './flow.ts';
import type { State, Target } from './frame.ts';
import { body, statement } from './statements.ts';

export function jump(e: Emitter, node: Of<'BreakStatement' | 'ContinueStatement'>): void {
  const { frame } = e;
  const again = node.type === 'ContinueStatement';
  const label = node.label?.name;
  const target = frame.targets.findLast((one) => {
    if (label !== undefined) return one.labels.includes(label);
    return one.loop || (!again && one.breakable);
  });
  if (target === undefined) {
    e.gap(node, 'a jump to nowhere');
    return;
  }
  e.exit(again ? 'continue' : 'break', node, target.region, -1);
  if (!frame.dead) {
    const state = snapshot(e);
    (again ? target.continues : target.breaks).push(state);
    if (again) target.loops = true;
    else target.broken = true;
    for (let i = target.finals; i < frame.finals.length; i++) frame.finals[i]!.push(state);
  }
  frame.dead = true;
}

function openBlock(e: Emitter, node: { start: number; end: number }, labels: string[], breakable: boolean): Target {
  const { frame } = e;
  const first = e.values.length;
  const region = e.open({ kind: 'block', start: node.start, end: node.end, parent: e.region, first, last: first });
  const target: Target = {
    labels,
    region,
    loop: false,
    breakable,
    finals: frame.finals.length,
    breaks: [],
    continues: [],
    broken: false,
    loops: false,
  };
  frame.targets.push(target);
  return target;
}

export function labelled(e: Emitter, node: Of<'LabeledStatement'>): void {
  const { frame } = e;
  const inner = node.body;
  const labels = [...frame.labels, node.label.name];
  switch (inner.type) {
    case 'LabeledStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'SwitchStatement':
      frame.labels = labels;
      statement(e, inner);
      return;
    default: {
      frame.labels = [];
      const target = openBlock(e, node, labels, false);
      body(e, [inner]);
      leave(e, node, target);
    }
  }
}

function leave(e: Emitter, node: { start: number; end: number }, target: Target): void {
  const { frame } = e;
  const states = target.breaks;
  if (!frame.dead) states.push(snapshot(e));
  frame.targets.pop();
  e.close();
  merge(e, states, node);
  frame.dead = states.length === 0;
}

export function switchStatement(e: Emitter, node: Of<'SwitchStatement'>): void {
  const { frame } = e;
  const { cases } = node;
  const labels = frame.labels;
  frame.labels = [];
  const mark = frame.slots.length;
  const subject = expression(e, node.discriminant);
  const wasDead = frame.dead;
  const target = openBlock(e, node, labels, true);
  const head = snapshot(e);
  const writes = writesIn(e, node);
  let falling: State | undefined;
  let tests: ValueId[] = [];
  let other = false;
  let complete = false;
  for (let i = 0; i < cases.length; i++) {
    const one = cases[i]!;
    if (one.test === null) other = complete = true;
    else {
      if (writes) restore(e, head);
      tests.push(expression(e, one.test));
    }
    const last = i + 1 === cases.length;
    if (one.consequent.length === 0 && !last) continue;
    const first = e.values.length;
    const { start, end } = one;
    const region = e.open({
      kind: 'case',
      start,
      end,
      parent: e.region,
      first,
      last: first,
      subject,
      tests: other ? [] : tests,
    });
    frame.dead = wasDead;
    restore(e, head);
    if (falling !== undefined) merge(e, [head, falling], one);
    body(e, one.consequent);
    falling = frame.dead ? undefined : snapshot(e);
    if (falling !== undefined && !last)
      (e.regions[region] as Growing<Extract<Region, { kind: 'case' }>>).fallsThrough = true;
    e.close();
    tests = [];
    other = false;
  }
  if (falling === undefined) frame.dead = true;
  if (!complete && !wasDead) {
    target.breaks.push(head);
    if (falling === undefined && cases.length === 0) frame.dead = false;
  }
  leave(e, node, target);
  if (wasDead) frame.dead = true;
  leaveBlock(e, mark);
}
