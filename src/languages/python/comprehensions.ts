import type { ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { expression, keyOf } from './expressions.ts';
import { openPart } from './flow.ts';
import { bind } from './targets.ts';
import { child, has, parts, type Node } from './tree.ts';

/** A list, set or generator: an array of what its body gives in each turn. */
export function comprehension(e: Emitter, node: Node): ValueId {
  const { start, end } = node;
  const item = turns(e, node, () => expression(e, child(node, 'body')!));
  return e.add({ kind: 'array', start, end, items: [item] });
}
export function dictionaryComprehension(e: Emitter, node: Node): ValueId {
  const { start, end } = node;
  const pair = child(node, 'body')!;
  let key: string | ValueId = '';
  const value = turns(e, node, () => {
    key = keyOf(e, child(pair, 'key')!);
    return expression(e, child(pair, 'value')!);
  });
  return e.add({ kind: 'object', start, end, entries: [{ key, value }] });
}

/** Opens a loop for each `for` and a branch for each `if`, runs the body inside, and closes them. */
function turns(e: Emitter, node: Node, body: () => ValueId): ValueId {
  let opened = 0;
  for (const clause of parts(node)) {
    if (clause.type === 'for_in_clause') {
      const over = expression(e, child(clause, 'right')!);
      const left = child(clause, 'left')!;
      openPart(e, node, { kind: 'loop', over });
      const { start, end } = left;
      let element = e.add({ kind: 'element', start, end, of: over });
      if (has(clause, 'async')) element = e.add({ kind: 'wait', start, end, of: element, how: 'await' });
      bind(e, left, element);
      opened++;
    } else if (clause.type === 'if_clause') {
      const condition = expression(e, parts(clause)[0]!);
      openPart(e, node, { kind: 'branch', condition, side: 'true' });
      opened++;
    }
  }
  const value = body();
  for (; opened > 0; opened--) e.close();
  return value;
}
