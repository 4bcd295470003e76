/** Which frames of a function are given the same kind of things: one may stand for another where there are too many. */
import { type Context, isRef, type Ref, type Thing, valueKey } from './things.ts';

/** A frame that need not be made yet. */
type Given = Omit<Context, 'id' | 'depth'>;

/** Numbers frames so that those which are given alike have one number. */
export class Likeness {
  private readonly thingsOf: (ref: Ref) => readonly Thing[];
  private readonly known = new Map<number, number>();
  private readonly numbers = new Map<string, number>();
  private readonly standIns = new Map<readonly Context[], Map<number, Context>>();

  constructor(thingsOf: (ref: Ref) => readonly Thing[]) {
    this.thingsOf = thingsOf;
  }
  /** The first of the frames of a function that was given what another one would be given. */
  standIn(frames: readonly Context[], made: Given): Context | undefined {
    let first = this.standIns.get(frames);
    if (first === undefined) {
      this.standIns.set(frames, (first = new Map<number, Context>()));
      for (const it of frames) {
        const number = this.of(it);
        if (!first.has(number)) first.set(number, it);
      }
    }
    return first.get(this.given(made));
  }
  private of(ctx: Context): number {
    const known = this.known.get(ctx.id);
    if (known !== undefined) return known;
    // A frame that is given what came out of itself.
    this.known.set(ctx.id, 0);
    const number = this.given(ctx);
    this.known.set(ctx.id, number);
    return number;
  }
  private given({ parent, unit, function: fn, args, self, element }: Given): number {
    const around = parent === null ? 0 : this.of(parent);
    const turn = element === undefined ? '' : `${valueKey(element)}=${this.all(element.is)}`;
    const given = args.map((it) => (it === undefined ? '' : isRef(it) ? this.argument(it) : this.all(it)));
    const key = [around, unit?.index, fn, turn, this.all(self ?? []), ...given].join('|');
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.numbers.size + 1));
    return number;
  }
  private argument(ref: Ref): string {
    const things = this.thingsOf(ref);
    // What says nothing of itself is told by where it was written, and by what was given there.
    const isTold = things.every((it) => it.kind !== 'unknown' && (it.kind !== 'api' || it.nodes.length > 0));
    return isTold ? this.all(things) : this.place(ref);
  }
  private all(things: readonly Thing[]): string {
    return things.map((it) => this.thing(it)).join();
  }
  private thing(thing: Thing): string {
    switch (thing.kind) {
      case 'constant':
        return `${typeof thing.value} ${String(thing.value)}`;
      case 'unknown':
        return `?${thing.why}${this.place(thing.ref)}`;
      case 'module':
        return `m${String(thing.unit.index)}`;
      case 'instance':
        return `i${this.place(thing.of.ref)}${this.place(thing.site)}`;
      case 'api':
        return `${thing.package} ${thing.path}${isHanded(thing.ref) ? '' : this.place(thing.site)}`;
      case 'function':
        return `f${this.place(thing.ref)}${this.all(thing.self ?? [])}`;
      default:
        return `${thing.kind}${this.place(thing.ref)}`;
    }
  }
  private place(ref: Ref | undefined): string {
    return ref === undefined ? '' : `@${valueKey(ref)}.${String(this.of(ref.ctx))}`;
  }
}
/** A framework hands it to the function that it stands in. */
function isHanded(ref: Ref | undefined): boolean {
  return ref?.unit.value(ref.id).kind === 'param';
}
