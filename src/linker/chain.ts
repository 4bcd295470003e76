/**
 * What runs before a handler, in order. Chains share their beginnings: a thousand endpoints behind a thousand
 * middleware are a thousand links, not a million, and what is asked of all links is asked once for a beginning.
 */
import type { Item } from './scopes.ts';
import type { Ref } from './things.ts';

/** One link of a chain. */
export interface Link {
  readonly item: Item;
  readonly scope: 'global' | 'router' | 'route';
  readonly at: Ref;
  readonly conditional: boolean;
}

export class Chain implements Iterable<Link> {
  static readonly EMPTY = new Chain(undefined, undefined);
  readonly before: Chain | undefined;
  readonly link: Link | undefined;
  private readonly longer = new Map<Link, Chain>();

  private constructor(before: Chain | undefined, link: Link | undefined) {
    this.before = before;
    this.link = link;
  }
  /** The chain with links more; the same one for the same links. */
  with(...links: readonly Link[]): Chain {
    let at: Chain = this === Chain.EMPTY ? new Chain(undefined, undefined) : this;
    for (const link of links) {
      let next = at.longer.get(link);
      if (next === undefined) at.longer.set(link, (next = new Chain(at, link)));
      at = next;
    }
    return at;
  }
  [Symbol.iterator](): Iterator<Link> {
    const out: Link[] = [];
    for (let at: Chain | undefined = this; at?.link !== undefined; at = at.before) out.push(at.link);
    return out.reverse().values();
  }
}
