/** The files of a project as modules: imports, exports, who calls what by name, which classes extend which. */
import type { ClassValue, ValueId } from '../facts/facts.ts';
import type { ImportTarget, Project } from './project.ts';
import { type ApiThing, type FunctionThing, type Ref, refKey, valueKey } from './things.ts';
import { type FileUnit, unitOf } from './units.ts';

/** Writes of one member name that are looked at. */
const MAX_SETS_OF_A_NAME = 40;

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
  /** Imports of computed names that led to files of the project, by file and place. */
  readonly led = new Map<string, { readonly unit: FileUnit; readonly id: ValueId }>();
  private readonly spreads: { readonly type: string; readonly value: Ref }[] = [];
  private readonly made: { readonly type: string; readonly by: FunctionThing }[] = [];
  private readonly decorations: { readonly type: string; readonly name: string; readonly value: Ref }[] = [];

  constructor(project: Project) {
    this.project = project;
    this.units = project.files.map(unitOf);
    for (const unit of this.units) this.byPath.set(unit.path, unit);
  }
  get manifests(): Project['manifests'] {
    return this.project.manifests;
  }
  get graphTexts(): NonNullable<Project['graphTexts']> {
    return this.project.graphTexts ?? [];
  }
  get libraries(): Project['libraries'] {
    return this.project.libraries;
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
  /** The names a function can be called by. */
  namesOf(unit: FileUnit, fn: ValueId): Set<string> {
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
  /** Calls of a name, tests aside. */
  callsNamed(name: string): readonly { unit: FileUnit; id: ValueId }[] {
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
  /** Notes that a function of the project makes the members that a library type has. */
  makes(type: string, by: FunctionThing): void {
    if (!this.made.some((it) => it.type === type && refKey(it.by.ref) === refKey(by.ref))) this.made.push({ type, by });
  }
  /** Functions that make the members of a thing. */
  makersOf(thing: ApiThing): readonly FunctionThing[] {
    return this.made.filter((it) => thing.nodes.some((node) => node.types.includes(it.type))).map((it) => it.by);
  }
  /** Notes that all members of a value are members of a library type as well. */
  spreadInto(type: string, value: Ref): void {
    this.spreads.push({ type, value });
  }
  /** Values of which all members are members of a thing as well. */
  spreadsOf(thing: ApiThing): readonly Ref[] {
    return this.spreads.filter((it) => thing.nodes.some((node) => node.types.includes(it.type))).map((it) => it.value);
  }
  /** Names under which project code adds members to library types. */
  decorationNames(): readonly string[] {
    return this.decorations.map((it) => it.name);
  }
  /** Something is added to a library type under this name. */
  decorates(name: string): boolean {
    return this.decorations.some((it) => it.name === name);
  }
  /** Values added to a library type under a name. */
  decorationsOf(thing: ApiThing, name: string): readonly Ref[] {
    if (this.decorations.length === 0) return [];
    return this.decorations
      .filter((it) => it.name === name && thing.nodes.some((node) => node.types.includes(it.type)))
      .map((it) => it.value);
  }
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
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
