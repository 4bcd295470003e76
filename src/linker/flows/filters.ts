/** The operators of document filters that matter to the shape of a filter. */

/** Below them stands a filter again. */
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

/** Operators spelled as words: what stands below is compared as it is, and an object is refused. */
const WORDS = new Set(['equals', 'contains', 'startsWith', 'endsWith', 'gt', 'gte', 'lt', 'lte', 'search']);

/** What stands below is a value: no further operator is looked for in it. */
export function takesValue(key: string): boolean {
  return (key.startsWith('$') && !NESTING.has(key)) || WORDS.has(key);
}
/** Its value is code that the database runs. */
export function isCodeOperator(key: string): boolean {
  return CODE.has(key);
}
