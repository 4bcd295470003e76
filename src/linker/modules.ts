/** The files of a project as modules: imports, exports, who calls what by name, which classes extend which. */
import type { ClassValue, Param, ValueId } from '../facts/facts.ts';
import type { ImportTarget, Project } from './project.ts';
import { type ApiThing, type ClassThing, type InstanceThing, type Ref, type Thing, valueKey } from './things.ts';
import { type FileUnit, unitOf } from './units.ts';
import type { Values } from './values.ts';

/** Names that more calls than this share are not searched for callers. */
const MAX_CALLS_OF_A_NAME = 300;
/** Writes of one member name that are looked at. */
const MAX_SETS_OF_A_NAME = 40;

/** A longer way from a name to what it stands for is not followed. */
const MAX_REEXPORTS = 12;
/** The re-exports that led here. */
interface Way {
  readonly depth: number;
  readonly met: Set<string>;
}

export class Modules {
  readonly units: readonly FileUnit[];
  private readonly byPath = new Map<string, FileUnit>();
  private readonly project: Project;
  private readonly resolved: Map<string, ImportTarget>[] = [];
  private readonly imported = new Map<
    FileUnit,
    readonly { readonly target: ImportTarget; readonly specifier: string; readonly id: ValueId }[]
  >();
  private callsByName: Map<string, { unit: FileUnit; id: ValueId }[]> | undefined;
  private setsByName: Map<string, Ref[]> | undefined;
  private classes: { unit: FileUnit; id: ValueId }[] | undefined;
  private readonly decorations: { readonly type: string; readonly name: string; readonly value: Ref }[] = [];

  constructor(project: Project) {
    this.project = project;
    this.units = project.files.map(unitOf);
    for (const unit of this.units) this.byPath.set(unit.path, unit);
  }
  unit(path: string): FileUnit | undefined {
    return this.byPath.get(path);
  }
  resolve(unit: FileUnit, specifier: string): ImportTarget {
    const known = (this.resolved[unit.index] ??= new Map());
    let target = known.get(specifier);
    if (target === undefined) known.set(specifier, (target = this.project.resolve(unit.path, specifier)));
    return target;
  }
  /** Where a file's imports lead, with the import that says so. */
  importsOf(
    unit: FileUnit,
  ): readonly { readonly target: ImportTarget; readonly specifier: string; readonly id: ValueId }[] {
    const known = this.imported.get(unit);
    if (known !== undefined) return known;
    const out: { target: ImportTarget; specifier: string; id: ValueId }[] = [];
    for (const id of unit.imports) {
      const value = unit.value(id);
      if (value.kind === 'import' && typeof value.from === 'string')
        out.push({ target: this.resolve(unit, value.from), specifier: value.from, id });
    }
    this.imported.set(unit, out);
    return out;
  }

  /** A file says something about a name by itself. */
  gives(path: string, name: string): boolean {
    return this.unit(path)?.facts.exports.some((it) => it.name === name) === true;
  }
  /** The module of this name below another one, where modules hold modules: `pkg.name`. */
  within(unit: FileUnit, from: string, name: string): FileUnit | undefined {
    if (from.includes('/') || !/^\w+$/.test(name)) return undefined;
    const target = this.resolve(unit, from.endsWith('.') ? from + name : `${from}.${name}`);
    return target.is === 'file' ? this.unit(target.path) : undefined;
  }
  /** What a module gives under a name; `*` and `=` are the module itself. */
  exported(values: Values, unit: FileUnit, name: string, ref: Ref): readonly Thing[] {
    return this.exportedBy(values, unit, name, ref, { depth: 0, met: new Set() });
  }
  private exportedBy(values: Values, unit: FileUnit, name: string, ref: Ref, way: Way): readonly Thing[] {
    if (way.depth > MAX_REEXPORTS) return [values.unknown('re-exports go in circles', ref)];
    // Barrels that hand on one another: what was asked already has given what it has.
    const place = `${String(unit.index)}:${name}`;
    if (way.met.has(place)) return [];
    way.met.add(place);
    const of = (id: ValueId): readonly Thing[] => values.things(values.ref(unit, id));
    const whole = unit.facts.exports.filter((it) => it.name === '=' && it.value !== undefined);
    if (name === '*' || name === '=') {
      if (whole.length === 0) {
        // `import x = require()` or require() of an ES module: its namespace.
        return [{ kind: 'module', unit }];
      }
      const things = whole.flatMap((it) => of(it.value!));
      const named = unit.facts.exports.some((it) => it.name !== '=' && it.name !== '*');
      return named && things.every((it) => it.kind === 'unknown') ? [{ kind: 'module', unit }] : things;
    }
    const found: Thing[] = [];
    for (const it of unit.facts.exports) {
      if (it.name !== name) continue;
      if (it.from !== undefined) found.push(...this.reexported(values, unit, it.from, it.imported ?? name, ref, way));
      else if (it.value !== undefined) found.push(...of(it.value));
    }
    if (found.length > 0) return found;
    for (const it of unit.facts.exports) {
      if (it.name !== '*' || it.from === undefined || name === 'default') continue;
      const through = this.reexported(values, unit, it.from, name, ref, way).filter(
        (thing) => thing.kind !== 'unknown',
      );
      if (through.length > 0) return through;
    }
    if (whole.length > 0) {
      const things = whole.flatMap((it) => of(it.value!));
      return name === 'default' ? things : things.flatMap((it) => values.member(it, name, ref));
    }
    if (name === 'default' && unit.facts.exports.length > 0) return [{ kind: 'module', unit }];
    return [values.unknown(`${unit.path} does not export ${name}`, ref)];
  }
  private reexported(values: Values, unit: FileUnit, from: string, name: string, ref: Ref, way: Way): readonly Thing[] {
    const target = this.resolve(unit, from);
    if (target.is === 'file') {
      const next = this.unit(target.path);
      return next
        ? this.exportedBy(values, next, name, ref, { depth: way.depth + 1, met: way.met })
        : [values.unknown(`${target.path} is not analysed`, ref)];
    }
    if (target.is === 'unresolved') return [values.unknown(target.why, ref)];
    const root: ApiThing = {
      kind: 'api',
      package: target.name,
      path: target.name,
      nodes: values.apis.exportsOf(target.name, target.subpath),
      ref,
    };
    return name === '*' || name === 'default' ? [root] : [values.apiMember(root, name, ref)];
  }

  /** Calls whose callee resolves to this function. */
  callersOf(values: Values, unit: FileUnit, fn: ValueId): readonly Ref[] {
    const out: Ref[] = [];
    const seen = new Set<string>();
    for (const name of this.namesOf(unit, fn)) {
      const calls = this.callsNamed(name);
      if (calls.length > MAX_CALLS_OF_A_NAME) continue;
      for (const site of calls) {
        const key = valueKey(site);
        if (seen.has(key)) continue;
        seen.add(key);
        const call = site.unit.value(site.id);
        if (call.kind !== 'call') continue;
        const ref = values.ref(site.unit, site.id);
        const reaches = values.things({ ...ref, id: call.callee }).some((it) => this.leadsTo(values, it, unit, fn));
        if (reaches) out.push(ref);
      }
    }
    return out;
  }
  private leadsTo(values: Values, thing: Thing, unit: FileUnit, fn: ValueId): boolean {
    if (thing.kind === 'function') return thing.ref.unit === unit && thing.ref.id === fn;
    if (thing.kind === 'class') {
      const made = values.constructorOf(thing);
      return made?.ref.unit === unit && made.ref.id === fn;
    }
    return false;
  }
  /** The names a function can be called by. */
  private namesOf(unit: FileUnit, fn: ValueId): Set<string> {
    const names = new Set<string>();
    const value = unit.value(fn);
    if (value.kind !== 'function') return names;
    if (value.name !== '') names.add(value.name);
    names.add(`#${valueKey({ unit, id: fn })}`);
    const cls = value.owner === undefined ? undefined : (unit.value(value.owner) as ClassValue);
    const member = cls?.members.find((it) => it.value === fn);
    if (member) {
      if (typeof member.name === 'string') names.add(member.name);
      if (member.kind === 'constructor') {
        names.add(cls!.name);
        this.exportNames(unit, value.owner!, names);
      }
    }
    for (const user of unit.usersOf(fn)) {
      const holder = unit.value(user);
      if (holder.kind === 'object')
        for (const entry of holder.entries)
          if (entry.value === fn && typeof entry.key === 'string') names.add(entry.key);
      if (holder.kind === 'set' && typeof holder.key === 'string') names.add(holder.key);
      if (holder.kind === 'store') {
        const cell = unit.value(holder.cell);
        if (cell.kind === 'cell') names.add(cell.name);
      }
    }
    this.exportNames(unit, fn, names);
    return names;
  }
  private exportNames(unit: FileUnit, id: ValueId, names: Set<string>): void {
    for (const it of unit.facts.exports) {
      if (it.value !== id) continue;
      names.add(it.name === '=' || it.name === 'default' ? `@${unit.path}` : it.name);
    }
  }
  private callsNamed(name: string): readonly { unit: FileUnit; id: ValueId }[] {
    if (this.callsByName === undefined) {
      this.callsByName = new Map();
      for (const unit of this.units) {
        if (unit.role === 'test') continue;
        for (const [callee, ids] of unit.callsByName) {
          const key = this.projectName(unit, callee);
          if (key !== undefined) for (const id of ids) push(this.callsByName, key, { unit, id });
        }
      }
    }
    return this.callsByName.get(name) ?? [];
  }
  /** The name of a callee among all files: that of a written function tells its file, that of a module its path. */
  private projectName(unit: FileUnit, callee: string): string | undefined {
    if (callee.startsWith('#')) return `#${String(unit.index)}:${callee.slice(1)}`;
    if (!callee.startsWith('@')) return callee;
    const target = this.resolve(unit, callee.slice(1));
    return target.is === 'file' ? `@${target.path}` : undefined;
  }
  /** Member writes of this name anywhere in the project; some of them, where there are many. */
  setsNamed(name: string): readonly Ref[] {
    if (this.setsByName === undefined) {
      this.setsByName = new Map();
      const ctx = { id: 0, depth: 0, parent: null, unit: null, function: -1, args: [], self: undefined };
      for (const unit of this.units) {
        if (unit.role === 'test') continue;
        for (const [key, ids] of unit.setsByName) {
          const known = this.setsByName.get(key)?.length ?? 0;
          for (const id of ids.slice(0, Math.max(0, MAX_SETS_OF_A_NAME - known)))
            push(this.setsByName, key, { unit, id, ctx });
        }
      }
    }
    return this.setsByName.get(name) ?? [];
  }
  /** Records a member that project code adds to a library type. */
  decorate(type: string, name: string, value: Ref): void {
    this.decorations.push({ type, name, value });
  }
  /** Values added to a library type under a name. */
  decorationsOf(thing: ApiThing, name: string): readonly Ref[] {
    if (this.decorations.length === 0) return [];
    return this.decorations
      .filter((it) => it.name === name && thing.nodes.some((node) => node.types.includes(it.type)))
      .map((it) => it.value);
  }
  decorated(thing: ApiThing, name: string): readonly Thing[] {
    const found = this.decorationsOf(thing, name);
    return found.length > 0 && this.valuesFor !== undefined ? found.flatMap((it) => this.valuesFor!.things(it)) : [];
  }
  /** Set once by the linker: decorations are resolved with the same memo as everything else. */
  valuesFor: Values | undefined;

  /** Classes of the project that extend one, directly. */
  subclassesOf(values: Values, cls: ClassThing): readonly ClassThing[] {
    if (this.subclasses === undefined) {
      this.subclasses = new Map();
      for (const it of this.allClasses()) {
        const value = it.unit.value(it.id) as ClassValue;
        if (value.extends.length === 0) continue;
        const ref = values.ref(it.unit, it.id);
        for (const parent of values.parents({ kind: 'class', ref }))
          if (parent.kind === 'class') push(this.subclasses, valueKey(parent.ref), { kind: 'class', ref });
      }
    }
    return this.subclasses.get(valueKey(cls.ref)) ?? [];
  }
  private subclasses: Map<string, ClassThing[]> | undefined;
  /** Instances of the project's classes that say they implement an interface. */
  implementersOf(values: Values, type: Ref): readonly InstanceThing[] {
    if (this.implementers === undefined) {
      this.implementers = new Map();
      for (const it of this.allClasses()) {
        const value = it.unit.value(it.id) as ClassValue;
        const ref = values.ref(it.unit, it.id);
        for (const id of value.implements ?? []) {
          const written = it.unit.value(id);
          if (written.kind !== 'type' || written.target === undefined) continue;
          for (const thing of values.things(values.ref(it.unit, written.target))) {
            if (thing.kind === 'object')
              push(this.implementers, valueKey(thing.ref), {
                kind: 'instance',
                of: { kind: 'class', ref },
                ctx: ref.ctx,
              });
          }
        }
      }
    }
    return this.implementers.get(valueKey(type)) ?? [];
  }
  private implementers: Map<string, InstanceThing[]> | undefined;
  /** All classes of source files. */
  allClasses(): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
    if (this.classes === undefined) {
      this.classes = [];
      for (const unit of this.units) {
        if (unit.role === 'test') continue;
        for (const id of unit.classes) this.classes.push({ unit, id });
      }
    }
    return this.classes;
  }
  /** What injection hands to a constructor parameter that is marked with a token. */
  injected(values: Values, ref: Ref, param: Param): readonly Thing[] {
    return this.injector?.(values, ref, param) ?? [];
  }
  /** Set by the pass that reads module declarations. */
  injector: ((values: Values, ref: Ref, param: Param) => readonly Thing[]) | undefined;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
