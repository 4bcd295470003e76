/** What values are made of, as far as it matters to who gets through: parts of the request, secrets, somebody who is known. */
import { credentialWords, forgeryWords, paidMembers, pathCredentialWords, plainHeaders } from '../../libraries/http.ts';
import type { RequestPart } from '../../libraries/kinds.ts';
import type { ValueId } from '../../facts/facts.ts';
import { type FarEdge, originsIn } from '../origins.ts';
import { type Context, isRef, type Ref, refKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { propertyRead } from '../values/properties.ts';
import { Framed } from '../framed.ts';
import { Answers, type Circles } from './circles.ts';
import { handingOf } from './handing.ts';
import {
  ASKED,
  isSent,
  type Nature,
  NOTHING,
  ONE_OF_SEVERAL,
  saysNothing,
  SOME_CALLERS,
  tells,
  together,
  WRITTEN_OUT,
} from './nature.ts';
import { joinedAt, withoutJoined } from './joined-rows.ts';
import { isOfRoute } from './of-routes.ts';
import { putThere } from './put-there.ts';
import { SharedWalks, type Step } from './shared-walks.ts';
import { Traits } from './traits.ts';
import { writtenMember } from './written-members.ts';

/** What one value says of that. */
interface Said {
  principal?: boolean;
  request?: boolean;
  secret?: boolean;
  stored?: boolean;
  remote?: boolean;
  named?: boolean;
  ticket?: boolean;
  paid?: boolean;
  message?: boolean;
  forgery?: boolean;
  /** Somebody is known, and not by what was handed in here. */
  kept?: boolean;
  doubt?: string | undefined;
  exchanged?: ReadonlySet<RequestPart> | undefined;
  part?: RequestPart;
  /** What others are that it asked about. */
  others?: Nature;
  /** It is one of these. */
  several?: readonly Ref[];
}
/** The same in the shape in which it is folded millions of times: `flags` are those of `FLAGS`, by their place. */
interface Told extends Step {
  readonly flags: number;
  readonly more: Said | undefined;
}
/** What must be known of values to tell. */
export interface Callers {
  /** The value itself stands for a caller who was made sure of. */
  isCaller(ref: Ref): boolean;
  /** Somebody who is written out is put there as well, for whoever comes. */
  mayBeAnybody(ref: Ref): boolean;
  /** Where there is such a value, whoever calls was made sure of. */
  isMadeSureOf(ref: Ref): boolean;
  /** What steps before kept under the name that is read, for this request. */
  keptFor(ref: Ref): readonly Ref[];
}
const EDGES: readonly FarEdge[] = ['get', 'element', 'wait', 'join', 'load', 'op', 'text', 'object', 'array', 'frame'];
const FLAGS = [
  'principal',
  'request',
  'secret',
  'stored',
  'remote',
  'named',
  'ticket',
  'paid',
  'message',
  'forgery',
  'kept',
] as const;
const MORE = ['doubt', 'exchanged', 'part', 'others', 'several'] as const;
/** So many callers of a function are asked what they hand over. */
const MAX_CALLERS = 10;
/** Functions that give back what others gave them. */
const MAX_CALLS_DEEP = 8;
/** Values about which others are asked. */
const MAX_DEEP = 3;
/** So many of the values that a value was made of tell what it is. */
const NEAREST = 300;
/** What can be done with a text, or with several. */
const OF_TEXTS: ReadonlySet<string> = new Set(
  [String.prototype, Array.prototype, Object.prototype].flatMap((it) => Object.getOwnPropertyNames(it)),
);
export class Natures {
  private readonly values: Values;
  private readonly callers: Callers;
  private readonly memo: Answers<Nature>;
  private readonly traits = new Framed<Traits>();
  private readonly newTraits = (ref: Ref): Traits => new Traits(this.values, ref);
  private readonly walks: SharedWalks<Told>;

  constructor(values: Values, circles: Circles, callers: Callers) {
    this.values = values;
    this.callers = callers;
    this.memo = new Answers(circles, saysNothing);
    this.walks = new SharedWalks(values, circles, EDGES, (ref, deep, isStart) => this.step(ref, deep, isStart));
  }
  /** `deep`: for so many others this is asked. */
  of(ref: Ref, deep = 0): Nature {
    const key = deep === 0 ? refKey(ref) : `${refKey(ref)}/${String(deep)}`;
    return this.memo.ask(key, NOTHING, () => this.look(ref, deep));
  }
  /** Of several values together. */
  ofAll(refs: readonly Ref[], deep = 0): Nature {
    return together(refs.map((it) => this.of(it, deep)));
  }
  /** What the call gives is told apart from what the same function gives others. */
  isApart(site: Ref): boolean {
    return this.traitsOf(site).isApart;
  }
  private traitsOf(ref: Ref): Traits {
    return this.traits.of(ref, this.newTraits);
  }
  /** Folds what the values on the way say. */
  private look(start: Ref, deep: number): Nature {
    const said: Said = {};
    const parts = new Set<RequestPart>();
    const others: Nature[] = [];
    const several: (readonly Ref[])[] = [];
    let flags = 0;
    let exchanged: ReadonlySet<RequestPart> | undefined;
    const isWhole = this.walks.from(start, deep, NEAREST, (it) => {
      flags |= it.flags;
      if (it.more === undefined) return;
      const { part, doubt } = it.more;
      if (part !== undefined) parts.add(part);
      if (said.doubt === undefined || doubt === WRITTEN_OUT) said.doubt = doubt ?? said.doubt;
      if (it.more.exchanged !== undefined) exchanged = new Set([...(exchanged ?? []), ...it.more.exchanged]);
      if (it.more.others !== undefined) others.push(it.more.others);
      if (it.more.several !== undefined) several.push(it.more.several);
    });
    FLAGS.forEach((flag, bit) => {
      if ((flags & (1 << bit)) !== 0) said[flag] = true;
    });
    if (said.principal === true && said.doubt === undefined && several.some((it) => this.differ(it, deep + 1)))
      said.doubt = ONE_OF_SEVERAL;
    const own: Nature = {
      principal: said.principal === true,
      request: said.request === true,
      secret: said.secret === true,
      stored: said.stored === true,
      remote: said.remote === true,
      named: said.named === true,
      ticket: said.ticket === true,
      paid: said.paid === true,
      message: said.message === true,
      forgery: said.forgery === true,
      cut: !isWhole,
      parts,
      doubt: said.doubt,
      exchanged: said.kept === true ? undefined : exchanged,
    };
    return others.length === 0 ? own : together([own, ...others]);
  }
  /** One of several values stands for the caller, and another is something that was found in another way. */
  private differ(several: readonly Ref[], deep: number): boolean {
    if (deep > MAX_DEEP) return false;
    const all = several.map((it) => this.of(it, deep));
    return (
      all.some((it) => it.principal) &&
      all.some((it) => !it.principal && !it.ticket && !it.secret && (it.stored || it.remote || it.parts.size > 0))
    );
  }
  /** What one value says, where it was asked for so many others. */
  private step(ref: Ref, deep: number, isStart: boolean): Told {
    const said: Said = {};
    const leads = this.leads(ref, deep, isStart, said);
    let flags = 0;
    FLAGS.forEach((flag, bit) => {
      if (said[flag] === true) flags |= 1 << bit;
    });
    const more = MORE.some((it) => said[it] !== undefined) ? said : undefined;
    return { leads, says: flags !== 0 || more !== undefined, flags, more };
  }
  /** Fills in what a value says. False: what it was made of does not matter, or what else does. */
  private leads(ref: Ref, deep: number, isStart: boolean, said: Said): boolean | readonly Ref[] {
    const value = ref.unit.value(ref.id);
    const name = (text: string): void => {
      if (credentialWords.test(text)) said.named = true;
    };
    if (value.kind === 'literal') {
      if (typeof value.value === 'string') name(value.value);
      return false;
    }
    if (value.kind === 'object') for (const entry of value.entries) if (typeof entry.key === 'string') name(entry.key);
    if (value.kind === 'text') value.chunks.forEach(name);
    const traits = this.traitsOf(ref);
    if (this.callers.isCaller(ref)) {
      said.exchanged = this.handedInFor(ref);
      said.kept = said.exchanged === undefined;
      said.principal = true;
      said.message = traits.called('crypto').some(({ row }) => row.message === true);
      if (this.callers.mayBeAnybody(ref)) said.doubt = WRITTEN_OUT;
      return false;
    }
    const read = traits.read;
    if (read !== undefined) {
      said.forgery = forgeryWords.test(read.name ?? '');
      if (said.forgery) return false;
      if (read.part !== undefined && !(read.part === 'headers' && plainHeaders.has(read.name?.toLowerCase() ?? '')))
        said.part = read.part === 'headers' && read.name?.toLowerCase() === 'cookie' ? 'cookies' : read.part;
      if (read.name !== undefined && credentialWords.test(read.name)) said.named = true;
      const words = read.part === 'path' ? pathCredentialWords : credentialWords;
      if (read.name !== undefined && words.test(read.name)) said.ticket = true;
      return false;
    }
    if (traits.isSecret) {
      said.secret = true;
      return false;
    }
    if (value.kind === 'get') {
      if (typeof value.key === 'string') {
        name(value.key);
        if (paidMembers.test(value.key)) said.paid = true;
      }
      if (typeof value.key !== 'string') this.pickedBy({ ...ref, id: value.key }, deep, said);
      if (this.traitsOf({ ...ref, id: value.of }).holdsRequest) {
        // Something that code put onto it: what that is, where it is seen.
        const is = deep > MAX_DEEP ? NOTHING : this.ofAll(this.callers.keptFor(ref), deep + 1);
        // Other handlers may put there what is theirs who call those.
        if (!is.principal) said.others = is;
        return false;
      }
      // What a guard was made with is the same for all who come by it.
      if (
        typeof value.key === 'string' &&
        isOfRoute(this.values, value.key, this.callers.keptFor({ ...ref, id: value.of }))
      )
        return false;
      const written = deep > MAX_DEEP ? undefined : this.written(ref);
      if (written === undefined) {
        const joined = this.joined(ref, deep);
        if (joined !== undefined) said.others = joined;
        return true;
      }
      said.others = this.ofAll(written, deep);
      return false;
    }
    if (value.kind === 'join' && value.at === 'branch') said.several = value.of.map((id): Ref => ({ ...ref, id }));
    if (value.kind === 'op' && value.right !== undefined && (value.operator === '??' || value.operator === '||'))
      said.several = [value.left, value.right].map((id): Ref => ({ ...ref, id }));
    if (value.kind === 'load') said.several = putInto(ref, value.cell);
    if (value.kind === 'array') return pushedInto(ref);
    if (value.kind === 'call') return this.leadsOfCall(ref, deep, isStart, said);
    if (value.kind === 'param') return this.leadsOfParameter(ref, deep, said);
    return true;
  }
  /** What rows are that stand under a member of another which brings them with it; undefined: there are none, or all come. */
  joined(get: Ref, deep = 0): Nature | undefined {
    const sought = deep > MAX_DEEP ? [] : joinedAt(this.values, get);
    return sought.length === 0 ? undefined : { ...this.ofAll(sought, deep + 1), stored: true };
  }
  /** What a member is, where the project says so. */
  private written(ref: Ref): readonly Ref[] | undefined {
    const written = writtenMember(this.values, ref) ?? putThere(this.values, ref);
    if (written !== undefined) return written;
    const get = ref.unit.value(ref.id);
    const name = get.kind === 'get' && typeof get.key === 'string' ? get.key : undefined;
    const given = get.kind === 'get' && name ? propertyRead(this.values, { ...ref, id: get.of }, name) : [];
    if (given.length > 0) return given;
    const kept = this.callers.keptFor(ref);
    return kept.length === 0 ? undefined : kept;
  }
  /** What is picked by something of the caller is theirs: `PERMISSIONS[user.role]`. */
  private pickedBy(key: Ref, deep: number, said: Said): void {
    if (deep > MAX_DEEP || key.unit.value(key.id).kind === 'literal') return;
    const { principal, doubt, exchanged } = this.of(key, deep + 1);
    if (!principal) return;
    said.principal = true;
    said.doubt = doubt;
    said.exchanged = exchanged;
    said.kept = exchanged === undefined;
  }
  private leadsOfCall(ref: Ref, deep: number, isStart: boolean, said: Said): boolean | readonly Ref[] {
    const call = ref.unit.value(ref.id);
    const traits = this.traitsOf(ref);
    if (call.kind !== 'call' || traits.sends) return false;
    // Whose the rows are that it finds is told by neither.
    const beside = [...traits.joined, ...traits.written];
    const handed = call.args
      .filter((_, index) => !traits.readsPlainly(index))
      .flatMap((id) => withoutJoined({ ...ref, id }, beside));
    const args = [...handed, ...traits.sought];
    // What a token says that nobody verified is anything that its sender likes, and no credential.
    if (traits.called('crypto').some(({ row }) => row.does === 'decode-token')) {
      const { parts, ...is } = deep > MAX_DEEP ? NOTHING : this.ofAll(args, deep + 1);
      said.others = { ...is, ticket: false, named: false, parts: new Set(parts.size > 0 ? (['body'] as const) : []) };
      return false;
    }
    if (this.asksBinding(ref)) {
      said.stored = true;
      return args;
    }
    addAsked(said, traits);
    const results = traits.isApart ? traits.results : this.kindOf(ref, deep, said);
    if (results.length > 1) said.several = results;
    const asked = isStart || deep > MAX_DEEP ? undefined : this.foundBy(ref, deep + 1);
    const shown = asked === undefined && !isStart ? this.shownIn(ref, results, deep + 1) : undefined;
    if (shown !== undefined) {
      said.principal = true;
      said.exchanged = shown;
      return false;
    }
    // What a function gives hangs on what it was handed, though it may not be made of it.
    if (asked === undefined)
      return results.length > 0 ? [...results, ...args] : [...args, { ...ref, id: call.receiver ?? call.callee }];
    // Whose session that is stands for whoever sent it.
    said.principal = true;
    said.doubt = asked.doubt;
    said.exchanged = asked.parts;
    return false;
  }
  private leadsOfParameter(ref: Ref, deep: number, said: Said): boolean | readonly Ref[] {
    const param = ref.unit.value(ref.id);
    if (param.kind !== 'param') return true;
    if (this.traitsOf(ref).holdsRequest) {
      said.request = true;
      return false;
    }
    // What a store was asked for comes to the callback (`find(query, (error, row) => …)`).
    for (const { site } of handingOf(this.values, { ...ref, id: param.function }, param.index))
      addAsked(said, this.traitsOf(site));
    const given = this.handed(ref);
    if (typeof given === 'boolean' || given.length < 2 || this.isWritten(ref)) return given;
    if (deep > 0) {
      said.doubt = SOME_CALLERS;
      return given;
    }
    said.others = this.ofCallers(given);
    return false;
  }
  /** Where credentials stand that functions of the project read, and give back only where they made sure of them. */
  private shownIn(ref: Ref, results: readonly Ref[], deep: number): ReadonlySet<RequestPart> | undefined {
    if (results.length === 0 || deep > MAX_DEEP) return undefined;
    const { principal, stored, remote, parts } = this.ofAll(results, deep);
    // What was looked up by it is compared with more of it.
    if (principal || stored || remote || !isSent({ parts }) || [...parts].some((it) => ASKED.has(it))) return undefined;
    return this.callers.isMadeSureOf(ref) ? parts : undefined;
  }
  /** The credential by which a call gives whose it is, and nothing else; undefined: it gives something else. */
  private foundBy(ref: Ref, deep: number, calls = 0): Pick<Nature, 'parts' | 'doubt'> | undefined {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call' || calls > MAX_CALLS_DEEP) return undefined;
    const traits = this.traitsOf(ref);
    const { results } = traits;
    const asked = this.ofAll(
      call.args.map((id): Ref => ({ ...ref, id })),
      deep,
    );
    if (asked.principal || !(asked.ticket || asked.request)) return undefined;
    if (!traits.isApart) return asked.ticket && isSent(asked) && this.ofAll(results, deep).stored ? asked : undefined;
    if (results.length === 0) return asked.ticket && isSent(asked) && traits.isLookUp ? asked : undefined;
    const { parts, exchanged, doubt } = together(
      results.map((it) => {
        const found = this.foundBy(it, deep, calls + 1);
        return found === undefined
          ? this.of(it, deep)
          : { ...NOTHING, principal: true, exchanged: found.parts, doubt: found.doubt };
      }),
    );
    return exchanged !== undefined && parts.size === 0 ? { parts: exchanged, doubt } : undefined;
  }
  /** The same of the call that somebody comes of: `(await verify(token)).payload`. */
  handedInFor({ unit, id, ctx }: Ref): ReadonlySet<RequestPart> | undefined {
    for (const it of originsIn(unit, id, ['get', 'wait', 'join', 'load'])) {
      const site: Ref = { unit, id: it, ctx };
      if (unit.value(it).kind !== 'call' || (it !== id && !this.traitsOf(site).isVerified)) continue;
      const found = this.handedIn(site);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  /** Where what a call verifies stood in the request; undefined: it finds that by itself. */
  handedIn(site: Ref): ReadonlySet<RequestPart> | undefined {
    const inputs = this.traitsOf(site)
      .called('crypto')
      .flatMap(({ row }) => (row.input === undefined ? [] : this.values.argument(site, row.input)));
    if (inputs.length === 0) return undefined;
    const { parts, request, exchanged } = this.ofAll(inputs);
    // Whoever is handed the whole request looks where credentials are.
    return new Set([...parts, ...(exchanged ?? []), ...(request ? (['headers'] as const) : [])]);
  }
  /**
   * A signed token is verified that stood in the query, under the name of a credential: calendars, downloads and streams of
   * events can be sent no other.
   */
  showsInLink(site: Ref): boolean {
    const tokens = this.traitsOf(site)
      .called('crypto')
      .filter(({ row }) => row.does === 'verify-token');
    const inputs = tokens.flatMap(({ row }) => (row.input === undefined ? [] : this.values.argument(site, row.input)));
    if (inputs.length === 0) return false;
    const { parts, named, ticket } = this.ofAll(inputs);
    return (named || ticket) && parts.size > 0 && [...parts].every((it) => it === 'query');
  }
  /** What kind of thing functions give that were not looked at apart: whose it is, is told by what they are handed. */
  private kindOf(ref: Ref, deep: number, said: Said): readonly Ref[] {
    if (deep > MAX_DEEP) return this.traitsOf(ref).results;
    const { secret, stored, remote } = this.ofAll(this.traitsOf(ref).results, deep + 1);
    said.secret ||= secret;
    said.stored ||= stored;
    said.remote ||= remote;
    return [];
  }
  /** A parameter of a function that is written as an argument: what the call is about, or waits for. */
  private handed(ref: Ref): boolean | readonly Ref[] {
    const unit = ref.unit;
    const param = unit.value(ref.id);
    if (param.kind !== 'param') return true;
    const args = this.values.contexts.frameOf(unit, param.function, ref.ctx)?.args;
    // It is handed over, or left out.
    if (args !== undefined && (param.index >= args.length || isGiven(args[param.index]))) return true;
    if (!this.isWritten(ref)) return this.fromCallers(ref, param.function, param.index);
    return handingOf(this.values, { ...ref, id: param.function }, param.index).flatMap(({ site, argument }) => {
      const call = unit.value(site.id);
      if (call.kind !== 'call') return [];
      const of = [
        ...call.args.filter((it) => it !== argument),
        ...(call.receiver === undefined ? [] : [call.receiver]),
      ];
      return of.map((id) => ({ ...ref, id }));
    });
  }
  /** Of what any of several calls hands over: where they differ in who is meant, that is not sure. */
  private ofCallers(given: readonly Ref[]): Nature {
    const all = given.map((it) => this.of(it, 1));
    const alike = all.every((it) => tells(it) === tells(all[0]!));
    const found = together(all);
    return alike ? found : { ...found, doubt: found.doubt ?? SOME_CALLERS };
  }
  private isWritten({ unit, id }: Ref): boolean {
    const param = unit.value(id);
    return (
      param.kind === 'param' &&
      unit.usersOf(param.function).some((user) => {
        const call = unit.value(user);
        return call.kind === 'call' && call.args.includes(param.function);
      })
    );
  }
  /** What is handed over where nobody knows which call it is: by whoever calls it. */
  private fromCallers(ref: Ref, fn: number, index: number): readonly Ref[] {
    return this.values
      .callersOf(ref.unit, fn)
      .slice(0, MAX_CALLERS)
      .flatMap((site) => {
        const call = site.unit.value(site.id);
        const arg = call.kind === 'call' ? call.args[index] : undefined;
        return arg === undefined ? [] : [{ ...site, id: arg }];
      });
  }
  /** A store that the platform hands over with the settings is asked (`env.KV.get(key)`): what it keeps is no setting. */
  private asksBinding(ref: Ref): boolean {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call' || call.receiver === undefined) return false;
    const callee = ref.unit.value(call.callee);
    const isOfText = callee.kind !== 'get' || typeof callee.key !== 'string' || OF_TEXTS.has(callee.key);
    return (
      !isOfText && ref.unit.value(call.receiver).kind === 'get' && this.traitsOf({ ...ref, id: call.receiver }).isSecret
    );
  }
}
function addAsked(said: Said, { asks }: Traits): void {
  said.stored ||= asks.stored;
  said.remote ||= asks.remote;
  said.paid ||= asks.paid;
}
/** What a variable may hold that is written more than once. */
function putInto(ref: Ref, cell: ValueId): readonly Ref[] {
  return ref.unit.usersOf(cell).flatMap((user) => {
    const store = ref.unit.value(user);
    return store.kind === 'store' && store.cell === cell ? [{ ...ref, id: store.to }] : [];
  });
}
function isGiven(it: Context['args'][number]): boolean {
  return it !== undefined && isRef(it);
}
/** What is put into a list that is written out (`names.push(role.name)`), by whichever function. */
function pushedInto({ unit, id, ctx }: Ref): readonly Ref[] {
  const calls = unit.usersOf(id).flatMap((user) => {
    const get = unit.value(user);
    return get.kind === 'get' && (get.key === 'push' || get.key === 'unshift') ? unit.usersOf(user) : [];
  });
  return calls.flatMap((it): readonly Ref[] => {
    const call = unit.value(it);
    return call.kind === 'call' && call.receiver === id ? call.args.map((arg) => ({ unit, id: arg, ctx })) : [];
  });
}
