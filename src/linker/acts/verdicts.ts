/** Whether everything that gets through a function has been made sure of: of each way on, or of some. */
import type { RegionId } from '../../facts/facts.ts';
import type { FunctionThing, Ref, Thing } from '../things.ts';
import { isSure as isProof } from './proof.ts';
import { anyOf, both, decided, isStrict, type Known, type Proof } from './proven.ts';
import { besides as others, type Exemption, isAmong } from './exemptions.ts';
import type { Passage } from './passage.ts';
import type { Passages } from './passages.ts';

/** How a function lets requests go on: by calling what it was handed, by coming to its end, by giving true, or by serving. */
export type WaysOn = 'next' | 'end' | 'true' | 'serves';
export interface Verdict {
  readonly is: 'yes' | 'conditional' | 'unknown';
  /** Some were made sure of, others went on without: it counts only where somebody is refused for it. */
  readonly ifRefused?: true;
  /** That is so on some of the ways that met before the request went on. */
  readonly onSome?: true;
  /** Where it was made sure of. */
  readonly at: Ref;
  /** What is not understood. */
  readonly by?: string;
  readonly exempt?: readonly Exemption[];
  /** By what stood in a link alone. */
  readonly inLink?: true;
}
/** A verdict; `leans`: metadata that endpoints carry decides over it. */
export interface Judged {
  readonly verdict: Verdict | undefined;
  readonly leans: boolean;
  /** Where requests go on in what it calls is not known. */
  readonly cut?: true;
  /** Nobody is served, as far as can be seen. */
  readonly servesNobody?: true;
}
type Claim = 'caller' | 'right';

/** Which requests a handler serves. */
export interface Served {
  /** Regions to which they do not come. */
  readonly elsewhere?: readonly RegionId[];
  /** Regions to which all of them come, as far as their method decides. */
  readonly entered?: readonly RegionId[];
  /** Nobody stands behind it: those with whom it goes on are told that there is nothing. */
  readonly last?: boolean;
}
/** What is made sure of wherever a request gets through; undefined: nothing, and everything was seen. */
export function verdictOf(
  passages: Passages,
  fn: FunctionThing,
  claim: Claim,
  how: WaysOn,
  { elsewhere = [], entered = [], last = false }: Served = {},
): Judged {
  const isPart = elsewhere.length > 0 || entered.length > 0;
  const passage = isPart
    ? passages.apart(fn, { elsewhere: new Set(elsewhere), entered: new Set(entered) })
    : passages.of(fn);
  const all = waysOf(passages, passage, fn, how, claim, last);
  if (how === 'serves' && all.length === 0) return { verdict: undefined, leans: false, servesNobody: true };
  const ways = all.filter((it): it is Known => it !== undefined);
  // A way that nobody seems to take was not understood.
  if (all.length > 0 && ways.length === 0)
    return { verdict: { is: 'unknown', at: fn.ref, by: 'nobody seems to get through' }, leans: false };
  const leans = ways.some((it) => [...(it.apart ?? []), ...(it.spared ?? [])].some(({ marked }) => marked === true));
  const verdict = judged(ways, claim, how, letsAll(passages, passage, how));
  return { verdict, leans, ...(passage.cut === true && { cut: true }) };
}
/** All of its ways lead on but for those on which it refuses somebody. */
function letsAll({ values }: Passages, { returns }: Passage, how: WaysOn): boolean {
  const isTrue = (it: Thing): boolean => it.kind === 'constant' && it.value === true;
  const always = (ref: Ref): boolean => values.things(ref).length > 0 && values.things(ref).every(isTrue);
  return how === 'true' ? returns.every(({ ref }) => always(ref)) : how !== 'serves';
}
function judged(ways: readonly Known[], claim: Claim, how: WaysOn, all: boolean): Verdict | undefined {
  const knows = ({ caller, sometimes, right, partly }: Known): boolean =>
    claim === 'caller' ? caller !== undefined || sometimes !== undefined : right !== undefined || partly !== undefined;
  const isSure = ({ caller, right }: Known): boolean => isProof(claim === 'caller' ? caller : right);
  const others = ways.filter((it) => it.apart === undefined);
  // All are told apart by their path or method: some are let through unasked, and those that nothing tells of go nowhere.
  const asked = (): readonly Known[] => (ways.some(({ apart }) => isMarked(apart)) ? [] : ways.filter(knows));
  // Of whom as much is known as of the others, that is told with them.
  const isAlike = others.length > 0 && others.every(knows);
  const plain = isAlike
    ? ways.filter((it) => it.apart === undefined || isSure(it))
    : others.length > 0
      ? others
      : asked();
  const counted = plain.length > 0 ? plain : ways;
  const lacking = ({ lacks }: Exemption): boolean => lacks === undefined || lacks === claim;
  const spared = ways.flatMap((it) => it.spared ?? []).filter(lacking);
  const passed = ways.flatMap((it) => (plain.length > 0 && !plain.includes(it) ? (it.apart ?? []) : []));
  const exempt = [...passed.filter(lacking), ...spared];
  const told = exempt.length > 0 && { exempt };
  const some = onPaths(ways, isSure, claim, how, spared);
  if (claim === 'right') return ofRights(counted, how, told) ?? some;
  const proofs = counted.map((it) => usable(it.caller, how));
  const [first] = proofs.filter((it) => it !== undefined);
  if (first === undefined) return onSomeWays(counted, how, told) ?? some;
  const sure = proofs.filter((it) => it?.is === 'yes');
  const inLink = sure.length > 0 && sure.every((it) => it?.inLink === true) && { inLink: true as const };
  if (sure.length === proofs.length) return { is: 'yes', at: first.at, ...inLink, ...besides(told, sure, counted) };
  const doubt = proofs.find((it) => it?.is === 'unknown');
  if (doubt !== undefined)
    return { is: 'unknown', at: doubt.at, ...(doubt.by !== undefined && { by: doubt.by }), ...told };
  const ifRefused = all && sure.every((it) => !isStrict(it)) && { ifRefused: true as const };
  return { is: 'conditional', at: sure[0]!.at, ...ifRefused, ...inLink, ...told };
}
function isMarked(apart: Known['apart'] = []): boolean {
  return apart.some((it) => it.marked === true);
}
/**
 * What is made sure of for requests to some paths, where nothing is asked of all others. Some of those paths may be let by
 * before anybody is asked.
 */
function onPaths(
  ways: readonly Known[],
  isSure: (it: Known) => boolean,
  claim: Claim,
  how: WaysOn,
  spared: readonly Exemption[],
): Verdict | undefined {
  const sure = ways.filter(isSure);
  const proofs = sure.map((it) => usable(claim === 'caller' ? it.caller : it.right, how));
  const allBut = sure.flatMap(({ apart }, index) => (proofs[index] === undefined ? [] : (apart ?? [])));
  const proof = proofs.find((it) => it !== undefined);
  if (proof === undefined || allBut.length === 0 || isMarked(allBut)) return undefined;
  const others = ways.filter((it) => !isSure(it));
  const passed = others.flatMap(({ apart }) => apart ?? []);
  const asks = ({ caller, sometimes, right, partly, apart }: Known): boolean =>
    apart !== undefined && (claim === 'caller' ? (caller ?? sometimes) : (right ?? partly)) !== undefined;
  const isUnclear = others.some(asks) || passed.some((it) => isAmong([it], allBut));
  if (isUnclear) return { is: 'conditional', at: proof.at, exempt: [...spared, { allBut }] };
  return { is: 'yes', at: proof.at, exempt: [...spared, ...passed, { allBut }] };
}
/** Who was made sure of on some ways that met before the request went on. */
function onSomeWays(ways: readonly Known[], how: WaysOn, told: Pick<Verdict, 'exempt'> | false): Verdict | undefined {
  const all = ways.flatMap(({ sometimes }) => usable(sometimes, how) ?? []);
  const proof = all.find(({ is }) => is === 'unknown') ?? all[0];
  if (proof === undefined) return undefined;
  const { at, by } = proof;
  const ifRefused = !isStrict(proof) && { ifRefused: true as const };
  const more = { onSome: true as const, ...ifRefused, ...besides(told, [proof]) };
  if (proof.is === 'unknown') return { is: 'unknown', at, ...(by !== undefined && { by }), ...more };
  return { is: 'conditional', at, ...more };
}
/** A right that is asked on some ways only makes it conditional; one whose answers all lead on is none. */
function ofRights(ways: readonly Known[], how: WaysOn, told: Pick<Verdict, 'exempt'> | false): Verdict | undefined {
  const all = anyOf(
    ways.map(({ right, partly }) => {
      const used = usable(right, how);
      return { ...(used && { right: used }), ...(partly && { partly }) };
    }),
  );
  const asked = (all?.partly ?? []).filter((it) => it.idle === undefined);
  const partly = decided(all?.partly).filter((it) => it.idle === undefined);
  const proof =
    all?.right ?? (partly.length > 0 ? partly : asked).find(({ is }) => is === 'unknown') ?? partly[0] ?? asked[0];
  if (proof === undefined) return undefined;
  const { at, by } = proof;
  // Both answers lead on: it decides only if somebody is refused for one of them.
  if (!all?.right && partly.length === 0) {
    const is = proof.is === 'unknown' ? ('unknown' as const) : ('conditional' as const);
    return { is, at, ...(by !== undefined && { by }), ifRefused: true, ...told };
  }
  if (proof.is === 'unknown') return { is: 'unknown', at, ...(by !== undefined && { by }), ...told };
  return { is: all?.right === undefined ? 'conditional' : 'yes', at, ...besides(told, [proof]) };
}
/** Besides those who are exempt, all of whom nothing is made sure: it is only of requests for some paths. */
function besides(
  told: Pick<Verdict, 'exempt'> | false,
  proofs: readonly (Proof | undefined)[],
  ways: readonly Known[] = [],
): Pick<Verdict, 'exempt'> | false {
  const more = proofs.flatMap((it, index): readonly Exemption[] => {
    if (it?.only === undefined) return [];
    const all = ways[index]?.apart;
    // Requests for other paths than these go nowhere.
    return all !== undefined && isAmong(it.only, all) ? others(all, it.only) : [{ allBut: it.only }];
  });
  return more.length === 0 ? told : { exempt: [...(told === false ? [] : (told.exempt ?? [])), ...more] };
}
/** What a request hands in to be exchanged for something else makes nobody known to those that serve it. */
function usable(proof: Proof | undefined, how: WaysOn): Proof | undefined {
  if (proof?.parts === undefined || how !== 'serves') return proof;
  return proof.parts.some((it) => it === 'headers' || it === 'cookies' || it === 'session') ? proof : undefined;
}
function waysOf(
  passages: Passages,
  passage: Passage,
  fn: FunctionThing,
  how: WaysOn,
  claim: Claim,
  last: boolean,
): readonly (Known | undefined)[] {
  const goingOn = passage.ways.filter((it) => it.kind === 'on');
  const on = goingOn.map((it) => it.state.get());
  const end = passage.silent === undefined ? [] : [passage.silent.get()];
  switch (how) {
    case 'next':
      return on;
    case 'end':
      return passages.declaresNext(fn) ? on : [...on, ...end];
    case 'true':
      if (passages.declaresNext(fn)) return on;
      return passage.returns.map(({ ref, state }) => both(state.get(), passages.proofs.implied(ref, true)));
    case 'serves': {
      const end = passage.served === undefined ? [] : [passage.served.get()];
      const answers = passage.ways.filter((it) => it.kind === 'answer').map((it) => it.state.get());
      const left = goingOn.map(({ state, handed = state }) => handed.get());
      const taken = last ? goingOn.flatMap(({ handed }) => (handed === undefined ? [] : [handed.get()])) : left;
      const redirects = passage.ways.filter((it) => it.kind === 'redirect');
      // What a callback answers is answered after the end was come to. Those who sign in are nobody until then.
      const isLater = redirects.some((it) => it.at.unit.ownerOf(it.at.id) !== fn.ref.id);
      const isAnswered = answers.length > 0 || (claim === 'right' && isLater);
      const served = passages.answersByEnd(fn) || !isAnswered ? [...answers, ...end, ...taken] : [...answers, ...taken];
      const counted = served.filter((it) => it !== undefined);
      if (counted.length > 0) return counted;
      return redirects.length > 0 ? redirects.map((it) => it.state.get()) : left;
    }
  }
}
