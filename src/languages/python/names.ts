import type { ValueId } from '../../facts/index.ts';
import type { Node } from './tree.ts';

/** A name that the file binds, and how its reads and writes become values. */
export class Binding {
  readonly name: string;
  readonly scope: Scope;
  /** Offsets at which it gets a value. */
  readonly writes: number[] = [];
  captured = false;
  storage: 'constant' | 'variable' | 'cell' = 'constant';
  /** The value of a constant, or the cell. */
  value: ValueId = -1;

  constructor(name: string, scope: Scope) {
    this.name = name;
    this.scope = scope;
  }
}

export class Scope {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  readonly parent: Scope | undefined;
  /** The scope whose code runs as one: comprehensions and class bodies run with what is around them. */
  readonly frame: Scope;
  readonly names = new Map<string, Binding>();
  /** Names that a statement says belong elsewhere. */
  readonly elsewhere = new Map<string, 'global' | 'nonlocal'>();

  constructor(kind: Scope['kind'], parent: Scope | undefined) {
    this.kind = kind;
    this.parent = parent;
    this.frame = parent === undefined || kind === 'function' ? this : parent.frame;
  }
}

/** Which binding each identifier means. */
export class Names {
  readonly module = new Scope('module', undefined);
  readonly scopes = new Map<Node, Scope>();
  /** Modules from which everything is imported. */
  readonly wildcards: string[] = [];
  private readonly written: { readonly name: string; readonly at: number; readonly scope: Scope }[] = [];
  private readonly read: { readonly name: string; readonly at: number; readonly scope: Scope }[] = [];
  private readonly byOffset = new Map<number, Binding>();

  of(node: { readonly start: number }): Binding | undefined {
    return this.byOffset.get(node.start);
  }
  write(name: string, at: number, scope: Scope): void {
    this.written.push({ name, at, scope });
  }
  refer(name: string, at: number, scope: Scope): void {
    this.read.push({ name, at, scope });
  }

  finish(): void {
    for (const { name, at, scope } of this.written) {
      const holder = holderOf(scope, name);
      let binding = holder.names.get(name);
      if (binding === undefined) holder.names.set(name, (binding = new Binding(name, holder)));
      binding.writes.push(at);
      if (binding.scope.frame !== scope.frame) binding.captured = true;
      this.byOffset.set(at, binding);
    }
    for (const { name, at, scope } of this.read) {
      const binding = lookUp(scope, name);
      if (binding === undefined) continue;
      if (binding.scope.frame !== scope.frame) binding.captured = true;
      if (!this.byOffset.has(at)) this.byOffset.set(at, binding);
    }
    for (const scope of [this.module, ...this.scopes.values()]) {
      for (const binding of scope.names.values())
        if (binding.writes.length > 1) binding.storage = binding.captured ? 'cell' : 'variable';
    }
  }
}

/** The scope in which a name that is written here lives. */
function holderOf(scope: Scope, name: string): Scope {
  const said = scope.elsewhere.get(name);
  if (said === undefined) return scope;
  let at = scope;
  while (at.parent !== undefined) {
    at = at.parent;
    if (said === 'nonlocal' && at.kind === 'function' && !at.elsewhere.has(name)) return at;
  }
  return at;
}

/** A class body's names are seen by its own statements only, not by the functions in it. */
function lookUp(from: Scope, name: string): Binding | undefined {
  let inFunction = false;
  for (let scope: Scope | undefined = holderOf(from, name); scope !== undefined; scope = scope.parent) {
    const found = inFunction && scope.kind === 'class' ? undefined : scope.names.get(name);
    if (found !== undefined) return found;
    inFunction ||= scope.kind === 'function';
  }
  return undefined;
}
