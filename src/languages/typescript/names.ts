import type { ValueId } from '../../facts/index.ts';
import type { Binding } from './bindings.ts';
import type { Emitter, Spanned } from './emitter.ts';
import { assign, begin, current } from './flow.ts';
import { beginMembers } from './members.ts';

interface Named extends Spanned {
  readonly name: string;
}

/** What an identifier stands for where it is read. */
export function read(e: Emitter, node: Named): ValueId {
  const binding = e.resolution.of(node);
  if (binding === undefined) return free(e, node);
  return readBinding(e, binding, node);
}

export function readBinding(e: Emitter, binding: Binding, node: Named): ValueId {
  const { start, end } = node;
  switch (binding.storage) {
    case 'variable': {
      const value = current(e, binding);
      return value < 0 ? e.absent(node) : value;
    }
    case 'cell':
      return binding.value < 0 ? e.absent(node) : e.add({ kind: 'load', start, end, cell: binding.value });
    default:
      if (binding.value >= 0) return binding.value;
      if (binding.kind === 'ambient' || binding.kind === 'type') return free(e, node);
      return e.absent(node);
  }
}

function free(e: Emitter, node: Named): ValueId {
  if (node.name === 'undefined') return e.absent(node);
  return e.add({ kind: 'global', start: node.start, end: node.end, name: node.name });
}

/** Is the identifier the global of its name? */
export function isFree(e: Emitter, node: { start: number }): boolean {
  return e.resolution.index[node.start] === 0;
}

/** An assignment to an identifier. */
export function write(e: Emitter, node: Named, to: ValueId): void {
  const { start, end } = node;
  const binding = e.resolution.of(node);
  if (binding === undefined) {
    if (node.name === 'exports') return;
    const of = e.add({ kind: 'global', start, end, name: 'globalThis' });
    e.add({ kind: 'set', start, end, of, key: node.name, to });
    return;
  }
  writeBinding(e, binding, node, to);
}

function writeBinding(e: Emitter, binding: Binding, node: Spanned, to: ValueId): void {
  if (binding.storage === 'variable') assign(e, binding, to);
  else if (binding.storage === 'constant') binding.value = to;
  else if (binding.value >= 0) e.add({ kind: 'store', start: node.start, end: node.end, cell: binding.value, to });
}

/** The value a declaration gives to its name; `to` is -1 for a declaration without initialiser. */
export function declare(e: Emitter, node: Named, to: ValueId): void {
  const binding = e.resolution.of(node);
  if (binding === undefined) return;
  const { storage } = binding;
  if (storage === 'constant') {
    if (to >= 0) {
      binding.value = to;
      beginMembers(e, binding, to);
    } else if (binding.value < 0) binding.value = e.absent(node);
    return;
  }
  if (storage === 'variable') {
    if (to >= 0) begin(e, binding, to);
    else if (current(e, binding) < 0 || binding.kind !== 'var') begin(e, binding, e.absent(node));
    return;
  }
  if (binding.value < 0) binding.value = e.add({ kind: 'cell', start: node.start, end: node.end, name: node.name });
  if (to >= 0) e.add({ kind: 'store', start: node.start, end: node.end, cell: binding.value, to });
}

/** Notes the name of a variable that is given a written text. */
export function nameText(e: Emitter, value: ValueId, name: string): void {
  if (isText(e, value)) e.names.push({ value, name });
}
/** A text that is written here, also one that only stands in for something else or is one of two. */
function isText(e: Emitter, id: ValueId): boolean {
  const value = e.values[id]!;
  if (value.kind === 'op') {
    const { operator, right } = value;
    return right !== undefined && (operator === '||' || operator === '??') && isText(e, right);
  }
  if (value.kind === 'join') return value.at === 'branch' && value.of.some((it) => isWritten(e, it));
  return isWritten(e, id);
}
function isWritten(e: Emitter, id: ValueId): boolean {
  const value = e.values[id]!;
  return value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string');
}

/** Gives the `var` names of a function their places before its code runs. */
export function hoistVariables(e: Emitter, hoisted: readonly Binding[] | undefined, node: Spanned): void {
  if (hoisted === undefined) return;
  let absent = -1;
  for (const binding of hoisted) {
    if (binding.kind !== 'var') continue;
    const at = { start: node.start, end: node.start };
    if (binding.storage === 'variable') {
      if (absent < 0) absent = e.absent(at);
      begin(e, binding, absent);
    } else if (binding.storage === 'cell') {
      binding.value = e.add({ kind: 'cell', ...at, name: binding.name });
    }
  }
}
