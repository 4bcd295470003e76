/**
 * What of a caller who is known is a right: a role, a permission, a level, a membership, an ownership. The state of an
 * account, what a profile tells of somebody and what they have used up are none.
 */
import type { RequestPart } from '../../libraries/kinds.ts';
import type { ValueId } from '../../facts/facts.ts';
import {
  accountMembers,
  claimedFlags,
  identityMembers,
  knownByNames,
  namesOfNobody,
  namesOfRights,
  askingMethods,
  demandingMethods,
  namedCounts,
  oneTimeSecrets,
  profileMembers,
  rightWords,
  tokenClaims,
  tokenPurposeMembers,
  tokenPurposes,
} from '../../libraries/http.ts';
import { Origins, originsIn, SAME } from '../origins.ts';
import { type Ref, type Thing, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { handingOf } from './handing.ts';
import { isNoneOfRights, isSent, type Nature, SOME_CALLERS } from './nature.ts';
import type { Principals } from './principals.ts';
import { type Known, NOTHING, type Proof, unclear } from './proven.ts';
import { isSessionMember, isStoreCall } from './traits.ts';
import { isUsed } from './used-members.ts';

/** Steps from one value to another that is as true or as equal. */
export const SAME_TRUTH =
  /^(?:Boolean|String|Number|trim|toLowerCase|toUpperCase|toString|toObject|toJSON|lean|exec|first|pop|shift|at|find|findLast|values|next)$/;

/** Members that say how many there are. */
const NUMBERS = /^(?:length|size|count)$/;
/** Members that say which one of a kind it is. */
const NAMES = /^(?:name|title|slug|code|key|label|value|type)$/i;
const OF_LISTS = /^(?:filter|map|flatMap|flat|slice|concat|sort|toSorted|reverse|values|keys|entries|from)$/;

export class Rights {
  private readonly values: Values;
  private readonly principals: Principals;

  constructor(values: Values, principals: Principals) {
    this.values = values;
    this.principals = principals;
  }
  /** Something of a caller who is known is compared with something that is not theirs; `ordered`: by its size. */
  compared(ref: Ref, pairs: readonly (readonly [Ref, Nature])[], ordered = false): Known | undefined {
    const known = pairs.filter(([, nature]) => nature.principal);
    if (known.length === 0) return undefined;
    // What of a credential was sent with it is compared with what is kept of it.
    const isOfIt = (part: RequestPart): boolean => known.some(([, { exchanged }]) => exchanged?.has(part) === true);
    const mixed = pairs.some(([, { parts }]) => [...parts].some((it) => !isOfIt(it)));
    if (known.length === pairs.length && !mixed) return NOTHING;
    const about = known.find(([value]) => !this.isWhole(value));
    if (about === undefined) return undefined;
    const [value, nature] = about;
    const [otherValue, other] = pairs.find(([it]) => it !== value)!;
    // What is kept of a credential is compared with it.
    if (nature.exchanged !== undefined && !other.principal && isSent(other) && other.named) return undefined;
    // How much of something they have had so far.
    if (ordered && this.isCount(value)) return NOTHING;
    const name = this.nameGivenBack(value) ?? this.nameOf(value);
    if (!ordered && name !== undefined && NUMBERS.test(name) && !nature.stored && isMadeByCall(value)) return NOTHING;
    const constant = this.isFixed(otherValue, other);
    // A helper for whatever text or number looks at its form.
    if (constant && name === undefined && nature.doubt === SOME_CALLERS) return NOTHING;
    const caller = byCaller(ref, nature);
    const called = name ?? this.nameAsGiven(value);
    const isState = (constant || ordered) && called !== undefined && isNoRight(called) && !namesOne(value);
    const isGood = other.secret && called !== undefined && tokenClaims.test(called);
    const isPurpose = constant && called !== undefined && this.isPurpose(called, otherValue);
    const isNobody = constant && this.isNobody(otherValue);
    const isNone =
      isState ||
      isGood ||
      isPurpose ||
      isNobody ||
      isNoneOfRights([nature, other]) ||
      this.isAboutThemselves(name, otherValue, other);
    return isNone ? { caller } : { caller, right: { ...caller } };
  }
  /** What a token is for is compared with what tokens are for (`claims.type === 'access'`). */
  private isPurpose(name: string, other: Ref): boolean {
    const constants = this.values.constants(other);
    return tokenPurposeMembers.test(name) && constants.length > 0 && constants.every((it) => tokenPurposes.test(it));
  }
  /** What is written out says that nobody is signed in (`auth.method === 'none'`). */
  private isNobody(other: Ref): boolean {
    const constants = this.values.constants(other);
    return constants.length > 0 && constants.every((it) => namesOfNobody.test(it));
  }
  /** What is compared of the caller is who they are, and with what is not the same for everybody. */
  tellsWho(pairs: readonly (readonly [Ref, Nature])[]): boolean {
    const own = pairs.find(([, { principal }]) => principal);
    const name = own && (this.nameOf(own[0]) ?? this.nameAsGiven(own[0]));
    const isIdentity = name !== undefined && (identityMembers.test(name) || knownByNames.test(name));
    return isIdentity && pairs.every((it) => it === own || !this.isFixed(...it));
  }
  /** What is kept of whoever signed in is told by what is written out and is something (`session.loggedIn === 1`). */
  markOf(pairs: readonly (readonly [Ref, Nature])[]): Ref | undefined {
    return pairs.find(([it], index) => {
      const to = valueOf(pairs[1 - index]![0]);
      return to.kind === 'literal' && Boolean(to.value) && this.principals.isCaller(it);
    })?.[0];
  }
  /** The same for every request: a constant, or a member of what a library gives a name to (`State.SUSPENDED`). */
  private isFixed(ref: Ref, { secret, principal, parts, stored, remote, request }: Nature): boolean {
    if (secret || principal || stored || remote || request || parts.size > 0) return false;
    const things = this.values.things(ref);
    if (things.every((it) => it.kind === 'constant')) return true;
    const value = ref.unit.value(ref.id);
    return value.kind === 'get' && typeof value.key === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value.key);
  }
  /** Something is among others, and one of the two is of a caller who is known. */
  among(ref: Ref, [item, a]: readonly [Ref, Nature], [list, b]: readonly [Ref, Nature]): Known {
    if (!b.principal && this.isWhole(item)) return NOTHING;
    const about = a.principal ? a : b;
    if (about.doubt === SOME_CALLERS && this.nameOf(a.principal ? item : list) === undefined) return NOTHING;
    const caller = byCaller(ref, about);
    if (a.principal && !b.principal && tokenClaims.test(this.nameOf(item) ?? '')) return { caller };
    // In which ways they sign in, or what they have set up.
    const isSetUp = b.principal && this.isFixed(item, a) && profileMembers.test(this.nameOf(list) ?? '');
    if (isNoneOfRights([a, b]) || (isSetUp && !rightWords.test(this.nameOf(list) ?? ''))) return { caller };
    return { caller, right: caller };
  }
  /** What a call is handed is a code that they were sent, or a password: that it fits gives no right. */
  isShownCode(site: Ref, natureOf: (ref: Ref) => Nature): boolean {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call') return false;
    const handed = call.args.flatMap((id) => {
      const value = site.unit.value(id);
      return value.kind === 'object' ? value.entries.map((it) => it.value) : [id];
    });
    return handed.some((id) => {
      const { parts } = natureOf({ ...site, id });
      return parts.has('body') && !parts.has('path') && oneTimeSecrets.test(this.nameOf({ ...site, id }) ?? '');
    });
  }
  /** The caller, not something of theirs. */
  private isWhole(ref: Ref): boolean {
    for (const id of originsIn(ref.unit, ref.id, SAME))
      if (this.principals.isCaller({ ...ref, id })) return !this.namesRight(ref);
    return false;
  }
  /** It is kept right with the request or in the session under a name of its own (`session.role`), or handed over as one. */
  private namesRight(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    if (value.kind === 'param') return this.principals.givenAs(ref) === 'part';
    return value.kind === 'get' && typeof value.key === 'string' && !accountMembers.test(value.key);
  }
  /** The caller, wherever they were handed over: that they have a member says nothing of what it is. */
  isSomebody(ref: Ref): boolean {
    for (const it of new Origins(this.values, ref, [...SAME, 'frame'])) {
      const value = it.unit.value(it.id);
      const name = value.kind === 'get' && typeof value.key === 'string' ? value.key : '';
      if (this.principals.isCaller(it)) return !rightWords.test(name);
    }
    return false;
  }
  /** What is kept of a caller under this name is a right: it is called one, or stands in the session or on them to be asked. */
  isKept(ref: Ref, { principal }: Nature): boolean {
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'get' || typeof value.key !== 'string') return false;
    if (namesOfRights.test(value.key)) return false;
    if (rightWords.test(value.key)) return true;
    if (isNoRight(value.key)) return false;
    // An object that is kept in the session is read, as a token is: that it is there tells that somebody signed in.
    if (isSessionMember(ref)) return false;
    return principal && !isUsed(ref.unit, ref.id);
  }
  /**
   * That a member is there is asked of a row, or of whoever is kept with the request; of the claims of a token that is
   * being verified it tells the form of the token, unless it is called a right.
   */
  mayBeAsked(name: string, base: Ref, claims: boolean): boolean {
    const isVerified = claims && hasCall(base);
    if (isVerified) return (rightWords.test(name) || claimedFlags.test(name)) && !saysNoRight(name);
    return !isNoRight(name);
  }
  /** A method of somebody, which tells what they may (`user.canAccess(id)`): one that is not in sight. */
  isAsked(site: Ref, things: readonly Thing[]): boolean {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call' || call.receiver === undefined || things.some((it) => it.kind === 'function'))
      return false;
    const callee = site.unit.value(call.callee);
    if (callee.kind !== 'get' || typeof callee.key !== 'string') return false;
    return askingMethods.test(callee.key) && !isNoRight(callee.key) && this.isSomebody({ ...site, id: call.receiver });
  }
  /** A method of somebody that is named for what they may, and of whose outcome nothing is made: it asks by throwing. */
  isDemanded(site: Ref): boolean {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call' || call.receiver === undefined || !isDropped(site)) return false;
    const name = site.unit.calledName(site.id);
    return demandingMethods.test(name) && this.isSomebody({ ...site, id: call.receiver });
  }
  /** What a method of somebody that is not in sight is waited for: a row that belongs to them (`await user.related('role')`). */
  isFetched(site: Ref, things: readonly Thing[]): boolean {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call' || call.receiver === undefined || things.some((it) => it.kind === 'function'))
      return false;
    const isAwaited = site.unit.usersOf(site.id).some((user) => site.unit.value(user).kind === 'wait');
    return isAwaited && this.isSomebody({ ...site, id: call.receiver });
  }
  /** A right of somebody, made sure of at a place. */
  of(somebody: Ref, at: Ref): Known {
    const caller: Proof = { at, is: 'yes' };
    return this.principals.mayBeAnybody(somebody)
      ? { caller: unclear(at, 'whoever is kept there') }
      : { caller, right: caller };
  }
  /** What the body holds is compared with what is kept of them: a code that they were sent, a password, an address. */
  private isAboutThemselves(name: string | undefined, value: Ref, { parts, principal, stored }: Nature): boolean {
    if (principal || stored || parts.size === 0 || [...parts].some((it) => it !== 'body' && it !== 'query'))
      return false;
    const asked = this.nameOf(value);
    return (asked !== undefined && oneTimeSecrets.test(asked)) || (name !== undefined && profileMembers.test(name));
  }
  /** It was counted, or is what was kept under a name that is made of who is calling. */
  private isCount(ref: Ref): boolean {
    for (const id of originsIn(ref.unit, ref.id, [...SAME, 'op'])) {
      const value = ref.unit.value(id);
      if (value.kind === 'param') return handingOf(this.values, { ...ref, id: value.function }, value.index).length > 0;
      if (value.kind === 'get' && typeof value.key === 'string')
        return namedCounts.test(value.key) || isCountOf({ ...ref, id: value.of }, value.key);
      if (value.kind !== 'call') continue;
      const callee = ref.unit.value(value.callee);
      const name = callee.kind === 'get' ? callee.key : callee.kind === 'global' ? callee.name : undefined;
      if (typeof name === 'string' && namedCounts.test(name)) return true;
      return this.values.things({ ...ref, id: value.callee }).some((it) => isStoreCall(this.values, it));
    }
    return false;
  }
  /** The last member on the way to a value. */
  nameOf(ref: Ref): string | undefined {
    for (const { unit, id } of new Origins(this.values, ref, [...SAME, 'arguments', 'receiver', 'op', 'frame'])) {
      const value = unit.value(id);
      if (value.kind === 'get' && typeof value.key === 'string' && !SAME_TRUTH.test(value.key)) return value.key;
    }
    return undefined;
  }
  /** What a function of the project gives back is called by that, not by what it was handed. */
  private nameGivenBack(ref: Ref): string | undefined {
    for (const it of new Origins(this.values, ref, [...SAME, 'results'])) {
      const value = it.unit.value(it.id);
      if (value.kind === 'get') return typeof value.key === 'string' ? value.key : undefined;
    }
    return undefined;
  }
  /** What a function calls what it is handed. */
  private nameAsGiven(ref: Ref): string | undefined {
    for (const id of originsIn(ref.unit, ref.id, SAME)) {
      const value = ref.unit.value(id);
      if (value.kind === 'param' && value.name !== '') return value.name;
    }
    return undefined;
  }
}
/** It is the name of a role, a right, a group: of what is called one, or is one of a list of them (`roles[i].name`). */
function namesOne({ unit, id }: Ref): boolean {
  const named = unit.value(id);
  if (named.kind !== 'get' || !NAMES.test(String(named.key))) return false;
  const isOne = (it: ValueId): boolean => {
    const value = unit.value(it);
    if (value.kind === 'param') return rightWords.test(value.name);
    if (value.kind === 'get') return typeof value.key === 'string' && rightWords.test(value.key);
    return value.kind === 'call' && rightWords.test(unit.calledName(it));
  };
  return [...originsIn(unit, named.of, [...SAME, 'get', 'element'])].some(isOne);
}
/** It is taken from what a call gives. */
function hasCall({ unit, id }: Ref): boolean {
  return [...originsIn(unit, id, [...SAME, 'get'])].some((it) => unit.value(it).kind === 'call');
}
/** Nothing is made of what a call gives, but that it may be waited for. */
function isDropped({ unit, id }: Pick<Ref, 'unit' | 'id'>): boolean {
  const users = unit.usersOf(id);
  return !unit.isCondition(id) && users.every((it) => unit.value(it).kind === 'wait' && isDropped({ unit, id: it }));
}
/** The second of what a call gives that counts the rows which it finds: `const [rows, total] = await teams.findAndCount()`. */
function isCountOf({ unit, id }: Ref, key: string): boolean {
  if (key !== '1') return false;
  const counts = (it: ValueId): boolean => unit.value(it).kind === 'call' && /count/i.test(unit.calledName(it));
  return [...originsIn(unit, id, SAME)].some(counts);
}
/** How many there are of what a method gave that is none of lists: it may give them all, whoever calls. */
function isMadeByCall({ unit, id }: Ref): boolean {
  return [...originsIn(unit, id, [...SAME, 'get', 'element', 'receiver'])].some(
    (it) => unit.value(it).kind === 'call' && !OF_LISTS.test(unit.calledName(it)),
  );
}
/** That a member of somebody is set, or what it is, says nothing of what they may. */
export function isNoRight(name: string): boolean {
  return accountMembers.test(name) || (profileMembers.test(name) && !rightWords.test(name));
}
/** That such a member is there says nothing of it: everybody has one. */
export function saysNoRight(name: string): boolean {
  return isNoRight(name) || namesOfRights.test(name);
}
/** Something of a caller was asked about; where it is not sure whether it is theirs, nobody knows. */
export function byCaller(at: Ref, nature: Nature): Proof {
  const { doubt, exchanged } = nature;
  if (doubt !== undefined) return unclear(at, doubt);
  return { at, is: 'yes', ...(exchanged && { parts: [...exchanged] }) };
}
