/** Notes of a walk: whether it tells anything of those who come by. */
import type { Flow } from './flow.ts';
import type { Passage } from './passage.ts';

export class Notes {
  /** Somebody may be stopped: it throws, refuses or answers. */
  stops = false;
  /** Whoever goes on was made sure of, or may have been. */
  tells = false;
  /** Refusals are made, to be given back. */
  makes = false;
  /** A body is left before its end, or a loop. */
  leaves = false;
  /** It could not be looked at to its end. */
  cut = false;

  /** Walks a part. False: whoever goes through it comes out as they came, whatever was asked there. */
  isToldBy(part: () => void): boolean {
    const { stops, tells, leaves, cut } = this;
    this.stops = this.tells = this.leaves = this.cut = false;
    part();
    const { isAnything } = this;
    this.stops ||= stops;
    this.tells ||= tells;
    this.leaves ||= leaves;
    this.cut ||= cut;
    return isAnything;
  }
  private get isAnything(): boolean {
    return this.stops || this.tells || this.leaves || this.cut;
  }
  /** Takes note of a place: what was known before it, and behind. */
  taken(before: Flow, behind: Flow): Flow {
    if (behind.all === undefined || (behind.silent === undefined && before.silent !== undefined)) this.stops = true;
    if (behind.all !== before.all || behind.silent !== before.silent) this.tells = true;
    return behind;
  }
  /** Takes note of a function that runs here. */
  lift({ stops, makes, cut }: Passage): void {
    this.stops ||= stops === true;
    this.makes ||= makes === true;
    this.cut ||= cut === true;
  }
  /** What is noted of a function from which so many ways lead on. */
  of(ways: number): Pick<Passage, 'stops' | 'tells' | 'makes' | 'cut'> {
    const { stops, tells, makes, cut } = this;
    return {
      ...(cut && { cut }),
      ...(stops && { stops }),
      ...(makes && { makes }),
      ...((tells || stops || cut || ways > 0) && { tells: true }),
    };
  }
}
