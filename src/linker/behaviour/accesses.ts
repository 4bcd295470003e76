/** Reads and writes of stored data: by statement, or by a call on a model. */
import type { ValueId } from '../../facts/facts.ts';
import type { DataRow } from '../../libraries/kinds.ts';
import type { DataAccess, Operation, Query } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import type { Statement } from '../sql/statement.ts';
import { type Context, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isBegunElsewhere, isOfTransaction } from './begun-elsewhere.ts';
import { isHanded, rootOf } from './connections.ts';
import { flowsOf } from '../acts/request-parts.ts';
import { originsIn, SAME } from '../origins.ts';
import { branchesOf } from './branches.ts';
import { isHeld } from './promises.ts';
import { placeKey, type Scene } from './scene.ts';
import { isPartOfStatement } from './statement-parts.ts';
import { queryAt, statementAt } from './statements.ts';
import { targetOf } from './targets.ts';

/** An access with what later passes need of it. */
export interface Access {
  readonly ref: Ref;
  readonly site: Site;
  readonly row: DataRow | undefined;
  readonly access: DataAccess;
  /** The call whose result is the answer: the end of a builder chain. */
  readonly result: ValueId;
  readonly statement: Statement | undefined;
  /** Values that are written. */
  readonly written: readonly Ref[];
  /** The option that names its transaction. */
  readonly option: Ref | undefined;
  readonly root: Ref | undefined;
  /** Nothing is run here: it is a part of another statement, or is only asked for its text. */
  readonly part?: true;
}
const WEIGHT: Partial<Record<Operation, number>> = {
  upsert: 6,
  create: 5,
  update: 5,
  delete: 5,
  schema: 4,
  aggregate: 3,
  read: 1,
};

/** The access that a call makes; undefined where it makes none, or is a part of a longer chain. */
export function accessAt(scene: Scene, site: Site, ctx: Context = site.ref.ctx): Access | undefined {
  const ref: Ref = { ...site.ref, ctx };
  const unit = site.unit;
  const data = scene.rows(site, 'data', ctx);
  const own = data[0];
  if (own !== undefined && isSearchInAnswer(unit, site.ref.id)) return undefined;
  if (own !== undefined) {
    const links = chainOf(scene, unit, site);
    const main = links.reduce((best, it) => ((WEIGHT[it.row.does] ?? 0) >= (WEIGHT[best.row.does] ?? 0) ? it : best), {
      site,
      row: own.row,
    });
    if (links.length > 0 && main.site !== site) return undefined;
    if (own.row.unsaid === true && !isRun(unit, outermost(unit, site.ref.id), site.ref.id)) return undefined;
    const result = links.at(-1)?.site.ref.id ?? site.ref.id;
    return fromRow(
      scene,
      ref,
      site,
      own.row,
      links.some((it) => it.row.single === true) || own.row.single === true,
      result,
    );
  }
  const query = scene.rows(site, 'queries', ctx).find(({ row }) => row.fragment !== true)?.row;
  if (query === undefined) return undefined;
  const found = queryAt(scene, ref, query);
  const known = found?.query;
  const statement = statementAt(scene, ref, query);
  if (statement?.session === true) return undefined;
  const does = meaning(known?.does) ?? query.does ?? meaning(statement?.does) ?? 'unknown';
  if (query.language === 'ldap' || query.language === 'graphql') return undefined;
  const target =
    known?.tables[0] ?? statement?.tables[0] ?? (query.language === 'nosql' ? targetOf(scene, ref, 'receiver') : '');
  const values = (query.values ?? []).flatMap((path) => scene.argument(ref, path));
  const result = outermost(unit, site.ref.id);
  const single = saidInChain(scene, site, ctx, result).some((it) => it.single) || undefined;
  // A statement with a name is prepared once.
  const named = query.text.includes('[0] .text') && scene.argument(ref, '[0] .name').length > 0;
  return made(scene, ref, site, undefined, {
    does,
    target,
    statement,
    query: known && named ? { ...known, prepared: true } : known,
    written: values,
    option: query.runsIn === undefined ? undefined : scene.argument(ref, query.runsIn)[0],
    result,
    ...(found && { caller: found.site }),
    ...(single && { single }),
  });
}
/** `rows.find((row) => …)` of rows that were waited for: the list is searched, and not the database. */
function isSearchInAnswer(unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call' || call.receiver === undefined || unit.calledName(id) !== 'find') return false;
  const [test] = call.args;
  if (test === undefined || unit.value(test).kind !== 'function') return false;
  for (const at of originsIn(unit, call.receiver, SAME)) if (unit.value(at).kind === 'wait') return true;
  return false;
}
function meaning(does: Operation | undefined): Operation | undefined {
  return does === 'unknown' ? undefined : does;
}
function fromRow(scene: Scene, ref: Ref, site: Site, row: DataRow, single: boolean, result: ValueId): Access {
  const query = scene.around.queries?.get(valueKey(site.ref))?.at(-1)?.query;
  const written = row.data === undefined ? [] : scene.argument(ref, row.data);
  const links = saidInChain(scene, site, ref.ctx, outermost(site.unit, result));
  const option =
    (row.transaction === undefined ? undefined : scene.argument(ref, row.transaction)[0]) ??
    links.find((it) => it.client !== undefined)?.client;
  const found = made(scene, ref, site, row, {
    does: row.does,
    target: targetOf(scene, ref, row.model),
    statement: undefined,
    query,
    written,
    option,
    result: outermost(site.unit, result),
  });
  const many = (row.many === true && !single) || (row.does === 'create' && written.some((it) => isList(scene, it)));
  return {
    ...found,
    access: {
      ...found.access,
      ...(single && { single }),
      ...((row.throwsWhenAbsent === true || links.some((it) => it.throws)) && { throwsWhenAbsent: true }),
      ...(many && { many }),
    },
  };
}
/** What is written is a list, as it is made or as it is declared. */
function isList(scene: Scene, ref: Ref): boolean {
  if (scene.values.things(ref).some((it) => it.kind === 'array')) return true;
  const { unit } = ref;
  const value = unit.value(ref.id);
  if (value.kind === 'call' && /^(?:map|filter|flatMap|slice|concat|flat)$/.test(unit.calledName(ref.id))) return true;
  const type = value.kind === 'param' && value.type !== undefined ? unit.value(value.type) : undefined;
  return type?.kind === 'type' && /^(?:\[\]|Array|ReadonlyArray)$/.test(type.name);
}
interface Seen {
  readonly does: Operation;
  readonly target: string;
  readonly statement: Statement | undefined;
  readonly query: Query | undefined;
  readonly written: readonly Ref[];
  readonly option: Ref | undefined;
  readonly result: ValueId;
  /** The call that hands the statement over, where it is that of a wrapper. */
  readonly caller?: Ref;
  readonly single?: true;
}
function made(scene: Scene, ref: Ref, site: Site, row: DataRow | undefined, seen: Seen): Access {
  const unit = site.unit;
  // Who hands a statement to a wrapper runs it.
  const by = seen.caller ?? ref;
  const owner = scene.homeOf(by.unit, by.unit.ownerOf(by.id));
  const fn = scene.functionAt(by.unit, owner);
  const root = rootOf(scene, ref);
  const fields = fieldsOf(scene, row, seen);
  const handed =
    (root !== undefined &&
      (isHanded(scene, root, ref) ||
        isBegunElsewhere(scene, root, ref, (it) => begins(scene, it)) ||
        isOfTransaction(scene, root))) ||
    (seen.option !== undefined && isHanded(scene, seen.option, ref));
  const { statement } = seen;
  const branch = branchesOf(by.unit, by.id);
  const access: DataAccess = {
    at: scene.place(by),
    does: seen.does,
    target: seen.target,
    package: site.callees[0]?.package ?? '',
    ...(isCache(scene, site) && { cache: true as const }),
    ...(knowsNoTransactions(scene, site) && { standsAlone: true as const }),
    ...(seen.query && { query: seen.query }),
    within: fn?.name ?? '',
    functionAt: fn === undefined ? scene.regionPlace(by.unit, 0) : scene.place({ unit: by.unit, id: owner }),
    awaited: isAwaited(unit, seen.result),
    ...(branch.length > 0 && { branch }),
    ...(fields.length > 0 && { fields }),
    ...(handed && { handed }),
    ...(seen.single && { single: true as const }),
    ...(statement?.locks === true && seen.does === 'read' && { locked: true }),
    ...(statement?.manyRows === true && seen.does === 'create' && { many: true }),
  };
  return {
    ref,
    site,
    row,
    access,
    result: seen.result,
    statement,
    written: seen.written,
    option: seen.option,
    root,
    ...(isPartOfStatement(scene, site, seen.result) && { part: true }),
  };
}
/** A call that begins a transaction: by its name, or by what its statement says. */
function begins(scene: Scene, ref: Ref): boolean {
  const site = scene.actsIn(ref.unit).get(ref.id);
  if (site === undefined) return false;
  if (scene.rows(site, 'transactions').some(({ row }) => row.does === 'begin')) return true;
  return scene.rows(site, 'queries').some(({ row }) => statementAt(scene, site.ref, row)?.transaction === 'begin');
}
function fieldsOf(scene: Scene, row: DataRow | undefined, seen: Seen): readonly string[] {
  if (row !== undefined)
    return [...new Set(seen.written.flatMap((it) => rowsIn(scene, it)).flatMap((it) => membersOf(scene, it)))];
  const columns = seen.query?.columns ?? seen.statement?.columns;
  const writes = seen.does === 'create' || seen.does === 'update' || seen.does === 'upsert';
  return writes && columns !== undefined && columns !== '*' ? columns : [];
}
/** Each access once; a wrapper around a driver's call runs another statement for each of its callers. */
export function eachOnce(all: readonly DataAccess[]): readonly DataAccess[] {
  return [...new Map(all.map((it) => [`${placeKey(it.at)} ${it.does} ${it.target}`, it])).values()];
}
/** What a row is written out with: as an object, in the call that makes an entity of one, or set on what was made. */
function membersOf(scene: Scene, ref: Ref): readonly string[] {
  const keysOf = (it: Ref): readonly string[] => scene.values.entriesOf(it).map(({ key }) => key);
  const own = keysOf(ref);
  if (own.length > 0) return own;
  const { unit } = ref;
  return makersOf(scene, ref).flatMap(({ id, of }) => [
    ...of.flatMap(keysOf),
    ...unit.setsOn(id).flatMap(({ key }) => (typeof key === 'string' ? [key] : [])),
  ]);
}
/** Calls that make the entity that is written, and of what. */
export function makersOf(scene: Scene, ref: Ref): readonly { readonly id: ValueId; readonly of: readonly Ref[] }[] {
  return [...originsIn(ref.unit, ref.id, SAME)].flatMap((id) => {
    const call = ref.unit.value(id);
    if (call.kind !== 'call') return [];
    const site: Ref = { ...ref, id };
    const made = flowsOf(scene.values, site).filter(({ from, to }) => to === 'return' && from !== 'receiver');
    if (made.length === 0 && call.new !== true) return [];
    return [{ id, of: made.flatMap(({ from }) => scene.argument(site, from)) }];
  });
}
/** The rows of a list of them, or the one row. */
export function rowsIn(scene: Scene, ref: Ref): readonly Ref[] {
  const array = scene.values.things(ref).find((it) => it.kind === 'array');
  const found = array && scene.values.items(array);
  return found === undefined ? [ref] : found.filter((it): it is Ref => !Array.isArray(it));
}
/** Later links of the same builder chain that say what it does, in order. */
function chainOf(scene: Scene, unit: FileUnit, site: Site): readonly { readonly site: Site; readonly row: DataRow }[] {
  const acts = scene.actsIn(unit);
  const later: { site: Site; row: DataRow }[] = [];
  for (
    let at = nextInChain(unit, site.ref.id), guard = 0;
    at !== undefined && guard < 40;
    at = nextInChain(unit, at), guard++
  ) {
    const link = acts.get(at);
    const row = link && scene.rows(link, 'data')[0]?.row;
    if (link && row) later.push({ site: link, row });
  }
  const earlier: { site: Site; row: DataRow }[] = [];
  for (
    let at = receiverOf(unit, site.ref.id), guard = 0;
    at !== undefined && guard < 40;
    at = receiverOf(unit, at), guard++
  ) {
    const link = acts.get(at);
    const row = link && scene.rows(link, 'data')[0]?.row;
    if (link && row) earlier.unshift({ site: link, row });
  }
  return [...earlier, { site, row: scene.rows(site, 'data')[0]!.row }, ...later];
}
/** What links of the chain say of the access. */
function saidInChain(scene: Scene, { unit, callees }: Site, ctx: Context, last: ValueId): readonly Said[] {
  const { apis } = scene.values;
  if (!callees.some((it) => apis.library(it.package)?.links !== undefined)) return [];
  const out: Said[] = [];
  for (const id of originsIn(unit, last, ['receiver', 'wait', 'join'])) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    for (const thing of scene.values.things({ unit, id: call.callee, ctx }))
      for (const { row } of thing.kind === 'api' ? apis.rows(thing.nodes, 'links') : [])
        out.push({
          client: row.client === undefined ? undefined : scene.argument({ unit, id, ctx }, row.client)[0],
          throws: row.throwsWhenAbsent === true,
          single: row.single === true,
        });
  }
  return out;
}
interface Said {
  readonly client: Ref | undefined;
  readonly throws: boolean;
  readonly single: boolean;
}
/** The call of a member of a call's result. */
function nextInChain(unit: FileUnit, id: ValueId): ValueId | undefined {
  for (const user of unit.usersOf(id)) {
    const get = unit.value(user);
    if (get.kind !== 'get' || get.of !== id || get.key === 'then' || get.key === 'catch' || get.key === 'finally')
      continue;
    for (const use of unit.usersOf(user)) {
      const call = unit.value(use);
      if (call.kind === 'call' && call.callee === user) return use;
    }
  }
  return undefined;
}
function receiverOf(unit: FileUnit, id: ValueId): ValueId | undefined {
  const call = unit.value(id);
  return call.kind === 'call' && call.receiver !== undefined && unit.value(call.receiver).kind === 'call'
    ? call.receiver
    : undefined;
}
/** The last call of a builder chain that starts here. */
function outermost(unit: FileUnit, id: ValueId): ValueId {
  let at = id;
  for (
    let next = nextInChain(unit, at), guard = 0;
    next !== undefined && guard < 40;
    next = nextInChain(unit, at), guard++
  ) {
    // A method of the rows (`(await find()).map()`) stands behind an await and is not reached.
    at = next;
  }
  return at;
}
/** Somebody waits for the chain, or it is given back with more than its beginning. */
function isRun(unit: FileUnit, last: ValueId, first: ValueId): boolean {
  return (
    unit.usersOf(last).some((user) => {
      const { kind } = unit.value(user);
      return kind === 'wait' || kind === 'array' || (kind === 'get' && isHeld(unit, last));
    }) ||
    (last !== first && unit.facts.exits.some((exit) => exit.value === last))
  );
}
function isAwaited(unit: FileUnit, id: ValueId): boolean {
  return (
    unit.usersOf(id).some((user) => unit.value(user).kind === 'wait') ||
    unit.facts.exits.some((exit) => exit.value === id)
  );
}
function isCache(scene: Scene, { callees }: Site): boolean {
  return callees.some((it) => scene.values.apis.library(it.package)?.is?.includes('cache') === true);
}
function knowsNoTransactions(scene: Scene, { callees }: Site): boolean {
  return callees.some((it) => scene.values.apis.library(it.package)?.standsAlone === true);
}
