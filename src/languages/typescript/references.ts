import { Binding, Resolution, Scope, type BindingKind } from './bindings.ts';
import { followMembers, type MemberWrite } from './members.ts';

export interface Named {
  readonly name: string;
  readonly start: number;
}

/** Declarations and references of a file; all references are looked up at the end, when every declaration is known. */
export class References {
  readonly resolution: Resolution;
  scope: Scope;
  private readonly references: Named[] = [];
  private readonly from: Scope[] = [];
  /** 0 read, 1 write, 2 type, 3 type query or export: a value, else a type; 4 a member of it. */
  private readonly uses: number[] = [];
  private readonly memberWrites: MemberWrite[] = [];

  constructor(program: { start: number; end: number }, length: number) {
    this.resolution = new Resolution(length);
    this.scope = new Scope(undefined, program, 'frame');
    this.resolution.scopes.set(program, this.scope);
  }

  refer(node: Named, use: number): void {
    this.references.push(node);
    this.from.push(this.scope);
    this.uses.push(use);
  }

  /** A member of a name is written. */
  writeMember(of: Named, key: string): void {
    this.memberWrites.push({ start: of.start, key });
  }

  declare(node: Named, kind: BindingKind, initialised: boolean): void {
    const scope = kind === 'var' ? this.scope.hoist : this.scope;
    const names =
      kind === 'type' ? (scope.types ??= new Map<string, Binding>()) : (scope.names ??= new Map<string, Binding>());
    let binding = names.get(node.name);
    if (binding === undefined) {
      binding = new Binding(
        node.name,
        kind,
        scope,
        kind === 'var' ? this.scope : scope,
        this.resolution.bindings.length,
      );
      names.set(node.name, binding);
      this.resolution.bindings.push(binding);
      if (kind === 'var') (scope.hoisted ??= []).push(binding);
    } else {
      if (binding.kind === 'ambient') binding.kind = kind;
    }
    this.resolution.index[node.start] = binding.id;
    if (initialised && kind !== 'namespace') {
      binding.inits++;
      binding.writes.push(node.start);
    }
  }

  finish(): Resolution {
    const { references, from, uses, resolution } = this;
    const { index } = resolution;
    for (let i = 0; i < references.length; i++) {
      const node = references[i]!;
      const use = uses[i]!;
      const found = lookUp(from[i]!, node.name, use);
      if (found === undefined) continue;
      index[node.start] = found.id;
      const isMember = use === 4;
      if (use >= 2 && !isMember) continue;
      const isElsewhere = found.scope.frame !== from[i]!.frame;
      if (isElsewhere) found.captured = true;
      // A function that others may call at any time.
      if (!isMember && node.start < found.handedAt) found.handedAt = isElsewhere ? -1 : node.start;
      if (isMember && node.start > found.memberAt) found.memberAt = node.start;
      if (use === 1) found.writes.push(node.start);
      else if (found.kind === 'var' && (node.start < found.block.start || node.start >= found.block.end))
        found.escapesBlock = true;
    }
    resolution.decideStorage();
    if (this.memberWrites.length > 0) {
      resolution.addWrites(followMembers(resolution, this.memberWrites));
    }
    return resolution;
  }
}

function lookUp(from: Scope, name: string, use: number): Binding | undefined {
  let fallback: Binding | undefined;
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    if ((use === 2 || use === 3) && scope.types !== undefined) {
      const type = scope.types.get(name);
      if (type !== undefined) {
        if (use === 2) return type;
        fallback ??= type;
      }
    }
    const found = scope.names?.get(name);
    if (found !== undefined && (use !== 2 || found.namesType())) return found;
  }
  return fallback;
}
