/**
 * What runs before a handler, in order. Chains share their beginnings: a thousand endpoints behind a thousand
 * middleware hold a thousand links, not a million, and what is asked of all of them is asked once for each beginning.
 */
import type { Item } from './scopes.ts';
import type { Ref } from './things.ts';

/** One link of a chain. */
export interface Link {
  readonly item: Item;
  readonly scope: 'global' | 'router' | 'route';
  readonly at: Ref;
  readonly conditional: boolean;
  /** It is conditional only by the branches that its registration stands in: these. */
  readonly under?: readonly string[];
  /** Where the router is mounted that it is of, or the step itself: what follows is the path that it sees, where frameworks cut. */
  readonly below?: string;
}

/** An empty chain, or one and the link behind it. */
export class Chain implements Iterable<Link> {
  readonly end: { readonly before: Chain; readonly link: Link } | undefined;
  private readonly longer = new Map<Link, Chain>();

  constructor(end?: Chain['end']) {
    this.end = end;
  }
  /** The chain with more links; the same one for the same links. */
  with(links: readonly Link[]): Chain {
    return links.reduce<Chain>((chain, link) => chain.and(link), this);
  }
  private and(link: Link): Chain {
    let found = this.longer.get(link);
    if (found === undefined) this.longer.set(link, (found = new Chain({ before: this, link })));
    return found;
  }
  *[Symbol.iterator](): Generator<Link, void> {
    const links: Link[] = [];
    for (let { end } = this; end !== undefined; { end } = end.before) links.push(end.link);
    yield* links.reverse();
  }
}

/** Puts together what is known of all links of a chain, once for each beginning. */
export class ChainFold<T extends object> {
  private readonly none: T;
  private readonly step: (before: T, link: Link) => T;
  private readonly memo = new WeakMap<Chain, T>();

  /** `step`: what is known with one link more. It gives back what it was given where the link adds nothing. */
  constructor(none: T, step: (before: T, link: Link) => T) {
    this.none = none;
    this.step = step;
  }
  of(chain: Chain): T {
    const open: Chain[] = [];
    let at = chain;
    for (; at.end !== undefined && !this.memo.has(at); at = at.end.before) open.push(at);
    let found = this.memo.get(at) ?? this.none;
    for (const it of open.reverse()) this.memo.set(it, (found = this.step(found, it.end!.link)));
    return found;
  }
}
/** Gives the links of chains that were not in one before. */
export class NewLinks {
  private readonly seen = new WeakSet<Chain>();

  of(chain: Chain): readonly Link[] {
    const out: Link[] = [];
    for (let at = chain; at.end !== undefined && !this.seen.has(at); at = at.end.before) {
      this.seen.add(at);
      out.push(at.end.link);
    }
    return out.reverse();
  }
}
