/**
 * What a request shows for credentials is handed to a call that nobody understands, or to another service, whose answer
 * is used.
 */
import type { Call, ValueId } from '../../facts/facts.ts';
import { demandingMethods, verifyingMethods } from '../../libraries/http.ts';
import { standsFor } from '../http.ts';
import { type Context, type FunctionThing, type Ref, type Thing, refKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { sendsCredentials } from './sending-clients.ts';
import { isNotUnderstood, isOnlyKept } from './understood.ts';
import type { Calls } from './calls.ts';
import { breaksInto, chainedIn } from './chained.ts';
import { isDropped } from './given-refusals.ts';
import { catchOf } from './groups.ts';
import { readsCredentials } from './kept-asks.ts';
import type { Natures } from './natures.ts';
import { isOfUnseenHelper } from './unseen-helpers.ts';
import { isWholeRequest } from './whole-requests.ts';

/** Calls one inside another, and all that are looked at. */
const MAX_DEEP = 6;
const MAX_CALLS = 300;

/** What texts and lists are asked, of which nothing else is known. */
const TEXT =
  /^(?:includes|indexOf|lastIndexOf|startsWith|endsWith|match|search|split|slice|substr|substring|replace|replaceAll|concat|join|padStart|padEnd|charAt|charCodeAt|localeCompare)$/;
/** What keeps something, or tells of it. */
const KEEPS =
  /^(?:set|put|add|push|append|assign|keep|store|save|note|log|info|warn|debug|trace|error|emit|publish|record|track|count|increment)(?![a-z])/;

/** Such a call, and why nothing is known behind it. */
interface Asked {
  readonly at: Ref;
  readonly by: string;
}
const WHY = 'a call that is not understood';

/**
 * The first such call in a function before one of some places (anywhere, where there are none), or in what it calls there.
 * `tried`: only one whose failure leads to such a place. That tells as much as what it gives, which need not be used then.
 * `demanded`: only one that is named for making sure of somebody, and of whose outcome nothing is made: it asks by throwing.
 * `signing`: one that is handed anything of the request, for credentials of those who sign in come in any part of it.
 */
export function unreadAsk(
  values: Values,
  calls: Calls,
  natures: Natures,
  of: FunctionThing,
  places: readonly Ref[],
  how: 'used' | 'tried' | 'demanded' | 'signing' = 'used',
): Asked | undefined {
  const tried = how === 'tried';
  const { unit: home, id: own } = of.ref;
  // One in a function that is called stands where it is called, and behind whatever is asked in that call.
  const ends = places.map(({ unit, id }) => (unit === home && home.isWithin(home.ownerOf(id), own) ? id : Infinity));
  const end = ends.length === 0 ? Infinity : Math.max(...ends);
  const met = new Set<string>();
  let left = MAX_CALLS;
  const isHanded = (args: readonly Ref[], isElsewhere: boolean): boolean => {
    // What is sent elsewhere is a request that the backend made.
    if (!isElsewhere && args.some((it) => isWholeRequest(values, it))) return true;
    const filled = isElsewhere ? args.flatMap((it) => filledHeaders(values, it)) : [];
    const { parts, named, ticket, secret } = natures.ofAll([...args, ...filled]);
    if (how === 'signing') return parts.size > 0;
    // Cookies are sent on for whose they are.
    if (isElsewhere && parts.has('cookies')) return true;
    if (isElsewhere && parts.has('headers') && args.some((it) => handsAllHeaders(values, natures, it))) return true;
    // All headers beside a secret are handed over to be checked against it.
    return (named || ticket || secret) && (parts.has('headers') || parts.has('cookies'));
  };
  const look = (
    fn: FunctionThing,
    ctx: Context,
    deep: number,
    failing: boolean,
    isOwn = deep === 0,
  ): Asked | undefined => {
    const { unit } = fn.ref;
    const value = unit.value(fn.ref.id);
    const key = refKey({ ...fn.ref, ctx }) + (failing ? '!' : '');
    if (value.kind !== 'function' || value.body < 0 || met.has(key)) return undefined;
    met.add(key);
    const { first, last } = unit.region(value.body);
    for (let id = first; id < (isOwn ? Math.min(end + 1, last) : last) && left > 0; id++) {
      const call = unit.value(id);
      if (call.kind !== 'call') continue;
      left--;
      const site: Ref = { unit, id, ctx };
      const called = calls.callees(site, call);
      const fails = failing || (tried && (failsInto(site, places) || breaksInto(site, places)));
      for (const it of deep < MAX_DEEP ? called : []) {
        const found = look(it, values.enter(it, site), deep + 1, fails);
        if (found !== undefined) return found;
      }
      for (const it of deep < MAX_DEEP ? chainedIn(values, site, call) : []) {
        const found = look(it, it.ref.ctx, deep + 1, fails, isOwn && isInside(it, home, own));
        if (found !== undefined) return found;
      }
      if (called.length > 0) continue;
      const isOfRequest = asksRequest(values, site, call);
      const isUnseen = call.args.length === 0 && isOfUnseenHelper(values, site);
      if (call.args.length === 0 && !isOfRequest && !isUnseen) continue;
      const isDemanded = isNamedForAsking(unit, call) && isDropped(unit, id);
      const things = values.things({ ...site, id: call.callee });
      // What comes back is for those whom the other service knows, or nothing does.
      const isElsewhere = things.some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'outbound'));
      // What is done there is done for them alone, whether anything is made of the answer or not.
      const isLeft = call.unused === true && !isDemanded && !(isElsewhere && how === 'used');
      if (tried ? !fails : how === 'demanded' ? !isDemanded : isLeft) continue;
      if (call.unused === true && !isElsewhere && isTold(unit, call)) continue;
      const isRead =
        !isElsewhere &&
        things.length > 0 &&
        !things.some((it) => isNotUnderstood(values, it) || isPutThere(values, it)) &&
        !isOnlyKept(things);
      const args = call.args.map((arg): Ref => ({ ...site, id: arg }));
      // What becomes of what a generator gives is told by what runs it.
      const runs = !isElsewhere && args.some((it) => isGenerator(it) && readsCredentials(natures, it));
      if (!runs && (isRead || asksText(unit, call))) continue;
      if (
        runs ||
        isOfRequest ||
        isUnseen ||
        (isElsewhere && how !== 'signing' && sendsCredentials(values, natures, things)) ||
        isHanded(args, isElsewhere)
      )
        return { at: site, by: isElsewhere ? 'another service is asked with what they show' : WHY };
    }
    return undefined;
  };
  return look(of, of.ref.ctx, 0, false);
}
/**
 * The first call in a function of what a plugin put on the request to make sure of whoever sent it, and that fails where it
 * can't: what is not understood of that refuses by itself.
 */
export function askOfRequest(values: Values, { ref }: FunctionThing): Asked | undefined {
  const { unit, id: own, ctx } = ref;
  const value = unit.value(own);
  if (value.kind !== 'function' || value.body < 0) return undefined;
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    const at: Ref = { unit, id, ctx };
    if (call.kind === 'call' && unit.ownerOf(id) === own && asksRequest(values, at, call)) return { at, by: WHY };
  }
  return undefined;
}
function isGenerator({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  return value.kind === 'function' && value.generator === true;
}
function isInside({ ref }: FunctionThing, home: FileUnit, own: ValueId): boolean {
  return ref.unit === home && home.isWithin(ref.id, own);
}
/**
 * `request.verifyKey()`, of which nothing is known: a plugin put it there. So was what a member of the request or of what
 * goes with it is asked for (`locals.security.requireStaff()`), if nothing is made of what that gives.
 */
function asksRequest(values: Values, site: Ref, { callee, receiver }: Call): boolean {
  const value = site.unit.value(callee);
  if (value.kind !== 'get' || receiver === undefined) return false;
  const name = String(value.key);
  const isDemanded = isDropped(site.unit, site.id);
  if (!verifyingMethods.test(name) && !(isDemanded && demandingMethods.test(name))) return false;
  const things = values.things({ ...site, id: callee });
  const isOf =
    values.things({ ...site, id: receiver }).some((it) => standsFor(it, 'request')) ||
    (isDemanded && isBelowRequest(values, site, receiver));
  return isOf && things.every((it) => it.kind === 'unknown' || isPutThere(values, it));
}
/** It is a member of a member of what a handler is handed. */
function isBelowRequest({ handed }: Values, { unit }: Ref, receiver: ValueId): boolean {
  let at = unit.value(receiver);
  let deep = 0;
  for (; at.kind === 'get'; deep++) at = unit.value(at.of);
  return at.kind === 'param' && deep > 1 && handed.isHandler({ unit, id: at.function });
}
/** What is put into the headers of a request later: `headers.Authorization = token`, `headers.set('Authorization', token)`. */
function filledHeaders(values: Values, options: Ref): readonly Ref[] {
  return values.memberRefs(options, 'headers').flatMap((headers) =>
    values.things(headers).flatMap((it): readonly Ref[] => {
      if (it.kind === 'object') return it.ref.unit.setsOn(it.ref.id).map(({ to }) => ({ ...it.ref, id: to }));
      const site = it.kind === 'api' ? it.site : undefined;
      return site === undefined ? [] : setOn(values, site);
    }),
  );
}
function setOn(values: Values, made: Ref): readonly Ref[] {
  const { unit } = made;
  const key = refKey(made);
  return [...(unit.callsByName.get('set') ?? []), ...(unit.callsByName.get('append') ?? [])].flatMap((id) => {
    const call = unit.value(id);
    if (call.kind !== 'call' || call.receiver === undefined || call.args[1] === undefined) return [];
    const isOn = values
      .things({ ...made, id: call.receiver })
      .some((it) => it.kind === 'api' && it.site !== undefined && refKey(it.site) === key);
    return isOn ? [{ ...made, id: call.args[1] }] : [];
  });
}
/** All headers of the request are among those of another, the one that says who sent it too: `{ headers: { ...request.headers } }`. */
function handsAllHeaders(values: Values, natures: Natures, options: Ref): boolean {
  const isAll = (it: Ref, deep = 0): boolean => {
    const value = it.unit.value(it.id);
    const at = (id: ValueId): Ref => ({ ...it, id });
    if (value.kind === 'get') return value.key === 'headers' && natures.of(it).parts.has('headers');
    if (value.kind === 'call') return deep === 0 && value.args.some((id) => isAll(at(id), 1));
    return value.kind === 'object' && value.entries.some(({ key, value: id }) => key === null && isAll(at(id), 1));
  };
  return values.memberRefs(options, 'headers').some((it) => isAll(it));
}
/** It is named for making sure of somebody (`requireStaff(request);`): what it gives need not be used, for it may throw. */
function isNamedForAsking(unit: FileUnit, { callee }: Call): boolean {
  const value = unit.value(callee);
  const isImported = value.kind === 'get' && unit.value(value.of).kind === 'import';
  const name = isImported ? String(value.key) : value.kind === 'import' || value.kind === 'global' ? value.name : '';
  return verifyingMethods.test(name) || demandingMethods.test(name);
}
/** It is named for what is kept or told, not asked: `context.set('user', claims)`. */
function isTold(unit: FileUnit, { callee }: Call): boolean {
  const value = unit.value(callee);
  return value.kind === 'get' && KEEPS.test(String(value.key));
}
/** What is thrown there is received where one of some places stands. */
function failsInto(site: Ref, places: readonly Ref[]): boolean {
  const caught = catchOf(site);
  return (
    caught !== undefined &&
    places.some(({ unit, id }) => unit === site.unit && unit.encloses(caught, unit.regionOf(id)))
  );
}
/** It looks for one text in another, or takes it apart. */
function asksText(unit: FileUnit, { callee }: Call): boolean {
  const value = unit.value(callee);
  return value.kind === 'get' && TEXT.test(String(value.key));
}
/** Something of an application that its framework says nothing of: code put it there, or a plugin. */
function isPutThere(values: Values, thing: Thing): boolean {
  return (
    thing.kind === 'api' &&
    thing.nodes.length === 0 &&
    // What the package itself exports nobody else has put there.
    (thing.path.split(' ')[0] !== thing.package || thing.path.split(' ').length > 2) &&
    values.apis.library(thing.package)?.is?.includes('framework') === true
  );
}
