/**
 * Members of an object that a function makes for itself and fills on the way (`const result = { ok: true }; … result.ok =
 * false; … if (!result.ok)`): followed as the variables are that stand beside it, so that what is read is what was put there
 * on the way that was taken. From where the object is handed to somebody its members are its own affair again.
 */
import type { Node } from 'oxc-parser';
import type { ValueId } from '../../facts/index.ts';
import { Binding, type Resolution } from './bindings.ts';
import type { Emitter } from './emitter.ts';
import { assign, begin, current } from './flow.ts';

/** A member that is written (`result.ok = false`). */
export interface MemberWrite {
  /** Offset of the object's name. */
  readonly start: number;
  readonly key: string;
}

/** Is an object made here, of which nobody else knows yet? */
export function makesObject(node: Node | null): boolean {
  let inner = node;
  while (inner?.type === 'TSAsExpression' || inner?.type === 'TSSatisfiesExpression') inner = inner.expression;
  return inner?.type === 'ObjectExpression' || inner?.type === 'NewExpression';
}

/** The member that an expression names: of a name, and by its own name. */
export function namedMember(
  node: Node,
): { readonly of: Extract<Node, { type: 'Identifier' }>; readonly key: string } | undefined {
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const { object, property } = node;
  return object.type === 'Identifier' && property.type === 'Identifier'
    ? { of: object, key: property.name }
    : undefined;
}

/** Gives each member that may be followed a variable of its own; gives them back. */
export function followMembers(resolution: Resolution, writes: readonly MemberWrite[]): readonly Binding[] {
  const out: Binding[] = [];
  for (const { start, key } of writes) {
    const of = resolution.of({ start });
    if (of === undefined || !of.made || of.storage !== 'constant' || of.inits !== 1) continue;
    // Somebody else has it by then.
    if (of.handedAt <= of.memberAt) continue;
    let member = of.members?.get(key);
    if (member === undefined) {
      member = new Binding(key, 'let', of.scope, of.block, resolution.bindings.length);
      resolution.bindings.push(member);
      member.storage = 'variable';
      (of.members ??= new Map()).set(key, member);
      out.push(member);
    }
    member.writes.push(start);
  }
  return out;
}

/** The object is made: what its members are until they are written. */
export function beginMembers(e: Emitter, binding: Binding, object: ValueId): void {
  if (binding.members === undefined) return;
  const { start, end } = e.values[object]!;
  for (const [key, member] of binding.members) {
    const made = e.values[object]!;
    const entry = made.kind === 'object' ? made.entries.findLast((it) => it.key === key) : undefined;
    const isWritten = entry !== undefined && entry.accessor === undefined;
    begin(e, member, isWritten ? entry.value : e.add({ kind: 'get', start, end, of: object, key }));
  }
}

/** What a member is where it is read; -1: nobody follows it. */
export function currentMember(e: Emitter, node: Node): ValueId {
  const member = followed(e, node);
  return member === undefined ? -1 : current(e, member);
}

/** A member is written. */
export function assignMember(e: Emitter, node: Node, to: ValueId): void {
  const member = followed(e, node);
  if (member !== undefined && current(e, member) >= 0) assign(e, member, to);
}

function followed(e: Emitter, node: Node): Binding | undefined {
  const named = namedMember(node);
  return named === undefined ? undefined : e.resolution.of(named.of)?.members?.get(named.key);
}
