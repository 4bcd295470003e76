/** The regions of one file as statements that run in order: what stands in each, and where it is left. */
import type { Exit, RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** One stop on the way through a region: a jump, or a region inside it. */
export type Stop =
  { readonly at: ValueId; readonly exit: number } | { readonly at: ValueId; readonly region: RegionId };

const trees = new WeakMap<FileUnit, RegionTree>();

export class RegionTree {
  readonly unit: FileUnit;
  private readonly exits: (number[] | undefined)[];
  private readonly stopLists: (readonly Stop[] | undefined)[] = [];

  private constructor(unit: FileUnit) {
    this.unit = unit;
    this.exits = new Array<number[] | undefined>(unit.facts.regions.length).fill(undefined);
    unit.facts.exits.forEach((exit, index) => (this.exits[exit.from] ??= []).push(index));
  }
  static of(unit: FileUnit): RegionTree {
    let tree = trees.get(unit);
    if (tree === undefined) trees.set(unit, (tree = new RegionTree(unit)));
    return tree;
  }
  exit(index: number): Exit {
    return this.unit.facts.exits[index]!;
  }
  /** Indexes of the jumps written directly in a region. */
  exitsIn(region: RegionId): readonly number[] {
    return this.exits[region] ?? [];
  }
  /** Jumps and inner regions, in program order. */
  stops(region: RegionId): readonly Stop[] {
    const known = this.stopLists[region];
    if (known !== undefined) return known;
    const kids = this.unit.childrenOf(region);
    const exits = this.exitsIn(region);
    const out: Stop[] = [];
    let next = 0;
    for (const kid of kids) {
      const inner = this.unit.region(kid);
      for (; next < exits.length; next++) {
        const exit = this.exit(exits[next]!);
        // Where neither holds a value between them, the text decides.
        if (exit.at > inner.first || (exit.at === inner.first && exit.start >= inner.start)) break;
        out.push({ at: exit.at, exit: exits[next]! });
      }
      out.push({ at: inner.first, region: kid });
    }
    for (; next < exits.length; next++) out.push({ at: this.exit(exits[next]!).at, exit: exits[next]! });
    this.stopLists[region] = out;
    return out;
  }
  /** True when `outer` is `inner` or stands around it, within one function. */
  holds(outer: RegionId, inner: RegionId): boolean {
    for (let r = inner; ; r = this.unit.region(r).parent) {
      if (r === outer) return true;
      const it = this.unit.region(r);
      if (it.kind === 'function' || it.kind === 'fields' || it.kind === 'module') return false;
    }
  }
  /** Whenever `later` is evaluated, `earlier` was evaluated before, in the same run of the function. */
  dominates(earlier: ValueId, later: ValueId): boolean {
    return earlier <= later && this.holds(this.unit.regionOf(earlier), this.unit.regionOf(later));
  }
}
