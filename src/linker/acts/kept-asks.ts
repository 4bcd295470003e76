/**
 * Somebody is kept with the request as whoever is calling, as what nobody understands says: where that fails, the request
 * goes no further (`context.set('user', await run(authenticate(context)))`).
 */
import type { Call, ValueId } from '../../facts/facts.ts';
import { callerWords } from '../../libraries/http.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isNotUnderstood } from './understood.ts';
import type { Calls } from './calls.ts';
import { CHAINS } from './library-calls.ts';
import { catchOf, inTry } from './groups.ts';
import type { Natures } from './natures.ts';
import { isWholeRequest } from './whole-requests.ts';

interface Asked {
  readonly values: Values;
  readonly calls: Calls;
  readonly natures: Natures;
}
/** Calls one inside another, and all that are looked at. */
const MAX_DEEP = 6;
const MAX_CALLS = 100;
const WHY = 'a call that is not understood';
const KEEPS = /^(?:set|decorate|assign|state|provide)(?![a-z])/;

/** Where a function leaves it so to what is not understood. */
export function keptAsk(asked: Asked, { ref }: FunctionThing): { readonly at: Ref; readonly by: string } | undefined {
  const { unit, id: own, ctx } = ref;
  const value = unit.value(own);
  if (value.kind !== 'function' || value.body < 0) return undefined;
  const { first, last } = unit.region(value.body);
  const search = new Search(asked);
  for (let id = first; id < last; id++) {
    const site: Ref = { unit, id, ctx };
    const call = unit.value(id);
    if (call.kind !== 'call' || unit.ownerOf(id) !== own || unit.calledName(id) === 'catch') continue;
    if (isCaughtThere(site)) continue;
    // Of what comes of their credentials nothing need be kept, if it is waited for.
    const isWaitedFor = unit.usersOf(id).some((user) => unit.value(user).kind === 'wait');
    const at = isKept(unit, id)
      ? search.behind(site, call, 'request')
      : isWaitedFor
        ? search.behind(site, call)
        : undefined;
    if (at !== undefined) return { at, by: WHY };
  }
  return undefined;
}
/** What a call comes to asks who is calling, and it is not known how. */
class Search {
  private readonly asked: Asked;
  private left = MAX_CALLS;

  constructor(asked: Asked) {
    this.asked = asked;
  }
  /** `of`: what has to be handed over to be asked about. */
  behind(site: Ref, call: Call, of: 'request' | 'credentials' = 'credentials', deep = 0): Ref | undefined {
    if (deep > MAX_DEEP || this.left-- <= 0) return undefined;
    const { values, calls } = this.asked;
    const { unit, ctx } = site;
    const callees = calls.callees(site, call);
    if (callees.length === 0 && this.isUnread(site, call) && this.isHanded(site, call, of)) return site;
    for (const fn of callees) {
      const found = this.givenBy({ ...fn, ref: { ...fn.ref, ctx: values.enter(fn, site) } }, of, deep);
      if (found !== undefined) return found;
    }
    for (const id of [...call.args, ...(call.receiver === undefined ? [] : [call.receiver])]) {
      const value = unit.value(id);
      const inner = value.kind === 'call' ? this.behind({ unit, id, ctx }, value, of, deep + 1) : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  }
  private givenBy(
    { ref: { unit, id, ctx } }: FunctionThing,
    of: 'request' | 'credentials',
    deep: number,
  ): Ref | undefined {
    const fn = unit.value(id);
    if (fn.kind !== 'function') return undefined;
    for (const given of unit.returnedBy(fn)) {
      const value = unit.value(given);
      const [at, call] = value.kind === 'wait' ? [value.of, unit.value(value.of)] : [given, value];
      const found = call.kind === 'call' ? this.behind({ unit, id: at, ctx }, call, of, deep + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
  private isUnread(site: Ref, call: Call): boolean {
    const things = this.asked.values.things({ ...site, id: call.callee });
    return things.length === 0 || things.some((it) => isNotUnderstood(this.asked.values, it));
  }
  /** The request, what it shows for credentials, or a function in which that is read. */
  private isHanded(site: Ref, { args }: Call, of: 'request' | 'credentials'): boolean {
    const { values, natures } = this.asked;
    return args.some((id) => {
      const arg: Ref = { ...site, id };
      if ((of === 'request' && isWholeRequest(values, arg)) || isCredential(natures, arg)) return true;
      return readsCredentials(natures, arg);
    });
  }
}
/** A function is written there that reads what is sent to show who is calling. */
export function readsCredentials(natures: Natures, { unit, id, ctx }: Ref): boolean {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return false;
  const { first, last } = unit.region(fn.body);
  for (let at = first; at < last; at++) {
    const { kind } = unit.value(at);
    if ((kind === 'call' || kind === 'get') && isCredential(natures, { unit, id: at, ctx })) return true;
  }
  return false;
}
function isCredential(natures: Natures, ref: Ref): boolean {
  const { parts, named, ticket } = natures.of(ref);
  return (named || ticket) && (parts.has('headers') || parts.has('cookies'));
}
/** What comes of it is put somewhere under a name for who is calling. */
function isKept(unit: FileUnit, id: ValueId, deep = 0): boolean {
  return unit.usersOf(id).some((user) => {
    const value = unit.value(user);
    if (value.kind === 'set') return value.to === id && isCaller(value.key);
    if (value.kind === 'wait') return isKept(unit, user, deep);
    if (value.kind === 'get') return value.of === id && deep === 0 && isKept(unit, user, 1);
    if (value.kind !== 'call' || !value.args.includes(id)) return false;
    const name = unit.value(value.args[0]!);
    return KEEPS.test(unit.calledName(user)) && name.kind === 'literal' && isCaller(name.value);
  });
}
function isCaller(name: unknown): boolean {
  return typeof name === 'string' && callerWords.test(name);
}
/** Its failure is received in the function itself. */
function isCaughtThere(site: Ref): boolean {
  const { unit, id } = site;
  return (
    inTry(site) ||
    catchOf(site) !== undefined ||
    unit.usersOf(id).some((user) => {
      const value = unit.value(user);
      return value.kind === 'get' && CHAINS.test(String(value.key)) && value.key !== 'finally';
    })
  );
}
