/**
 * What a condition that came out one way makes sure of: that a credential was compared with a secret or a stored value,
 * that somebody who is known has a right. That something is there, or can be read, makes sure of nothing.
 */
import type { Op, ValueId } from '../../facts/facts.ts';
import { identityMembers, rightWords } from '../../libraries/http.ts';
import { isRef, type Ref, refKey, type Thing } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Marks } from '../metadata.ts';
import type { Assumptions } from './assumptions.ts';
import { type Alternatives, isItself, type Returned } from './alternatives.ts';
import { ASKS_EACH, EXISTENCE, FINDS, MEMBERSHIP, ORDER, TEXT_TESTS } from './asking-names.ts';
import { Answers, type Circles } from './circles.ts';
import { foundAmong, isAmongKeys, isAmongRights, isByKey, isChosenBy, picksByRight } from './asked-rights.ts';
import { connected } from './connected.ts';
import { constantIn, knownChosen } from './chosen-constants.ts';
import { constantTruth, isAlwaysSo } from './constant-truth.ts';
import { exemptionsOf, exemptionsOfEqual } from './address-tests.ts';
import { filledLater } from './filled-later.ts';
import { fixedEquality, fixedMembership } from './fixed-comparisons.ts';
import { MARKED } from './exemptions.ts';
import { anyOf, both, denied, either, type Known, looked, NOTHING, type Proof, unclear } from './proven.ts';
import { isNoneOfRights, isSent, type Nature, WRITTEN_OUT } from './nature.ts';
import { knownInstance } from './instances.ts';
import type { Natures } from './natures.ts';
import { isAsked } from './delegates.ts';
import { truth } from './known.ts';
import { contained, sameOrNot } from './compared-callers.ts';
import { isShown, mayBeShown, shownBy, told } from './shown.ts';
import { isStoreCall } from './traits.ts';
import { isListed } from './listed.ts';
import { givenByMarked } from './marked-handlers.ts';
import { callerOfRight } from './nobodys-rights.ts';
import { comparedUnseen, doubtsOf, mixedUpIn } from './not-understood.ts';
import { triedWith } from './patterns.ts';
import { askedPresence, foundBy, isZero, joinedThere, mayBeOwn, saysThere, tellsOfAll } from './presence.ts';
import { isPromised } from './promised.ts';
import { isVerification, type Principals } from './principals.ts';
import { tellsApart, writtenIn } from './taken-over.ts';
import { toldByMethod } from './told-by-methods.ts';
import { isOptional, isReadOutside, isTaken, isUsed } from './used-members.ts';
import { byCaller, Rights, SAME_TRUTH } from './rights.ts';
import { WrittenCallers } from './written-callers.ts';

/** What is asked to tell. */
export interface Asking {
  readonly natures: Natures;
  readonly principals: Principals;
  readonly alternatives: Alternatives;
  readonly assumptions: Assumptions;
  /** Metadata that is taken for known. */
  readonly marks: Marks | undefined;
  /** Middleware that is asked counts, whatever it does. */
  readonly delegating: boolean;
  /** What the only method of its name gives back, in the frame of a call that does not show what it is called on. */
  readonly returnedByOnly: (call: Ref) => readonly Returned[];
}
export class Proofs {
  private readonly values: Values;
  private readonly natures: Natures;
  private readonly principals: Principals;
  private readonly alternatives: Alternatives;
  private readonly assumptions: Assumptions;
  private readonly marks: Marks | undefined;
  readonly delegating: boolean;
  readonly rights: Rights;
  private readonly written: WrittenCallers;
  private readonly among: Parameters<typeof contained>[0] & Parameters<typeof callerOfRight>[0];
  private readonly returnedByOnly: Asking['returnedByOnly'];
  private readonly memo: Answers<{ readonly known: Known | undefined }>;

  constructor(values: Values, circles: Circles, asking: Asking) {
    this.values = values;
    this.natures = asking.natures;
    this.principals = asking.principals;
    this.alternatives = asking.alternatives;
    const { assumptions } = asking;
    this.assumptions = assumptions;
    this.marks = asking.marks;
    this.delegating = asking.delegating;
    this.returnedByOnly = asking.returnedByOnly;
    this.rights = new Rights(values, asking.principals);
    this.written = new WrittenCallers(values, asking.alternatives, asking.assumptions, asking.marks);
    const natureOf = (it: Ref): Nature => this.natures.of(it);
    const doubted = (all: readonly Ref[], side: boolean): Known => this.doubted(all, side);
    this.among = { values, rights: this.rights, written: this.written, natureOf, doubted, assumptions };
    this.memo = new Answers(circles, (a, b) => a.known === b.known);
  }
  /** What is known where a condition came out on a side; undefined: it can't. `asked`: it is asked itself, not waited for. */
  implied(ref: Ref, side: boolean, asked = false): Known | undefined {
    const key = `${refKey(ref)}${side ? '+' : '-'}${asked ? '?' : ''}`;
    return this.memo.ask(key, { known: NOTHING }, () => ({ known: looked(this.look(ref, side, asked)) })).known;
  }
  private look(ref: Ref, side: boolean, asked: boolean): Known | undefined {
    // A promise is always there, whatever it is kept with, and so is a list.
    if (asked && (isPromised(this.values, ref) || isListed(this.values, ref))) return side ? NOTHING : undefined;
    const value = ref.unit.value(ref.id);
    if (this.assumptions.leansOn(ref)) {
      const way = this.assumptions.wayOf(ref, this.marks);
      if (way === true || way === false) return way === side ? NOTHING : undefined;
      if (way === 'open' && (value.kind !== 'op' || value.operator === '===' || value.operator === '!=='))
        return both({ apart: MARKED }, this.plain(ref, side, asked));
    }
    return this.plain(ref, side, asked);
  }
  private plain(ref: Ref, side: boolean, asked: boolean): Known | undefined {
    const value = ref.unit.value(ref.id);
    const constant = constantTruth(this.values, this.alternatives, ref);
    if (constant !== undefined) return constant === side ? NOTHING : undefined;
    if (value.kind === 'op') return this.operation(ref, value, side, asked);
    const asks = askedPresence(this.values, ref);
    if (asks !== undefined) return this.implied(asks.of, side === asks.there, true);
    const method = toldByMethod(this.values, this.alternatives, ref, side);
    if (method !== 'undecided') return method;
    const all = this.alternatives
      .withTurns(ref)
      .filter((it) => (it.only === undefined || it.only === side) && !(it.absent && side));
    const first = anyOf(
      all.flatMap((it) => {
        if (it.again) return [];
        if (it.absent) return [it.known(side)];
        return [both(it.known(side), isItself(it, ref) ? this.leaf(ref, side) : this.impliedBy(it.ref, side, asked))];
      }),
    );
    const turned = first && all.flatMap((it) => (it.again ? [both(it.known(side), first)] : []));
    return turned === undefined || turned.length === 0 ? first : anyOf([first, ...turned]);
  }
  /** Of what a value may be: that a list stands there says nothing of what is in it, if that is all that is asked. */
  private impliedBy(ref: Ref, side: boolean, asked: boolean): Known | undefined {
    if (asked && isListed(this.values, ref)) return side ? NOTHING : undefined;
    return this.implied(ref, side);
  }
  /** What is known where a condition came out on a side, and a value that it may ask is true, or is not. */
  impliedGiven(ref: Ref, side: boolean, given: Ref, is: boolean): Known | undefined {
    if (ref.unit === given.unit && ref.id === given.id) return side === is ? NOTHING : undefined;
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'op') return this.implied(ref, side, true);
    const of = (id: ValueId, way: boolean): Known | undefined => this.impliedGiven({ ...ref, id }, way, given, is);
    if (value.operator === '!') return of(value.left, !side);
    if (value.right === undefined || (value.operator !== '&&' && value.operator !== '||'))
      return this.implied(ref, side, true);
    return connected(value, value.right, side, of);
  }
  private operation(ref: Ref, op: Op, side: boolean, asked: boolean): Known | undefined {
    const left: Ref = { ...ref, id: op.left };
    if (op.operator === '!') return this.implied(left, !side, true);
    if (op.right === undefined) return NOTHING;
    const right: Ref = { ...ref, id: op.right };
    switch (op.operator) {
      case '&&':
      case '||':
        return connected(op, op.right, side, (id, way) => this.implied({ ...ref, id }, way, asked || id === op.left));
      case '??':
        return either(this.implied(left, side), both(this.implied(left, false), this.implied(right, side)));
      case '===':
      case '==':
        return this.equality(ref, left, right, side);
      case '!==':
      case '!=':
        return this.equality(ref, left, right, !side);
      case 'in':
        return side && !this.rights.isSomebody(right) ? contained(this.among, ref, left, right) : NOTHING;
      case 'instanceof': {
        const known = knownInstance(this.values, this.alternatives.of(left), right, side);
        return known === 'undecided' ? this.doubted([left, right], side) : known;
      }
      case '&':
        return this.masked(ref, left, right, side);
      default:
        return ORDER.test(op.operator) ? this.ordered(ref, op, left, right, side) : this.doubted([left, right], side);
    }
  }
  /** What is known where two values are the same, or are not. */
  equality(ref: Ref, left: Ref, right: Ref, equal: boolean): Known | undefined {
    const there = equal ? foundBy(left, right) : undefined;
    const known = this.alikeOrNot(ref, left, right, equal);
    return there && known && !known.right ? both(this.implied(there, true), known) : known;
  }
  private alikeOrNot(ref: Ref, left: Ref, right: Ref, equal: boolean): Known | undefined {
    const fixed = fixedEquality(this.values, this.alternatives, left, right);
    if (fixed !== undefined) return fixed === equal ? NOTHING : undefined;
    const exempt = equal ? exemptionsOfEqual(this.values, left, right) : [];
    if (exempt.length > 0) return { apart: exempt };
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const) {
      const value = b.unit.value(b.id);
      const member = value.kind === 'get' ? constantIn(this.values, b) : undefined;
      const among = member && knownChosen(this.values, this.alternatives, a, ['===', member.value], equal);
      if (member !== undefined && among !== 'undecided') return among;
      if (value.kind === 'absent' || (value.kind === 'literal' && value.value === null)) return this.implied(a, !equal);
      if (value.kind !== 'literal') continue;
      const operand = a.unit.value(a.id);
      if (typeof value.value === 'boolean') return this.implied(a, value.value === equal);
      if (value.value === 0 || value.value === -1 || value.value === '') return this.implied(a, !equal);
      if (value.value === 1 && operand.kind === 'get' && EXISTENCE.test(String(operand.key)))
        return this.implied(a, equal);
      // `typeof caller === 'object'`
      if (operand.kind === 'op' && operand.operator === 'typeof')
        return this.implied({ ...a, id: operand.left }, (value.value === 'undefined') !== equal);
      const chosen = knownChosen(this.values, this.alternatives, a, ['===', value.value], equal);
      if (chosen !== 'undecided') return chosen;
    }
    const [a, b] = [this.natures.of(left), this.natures.of(right)];
    const pairs = [
      [left, a],
      [right, b],
    ] as const;
    const compared = sameOrNot(this.among, ref, pairs, equal);
    if (compared !== undefined) return compared.known;
    if (!equal) return this.doubted([left, right], equal);
    const shown = shownBy(ref, pairs, (it) => this.rights.nameOf(it));
    const mark = this.rights.markOf(pairs);
    const unseen = (): Known => comparedUnseen(this.values, ref, pairs) ?? this.doubted([left, right], equal);
    return shown ?? (mark ? this.implied(mark, true) : unseen());
  }
  /** What is known where two numbers have a bit in common, or none (`caller.permissions & Permission.WRITE`). */
  private masked(ref: Ref, left: Ref, right: Ref, side: boolean): Known | undefined {
    if (isZero(this.values, left) || isZero(this.values, right)) return side ? undefined : NOTHING;
    return this.asked(ref, left, right, side) ?? this.doubted([left, right], side);
  }
  /** Something of the caller is asked about something else; undefined: neither of the two is theirs. */
  private asked(ref: Ref, left: Ref, right: Ref, side: boolean, ordered = false): Known | undefined {
    const pairs = [left, right].map((it): readonly [Ref, Nature] => [it, this.natures.of(it)]);
    const rights = this.rights.compared(ref, pairs, ordered);
    return rights === undefined || side ? rights : denied(rights);
  }
  private ordered(ref: Ref, op: Op, left: Ref, right: Ref, side: boolean): Known | undefined {
    // `list.length > 0`, `list.indexOf(x) >= 0`
    const bound = ref.unit.value(right.id);
    if (bound.kind === 'literal' && typeof bound.value === 'number' && bound.value <= 1) {
      if (op.operator === '>' || op.operator === '>=') return this.implied(left, side);
      return this.implied(left, !side);
    }
    const to = bound.kind === 'literal' ? bound.value : undefined;
    const chosen = knownChosen(this.values, this.alternatives, left, [op.operator, to], side);
    return chosen === 'undecided' ? (this.asked(ref, left, right, side, true) ?? NOTHING) : chosen;
  }
  private leaf(ref: Ref, side: boolean): Known | undefined {
    const found = this.single(ref, side);
    if (side || found === undefined || found.right !== undefined) return found;
    const right = this.implied(ref, true)?.right;
    if (right === undefined) return found;
    const denied: Proof = { ...right, denies: true, idle: true };
    // What a member of a row is not says nothing of whether there is one.
    return both(found, { partly: tellsOfAll(ref) ? [denied] : [right, denied] });
  }
  private single(ref: Ref, side: boolean): Known | undefined {
    const value = ref.unit.value(ref.id);
    const exempt = side ? exemptionsOf(this.values, ref) : [];
    if (exempt.length > 0) return { apart: exempt };
    switch (value.kind) {
      case 'get':
        if (!side && value.key === 'error' && this.alternatives.notUnderstood(ref)) return this.doubted([ref], true);
        return this.outcome(ref, this.values.things(ref), side) ?? this.member(ref, value.of, value.key, side);
      case 'call':
        return this.call(ref, side);
      case 'param':
        if (this.principals.givenAs(ref) !== 'nobody') return side ? { caller: { at: ref, is: 'yes' } } : NOTHING;
        return this.handed(ref, side);
      default:
        return NOTHING;
    }
  }
  private member(ref: Ref, of: ValueId, key: string | ValueId, side: boolean): Known | undefined {
    if (this.principals.isCaller(ref)) {
      if (!side) return NOTHING;
      const right = this.rights.isKept(ref, this.natures.of({ ...ref, id: of }));
      const parts = this.natures.handedInFor(ref);
      const anybody = this.principals.mayBeAnybody(ref) ? unclear(ref, WRITTEN_OUT) : undefined;
      const caller: Proof = anybody ?? { at: ref, is: 'yes', ...(parts && { parts: [...parts] }) };
      return { caller, ...(right && { right: anybody ?? { at: ref, is: 'yes' } }) };
    }
    const base: Ref = { ...ref, id: of };
    const names = this.values.keys(base, key);
    if (names.length !== 1)
      return side && typeof key !== 'string' && !this.isTheirs(ref, { ...ref, id: key })
        ? contained(this.among, ref, { ...ref, id: key }, base)
        : NOTHING;
    const name = names[0]!;
    const exists = EXISTENCE.test(name) || saysThere(name, this.natures.of(ref));
    const optional = isOptional(ref);
    const joined = EXISTENCE.test(name) ? joinedThere(this.natures, base) : undefined;
    if (joined !== undefined) return side ? joined : NOTHING;
    const all = this.alternatives.of(base).filter((it) => it.only !== false);
    const mixedUp = mixedUpIn(this.alternatives, all);
    if (mixedUp !== undefined) return mixedUp;
    // Somebody is nobody, and that is told by this member.
    const made = all.map((it) => (it.absent ? undefined : truth(this.written.ofInstance(it.ref, name))));
    const flags = tellsApart(this.values, this.alternatives, all, name) || made.some((it) => it !== undefined);
    return anyOf(
      all.map((it, index) => {
        // A member of nothing throws, or is nothing.
        if (it.absent) return side || !optional ? undefined : it.known();
        const entry = writtenIn(this.values, this.alternatives, it, name);
        const filled = entry && filledLater(this.alternatives, it, entry, name, ref);
        const nothing = side ? undefined : NOTHING;
        if (filled)
          return anyOf(filled.map((way) => both(way.known(), way.absent ? nothing : this.implied(way.ref, side))));
        if (made[index] !== undefined) return made[index] === side ? it.known() : undefined;
        if (it.ref.unit.value(it.ref.id).kind === 'absent') return side ? undefined : NOTHING;
        const there = both(it.known(), this.implied(it.ref, true));
        if (there === undefined) return side || flags ? undefined : NOTHING;
        const is =
          (there.caller?.is === 'yes' || there.caller?.by === WRITTEN_OUT) &&
          !exists &&
          !flags &&
          this.rights.mayBeAsked(name, base, this.natures.handedInFor(it.ref) !== undefined) &&
          (rightWords.test(name) || !isUsed(ref.unit, ref.id)) &&
          this.isRow(it.ref) &&
          !isNoneOfRights([this.natures.of(ref)]);
        if (side) return { ...there, ...(is && { right: { ...there.caller, at: ref } }) };
        if (flags) return there;
        return is ? { right: { ...there.caller, at: ref, denies: true } } : NOTHING;
      }),
    );
  }
  /** What is kept for whoever is calling, and worked with: their connection, their cart. */
  private isTheirs(ref: Ref, key: Ref): boolean {
    const isId = identityMembers.test(this.rights.nameOf(key) ?? '');
    return isId && (isTaken(ref.unit, ref.id) || isReadOutside(this.values, ref));
  }
  /** Not what a library wraps around what it gives (`{ data, error }`). */
  private isRow(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    return value.kind !== 'wait' || !this.natures.of(ref).remote;
  }
  private call(ref: Ref, side: boolean): Known | undefined {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return NOTHING;
    const callee = ref.unit.value(call.callee);
    const name = callee.kind === 'get' ? String(callee.key) : callee.kind === 'global' ? callee.name : '';
    const marked = givenByMarked(this.values, this.assumptions, this.marks, ref);
    if (marked !== undefined) return anyOf(marked.map((it) => this.implied(it, side)));
    const things = this.values.things({ ...ref, id: call.callee });
    if (side && this.delegating && isAsked(this.values, ref, call.callee)) return { caller: { at: ref, is: 'yes' } };
    const proven = this.byLibrary(ref, things, side);
    if (proven !== undefined) return proven;
    const asksOthers = things.some((it) => it.kind === 'function' || isStoreCall(this.values, it));
    const fixed = asksOthers ? undefined : fixedMembership(this.values, this.alternatives, ref);
    if (fixed !== undefined) return fixed === side ? NOTHING : undefined;
    if (MEMBERSHIP.test(name) && call.receiver !== undefined && !asksOthers) {
      if (!side) return name === 'every' ? this.within(ref, call.args[0], false, side) : NOTHING;
      const list: Ref = { ...ref, id: call.receiver };
      const item = this.within(ref, call.args[0], this.assumptions.leansOn(list));
      const isWritten = !FINDS.test(name) || this.values.flatConstants(list).length > 0;
      const within = isWritten ? item : foundAmong(item, this.natures.of(list), ref);
      return both(
        within,
        call.args[0] === undefined || (ASKS_EACH.test(name) && !mayBeOwn(this.values, { ...ref, id: call.args[0] }))
          ? NOTHING
          : contained(this.among, ref, { ...ref, id: call.args[0] }, { ...ref, id: call.receiver }),
      );
    }
    const tried = asksOthers ? undefined : triedWith(ref);
    if (tried !== undefined) return side ? contained(this.among, ref, tried.made, tried.text) : NOTHING;
    if (TEXT_TESTS.test(name) && call.receiver !== undefined && call.args[0] !== undefined && !asksOthers) {
      const text: Ref = { ...ref, id: call.receiver };
      // What else a text of somebody begins with tells its form.
      const isRight = rightWords.test(this.rights.nameOf(text) ?? '');
      const told = isRight ? this.asked(ref, text, { ...ref, id: call.args[0] }, side) : undefined;
      return told ?? this.doubted([ref], side);
    }
    if (SAME_TRUTH.test(name)) {
      const of = call.args[0] ?? call.receiver;
      if (call.receiver !== undefined && callee.kind === 'get' && !asksOthers)
        return this.implied({ ...ref, id: call.receiver }, side);
      if (of !== undefined && callee.kind === 'global') return this.implied({ ...ref, id: of }, side);
    }
    if (this.principals.isCaller(ref)) return side ? { caller: this.checked(ref) } : NOTHING;
    if (this.rights.isAsked(ref, things)) {
      if (isAlwaysSo(this.returnedByOnly(ref), (it) => this.implied(it, false))) return side ? NOTHING : undefined;
      return side ? this.rights.of({ ...ref, id: call.receiver! }, ref) : NOTHING;
    }
    const nature = this.natures.of(ref);
    if (nature.stored || nature.remote) return side ? this.found(ref, nature) : NOTHING;
    if (side && this.rights.isFetched(ref, things)) return { caller: byCaller(ref, nature) };
    return this.doubted([ref], side);
  }
  /** What library data says of an outcome: of what a call gives, or of a member of that. */
  private outcome(ref: Ref, things: readonly Thing[], side: boolean): Known | undefined {
    for (const thing of things) {
      const rows = thing.kind === 'api' ? this.values.apis.rows(thing.nodes, 'proves') : [];
      const told = rows.flatMap(({ row }) => (row.when === 'true' || row.when === 'false' ? [row] : []));
      const held = told.filter(({ when }) => (when === 'true') === side);
      const proof = (doubt: string | undefined): Proof => (doubt ? unclear(ref, doubt) : { at: ref, is: 'yes' });
      if (told.length === 0) continue;
      const caller = held.length > 0 && held.every((row) => row.of === 'right') && callerOfRight(this.among, ref);
      return { ...(caller && { caller }), ...Object.fromEntries(held.map((row) => [row.of, proof(row.doubt)])) };
    }
    return undefined;
  }
  /** What library data says of a call. */
  private byLibrary(ref: Ref, things: readonly Thing[], side: boolean): Known | undefined {
    const proven = this.outcome(ref, things, side);
    if (proven !== undefined) return proven;
    for (const thing of things) {
      if (thing.kind !== 'api') continue;
      for (const { row } of this.values.apis.rows(thing.nodes, 'equalities')) {
        const [left, right] = [row.values].flat().flatMap((path) => this.values.argument(ref, path));
        if (left === undefined || right === undefined) continue;
        const known = this.equality(ref, left, right, side);
        const isForgery = [left, right].some((it) => this.natures.of(it).forgery);
        const isOwn = isForgery || isShown(known) || mayBeShown(known, this.natures.handedIn(ref));
        if (isOwn || !isVerification(this.values, thing)) return known;
      }
      if (isVerification(this.values, thing)) return side ? { caller: this.checked(ref) } : NOTHING;
    }
    return undefined;
  }
  /** A credential was handed in and verified. */
  checked(ref: Ref): Proof {
    if (this.natures.showsInLink(ref)) return { at: ref, is: 'yes', inLink: true };
    const parts = this.natures.handedIn(ref);
    return { at: ref, is: 'yes', ...(parts !== undefined && { parts: [...parts] }) };
  }
  /** Something was found by what the request holds, or by who is calling. */
  private found(ref: Ref, nature: Nature): Known {
    if (nature.principal) {
      const of = (it: Ref): Nature => this.natures.of(it);
      const asked = isChosenBy(this.values, of, ref) && !this.rights.isShownCode(ref, of);
      const proof = byCaller(ref, nature);
      const right = asked || isAmongRights(this.values, ref) || picksByRight(this.values, of, ref);
      return { caller: proof, ...(right && { right: proof }) };
    }
    // Another service is shown what it knows somebody by, not only told where the request came from.
    if (nature.parts.size === 0 || (nature.remote && !isSent(nature))) return NOTHING;
    const isByColumn = isByKey(this.values, (it) => this.natures.of(it), ref);
    const isKey = isByColumn || (nature.ticket && !nature.parts.has('path') && isAmongKeys(this.values, ref));
    const proof = told(ref, nature, isKey ? undefined : [...nature.parts]);
    if (nature.ticket || isByColumn || (nature.named && isSent(nature) && !nature.remote)) return { caller: proof };
    return isSent(nature) ? { caller: unclear(ref, 'a look-up by a header') } : NOTHING;
  }
  /** What holds of the item that a function was looking for. */
  private within(ref: Ref, arg: ValueId | undefined, written: boolean, side = true): Known | undefined {
    if (arg === undefined) return NOTHING;
    const out: (Known | undefined)[] = [];
    for (const fn of this.values.things({ ...ref, id: arg })) {
      if (fn.kind !== 'function') continue;
      const { unit, id, ctx } = fn.ref;
      const value = unit.value(id);
      if (value.kind !== 'function') continue;
      for (const exit of unit.returnsOf(value)) {
        if (exit.value === undefined) continue;
        const it: Ref = { unit, id: exit.value, ctx };
        // What is written on the endpoint asks about the caller.
        if (written && this.natures.of(it).principal)
          out.push({ caller: { at: ref, is: 'yes' }, right: { at: ref, is: 'yes' } });
        else out.push(this.implied(it, side));
      }
    }
    return out.length === 0 ? NOTHING : anyOf(out);
  }
  /** A parameter of a callback: what the call that runs it gives. */
  private handed(ref: Ref, side: boolean): Known | undefined {
    const unit = ref.unit;
    const param = unit.value(ref.id);
    if (param.kind !== 'param') return NOTHING;
    const frame = this.values.contexts.frameOf(unit, param.function, ref.ctx)?.args[param.index];
    if (frame !== undefined && isRef(frame)) return NOTHING;
    const out: (Known | undefined)[] = [];
    for (const { site, index } of this.alternatives.handing(ref)) {
      const call = site.unit.value(site.id);
      if (call.kind !== 'call') continue;
      const callee = site.unit.value(call.callee);
      if (callee.kind === 'get' && callee.key === 'then') {
        out.push(
          index === 0 && call.receiver !== undefined ? this.implied({ ...site, id: call.receiver }, side) : NOTHING,
        );
        continue;
      }
      out.push(this.ofCallback(ref, index, site, side));
    }
    return out.length === 0 ? NOTHING : anyOf(out);
  }
  private ofCallback(ref: Ref, index: number, site: Ref, side: boolean): Known | undefined {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call') return NOTHING;
    const { apis } = this.values;
    for (const thing of this.values.things({ ...site, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      const rows = apis.rows(thing.nodes, 'crypto');
      if (rows.some(({ row }) => row.does === 'verify-token'))
        return (index === 0) === side ? NOTHING : { caller: this.checked(site) };
      if (rows.some(({ row }) => row.does === 'compare-password'))
        return index === 1 && side ? { caller: this.checked(site) } : NOTHING;
      const made = apis.step(thing.nodes, '()');
      if (apis.rows(made, 'middleware').some(({ row }) => row.does === 'authenticates'))
        return index === 1 && side ? { caller: { at: ref, is: 'yes' } } : NOTHING;
    }
    const nature = this.natures.of(ref);
    return index > 0 && side && (nature.stored || nature.remote) ? this.found(ref, nature) : NOTHING;
  }
  /** A call that nobody understands was handed something that could tell who is calling, or what they may. */
  doubted(operands: readonly Ref[], side: boolean): Known {
    return doubtsOf(this.values, this.natures, this.alternatives, operands, side);
  }
}
