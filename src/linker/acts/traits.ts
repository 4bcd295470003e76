/** What is told of one value by itself, as far as it matters to who gets through: what it calls, reads and gives. */
import { credentialWords, paidMembers, plainHeaders, plainSettings } from '../../libraries/http.ts';
import type { RequestPart } from '../../libraries/kinds.ts';
import type { Value, ValueId } from '../../facts/facts.ts';
import type { Placed, RowKind, RowOf } from '../apis.ts';
import { applied } from '../decorators.ts';
import { originsIn, SAME } from '../origins.ts';
import type { Context, Ref, Thing } from '../things.ts';
import { keptWith } from '../made-promises.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';

const STORES: ReadonlySet<string> = new Set(['database', 'orm', 'cache']);
/** Functions that give back what others read. */
const MAX_CALLS_DEEP = 3;
const MAP_READS = /^(?:get|has)$/;
const NOBODY: readonly Callee[] = [];
const NOTHING_ASKED: Asked = { stored: false, remote: false, paid: false };

interface Callee {
  readonly fn: Ref;
  readonly ctx: Context;
}
/** What is asked in a call. */
interface Asked {
  readonly stored: boolean;
  readonly remote: boolean;
  readonly paid: boolean;
}
/** A part of the request, with the name under which it is read. */
interface Read {
  readonly part: RequestPart | undefined;
  readonly name?: string;
}

/** Each answer is made once, when it is first asked for: a value is met on the way from many others. */
export class Traits {
  private readonly values: Values;
  private readonly ref: Ref;
  private knownAsks: Asked | undefined;
  private knownFunctions: readonly Callee[] | undefined;
  private knownResults: readonly Ref[] | undefined;
  private knownRead: Read | null | undefined;
  private knownWritten: readonly Ref[] | undefined;
  private knownApart: boolean | undefined;
  private knownSecret: boolean | undefined;
  private knownRequest: boolean | undefined;
  private knownSends: boolean | undefined;

  constructor(values: Values, ref: Ref) {
    this.values = values;
    this.ref = ref;
  }
  /** It sends a message: that it went out says nothing about anybody. */
  get sends(): boolean {
    return (this.knownSends ??= this.called('outbound').some(({ row }) => row.sends === true));
  }
  /** What is called makes sure of a token. */
  get isVerified(): boolean {
    return this.called('crypto').some(({ row }) => row.does === 'verify-token');
  }
  /** A store is called. */
  get isLookUp(): boolean {
    return this.callees().some((it) => isStore(this.values, it));
  }
  get asks(): Asked {
    return (this.knownAsks ??= this.asked());
  }
  /** What is called is looked at as it is called here, not for all callers at once. */
  get isApart(): boolean {
    return (this.knownApart ??= this.functions.every(({ fn, ctx }) => {
      const value = fn.unit.value(fn.id);
      const takes = value.kind === 'function' && value.params.length > 0;
      return !takes || this.values.contexts.frameOf(fn.unit, fn.id, ctx) !== undefined;
    }));
  }
  /** What functions of the project give back, and what a promise is kept with that is made there. */
  get results(): readonly Ref[] {
    const call = this.ref.unit.value(this.ref.id);
    return (this.knownResults ??= [
      ...(call.kind === 'call' ? keptWith(this.ref.unit, call).map((id): Ref => ({ ...this.ref, id })) : []),
      ...this.functions.flatMap(({ fn: { unit, id }, ctx }) => {
        const value = unit.value(id);
        if (value.kind !== 'function') return [];
        return unit.returnedBy(value).map((given): Ref => ({ unit, id: given, ctx }));
      }),
    ]);
  }
  /** What functions give back by which a store is told what to look for (`{ where: (row, { eq }) => eq(row.id, id) }`). */
  get sought(): readonly Ref[] {
    return this.called('data').flatMap(({ row }) =>
      row.where === undefined ? [] : this.values.argument(this.ref, row.where).flatMap((it) => this.givenBackBy(it)),
    );
  }
  /** Where a look-up is told which rows of other tables come with those that it finds. */
  get joined(): readonly Ref[] {
    return this.called('data').flatMap(({ row }) =>
      (row.beside ?? []).flatMap((path) => this.values.argument(this.ref, path)),
    );
  }
  /**
   * What a change writes into rows that it finds by something else, though it be nothing (`by: session?.user?.id`). What
   * is read plainly fails where there is nobody.
   */
  get written(): readonly Ref[] {
    return (this.knownWritten ??= this.looksWritten());
  }
  private looksWritten(): readonly Ref[] {
    const isOptional = ({ unit, id }: Ref): boolean => {
      const { start, end } = unit.value(id);
      return unit.facts.values.some((it) => it.kind === 'get' && it.optional && it.start >= start && it.end <= end);
    };
    return this.called('data')
      .flatMap(({ row }) =>
        row.data === undefined || row.does !== 'update' ? [] : this.values.argument(this.ref, row.data),
      )
      .filter(isOptional);
  }
  /** What of the request it reads. */
  get read(): Read | undefined {
    this.knownRead ??= this.looksRead() ?? null;
    return this.knownRead ?? undefined;
  }
  /** A setting: whoever sets the application up knows it, and nobody else. */
  get isSecret(): boolean {
    return (this.knownSecret ??= this.looksSecret());
  }
  /** A value of a type with which a framework hands over the request, or the answer to it. */
  get holdsRequest(): boolean {
    return (this.knownRequest ??= holdsRequest(this.values, this.ref));
  }
  /** What libraries say of what is called. */
  called<K extends RowKind>(kind: K): readonly Placed<RowOf<K>>[] {
    return this.callees().flatMap((it) => (it.kind === 'api' ? this.values.apis.rows(it.nodes, kind) : []));
  }
  private givenBackBy(ref: Ref): readonly Ref[] {
    return this.values.things(ref).flatMap((it) => {
      const value = it.kind === 'function' ? it.ref.unit.value(it.ref.id) : undefined;
      if (it.kind !== 'function' || value?.kind !== 'function') return [];
      return it.ref.unit.returnedBy(value).map((id): Ref => ({ ...it.ref, id }));
    });
  }
  /** Functions of the project read nothing of what they are handed there but headers by which nobody is known. */
  readsPlainly(index: number): boolean {
    return (
      this.functions.length > 0 &&
      this.functions.every(({ fn: { unit, id } }) => {
        const value = unit.value(id);
        const param = value.kind === 'function' ? value.params[index] : undefined;
        const users = param === undefined ? [] : unit.usersOf(param);
        return users.length > 0 && users.every((user) => isPlainRead(unit.value(user)));
      })
    );
  }
  private get functions(): readonly Callee[] {
    return (this.knownFunctions ??= this.looksFunctions());
  }
  private looksFunctions(): readonly Callee[] {
    const found = this.callees().flatMap((fn) =>
      fn.kind === 'function' ? [{ fn: fn.ref, ctx: this.values.enter(fn, this.ref) }] : [],
    );
    return found.length === 0 ? NOBODY : found;
  }
  private callees(): readonly Thing[] {
    const call = this.ref.unit.value(this.ref.id);
    return call.kind === 'call' ? this.values.things({ ...this.ref, id: call.callee }) : [];
  }
  private asked(): Asked {
    const { unit, id } = this.ref;
    const call = unit.value(id);
    if (call.kind !== 'call') return NOTHING_ASKED;
    const things = this.callees();
    const callee = unit.value(call.callee);
    const name = callee.kind === 'get' ? String(callee.key) : '';
    return {
      stored: MAP_READS.test(name) || things.some((it) => isStore(this.values, it)),
      remote: things.some((it) => it.kind === 'api' && this.values.apis.rows(it.nodes, 'outbound').length > 0),
      paid: callee.kind === 'get' && paidMembers.test(name),
    };
  }
  private looksRead(calls = 0): Read | undefined {
    const { ref } = this;
    const value = ref.unit.value(ref.id);
    if (value.kind === 'param') return this.filledWith(ref) ?? this.sentWhole(value.name);
    if (value.kind === 'get') {
      const part = this.partOf(value.of);
      if (part === 'headers' || part === 'cookies') {
        // One of several values of a header stands in that header.
        const whole = new Traits(this.values, { ...ref, id: value.of }).read;
        if (whole?.name !== undefined) return whole;
      }
      if (part !== undefined) {
        const [name] = this.values.keys({ ...ref, id: value.of }, value.key);
        return { part, ...(name !== undefined && { name }) };
      }
    }
    if (value.kind !== 'get' && value.kind !== 'call') return undefined;
    // What a function gives that reads plain headers is read there, under their names.
    if (value.kind === 'call' && value.args.some((_, index) => this.readsPlainly(index))) return undefined;
    const part = this.partOf(ref.id);
    if (part === undefined) return undefined;
    const given = calls < MAX_CALLS_DEEP ? this.readByFunctions(calls + 1) : undefined;
    if (given !== undefined) return given;
    const name =
      value.kind === 'call'
        ? value.args.flatMap((id) => this.values.constants({ ...ref, id }))[0]
        : typeof value.key === 'string' && !/^(?:headers?|cookies|body|query|params)$/.test(value.key)
          ? value.key
          : undefined;
    return { part, ...(name !== undefined && { name }) };
  }
  /** What functions of the project read that give it back as it is; undefined: they give something else as well. */
  private readByFunctions(calls: number): Read | undefined {
    const found = this.results.map((it) => this.readAmong(it, calls));
    return found.length > 0 && found.every((it) => it?.part === found[0]?.part) ? found[0] : undefined;
  }
  private readAmong({ unit, id, ctx }: Ref, calls: number): Read | undefined {
    for (const it of originsIn(unit, id, SAME)) {
      const { kind } = unit.value(it);
      if (kind !== 'get' && kind !== 'call') continue;
      const read = new Traits(this.values, { unit, id: it, ctx }).looksRead(calls);
      if (read?.name !== undefined) return read;
    }
    return undefined;
  }
  private partOf(id: ValueId): RequestPart | undefined {
    const { apis } = this.values;
    for (const it of this.values.things({ ...this.ref, id }))
      if (it.kind === 'api') {
        const all = apis.rows(it.nodes, 'sources');
        const { site } = it;
        const found = all.find(({ row }) => site === undefined || holds(this.values, site, row.when)) ?? all[0];
        if (found !== undefined) return found.row.part;
      }
    const filled = this.filledWith({ ...this.ref, id });
    return filled?.name === undefined ? filled?.part : undefined;
  }
  /** What a decorator fills a parameter with: a part of the request, or a member of one. */
  private filledWith({ unit, id, ctx }: Ref): Read | undefined {
    const param = unit.value(id);
    if (param.kind !== 'param' || param.marks === undefined) return undefined;
    for (const { row, ref } of applied(this.values, unit, param.marks)) {
      if (row.does !== 'parameter' || row.part === undefined) continue;
      const path = row.path === undefined ? [] : [row.path].flat();
      const [name] = path
        .flatMap((it) => this.values.argument({ ...ref, ctx }, it))
        .flatMap((it) => this.values.constants(it));
      return { part: row.part, ...(name !== undefined && { name }) };
    }
    return undefined;
  }
  /** What a parameter is that holds something as it was sent, by itself. */
  private sentWhole(name: string): Read | undefined {
    for (const it of this.values.things(this.ref)) {
      const rows = it.kind === 'api' ? this.values.apis.rows(it.nodes, 'sources') : [];
      const found = rows.find(({ row }) => row.whole === true);
      if (found !== undefined) return { part: found.row.part, ...(name !== '' && { name }) };
    }
    return undefined;
  }
  /** A member of what a schema made of all settings (`schema.parse(process.env).KEY`). */
  private isParsedSetting({ of, key }: Extract<Value, { kind: 'get' }>): boolean {
    if (typeof key !== 'string' || plainSettings.test(key)) return false;
    const { apis } = this.values;
    const isSetting = (it: Thing): boolean =>
      it.kind === 'api' && apis.flagged(apis.step(it.nodes, `.${key}`), 'configured');
    return this.values.things({ ...this.ref, id: of }).some((it) => {
      const site = it.kind === 'api' ? it.site : undefined;
      if (site === undefined) return false;
      const call = site.unit.value(site.id);
      if (call.kind !== 'call') return false;
      return this.values
        .things({ ...site, id: call.callee })
        .flatMap((callee) => (callee.kind === 'api' ? apis.rows(callee.nodes, 'validators') : []))
        .flatMap(({ row }) => this.values.argument(site, row.input))
        .some((input) => this.values.things(input).some(isSetting));
    });
  }
  private looksSecret(): boolean {
    const { ref } = this;
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'get' && value.kind !== 'call' && value.kind !== 'import') return false;
    const { apis } = this.values;
    const settings = this.values.things(ref).filter((it) => it.kind === 'api' && apis.flagged(it.nodes, 'configured'));
    if (settings.length === 0 && value.kind === 'get') return this.isParsedSetting(value);
    if (settings.length === 0) return false;
    // A setting that another file of the project reads and exports, or that a module of a framework gives.
    if (value.kind === 'import') return !plainSettings.test(value.name);
    const [name = ''] =
      value.kind === 'get'
        ? this.values.keys(ref, value.key)
        : value.args.flatMap((id) => this.values.constants({ ...ref, id }));
    return !plainSettings.test(name);
  }
}
/** Something that a database or a cache is asked. */
function isStore(values: Values, thing: Thing): boolean {
  return thing.kind === 'api' && values.apis.library(thing.package)?.is?.some((it) => STORES.has(it)) === true;
}
/** What it is asked with. */
export function isStoreCall(values: Values, thing: Thing): boolean {
  return thing.kind === 'api' && thing.nodes.length > 0 && isStore(values, thing);
}
/** A value of a type with which a framework hands over the request, or the answer to it. */
export function holdsRequest(values: Values, ref: Ref): boolean {
  return values
    .things(ref)
    .some(
      (it) =>
        it.kind === 'api' &&
        it.path.split(' ').length === 1 &&
        it.nodes.some(({ types }) => types.length > 0) &&
        values.apis.library(it.package)?.is?.includes('framework') === true,
    );
}
/** It is read of the request by name, where credentials travel: a request may bring none. */
export function isCredential(values: Values, ref: Ref): boolean {
  const { kind } = ref.unit.value(ref.id);
  const read = kind === 'get' || kind === 'call' || kind === 'param' ? new Traits(values, ref).read : undefined;
  if (read?.name === undefined) return false;
  if (read.part === 'cookies' || read.part === 'session') return true;
  return (read.part === 'headers' || read.part === 'query') && credentialWords.test(read.name);
}
/** It is kept in the session of a caller. */
export function isSessionMember({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  const of = value.kind === 'get' ? unit.value(value.of) : undefined;
  return of?.kind === 'get' && of.key === 'session';
}
function isPlainRead(value: Value): boolean {
  return value.kind === 'get' && typeof value.key === 'string' && plainHeaders.has(value.key.toLowerCase());
}
