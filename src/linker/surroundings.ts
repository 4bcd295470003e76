/**
 * What a function reads of its surroundings: its parameters, `this`, and values of the functions written around it. Two
 * frames in which all of that is the same are one to whoever runs the function, by whatever way they were reached.
 */
import type { Region, ValueId } from '../facts/facts.ts';
import { type Context, isRef, type Ref, refKey, type Thing, valueKey } from './things.ts';
import { identity } from './values/identity.ts';
import type { Values } from './values/kernel.ts';
import { type FileUnit, operandsOf } from './units.ts';

/** A value that is read in the body of `by`, and comes out of that of `of`, or is handed to it when it is called. */
interface Read {
  readonly by: ValueId;
  readonly id: ValueId;
  readonly of: ValueId;
  readonly isHanded: boolean;
}

/** Things that hold others, one inside another, that are looked into. */
const MAX_DEEP = 30;

export class Surroundings {
  private readonly values: Values;
  private readonly readsIn = new Map<FileUnit, readonly Read[]>();
  private readonly readsBy = new Map<string, readonly Read[]>();
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<string, number>();
  /** Closures whose number is being asked, outermost first. */
  private readonly open: string[] = [];
  /** The outermost of them that an answer leans on. */
  private lowest = Infinity;
  private deep = 0;

  constructor(values: Values) {
    this.values = values;
  }
  /** Equal for frames in which a function reads the same; what it makes in them itself is the same. */
  of(fn: Ref, ctx: Context): number {
    this.own = ctx;
    this.known.clear();
    return this.number(this.read({ ...fn, ctx }, true));
  }
  /** The frame that is asked about. */
  private own: Context | undefined;
  private place(ref: Ref | undefined): string {
    return ref?.ctx === this.own && ref !== undefined ? `${valueKey(ref)}.` : ref === undefined ? '' : refKey(ref);
  }
  private read({ unit, id, ctx }: Ref, isRun: boolean): string {
    const { contexts } = this.values;
    const told = this.readsOf(unit, id).map((it) => {
      if (!isRun && it.of === id) return '';
      const isFramed = contexts.trim(unit, it.id, ctx) !== contexts.root;
      return isFramed ? this.all(this.values.things({ unit, id: it.id, ctx })) : '';
    });
    return `${String(unit.index)}:${String(id)} ${told.join('|')}`;
  }
  private all(things: readonly (Thing | Ref | readonly Thing[])[]): string {
    return things
      .map((it) => ('kind' in it ? this.thing(it) : isRef(it) ? this.all(this.values.things(it)) : `[${this.all(it)}]`))
      .join();
  }
  private thing(thing: Thing): string {
    if (this.deep >= MAX_DEEP) return `!${String((this.strangers += 1))}`;
    this.deep++;
    const told = this.told(thing);
    this.deep--;
    return told;
  }
  /** Things that are like no other. */
  private strangers = 0;
  private told(thing: Thing): string {
    switch (thing.kind) {
      case 'function':
        return `f${String(this.closure(thing.ref))}${this.all(thing.self ?? [])}`;
      case 'constant':
      case 'module':
        return identity(thing);
      case 'array':
        return thing.made === undefined ? `array ${this.place(thing.ref)}` : `[${this.all(thing.made)}]`;
      case 'instance': {
        // Its constructor was called where it was made.
        const { of, ctx, site } = thing;
        return `instance ${this.place(of.ref)} ${site?.ctx === this.own ? '' : String(ctx.id)} ${this.place(site)}`;
      }
      case 'api': {
        const { receiver, holds } = thing;
        const held = [receiver, holds].map((it) => (it === undefined ? '' : this.thing(it)));
        return [`${thing.package} ${thing.path} ${this.place(thing.site)}`, ...held].join('<');
      }
      default:
        return `${thing.kind} ${thing.kind === 'unknown' ? thing.why : ''} ${this.place(thing.ref)}`;
    }
  }
  /** Equal for closures of one function around which everything that it reads is the same. */
  private closure(ref: Ref): number {
    if (ref.ctx === this.values.contexts.root) return this.number(valueKey(ref));
    const key = refKey(ref);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const place = this.open.indexOf(key);
    if (place >= 0) {
      this.lowest = Math.min(this.lowest, place);
      return place - this.open.length;
    }
    const outer = this.lowest;
    this.lowest = Infinity;
    this.open.push(key);
    const number = this.number(this.read(ref, false));
    this.open.pop();
    // Of one that leans on others around it the number is worth something only within them.
    if (this.lowest >= this.open.length) this.known.set(key, number);
    this.lowest = Math.min(outer, this.lowest < this.open.length ? this.lowest : Infinity);
    return number;
  }
  private number(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.numbers.size + 1));
    return number;
  }
  /** What a function, or one written inside it, reads and does not make itself. */
  private readsOf(unit: FileUnit, fn: ValueId): readonly Read[] {
    const key = `${String(unit.index)}:${String(fn)}`;
    let found = this.readsBy.get(key);
    if (found === undefined) {
      const byId = new Map<ValueId, Read>();
      for (const it of this.readsWithin(unit))
        if (unit.isWithin(it.by, fn) && ((it.isHanded && it.of === fn) || !unit.isWithin(it.of, fn)))
          byId.set(it.id, it);
      this.readsBy.set(key, (found = [...byId.values()]));
    }
    return found;
  }
  private readsWithin(unit: FileUnit): readonly Read[] {
    let found = this.readsIn.get(unit);
    if (found === undefined) this.readsIn.set(unit, (found = readsIn(unit)));
    return found;
  }
}

function readsIn(unit: FileUnit): Read[] {
  const out: Read[] = [];
  const note = (by: ValueId, id: ValueId): void => {
    const { kind } = unit.value(id);
    const isHanded = kind === 'param' || kind === 'self';
    const of = unit.ownerOf(id);
    if (isHanded || of !== by) out.push({ by, id, of, isHanded });
  };
  for (const [id, value] of unit.facts.values.entries()) {
    const by = unit.ownerOf(id);
    if (value.kind === 'load') {
      // A variable is read by its loads, which stand in the body of the reader.
      const of = unit.ownerOf(value.cell);
      if (of !== by) out.push({ by, id, of, isHanded: false });
    } else if (value.kind === 'global' && value.name === 'arguments')
      out.push({ by, id, of: ownerOfArguments(unit, by), isHanded: true });
    else if (value.kind === 'store') note(by, value.to);
    else
      operandsOf(value, (it) => {
        note(by, it);
      });
  }
  unit.facts.regions.forEach((region, index) => {
    const by = unit.ownerOfRegion(index);
    for (const it of readBy(region)) note(by, it);
  });
  for (const { from, value } of unit.facts.exits) if (value !== undefined) note(unit.ownerOfRegion(from), value);
  return out;
}
/** What decides whether and how often a region is run. */
function readBy(region: Region): readonly ValueId[] {
  if (region.kind === 'branch' || region.kind === 'rest') return [region.condition];
  if (region.kind === 'case') return [region.subject, ...region.tests];
  return region.kind === 'loop' ? [region.over ?? [], region.condition ?? []].flat() : [];
}
function ownerOfArguments(unit: FileUnit, by: ValueId): ValueId {
  let fn = by;
  for (let it = fn < 0 ? undefined : unit.value(fn); it?.kind === 'function' && it.arrow === true;) {
    fn = unit.outerOf(fn);
    it = fn < 0 ? undefined : unit.value(fn);
  }
  return fn;
}
