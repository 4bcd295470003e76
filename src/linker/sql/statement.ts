/** The one reader of SQL: a statement by the parser's tree, by its words where it does not parse. */
import type { Failures, Where } from '../failures.ts';
import type { ParsedSql, Project } from '../project.ts';
import { glance, type Told } from './glance.ts';
import { layOut, type HoleLeaf, type Leaf, type Position, type Raw } from './layout.ts';
import type { Style } from './placeholders.ts';

export interface Statement<H = unknown> extends Told {
  /** With its holes as `$1`, `$2`, ... */
  readonly text: string;
  readonly positions: ReadonlyMap<H, Position>;
  readonly raw: readonly Raw[];
  readonly placeholders: number;
  /** Keys of placeholders that a pattern search compares with. */
  readonly searched: readonly string[];
  /** What each placeholder is called where its value is given (a number from 1, or a name), by its number in `text`. */
  readonly keys: ReadonlyMap<number, string>;
  /** Undefined: not tried. */
  readonly parsed?: boolean;
}
/** How a text is to be read. */
export interface Reading {
  readonly style?: Style;
  /** A part of a statement: no parser takes it as it is. */
  readonly fragment?: boolean | undefined;
  /** Another language, laid out like SQL. */
  readonly foreign?: boolean;
}

export class SqlReader {
  private readonly parser: Project['parseSql'];
  private readonly failures: Failures;

  constructor(parser: Project['parseSql'], failures: Failures) {
    this.parser = parser;
    this.failures = failures;
  }

  /** Reads a statement whose text may be one of several; `where` it is handed over. */
  read<H extends HoleLeaf>(
    alternatives: readonly (readonly Leaf<H>[])[],
    where: Where,
    { style, fragment, foreign }: Reading = {},
  ): Statement<H> {
    const positions = new Map<H, Position>();
    const raw = new Map<string, Raw>();
    const searched = new Set<string>();
    const tries = this.parser !== undefined && fragment !== true && foreign !== true;
    let main: { text: string; parsable: string; placeholders: number; keys: Statement['keys'] } | undefined;
    let parsed: ParsedSql | null | undefined;
    for (const leaves of alternatives) {
      const laid = layOut(leaves, style);
      main ??= { text: laid.shown, parsable: laid.parsable, placeholders: laid.placeholders, keys: laid.keys };
      // One alternative that parses is enough, unless another brings holes of its own.
      const needed = !parsed || laid.holes.some((it) => !positions.has(it.hole));
      const found = tries && needed && laid.parsable.trim() !== '' ? this.parse(laid.parsable, where) : undefined;
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
    return {
      ...(parsed ?? glance(main?.parsable ?? '')),
      text: main?.text ?? '',
      positions,
      raw: [...raw.values()],
      searched: [...searched],
      placeholders: main?.placeholders ?? 0,
      keys: main?.keys ?? new Map<number, string>(),
      ...(parsed !== undefined && { parsed: parsed !== null }),
    };
  }
  /** Reads a text without holes. */
  text(text: string, where: Where): Statement {
    return this.read([[{ kind: 'constant', text }]], where);
  }
  /** True for a column, as written in a list, that is an aggregate: without groups there is one row of it. */
  isAggregate(column: string, where: Where): boolean {
    return column.includes('(') && this.text(`SELECT ${column} FROM selected`, where).givesRow === true;
  }
  private parse(text: string, where: Where): ParsedSql | null {
    return this.failures.guarded(
      'statement',
      where,
      () => null,
      () => this.parser!(text),
    );
  }
}
