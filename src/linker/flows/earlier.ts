/**
 * What functions that ran before a handler have made sure of: a condition under which each of their ways on to the
 * handler lies holds for whoever reads the same member of the request again.
 */
import type { Exit, Get, ValueId } from '../../facts/facts.ts';
import type { HandlerConvention, SinkKind } from '../../libraries/kinds.ts';
import { standsFor } from '../http.ts';
import { type FunctionThing, type Ref, refKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { aliasSetOf } from './aliases.ts';
import type { Before } from './hooks.ts';
import { stronger, weaker, type Fact, type Subject } from './fact.ts';
import { useAt, type Need, type Use } from './state.ts';
import type { EarlierChecks, RequestMember, Tracing } from './tracing.ts';

const MAX_DEPTH = 8;

export class Earlier implements EarlierChecks {
  private readonly tracer: Tracing;
  private readonly memo = new Map<string, Fact | undefined>();

  constructor(tracer: Tracing) {
    this.tracer = tracer;
  }
  /** What is sure about a member of the request where a handler reads it. */
  at(source: Ref, member: RequestMember, kind: SinkKind, need: Need): Fact | undefined {
    if (member.path.length === 0) return undefined;
    let weakest: Fact | undefined;
    for (const [index, functions] of (this.tracer.hooks.before?.(source) ?? []).entries()) {
      let found: Fact | undefined;
      for (const it of functions) found = stronger(found, this.after(it, member, kind, need));
      if (found === undefined) return undefined;
      weakest = index === 0 ? found : weaker(weakest, found);
    }
    return weakest;
  }
  /** The member of the request that a value is. */
  memberOf(ref: Ref, depth = 0): RequestMember | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const { unit } = ref;
    const value = unit.value(ref.id);
    const source = this.tracer.sources.at(ref, []);
    if (source) {
      const name = value.kind === 'call' && value.args[0] !== undefined && source.ref.id === ref.id;
      const names = name ? this.tracer.values.constants({ ...ref, id: value.args[0]! }) : [];
      return { part: source.part, path: names.slice(0, 1) };
    }
    const through = (ids: readonly ValueId[]): RequestMember | undefined =>
      ids.map((id) => this.memberOf({ ...ref, id }, depth + 1)).find((it) => it !== undefined);
    switch (value.kind) {
      case 'get': {
        const name = this.nameOf(ref, value.key);
        const base = name === undefined ? undefined : through([value.of]);
        return base && { ...base, path: [...base.path, name!] };
      }
      case 'wait':
        return through([value.of]);
      case 'join':
        return through(value.of);
      case 'call':
        return this.returned(ref, depth);
      default:
        return undefined;
    }
  }
  /** A member's name, written or handed to the function that made this one (`body[name]`). */
  private nameOf(ref: Ref, key: Get['key']): string | undefined {
    if (typeof key === 'string') return key;
    const [name, ...others] = this.tracer.values.constants({ ...ref, id: key });
    return others.length === 0 ? name : undefined;
  }
  /** What a function of the project that reads the request gives, and what is parsed out of it. */
  private returned(ref: Ref, depth: number): RequestMember | undefined {
    const { values } = this.tracer;
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call' || call.new) return undefined;
    for (const thing of values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'function') continue;
      const { unit } = thing.ref;
      const fn = unit.value(thing.ref.id);
      const ctx = values.enter(thing, ref);
      for (const id of fn.kind === 'function' ? unit.returnedBy(fn) : []) {
        const found = this.memberOf({ unit, id, ctx }, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
  private after(it: Before, member: RequestMember, kind: SinkKind, need: Need): Fact | undefined {
    const key = [refKey(it.fn.ref), member.part, member.path.join('.'), kind, need].join(' ');
    if (!this.memo.has(key)) {
      this.memo.set(key, undefined);
      this.memo.set(key, this.sure(it, member, kind, need));
    }
    return this.memo.get(key);
  }
  private sure({ fn, convention }: Before, member: RequestMember, kind: SinkKind, need: Need): Fact | undefined {
    const { unit } = fn.ref;
    const reads = this.readsIn(fn, member);
    if (reads.length === 0) return undefined;
    const ways = this.waysOn(fn, convention);
    let weakest: Fact | undefined;
    for (const [index, uses] of ways.entries()) {
      let found: Fact | undefined;
      for (const ids of reads) {
        const [first] = ids;
        const subject: Subject = { unit, ids, ref: { ...fn.ref, id: first! }, path: [], need, kind };
        found = stronger(found, this.tracer.guards.known(subject, uses, 0));
      }
      if (found === undefined) return undefined;
      weakest = index === 0 ? found : weaker(weakest, found);
    }
    return weakest;
  }
  /** Reads of the member in a function, those of one value together. */
  private readsIn(fn: FunctionThing, member: RequestMember): readonly ReadonlySet<ValueId>[] {
    const { unit } = fn.ref;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function' || value.body < 0) return [];
    const name = member.path.at(-1);
    const { first, last } = unit.region(value.body);
    const out = new Set<ReadonlySet<ValueId>>();
    for (let id = first; id < last; id++) {
      const it = unit.value(id);
      const named =
        it.kind === 'get' ? this.nameOf({ ...fn.ref, id }, it.key) === name : it.kind === 'call' && it.args.length > 0;
      if (!named || unit.ownerOf(id) !== fn.ref.id) continue;
      const found = this.memberOf({ ...fn.ref, id });
      if (found?.part === member.part && found.path.join('.') === member.path.join('.')) out.add(aliasSetOf(unit, id));
    }
    return [...out];
  }
  /** The places from which the request goes on, each with the one around it where it stands in a callback. */
  private waysOn(fn: FunctionThing, convention: HandlerConvention | undefined): readonly (readonly Use[])[] {
    const { values } = this.tracer;
    const { unit, ctx } = fn.ref;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return [];
    const next = value.params.filter((id) => values.things({ unit, id, ctx }).some((it) => standsFor(it, 'next')));
    if (next.length === 0) {
      if (convention?.continues === 'next') return [];
      return unit
        .returnsOf(value)
        .filter((exit) => !this.ends(unit, ctx, exit))
        .map((exit) => [{ unit, id: exit.at, region: exit.from }]);
    }
    const out: Use[][] = [];
    for (const user of next.flatMap((id) => unit.usersOf(id))) {
      const call = unit.value(user);
      // Handed to somebody who may call it whenever.
      if (call.kind !== 'call' || !next.includes(call.callee)) return [];
      if (call.args.length > 0) continue;
      const uses = [useAt(unit, user)];
      for (let at = unit.ownerOf(user); at >= 0 && at !== fn.ref.id; at = unit.outerOf(at)) uses.push(useAt(unit, at));
      out.push(uses);
    }
    return out;
  }
  /** The way out has answered by then, or says that the request may not pass. */
  private ends(unit: FileUnit, ctx: Ref['ctx'], { from, at, value }: Exit): boolean {
    const { values } = this.tracer;
    const given = value === undefined ? undefined : unit.value(value);
    if (given?.kind === 'literal' && given.value === false) return true;
    const { first, last } = unit.region(from);
    for (let id = first; id < Math.min(at + 1, last); id++) {
      const call = unit.value(id);
      if (call.kind !== 'call' || unit.regionOf(id) !== from) continue;
      const answers = values
        .things({ unit, id: call.callee, ctx })
        .some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'responses'));
      if (answers) return true;
    }
    return false;
  }
}
