/** What is known when the promises that a function deals with are kept. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { isRef, type Ref, type Thing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isExecutor } from '../made-promises.ts';
import type { Values } from '../values/kernel.ts';
import { LANGUAGE } from '../values/library.ts';
import { after, type Flow, type Kept } from './flow.ts';
import { OPEN, or, type State } from './proven.ts';

/** From function to function it may be handed on so often. */
const MAX_HANDED = 8;

export class KeptPromises {
  private readonly unit: FileUnit;
  private readonly known = new Map<ValueId, Kept>();
  private readonly handed: (param: ValueId) => Kept | undefined;

  /** `handed`: what is known of the promises that its function is handed. */
  constructor(unit: FileUnit, handed: (param: ValueId) => Kept | undefined = () => undefined) {
    this.unit = unit;
    this.handed = handed;
  }
  set(id: ValueId, kept: Kept): void {
    this.known.set(id, kept);
  }
  /** It is kept where this comes to its end. */
  keep(id: ValueId, { all, silent }: Pick<Flow, 'all' | 'silent'>): void {
    this.known.set(id, { state: all, silent });
  }
  /** Of a promise, or one of several; undefined: nothing is known of it. */
  of(id: ValueId, around: readonly ValueId[] = []): Kept | undefined {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const value = this.unit.value(id);
    if (value.kind === 'param') return this.handed(id);
    if (value.kind !== 'join' || this.known.size === 0) return undefined;
    // What a loop gives on to its next turn is a part of itself, and adds nothing.
    const within = [...around, id];
    const all = value.of.filter((it) => !within.includes(it)).map((it) => this.of(it, within));
    if (all.every((it) => it === undefined)) return undefined;
    let [state, silent]: (State | undefined)[] = [];
    for (const it of all) {
      state = or(state, it === undefined ? OPEN : it.state);
      silent = or(silent, it === undefined ? OPEN : it.silent);
    }
    return { state, silent };
  }
  /** `Promise.all(…)` is kept when all are: those of a list that is written out, or that was made of a known one. */
  together(id: ValueId, { args: [list] }: Call, things: readonly Thing[]): void {
    const isAll = things.some((it) => it.kind === 'api' && it.package === LANGUAGE && it.path === 'Promise .all');
    if (!isAll || list === undefined) return;
    const value = this.unit.value(list);
    const parts = value.kind === 'array' ? value.items.filter((_, at) => value.spreads?.includes(at) !== true) : [list];
    let all: Kept | undefined;
    for (const part of parts) {
      const kept = this.of(part);
      if (kept !== undefined) all = all === undefined ? kept : following(all, kept);
    }
    if (all !== undefined) this.known.set(id, all);
  }
}
/** Both promises are kept. */
export function following(first: Kept, second: Kept): Kept {
  return { state: after(first.state, second.state), silent: after(first.silent, second.silent) };
}

/** The function that keeps a promise which is made here (`resolve`): the key of the function that makes it. */
export function settledBy(values: Values, callee: Ref): string | undefined {
  let at = callee;
  for (let steps = 0; steps < MAX_HANDED; steps++) {
    const value = at.unit.value(at.id);
    if (value.kind !== 'param') return undefined;
    const given = values.contexts.frameOf(at.unit, value.function, at.ctx)?.args[value.index];
    if (given === undefined || !isRef(given))
      return value.index === 0 && isExecutor(at.unit, value.function)
        ? valueKey({ unit: at.unit, id: value.function })
        : undefined;
    at = given;
  }
  return undefined;
}
