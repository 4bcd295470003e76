/**
 * Where code keeps who is calling: members of the request, of what a framework keeps with it, of a session. What stands
 * there counts if it was put there by what runs before others, after it had made sure of the caller.
 */
import { plainHeaders } from '../../libraries/http.ts';
import { lastNames } from '../../libraries/paths.ts';
import { givers } from '../declared-parameters.ts';
import { standsFor } from '../http.ts';
import { originsIn } from '../origins.ts';
import type { ApiThing, FunctionThing, Ref } from '../things.ts';
import { refKey, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { ValueId } from '../../facts/facts.ts';
import { memberRead } from '../values/computed-members.ts';
import { givenBack } from '../values/given-back.ts';
import { memberWrites } from '../values/member-writes.ts';
import type { Values } from '../values/kernel.ts';
import { Answers, type Circles } from './circles.ts';
import { type Given, GivenCallers } from './given-callers.ts';
import type { Known } from './proven.ts';

/** What the backend answers about values, asked while it is told who is known. */
export interface Proving {
  /** What is known where a value is something. */
  implied(ref: Ref, side: boolean): Known | undefined;
  /** What is known where a value is computed. */
  knownAt(ref: Ref): Known | undefined;
  /** What is known where a function gives a value back. */
  knownGivenBack(ref: Ref): Known | undefined;
  /** Calls that a parameter's function is handed to. */
  handing(param: Ref): readonly Ref[];
  /** What is known when a function comes to its end. */
  knownBehind(fn: FunctionThing): Known | undefined;
}
/** A value that was put somewhere, and where that is done. */
export interface Kept {
  readonly value: Ref;
  readonly at: Ref;
  /** It is given back there. */
  readonly isGivenBack?: true;
}
/** Whether whoever is kept somewhere was made sure of. */
type Earned = 'yes' | 'at times' | 'no';
/** Where code puts values under a name. */
interface KeptPlace {
  readonly base: ApiThing | undefined;
  readonly name: string;
  readonly list: readonly Kept[];
}
/** Kinds of libraries that hand over requests, or what goes with them. */
const HOLDERS: ReadonlySet<string> = new Set(['framework', 'websocket', 'auth', 'graphql', 'rpc']);
const NOWHERE: readonly Kept[] = [];
const ELSEWHERE: KeptPlace = { base: undefined, name: '', list: NOWHERE };
/** Callers of a function, one above another. */
const MAX_CALLERS_UP = 4;
/** Objects one inside another. */
const MAX_DEEP = 4;
/** An answer that leaned on open questions is asked for so often before it is taken as it is. */
const SETTLED = 4;

export class Principals {
  private readonly values: Values;
  private readonly proving: Proving;
  /** Functions that answer requests: what they put onto theirs is for nobody else. */
  private readonly answering: ReadonlySet<string>;
  private readonly judged: Answers<Earned>;
  private readonly given: GivenCallers;
  private readonly lists = new Map<string, readonly Kept[]>();
  /** Member names that library data knows: a filter before anything is resolved. */
  private readonly names = new Set<string>();
  /** Those that a library fills which itself makes sure of callers. */
  private readonly filled = new Set<string>();
  private readonly before = new Map<string, boolean>();
  private readonly times = new Map<string, number>();
  /** Values of which it is being asked whether they are kept. */
  private readonly looking = new Set<string>();

  constructor(values: Values, circles: Circles, answering: ReadonlySet<string>, proving: Proving) {
    this.values = values;
    this.answering = answering;
    this.proving = proving;
    this.judged = new Answers(circles);
    this.given = new GivenCallers(values, circles, (ref) => this.isCaller(ref));
    for (const library of values.apis.libraries)
      for (const path of library.credentials ?? [])
        for (const name of lastNames(path)) {
          this.names.add(name);
          if (library.is?.includes('auth') === true) this.filled.add(name);
        }
  }
  /** The value itself stands for a caller who was made sure of. */
  isCaller(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    if (value.kind === 'call') return this.isGiven(ref);
    if (value.kind === 'param')
      return (
        (value.index === 1 && this.isHandedOver(ref, value.function)) ||
        this.given.of(ref) !== 'nobody' ||
        givers(this.values, ref.unit, value).some((fn) => this.proving.knownBehind(fn)?.caller?.is === 'yes')
      );
    const name = memberRead(this.values, ref);
    if (value.kind !== 'get' || name === undefined) return false;
    const { apis } = this.values;
    const base = this.baseOf({ ...ref, id: value.of });
    if (base === undefined || apis.rows(base.nodes, 'sources').length > 0) return this.isVerifiedMember(ref);
    const flagged = this.isFlagged(ref, name);
    if (flagged && this.filled.has(name)) return true;
    const kept = this.placeOf(ref).list;
    if (kept.length === 0) return flagged;
    return this.earned(keyOf(base, name), kept) !== 'no';
  }
  /** Where there is such a value, whoever calls was made sure of. */
  isMadeSureOf(ref: Ref): boolean {
    return this.proving.implied(ref, true)?.caller?.is === 'yes';
  }
  /** What a decorator of the project fills a parameter with. */
  givenAs(ref: Ref): Given {
    return this.given.of(ref);
  }
  /**
   * Values that are put where this one is read from. None where a library that makes sure of callers fills it too, and
   * where it outlives the request: what stands there says who came before.
   */
  keptIn(ref: Ref): readonly Kept[] {
    const { base, name, list } = this.placeOf(ref);
    if (base === undefined || list.length === 0) return NOWHERE;
    return outlives(this.values, base) && this.earned(keyOf(base, name), list) !== 'no' ? NOWHERE : list;
  }
  /** The same of what goes with the request alone. */
  keptFor(ref: Ref): readonly Ref[] {
    const { base, list } = this.placeOf(ref);
    return base === undefined || outlives(this.values, base) ? [] : list.map(({ value }) => value);
  }
  /** Where code puts what is read here into what outlives the request, though it is not seen to make sure of anybody there. */
  putUnproven(ref: Ref): readonly Ref[] {
    const { base, name, list } = this.placeOf(ref);
    if (base === undefined || !outlives(this.values, base) || this.earned(keyOf(base, name), list) !== 'no') return [];
    return list.map(({ at }) => at);
  }
  /** It is a member of what outlives requests, and nobody in sight puts anything there. */
  isNeverPut(ref: Ref): boolean {
    const { base, list } = this.placeOf(ref);
    return base !== undefined && outlives(this.values, base) && list.length === 0;
  }
  private placeOf(ref: Ref): KeptPlace {
    const name = memberRead(this.values, ref) ?? this.namedRead(ref);
    const filled = name !== undefined && this.filled.has(name) && this.isFlagged(ref, name);
    return filled ? ELSEWHERE : this.writesOf(ref);
  }
  /** Whatever fills it besides. */
  private writesOf(ref: Ref): KeptPlace {
    const value = ref.unit.value(ref.id);
    const name = memberRead(this.values, ref) ?? this.namedRead(ref);
    const of = value.kind === 'get' ? value.of : value.kind === 'call' ? value.receiver : undefined;
    if (name === undefined || of === undefined) return ELSEWHERE;
    const base = this.baseOf({ ...ref, id: of });
    // Somebody who is kept there is more than what is put into them later.
    if (base === undefined || this.isKept({ ...ref, id: of })) return ELSEWHERE;
    const key = keyOf(base, name);
    let list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, (list = this.collect(base, name)));
    return { base, name, list };
  }
  /** It is read where code puts somebody. */
  private isKept(ref: Ref): boolean {
    const key = refKey(ref);
    // A loop goes from member to member (`for (at = request; at; at = at.before)`).
    if (this.looking.has(key)) return false;
    this.looking.add(key);
    const is = [...originsIn(ref.unit, ref.id, ['wait', 'join', 'load'])].some(
      (id) =>
        ref.unit.value(id).kind === 'get' &&
        this.writesOf({ ...ref, id }).list.some(({ value }) => value.unit.value(value.id).kind !== 'absent'),
    );
    this.looking.delete(key);
    return is;
  }
  /** Somebody who is written out is put there as well, for whoever comes. */
  mayBeAnybody(ref: Ref): boolean {
    const { base, name, list } = this.writesOf(ref);
    if (base !== undefined && this.judged.get(keyOf(base, name)) === 'at times') return true;
    return list.some(({ value, at }) => isWrittenOut(this.values, value, 0) && !this.isKnownAt(at, 0));
  }
  /** Library data calls it what stands for the caller. */
  private isFlagged(ref: Ref, name: string): boolean {
    return (
      (this.names.has(name) || this.names.has('*')) &&
      this.values.things(ref).some((it) => it.kind === 'api' && this.values.apis.flagged(it.nodes, 'credential'))
    );
  }
  private collect(base: ApiThing, name: string): readonly Kept[] {
    const out: Kept[] = [];
    const shared = outlives(this.values, base);
    const add = (of: Ref, value: Ref, at: Ref): void => {
      if (!this.values.things(of).some((it) => it.kind === 'api' && isSame(it, base))) return;
      if (shared || this.runsBefore(at.unit, at.unit.ownerOf(at.id), 0)) out.push({ value, at });
    };
    for (const { of, to, at } of memberWrites(this.values, name)) add(of, to, at);
    out.push(...givenBack(this.values, base, name));
    for (const unit of this.values.modules.units) {
      if (unit.role === 'test') continue;
      for (const id of unit.callsByName.get('set') ?? []) {
        const call = unit.value(id);
        if (call.kind !== 'call' || call.receiver === undefined || call.args.length !== 2) continue;
        const site = this.values.ref(unit, id);
        if (!this.values.constants({ ...site, id: call.args[0]! }).includes(name)) continue;
        add({ ...site, id: call.receiver }, { ...site, id: call.args[1]! }, site);
      }
    }
    return out;
  }
  /** `context.get('user')`: the name. */
  private namedRead(ref: Ref): string | undefined {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call' || call.args.length !== 1) return undefined;
    const callee = ref.unit.value(call.callee);
    if (callee.kind !== 'get' || callee.key !== 'get') return undefined;
    return this.values.constants({ ...ref, id: call.args[0]! })[0];
  }
  /** What a verification hands to its callback behind the error. */
  private isHandedOver(ref: Ref, fn: ValueId): boolean {
    if (this.values.contexts.frameOf(ref.unit, fn, ref.ctx)?.args[1] !== undefined) return false;
    return this.proving.handing(ref).some((site) => {
      const call = site.unit.value(site.id);
      return (
        call.kind === 'call' &&
        this.values
          .things({ ...site, id: call.callee })
          .some((thing) => thing.kind === 'api' && verifiesForCallback(this.values, thing))
      );
    });
  }
  /** A call gives somebody who was made sure of. */
  private isGiven(ref: Ref): boolean {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return false;
    const { apis } = this.values;
    for (const thing of this.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      if (isVerification(this.values, thing)) return true;
      const result = apis.step(thing.nodes, '()');
      if (apis.rows(result, 'sources').length > 0 || apis.rows(thing.nodes, 'sources').length > 0) continue;
      if (apis.flagged(result, 'credential')) return true;
      const named = apis.rows(thing.nodes, 'namedCredentials').some(({ row }) => {
        const known = new Set(row.is.map((it) => it.toLowerCase()));
        return this.values
          .argument(ref, row.name)
          .some((it) => this.values.constants(it).some((text) => known.has(text.toLowerCase())));
      });
      const name = this.namedRead(ref);
      if (name === undefined || thing.receiver === undefined) {
        if (named) return true;
        continue;
      }
      const kept = this.placeOf(ref).list;
      if (kept.length === 0 ? named : this.earned(keyOf(thing.receiver, name), kept) !== 'no') return true;
    }
    return (
      call.receiver !== undefined && this.isGivenByKept({ ...ref, id: call.receiver }, ref.unit.calledName(ref.id))
    );
  }
  /** What a library made was put there before: its method gives somebody (`locals.auth.validate()`). */
  private isGivenByKept(receiver: Ref, method: string): boolean {
    if (method === '') return false;
    const { apis } = this.values;
    return this.keptFor(receiver)
      .flatMap((it) => this.values.things(it))
      .some(
        (it) => it.kind === 'api' && apis.flagged(apis.step(apis.step(it.nodes, `.${method}`), '()'), 'credential'),
      );
  }
  /** A member of what a library reads from the request after it has checked it (`signedCookies.user`). */
  private isVerifiedMember(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'get' || !this.names.has('*')) return false;
    const { apis } = this.values;
    return this.values
      .things({ ...ref, id: value.of })
      .some((it) => it.kind === 'api' && apis.flagged(apis.step(it.nodes, '.*'), 'credential'));
  }
  private baseOf(ref: Ref): ApiThing | undefined {
    const all = this.values.things(ref).filter((it): it is ApiThing => {
      if (it.kind !== 'api') return false;
      const is = this.values.apis.library(it.package)?.is;
      return is?.some((kind) => HOLDERS.has(kind)) === true && it.path !== '';
    });
    // What a wrapper gives is the request, or an answer to it: nothing is read off that.
    return all.find((it) => standsFor(it, 'request')) ?? all[0];
  }
  /** Whoever stands there was made sure of, or only on some of the ways to it. */
  private earned(key: string, kept: readonly Kept[]): Earned {
    const earns = ({ value, at, isGivenBack }: Kept): boolean =>
      this.proving.implied(value, true)?.caller?.is === 'yes' ||
      (isGivenBack === true && this.proving.knownGivenBack(at)?.caller?.is === 'yes') ||
      this.isKnownAt(at, 0);
    return this.judged.ask(
      key,
      'no',
      () => (kept.some(earns) ? 'yes' : kept.some(({ value }) => this.isSomeoneAtTimes(value, 0)) ? 'at times' : 'no'),
      (found, final) => {
        // What was found stays found; what was not found so often is not there.
        const times = (this.times.get(key) ?? 0) + 1;
        this.times.set(key, times);
        return final || found === 'yes' || times >= SETTLED;
      },
    );
  }
  /** It is, or holds, somebody who was made sure of on some of the ways to it, and may be somebody else. */
  private isSomeoneAtTimes(value: Ref, deep: number): boolean {
    if (this.proving.implied(value, true)?.sometimes?.is === 'yes') return true;
    const { unit, id } = value;
    const it = unit.value(id);
    if (deep >= MAX_DEEP) return false;
    if (it.kind === 'object')
      return it.entries.some((entry) => this.isSomeoneAtTimes({ ...value, id: entry.value }, deep + 1));
    if (it.kind !== 'param' || this.values.handed.isHandler({ unit, id: it.function })) return false;
    return this.values.callersOf(unit, it.function).some((site) => {
      const call = site.unit.value(site.id);
      const arg = call.kind === 'call' ? call.args[it.index] : undefined;
      return arg !== undefined && this.isSomeoneAtTimes({ ...site, id: arg }, deep + 1);
    });
  }
  /** Whoever comes here is known, or wherever this is called. */
  private isKnownAt(at: Ref, up: number): boolean {
    if (this.proving.knownAt(at)?.caller?.is === 'yes') return true;
    const owner = at.unit.ownerOf(at.id);
    return (
      up < MAX_CALLERS_UP &&
      owner >= 0 &&
      this.values.callersOf(at.unit, owner).some((site) => this.isKnownAt(site, up + 1))
    );
  }
  /** A function, or one that calls it, runs before those that answer. */
  private runsBefore(unit: FileUnit, fn: ValueId, up: number): boolean {
    if (fn < 0) return true;
    const key = valueKey({ unit, id: fn });
    const known = this.before.get(key);
    if (known !== undefined) return known;
    this.before.set(key, false);
    const found = this.looksBefore(unit, fn, up);
    this.before.set(key, found);
    return found;
  }
  private looksBefore(unit: FileUnit, fn: ValueId, up: number): boolean {
    const ref = this.values.ref(unit, fn);
    if (this.answering.has(valueKey(ref))) return wraps(unit, fn);
    if (this.values.handed.isHandler(ref) || up >= MAX_CALLERS_UP) return true;
    const callers = this.values.callersOf(unit, fn);
    const value = unit.value(fn);
    const outer = unit.outerOf(fn);
    // What is written as an argument runs with what it is written in.
    const written =
      outer >= 0 && value.kind === 'function' && unit.usersOf(fn).some((user) => unit.value(user).kind === 'call');
    if (callers.length === 0 && !written) return true;
    return (
      (written && this.runsBefore(unit, outer, up)) ||
      callers.some((site) => this.runsBefore(site.unit, site.unit.ownerOf(site.id), up + 1))
    );
  }
}
/** It calls what the function was handed in which it is written: `(handler) => (request) => handler(request)`. */
function wraps(unit: FileUnit, fn: ValueId): boolean {
  for (let outer = unit.outerOf(fn); outer >= 0; outer = unit.outerOf(outer)) {
    const around = unit.value(outer);
    if (around.kind !== 'function') continue;
    const isCalled = (param: ValueId): boolean =>
      unit.usersOf(param).some((user) => {
        const call = unit.value(user);
        return call.kind === 'call' && call.callee === param && unit.isWithin(unit.ownerOf(user), fn);
      });
    if (around.params.some(isCalled)) return true;
  }
  return false;
}
/** Somebody is made of nothing that a request holds. */
function isWrittenOut(values: Values, ref: Ref, deep: number): boolean {
  const value = ref.unit.value(ref.id);
  if (deep >= MAX_DEEP || value.kind === 'absent') return false;
  const parts =
    value.kind === 'object'
      ? value.entries.map((it) => it.value)
      : value.kind === 'array'
        ? value.items
        : value.kind === 'call' && (value.new === true || (deep > 0 && (value.args.length > 0 || isPlain(values, ref))))
          ? value.args
          : undefined;
  if (parts !== undefined) return parts.every((id) => isWrittenOut(values, { ...ref, id }, deep + 1));
  if (deep === 0) return false;
  if (value.kind === 'literal' || isWhereFrom(values, ref)) return true;
  const things = values.things(ref);
  return (
    things.length > 0 &&
    things.every(
      (it) =>
        it.kind === 'constant' ||
        (it.kind === 'object' && valueKey(it.ref) !== valueKey(ref) && isWrittenOut(values, it.ref, deep + 1)),
    )
  );
}
/** Where a request came from, which says nothing of who sent it (`request.ip`). */
function isWhereFrom(values: Values, ref: Ref): boolean {
  const value = ref.unit.value(ref.id);
  return (
    value.kind === 'get' &&
    typeof value.key === 'string' &&
    plainHeaders.has(value.key.toLowerCase()) &&
    values.things({ ...ref, id: value.of }).some((it) => it.kind === 'api' && standsFor(it, 'request'))
  );
}
/** A call of the language itself (`Date.now()`). */
function isPlain(values: Values, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  const callees = call.kind === 'call' ? values.things({ ...ref, id: call.callee }) : [];
  return callees.length > 0 && callees.every((it) => it.kind === 'api' && it.package.startsWith('language:'));
}
/** It verifies a token, or makes what does, and hands whose it is to a callback. */
function verifiesForCallback({ apis }: Values, thing: ApiThing): boolean {
  return (
    apis.rows(thing.nodes, 'crypto').some(({ row }) => row.does === 'verify-token') ||
    apis.rows(apis.step(thing.nodes, '()'), 'middleware').some(({ row }) => row.does === 'authenticates')
  );
}
/** A call of it verifies a token, a signature or a password. */
export function isVerification(values: Values, thing: ApiThing): boolean {
  const { apis } = values;
  return (
    apis
      .rows(thing.nodes, 'crypto')
      .some(({ row }) => row.does === 'verify-token' || row.does === 'compare-password') &&
    // What makes a middleware verifies nothing yet.
    apis.rows(apis.step(thing.nodes, '()'), 'middleware').length === 0
  );
}
/** A session or a connection outlives the request in which it was written. */
function outlives(values: Values, base: ApiThing): boolean {
  return (
    /(?:^| )\.session(?:$| )/.test(base.path) || values.apis.library(base.package)?.is?.includes('websocket') === true
  );
}
function keyOf(base: ApiThing, name: string): string {
  const types = base.nodes.flatMap((node) => node.types).join();
  return `${types === '' ? `${base.package} ${base.path}` : types} ${name}`;
}
/** The same member of the same type, or of the same kind of object. */
function isSame(a: ApiThing, b: ApiThing): boolean {
  const isMember = (of: ApiThing): boolean => / \.[^ ]+$/.test(of.path);
  return (
    (a.package === b.package && a.path === b.path) ||
    a.nodes.some((node) => (node.types.length > 0 || (isMember(a) && isMember(b))) && b.nodes.includes(node))
  );
}
