/**
 * Calls that stand at one place, are come to by several ways, and give the function the same: one run is enough for all of
 * them. The ways multiply where start-up code is written in callbacks one inside another, each called at a few places.
 */
import type { Scopes } from './scope-tree.ts';
import { Surroundings } from './surroundings.ts';
import { type Context, type Ref, valueKey } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Runs of one function from one place. */
interface Runs {
  /** What was read in them, and how deep in calls one has to be to see no more than they did. */
  readonly read: Map<number, number>;
  /** Those of which that was not asked yet: it is where there is another to compare with. */
  unread: Run[];
}
/** Where a run starts: what it depends on beside its frame, and the calls around it. */
interface Start {
  readonly state: string;
  readonly deep: number;
}
interface Run {
  readonly ctx: Context;
  readonly from: number;
}

export class AlikeRuns {
  private readonly surroundings: Surroundings;
  private readonly scopes: Scopes;
  private readonly runs = new Map<string, Runs>();
  private cutShort = 0;

  constructor(values: Values, scopes: Scopes) {
    this.surroundings = new Surroundings(values);
    this.scopes = scopes;
  }
  /** Something lies too deep in calls for all that run at present. */
  cut(): void {
    this.cutShort++;
  }
  /** True where another run in a frame that is given the same tells all of this one. */
  isTold(fn: Ref, ctx: Context, site: Ref, { state, deep }: Start): boolean {
    const others = this.runs.get(runKey(fn, site, state));
    if (others === undefined) return false;
    const { read, unread } = others;
    others.unread = [];
    for (const it of unread) {
      const number = this.surroundings.of(fn, it.ctx);
      read.set(number, Math.min(it.from, read.get(number) ?? Infinity));
    }
    return deep >= (read.get(this.surroundings.of(fn, ctx)) ?? Infinity);
  }
  /**
   * Runs a function. Where it makes applications or routers of its own, or a place below a path, each run has others, and
   * no further call is spared.
   */
  run(fn: Ref, ctx: Context, site: Ref, { state, deep }: Start, body: () => void): void {
    const { cutShort } = this;
    const { framed } = this.scopes;
    body();
    if (this.scopes.framed > framed) return;
    const run: Run = { ctx, from: this.cutShort > cutShort ? deep : 0 };
    const key = runKey(fn, site, state);
    const runs = this.runs.get(key);
    if (runs === undefined) this.runs.set(key, { read: new Map(), unread: [run] });
    else runs.unread.push(run);
  }
}
function runKey(fn: Ref, site: Ref, state: string): string {
  return `${valueKey(fn)} ${valueKey(site)} ${state}`;
}
