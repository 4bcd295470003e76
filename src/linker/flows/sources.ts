/** Where data of a caller enters: rows of library data, decorated parameters, and functions that behave like handlers. */
import type { Param } from '../../facts/facts.ts';
import type { RequestPart, SourceRow } from '../../libraries/kinds.ts';
import { typeName } from '../apis.ts';
import { applied } from '../decorators.ts';
import { describe, isPattern } from '../describe.ts';
import { type ApiThing, type Ref, valueKey } from '../things.ts';
import { majorOf, versionFor } from '../manifests.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';
import { isClosedArgument, isOpenArgument } from '../operations/closed-arguments.ts';
import { bodyShapes } from './bodies.ts';
import type { FlowHooks } from './hooks.ts';
import { NAMES } from './row-paths.ts';
import type { Sites } from './sites.ts';

export interface Source {
  readonly part: RequestPart;
  readonly shape: 'text' | 'deep';
  /** As written, with the members that are meant. */
  readonly name: string;
  readonly ref: Ref;
  /** The schema lets in a number, or one of few values. */
  readonly closed?: true;
}
/** Parts that the server itself fills. */
const OWN: ReadonlySet<RequestPart> = new Set<RequestPart>(['session']);

export class Sources {
  private readonly values: Values;
  private readonly hooks: FlowHooks;
  private readonly bodies: (ref: Ref) => 'text' | 'deep' | undefined;
  private readonly lookalikes = new Map<string, ApiThing | null>();
  private readonly set = new Map<string, boolean>();
  private readonly sites: Sites;

  constructor(values: Values, sites: Sites, hooks: FlowHooks) {
    this.values = values;
    this.hooks = hooks;
    this.sites = sites;
    this.bodies = bodyShapes(values, sites);
  }

  /** The part of a request that a value is; `null` for data that only the server writes. */
  at(ref: Ref, path: readonly string[]): Source | null | undefined {
    const value = ref.unit.value(ref.id);
    switch (value.kind) {
      case 'get':
        return this.fromThings(ref, path) ?? this.lookalike(ref, path);
      case 'call':
        return this.fromThings(ref, path) ?? this.fromCallee(ref, path);
      case 'param':
        return this.decorated(ref, value, path) ?? this.fromThings(ref, path);
      case 'element':
      case 'wait':
        return this.fromThings(ref, path);
      default:
        return undefined;
    }
  }
  private fromThings(ref: Ref, path: readonly string[]): Source | null | undefined {
    for (const thing of this.values.things(ref)) {
      if (thing.kind !== 'api') continue;
      for (const { row, library } of this.values.apis.rows(thing.nodes, 'sources'))
        if (holds(this.values, thing.ref ?? ref, row.when))
          return this.source(this.isFlat(row, ref, library.package) ? { ...row, shape: 'text' } : row, ref, path);
    }
    return undefined;
  }
  /** The version that the code is written for hands over texts alone. */
  private isFlat({ flat }: SourceRow, { unit }: Ref, name: string): boolean {
    if (flat === undefined) return false;
    const major = majorOf(versionFor(this.values.modules.manifests, unit.path, name));
    return major !== undefined && major >= flat.since && !this.isSet(flat.unless);
  }
  /** Somewhere the project sets what has this name, to something else than the simplest. */
  private isSet(name: string): boolean {
    let found = this.set.get(name);
    if (found === undefined) {
      const { values } = this;
      found = this.sites.named(['set', 'enable']).some((ref) => {
        const [first, second] = ['[0]', '[1]'].map((it) =>
          values.argument(ref, it).flatMap((at) => values.constants(at)),
        );
        return first?.includes(name) === true && second?.includes('simple') !== true;
      });
      this.set.set(name, found);
    }
    return found;
  }
  /** Calls that give a part of the request: `request.get('x')`. */
  private fromCallee(ref: Ref, path: readonly string[]): Source | null | undefined {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return undefined;
    for (const thing of this.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row } of this.values.apis.rows(thing.nodes, 'sources')) return this.source(row, ref, path);
    }
    return undefined;
  }
  private source(row: Pick<SourceRow, 'part' | 'shape'>, ref: Ref, path: readonly string[]): Source | null {
    if (OWN.has(row.part)) return null;
    const closed = row.shape === 'bySchema' && isClosedArgument(this.values, ref, path);
    const shape = this.shape(row, ref, path);
    // What the parts of a path are called, the route says.
    if (row.part === 'path' && path.at(-1) === NAMES) return null;
    // `params.id.name`: a text has no members that its sender could fill.
    if (row.part === 'path' && shape === 'text' && path.filter((it) => !/^(?:\*|\d+)$/.test(it)).length > 1)
      return null;
    return { part: row.part, shape, name: named(ref, path), ref, ...(closed && { closed }) };
  }
  private shape(row: Pick<SourceRow, 'part' | 'shape'>, ref: Ref, path: readonly string[]): 'text' | 'deep' {
    // A schema of the protocol lets no object arrive in the place of a text.
    if (row.shape === 'bySchema') return isOpenArgument(this.values, ref, path) ? 'deep' : 'text';
    if (row.shape !== 'byParser') return row.shape;
    return this.hooks.bodyShape?.(ref) ?? this.bodies(ref) ?? 'deep';
  }
  /** A parameter that a decorator fills with a part of the request. */
  private decorated(ref: Ref, param: Param, path: readonly string[]): Source | null | undefined {
    if (param.marks === undefined) return undefined;
    for (const mark of applied(this.values, ref.unit, param.marks)) {
      const { part } = mark.row;
      if (mark.row.does !== 'parameter' || part === undefined) continue;
      const name = this.values.argument(mark.ref, '[0]').flatMap((it) => this.values.constants(it))[0];
      const shape = part === 'body' ? 'byParser' : part === 'query' ? 'deep' : part === 'event' ? 'deep' : 'text';
      const found = this.source({ part, shape }, ref, name === undefined ? path : []);
      return found && name !== undefined ? { ...found, name: [part, name, ...path].join('.') } : found;
    }
    return undefined;
  }
  /**
   * A function that nothing registers, but that reads its first parameter like a request and answers through its
   * second: what it is shows in what it does.
   */
  private lookalike(ref: Ref, path: readonly string[]): Source | null | undefined {
    const unit = ref.unit;
    const get = unit.value(ref.id);
    if (get.kind !== 'get' || typeof get.key !== 'string') return undefined;
    const base = unit.value(get.of);
    if (base.kind !== 'param' || base.index > 1) return undefined;
    const key = valueKey({ unit, id: get.of });
    let request = this.lookalikes.get(key);
    if (request === undefined) this.lookalikes.set(key, (request = this.requestOf({ ...ref, id: get.of }, base)));
    if (request === null) return undefined;
    for (const { row } of this.values.apis.rows(this.values.apis.step(request.nodes, `.${get.key}`), 'sources'))
      return this.source(row, ref, path);
    return undefined;
  }
  private requestOf(ref: Ref, param: Param): ApiThing | null {
    const { values } = this;
    const unit = ref.unit;
    if (values.things(ref).some((it) => it.kind !== 'unknown')) return null;
    const fn = unit.value(param.function);
    const next = fn.kind === 'function' ? fn.params[param.index + 1] : undefined;
    if (next === undefined) return null;
    const read = membersOf(unit, ref.id);
    const used = membersOf(unit, next);
    for (const library of values.apis.libraries) {
      if (library.sources === undefined || library.responses === undefined) continue;
      for (const convention of Object.values(library.conventions ?? {})) {
        const [first, second] = convention.params;
        if (!first || !second) continue;
        const request = values.apis.typed(typeName(library, first));
        const response = values.apis.typed(typeName(library, second));
        const reads = read.some((name) => values.apis.has(values.apis.step(request, `.${name}`), 'sources'));
        const answers = used.some((name) => values.apis.has(values.apis.step(response, `.${name}`), 'responses'));
        if (reads && answers) return values.instanceOfType(typeName(library, first), ref);
      }
    }
    return null;
  }
}

function membersOf(unit: FileUnit, id: number): readonly string[] {
  const out: string[] = [];
  for (const user of unit.usersOf(id)) {
    const value = unit.value(user);
    if (value.kind === 'get' && value.of === id && typeof value.key === 'string') out.push(value.key);
  }
  return out;
}
/** The source in words: `request.query.id`. */
function named(ref: Ref, path: readonly string[]): string {
  const members = path.filter((it) => it !== '*' && it !== NAMES);
  // What is taken apart where it comes in has no name of its own.
  return [...(isPattern(ref) && members.length > 0 ? [] : [describe(ref)]), ...members].join('.');
}
