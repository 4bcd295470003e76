/** One file with the indexes that linking needs, made lazily and once. */
import { globals } from '../libraries/globals.ts';
import type {
  Call,
  Exit,
  FileFacts,
  FunctionValue,
  Key,
  Region,
  RegionId,
  SetMember,
  Value,
  ValueId,
} from '../facts/facts.ts';
import type { FileRole, ProjectFile } from './project.ts';

const NONE: readonly ValueId[] = [];
const GLOBALS: ReadonlySet<string> = new Set(globals);
const NO_EXITS: readonly Exit[] = [];

/** Its indexes outlive a link: one whose making throws is not there, rather than half there. */
export class FileUnit {
  readonly path: string;
  readonly role: FileRole;
  readonly facts: FileFacts;
  /** Small number, by order of path. */
  readonly index: number;
  private regionIds: Int32Array | undefined;
  private ownerIds: Int32Array | undefined;
  private users: Users | undefined;
  private childRegions: (readonly RegionId[])[] | undefined;
  private exitsByRegion: Map<RegionId, Exit[]> | undefined;
  private annotationByValue: Map<ValueId, ValueId> | undefined;

  constructor(file: Pick<ProjectFile, 'path' | 'role' | 'facts'>, index: number) {
    this.path = file.path;
    this.role = file.role;
    this.facts = file.facts;
    this.index = index;
  }

  value(id: ValueId): Value {
    return this.facts.values[id]!;
  }
  region(id: RegionId): Region {
    return this.facts.regions[id]!;
  }
  /** The innermost region a value stands in. */
  regionOf(id: ValueId): RegionId {
    if (this.regionIds === undefined) {
      const { regions, values } = this.facts;
      const ids = new Int32Array(values.length);
      // A region comes after its parent, so the innermost one is written last.
      for (let r = 0; r < regions.length; r++) ids.fill(r, regions[r]!.first, regions[r]!.last);
      this.regionIds = ids;
    }
    return this.regionIds[id]!;
  }
  /** The function (or class, for field initialisers) whose body holds the region; -1 for the module. */
  ownerOfRegion(region: RegionId): ValueId {
    if (this.ownerIds === undefined) {
      const { regions } = this.facts;
      const owners = new Int32Array(regions.length);
      for (let r = 0; r < regions.length; r++) {
        const it = regions[r]!;
        owners[r] =
          it.kind === 'function' || it.kind === 'fields' ? it.of : it.kind === 'module' ? -1 : owners[it.parent]!;
      }
      this.ownerIds = owners;
    }
    return this.ownerIds[region]!;
  }
  /** The function whose body a value belongs to; parameters, `this` and the like belong to their function. -1: the module. */
  ownerOf(id: ValueId): ValueId {
    const value = this.facts.values[id]!;
    if (value.kind === 'param') return value.function;
    if (value.kind === 'self') return value.of;
    return this.ownerOfRegion(this.regionOf(id));
  }
  /** The function in which a function value (or class) was written; -1 for the module. */
  outerOf(fn: ValueId): ValueId {
    return this.ownerOfRegion(this.regionOf(fn));
  }
  /** True when `inner` is `outer` or written inside it; -1 is the module, around everything. */
  isWithin(inner: ValueId, outer: ValueId): boolean {
    for (let at = inner; ; at = this.outerOf(at)) {
      if (at === outer) return true;
      if (at < 0) return false;
    }
  }
  /** True when `outer` is `inner` or around it, whatever functions lie between. */
  encloses(outer: RegionId, inner: RegionId): boolean {
    for (let at = inner; ; at = this.region(at).parent) {
      if (at === outer) return true;
      if (at <= 0) return false;
    }
  }
  /** Regions directly inside, in order. Function bodies are not among them. */
  childrenOf(region: RegionId): readonly RegionId[] {
    if (this.childRegions === undefined) {
      const lists: RegionId[][] = this.facts.regions.map(() => []);
      for (let r = 1; r < this.facts.regions.length; r++) {
        const it = this.facts.regions[r]!;
        if (it.kind !== 'function' && it.kind !== 'fields') lists[it.parent]?.push(r);
      }
      this.childRegions = lists;
    }
    return this.childRegions[region] ?? [];
  }
  /** The region in which the values of the fields of a class stand. */
  fieldsOf(cls: ValueId): RegionId | undefined {
    if (this.fieldRegions === undefined) {
      this.fieldRegions = new Map();
      for (const [at, it] of this.facts.regions.entries()) if (it.kind === 'fields') this.fieldRegions.set(it.of, at);
    }
    return this.fieldRegions.get(cls);
  }
  private fieldRegions: Map<ValueId, RegionId> | undefined;
  /** Values that use a value as an operand. */
  usersOf(id: ValueId): readonly ValueId[] {
    const known = this.userLists.get(id);
    if (known !== undefined) return known;
    this.users ??= indexUsers(this.facts);
    const { starts, list } = this.users;
    const first = starts[id]!;
    const end = starts[id + 1]!;
    if (first === end) return NONE;
    const out: ValueId[] = [];
    // One user may take a value twice.
    for (let at = first; at < end; at++) if (out.length === 0 || out[out.length - 1] !== list[at]) out.push(list[at]!);
    this.userLists.set(id, out);
    return out;
  }
  private readonly userLists = new Map<ValueId, readonly ValueId[]>();
  /** What a loop meets in each turn of what it walks over. */
  elementIn(loop: RegionId, over: ValueId): ValueId | undefined {
    const { first, last } = this.region(loop);
    for (let id = first; id < last; id++) {
      const value = this.value(id);
      if (value.kind === 'element' && value.of === over) return id;
    }
    return undefined;
  }
  /** Exits that stand in a function's own body (-1: the module's), in order. */
  exitsIn(fn: ValueId): readonly Exit[] {
    if (this.exitsByOwner === undefined) {
      const exits = new Map<ValueId, Exit[]>();
      for (const exit of this.facts.exits) {
        const owner = this.ownerOfRegion(exit.from);
        const list = exits.get(owner);
        if (list) list.push(exit);
        else exits.set(owner, [exit]);
      }
      this.exitsByOwner = exits;
    }
    return this.exitsByOwner.get(fn) ?? NO_EXITS;
  }
  private exitsByOwner: Map<ValueId, Exit[]> | undefined;
  /** Exits that stand in a catch clause or a function's body, or in anything inside it. */
  exitsWithin(region: RegionId): readonly Exit[] {
    if (this.exitsInside === undefined) {
      this.exitsInside = new Map();
      for (const exit of this.facts.exits) {
        for (let at = exit.from; at > 0; at = this.region(at).parent) {
          const { kind } = this.region(at);
          if (kind !== 'catch' && kind !== 'function') continue;
          const list = this.exitsInside.get(at);
          if (list) list.push(exit);
          else this.exitsInside.set(at, [exit]);
        }
      }
    }
    return this.exitsInside.get(region) ?? NO_EXITS;
  }
  private exitsInside: Map<RegionId, Exit[]> | undefined;
  /** A variable has another value behind a region than behind what runs instead of it. */
  joinsAfter(region: RegionId): boolean {
    this.joined ??= new Set(
      this.facts.values.flatMap((it) => (it.kind === 'join' && it.at === 'branch' ? (it.from ?? []) : [])),
    );
    return this.joined.has(region);
  }
  private joined: ReadonlySet<RegionId> | undefined;
  /** True for a value that decides whether a branch is taken. */
  isCondition(id: ValueId): boolean {
    this.conditions ??= new Set(
      this.facts.regions.flatMap((it) => (it.kind === 'branch' || it.kind === 'rest' ? [it.condition] : [])),
    );
    return this.conditions.has(id);
  }
  private conditions: ReadonlySet<ValueId> | undefined;
  /** The first catch clause of a try region; undefined where it has none. */
  catchOf(tried: RegionId): RegionId | undefined {
    if (this.catches === undefined) {
      const catches = new Map<RegionId, RegionId>();
      this.facts.regions.forEach((region, id) => {
        if (region.kind === 'catch' && !catches.has(region.of)) catches.set(region.of, id);
      });
      this.catches = catches;
    }
    return this.catches.get(tried);
  }
  private catches: Map<RegionId, RegionId> | undefined;
  /** The catch clause, in the same function, of what is thrown at a place. */
  catchAround(at: ValueId): RegionId | undefined {
    for (let r = this.regionOf(at); r > 0 && this.region(r).kind !== 'function'; r = this.region(r).parent) {
      const caught = this.region(r).kind === 'try' ? this.catchOf(r) : undefined;
      if (caught !== undefined) return caught;
    }
    return undefined;
  }
  /** Calls by the name of what is called, in order. A function called where it is written is named `#` and its number. */
  get callsByName(): ReadonlyMap<string, readonly ValueId[]> {
    if (this.callLists === undefined) {
      const lists = new Map<string, ValueId[]>();
      for (const [id, value] of this.facts.values.entries()) {
        const name = value.kind === 'call' ? this.calleeName(value.callee) : undefined;
        if (name !== undefined) push(lists, name, id);
      }
      this.callLists = lists;
    }
    return this.callLists;
  }
  private callLists: Map<string, ValueId[]> | undefined;
  private calleeName(callee: ValueId): string | undefined {
    const value = this.facts.values[callee]!;
    switch (value.kind) {
      case 'get':
        return typeof value.key === 'string' ? value.key : undefined;
      case 'function':
        return `#${String(callee)}`;
      case 'class':
        return value.name;
      case 'import':
        if (value.name !== 'default' && value.name !== '=') return value.name;
        return typeof value.from === 'string' ? `@${value.from}` : undefined;
      case 'load': {
        const cell = this.facts.values[value.cell]!;
        return cell.kind === 'cell' ? cell.name : undefined;
      }
      case 'param':
        return value.name === '' ? undefined : value.name;
      // What a language has under that name is nobody's of the project.
      case 'global':
        return GLOBALS.has(value.name) ? undefined : value.name;
      default:
        return undefined;
    }
  }
  /** Member writes by the member's name, in order. */
  get setsByName(): ReadonlyMap<string, readonly ValueId[]> {
    if (this.setLists === undefined) {
      const lists = new Map<string, ValueId[]>();
      for (const [id, value] of this.facts.values.entries())
        if (value.kind === 'set' && typeof value.key === 'string') push(lists, value.key, id);
      this.setLists = lists;
    }
    return this.setLists;
  }
  private setLists: Map<string, ValueId[]> | undefined;
  /** Classes, in order. */
  get classes(): readonly ValueId[] {
    return (this.classIds ??= this.facts.values.flatMap((value, id) => (value.kind === 'class' ? id : [])));
  }
  private classIds: readonly ValueId[] | undefined;
  /** Imports, in order. */
  get imports(): readonly ValueId[] {
    if (this.importIds === undefined) {
      const found: ValueId[] = [];
      this.facts.values.forEach((value, id) => {
        if (value.kind === 'import') found.push(id);
      });
      this.importIds = found;
    }
    return this.importIds;
  }
  private importIds: readonly ValueId[] | undefined;
  /** Member writes whose base is this very value. */
  setsOn(id: ValueId): readonly (SetMember & { readonly id: ValueId })[] {
    const known = this.writes.get(id);
    if (known !== undefined) return known;
    const out: (SetMember & { readonly id: ValueId })[] = [];
    for (const user of this.usersOf(id)) {
      const value = this.facts.values[user]!;
      if (value.kind === 'set' && value.of === id) out.push({ ...value, id: user });
    }
    this.writes.set(id, out);
    return out;
  }
  private readonly writes = new Map<ValueId, readonly (SetMember & { readonly id: ValueId })[]>();
  /** The member that a call calls, by its name; '' where it calls none, or one whose name is computed. */
  calledName(id: ValueId): string {
    const call = this.value(id);
    const callee = call.kind === 'call' ? this.value(call.callee) : undefined;
    return callee?.kind === 'get' && typeof callee.key === 'string' ? callee.key : '';
  }
  /** Return exits of a function, in order. */
  returnsOf(fn: FunctionValue): readonly Exit[] {
    return this.exitsTo(fn.body).filter((exit) => exit.kind === 'return');
  }
  /** The values that a function gives back, in order. */
  returnedBy(fn: FunctionValue): readonly ValueId[] {
    return this.returnsOf(fn).flatMap((exit) => exit.value ?? []);
  }
  /** Exits that leave a region. */
  exitsTo(region: RegionId): readonly Exit[] {
    if (this.exitsByRegion === undefined) {
      const exits = new Map<RegionId, Exit[]>();
      for (const exit of this.facts.exits) {
        const list = exits.get(exit.to);
        if (list) list.push(exit);
        else exits.set(exit.to, [exit]);
      }
      this.exitsByRegion = exits;
    }
    return this.exitsByRegion.get(region) ?? [];
  }
  /** The written type of a variable, by its value. */
  annotationOf(id: ValueId): ValueId | undefined {
    this.annotationByValue ??= new Map((this.facts.annotations ?? []).map((it) => [it.value, it.type]));
    return this.annotationByValue.get(id);
  }
}

const units = new WeakMap<FileFacts, FileUnit>();
/** A file of the project. Its indexes are of its facts alone, so one that is linked again keeps them. */
export function unitOf(file: ProjectFile, index: number): FileUnit {
  const known = units.get(file.facts);
  if (known?.path === file.path && known.role === file.role && known.index === index) return known;
  const made = new FileUnit(file, index);
  units.set(file.facts, made);
  return made;
}
function push(lists: Map<string, ValueId[]>, name: string, id: ValueId): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [id]);
  else list.push(id);
}

/** Calls `visit` with every operand of a value. */
export function operandsOf(value: Value, visit: (id: ValueId) => void): void {
  const key = (it: Key | null): void => {
    if (typeof it === 'number') visit(it);
  };
  switch (value.kind) {
    case 'text':
      value.holes.forEach(visit);
      if (value.tag !== undefined) visit(value.tag);
      break;
    case 'op':
      visit(value.left);
      if (value.right !== undefined) visit(value.right);
      break;
    case 'join':
      value.of.forEach(visit);
      break;
    case 'get':
      visit(value.of);
      key(value.key);
      break;
    case 'set':
      visit(value.of);
      key(value.key);
      visit(value.to);
      break;
    case 'object':
      for (const entry of value.entries) {
        key(entry.key);
        visit(entry.value);
      }
      break;
    case 'array':
      value.items.forEach(visit);
      break;
    case 'call':
      callOperands(value, visit);
      break;
    case 'wait':
    case 'element':
      visit(value.of);
      break;
    case 'class':
      value.extends.forEach(visit);
      value.marks?.forEach(visit);
      for (const member of value.members) {
        key(member.name);
        if (member.value !== undefined) visit(member.value);
        member.marks?.forEach(visit);
      }
      break;
    case 'function':
      value.marks?.forEach(visit);
      break;
    case 'param':
      if (value.default !== undefined) visit(value.default);
      value.marks?.forEach(visit);
      break;
    case 'load':
      visit(value.cell);
      break;
    case 'store':
      visit(value.cell);
      visit(value.to);
      break;
    case 'import':
      key(value.from);
      break;
    case 'type':
      if (value.target !== undefined) visit(value.target);
      break;
    default:
      break;
  }
}
function callOperands(call: Call, visit: (id: ValueId) => void): void {
  visit(call.callee);
  if (call.receiver !== undefined) visit(call.receiver);
  call.args.forEach(visit);
}
/** Users of each value in one list, in order, with where each value's part of it starts. */
interface Users {
  readonly starts: Int32Array;
  readonly list: Int32Array;
}
function indexUsers(facts: FileFacts): Users {
  const { values } = facts;
  const starts = new Int32Array(values.length + 2);
  values.forEach((value) => {
    let before = -1;
    operandsOf(value, (operand) => {
      if (operand !== before) starts[operand + 2]!++;
      before = operand;
    });
  });
  for (let id = 2; id < starts.length; id++) starts[id]! += starts[id - 1]!;
  const list = new Int32Array(starts.at(-1)!);
  values.forEach((value, id) => {
    let before = -1;
    operandsOf(value, (operand) => {
      if (operand !== before) list[starts[operand + 1]!++] = id;
      before = operand;
    });
  });
  return { starts, list };
}
