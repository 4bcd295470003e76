/** Functions that are written out where a tree only means them. */
import type { ArrowFunctionExpression } from 'oxc-parser';

/** `(params) => body`, at the place of what it stands for. */
export function arrowOf(
  params: ArrowFunctionExpression['params'],
  body: ArrowFunctionExpression['body'],
  { start, end }: { readonly start: number; readonly end: number },
): ArrowFunctionExpression {
  return {
    type: 'ArrowFunctionExpression',
    expression: true,
    async: false,
    generator: false,
    id: null,
    params,
    body,
    start,
    end,
  };
}
