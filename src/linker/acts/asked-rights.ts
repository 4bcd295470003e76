/** Rows that are looked up by a right as well: `members.findOne({ where: { user: caller.id, role: 'admin' } })`. */
import type { ValueId } from '../../facts/facts.ts';
import { keyColumns, keyTables, rightWords, roleTables, ruledActions, ruledThings } from '../../libraries/http.ts';
import type { ArgumentPath, RequestPart } from '../../libraries/kinds.ts';
import { targetOf } from '../behaviour/targets.ts';
import { originsIn } from '../origins.ts';
import { type Ref, valueOf } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { chosenByStatement } from './asked-statements.ts';
import { chainNamesRight } from './chained-filters.ts';
import { lookUpsOf } from './look-ups.ts';
import type { Nature } from './nature.ts';
import { type Known, unclear } from './proven.ts';
import { isNoRight } from './rights.ts';

/** Parts in which a request names what it is about. */
const NAMING: readonly RequestPart[] = ['path', 'body', 'query', 'event'];
/** Parts by which it chooses a row. */
const CHOOSING: readonly RequestPart[] = ['path', 'body', 'query'];
/** Members of filters under which that stands which is not looked for. */
const NEGATIONS = /^(?:\$ne|\$nin|\$not|\$nor|not|notIn|NOT|isNot|none|ne|neq)$/;
/** Members of filters of which one has to hold. */
const ONE_OF = /^\$?or$/i;
/** Filters inside filters (`role: { name: 'admin' }`). */
const MAX_DEEP = 2;

/**
 * The filter of a look-up names a right, and asks for what is neither the caller's nor chosen by the request. What is
 * only asked for with the row (`include`, `select`) picks none.
 */
export function picksByRight(values: Values, natureOf: (ref: Ref) => Nature, site: Ref): boolean {
  const names = (it: Ref): boolean => filtersOf(values, it).some((filter) => namesRight(values, natureOf, filter, 0));
  const all = lookUpsOf(values, site);
  return all.length === 0 ? names(site) || chainNamesRight(natureOf, site) : all.every(names);
}
/** The rows are those of a table that is named for who may: whoever has one there has a right (`admins.findById(claims.id)`). */
export function isAmongRights(values: Values, site: Ref): boolean {
  return isOfTable(values, site, roleTables);
}
/** The rows are those of a table of keys that are shown with each request (`apiKeys.findUnique({ where: { key } })`). */
export function isAmongKeys(values: Values, site: Ref): boolean {
  return isOfTable(values, site, keyTables);
}
/** What the request says is looked for in a column of such keys, in whichever table (`users.findFirst({ where: { apiKey } })`). */
export function isByKey(values: Values, natureOf: (ref: Ref) => Nature, site: Ref): boolean {
  return filtersOf(values, site).some((filter) =>
    values.entriesOf(filter).some(({ key, value }) => {
      const { parts, stored } = natureOf(value);
      return keyColumns.test(key) && !stored && parts.size > 0 && !parts.has('path');
    }),
  );
}
function isOfTable(values: Values, site: Ref, names: RegExp): boolean {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return false;
  const reading = { values, argument: (ref: Ref, path: ArgumentPath) => values.argument(ref, path) };
  return values
    .things({ ...site, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'data') : []))
    .some(({ row }) => row.does === 'read' && names.test(targetOf(reading, site, row.model)));
}
/** What a look-up is told to look for, where that is written out; none where a function tells it, or nothing does. */
export function filtersOf(values: Values, site: Ref): readonly Ref[] {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return [];
  const filters = values
    .things({ ...site, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'data') : []))
    .flatMap(({ row }) => (row.where === undefined ? [] : values.argument(site, row.where)));
  return filters.filter((it) => !values.things(it).some(({ kind }) => kind === 'function'));
}
/** The same of a chain that goes on behind the look-up (`find({ … }).populate('owner')`), where they are objects. */
function filtersInChain(values: Values, site: Ref): readonly Ref[] {
  const own = filtersOf(values, site);
  if (own.length > 0) return own;
  for (const id of originsIn(site.unit, site.id, ['receiver'])) {
    const filters = id === site.id ? [] : filtersOf(values, { ...site, id });
    if (filters.length > 0) return filters.every((it) => valueOf(it).kind === 'object') ? filters : [];
  }
  return [];
}
/** The request says which rows are looked for, by something that stands for nobody. */
export function isChosenBy(values: Values, natureOf: (ref: Ref) => Nature, site: Ref): boolean {
  const filters = filtersInChain(values, site);
  const named = (it: Ref): boolean => CHOOSING.some((part) => natureOf(it).parts.has(part));
  const chosen = (it: Ref, deep: number): boolean => {
    const value = valueOf(it);
    if (value.kind !== 'object' || deep > MAX_DEEP || value.entries.some(({ key }) => key === null)) return named(it);
    return value.entries.some((entry) => {
      const of: Ref = { ...it, id: entry.value };
      const items = filtersIn(of);
      if (items.length > 0) return items.some((item) => chosen(item, deep + 1));
      return valueOf(of).kind === 'object' ? chosen(of, deep + 1) : !natureOf(of).principal && named(of);
    });
  };
  if (filters.length > 0) return filters.some((it) => chosen(it, 0) && namesCaller(natureOf, it, 0));
  const asked = chosenByStatement(values, site) ?? besideWritten(values, site);
  // Whose it is that is written says nothing of whose rows are meant.
  return asked === undefined ? named(site) : asked.some(named) && asked.some((it) => natureOf(it).principal);
}
/** A filter asks for what is the caller's, not only for what is not (`{ likedBy: { $ne: caller.id } }`: not done so far). */
function namesCaller(natureOf: (ref: Ref) => Nature, filter: Ref, deep: number): boolean {
  const value = valueOf(filter);
  if (value.kind !== 'object' || deep > MAX_DEEP || value.entries.some(({ key }) => key === null))
    return natureOf(filter).principal;
  return value.entries.some((it) => {
    if (NEGATIONS.test(String(it.key))) return false;
    const of: Ref = { ...filter, id: it.value };
    const names = (one: Ref): boolean => namesCaller(natureOf, one, deep + 1);
    // One of them suffices, which may be one that asks for what is anybody's.
    if (ONE_OF.test(String(it.key)) && filtersIn(of).length > 0) return filtersIn(of).every(names);
    return names(of);
  });
}
/** Filters of which a list of them is made (`OR: [{ … }, { … }]`). */
function filtersIn(ref: Ref): readonly Ref[] {
  const value = valueOf(ref);
  if (value.kind !== 'array' || value.spreads !== undefined) return [];
  const items = value.items.map((id): Ref => ({ ...ref, id }));
  return items.every((it) => valueOf(it).kind === 'object') ? items : [];
}
/**
 * What a chain that writes is handed beside what it writes: `update(users).set(written).where(chosen).returning()`;
 * undefined: it is not told what it writes.
 */
function besideWritten(values: Values, { unit, id, ctx }: Ref): readonly Ref[] | undefined {
  const out: Ref[] = [];
  let writes = false;
  for (const link of originsIn(unit, id, ['receiver'])) {
    const call = unit.value(link);
    if (call.kind !== 'call') continue;
    const site: Ref = { unit, id: link, ctx };
    const written = values
      .things({ ...site, id: call.callee })
      .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'data') : []))
      .flatMap(({ row }) => (row.data === undefined ? [] : values.argument(site, row.data)));
    writes ||= written.length > 0;
    const isWritten = (arg: ValueId): boolean => written.some((it) => stands(unit, it.id, arg));
    out.push(...call.args.filter((arg) => !isWritten(arg)).map((arg): Ref => ({ ...site, id: arg })));
  }
  return writes ? out : undefined;
}
/** A value is another one, or written in it. */
function stands(unit: FileUnit, id: ValueId, within: ValueId): boolean {
  const [inner, outer] = [unit.value(id), unit.value(within)];
  return id === within || (inner.start >= outer.start && inner.end <= outer.end);
}
function namesRight(values: Values, natureOf: (ref: Ref) => Nature, filter: Ref, deep: number): boolean {
  const entries = values.entriesOf(filter);
  const isGiven = (value: Ref): boolean => {
    const { principal, parts, request } = natureOf(value);
    return !principal && !request && parts.size === 0;
  };
  // What may be done, and with what: a row of that is a right of somebody.
  if ([ruledThings, ruledActions].every((it) => entries.some(({ key, value }) => it.test(key) && isGiven(value))))
    return true;
  return entries.some(
    ({ key, value }) =>
      (rightWords.test(key) && !isNoRight(key) && isGiven(value)) ||
      (deep < MAX_DEEP && namesRight(values, natureOf, value, deep + 1)),
  );
}
/**
 * Who is found in a list by who they are (`accounts.find((it) => it.name === caller.name)`): where neither the request nor
 * a setting says which list that is, it may be that of all.
 */
export function foundAmong(known: Known | undefined, list: Nature, at: Ref): Known | undefined {
  if (known?.right?.is !== 'yes' || list.secret || list.principal || list.request) return known;
  if (NAMING.some((it) => list.parts.has(it))) return known;
  return { ...known, right: unclear(at, 'whether only some are in that list is not known') };
}
