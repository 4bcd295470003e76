/**
 * Somebody who is written out may stand where whoever is calling is kept (`request.identity = { role: 'guest' }`): which
 * comparisons tell them from those who were made sure of.
 */
import type { Marks } from '../metadata.ts';
import { type InstanceThing, type Ref, valueOf } from '../things.ts';
import { getterOf } from '../values/instances.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import type { Assumptions } from './assumptions.ts';
import { equal, type Maybe, NOTHING, some } from './known.ts';
import { ofThings } from './known-things.ts';
import { anyOf, both, type Known, NOTHING as KNOWING } from './proven.ts';
import { type Nature, WRITTEN_OUT } from './nature.ts';

/** A member of whoever is kept, and what is known where they are that. */
interface Member {
  readonly is: Maybe;
  readonly known: Known | undefined;
}
/** How the comparison of a member comes out; undefined: that is not known. */
type Compared = (member: Maybe) => boolean | undefined;

export class WrittenCallers {
  private readonly values: Values;
  private readonly alternatives: Alternatives;
  private readonly assumptions: Assumptions;
  private readonly marks: Marks | undefined;

  constructor(values: Values, alternatives: Alternatives, assumptions: Assumptions, marks: Marks | undefined) {
    this.values = values;
    this.alternatives = alternatives;
    this.assumptions = assumptions;
    this.marks = marks;
  }
  /** Whether a member of somebody counts as true whom a class of the project makes, with what it is handed there. */
  ofInstance(ref: Ref, name: string): Maybe {
    const [thing, ...others] = valueOf(ref).kind === 'call' ? this.values.things(ref) : [];
    if (thing?.kind !== 'instance' || others.length > 0) return undefined;
    return ofThings(this.values, this.values.member(thing, name, ref)) ?? this.ofGetter(thing, name);
  }
  private ofGetter(thing: InstanceThing, name: string): Maybe {
    const found = getterOf(this.values, thing, name);
    return found && this.assumptions.givenBack({ ...found.getter, ref: { ...found.getter.ref, ctx: found.ctx } }, {});
  }
  /**
   * What is known where a comparison with a member of whoever is kept came out on a side, `sure`: of those who were made
   * sure of; `undecided`: it does not tell the others from these.
   */
  compared(
    [operand, nature]: readonly [Ref, Nature],
    how: Compared,
    side: boolean,
    sure: Known | undefined,
  ): Known | undefined | 'undecided' {
    if (nature.doubt !== WRITTEN_OUT) return 'undecided';
    const members = this.membersOf(operand).filter(({ known }) => known !== undefined);
    const told = members.map(({ is, known }) => ({ known, way: how(is), isSomebody: known?.caller?.is === 'yes' }));
    if (told.some(({ way, isSomebody }) => way === undefined && !isSomebody)) return 'undecided';
    const left = told.filter(({ way }) => way !== !side);
    // That they are not the one who is written out says that they are known, and nothing of what they may.
    const isOther = !side && told.some(({ way, isSomebody }) => way === true && !isSomebody);
    const out = left.map(({ known, way }) => (way === undefined && !isOther ? both(known, sure) : known));
    return out.length === 0 ? 'undecided' : anyOf(out);
  }
  /** The same of what is written out, compared with a value. */
  equals(other: Ref): Compared {
    return (member) => equal(member, this.of(other));
  }
  /** It is among those of a list. */
  among(list: Ref): Compared {
    return (member) => this.holds(this.of(list), member);
  }
  /** It is a list in which something stands. */
  having(item: Ref): Compared {
    return (member) => this.holds(member, this.of(item));
  }
  private holds(list: Maybe, item: Maybe): boolean | undefined {
    if (list?.is !== 'list') return undefined;
    return some(list.items.map((it) => equal(it, item)));
  }
  private of(ref: Ref): Maybe {
    return this.assumptions.of(ref, { marks: this.marks });
  }
  private membersOf(operand: Ref): readonly Member[] {
    const read = readAt(operand);
    const ways: readonly Alternative[] = read ? [{ ref: read, known: () => KNOWING }] : this.alternatives.of(operand);
    return ways.flatMap((it): readonly Member[] => {
      const get = it.absent === true ? undefined : valueOf(it.ref);
      if (get?.kind !== 'get' || typeof get.key !== 'string') return [{ is: undefined, known: it.known() }];
      const { key, optional } = get;
      return this.alternatives.of({ ...it.ref, id: get.of }).flatMap((of): readonly Member[] => {
        // A member of nothing throws, or is nothing.
        if (of.absent === true) return optional === true ? [{ is: NOTHING, known: both(it.known(), of.known()) }] : [];
        return [{ is: this.member(of, key), known: both(it.known(), of.known()) }];
      });
    });
  }
  private member({ ref }: Alternative, name: string): Maybe {
    const entry = this.alternatives.entry(ref, name);
    if (entry === 'absent') return NOTHING;
    return entry === undefined ? this.ofInstance(ref, name) : this.of(entry);
  }
}
/** The member that is read where a value comes of nothing else. */
function readAt({ unit, id, ctx }: Ref): Ref | undefined {
  for (let at = id; ;) {
    const value = unit.value(at);
    if (value.kind === 'get') return { unit, id: at, ctx };
    const stores = value.kind === 'load' ? unit.usersOf(value.cell).map((it) => unit.value(it)) : [];
    const [only, ...others] = stores.filter((it) => it.kind === 'store');
    if (only?.kind !== 'store' || others.length > 0 || only.to >= at) return undefined;
    at = only.to;
  }
}
