import type { RegionId, ValueId } from '../../facts/index.ts';
import type { Binding } from './names.ts';

/** The definitions that hold at one point, and the region that point lies in. */
export interface State {
  readonly defs: ReadonlyMap<Binding, ValueId>;
  readonly region: RegionId;
}
/** A loop that `break` and `continue` can leave. */
export interface Loop {
  readonly region: RegionId;
  /** How many `finally` blocks enclose it. */
  readonly finals: number;
  readonly breaks: State[];
  readonly continues: State[];
}

/** What runs as one: the module or a function. Holds the current definitions of its variables. */
export class Frame {
  readonly region: RegionId;
  /** The class whose parent `super()` means, or -1. */
  owner: ValueId = -1;
  /** The instance or class that `super()` speaks for, or -1. */
  self: ValueId = -1;
  defs = new Map<Binding, ValueId>();
  /** Nothing reaches this point. */
  dead = false;
  /** Enclosing try blocks with an except clause. */
  readonly tries: RegionId[] = [];
  readonly loops: Loop[] = [];
  /** Enclosing try statements with a `finally`: the states of jumps that pass through it. */
  readonly finals: State[][] = [];
  /** Each write inside a try statement. */
  readonly written: (readonly [Binding, ValueId])[] = [];
  watchers = 0;

  constructor(region: RegionId) {
    this.region = region;
  }
}
