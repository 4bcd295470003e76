/** Calls that run SQL (and other statement text): composed, parsed, judged. */
import type { QueryRow, SinkKind } from '../../libraries/kinds.ts';
import type { Hole, Query, Unresolved } from '../../model/model.ts';
import { holds } from '../registrations.ts';
import { locationOf, placeOf } from '../places.ts';
import type { Project } from '../project.ts';
import type { QuerySite } from '../queries.ts';
import type { Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isRef } from '../values.ts';
import { handedTexts } from './callers.ts';
import type { Composer } from './compose.ts';
import { brings, type Piece } from './pieces.ts';
import { judge } from './holes.ts';
import type { Site } from './sites.ts';
import { statementOf } from './statement.ts';
import type { Tracer } from './tracer.ts';
import { holesOf, variantsOf } from './variants.ts';

type Row = Pick<QueryRow, 'language' | 'text' | 'values' | 'placeholders' | 'tagged' | 'fragment' | 'does'>;
const KINDS: Readonly<Partial<Record<QueryRow['language'], SinkKind>>> = {
  sql: 'sql',
  builder: 'sql',
  ldap: 'ldap',
  graphql: 'code',
};

export function sqlQueries(tracer: Tracer, composer: Composer, project: Project): readonly QuerySite[] {
  const out: QuerySite[] = [];
  const { apis } = tracer.values;
  for (const site of tracer.sites.of(['queries', 'sinks'])) {
    const done = new Set<string>();
    for (const callee of site.callees) {
      for (const { row, library } of apis.rows(callee.nodes, 'queries')) {
        if (row.language === 'nosql') continue;
        out.push(...oneRow(tracer, composer, project, site, row, library.package, done));
      }
      for (const { row, library } of apis.rows(callee.nodes, 'sinks')) {
        if (row.kind !== 'sql' || !holds(tracer.values, site.ref, row.when)) continue;
        out.push(
          ...oneRow(
            tracer,
            composer,
            project,
            site,
            { language: 'sql', text: [row.value], fragment: true },
            library.package,
            done,
          ),
        );
      }
    }
  }
  return out;
}
function oneRow(
  tracer: Tracer,
  composer: Composer,
  project: Project,
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
      make(tracer, project, {
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
  for (const ref of textsOf(tracer, site.ref, row)) {
    const key = `${ref.unit.index}:${ref.id}`;
    if (done.has(key)) continue;
    done.add(key);
    const bound = (row.values ?? []).some((path) => tracer.values.argument(site.ref, path).length > 0);
    for (const handed of handedTexts(tracer.values, ref, site.ref)) {
      out.push(
        make(tracer, project, {
          row,
          name,
          at: site.ref,
          site: handed.site,
          text: handed.text,
          piece: composer.text(handed.text),
          bound: bound || isBoundText(tracer, handed.text),
        }),
      );
    }
  }
  return out;
}
/** The text arguments; an object that carries the text elsewhere is none itself. */
function textsOf(tracer: Tracer, site: Ref, row: Row): readonly Ref[] {
  const all = row.text
    .map((path) => ({ path, refs: tracer.values.argument(site, path) }))
    .filter((it) => it.refs.length > 0);
  const deeper = all.filter((it) => it.path.includes(' .'));
  const chosen = deeper.length > 0 ? deeper : all;
  return chosen.flatMap((it) => it.refs).filter((ref) => !tracer.values.things(ref).every(isNoText));
}
/** Objects of libraries (built fragments, tagged statements) and functions are no text. */
function isNoText(thing: Thing): boolean {
  return thing.kind === 'function' || thing.kind === 'class' || thing.kind === 'instance' || thing.kind === 'object';
}
function isBoundText(tracer: Tracer, ref: Ref): boolean {
  const value = (ref.unit as FileUnit).value(ref.id);
  if (value.kind !== 'text' || value.tag === undefined) return false;
  return tracer.values.things(ref).some((it) => it.kind === 'api');
}

interface Found {
  readonly row: Row;
  readonly name: string;
  readonly at: Ref;
  readonly site: Ref;
  readonly text: Ref;
  readonly piece: Piece;
  readonly bound: boolean;
}
function make(tracer: Tracer, project: Project, found: Found): QuerySite {
  const { row, piece } = found;
  const kind = KINDS[row.language] ?? 'sql';
  const known = brings(piece);
  const sql = kind === 'sql';
  const statement = statementOf(piece, row, sql ? project.parseSql : undefined);
  const built = piece.kind === 'hole' && isBuilt(tracer, found.text);
  const holes = isBoundText(tracer, found.text) ? [] : holesIn(tracer, found, kind, statement.positions);
  if (known) holes.push(...rawHoles(tracer, found, statement.raw));
  const query: Query = {
    at: spanOf(found.site, found.text, holes),
    language: row.language,
    package: found.name,
    ...((known || !built) && { text: statement.text }),
    does: row.does ?? statement.does,
    tables: sql ? statement.tables : [],
    ...(statement.columns !== undefined && { columns: statement.columns }),
    holes: built ? [] : holes,
    known: known || piece.kind === 'constant' || built,
    ...(statement.parsed !== undefined && known && { parsed: statement.parsed }),
    bound: found.bound || statement.placeholders > 0,
    ...(statement.more.leadingWildcard !== undefined && { leadingWildcard: statement.more.leadingWildcard }),
    ...(statement.more.relativeUpdate !== undefined && { relativeUpdate: statement.more.relativeUpdate }),
    ...(statement.more.hasLimit !== undefined && { hasLimit: statement.more.hasLimit }),
    fragment: row.fragment === true,
  };
  return { query, at: found.at, site: found.site, text: found.text };
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
    const key = `${hole.ref.unit.index}:${hole.ref.id}:${hole.ref.ctx.id}`;
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
/** Placeholders that put their value into the text as it is. */
function rawHoles(
  tracer: Tracer,
  found: Found,
  raw: readonly { readonly key: string; readonly position: Hole['position'] }[],
): readonly Hole[] {
  const { values } = tracer;
  const out: Hole[] = [];
  if (raw.length === 0) return out;
  for (const path of found.row.values ?? []) {
    for (const ref of values.argument(found.at, path)) {
      for (const { key, position } of raw) {
        const things = values.things(ref);
        const items = things.flatMap((it) => values.items(it) ?? []);
        const index = Number(key) - 1;
        const item = /^\d+$/.test(key)
          ? (items[index] ?? (things.some((it) => it.kind === 'array') ? undefined : ref))
          : values.memberRefs(ref, key)[0];
        if (item !== undefined && isRef(item) && values.constants(item).length === 0)
          out.push(judge(tracer, item, 'sql', found.site, position));
      }
    }
  }
  return out;
}
/** Lines between the text of a statement and the call that runs it, for both to be shown as one place. */
const NEAR = 3;

/** From the member's name to the last argument that is no callback; from the text or its first open hole where that stands just before. */
export function spanOf(site: Ref, text: Ref, holes: readonly Hole[] = []): Query['at'] {
  const unit = site.unit as FileUnit;
  const value = unit.value(site.id);
  if (value.kind !== 'call') return placeOf(site);
  const callee = unit.value(value.callee);
  const start =
    callee.kind === 'get' &&
    typeof callee.key === 'string' &&
    !value.new &&
    callee.end <= value.end &&
    callee.start >= value.start
      ? callee.end - callee.key.length
      : value.start;
  const ends = value.args
    .filter((id) => unit.value(id).kind !== 'function')
    .map((id) => unit.value(id))
    .filter((it) => it.start >= start && it.end <= value.end);
  const own = locationOf(unit, start, Math.max(...ends.map((it) => it.end), start + 1));
  const written =
    text.unit === unit && unit.ownerOf(text.id) === unit.ownerOf(site.id) ? unit.value(text.id) : undefined;
  if ((written?.kind !== 'text' && written?.kind !== 'op' && written?.kind !== 'call') || written.end > value.start)
    return own;
  const before = [placeOf(text), ...holes.filter((it) => it.safe === undefined).map((it) => it.at)].filter(
    (it) => it.path === own.path && it.line < own.line && own.line - it.line <= NEAR,
  );
  const first = before.sort((a, b) => a.line - b.line || a.column - b.column)[0];
  return first === undefined ? own : { ...own, line: first.line, column: first.column };
}

/** Statements handed to something unknown: told where the text is SQL without a doubt. */
export function strayQueries(
  tracer: Tracer,
  composer: Composer,
  project: Project,
  done: ReadonlySet<string>,
  isSql: (text: string) => boolean,
): { readonly sites: readonly QuerySite[]; readonly unresolved: readonly Unresolved[] } {
  const sites: QuerySite[] = [];
  const unresolved: Unresolved[] = [];
  for (const ref of tracer.sites.named(tracer.sites.namesOf('queries').names)) {
    const unit = ref.unit as FileUnit;
    const call = unit.value(ref.id);
    if (call.kind !== 'call' || call.args[0] === undefined || done.has(`${unit.index}:${ref.id}`)) continue;
    const first = unit.value(call.args[0]);
    if (
      first.kind === 'function' ||
      first.kind === 'object' ||
      first.kind === 'array' ||
      (first.kind === 'literal' && (typeof first.value !== 'string' || !isSql(first.value)))
    )
      continue;
    if (
      !tracer.values
        .things({ ...ref, id: call.callee })
        .every((it) => it.kind === 'unknown' || (it.kind === 'api' && it.nodes.length === 0))
    )
      continue;
    const text: Ref = { ...ref, id: call.args[0] };
    const piece = composer.text(text);
    const written =
      variantsOf(piece)[0]
        ?.map((it) => (it.kind === 'constant' ? it.text : '\u0001'))
        .join('') ?? '';
    if (!isSql(written)) continue;
    unresolved.push({
      at: placeOf(ref),
      what: 'query',
      why: 'a statement is handed to something that could not be followed',
    });
    sites.push(
      make(tracer, project, {
        row: { language: 'sql', text: ['[0]'] },
        name: '',
        at: ref,
        site: ref,
        text,
        piece,
        bound: call.args.length > 1,
      }),
    );
  }
  return { sites, unresolved };
}
