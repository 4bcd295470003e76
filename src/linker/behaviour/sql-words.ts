/** What little of a statement shows in its first words: used beside the parsed statement, or where there is none. */

/** Begin, commit or rollback of a transaction. */
export function controls(text: string): 'begin' | 'commit' | 'rollback' | undefined {
  if (/^\s*(?:begin|start\s+transaction)\b/i.test(text)) return 'begin';
  if (/^\s*(?:commit|end)\b/i.test(text)) return 'commit';
  return /^\s*rollback\b(?!\s+to\b)/i.test(text) ? 'rollback' : undefined;
}
/** Statements about the session, not about data. */
export function isHousekeeping(text: string): boolean {
  return /^\s*(?:begin|start\s+transaction|commit|rollback|savepoint|release|end|set|pragma|use|listen|notify|show|explain|analyze|vacuum|lock)\b/i.test(
    text,
  );
}
/** A select that gives one row whatever it finds. */
export function alwaysGivesARow(text: string): boolean {
  if (!/^\s*select\b/i.test(text)) return false;
  if (!/\bfrom\b/i.test(text) || /^\s*select\s+exists\s*\(/i.test(text)) return true;
  return (
    /^\s*select\s+(?:count|sum|avg|min|max|exists|bool_or|bool_and|json_agg|array_agg|coalesce|greatest|least|total)\s*\(/i.test(
      text,
    ) && !/\bgroup\s+by\b/i.test(text)
  );
}
/** A column that is an aggregate: without groups there is one row of it, whatever is found. */
export function isAggregateColumn(text: string): boolean {
  return /^\s*(?:count|sum|avg|min|max|total|exists|bool_or|bool_and|json_agg|array_agg)\s*\(/i.test(text);
}
/** Operation and tables, read from the first words. */
export function glance(text: string): {
  readonly does: 'create' | 'read' | 'update' | 'delete' | 'schema' | 'unknown';
  readonly tables: readonly string[];
} {
  const name = '["`[]?([\\w.]+)["`\\]]?';
  const after = (words: string): readonly string[] =>
    [...text.matchAll(new RegExp(`\\b${words}\\s+${name}`, 'gi'))].map((it) => it[1]!.split('.').at(-1)!.toLowerCase());
  if (/^\s*(?:insert|replace)\b/i.test(text)) return { does: 'create', tables: after('into') };
  if (/^\s*update\b/i.test(text)) return { does: 'update', tables: after('update') };
  if (/^\s*delete\b/i.test(text)) return { does: 'delete', tables: after('from') };
  if (/^\s*(?:select|with)\b/i.test(text)) return { does: 'read', tables: [...after('from'), ...after('join')] };
  return /^\s*(?:create|alter|drop|truncate)\b/i.test(text)
    ? { does: 'schema', tables: [] }
    : { does: 'unknown', tables: [] };
}
/** The row stays locked until the transaction ends. */
export function locks(text: string): boolean {
  return /\bfor\s+(?:no\s+key\s+)?(?:update|share)\b/i.test(text);
}
