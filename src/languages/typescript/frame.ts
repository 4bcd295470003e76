import type { RegionId, ValueId } from '../../facts/index.ts';
import type { Binding } from './bindings.ts';

/** The definitions that hold at one point, by slot, and the region that point lies in. */
export interface State {
  readonly defs: ValueId[];
  readonly region: RegionId;
}

/** Something `break` and `continue` can name. */
export interface Target {
  readonly labels: readonly string[];
  readonly region: RegionId;
  readonly loop: boolean;
  /** A `break` without label leaves it: a loop or switch, but no labelled block. */
  readonly breakable: boolean;
  /** How many `finally` blocks enclose it. */
  readonly finals: number;
  readonly breaks: State[];
  readonly continues: State[];
  broken: boolean;
  /** A `continue` names it. */
  loops: boolean;
}

/** What runs as one: a module, a function, or the field initialisers of a class. Holds the current definitions of its variables. */
export class Frame {
  readonly region: RegionId;
  /** What `this` is, or -1. */
  self: ValueId = -1;
  /** The class whose parent `super` means, or -1. */
  owner: ValueId = -1;
  /** By slot: the definition that holds here, and whose it is. */
  readonly defs: ValueId[] = [];
  readonly slots: Binding[] = [];
  /** Nothing reaches this point. */
  dead = false;
  /** Enclosing try blocks with a catch clause. */
  readonly tries: RegionId[] = [];
  readonly targets: Target[] = [];
  /** Enclosing try statements with a `finally`: the states of jumps that pass through it. */
  readonly finals: State[][] = [];
  /** Slot and value of each write inside a try statement. */
  readonly written: number[] = [];
  watchers = 0;
  /** Labels that stand before the next statement. */
  labels: string[] = [];

  constructor(region: RegionId) {
    this.region = region;
  }
}
