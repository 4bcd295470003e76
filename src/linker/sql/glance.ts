/** What a statement says by its words alone: asked only where it does not parse. */
import type { ParsedSql } from '../project.ts';

/** What a statement says of itself, by its tree or by its words. */
export type Told = Omit<ParsedSql, 'positions'>;

const VERBS: Readonly<Record<string, Told['does']>> = {
  select: 'read',
  insert: 'create',
  replace: 'upsert',
  merge: 'upsert',
  update: 'update',
  delete: 'delete',
  create: 'schema',
  alter: 'schema',
  drop: 'schema',
  truncate: 'delete',
};
const SESSION =
  /^\s*(?:begin|start\s+transaction|commit|rollback|savepoint|release|end|set|pragma|use|listen|notify|show|explain|analyze|vacuum|lock)\b/i;
const AGGREGATE =
  /^\s*select\s+(?:count|sum|avg|min|max|exists|bool_or|bool_and|json_agg|array_agg|coalesce|greatest|least|total)\s*\(/i;

/** Reads the words of a statement. */
export function glance(text: string): Told {
  const does = verb(text);
  const columns = does === 'create' || does === 'update' || does === 'upsert' ? columnsIn(text) : [];
  const transaction = controls(text);
  return {
    does,
    tables: tablesIn(text),
    ...(columns.length > 0 && { columns }),
    ...(columns.some((it) => isRelative(text, it)) && { relativeUpdate: true }),
    ...(transaction !== undefined && { transaction }),
    ...(SESSION.test(text) && { session: true }),
    ...(givesRow(text) && { givesRow: true }),
    ...(/\bfor\s+(?:no\s+key\s+)?(?:update|share)\b/i.test(text) && { locks: true }),
    ...(does === 'create' &&
      /\bvalues\b[^;]*\)\s*,\s*\(|\bvalues\s*\$|\bunnest\s*\(|\bselect\b/i.test(text) && { manyRows: true }),
    compares: comparedIn(text),
  };
}
/** Begins like a statement, without a doubt. */
export function looksLikeSql(text: string): boolean {
  return /^\s*(?:select\s[\s\S]+?\sfrom\s|insert\s+(?:ignore\s+)?into\s|replace\s+into\s|update\s+[\w"`.$\u0001-]+\s+set\s|delete\s+from\s|merge\s+into\s|create\s+(?:table|index|view|database|user|role)\s|alter\s+table\s|drop\s+(?:table|view|index|database)\s|truncate\s+table\s|with\s+\w+\s+as\s*\()/i.test(
    text,
  );
}
function verb(text: string): Told['does'] {
  const word =
    /^[\s(]*(?:with[\s\S]*?\)\s*(?=select|insert|update|delete))?([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return VERBS[word] ?? 'unknown';
}
function tablesIn(text: string): readonly string[] {
  const out = new Set<string>();
  for (const it of text.matchAll(
    /\b(?:from|join|into|update|table)\s+(?:only\s+|if\s+(?:not\s+)?exists\s+)?["`[]?([\w.]+)/gi,
  )) {
    const name = it[1]!;
    if (!/^(hole_\d+|select|set|where)$/i.test(name)) out.add(name);
  }
  return [...out];
}
/** Columns named by an insert or update, as written. */
function columnsIn(text: string): readonly string[] {
  const listed = /\binto\s+[\w."`]+\s*\(([^)]*)\)/i.exec(text)?.[1];
  if (listed !== undefined) return listed.split(',').map((it) => it.trim().replaceAll(/["`]/g, ''));
  const set = /\bset\s+(.*?)(?:\bwhere\b|\breturning\b|$)/is.exec(text)?.[1];
  return set === undefined ? [] : [...set.matchAll(/["`]?(\w+)["`]?\s*=/g)].map((it) => it[1]!);
}
/** `SET x = x + $1`. */
function isRelative(text: string, column: string): boolean {
  const name = column.replaceAll(/\W/g, '');
  return new RegExp(`\\b${name}["\`]?\\s*=\\s*["\`]?(?:\\w+\\.)?${name}["\`]?\\s*[-+*/]`, 'i').test(text);
}
function controls(text: string): ParsedSql['transaction'] {
  if (/^\s*(?:begin|start\s+transaction)\b/i.test(text)) return 'begin';
  if (/^\s*(?:commit|end)\b/i.test(text)) return 'commit';
  return /^\s*rollback\b(?!\s+to\b)/i.test(text) ? 'rollback' : undefined;
}
function givesRow(text: string): boolean {
  if (!/^\s*select\b/i.test(text)) return false;
  if (!/\bfrom\b/i.test(text) || /^\s*select\s+exists\s*\(/i.test(text)) return true;
  return AGGREGATE.test(text) && !/\bgroup\s+by\b/i.test(text);
}
/** Columns that the condition of a statement compares. */
function comparedIn(text: string): readonly string[] {
  const condition = /\bwhere\b(.*)$/is.exec(text)?.[1] ?? '';
  return [...condition.matchAll(/(\w+)["`\]]?\s*(?:[=<>!]|\b(?:is|in|like|between)\b)/gi)].map((it) => it[1]!);
}
