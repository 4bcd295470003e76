import type { Node } from 'oxc-parser';
import type { ValueId } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { expression, type Of } from './expressions.ts';

/** Markup is opaque; the expressions in it are read. */
export function jsx(e: Emitter, node: Of<'JSXElement' | 'JSXFragment'>): ValueId {
  within(e, node);
  return e.add({ kind: 'opaque', start: node.start, end: node.end, why: 'jsx' });
}

function within(e: Emitter, node: Node): void {
  switch (node.type) {
    case 'JSXElement':
      for (const attribute of node.openingElement.attributes) {
        if (attribute.type === 'JSXSpreadAttribute') expression(e, attribute.argument);
        else if (attribute.value !== null) within(e, attribute.value);
      }
      for (const child of node.children) within(e, child);
      return;
    case 'JSXFragment':
      for (const child of node.children) within(e, child);
      return;
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
      if (node.expression.type !== 'JSXEmptyExpression') expression(e, node.expression);
      return;
    default:
  }
}
