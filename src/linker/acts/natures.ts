/** What values are made of, as far as it matters to who gets through: parts of the request, secrets, somebody who is known. */
import { credentialWords, plainHeaders, plainSettings } from '../../libraries/http.ts';
import type { RequestPart } from '../../libraries/kinds.ts';
import { Origins } from '../origins.ts';
import { isRef, type Ref, refKey, type Thing } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { Answers, type Circles } from './circles.ts';

export interface Nature {
  /** Something that stands for a caller who was made sure of. */
  readonly principal: boolean;
  /** Somebody who is written out may stand there as well. */
  readonly anybody: boolean;
  /** They were made sure of by what was handed in here: the parts of the request in which that stood. */
  readonly exchanged: ReadonlySet<RequestPart> | undefined;
  /** Parts of the request, without those that say nothing about who is calling. */
  readonly parts: ReadonlySet<RequestPart>;
  /** The request itself, or what holds it. */
  readonly request: boolean;
  /** A setting that can be a secret, or what was computed with one. */
  readonly secret: boolean;
  /** It was read from what the backend keeps. */
  readonly stored: boolean;
  /** It was asked of another service. */
  readonly remote: boolean;
  /** A name on the way is that of a credential. */
  readonly named: boolean;
  /** The request holds it under the name of a credential. */
  readonly ticket: boolean;
}
/** What must be known of values to tell. */
export interface Callers {
  /** The value itself stands for a caller who was made sure of. */
  isCaller(ref: Ref): boolean;
  /** Somebody who is written out is put there as well, for whoever comes. */
  mayBeAnybody(ref: Ref): boolean;
}
const STORES: ReadonlySet<string> = new Set(['database', 'orm', 'cache']);
/** So many callers of a function are asked what they hand over. */
const MAX_CALLERS = 10;
const MAP_READS = /^(?:get|has)$/;

export class Natures {
  private readonly values: Values;
  private readonly callers: Callers;
  private readonly memo: Answers<Nature>;
  private readonly circles: Circles;

  constructor(values: Values, circles: Circles, callers: Callers) {
    this.values = values;
    this.circles = circles;
    this.callers = callers;
    this.memo = new Answers(circles);
  }
  of(ref: Ref): Nature {
    const key = refKey(ref);
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const { answer, final } = this.circles.ask(() => this.look(ref));
    this.memo.set(key, answer, final);
    return answer;
  }
  /** Of several values together. */
  ofAll(refs: readonly Ref[]): Nature {
    const all = refs.map((it) => this.of(it));
    return {
      principal: all.some((it) => it.principal),
      anybody: all.some((it) => it.anybody),
      exchanged: all.find((it) => it.exchanged !== undefined)?.exchanged,
      parts: new Set(all.flatMap((it) => [...it.parts])),
      request: all.some((it) => it.request),
      secret: all.some((it) => it.secret),
      stored: all.some((it) => it.stored),
      remote: all.some((it) => it.remote),
      named: all.some((it) => it.named),
      ticket: all.some((it) => it.ticket),
    };
  }
  private look(start: Ref): Nature {
    const found = {
      principal: false,
      anybody: false,
      request: false,
      secret: false,
      stored: false,
      remote: false,
      named: false,
      ticket: false,
    };
    const parts = new Set<RequestPart>();
    const caller: { kept: boolean; exchanged: Set<RequestPart> | undefined } = { kept: false, exchanged: undefined };
    const name = (text: string): void => {
      if (credentialWords.test(text)) found.named = true;
    };
    const walk = new Origins(
      this.values,
      start,
      ['get', 'element', 'wait', 'join', 'load', 'op', 'text', 'object', 'array', 'frame'],
      (ref) => {
        const value = ref.unit.value(ref.id);
        if (value.kind === 'literal') {
          if (typeof value.value === 'string') name(value.value);
          return false;
        }
        if (value.kind === 'object')
          for (const entry of value.entries) if (typeof entry.key === 'string') name(entry.key);
        if (value.kind === 'text') value.chunks.forEach(name);
        if (this.callers.isCaller(ref)) {
          const handedIn = value.kind === 'call' ? this.handedIn(ref) : undefined;
          if (handedIn === undefined) caller.kept = true;
          else caller.exchanged = new Set([...(caller.exchanged ?? []), ...handedIn]);
          found.principal = true;
          if (this.callers.mayBeAnybody(ref)) found.anybody = true;
          return false;
        }
        const read = this.readOf(ref);
        if (read !== undefined) {
          if (read.part !== undefined && !(read.part === 'headers' && plainHeaders.has(read.name?.toLowerCase() ?? '')))
            parts.add(read.part);
          if (read.name !== undefined && credentialWords.test(read.name)) found.named = found.ticket = true;
          return false;
        }
        if (this.isSecret(ref)) {
          found.secret = true;
          return false;
        }
        if (value.kind === 'get') {
          if (typeof value.key === 'string') name(value.key);
          // Something that code put onto it.
          if (holdsRequest(this.values, { ...ref, id: value.of })) return false;
        }
        if (value.kind === 'call') return this.ofCall(ref, found);
        if (value.kind === 'param') {
          if (holdsRequest(this.values, ref)) {
            found.request = true;
            return false;
          }
          return this.handed(ref);
        }
        return true;
      },
    );
    for (const ref of walk) void ref;
    return { ...found, parts, exchanged: caller.kept ? undefined : caller.exchanged };
  }
  /** Where what a call verifies stood in the request; undefined: it finds that by itself. */
  handedIn(site: Ref): ReadonlySet<RequestPart> | undefined {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call') return undefined;
    const inputs = this.values
      .things({ ...site, id: call.callee })
      .flatMap((thing) =>
        thing.kind === 'api'
          ? this.values.apis
              .rows(thing.nodes, 'crypto')
              .flatMap(({ row }) => (row.input === undefined ? [] : this.values.argument(site, row.input)))
          : [],
      );
    if (inputs.length === 0) return undefined;
    const { parts, request, exchanged } = this.ofAll(inputs);
    // Whoever is handed the whole request looks where credentials are.
    return new Set([...parts, ...(exchanged ?? []), ...(request ? (['headers'] as const) : [])]);
  }
  /** What a call gives is made of. */
  private ofCall(ref: Ref, found: { secret: boolean; stored: boolean; remote: boolean }): boolean | readonly Ref[] {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return true;
    const things = this.values.things({ ...ref, id: call.callee });
    if (things.some((it) => isStore(this.values, it))) found.stored = true;
    if (things.some((it) => it.kind === 'api' && this.values.apis.rows(it.nodes, 'outbound').length > 0))
      found.remote = true;
    const callee = ref.unit.value(call.callee);
    if (callee.kind === 'get' && MAP_READS.test(String(callee.key))) found.stored = true;
    const results: Ref[] = [];
    for (const fn of things) {
      if (fn.kind !== 'function') continue;
      const { unit, id } = fn.ref;
      const value = unit.value(id);
      if (value.kind !== 'function') continue;
      const ctx = this.values.enter(fn, ref);
      for (const exit of unit.returnsOf(value))
        if (exit.value !== undefined) results.push({ unit, id: exit.value, ctx });
    }
    // What a function gives hangs on what it was handed, though it may not be made of it.
    const args = call.args.map((id): Ref => ({ ...ref, id }));
    return results.length > 0 ? [...results, ...args] : [...args, { ...ref, id: call.receiver ?? call.callee }];
  }
  /** A parameter of a function that is written as an argument: what the call is about, or waits for. */
  private handed(ref: Ref): boolean | readonly Ref[] {
    const unit = ref.unit;
    const param = unit.value(ref.id);
    if (param.kind !== 'param') return true;
    const given = this.values.contexts.frameOf(unit, param.function, ref.ctx)?.args[param.index];
    if (given !== undefined && isRef(given)) return true;
    const written = unit.usersOf(param.function).some((user) => {
      const call = unit.value(user);
      return call.kind === 'call' && call.args.includes(param.function);
    });
    if (!written) return this.fromCallers(ref, param.function, param.index);
    return unit.usersOf(param.function).flatMap((user) => {
      const call = unit.value(user);
      if (call.kind !== 'call' || !call.args.includes(param.function)) return [];
      const of = [
        ...call.args.filter((it) => it !== param.function),
        ...(call.receiver === undefined ? [] : [call.receiver]),
      ];
      return of.map((id) => ({ ...ref, id }));
    });
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
  /** A part of the request, with the name under which it is read. */
  readOf(ref: Ref): { readonly part: RequestPart | undefined; readonly name?: string } | undefined {
    const value = ref.unit.value(ref.id);
    const { apis } = this.values;
    const partOf = (id: number): RequestPart | undefined => {
      for (const it of this.values.things({ ...ref, id }))
        if (it.kind === 'api') {
          const [found] = apis.rows(it.nodes, 'sources');
          if (found !== undefined) return found.row.part;
        }
      return undefined;
    };
    if (value.kind === 'get') {
      const part = partOf(value.of);
      if (part !== undefined) {
        const [name] = this.values.keys({ ...ref, id: value.of }, value.key);
        return { part, ...(name !== undefined && { name }) };
      }
    }
    if (value.kind !== 'get' && value.kind !== 'call') return undefined;
    const part = partOf(ref.id);
    if (part === undefined) return undefined;
    const name =
      value.kind === 'call'
        ? value.args.flatMap((id) => this.values.constants({ ...ref, id }))[0]
        : typeof value.key === 'string' && !/^(?:headers?|cookies|body|query|params)$/.test(value.key)
          ? value.key
          : undefined;
    return { part, ...(name !== undefined && { name }) };
  }
  /** A setting: whoever sets the application up knows it, and nobody else. */
  private isSecret(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'get' && value.kind !== 'call') return false;
    const { apis } = this.values;
    if (!this.values.things(ref).some((it) => it.kind === 'api' && apis.flagged(it.nodes, 'configured'))) return false;
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
