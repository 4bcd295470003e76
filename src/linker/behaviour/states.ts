/** Sets of states, each with the place that led to it, and what may hold at each way out of a region. */
import type { RegionId } from '../../facts/facts.ts';

/** Ways out. Jumps out of a region follow: see `breakOf` and `continueOf`. */
export const NORMAL = 0;
export const RETURN = 1;
export const THROW = 2;
export function breakOf(region: RegionId): number {
  return 3 + region * 2;
}
export function continueOf(region: RegionId): number {
  return 4 + region * 2;
}

/** Which states may hold, each with its evidence: a value as `2 * id`, a jump as `2 * index + 1`. */
export class States {
  private readonly by: Int32Array;
  private count = 0;

  private constructor(size: number) {
    this.by = new Int32Array(size).fill(-1);
  }
  static none(size: number): States {
    return new States(size);
  }
  static only(size: number, ...states: readonly number[]): States {
    const made = new States(size);
    for (const state of states) made.put(state, 0);
    return made;
  }
  get empty(): boolean {
    return this.count === 0;
  }
  get size(): number {
    return this.by.length;
  }
  has(state: number): boolean {
    return this.by[state]! >= 0;
  }
  /** The place that led to a state; undefined where it cannot be. */
  evidence(state: number): number | undefined {
    const by = this.by[state]!;
    return by < 0 ? undefined : by;
  }
  put(state: number, by: number): void {
    if (this.by[state]! >= 0) return;
    this.by[state] = by;
    this.count++;
  }
  each(visit: (state: number, by: number) => void): void {
    if (this.count === 0) return;
    for (let state = 0; state < this.by.length; state++) if (this.by[state]! >= 0) visit(state, this.by[state]!);
  }
  /** The same states, all shown by one place. */
  shown(by: number): States {
    const made = new States(this.by.length);
    this.each((state) => {
      made.put(state, by);
    });
    return made;
  }
  filter(test: (state: number) => boolean): States {
    const left = { any: false };
    const made = new States(this.by.length);
    this.each((state, by) => {
      if (test(state)) made.put(state, by);
      else left.any = true;
    });
    return left.any ? made : this;
  }
  /** Equal sets, whatever the evidence. */
  same(other: States): boolean {
    if (this.count !== other.count) return false;
    return this.by.every((by, state) => by >= 0 === other.has(state));
  }
}
/** All states of both. */
export function merged(a: States, b: States): States {
  if (b.empty) return a;
  if (a.empty) return b;
  const made = States.none(a.size);
  a.each((state, by) => {
    made.put(state, by);
  });
  b.each((state, by) => {
    made.put(state, by);
  });
  return made;
}

/** States by way out. */
export class Outcome {
  private readonly size: number;
  private readonly ways = new Map<number, States>();

  constructor(size: number) {
    this.size = size;
  }
  static normal(states: States): Outcome {
    const made = new Outcome(states.size);
    made.add(NORMAL, states);
    return made;
  }
  of(way: number): States {
    return this.ways.get(way) ?? States.none(this.size);
  }
  add(way: number, states: States): void {
    if (states.empty) return;
    const known = this.ways.get(way);
    this.ways.set(way, known === undefined ? states : merged(known, states));
  }
  addAll(other: Outcome, except = -1): void {
    for (const [way, states] of other.ways) if (way !== except) this.add(way, states);
  }
  /** Removes a way out and gives its states. */
  take(way: number): States {
    const states = this.of(way);
    this.ways.delete(way);
    return states;
  }
  all(): readonly (readonly [way: number, states: States])[] {
    return [...this.ways];
  }
}
