/** Where the linker stopped looking, so that the report can say so. */
import type { Unresolved } from '../model/model.ts';
import { byPlace, placeOf } from './places.ts';
import { type Ref, valueKey } from './things.ts';

/** So many places stand for all where the same was not followed further. */
const MAX_TOLD = 20;

export class Cuts {
  private readonly all = new Map<string, Unresolved>();

  /** Records that something was not looked at further. */
  add(at: Ref, what: Unresolved['what'], why: string): void {
    const key = `${valueKey(at)} ${what} ${why}`;
    if (!this.all.has(key)) this.all.set(key, { at: placeOf(at), what, why });
  }
  /** By place; the first few of each reason. */
  told(): readonly Unresolved[] {
    const counts = new Map<string, number>();
    return [...this.all.values()].sort(byPlace).filter(({ what, why }) => {
      const count = (counts.get(`${what} ${why}`) ?? 0) + 1;
      counts.set(`${what} ${why}`, count);
      return count <= MAX_TOLD;
    });
  }
}
