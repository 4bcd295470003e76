/** All schemas of a project, and the parts of requests they are applied to. */
import type { Location } from '../../facts/facts.ts';
import type { Schema, Tightening } from '../../model/model.ts';
import type { RequestPart } from '../../libraries/kinds.ts';
import { lastNames } from '../../libraries/paths.ts';
import { applied } from '../decorators.ts';
import { type ClassThing, type FunctionThing, type Ref, valueKey } from '../things.ts';
import { holds } from '../when.ts';
import type { FileUnit } from '../units.ts';
import { lastOfChain } from '../schemas/builders.ts';
import { chainShape } from '../schemas/chains.ts';
import { emittedClass } from '../schemas/declared.ts';
import { emptyShape, fieldsOf, type Shape } from '../schemas/shape.ts';
import { tightenedPipe, tightenedShape } from '../schemas/tightened.ts';
import { requestNames, requestParts } from '../../libraries/http.ts';
import { type Scene } from './scene.ts';

interface Entry {
  readonly shape: Shape;
  readonly parts: Set<RequestPart>;
  /** Parts told by the middleware of single routes: they count instead of the others. */
  exact?: Set<RequestPart>;
  made: Schema | undefined;
}
export class SchemaIndex {
  private readonly scene: Scene;
  private readonly entries = new Map<string, Entry>();
  /** What would tighten the pipe that checks by classes, once it was asked for. */
  private pipe: { readonly tightened: Tightening | undefined } | undefined;
  private complete = false;
  private readonly routes = new Map<string, Schema[]>();

  constructor(scene: Scene) {
    this.scene = scene;
  }
  /** The schema that a value is, which is now known to be applied to parts of requests. */
  applied(ref: Ref, parts: readonly RequestPart[]): Schema | undefined {
    let found: Schema | undefined;
    for (const it of this.resolve(ref, 0)) {
      const own = this.byParts(it, parts);
      if (own !== undefined) {
        found ??= own;
        continue;
      }
      const entry = this.entry(it);
      if (entry === undefined) continue;
      for (const part of parts) entry.parts.add(part);
      found ??= this.made(entry);
    }
    return found;
  }
  /** Finds all schemas of the project, once. */
  prepare(): void {
    if (this.complete) return;
    this.complete = true;
    this.fromBuilders();
    this.attempt(undefined, () => {
      this.fromMiddleware();
    });
    this.fromRoutes();
    this.fromParameters();
  }
  all(): readonly Schema[] {
    this.prepare();
    const { failures } = this.scene.values;
    return [...this.entries.values()].flatMap((it) =>
      failures.guarded<readonly Schema[]>(
        'schema',
        it.shape.ref,
        () => [],
        () => [this.made(it)],
      ),
    );
  }
  /** What throws while schemas are looked for costs the place that was looked at. */
  private attempt(where: Ref | undefined, look: () => void): void {
    this.scene.values.failures.attempt('schema', where, look);
  }
  /** Schemas given in the call that registers a route. */
  ofRoute(route: Ref): readonly Schema[] {
    return this.routes.get(valueKey(route)) ?? [];
  }
  /** Schemas that were found before and that a value is, or holds for a part of the request. */
  known(ref: Ref, part?: RequestPart): readonly Schema[] {
    return this.resolve(ref, 0).flatMap((it) => {
      const own = this.entries.get(valueKey(lastOfChain(this.scene.values, it))) ?? this.entries.get(valueKey(it));
      if (own !== undefined) {
        if (part !== undefined) own.parts.add(part);
        return [this.made(own)];
      }
      if (it.unit.value(it.id).kind !== 'object') return [];
      return this.scene.values.entriesOf(it).flatMap(({ key, value }) => {
        const part = requestParts[key];
        return part === undefined ? [] : this.known(value, part);
      });
    });
  }
  /** Schemas that a closure was made with, for the parts that it looks at. */
  exactly(ref: Ref, parts: readonly RequestPart[]): readonly Schema[] {
    return this.resolve(ref, 0).flatMap((it) => {
      const own = this.entries.get(valueKey(lastOfChain(this.scene.values, it))) ?? this.entries.get(valueKey(it));
      if (own === undefined) return [];
      if (parts.length > 0) for (const part of parts) (own.exact ??= new Set()).add(part);
      return [this.made(own)];
    });
  }
  /** Parts of the request that are named by the members of an object of schemas. */
  partsIn(ref: Ref): readonly RequestPart[] {
    return this.resolve(ref, 0).flatMap((it) => {
      if (it.unit.value(it.id).kind !== 'object') return [];
      return this.scene.values.entriesOf(it).flatMap(({ key, value }) => {
        if (requestNames.includes(key)) return this.partsIn(value);
        const part = requestParts[key];
        return part !== undefined && this.holdsSchemas(value) ? [part] : [];
      });
    });
  }
  /** A schema, or an object of which every member is one. */
  private holdsSchemas(ref: Ref): boolean {
    if (this.known(ref).length > 0) return true;
    const members = this.scene.schemas.ofAny(ref)?.members ?? [];
    return members.length > 0 && members.every((it) => it.shape !== undefined);
  }
  /** Classes by which the parameters of a function are declared. */
  ofParameters(fn: FunctionThing): readonly Schema[] {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return [];
    return value.params.flatMap((id) => {
      const param = unit.value(id);
      if (param.kind !== 'param' || param.type === undefined) return [];
      return this.scene.values.things(this.scene.values.ref(unit, param.type)).flatMap((thing) => {
        const entry = thing.kind === 'instance' ? this.entries.get(`class ${valueKey(thing.of.ref)}`) : undefined;
        return entry === undefined ? [] : [this.made(entry)];
      });
    });
  }
  /** Values that a schema may be, through variables and parameters. */
  private resolve(ref: Ref, depth: number): readonly Ref[] {
    const value = ref.unit.value(ref.id);
    if (value.kind === 'call' || value.kind === 'object' || depth > 4) return [ref];
    const out: Ref[] = [];
    for (const thing of this.scene.values.things(ref)) {
      if (
        (thing.kind === 'api' || thing.kind === 'object') &&
        thing.ref !== undefined &&
        !(thing.ref.id === ref.id && thing.ref.unit === ref.unit)
      )
        out.push(...this.resolve(thing.ref, depth + 1));
    }
    return out;
  }
  /** `{ body: schema, params: schema }`: each for its own part. */
  private byParts(ref: Ref, parts: readonly RequestPart[]): Schema | undefined {
    if (ref.unit.value(ref.id).kind !== 'object') return undefined;
    let found: Schema | undefined;
    for (const { key, value } of this.scene.values.entriesOf(ref)) {
      const part = requestParts[key];
      if (part === undefined || (parts.length > 0 && !parts.includes(part))) continue;
      found = this.applied(value, [part]) ?? found;
    }
    return found;
  }
  private entry(ref: Ref): Entry | undefined {
    const last = lastOfChain(this.scene.values, ref);
    const known = this.entries.get(valueKey(last)) ?? this.entries.get(valueKey(ref));
    if (known !== undefined) return known;
    const shape = this.scene.schemas.of(ref);
    if (shape === undefined || fieldsOf(shape) === undefined) return undefined;
    const entry: Entry = {
      shape: {
        ...shape,
        ref: ref.unit.value(ref.id).kind === 'call' || ref.unit.value(ref.id).kind === 'object' ? ref : shape.ref,
      },
      parts: new Set(),
      made: undefined,
    };
    this.entries.set(valueKey(ref), entry);
    return entry;
  }
  private made(entry: Entry): Schema {
    const { shape } = entry;
    // Where one pipe decides for all classes, it is the place to mend.
    const pipe =
      shape.ref.unit.value(shape.ref.id).kind === 'class' && shape.unknownMembers === 'kept'
        ? this.scene.globalPipe()
        : undefined;
    const made: Schema = {
      at: pipe ?? this.scene.place(shape.ref),
      package: shape.package,
      fields: fieldsOf(shape) ?? [],
      unknownMembers: shape.unknownMembers,
      appliesTo: [...(entry.exact ?? entry.parts)],
      complete: shape.complete,
      ...this.tightened(shape, pipe),
    };
    if (entry.made === undefined) entry.made = made;
    else (entry.made as { appliesTo: readonly RequestPart[] }).appliesTo = made.appliesTo;
    return entry.made;
  }

  private tightened(shape: Shape, pipe: Location | undefined): Pick<Schema, 'tightened'> {
    const found = pipe === undefined ? tightenedShape(shape) : this.ofPipe(pipe);
    return found === undefined ? {} : { tightened: found };
  }
  private ofPipe(pipe: Location): Tightening | undefined {
    this.pipe ??= { tightened: tightenedPipe(this.scene.values, this.scene.units, pipe) };
    return this.pipe.tightened;
  }

  // ---- where schemas are

  private *named(kind: 'schemas' | 'middleware'): Iterable<Ref> {
    const names = new Set<string>();
    for (const library of this.scene.values.apis.libraries) {
      for (const row of library[kind] ?? []) {
        if ('makes' in row ? row.makes !== 'object' : !('schema' in row)) continue;
        const name = row.at
          .trim()
          .split(/\s+/)
          .filter((token) => token.startsWith('.'))
          .at(-1);
        for (const it of name?.slice(1).split('|') ?? []) names.add(it.replace(/^\./, ''));
      }
    }
    const units = new Set<FileUnit>(this.scene.units);
    for (const ref of this.scene.sites.named(names)) if (units.has(ref.unit)) yield ref;
  }
  private fromBuilders(): void {
    for (const ref of this.named('schemas'))
      this.attempt(ref, () => {
        this.fromBuilder(ref);
      });
  }
  private fromBuilder(ref: Ref): void {
    const unit = ref.unit;
    const call = unit.value(ref.id);
    if (call.kind !== 'call') return;
    const isObject = this.scene.values
      .things({ ...ref, id: call.callee })
      .some(
        (it) =>
          it.kind === 'api' &&
          this.scene.values.apis
            .rows(it.nodes, 'schemas')
            .some(({ row }) => row.makes === 'object' && row.members !== undefined),
      );
    if (!isObject) return;
    const last = lastOfChain(this.scene.values, ref);
    if (!this.isNested(unit, last.id)) this.entry(last);
  }
  /** A member, element or option of another schema. */
  private isNested(unit: FileUnit, id: number): boolean {
    return unit.usersOf(id).some((user) => {
      const it = unit.value(user);
      if (it.kind === 'call' && it.args.includes(id)) return this.isSchemaCall(unit, user);
      if (it.kind !== 'object' && it.kind !== 'array') return false;
      return unit.usersOf(user).some((outer) => {
        const call = unit.value(outer);
        return call.kind === 'call' && call.args.includes(user) && this.isSchemaCall(unit, outer);
      });
    });
  }
  private isSchemaCall(unit: FileUnit, id: number): boolean {
    const call = unit.value(id);
    return (
      call.kind === 'call' &&
      this.scene.values
        .things(this.scene.values.ref(unit, call.callee))
        .some((it) => it.kind === 'api' && this.scene.values.apis.has(it.nodes, 'schemas'))
    );
  }
  private fromMiddleware(): void {
    const chains = new Map<
      string,
      {
        readonly at: Ref;
        readonly parts: Set<RequestPart>;
        readonly fields: { readonly name: string; readonly ref: Ref }[];
        readonly package: string;
      }
    >();
    for (const ref of this.named('middleware')) {
      const call = ref.unit.value(ref.id);
      if (call.kind !== 'call') continue;
      const rows = this.scene.values
        .things(ref)
        .flatMap((it) => (it.kind === 'api' ? this.scene.values.apis.rows(it.nodes, 'middleware') : []))
        .filter(({ row }) => row.schema !== undefined && this.scene.holds(ref, row.when));
      for (const { row, library } of rows) {
        const args = this.scene.argument(ref, row.schema!);
        if (row.style === 'field-chain') {
          for (const arg of args) {
            const name = this.scene.values.constants(arg)[0];
            if (name === undefined) continue;
            const holder = holderOf(ref.unit, lastOfChain(this.scene.values, ref).id);
            const key = valueKey({ unit: ref.unit, id: holder });
            const group = chains.get(key) ?? {
              at: { ...ref, id: holder },
              parts: new Set<RequestPart>(),
              fields: [],
              package: library.package,
            };
            for (const part of row.parts ?? []) group.parts.add(part);
            if (!group.fields.some((it) => it.name === name)) group.fields.push({ name, ref });
            chains.set(key, group);
          }
        } else for (const arg of args) this.applied(arg, row.parts ?? []);
      }
    }
    for (const [key, group] of chains) {
      const [first] = group.fields;
      if (first === undefined) continue;
      const { schemas } = this.scene;
      const shape: Shape = {
        ...emptyShape(first.ref, 'object', group.package),
        members: group.fields.map(({ name, ref }) => ({
          name,
          at: this.scene.place(ref),
          shape: chainShape(schemas, ref),
        })),
      };
      this.entries.set(`chain ${key}`, { shape, parts: group.parts, made: undefined });
    }
  }
  private fromRoutes(): void {
    const names = new Set<string>();
    for (const library of this.scene.values.apis.libraries) {
      for (const row of library.routes ?? [])
        if (row.schemas !== undefined) for (const it of lastNames(row.at)) names.add(it);
    }
    for (const ref of this.scene.sites.named(names))
      this.attempt(ref, () => {
        this.fromRoute(ref);
      });
  }
  private fromRoute(ref: Ref): void {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return;
    for (const thing of this.scene.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row, library } of this.scene.values.apis.rows(thing.nodes, 'routes')) {
        const { values } = this.scene;
        for (const each of row.each === undefined ? [undefined] : values.argument(ref, row.each)) {
          const key = valueKey(each ?? ref);
          for (const schema of row.schemas ?? []) {
            if (!holds(values, ref, schema.when, each)) continue;
            for (const arg of values.argument(ref, schema.at, each)) {
              const made = this.applied(arg, [schema.part]);
              if (made === undefined) continue;
              if (made.package === '') (made as { package: string }).package = library.package;
              this.routes.set(key, [...(this.routes.get(key) ?? []), made]);
            }
          }
        }
      }
    }
  }
  /** Classes written as types of decorated parameters. */
  private fromParameters(): void {
    for (const unit of this.scene.units) {
      unit.facts.values.forEach((value) => {
        if (value.kind !== 'param' || value.marks === undefined || value.type === undefined) return;
        const part = applied(this.scene.values, unit, value.marks).find(
          (it) => it.row.does === 'parameter' && it.row.part !== undefined,
        )?.row.part;
        if (part === undefined) return;
        const cls = emittedClass(this.scene.values, this.scene.values.ref(unit, value.type));
        if (cls !== undefined) this.fromClass(cls, part);
      });
    }
  }
  private fromClass(cls: ClassThing, part: RequestPart): void {
    const key = `class ${valueKey(cls.ref)}`;
    let entry = this.entries.get(key);
    if (entry === undefined) {
      const shape = this.scene.schemas.ofClass(cls);
      if (shape?.made) return void this.applied(shape.ref, [part]);
      if (shape?.members === undefined || shape.members.length === 0) return;
      this.entries.set(
        key,
        (entry = {
          shape: { ...shape, unknownMembers: this.scene.unknownMembersOfClasses() },
          parts: new Set(),
          made: undefined,
        }),
      );
    }
    entry.parts.add(part);
  }
}
/** The list or call that a chain stands in: chains of one list are one schema. */
function holderOf(unit: FileUnit, id: number): number {
  for (const user of unit.usersOf(id)) {
    const it = unit.value(user);
    if (it.kind === 'array' || (it.kind === 'call' && it.args.includes(id))) return user;
  }
  return id;
}
