/**
 * Questions that ask each other in circles. An answer that leaned on a question which is still open may be short: it
 * counts until the outermost question is answered, and is forgotten then, so that it does not matter what is asked first.
 */
export class Circles {
  private open = 0;
  private lowest = Infinity;
  private readonly ending: (() => void)[] = [];

  /** Asks a question. `final`: its answer leaned on nothing that is still open but itself. */
  ask<T>(question: (place: number) => T): { readonly answer: T; readonly final: boolean } {
    const place = this.open++;
    const outer = this.lowest;
    this.lowest = Infinity;
    try {
      const answer = question(place);
      return { answer, final: this.lowest >= place };
    } finally {
      this.open--;
      this.lowest = this.lowest < place ? Math.min(outer, this.lowest) : outer;
      if (place === 0) for (const forget of this.ending.splice(0)) forget();
    }
  }
  /** The answer that is being made takes one that is not final: of the open question at that place, or of some. */
  lean(place = 0): void {
    this.lowest = Math.min(this.lowest, place);
  }
  /** Runs when the outermost question is answered. */
  atEnd(forget: () => void): void {
    this.ending.push(forget);
  }
}

/** Answers by key. */
export class Answers<T> {
  private readonly circles: Circles;
  private readonly final = new Map<string, T>();
  private readonly provisional = new Map<string, T>();
  /** Questions that are being asked, with their places. */
  private readonly open = new Map<string, number>();

  constructor(circles: Circles) {
    this.circles = circles;
  }
  /** So many questions are being asked, one for another. */
  get depth(): number {
    return this.open.size;
  }
  /** It was asked before, or is being asked. */
  isAsked(key: string): boolean {
    return this.open.has(key) || this.final.has(key) || this.provisional.has(key);
  }
  /** The answer to a question; `meanwhile`: while it is being asked. `isFinal`: it is kept, if it is not left to `final`. */
  ask(
    key: string,
    meanwhile: T,
    question: () => T,
    isFinal: (answer: T, final: boolean) => boolean = (_, final) => final,
  ): T {
    const known = this.get(key);
    if (known !== undefined) return known;
    const open = this.open.get(key);
    if (open !== undefined) {
      this.circles.lean(open);
      return meanwhile;
    }
    const { answer, final } = this.circles.ask((place) => {
      this.open.set(key, place);
      const found = question();
      this.open.delete(key);
      return found;
    });
    this.set(key, answer, isFinal(answer, final));
    return answer;
  }
  get(key: string): T | undefined {
    const found = this.final.get(key);
    if (found !== undefined || this.provisional.size === 0) return found;
    const short = this.provisional.get(key);
    if (short !== undefined) this.circles.lean();
    return short;
  }
  set(key: string, answer: T, final: boolean): void {
    if (final) this.final.set(key, answer);
    else {
      if (this.provisional.size === 0)
        this.circles.atEnd(() => {
          this.provisional.clear();
        });
      this.provisional.set(key, answer);
    }
  }
}
