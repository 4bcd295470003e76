/** What may be known behind calls that nobody understands: they may have asked who is calling, or what they may. */
import { callerWords, rightWords, sharedSecrets } from '../../libraries/http.ts';
import type { Call } from '../../facts/facts.ts';
import { Origins } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import { isNotUnderstood } from './understood.ts';
import { isSent, type Nature, together } from './nature.ts';
import type { Natures } from './natures.ts';
import { denied, type Known, NOTHING, unclear } from './proven.ts';

const WHY = 'a call that is not understood';
/** Members of members. */
const MAX_MEMBERS = 4;
/** To what a value is compared as, and so many values that it is made of are looked at. */
const COMPARED = ['wait', 'join', 'load', 'text', 'op'] as const;
const NEAREST = 20;

/** One of the operands of a condition comes of a call that was handed something which could tell. */
export function doubtsOf(
  values: Values,
  natures: Natures,
  alternatives: Alternatives,
  operands: readonly Ref[],
  side: boolean,
): Known {
  for (const it of operands) {
    const site = alternatives.notUnderstood(it);
    const call = site?.unit.value(site.id);
    if (site === undefined || call?.kind !== 'call') continue;
    const outcome = natures.ofAll(outcomeAsked(values, site, call));
    const args = together([natures.ofAll(handedTo(alternatives, site, call)), outcome]);
    // Where a request can be read from everywhere, what is handed nothing may read it.
    const isAround = values.apis.isAmbient && call.args.length === 0 && mayReadRequest(site, call);
    const caller =
      args.request || args.parts.has('headers') || args.parts.has('cookies') || isAround || outcome.principal;
    if (!caller && !args.principal) continue;
    const right = args.principal || args.request || (caller && operands.some((one) => isAboutRights(one)));
    const doubts = { ...(caller && { caller: unclear(it, WHY) }), ...(right && { right: unclear(it, WHY) }) };
    return side ? doubts : denied(doubts);
  }
  return NOTHING;
}
/**
 * What a call is handed, and what functions that are written as its arguments hand on to calls that are not
 * understood either (`attempt(() => ask(headers))`): a query in them is not asked whether the caller may.
 */
function handedTo(alternatives: Alternatives, site: Ref, { args }: Call): readonly Ref[] {
  const { unit } = site;
  const out = args.map((id): Ref => ({ ...site, id }));
  for (const arg of args) {
    const fn = unit.value(arg);
    if (fn.kind !== 'function' || fn.body < 0) continue;
    const { first, last } = unit.region(fn.body);
    for (let id = first; id < last; id++) {
      const call = unit.value(id);
      if (call.kind !== 'call' || alternatives.notUnderstood({ ...site, id }) === undefined) continue;
      for (const it of call.args) out.push({ ...site, id: it });
    }
  }
  return out;
}
/** What a package made of something is asked what came of that (`result.isErr()`): it hangs on what the package was handed. */
function outcomeAsked(values: Values, site: Ref, { args, receiver }: Call): readonly Ref[] {
  if (args.length > 0 || receiver === undefined) return [];
  const made: Ref = { ...site, id: receiver };
  return values.things(made).some((it) => it.kind === 'api' && it.site !== undefined) ? [made] : [];
}
/**
 * What is known where something that is named for credentials is the same as what nobody sees, as the answer of a package of
 * which nothing is known: that may be a secret.
 */
export function comparedUnseen(
  values: Values,
  ref: Ref,
  pairs: readonly (readonly [Ref, Nature])[],
): Known | undefined {
  const shown = pairs.find(([, it]) => it.named && isSent(it));
  const other = pairs.find((it) => it !== shown);
  if (shown === undefined || other === undefined) return undefined;
  const [kept, { parts, principal, request }] = other;
  if (parts.size > 0 || principal || request || !isUnseen(values, kept)) return undefined;
  return { caller: unclear(ref, 'a comparison with what is not seen') };
}
function isUnseen(values: Values, start: Ref): boolean {
  for (const ref of new Origins(values, start, COMPARED, () => true, NEAREST)) {
    const { kind } = ref.unit.value(ref.id);
    if (kind !== 'get' && kind !== 'call' && kind !== 'import') continue;
    if (values.things(ref).some((it) => isNotUnderstood(values, it))) return true;
  }
  return false;
}
/** It is a function by itself, or a method that is named for who is asked about (`sdk.auth.getUser()`). */
function mayReadRequest({ unit }: Ref, call: Call): boolean {
  for (let at = unit.value(call.callee), deep = 0; deep < MAX_MEMBERS; deep++) {
    if (at.kind !== 'get') return call.receiver === undefined;
    if (typeof at.key === 'string' && callerWords.test(at.key)) return true;
    at = unit.value(at.of);
  }
  return false;
}
/** A member is asked that is named as a right is, or as the secret of those who have one. */
function isAboutRights({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  return (
    value.kind === 'get' &&
    typeof value.key === 'string' &&
    (rightWords.test(value.key) || sharedSecrets.test(value.key))
  );
}
/** Of several ways of which some know who is calling, one comes out of such a call: no member tells them apart. */
export function mixedUpIn(alternatives: Alternatives, all: readonly Alternative[]): Known | undefined {
  const blind = all.length < 2 ? undefined : all.find((it) => it.absent !== true && alternatives.notUnderstood(it.ref));
  return blind && all.some((it) => it.known()?.caller !== undefined) ? { caller: unclear(blind.ref, WHY) } : undefined;
}
