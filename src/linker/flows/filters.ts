/** The operators of document filters that matter to the shape of a filter. */

const NESTING = new Set([
  '$and',
  '$or',
  '$nor',
  '$not',
  '$elemMatch',
  '$match',
  '$expr',
  '$facet',
  '$lookup',
  '$pipeline',
  '$geoNear',
  '$query',
  '$unionWith',
  '$cond',
  '$filter',
]);
const CODE = new Set(['$where', '$function', '$accumulator', '$code']);

/** Below it stands a filter again. */
export function isNesting(key: string): boolean {
  return NESTING.has(key);
}
/** Its value is code that the database runs. */
export function isCodeOperator(key: string): boolean {
  return CODE.has(key);
}
