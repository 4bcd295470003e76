/** A composed text as a statement: parsed where there is a parser, read by its words otherwise. */
import type { QueryRow } from '../../libraries/kinds.ts';
import type { Operation } from '../../model/model.ts';
import type { ParsedSql, Project } from '../project.ts';
import type { Piece } from './pieces.ts';
import { layOut, type Position, type Raw } from './sql-text.ts';
import { variantsOf, type HolePiece } from './variants.ts';

export interface Statement {
  readonly text: string;
  readonly does: Operation;
  readonly tables: readonly string[];
  readonly columns?: readonly string[] | '*';
  readonly positions: ReadonlyMap<HolePiece, Position>;
  readonly raw: readonly Raw[];
  readonly placeholders: number;
  /** Keys of placeholders that a pattern search compares with. */
  readonly searched: readonly string[];
  readonly parsed?: boolean;
  readonly more: Pick<ParsedSql, 'leadingWildcard' | 'relativeUpdate' | 'hasLimit'>;
}
const VERBS: Readonly<Record<string, Operation>> = {
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

/** Reads a statement with the parser at hand. */
export function statementOf(
  piece: Piece,
  row: Pick<QueryRow, 'placeholders' | 'fragment'>,
  parse: Project['parseSql'],
): Statement {
  const positions = new Map<HolePiece, Position>();
  const raw = new Map<string, Raw>();
  const searched = new Set<string>();
  let main: { text: string; parsable: string; placeholders: number } | undefined;
  let parsed: ParsedSql | null | undefined;
  for (const leaves of variantsOf(piece)) {
    const laid = layOut(leaves, row.placeholders);
    main ??= { text: laid.shown, parsable: laid.parsable, placeholders: laid.placeholders };
    // One alternative that parses is enough, unless another brings holes of its own.
    const needed = !parsed || laid.holes.some((it) => !positions.has(it.hole));
    const found =
      parse === undefined || !needed || row.fragment === true || laid.parsable.trim() === ''
        ? undefined
        : parse(laid.parsable);
    if (parsed === undefined || (parsed === null && found)) parsed = found;
    for (const { hole, position, number } of laid.holes) {
      const better = number > 0 ? found?.positions[number - 1] : undefined;
      const seen = positions.get(hole);
      const now = better === undefined || better === 'unknown' ? position : better;
      if (seen === undefined || seen === 'unknown' || (seen === 'clause' && now !== 'unknown'))
        positions.set(hole, now);
    }
    for (const it of laid.raw) raw.set(it.key, it);
    for (const key of laid.searched) searched.add(key);
  }
  const text = main?.text ?? '';
  const bare = main?.parsable ?? '';
  return {
    text,
    does: parsed?.does ?? verb(bare),
    tables: parsed?.tables ?? tables(bare),
    ...(parsed?.columns !== undefined && { columns: parsed.columns }),
    positions,
    raw: [...raw.values()],
    searched: [...searched],
    placeholders: main?.placeholders ?? 0,
    ...(parsed !== undefined && { parsed: parsed !== null }),
    more: parsed ?? {},
  };
}
/** Begins like a statement, without a doubt. */
export function looksLikeSql(text: string): boolean {
  return /^\s*(?:select\s[\s\S]+?\sfrom\s|insert\s+(?:ignore\s+)?into\s|replace\s+into\s|update\s+[\w"`.$\u0001-]+\s+set\s|delete\s+from\s|merge\s+into\s|create\s+(?:table|index|view|database|user|role)\s|alter\s+table\s|drop\s+(?:table|view|index|database)\s|truncate\s+table\s|with\s+\w+\s+as\s*\()/i.test(
    text,
  );
}
function verb(text: string): Operation {
  const word =
    /^[\s(]*(?:with[\s\S]*?\)\s*(?=select|insert|update|delete))?([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return VERBS[word] ?? 'unknown';
}
function tables(text: string): readonly string[] {
  const out = new Set<string>();
  for (const it of text.matchAll(
    /\b(?:from|join|into|update|table)\s+(?:only\s+|if\s+(?:not\s+)?exists\s+)?["`[]?([\w.]+)/gi,
  )) {
    const name = it[1]!;
    if (!/^(hole_\d+|select|set|where)$/i.test(name)) out.add(name);
  }
  return [...out];
}
