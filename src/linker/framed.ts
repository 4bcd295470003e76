/** Something for each value under its context. Numbers are found faster than the texts that keys are. */
import type { ValueId } from '../facts/facts.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';

/** What there is for values of a file under a context; a frame belongs to one file, but may be asked about others. */
interface Known<T> {
  readonly unit: FileUnit;
  readonly byId: Map<ValueId, T>;
  readonly other: Known<T> | undefined;
}
export class Framed<T> {
  private readonly outside: Map<ValueId, T>[] = [];
  private readonly framed: Known<T>[] = [];

  /** What there is for a value; made when it is asked for first. */
  of(ref: Ref, make: (ref: Ref) => T): T {
    const byId = this.byId(ref);
    let found = byId.get(ref.id);
    if (found === undefined) byId.set(ref.id, (found = make(ref)));
    return found;
  }
  private byId({ unit, ctx }: Ref): Map<ValueId, T> {
    if (ctx.id === 0) return (this.outside[unit.index] ??= new Map<ValueId, T>());
    const first = this.framed[ctx.id];
    for (let it = first; it !== undefined; it = it.other) if (it.unit === unit) return it.byId;
    const byId = new Map<ValueId, T>();
    this.framed[ctx.id] = { unit, byId, other: first };
    return byId;
  }
}
