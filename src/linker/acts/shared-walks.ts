/**
 * Walks over origins that many values are asked about, one after the other: what a value on the way says, and where it
 * leads, is worked out once and taken by every walk that comes by. They go to the nearest values first, and so far only.
 */
import { type FarEdge, partsAcross } from '../origins.ts';
import { Framed } from '../framed.ts';
import type { Ref } from '../things.ts';
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
/** What a value says to one question, and the values it leads to then; `number`: it counts for now. */
interface Answer<S> {
  readonly step: S;
  readonly next: readonly Place<S>[];
  readonly number: number | undefined;
}
/** A value. There are hundreds of thousands: of most, one question is asked. */
interface Place<S> {
  readonly ref: Ref;
  /** The walk that came by last. */
  walked: number;
  /** The question that was asked first, with its answer; and the others. */
  asked: number;
  answer: Answer<S> | undefined;
  others: Map<number, Answer<S>> | undefined;
}

/** To go by so many values, of which all is known, costs about as much as to ask one question. */
const WALKED_FOR_ONE = 32;

export class SharedWalks<S extends Step> {
  private readonly values: Values;
  private readonly circles: Circles;
  private readonly edges: readonly FarEdge[];
  private readonly step: (ref: Ref, question: number, isStart: boolean) => S;
  private readonly places = new Framed<Place<S>>();
  private begun = 0;

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
  /**
   * Hands over what the value and those it was made of say to a question, the nearest first, and so many of them only: false
   * where there are more.
   */
  from(start: Ref, question: number, nearest: number, take: (step: S) => void): boolean {
    let walk = ++this.begun;
    const first = this.place(start);
    first.walked = walk;
    const open = [first];
    // What is found on the way joins the end.
    for (let at = 0; at < open.length; at++) {
      const place = open[at]!;
      if (at >= nearest) {
        this.values.cuts.add(start, 'call', 'what it comes of is too much to look at');
        return false;
      }
      if ((at + 1) % WALKED_FOR_ONE === 0) this.circles.spend();
      const { step, next } = this.known(place, question, at === 0);
      if (this.begun > walk) {
        // Others went by in between, to tell what this one says.
        walk = ++this.begun;
        for (const it of open) it.walked = walk;
      }
      if (step.says) take(step);
      for (const it of next) {
        if (it.walked === walk) continue;
        it.walked = walk;
        open.push(it);
      }
    }
    return true;
  }
  private known(place: Place<S>, question: number, isFirst: boolean): Answer<S> {
    const { ref } = place;
    const isStart = isFirst && ref.unit.value(ref.id).kind === 'call';
    const variant = question * 2 + Number(isStart);
    const before = place.asked === variant ? place.answer : place.others?.get(variant);
    if (before !== undefined) {
      if (before.number !== undefined) this.circles.take(before.number);
      return before;
    }
    const asked = this.circles.ask(() => this.step(ref, question, isStart));
    const step = asked.answer;
    const number = asked.final
      ? undefined
      : this.circles.keep(asked.place, {
          forget: () => {
            keep(place, variant, undefined);
          },
          stay: () => {
            keep(place, variant, { step, next: answer.next, number: undefined });
          },
        });
    const answer = { step, next: this.nextTo(ref, step), number };
    keep(place, variant, answer);
    return answer;
  }
  private nextTo(ref: Ref, { leads }: S): readonly Place<S>[] {
    if (leads === false) return NOWHERE;
    const next = partsAcross(this.values, ref, this.edges).map((it) => this.place(it));
    if (leads !== true) for (const it of leads) next.push(this.place(it));
    return next.length === 0 ? NOWHERE : next;
  }
  private place(ref: Ref): Place<S> {
    return this.places.of(ref, placeOf);
  }
}
function placeOf<S>(ref: Ref): Place<S> {
  return { ref, walked: 0, asked: -1, answer: undefined, others: undefined };
}
const NOWHERE: readonly never[] = [];

function keep<S>(place: Place<S>, variant: number, answer: Answer<S> | undefined): void {
  if (place.asked === variant || (place.asked < 0 && place.others === undefined)) {
    place.asked = answer === undefined ? -1 : variant;
    place.answer = answer;
  } else if (answer === undefined) place.others?.delete(variant);
  else (place.others ??= new Map<number, Answer<S>>()).set(variant, answer);
}
