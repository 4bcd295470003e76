/** Endpoints of an application that two places make with one factory. */
import { Chain } from './chain.ts';
import { valueKey } from './things.ts';

/**
 * One endpoint for both: what stands before it in one alone, as a setting says that each hands to the factory, is asked
 * perhaps.
 */
export function ofEither<T extends Chained>(one: T, other: T): T {
  const inOne = linksOf(one);
  const inOther = linksOf(other);
  const [more, less] = inOther.size > inOne.size ? [other, inOne] : [one, inOther];
  const links = [...more.chain];
  if (links.every((it) => less.has(valueKey(it.item.ref)))) return one;
  const chain = new Chain().with(
    links.map((it) => (less.has(valueKey(it.item.ref)) ? it : { ...it, conditional: true })),
  );
  return { ...more, chain };
}
interface Chained {
  readonly chain: Chain;
}
function linksOf({ chain }: Chained): ReadonlySet<string> {
  return new Set([...chain].map(({ item }) => valueKey(item.ref)));
}
