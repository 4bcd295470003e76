/**
 * What is known of a request at a place of the program: who sends it has been made sure of, and so has a right of theirs.
 * Known for all ways that lead there; where none does, anything is.
 */
import { type Ref, valueKey } from '../things.ts';
import type { Circles } from './circles.ts';
import { areApart, bothOf, eitherOf, type Exemption, isNarrower } from './exemptions.ts';
import { isSure, isSureOfAll, lacks, type Proof } from './proof.ts';

export type { Proof } from './proof.ts';

export interface Known {
  /** Who is calling. */
  readonly caller?: Proof;
  /** The same, on some of the ways here and not on others. */
  readonly sometimes?: Proof;
  /** That they may: a role, a permission, a membership, an ownership. */
  readonly right?: Proof;
  /** Rights that were made sure of on some of the ways here, and not on others; where both answers lead here, both. */
  readonly partly?: readonly Proof[];
  /** It is so for these requests only; `metadata`: for endpoints with some mark. */
  readonly apart?: readonly Exemption[];
  /** Requests that come by here with less. */
  readonly spared?: readonly Exemption[];
}
export const NOTHING: Known = {};

/** What is known, once that was asked for. */
interface Made {
  readonly is: Known | undefined;
  /** It leaned on a question that is open, and counts until that is answered: the number to take it by. */
  readonly number?: number;
  /** Something was given up for it. */
  readonly short?: true;
}
/** Known in the end, or asked for when it is needed; undefined: nothing comes here. */
export class State {
  /** The questions among which it is one; undefined: it asks nothing. */
  readonly circles: Circles | undefined;
  /** Dropped once it is known for good: it holds on to all that stands before. */
  private make: (() => Known | undefined) | undefined;
  private made: Made | undefined;
  /** Its place among the open questions while it is being made. */
  private openAt: number | undefined;
  /** How often nothing was taken to be known of it while it was being made. */
  private assumed = 0;

  constructor(make: () => Known | undefined, circles?: Circles) {
    this.make = make;
    this.circles = circles;
  }
  get(): Known | undefined {
    const { made, circles, openAt } = this;
    if (made !== undefined) {
      if (made.number !== undefined) circles?.take(made.number);
      else if (made.short) circles?.giveUp();
      return made.is;
    }
    // Asked for again while it is being made: in a circle nothing is known.
    if (openAt !== undefined) {
      this.assumed++;
      circles?.assume(openAt);
      return NOTHING;
    }
    this.made = circles === undefined ? this.making(0) : this.asked(circles);
    if (this.made.number === undefined) this.make = undefined;
    return this.made.is;
  }
  private asked(circles: Circles): Made {
    const before = circles.givenUp;
    const short = (): false | { readonly short: true } => circles.givenUp > before && { short: true };
    if (circles.isIdle) return { ...this.making(0), ...short() };
    const { answer, final, place } = circles.ask((at) => this.making(at), 0);
    if (final) return { ...answer, ...short() };
    const forget = (): void => (this.made = undefined);
    const stay = (): void => {
      this.made = { is: answer.is };
      this.make = undefined;
    };
    return { ...answer, number: circles.keep(place, { forget, stay }) };
  }
  private making(place: number): Made {
    const { assumed } = this;
    this.openAt = place;
    try {
      const is = this.make!();
      if (this.assumed > assumed && is !== NOTHING) this.circles?.differ();
      return { is };
    } finally {
      this.openAt = undefined;
    }
  }
}
export const OPEN = new State(() => NOTHING);

/** Both hold. */
export function both(a: Known | undefined, b: Known | undefined): Known | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  const caller = ofBoth(a.caller, b.caller);
  const right = ofBoth(a.right, b.right);
  const apart = a.apart && b.apart ? bothOf(a.apart, b.apart) : (a.apart ?? b.apart);
  const partly = right === undefined ? together(a.partly, b.partly) : undefined;
  const sometimes = caller === undefined ? surer(a.sometimes, b.sometimes) : undefined;
  const spared = eitherOf(a.spared && stillSpared(a.spared, b), b.spared && stillSpared(b.spared, a));
  return made(caller, right, apart, spared, partly, sometimes);
}
/** Requests of which less is known, besides what is known of all. */
function stillSpared(spared: readonly Exemption[], all: Known): readonly Exemption[] | undefined {
  return all.spared === undefined ? without(spared, all) : spared;
}
/** Requests that come with less than others, without what is known of them as well. */
function without(few: readonly Exemption[], { caller, right }: Known): readonly Exemption[] | undefined {
  const withCaller = lacks(few, caller, 'right');
  return withCaller && lacks(withCaller, right, 'caller');
}
/** A right that only some are asked for is still asked of those. */
function askedOf({ right, partly }: Known, all: Known, apart: readonly Exemption[]): Pick<Known, 'right' | 'partly'> {
  if (all.right !== undefined || all.partly !== undefined || isMarked(apart)) return {};
  if (isSureOfAll(right)) return { right: narrowed(right, apart) };
  return partly === undefined ? {} : { partly: partly.map((it) => narrowed(it, apart)) };
}
function isMarked(few: readonly Exemption[]): boolean {
  return few.some((it) => it.marked === true);
}
/** One of the two holds. */
export function either(a: Known | undefined, b: Known | undefined): Known | undefined {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  if (a.apart !== undefined && b.apart === undefined) return withFew(b, a, a.apart);
  if (b.apart !== undefined && a.apart === undefined) return withFew(a, b, b.apart);
  if (a.apart && b.apart && isNarrower(a.apart, b.apart)) return within(b, a, a.apart);
  if (a.apart && b.apart && isNarrower(b.apart, a.apart)) return within(a, b, b.apart);
  const side = a.apart && b.apart && areApart(a.apart, b.apart) && sideBySide(a, b);
  if (side) return side;
  const right = shared(a.right, b.right);
  const caller = shared(a.caller, b.caller);
  return made(
    caller,
    right,
    eitherOf(a.apart, b.apart),
    eitherOf(a.spared, b.spared),
    right === undefined ? onSome(a, b) : undefined,
    caller === undefined ? sometimes(a, b) : undefined,
  );
}
/** What is known of requests to some paths and of those to others, where it is not the same; undefined: it is. */
function sideBySide(a: Known, b: Known): Known | undefined {
  const proofs = [a.caller, b.caller, a.right, b.right].filter((it) => it !== undefined);
  if (proofs.some((it) => it.is !== 'yes' || it.denies === true) || a.sometimes || b.sometimes) return undefined;
  if (a.partly || b.partly || a.spared || b.spared) return undefined;
  if (isSame(a.caller, b.caller) && isSame(a.right, b.right)) return undefined;
  const of = (one: Proof | undefined, other: Proof | undefined): Proof | undefined => {
    const [left, right] = [one && narrowed(one, a.apart!), other && narrowed(other, b.apart!)];
    const only = eitherOf(left?.only, right?.only);
    return (left ?? right) && only && { ...(left ?? right)!, only };
  };
  return made(
    of(a.caller, b.caller),
    of(a.right, b.right),
    eitherOf(a.apart, b.apart),
    undefined,
    undefined,
    undefined,
  );
}
/** Both are known of all, or neither is. */
function isSame(a: Proof | undefined, b: Proof | undefined): boolean {
  return a === undefined ? b === undefined : b !== undefined && a.only === undefined && b.only === undefined;
}
/** The same among requests of which all are some: those to a path, of which some come with a method. */
function within({ apart, ...all }: Known, few: Known, some: readonly Exemption[]): Known {
  return { ...withFew(all, few, some), ...(apart && { apart }) };
}
/** What is known of all where some requests come by another way: they are spared only if less is known of them. */
function withFew(all: Known, few: Known, apart: readonly Exemption[]): Known {
  const told = all.caller || all.right || all.apart || decided(all.partly).length > 0 ? undefined : ofFew(few, apart);
  if (told !== undefined) {
    const spared = eitherOf(all.spared, few.spared);
    return { ...told, ...(spared && { spared }) };
  }
  const widened = ofMore(all, few, apart);
  if (widened !== undefined) return widened;
  if (isBare(all)) return apart.some((it) => it.marked === true) ? { spared: apart } : onSomeOf(few, apart);
  if (isAsMuch(few, all)) return all;
  const isPath = apart.some((it) => it.marked === true || it.method === undefined);
  if (!isPath && knows(few.caller, all.caller) && knows(few.right, all.right)) return all;
  const spared = eitherOf(without(apart, few), all.spared);
  return { ...all, ...askedOf(few, all, apart), ...(spared && { spared }) };
}
/** Who is made sure of only where the path or the method is one of some. */
function ofFew({ caller, right }: Known, apart: readonly Exemption[]): Known | undefined {
  return isSure(caller) && !isMarked(apart) ? onlyFor({ caller, ...(right && { right }) }, apart) : undefined;
}
/** What was made sure of for some paths is made sure of for these as well: one entry of a table after the other. */
function ofMore(all: Known, few: Known, apart: readonly Exemption[]): Known | undefined {
  if (all.apart || decided(all.partly).length > 0 || isMarked(apart)) return undefined;
  const caller = widened(all.caller, few.caller, apart);
  const right = widenedRight(all.right, few.right, apart);
  if (caller === 'unclear' || right === 'unclear' || (caller === all.caller && right === all.right)) return undefined;
  return { ...all, ...(caller && { caller }), ...(right && { right }) };
}
/** `unclear`: less, or nobody knows what, is made sure of for these paths. */
function widened(
  all: Proof | undefined,
  few: Proof | undefined,
  apart: readonly Exemption[],
): Proof | 'unclear' | undefined {
  if (few === all) return all;
  if (!isSureOfAll(few) || (all !== undefined && (all.only === undefined || !isSure(all)))) return 'unclear';
  return all === undefined ? narrowed(few, apart) : { ...all, only: eitherOf(all.only, apart)! };
}
/** Who may be made sure of where the path or the method is one of some, and nobody where it is not. */
function onSomeOf({ caller, sometimes }: Known, apart: readonly Exemption[]): Known {
  const proof = caller ?? sometimes;
  return proof === undefined || proof.denies === true ? NOTHING : { sometimes: narrowed(proof, apart) };
}
/** The same, of requests only that one of these is about. */
export function onlyFor({ caller, right }: Known, few: readonly Exemption[]): Known {
  if (caller === undefined && right === undefined) return NOTHING;
  return { ...(caller && { caller: narrowed(caller, few) }), ...(right && { right: narrowed(right, few) }) };
}
function narrowed(it: Proof, few: readonly Exemption[]): Proof {
  return { ...it, only: it.only === undefined ? few : bothOf(it.only, few) };
}
/** Nobody is asked for one on these paths, or for not being something, and whoever is that was refused. */
function widenedRight(
  all: Proof | undefined,
  few: Proof | undefined,
  apart: readonly Exemption[],
): Proof | 'unclear' | undefined {
  if (few === all || (few === undefined && all?.only !== undefined)) return all;
  if (all?.denies !== true && few?.denies !== true) return widened(all, few, apart);
  const told = widened(all && asserting(all), few && asserting(few), apart);
  return typeof told === 'object' ? { ...told, denies: true } : told;
}
function asserting(proof: Proof): Proof {
  const { denies, ...asserted } = proof;
  return denies === undefined ? proof : asserted;
}
/** Nothing but their path or method tells these from the others. */
function isAsMuch(few: Known, all: Known): boolean {
  const isSame = (a: Proof | undefined, b: Proof | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && isSamePlace(a, b) && a.is === b.is && a.denies === b.denies);
  return (
    isSame(few.caller, all.caller) &&
    isSame(few.right, all.right) &&
    isSame(few.sometimes, all.sometimes) &&
    few.partly === all.partly
  );
}
function knows(few: Proof | undefined, all: Proof | undefined): boolean {
  return all === undefined || few === all || isSure(few);
}
/** Who is made sure of on one of two ways only. */
function sometimes(a: Known, b: Known): Proof | undefined {
  const { caller: one } = a;
  const { caller: other } = b;
  if (one && other && isSamePlace(one, other)) return surer(a.sometimes, b.sometimes);
  const told = [one, other, a.sometimes, b.sometimes].filter((it) => it?.denies !== true);
  return told.reduce<Proof | undefined>(surer, undefined);
}
/** What only one of two ways makes sure of. */
function onSome(a: Known, b: Known): readonly Proof[] | undefined {
  if (a.right === undefined && b.right === undefined && a.partly === b.partly) return a.partly;
  const [own, others] = [a, b].map(({ right, partly = NO_PROOFS }) => (right === undefined ? partly : [right]));
  const all = joined(own!, others!);
  return all.length === 0 ? undefined : all;
}
/**
 * Each answer of each question once; the first list itself where the second has nothing more. Where many ways meet, the
 * same lists do at every place: who gets the same list back need not look at it again.
 */
function joined(own: readonly Proof[], others: readonly Proof[]): readonly Proof[] {
  if (others.length === 0 || own === others) return own;
  const known = joinedOf.get(own)?.get(others);
  if (known !== undefined) return known;
  const met = answersOf(own);
  const more = others.filter((it) => !met.has(answerOf(it)));
  const found = more.length === 0 ? own : own.length === 0 ? others : [...own, ...more];
  const ofOwn = joinedOf.get(own) ?? new WeakMap<readonly Proof[], readonly Proof[]>();
  joinedOf.set(own, ofOwn.set(others, found));
  return found;
}
const joinedOf = new WeakMap<readonly Proof[], WeakMap<readonly Proof[], readonly Proof[]>>();
function answersOf(all: readonly Proof[]): ReadonlySet<string> {
  let found = answers.get(all);
  if (found === undefined) answers.set(all, (found = new Set(all.map(answerOf))));
  return found;
}
const answers = new WeakMap<readonly Proof[], ReadonlySet<string>>();
function answerOf(it: Proof): string {
  return `${placeOf(it)} ${String(it.denies)}`;
}
/** Those of rights whose other answer does not lead here as well: a question whose answers both do decides nothing. */
export function decided(partly: readonly Proof[] = NO_PROOFS): readonly Proof[] {
  if (partly.length < 2) return partly;
  let found = decidedOf.get(partly);
  if (found === undefined) {
    const answers = new Map<string, Set<boolean | undefined>>();
    for (const it of partly) answers.set(placeOf(it), (answers.get(placeOf(it)) ?? new Set()).add(it.denies));
    found = partly.filter((it) => answers.get(placeOf(it))!.size === 1);
    decidedOf.set(partly, found);
  }
  return found;
}
const NO_PROOFS: readonly Proof[] = [];
/** Lists of proofs are handed from place to place, and asked about at each. */
const decidedOf = new WeakMap<readonly Proof[], readonly Proof[]>();

function placeOf({ at }: Proof): string {
  return valueKey(at);
}
function isSamePlace(a: Proof, b: Proof): boolean {
  return a.at.unit === b.at.unit && a.at.id === b.at.id;
}
/** One of all; undefined for none. */
export function anyOf(all: Iterable<Known | undefined>): Known | undefined {
  let out: Known | undefined;
  for (const it of all) out = either(out, it);
  return out;
}
/** States in turn: what is known here besides what was known before. */
export function and(before: State, more: () => Known | undefined, circles = before.circles): State {
  return new State(() => {
    const known = before.get();
    return known === undefined ? undefined : both(known, more());
  }, circles);
}
/** Where two ways meet. */
export function or(a: State | undefined, b: State | undefined): State | undefined {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  return new State(() => {
    const known = a.get();
    // With nothing to lose there is nothing to compare.
    return known !== undefined && isBare(known) && b === OPEN ? known : either(known, b.get());
  }, a.circles ?? b.circles);
}
export function isBare({ caller, right, partly, apart, spared, sometimes }: Known): boolean {
  return !caller && !right && decided(partly).length === 0 && !apart && !spared && !sometimes;
}
function made(
  caller: Proof | undefined,
  right: Proof | undefined,
  apart: readonly Exemption[] | undefined,
  spared: readonly Exemption[] | undefined,
  partly: readonly Proof[] | undefined,
  sometimes: Proof | undefined,
): Known {
  if (!caller && !right && !apart && !spared && !partly && !sometimes) return NOTHING;
  return {
    ...(caller && { caller }),
    ...(sometimes && { sometimes }),
    ...(right && { right }),
    ...(partly && { partly }),
    ...(apart && { apart }),
    ...(spared && { spared }),
  };
}
/** What is made sure of for some requests by one and for others by the other is so for both. */
function ofBoth(a: Proof | undefined, b: Proof | undefined): Proof | undefined {
  const it = surer(a, b);
  if (a?.only === undefined || b?.only === undefined || a.is !== b.is || a.denies !== b.denies || a === b) return it;
  return isSure(it) ? { ...it, only: eitherOf(a.only, b.only)! } : it;
}
function surer(a: Proof | undefined, b: Proof | undefined): Proof | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return rank(b) > rank(a) ? b : a;
}
function rank({ is, denies, parts, only }: Proof): number {
  return (is === 'yes' ? 4 : 0) + (denies ? 0 : 2) + (parts === undefined ? 1 : 0) - (only === undefined ? 0 : 3.5);
}
/** What both prove. That something is not so counts only where it is the same on both ways. */
function shared(a: Proof | undefined, b: Proof | undefined): Proof | undefined {
  if (a === b || a === undefined || b === undefined) return a === b ? a : undefined;
  const same = isSamePlace(a, b) && a.denies === b.denies;
  if ((a.denies || b.denies) && !same) return undefined;
  if (a.is === 'unknown') return a;
  if (b.is === 'unknown') return b;
  const both = a.parts === undefined ? b : a;
  const only = a.only && b.only ? bothOf(a.only, b.only) : (a.only ?? b.only);
  return only === both.only ? both : { ...both, ...(only && { only }) };
}
/** Rights of both: a question of which one of them only knows that both answers lead there is told by the other. */
function together(a: readonly Proof[] | undefined, b: readonly Proof[] | undefined): readonly Proof[] | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  const known = togetherOf.get(a)?.get(b);
  if (known !== undefined) return known;
  const left = (own: readonly Proof[], other: readonly Proof[]): readonly Proof[] => {
    // What follows from nothing holds on all ways there.
    const known = new Set(decided(other).flatMap((it) => (it.idle === true ? placeOf(it) : [])));
    if (known.size === 0) return own;
    const told = new Set(decided(own).map(placeOf));
    return own.filter((it) => told.has(placeOf(it)) || !known.has(placeOf(it)));
  };
  const first = left(a, b);
  const met = new Set(first);
  const more = left(b, a).filter((it) => !met.has(it));
  const found = more.length > 0 ? [...first, ...more] : first;
  const ofFirst = togetherOf.get(a) ?? new WeakMap<readonly Proof[], readonly Proof[]>();
  togetherOf.set(a, ofFirst.set(b, found));
  return found;
}
const togetherOf = new WeakMap<readonly Proof[], WeakMap<readonly Proof[], readonly Proof[]>>();
/** Something decides there that was not understood. */
export function unclear(at: Ref, by: string): Proof {
  return { at, is: 'unknown', by };
}
/** Behind what stops nobody, and whose outcome is not used: what may have been asked there decides over nothing. */
export function idle(state: State | undefined): State | undefined {
  if (state === undefined || state === OPEN) return state;
  return new State(() => {
    const known = state.get();
    if (known?.partly === undefined) return known;
    const rest: { -readonly [key in keyof Known]: Known[key] } = { ...known };
    delete rest.partly;
    return rest;
  }, state.circles);
}
/** Where what was thrown is caught and nobody is refused: nothing keeps those back who could not be made sure of. */
export function swallowed(known: Known | undefined): Known | undefined {
  if (known?.sometimes === undefined && known?.caller === undefined) return known;
  const { caller, sometimes, ...more } = known;
  return { ...more, ...(caller && { caller: lenient(caller) }), ...(sometimes && { sometimes: lenient(sometimes) }) };
}
function lenient(proof: Proof): Proof {
  return { ...proof, throws: false };
}
/** What a condition says of what was done before it: whoever could not be made sure of comes here as well. */
export function looked(known: Known | undefined): Known | undefined {
  if (known === undefined || !(isStrict(known.caller) || isStrict(known.sometimes))) return known;
  const { caller, sometimes, ...more } = known;
  return { ...more, ...(caller && { caller: plain(caller) }), ...(sometimes && { sometimes: plain(sometimes) }) };
}
/** Those who could not be made sure of are kept back, or whoever asks is known with the request. */
export function isStrict(proof: Proof | undefined): boolean {
  return proof?.throws === true || proof?.keeps === true;
}
function plain(proof: Proof): Proof {
  return { ...proof, throws: false, keeps: false };
}
/** Who is calling, and nothing of what they may. */
export function withoutRights(known: Known | undefined): Known | undefined {
  if (known?.right === undefined && known?.partly === undefined) return known;
  const { caller, apart, spared, sometimes } = known;
  return made(caller, undefined, apart, spared, undefined, sometimes);
}
/** What a step before made sure of: where it found what it did so by says nothing of who asks for it behind. */
export function shownBefore(known: Known | undefined): Known | undefined {
  if (known?.caller?.parts === undefined && known?.right?.parts === undefined) return known;
  const before = ({ parts, ...it }: Proof): Proof => (parts === undefined ? it : { ...it });
  const { caller, right } = known;
  return { ...known, ...(caller && { caller: before(caller) }), ...(right && { right: before(right) }) };
}
/** Without what is only known not to be so: it decides nothing where something else has to hold besides. */
export function asserted(known: Known | undefined): Known | undefined {
  const onlyDenies = (it: Proof): boolean => it.denies === true && it.idle === true;
  if (known?.caller?.denies !== true && known?.right?.denies !== true && known?.partly?.some(onlyDenies) !== true)
    return known;
  const { caller, right, partly, ...more } = known;
  const left = partly?.filter((it) => !onlyDenies(it)) ?? [];
  return {
    ...more,
    ...(left.length > 0 && { partly: left }),
    ...(caller?.denies !== true && caller && { caller }),
    ...(right?.denies !== true && right && { right }),
  };
}
/** On the other side of a comparison. */
export function denied({ caller, right }: Known): Known {
  return {
    ...(caller && { caller: { ...caller, denies: true } }),
    ...(right && { right: { ...right, denies: true } }),
  };
}
/** On the other side of a comparison of who somebody is: to be another is no right, though the question was asked. */
export function another(known: Known): Known {
  const { caller, right } = denied(known);
  return { ...(caller && { caller }), ...(right && { partly: [{ ...right, idle: true }] }) };
}
