/** Where a value comes from as one endpoint sees it: from the caller who was made sure of, the request, the code, a row. */
import type { Get } from '../../facts/facts.ts';
import type { Source } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import { givenBy } from '../declared-parameters.ts';
import { ownParts } from '../acts/request-parts.ts';
import { convertedBy } from '../converted.ts';
import type { Scene } from '../behaviour/scene.ts';
import { lastWrite } from '../flows/aliases.ts';
import { writesBefore } from '../flows/put-before.ts';
import { Origins } from '../origins.ts';
import { type ApiThing, type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';

/** What the pass asks of others. */
export interface Knowing {
  readonly scene: Scene;
  /** The value stands for a caller who was made sure of; undefined: that is not known. */
  isCaller(ref: Ref): boolean | undefined;
  /** Functions that some function reaches, by `valueKey`. */
  reachOf(fn: FunctionThing): ReadonlySet<string>;
  /** Functions that run before the handler of the endpoint. */
  readonly before?: readonly FunctionThing[];
}
/** Values one value is made of are followed so far. */
const NEAREST = 80;
/** Calls that make a list of another one. */
const LISTING = /^(?:map|flatMap|filter|uniq|compact|pluck)$/;

export class Sources {
  private readonly knowing: Knowing;
  private readonly reach: ReadonlySet<string>;
  private readonly memo = new Map<string, ReadonlySet<Source>>();
  private readonly names = new Map<string, string>();
  private readonly bounded = new Set<string>();
  private readonly perhaps = new Set<string>();
  private readonly lists = new Set<string>();

  /** As the endpoint sees values that `handler` answers. */
  constructor(knowing: Knowing, handler: FunctionThing) {
    this.knowing = knowing;
    this.reach = knowing.reachOf(handler);
  }
  /** The name of the member of the request that a value is made of, where one is. */
  nameOf(ref: Ref): string | undefined {
    this.all(ref);
    return this.names.get(valueKey(ref));
  }
  /** It, or what it is made of, is compared with a number: that may bound it. */
  isBounded(ref: Ref): boolean {
    this.all(ref);
    return this.bounded.has(valueKey(ref));
  }
  /** It is a list that was made of another one: the identifiers of rows. */
  isList(ref: Ref): boolean {
    this.all(ref);
    return this.lists.has(valueKey(ref));
  }
  /** It stands for the caller, or is called as if it did: enough to doubt, and to prove nothing. */
  mayBeCaller(ref: Ref): boolean {
    return this.all(ref).has('principal') || this.perhaps.has(valueKey(ref));
  }
  /** The one source of a value: what the caller chooses counts before all else. */
  of(ref: Ref): Source {
    const found = this.all(ref);
    if (found.size === 1) return [...found][0]!;
    const chosen = [...found].find((it) => it !== 'principal' && it !== 'constant' && it !== 'row' && it !== 'unknown');
    if (chosen !== undefined) return chosen;
    const said = [...found].filter((it) => it !== 'constant');
    return said.length === 1 ? said[0]! : 'unknown';
  }
  /** All that a value may come from. */
  all(ref: Ref): ReadonlySet<Source> {
    const key = valueKey(ref);
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const out = new Set<Source>();
    this.memo.set(key, out);
    const { scene } = this.knowing;
    const way = new Origins(
      scene.values,
      ref,
      ['wait', 'join', 'load', 'element', 'fallback', 'frame', 'text'],
      (it) => this.leads(it, out),
      NEAREST,
    );
    let member: string | undefined;
    for (const at of way) {
      const value = at.unit.value(at.id);
      const part = isPart(scene, at);
      if (isMeasured(at)) this.bounded.add(key);
      if (isCalledUser(at)) this.perhaps.add(key);
      if (value.kind === 'call' && LISTING.test(at.unit.calledName(at.id))) this.lists.add(key);
      const ofPart = value.kind === 'get' && isPart(scene, { ...at, id: value.of });
      // What holds it on the way (`checked.value`) has names of its own.
      if (value.kind === 'get' && typeof value.key === 'string' && (ofPart || (!part && member === undefined)))
        member = value.key;
      const name = value.kind === 'param' ? (namedBy(scene, at) ?? member) : member;
      if (name !== undefined && part && !this.names.has(key)) this.names.set(key, name);
    }
    if (way.cut || out.size === 0) out.add('unknown');
    return out;
  }
  /** Tells what a value is by itself, and what else it is made of. */
  private leads(ref: Ref, out: Set<Source>): boolean | readonly Ref[] {
    const { scene } = this.knowing;
    const { unit } = ref;
    const value = unit.value(ref.id);
    if (value.kind === 'literal' || value.kind === 'absent') {
      out.add('constant');
      return false;
    }
    const isCaller = this.knowing.isCaller(ref);
    if (isCaller === true) {
      out.add('principal');
      return false;
    }
    if (isCaller === undefined || isCalledUser(ref)) {
      out.add('unknown');
      return false;
    }
    const parts = ownParts(scene.values, ref, []);
    for (const part of parts) out.add(part);
    if (parts.length > 0) return false;
    switch (value.kind) {
      case 'call':
        return this.ofCall(ref, out);
      case 'param':
        return this.ofParam(ref, out);
      case 'get':
        return this.ofMember(ref, value);
      case 'wait':
      case 'join':
      case 'load':
      case 'element':
      case 'text':
        return true;
      case 'op':
        if (value.operator === '||' || value.operator === '??') return true;
        if (value.right === undefined) return [{ ...ref, id: value.left }];
        return [value.left, value.right].map((id) => ({ ...ref, id }));
      case 'import':
      case 'global':
        out.add(scene.values.constants(ref).length > 0 || value.kind === 'import' ? 'constant' : 'unknown');
        return false;
      default:
        out.add('unknown');
        return false;
    }
  }
  private ofCall(ref: Ref, out: Set<Source>): boolean | readonly Ref[] {
    const { scene } = this.knowing;
    const { unit } = ref;
    const call = unit.value(ref.id);
    if (call.kind !== 'call') return false;
    if (asksStore(scene, ref)) {
      out.add('row');
      return false;
    }
    const converted = convertedBy(unit, ref.id);
    if (converted !== undefined) return converted.map((id) => ({ ...ref, id }));
    const functions = scene.values.things({ ...ref, id: call.callee });
    const given = functions.flatMap((it): readonly Ref[] => {
      if (it.kind === 'function') return this.returned(it, ref);
      if (it.kind !== 'api') return [];
      return scene.values.apis
        .rows(it.nodes, 'flows')
        .flatMap(({ row }) => (row.to === 'return' ? scene.argument(ref, row.from) : []))
        .concat(checkedBy(scene, it, ref));
    });
    if (given.length === 0) out.add('unknown');
    return given;
  }
  private returned(fn: FunctionThing, site: Ref): readonly Ref[] {
    const { unit, id } = fn.ref;
    const value = unit.value(id);
    if (value.kind !== 'function') return [];
    const ctx = this.knowing.scene.values.enter(fn, site);
    return unit.returnedBy(value).map((it) => ({ unit, id: it, ctx }));
  }
  /** What was written onto the member (`user.id = caller.id`), also before the object was handed over; else of the object. */
  private ofMember(ref: Ref, get: Get): readonly Ref[] {
    const base: Ref = { ...ref, id: get.of };
    if (typeof get.key !== 'string') return [base];
    const own = lastWrite(ref.unit, ref.id);
    const set = own === undefined ? undefined : ref.unit.value(own);
    if (set?.kind === 'set') return [{ ...ref, id: set.to }];
    const way = new Origins(
      this.knowing.scene.values,
      base,
      ['wait', 'join', 'load', 'frame'],
      (it) => it.unit.value(it.id).kind !== 'param' || this.ofParam(it, new Set()),
      NEAREST,
    );
    const met = [...way];
    const written = met.flatMap((at) =>
      at.unit.setsOn(at.id).flatMap((it) => (it.key === get.key ? [{ ...at, id: it.to }] : [])),
    );
    if (written.length > 0) return written;
    const { scene, before = [] } = this.knowing;
    const kept = met.flatMap((at) => writesBefore(scene.values, before, at, get.key as string));
    if (kept.length > 0) return kept.map(({ to }) => to);
    const named = met.flatMap((at) => this.entryOf(at, get.key as string));
    return named.length > 0 ? named : [base];
  }
  /** The member of that name where an object is written out; the object itself where it may have one that is not seen. */
  private entryOf(at: Ref, name: string): readonly Ref[] {
    if (at.unit.value(at.id).kind !== 'object') return [];
    const entries = this.knowing.scene.values.entriesOf(at).filter(({ key }) => key === name);
    return entries.length === 1 ? [entries[0]!.value] : [at];
  }
  /** What those hand over who call the function, as far as the endpoint comes by them. */
  private ofParam(ref: Ref, out: Set<Source>): boolean | readonly Ref[] {
    const { values } = this.knowing.scene;
    const param = ref.unit.value(ref.id);
    if (param.kind !== 'param') return false;
    const by = this.giversOf(ref);
    if (by.length > 0) return by;
    if (values.contexts.frameOf(ref.unit, param.function, ref.ctx)?.args[param.index] !== undefined) return true;
    const given = values
      .callersOf(ref.unit, param.function)
      .filter((site) => this.isReached(site.unit, site.id))
      .map((site): Ref | undefined => {
        const call = site.unit.value(site.id);
        if (call.kind !== 'call' || call.spreads !== undefined) return undefined;
        const id = call.args[param.index];
        return id === undefined ? undefined : { ...site, id };
      });
    const seen = given.filter((it) => it !== undefined);
    if (seen.length === 0 || seen.length < given.length) out.add('unknown');
    return seen;
  }
  /** What functions give that a decorator of the project fills a parameter with. */
  private giversOf(ref: Ref): readonly Ref[] {
    const param = ref.unit.value(ref.id);
    if (param.kind !== 'param') return [];
    return givenBy(this.knowing.scene.values, ref.unit, param).flatMap(({ fn }) => this.returned(fn, fn.ref));
  }
  /** The endpoint comes by a place. */
  isReached(unit: FileUnit, at: number): boolean {
    for (let owner = unit.ownerOf(at); owner >= 0; owner = unit.outerOf(owner))
      if (this.reach.has(valueKey({ unit, id: owner }))) return true;
    return false;
  }
}
/** What a check is handed whose result holds what it let through. */
function checkedBy(scene: Scene, thing: ApiThing, site: Ref): readonly Ref[] {
  return scene.values.apis
    .rows(thing.nodes, 'validators')
    .flatMap(({ row }) => (row.output?.startsWith('return') === true ? scene.argument(site, row.input) : []));
}
/** A call that asks a store. */
export function asksStore(scene: Scene, { unit, id }: Ref): boolean {
  const site = scene.actsIn(unit).get(id);
  return site !== undefined && (scene.rows(site, 'data').length > 0 || scene.rows(site, 'queries').length > 0);
}
/** `request.user` where nobody knows what holds the request, nor who put it there. */
function isCalledUser({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  if (value.kind !== 'get' || value.key !== 'user') return false;
  const of = unit.value(value.of);
  return of.kind === 'get' && (of.key === 'req' || of.key === 'request');
}
/** The value is a part of the request by itself. */
function isPart(scene: Scene, ref: Ref): boolean {
  return ownParts(scene.values, ref, []).length > 0;
}
/** The name that a decorator gives a parameter (`@Query('limit')`). */
function namedBy(scene: Scene, ref: Ref): string | undefined {
  const param = ref.unit.value(ref.id);
  if (param.kind !== 'param') return undefined;
  return applied(scene.values, ref.unit, param.marks)
    .filter(({ row }) => row.does === 'parameter' && row.part !== undefined)
    .flatMap((mark) => scene.argument(mark.ref, '[0]'))
    .flatMap((it) => scene.values.constants(it))[0];
}
/** It is compared with a number other than the least that makes sense. */
function isMeasured({ unit, id }: Ref): boolean {
  return unit.usersOf(id).some((user) => {
    const op = unit.value(user);
    if (op.kind !== 'op' || op.right === undefined || !/^[<>]=?$/.test(op.operator)) return false;
    const other = unit.value(op.left === id ? op.right : op.left);
    return !(other.kind === 'literal' && (other.value === 0 || other.value === 1));
  });
}
