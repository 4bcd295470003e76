import type { Join, RegionId, ValueId } from '../../facts/index.ts';
import { anyBetween, type Binding } from './bindings.ts';
import type { Emitter, Growing, Spanned } from './emitter.ts';
import type { State } from './frame.ts';

export function writesIn(e: Emitter, node: Spanned): boolean {
  return e.frame.slots.length > 0 && e.resolution.writesIn(node.start, node.end);
}

export function snapshot(e: Emitter): State {
  return { defs: e.frame.defs.slice(), region: e.region };
}

export function restore(e: Emitter, state: State): void {
  const { defs } = e.frame;
  const length = Math.min(defs.length, state.defs.length);
  for (let i = 0; i < length; i++) defs[i] = state.defs[i]!;
}

/** Ends the lives of variables declared since `mark`. */
export function leaveBlock(e: Emitter, mark: number): void {
  const { slots, defs } = e.frame;
  if (slots.length > mark) slots.length = defs.length = mark;
}

/** Makes a variable known with its first value. */
export function begin(e: Emitter, binding: Binding, value: ValueId): void {
  const { frame } = e;
  if (binding.slot >= 0 && frame.slots[binding.slot] === binding) {
    assign(e, binding, value);
    return;
  }
  binding.slot = frame.slots.length;
  frame.slots.push(binding);
  frame.defs.push(value);
}

export function assign(e: Emitter, binding: Binding, value: ValueId): void {
  const { frame } = e;
  if (binding.slot < 0 || frame.slots[binding.slot] !== binding) {
    begin(e, binding, value);
    return;
  }
  frame.defs[binding.slot] = value;
  if (frame.watchers > 0) frame.written.push(binding.slot, value);
}

/** The current definition of a variable, or -1 where it has none yet. */
export function current(e: Emitter, binding: Binding): ValueId {
  return binding.slot >= 0 && e.frame.slots[binding.slot] === binding ? e.frame.defs[binding.slot]! : -1;
}

/** Goes on with what all of `states` may have left; none: nothing gets here. */
export function merge(e: Emitter, states: readonly State[], node: Spanned): void {
  const { defs } = e.frame;
  if (states.length === 0) return;
  const first = states[0]!;
  let known = defs.length;
  for (const state of states) known = Math.min(known, state.defs.length);
  for (let slot = known; slot < defs.length; slot++) {
    // Declared on one of the ways only, as in a case that another falls into.
    defs[slot] = states.find((state) => slot < state.defs.length)?.defs[slot] ?? defs[slot]!;
  }
  for (let slot = 0; slot < known; slot++) {
    const one = first.defs[slot]!;
    let same = true;
    for (let i = 1; i < states.length && same; i++) same = states[i]!.defs[slot] === one;
    if (same) {
      defs[slot] = one;
      continue;
    }
    const value = join(
      e,
      node,
      states.map((state) => state.defs[slot]!),
      'branch',
      states.map((state) => state.region),
    );
    defs[slot] = value;
    if (e.frame.watchers > 0) e.frame.written.push(slot, value);
  }
}

export function join(e: Emitter, node: Spanned, of: ValueId[], at: Join['at'], from?: RegionId[]): ValueId {
  const { start, end } = node;
  let text = true;
  for (let i = 0; i < of.length && text; i++) text = isText(e, of[i]!);
  const id = e.add(
    from === undefined ? { kind: 'join', start, end, of, at } : { kind: 'join', start, end, of, at, from },
  );
  if (text) e.textual.add(id);
  return id;
}

export function isText(e: Emitter, id: ValueId): boolean {
  const value = e.values[id]!;
  switch (value.kind) {
    case 'text':
      return value.tag === undefined;
    case 'literal':
      return typeof value.value === 'string';
    case 'join':
      return e.textual.has(id);
    default:
      return false;
  }
}

/** The slots written in `node`, each with the join that its loop header gives it. */
export interface Header {
  readonly slots: number[];
  readonly joins: ValueId[];
}

export function enterLoop(e: Emitter, node: Spanned): Header | undefined {
  if (!writesIn(e, node)) return undefined;
  const { slots, defs } = e.frame;
  const header: Header = { slots: [], joins: [] };
  for (let slot = 0; slot < slots.length; slot++) {
    if (!anyBetween(slots[slot]!.writes, node.start, node.end)) continue;
    const value = join(e, node, [defs[slot]!], 'loop');
    defs[slot] = value;
    header.slots.push(slot);
    header.joins.push(value);
  }
  return header;
}

/** Leads the definitions of `state` back to the loop's header. */
export function backEdge(e: Emitter, header: Header, state: State): void {
  for (let i = 0; i < header.slots.length; i++) {
    const value = state.defs[header.slots[i]!]!;
    const joined = e.values[header.joins[i]!] as Growing<Join> & { of: ValueId[] };
    if (value !== header.joins[i] && !joined.of.includes(value)) joined.of.push(value);
  }
}

/** A handler may see each variable as it was before, or as any write since `mark` left it. */
export function exceptional(
  e: Emitter,
  node: Spanned,
  before: State,
  mark: number,
  at: 'catch' | 'finally',
  normal?: State,
): void {
  const { frame } = e;
  const { defs, written } = frame;
  const length = Math.min(defs.length, before.defs.length);
  for (let slot = 0; slot < length; slot++) {
    const of: ValueId[] = [];
    if (normal !== undefined) of.push(normal.defs[slot]!);
    if (!of.includes(before.defs[slot]!)) of.push(before.defs[slot]!);
    for (let i = mark; i < written.length; i += 2) {
      if (written[i] === slot && !of.includes(written[i + 1]!)) of.push(written[i + 1]!);
    }
    defs[slot] = of.length === 1 ? of[0]! : join(e, node, of, at);
  }
}
