/**
 * Questions that ask each other in circles. An answer that leaned on a question which is still open may be short: it
 * counts until that question is answered. Where all that was taken for its answer meanwhile turned out to be the answer,
 * what leaned on it stays. Else it is forgotten, so that it does not matter what is asked first: by then what it leaned on
 * is known, and who asks again gets an answer that stays.
 *
 * For one question only so many others are asked. What is too much is not known, and whoever asked has to say so: that is
 * counted (`givenUp`), since time would make answers hang on the machine.
 */
/** So many questions are asked for one; where as many were asked in vain, a quarter of them, and ever fewer. */
const MAX_FOR_ONE = 60_000;
const LEAST_FOR_ONE = 1500;
/** Where more were asked in vain, what something was given up for is not gone on with. */
const MAX_IN_VAIN = 5_000_000;
const LEFT = new Error('something was given up for it');

export class Circles {
  private open = 0;
  /** How many questions were asked for the outermost one that is open. */
  private spent = 0;
  /** How many were asked for those that were too much. */
  private wasted = 0;
  /** How often an answer was given up. */
  private given = 0;
  /** What had been given up when the work began that is worth something only as a whole. */
  private leftAt = Infinity;
  private lowest = Infinity;
  /** How often an answer was not what had been taken for it meanwhile. */
  private differing = 0;
  /** Answers that are kept for now, in the order in which they came. */
  private readonly kept: Kept[] = [];
  /** From an answer on, all up to the next lean on the open question at that place. */
  private readonly leaning: { readonly from: number; readonly place: number }[] = [];

  /** No question is being asked. */
  get isIdle(): boolean {
    return this.open === 0;
  }
  /**
   * Asks a question. `final`: its answer leaned on nothing that is still open but itself; otherwise on `place`. `cost`: how
   * much it counts of what may be asked for one.
   */
  ask<T>(question: (place: number) => T, cost = 1): Asked<T> {
    if (this.open === 0 && this.wasted > MAX_IN_VAIN && this.given > this.leftAt) throw LEFT;
    const place = this.open++;
    if (place === 0) this.spent = 0;
    this.spent += cost;
    const outer = this.lowest;
    const before = this.kept.length;
    const { differing } = this;
    this.lowest = Infinity;
    try {
      const answer = question(place);
      return { answer, final: this.lowest >= place, place: this.lowest };
    } finally {
      this.open--;
      if (place === 0 && this.spent > this.most) this.wasted += this.spent;
      if (this.lowest >= place) this.end(before, this.differing === differing);
      else this.leanFrom(before, this.lowest);
      this.lowest = this.lowest < place ? Math.min(outer, this.lowest) : outer;
    }
  }
  /** Work that is worth nothing once something was given up for it; undefined: it was left. */
  wholly<T>(work: () => T): T | undefined {
    const { given, leftAt } = this;
    this.leftAt = given;
    try {
      return work();
    } catch (error) {
      if (error !== LEFT) throw error;
      return undefined;
    } finally {
      this.leftAt = leftAt;
    }
  }
  /** Something was looked at for the question that is open that costs as much as asking one. */
  spend(): void {
    this.spent++;
  }
  /** No more is asked for the question that is open. */
  get isTooMuch(): boolean {
    return this.open > 0 && this.spent > this.most;
  }
  private get most(): number {
    return Math.max(LEAST_FOR_ONE, MAX_FOR_ONE / (1 + this.wasted / MAX_FOR_ONE) ** 2);
  }
  /** How many answers were given up so far: what was told in between rests on less than there is. */
  get givenUp(): number {
    return this.given;
  }
  /** An answer that was asked for is not looked for: what is made of that counts for the outermost question only. */
  giveUp(): void {
    this.given++;
    this.lean(0);
  }
  /** The answer that is being made takes what there is so far of the open question at that place. */
  lean(place: number): void {
    this.assume(place);
    this.differ();
  }
  /** It takes something for the answer to the open question at that place; where it is another, `differ` is told so. */
  assume(place: number): void {
    this.lowest = Math.min(this.lowest, place);
  }
  /** An answer is not what was taken for it meanwhile: what leaned on that does not stay. */
  differ(): void {
    this.differing++;
  }
  /** Keeps an answer that leaned on the open question at that place until it is answered. Gives the number to take it by. */
  keep(place: number, answer: Kept): number {
    const number = this.kept.push(answer) - 1;
    if (this.leaning.at(-1)?.place !== place) this.leaning.push({ from: number, place });
    return number;
  }
  /** The answer that is being made takes the one that was kept with this number. */
  take(number: number): void {
    let low = 0;
    let high = this.leaning.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.leaning[middle]!.from <= number) low = middle;
      else high = middle - 1;
    }
    this.assume(this.leaning[low]?.place ?? 0);
  }
  /** A question leaned on none but itself: what is kept since then stays, or is forgotten. */
  private end(from: number, stays: boolean): void {
    if (this.kept.length === from) return;
    for (const it of this.kept.splice(from))
      if (stays && it.stay !== undefined) it.stay();
      else it.forget();
    while (this.leaning.length > 0 && this.leaning.at(-1)!.from >= from) this.leaning.pop();
  }
  private leanFrom(from: number, place: number): void {
    if (this.kept.length === from) return;
    while (this.leaning.length > 0 && this.leaning.at(-1)!.from >= from) this.leaning.pop();
    if (this.leaning.at(-1)?.place !== place) this.leaning.push({ from, place });
  }
}
/** An answer that is kept for now. `stay`: it is kept for good; absent: it can't be. */
export interface Kept {
  readonly forget: () => void;
  readonly stay?: (() => void) | undefined;
}
export interface Asked<T> {
  readonly answer: T;
  readonly final: boolean;
  readonly place: number;
}
interface Provisional<T> {
  readonly answer: T;
  readonly number: number;
}

/** Answers by key. */
export class Answers<T> {
  private readonly circles: Circles;
  private readonly final = new Map<string, T>();
  private readonly provisional = new Map<string, Provisional<T>>();
  /** Answers that stay, though something was given up for them. */
  private readonly short = new Set<string>();
  /** Questions that are being asked, with their places, and whether something was taken for the answer. */
  private readonly open = new Map<string, { readonly place: number; isAssumed: boolean }>();
  private readonly isSame: (answer: T, meanwhile: T) => boolean;

  /** `isSame`: an answer is what was taken for it meanwhile. */
  constructor(circles: Circles, isSame: (answer: T, meanwhile: T) => boolean = Object.is) {
    this.circles = circles;
    this.isSame = isSame;
  }
  /** So many questions are being asked, one for another. */
  get depth(): number {
    return this.open.size;
  }
  /** It was asked before, or is being asked. */
  isAsked(key: string): boolean {
    return this.open.has(key) || this.final.has(key) || this.provisional.has(key);
  }
  /**
   * The answer to a question; `meanwhile`: while it is being asked, and where no more is asked. `stays`: an answer is
   * kept, if that is not left to `final`; one that leaned on nothing and does not stay counts until the outermost question
   * is answered.
   */
  ask(
    key: string,
    meanwhile: T,
    question: () => T,
    stays: (answer: T, final: boolean) => boolean = (_, final) => final,
  ): T {
    const known = this.get(key);
    if (known !== undefined) return known;
    const open = this.open.get(key);
    if (open !== undefined) {
      open.isAssumed = true;
      this.circles.assume(open.place);
      return meanwhile;
    }
    if (this.circles.isTooMuch) {
      this.circles.giveUp();
      return meanwhile;
    }
    const { givenUp } = this.circles;
    const asked = this.circles.ask((place) => {
      const own = { place, isAssumed: false };
      this.open.set(key, own);
      const found = question();
      this.open.delete(key);
      if (own.isAssumed && !this.isSame(found, meanwhile)) this.circles.differ();
      return found;
    });
    const { answer, final: settled } = asked;
    const final = stays(answer, settled);
    if (final && this.circles.givenUp > givenUp) this.short.add(key);
    // What is left to `stays` is asked again until it does.
    if (settled && !final) this.put(key, answer, 0, false);
    else this.set(key, { answer, final, place: asked.place });
    return answer;
  }
  get(key: string): T | undefined {
    const found = this.final.get(key);
    if (found !== undefined && this.short.has(key)) this.circles.giveUp();
    if (found !== undefined || this.provisional.size === 0) return found;
    const short = this.provisional.get(key);
    if (short === undefined) return undefined;
    this.circles.take(short.number);
    return short.answer;
  }
  set(key: string, { answer, final, place }: Asked<T>): void {
    if (final) this.final.set(key, answer);
    else this.put(key, answer, place, true);
  }
  private put(key: string, answer: T, place: number, mayStay: boolean): void {
    const forget = (): void => void this.provisional.delete(key);
    const stay = (): void => {
      forget();
      this.final.set(key, answer);
    };
    this.provisional.set(key, { answer, number: this.circles.keep(place, { forget, ...(mayStay && { stay }) }) });
  }
}
