/** What runs before a handler at a place of the bootstrap code: links, each for the requests that its layer is for. */
import { Chain, type Link } from './chain.ts';
import { type Covered, Covers, isEverywhere } from './path-cover.ts';
import type { Ref } from './things.ts';

export interface Layer extends Covered {
  /** Only for these methods (a route whose handler goes on). */
  readonly methods: readonly string[] | undefined;
  readonly link: Link;
}

/** What all layers of an application share. */
export class Shared {
  readonly covers = new Covers();
  /** Routes whose handlers run before those of another route. */
  readonly before = new Set<Ref>();
  readonly under = new ChainsUnder();
}
export class Layers {
  /** Those that were added here, and not around. */
  readonly own: Layer[] = [];
  private readonly shared: Shared;
  /** Links that hold for every path, before the first that does not. */
  private everywhere: Chain;
  private readonly others: Layer[];

  constructor(shared: Shared, outer?: Layers) {
    this.shared = shared;
    this.everywhere = outer?.everywhere ?? new Chain();
    this.others = [...(outer?.others ?? [])];
  }
  add(layer: Layer): void {
    this.own.push(layer);
    if (this.others.length === 0 && layer.methods === undefined && isEverywhere(layer))
      this.everywhere = this.everywhere.with([layer.link]);
    else this.others.push(layer);
  }
  /** What runs before a route. */
  chainOf(method: string, path: string): Chain {
    return this.everywhere.with(
      this.others.flatMap((layer): readonly Link[] => {
        if (layer.methods?.includes(method) === false && !layer.methods.includes('ALL')) return [];
        const cover = this.shared.covers.of(layer, path);
        if (cover === 'none') return [];
        if (layer.methods !== undefined) this.shared.before.add(layer.link.at);
        return [cover === 'all' ? layer.link : perhaps(layer.link)];
      }),
    );
  }
}
const uncertain = new WeakMap<Link, Link>();
/** The link as it is where requests may pass it by; the same one for the same link. */
export function perhaps(link: Link): Link {
  if (link.conditional && link.under === undefined) return link;
  return kept(uncertain, link, true);
}
const certain = new WeakMap<Link, Link>();
function kept(memo: WeakMap<Link, Link>, link: Link, conditional: boolean): Link {
  let found = memo.get(link);
  if (found === undefined) {
    const settled: { -readonly [key in keyof Link]: Link[key] } = { ...link, conditional };
    delete settled.under;
    memo.set(link, (found = settled));
  }
  return found;
}
/** Chains as they are for routes that stand in some branches: what was registered in these is there if the route is. */
export class ChainsUnder {
  private readonly memo = new Map<string, WeakMap<Chain, Chain>>();

  of(chain: Chain, under: readonly string[] = []): Chain {
    if (under.length === 0) return chain;
    const key = under.join();
    const known = this.memo.get(key) ?? new WeakMap<Chain, Chain>();
    this.memo.set(key, known);
    const open: Chain[] = [];
    let at = chain;
    for (; at.end !== undefined && !known.has(at); at = at.end.before) open.push(at);
    let found = known.get(at) ?? at;
    for (const it of open.reverse()) {
      const { before, link } = it.end!;
      const isSure = link.conditional && link.under?.every((branch) => under.includes(branch)) === true;
      found = found === before && !isSure ? it : found.with([isSure ? kept(certain, link, false) : link]);
      known.set(it, found);
    }
    return found;
  }
}
