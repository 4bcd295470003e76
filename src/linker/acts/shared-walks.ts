/**
 * Walks over origins that many values are asked about, one after the other: what a value on the way says, and where it
 * leads, is worked out once and taken by every walk that comes by. They go to the nearest values first, and so far only.
 */
import { type FarEdge, partsAcross } from '../origins.ts';
import { type Ref, refKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Circles } from './circles.ts';

/**
 * What a value says, and whether that is anything at all. `leads`: false where what it was made of does not matter, or what
 * else to go on with.
 */
export interface Step {
  readonly leads: boolean | readonly Ref[];
  readonly says: boolean;
}
/** A value, with what it says to each question, and the values it leads to then. */
interface Place<S> {
  readonly ref: Ref;
  /** The last walk that came by, of those that run within so many others. */
  readonly walked: number[];
  readonly known: Map<number, { readonly step: S; readonly next: readonly Place<S>[]; readonly number?: number }>;
}

/** To go by so many values, of which all is known, costs about as much as to ask one question. */
const WALKED_FOR_ONE = 32;

export class SharedWalks<S extends Step> {
  private readonly values: Values;
  private readonly circles: Circles;
  private readonly edges: readonly FarEdge[];
  private readonly step: (ref: Ref, question: number, isStart: boolean) => S;
  private readonly places = new Map<string, Place<S>>();
  private begun = 0;
  /** So many walks are under way: one begins within another where a value asks about others. */
  private within = 0;

  /** `step`: what a value says to a question; a call is told whether the walk starts there. */
  constructor(
    values: Values,
    circles: Circles,
    edges: readonly FarEdge[],
    step: (ref: Ref, question: number, isStart: boolean) => S,
  ) {
    this.values = values;
    this.circles = circles;
    this.edges = edges;
    this.step = step;
  }
  /** Hands over what the value and those it was made of say to a question, the nearest first, and so many of them only. */
  from(start: Ref, question: number, nearest: number, take: (step: S) => void): void {
    const walk = ++this.begun;
    const { within } = this;
    this.within = within + 1;
    try {
      this.go(start, walk, within, question, nearest, take);
    } finally {
      this.within = within;
    }
  }
  private go(
    start: Ref,
    walk: number,
    within: number,
    question: number,
    nearest: number,
    take: (step: S) => void,
  ): void {
    const first = this.place(start);
    first.walked[within] = walk;
    const open = [first];
    // What is found on the way joins the end.
    for (let at = 0; at < open.length; at++) {
      const place = open[at]!;
      if (at >= nearest) {
        this.values.cuts.add(start, 'call', 'what it comes of is too much to look at');
        break;
      }
      if ((at + 1) % WALKED_FOR_ONE === 0) this.circles.spend();
      const { step, next } = this.known(place, question, place === first);
      if (step.says) take(step);
      for (const it of next) {
        if (it.walked[within] === walk) continue;
        it.walked[within] = walk;
        open.push(it);
      }
    }
  }
  private known(
    place: Place<S>,
    question: number,
    isFirst: boolean,
  ): { readonly step: S; readonly next: readonly Place<S>[] } {
    const { ref } = place;
    const isStart = isFirst && ref.unit.value(ref.id).kind === 'call';
    const variant = question * 2 + Number(isStart);
    const before = place.known.get(variant);
    if (before !== undefined) {
      if (before.number !== undefined) this.circles.take(before.number);
      return before;
    }
    const asked = this.circles.ask(() => this.step(ref, question, isStart));
    const step = asked.answer;
    const { leads } = step;
    const next =
      leads === false
        ? []
        : [...partsAcross(this.values, ref, this.edges), ...(leads === true ? [] : leads)].map((it) => this.place(it));
    const number = asked.final
      ? undefined
      : this.circles.keep(asked.place, () => {
          place.known.delete(variant);
        });
    const known = { step, next, ...(number !== undefined && { number }) };
    place.known.set(variant, known);
    return known;
  }
  private place(ref: Ref): Place<S> {
    const key = refKey(ref);
    let found = this.places.get(key);
    if (found === undefined) this.places.set(key, (found = { ref, walked: [], known: new Map() }));
    return found;
  }
}
