import type { Call, ValueId } from '../../facts/index.ts';
import { comprehension } from './comprehensions.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { child, parts, type Node } from './tree.ts';

const LONGEST = 60;
const spoken = new Set(['identifier', 'attribute', 'call']);

/** A call of `callee`, which was read from `receiver` (or -1). */
export function call(e: Emitter, node: Node, callee: ValueId, receiver: ValueId): ValueId {
  const { start, end } = node;
  const above = superOf(e, node, callee, receiver);
  if (above >= 0) return above;
  const value: Growing<Call> & { args: ValueId[] } = { kind: 'call', start, end, callee, args: [] };
  if (receiver >= 0) value.receiver = receiver;
  const list = child(node, 'arguments')!;
  const nodes = list.type === 'argument_list' ? parts(list) : [list];
  const names: (string | null)[] = [];
  const spreads: number[] = [];
  const texts: string[] = [];
  for (const [index, it] of nodes.entries()) {
    let inner = it;
    let name: string | null = null;
    if (it.type === 'keyword_argument') {
      name = e.textOf(child(it, 'name')!);
      inner = child(it, 'value')!;
    } else if (it.type === 'list_splat') {
      spreads.push(index);
      inner = parts(it)[0]!;
    } else if (it.type === 'dictionary_splat') {
      // Named arguments that an object brings: they have no name here.
      const of = expression(e, parts(it)[0]!);
      value.args.push(e.add({ kind: 'object', start: it.start, end: it.end, entries: [{ key: null, value: of }] }));
      names.push('**');
      texts.push('');
      continue;
    }
    value.args.push(inner.type === 'generator_expression' ? comprehension(e, inner) : expression(e, inner));
    names.push(name);
    texts.push(spoken.has(inner.type) && inner.end - inner.start <= LONGEST ? e.textOf(inner) : '');
  }
  if (names.some((name) => name !== null)) value.names = names;
  if (spreads.length > 0) value.spreads = spreads;
  if (texts.some((text) => text !== '')) value.texts = texts;
  return e.add(value);
}

/** `super()` is the parent class, and what is read from it is the parent's; `super().__init__(…)` is its constructor. */
function superOf(e: Emitter, node: Node, callee: ValueId, receiver: ValueId): ValueId {
  const { start, end } = node;
  const value = e.values[callee]!;
  if (value.kind === 'global' && value.name === 'super' && receiver < 0 && e.frame.owner >= 0)
    return e.add({ kind: 'super', start, end, of: e.frame.owner });
  if (value.kind !== 'get' || value.key !== '__init__' || e.values[value.of]!.kind !== 'super') return -1;
  return call(e, node, value.of, -1);
}
