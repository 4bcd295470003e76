/**
 * What is known where something of the caller is the same as something else, or among others: a role, a right among those
 * that they have, a key among those that are known.
 */
import { sessionWords } from '../../libraries/http.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { isSent, type Nature, WRITTEN_OUT } from './nature.ts';
import { another, denied, type Known, NOTHING, unclear } from './proven.ts';
import type { Rights } from './rights.ts';
import { told } from './shown.ts';
import type { WrittenCallers } from './written-callers.ts';

/** What is asked to tell. */
interface Asking {
  readonly values: Values;
  readonly rights: Rights;
  readonly written: WrittenCallers;
  readonly natureOf: (ref: Ref) => Nature;
  /** What may have been asked of what nobody understands. */
  readonly doubted: (operands: readonly Ref[], side: boolean) => Known;
}
/** Each with what it is made of. */
type Pairs = readonly (readonly [Ref, Nature])[];

/** What is known where two values are the same, or are not; undefined: neither is of the caller. */
export function sameOrNot(
  { rights, written }: Asking,
  ref: Ref,
  pairs: Pairs,
  equal: boolean,
): { readonly known: Known | undefined } | undefined {
  // The session that is kept of a caller is the one that was handed in: that they are signed in, and no right.
  const shown = pairs.find(([, it]) => !it.principal && isSent(it));
  const kept = shown && pairs.find((it) => it !== shown);
  if (shown && kept?.[1].principal === true && sessionWords.test(rights.nameOf(kept[0]) ?? ''))
    return { known: equal ? { caller: told(ref, shown[1]) } : NOTHING };
  const known = comparedOn(rights, ref, pairs, equal);
  if (known === undefined) return undefined;
  const own = pairs.find(([, { doubt }]) => doubt === WRITTEN_OUT);
  const other = own && pairs.find((it) => it !== own);
  if (own === undefined || other === undefined) return { known };
  const sure = pairs.map(([it, nature]) => [it, withoutDoubt(nature)] as const);
  const said = written.compared(own, written.equals(other[0]), equal, comparedOn(rights, ref, sure, equal));
  return { known: said === 'undecided' ? known : said };
}
function comparedOn(rights: Rights, ref: Ref, pairs: Pairs, equal: boolean): Known | undefined {
  const known = rights.compared(ref, pairs);
  if (known === undefined || equal) return known;
  return rights.tellsWho(pairs) ? another(known) : denied(known);
}
function withoutDoubt(nature: Nature): Nature {
  return { ...nature, doubt: undefined };
}
/** What is known where something is in a list, or among members; undefined: whoever is known to stand there has nothing among them. */
export function contained(
  { values, rights, written, natureOf, doubted }: Asking,
  ref: Ref,
  item: Ref,
  list: Ref,
): Known | undefined {
  const [a, b] = [natureOf(item), natureOf(list)];
  // The sessions of a caller hold the one that was handed in: that they are signed in, and no right.
  const isSession = a.principal ? sessionWords.test(rights.nameOf(item) ?? '') : isSent(a);
  if (b.principal && isSession) return { caller: told(ref, a) };
  if (a.principal || b.principal) {
    const known = rights.among(ref, [item, withoutDoubt(a)], [list, withoutDoubt(b)]);
    const compared = a.principal
      ? written.compared([item, a], written.among(list), true, known)
      : written.compared([list, b], written.having(item), true, known);
    return compared === 'undecided' ? rights.among(ref, [item, a], [list, b]) : compared;
  }
  // A key among those that are set, wherever it was handed in.
  if (b.secret && a.ticket && !a.secret) return { caller: told(ref, a) };
  if (!isSent(a)) return doubted([item, list], true);
  if (b.secret) return { caller: told(ref, a) };
  if (b.parts.size > 0 || values.flatConstants(list).length > 0) return NOTHING;
  return { caller: a.named ? told(ref, a) : unclear(ref, 'a look-up by a header') };
}
