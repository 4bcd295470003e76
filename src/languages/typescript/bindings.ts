import type { ValueId } from '../../facts/index.ts';

export type BindingKind =
  'var' | 'let' | 'param' | 'function' | 'class' | 'import' | 'enum' | 'namespace' | 'type' | 'ambient';

/** A declared name, and how its reads and writes become values. */
export class Binding {
  readonly name: string;
  kind: BindingKind;
  readonly scope: Scope;
  /** The block a declaration stands in; `var` may be used beyond it. */
  readonly block: Scope;
  /** Its place in `Resolution.bindings`. */
  readonly id: number;
  /** How often a declaration gives it a value. */
  inits = 0;
  /** Offsets of the writes, initialisers included. */
  readonly writes: number[] = [];
  captured = false;
  escapesBlock = false;
  storage: 'constant' | 'variable' | 'cell' = 'constant';
  /** The value of a constant, or the cell. */
  value: ValueId = -1;
  /** What the name stands for among types. */
  type: ValueId = -1;
  /** Where the frame that runs keeps the current definition of a variable. */
  slot = -1;
  /** Made by createRequire. */
  requires = false;
  /** An object that is made where it is declared. */
  made = false;
  /** Offsets: where the object is handed to somebody for the first time, and where a member of it stands last. */
  handedAt = Infinity;
  memberAt = -1;
  /** Members that are followed as variables, by their names. */
  members: Map<string, Binding> | undefined = undefined;
  /** How many signatures without a body declare it as a function. */
  signatures = 0;

  constructor(name: string, kind: BindingKind, scope: Scope, block: Scope, id: number) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.block = block;
    this.id = id;
  }

  /** Classes, enums, namespaces and imports are names for types as well. */
  namesType(): boolean {
    const kind = this.kind;
    return kind === 'class' || kind === 'import' || kind === 'enum' || kind === 'namespace' || kind === 'ambient';
  }
}

export class Scope {
  readonly parent: Scope | undefined;
  readonly start: number;
  readonly end: number;
  /** The scope whose code runs as one: of a function, the module, or a class with its field initialisers. */
  readonly frame: Scope;
  /** Where `var` declares. */
  readonly hoist: Scope;
  names: Map<string, Binding> | undefined = undefined;
  types: Map<string, Binding> | undefined = undefined;
  /** `var` bindings declared here. */
  hoisted: Binding[] | undefined = undefined;
  /** Frames: an arrow function, which has no `this` of its own. */
  arrow = false;
  usesThis = false;

  constructor(parent: Scope | undefined, node: { start: number; end: number }, extent: 'block' | 'hoist' | 'frame') {
    this.parent = parent;
    this.start = node.start;
    this.end = node.end;
    this.frame = extent === 'frame' || parent === undefined ? this : parent.frame;
    this.hoist = extent === 'block' && parent !== undefined ? parent.hoist : this;
  }
}

/** Which declaration each identifier of a file means. */
export class Resolution {
  /** By offset of the identifier: index into `bindings`; 0 where nobody declares it. */
  readonly index: Int32Array;
  readonly bindings: (Binding | undefined)[] = [undefined];
  readonly scopes = new Map<object, Scope>();
  /** Offsets of all writes to variables, ascending. */
  writes: number[] = [];

  constructor(length: number) {
    this.index = new Int32Array(length + 1);
  }

  of(node: { start: number }): Binding | undefined {
    return this.bindings[this.index[node.start]!];
  }

  /** Is a variable written between two offsets? */
  writesIn(start: number, end: number): boolean {
    return anyBetween(this.writes, start, end);
  }

  decideStorage(): void {
    for (const binding of this.bindings) {
      if (binding === undefined || binding.kind === 'type' || binding.kind === 'ambient') continue;
      const { writes, inits } = binding;
      const once = writes.length === 0 || (writes.length === 1 && inits === 1);
      if (once && !(binding.escapesBlock && !binding.captured && inits === 1)) continue;
      binding.storage = binding.captured ? 'cell' : 'variable';
      if (writes.length > 1) writes.sort((a, b) => a - b);
      if (binding.storage === 'variable') for (const at of writes) this.writes.push(at);
    }
    this.writes.sort((a, b) => a - b);
  }

  /** After more of them are known. */
  addWrites(more: readonly Binding[]): void {
    for (const { writes } of more) {
      writes.sort((a, b) => a - b);
      this.writes.push(...writes);
    }
    this.writes.sort((a, b) => a - b);
  }
}

/** Does an ascending list hold a number of [start, end)? */
export function anyBetween(sorted: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low]! < end;
}
