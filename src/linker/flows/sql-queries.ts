/** Calls that run SQL (and other statement text): composed, parsed, judged. */
import type { QueryRow, SinkKind } from '../../libraries/kinds.ts';
import type { Hole, Query } from '../../model/model.ts';
import type { SqlReader } from '../sql/statement.ts';
import { holds } from '../when.ts';
import type { QuerySite } from './query-site.ts';
import { placeOf } from '../places.ts';
import { type Ref, type Thing, valueKey, refKey } from '../things.ts';
import { carriedTexts, type Handed, handedTexts, headsOf } from './callers.ts';
import type { Composer } from './compose.ts';
import { brings, type Piece } from './pieces.ts';
import { judge } from './holes.ts';
import { spanOf } from './query-spans.ts';
import type { Site } from './sites.ts';
import type { Tracer } from './tracer.ts';
import { rawHoles, searchesAnywhere } from './sql-values.ts';
import { holesOf, variantsOf } from './variants.ts';

type Row = Pick<
  QueryRow,
  'language' | 'text' | 'values' | 'placeholders' | 'behind' | 'tagged' | 'fragment' | 'does' | 'sentBy'
>;
const KINDS: Readonly<Partial<Record<QueryRow['language'], SinkKind>>> = {
  sql: 'sql',
  builder: 'sql',
  'nosql-text': 'sql',
  ldap: 'ldap',
  graphql: 'code',
};

export function sqlQueries(tracer: Tracer, composer: Composer, sql: SqlReader): readonly QuerySite[] {
  const out: QuerySite[] = [];
  for (const site of tracer.sites.of(['queries', 'sinks'])) {
    const found = tracer.values.failures.guarded<readonly QuerySite[]>(
      'query',
      site.ref,
      () => [],
      () => oneSite(tracer, composer, sql, site),
    );
    out.push(...found);
  }
  return out;
}
function oneSite(tracer: Tracer, composer: Composer, sql: SqlReader, site: Site): readonly QuerySite[] {
  const out: QuerySite[] = [];
  const { apis } = tracer.values;
  const done = new Set<string>();
  for (const callee of site.callees) {
    for (const { row, library } of apis.rows(callee.nodes, 'queries')) {
      if (row.language === 'nosql' || !holds(tracer.values, site.ref, row.when)) continue;
      out.push(...oneRow(tracer, composer, sql, site, row, library.package, done));
    }
    for (const { row, library } of apis.rows(callee.nodes, 'sinks')) {
      if (row.kind !== 'sql' || !holds(tracer.values, site.ref, row.when)) continue;
      out.push(
        ...oneRow(
          tracer,
          composer,
          sql,
          site,
          { language: 'sql', text: [row.value], fragment: true },
          library.package,
          done,
        ),
      );
    }
  }
  return out;
}
function oneRow(
  tracer: Tracer,
  composer: Composer,
  sql: SqlReader,
  site: Site,
  row: Row,
  name: string,
  done: Set<string>,
): readonly QuerySite[] {
  const value = site.unit.value(site.ref.id);
  if (value.kind === 'text') {
    if (done.has('tagged')) return [];
    done.add('tagged');
    return [
      makeQuery(tracer, composer, sql, {
        row,
        name,
        at: site.ref,
        site: site.ref,
        text: site.ref,
        piece: composer.text(site.ref),
        bound: value.holes.length > 0,
      }),
    ];
  }
  const out: QuerySite[] = [];
  const bound = (row.values ?? []).some((path) => tracer.values.argument(site.ref, path).length > 0);
  for (const { text, site: from, holder } of textsOf(tracer, site.ref, row)) {
    const key = `${valueKey(text)} ${valueKey(from)}`;
    if (done.has(key)) continue;
    done.add(key);
    const found = {
      row,
      name,
      at: site.ref,
      site: from,
      text,
      piece: composer.text(text),
      bound: bound || isBoundText(tracer, text),
      holder,
    };
    const runs = from === site.ref ? runsOf(site, row) : [];
    if (runs.length === 0) out.push(makeQuery(tracer, composer, sql, found));
    for (const run of runs) out.push(makeQuery(tracer, composer, sql, { ...found, run }));
  }
  return out;
}
/** The calls that run what is only made here; none where that is not seen, or where this call runs it itself. */
function runsOf({ ref, unit }: Site, row: Row): readonly Ref[] {
  if (row.sentBy === undefined) return [];
  return unit
    .usersOf(ref.id)
    .filter((user) => {
      const call = unit.value(user);
      if (call.kind !== 'call' || !call.args.includes(ref.id)) return false;
      const callee = unit.value(call.callee);
      return callee.kind === 'get' && callee.key === row.sentBy;
    })
    .map((id) => ({ ...ref, id }));
}
interface HandedText extends Handed {
  /** The object in which the text is handed over, where it is written at the call. */
  readonly holder?: Ref | undefined;
}
/** The texts, each with the call that hands it over; an object that carries the text elsewhere is none itself. */
function textsOf(tracer: Tracer, site: Ref, row: Row): readonly HandedText[] {
  const { values } = tracer;
  const out: HandedText[] = [];
  const whole: Handed[] = [];
  // What one caller hands over as a text, another hands over in an object.
  for (const head of headsOf(row.text)) {
    for (const handed of values.argument(site, head).flatMap((ref) => handedTexts(values, ref, site))) {
      const texts = carriedTexts(values, handed.site, row.text, head, handed.text).flatMap((ref) =>
        handedTexts(values, ref, handed.site),
      );
      for (const text of texts) out.push({ ...text, holder: holderOf(handed.text, text) });
      if (texts.length === 0 && row.text.includes(head)) whole.push(handed);
    }
  }
  const own = whole.filter((it) => out.length === 0 || it.site !== site);
  return [...out, ...own].filter((it) => !values.things(it.text).every(isNoText));
}
function holderOf(object: Ref, { text, site }: Handed): Ref | undefined {
  const value = object.unit === site.unit ? object.unit.value(object.id) : undefined;
  return value?.kind === 'object' && value.entries.some((entry) => entry.value === text.id) ? object : undefined;
}
/** Objects of libraries (built fragments, tagged statements) and functions are no text. */
function isNoText(thing: Thing): boolean {
  return thing.kind === 'function' || thing.kind === 'class' || thing.kind === 'instance' || thing.kind === 'object';
}
function isBoundText(tracer: Tracer, ref: Ref): boolean {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'text' || value.tag === undefined) return false;
  return tracer.values.things(ref).some((it) => it.kind === 'api');
}

export interface Found {
  readonly row: Row;
  readonly name: string;
  readonly at: Ref;
  readonly site: Ref;
  /** The call that runs what `at` only makes. */
  readonly run?: Ref;
  /** The object that carries the text. */
  readonly holder?: Ref | undefined;
  readonly text: Ref;
  readonly piece: Piece;
  readonly bound: boolean;
}
export function makeQuery(tracer: Tracer, composer: Composer, sql: SqlReader, found: Found): QuerySite {
  const { row, piece } = found;
  const kind = KINDS[row.language] ?? 'sql';
  const known = brings(piece);
  const statement = sql.read(variantsOf(piece), found.at, {
    style: row.placeholders,
    fragment: row.fragment,
    foreign: kind !== 'sql',
  });
  const built = piece.kind === 'hole' && isBuilt(tracer, found.text);
  const holes = isBoundText(tracer, found.text) ? [] : holesIn(tracer, found, kind, statement.positions);
  if (known) holes.push(...rawHoles(tracer, found, statement.raw));
  const { leadingWildcard = searchesAnywhere(tracer, composer, found, statement.searched) } = statement;
  const isSeen = known || !built;
  const query: Query = {
    at: placeOfQuery(found, holes),
    language: row.language,
    package: found.name,
    ...(isSeen && { text: statement.text }),
    does: row.does ?? statement.does,
    tables: kind === 'sql' ? statement.tables : [],
    ...(statement.columns !== undefined && { columns: statement.columns }),
    holes: built ? [] : holes,
    known: known || piece.kind === 'constant' || built,
    ...(statement.parsed !== undefined && known && { parsed: statement.parsed }),
    bound: found.bound || statement.placeholders > 0,
    ...bindsOf(found),
    ...(leadingWildcard !== undefined && { leadingWildcard }),
    ...(statement.relativeUpdate !== undefined && { relativeUpdate: statement.relativeUpdate }),
    ...(statement.hasLimit !== undefined && { hasLimit: statement.hasLimit }),
    fragment: row.fragment === true,
  };
  return { query, ...(isSeen && { statement }), at: found.at, site: found.site, text: found.text };
}
/** How a value is bound in the driver's own call. */
function bindsOf({ row, at, site, run, holder }: Found): Pick<Query, 'binds'> {
  const { placeholders: style, fragment, behind } = row;
  if ((style !== 'dollar' && style !== 'question') || fragment === true || behind === true) return {};
  if (site !== at || run !== undefined || holder !== undefined) return {};
  const plain = (paths: readonly string[] = []): RegExpExecArray | undefined =>
    paths.map((path) => /^\[(\d+)(\.\.)?\]$/.exec(path)).find((it) => it !== null) ?? undefined;
  const [text, values] = [plain(row.text), plain(row.values)];
  if (text === undefined || values === undefined) return {};
  return {
    binds: {
      call: placeOf(at),
      style,
      text: Number(text[1]),
      values: Number(values[1]),
      spread: values[2] !== undefined,
    },
  };
}
function placeOfQuery({ site, text, run, holder }: Found, holes: readonly Hole[]): Query['at'] {
  if (run !== undefined) return spanOf(run, run);
  return holder === undefined ? spanOf(site, text, holes) : spanOf(site, holder, holes);
}
/** A value that a library built: a statement of its own making, judged where it was built. */
function isBuilt(tracer: Tracer, ref: Ref): boolean {
  const things = tracer.values.things(ref);
  return (
    things.length > 0 &&
    things.every(
      (it) =>
        it.kind === 'api' &&
        it.nodes.length > 0 &&
        tracer.values.apis.library(it.package)?.ecosystem !== 'language' &&
        !tracer.values.apis.has(it.nodes, 'sources'),
    )
  );
}
function holesIn(
  tracer: Tracer,
  found: Found,
  kind: SinkKind,
  positions: ReadonlyMap<unknown, Hole['position']>,
): Hole[] {
  const out: Hole[] = [];
  const seen = new Set<string>();
  for (const hole of holesOf(found.piece)) {
    const key = refKey(hole.ref);
    if (seen.has(key)) continue;
    seen.add(key);
    const users = [...hole.users, found.at];
    out.push(
      judge(tracer, hole.ref, kind, found.site, positions.get(hole) ?? 'unknown', {
        ...(hole.safe !== undefined && { safe: hole.safe }),
        users,
      }),
    );
  }
  return out;
}
