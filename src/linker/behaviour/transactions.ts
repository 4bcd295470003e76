/** Transactions: where they begin, how they end on every way out, and what runs beside them. */
import type { Call, Location, ValueId } from '../../facts/facts.ts';
import type { TransactionRow } from '../../libraries/kinds.ts';
import type { DataAccess, Transaction } from '../../model/model.ts';
import { valuesWithin } from '../acts/steps.ts';
import { describe } from '../describe.ts';
import type { Site } from '../flows/sites.ts';
import { isRef, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { clientKey, isHanded, origin, rootOf } from './connections.ts';
import { type Duties, type Duty, denoter, escapes } from './duties.ts';
import { isError } from './errors-seen.ts';
import { type Scene } from './scene.ts';
import { byScope } from './scoped-transactions.ts';
import { statementAt } from './statements.ts';
import { isRecord, isRolledBack } from './stray-records.ts';

/** Functions inside one another whose work is done in the transaction around them. */
const MAX_NESTED = 8;

/** A transaction with the calls of the project that are made while it is open. */
export interface Begun {
  readonly transaction: Transaction;
  readonly calls: readonly Ref[];
  /** The client is the one of the transaction. */
  readonly isOwn: (client: Ref) => boolean;
}
type Held = NonNullable<DataAccess['transaction']>;
export interface Transactions {
  readonly all: readonly Begun[];
  /** The transaction that an access, or a call of a project function, runs in: by `valueKey`. */
  readonly around: ReadonlyMap<string, Held>;
}

export function transactionsOf(scene: Scene, duties: Duties, accesses: ReadonlyMap<string, Access>): Transactions {
  const all: Begun[] = [];
  const around = new Map<string, Held>();
  const take = (site: Site): void => {
    const rows = scene.rows(site, 'transactions').map((it) => it.row);
    const callback = rows.find(
      (row) =>
        row.does === 'callback' &&
        row.function !== undefined &&
        scene.argument(site.ref, row.function).some((ref) => isCallback(scene, ref)),
    );
    const scoped =
      callback === undefined && rows.some((row) => row.does === 'callback')
        ? byScope(scene, site, accesses, around)
        : undefined;
    if (callback !== undefined) all.push(byCallback(scene, site, callback, accesses, around));
    else if (scoped !== undefined) all.push({ transaction: scoped, calls: [], isOwn: () => false });
    else {
      const begin = rows.find((row) => row.does === 'begin');
      const seeds =
        begin === undefined
          ? isControl(scene, site, 'begin')
            ? receiverOf(scene, site)
            : undefined
          : begin.returns === 'receiver'
            ? receiverOf(scene, site)
            : { ref: site.ref, made: true };
      if (seeds !== undefined) all.push(byHand(scene, duties, site, { ...seeds, begin }, accesses, around));
    }
  };
  for (const site of scene.allActs())
    scene.values.failures.attempt('transaction', site.ref, () => {
      take(site);
    });
  return { all, around };
}
function isCallback(scene: Scene, ref: Ref): boolean {
  if (isMadeOfEach(ref)) return true;
  return scene.values.things(ref).some((it) => it.kind === 'function' || it.kind === 'array');
}
/** `rows.map((row) => insert(row))` */
function isMadeOfEach({ unit, id }: Ref): boolean {
  const call = unit.value(id);
  const [each] = call.kind === 'call' ? call.args : [];
  return each !== undefined && unit.value(each).kind === 'function' && /^(?:flatM|m)ap$/.test(unit.calledName(id));
}
function isControl(scene: Scene, site: Site, what: 'begin' | 'commit' | 'rollback'): boolean {
  const query = scene.rows(site, 'queries').find(({ row }) => row.fragment !== true)?.row;
  return query !== undefined && statementAt(scene, site.ref, query)?.transaction === what;
}
function receiverOf(scene: Scene, site: Site): { readonly ref: Ref; readonly made: boolean } | undefined {
  const root = rootOf(scene, site.ref);
  return root && { ref: root, made: false };
}
function heldAt(scene: Scene, site: Site, kind: Held['kind']): Held {
  return { at: scene.place(site.ref), kind };
}

// ---- by callback

function byCallback(
  scene: Scene,
  site: Site,
  row: TransactionRow,
  accesses: ReadonlyMap<string, Access>,
  around: Map<string, Held>,
): Begun {
  const held: Held = { ...heldAt(scene, site, 'callback'), ...(row.together && { together: row.together }) };
  const strays: Stray[] = [];
  const calls: Ref[] = [];
  let known = true;
  // Otherwise all that is done inside runs in the transaction, whatever it is called on.
  const ambient = isAmbient(scene, row);
  const byClient = row.client !== undefined && !ambient;
  for (const arg of scene.argument(site.ref, row.function!)) {
    if (isMadeOfEach(arg)) {
      for (const id of callsIn(arg)) around.set(valueKey({ unit: arg.unit, id }), held);
      continue;
    }
    for (const thing of scene.values.things(arg)) {
      if (thing.kind === 'array') {
        for (const item of scene.values.items(thing) ?? [])
          if (isRef(item)) {
            const made = origin(item);
            for (const id of [made.id, ...callsIn(made)]) around.set(valueKey({ unit: made.unit, id }), held);
          }
        // `...lines.map((line) => client.line.create(…))`
        for (const id of callsIn(thing.ref)) around.set(valueKey({ unit: thing.ref.unit, id }), held);
      }
      if (thing.kind !== 'function') {
        known &&= thing.kind === 'array';
        continue;
      }
      const unit = thing.ref.unit;
      const fn = unit.value(thing.ref.id);
      if (fn.kind !== 'function') continue;
      const params = row.client === undefined || row.client === 'any' ? fn.params : [fn.params[row.client]];
      const clients = params.flatMap((param) =>
        param === undefined ? [] : [{ unit, id: param }, ...spread(unit, param)],
      );
      if (row.returns === 'receiver') clients.push(...receiverIn(site, unit));
      const client = clients.length === 0 || row.client === undefined ? undefined : denoter(clients);
      for (const id of callsWithin(unit, thing.ref.id)) {
        const it = accesses.get(valueKey({ unit, id }));
        if (it !== undefined) {
          const onClient = !byClient
            ? ambient || it.option !== undefined || it.row?.transaction === undefined
            : client !== undefined && isOn(it, client);
          if (onClient) around.set(valueKey({ unit, id }), held);
          else if (it.part === true) continue;
          else if (it.access.package === site.callees[0]?.package || sameLibrary(scene, it.access.package, site))
            strays.push(strayOf(scene, it));
        } else {
          const call = unit.value(id);
          if (call.kind === 'call' && byClient) calls.push(scene.values.ref(unit, id));
          if (
            call.kind === 'call' &&
            (!byClient ||
              goesOn(scene, scene.values.ref(unit, id)) ||
              (client !== undefined && hands(unit, call.args, client)))
          )
            around.set(valueKey({ unit, id }), held);
        }
      }
    }
  }
  const transaction: Transaction = {
    at: held.at,
    kind: 'callback',
    package: site.callees[0]?.package ?? '',
    leaks: [],
    strays,
    known,
  };
  return { transaction, calls, isOwn: () => false };
}
/** The project has the library keep the transaction for whatever comes to run inside. */
function isAmbient(scene: Scene, { ambientBy }: TransactionRow): boolean {
  return ambientBy !== undefined && scene.units.some((unit) => unit.callsByName.has(ambientBy));
}
type Stray = Transaction['strays'][number];
function strayOf(scene: Scene, it: Access): Stray {
  const { at, does } = it.access;
  // Databases end the transaction themselves where tables change: that is done beside it on purpose.
  const reads = does === 'read' || does === 'aggregate' || does === 'schema';
  return { at, on: describeRoot(it), ...(reads && { reads: true }), ...(isRecord(scene, it) && { records: true }) };
}
/** What the framework runs next runs here: `next()`, `next.handle()`. */
function goesOn(scene: Scene, ref: Ref): boolean {
  return scene.calls.isContinuation(ref);
}
/** Calls that are written in a list, also in functions that make its items. */
function callsIn({ unit, id: list }: Ref): readonly ValueId[] {
  const { start, end } = unit.value(list);
  return unit.facts.values.flatMap((value, id) =>
    value.kind === 'call' && value.start >= start && value.end <= end ? [id] : [],
  );
}
/** What the call is made on, where the function that runs inside is written in the same file. */
function receiverIn({ ref }: Site, unit: FileUnit): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
  const call = ref.unit.value(ref.id);
  if (ref.unit !== unit || call.kind !== 'call' || call.receiver === undefined) return [];
  const from = origin({ ...ref, id: call.receiver });
  return [call.receiver, ...(from.unit === unit ? [from.id] : [])].map((id) => ({ unit, id }));
}
/** Members that a destructured parameter is taken apart into. */
function spread(unit: FileUnit, param: ValueId): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
  const value = unit.value(param);
  if (value.kind !== 'param' || value.name !== '') return [];
  return unit.usersOf(param).map((id) => ({ unit, id }));
}
function sameLibrary(scene: Scene, name: string, site: Site): boolean {
  return isSameLibrary(scene, name, site.callees[0]?.package ?? '');
}
export function isSameLibrary(scene: Scene, one: string, other: string): boolean {
  const { apis } = scene.values;
  return one === other || (apis.library(one) !== undefined && apis.library(one) === apis.library(other));
}
function isOn(it: Access, client: Duty['denotes']): boolean {
  const unit = it.ref.unit;
  if (it.root !== undefined && client(unit, it.root.id)) return true;
  return it.option !== undefined && optionDenotes(unit, it.option.id, client);
}
function optionDenotes(unit: FileUnit, id: ValueId, client: Duty['denotes']): boolean {
  if (client(unit, id)) return true;
  const value = unit.value(id);
  return value.kind === 'get' && client(unit, value.of);
}
function hands(unit: FileUnit, args: readonly ValueId[], client: Duty['denotes']): boolean {
  return args.some((arg) => {
    if (client(unit, arg)) return true;
    const value = unit.value(arg);
    return value.kind === 'object' && value.entries.some((entry) => client(unit, entry.value));
  });
}
export function describeRoot(it: Access): string {
  return it.root === undefined ? it.access.target : describe(it.root);
}
/** Calls in a function's body and in what is written inside it, but for work that it gives back to be done later. */
function callsWithin(unit: FileUnit, fn: ValueId): readonly ValueId[] {
  const own = unit.value(fn);
  const later = new Set(
    own.kind === 'function' ? unit.returnedBy(own).filter((it) => unit.usersOf(it).length === 0) : [],
  );
  return [...valuesWithin(unit, fn, MAX_NESTED, later)].filter((id) => /^(?:call|text)$/.test(unit.value(id).kind));
}

// ---- by hand

function byHand(
  scene: Scene,
  duties: Duties,
  site: Site,
  seed: { readonly ref: Ref; readonly made: boolean; readonly begin: TransactionRow | undefined },
  accesses: ReadonlyMap<string, Access>,
  around: Map<string, Held>,
): Begun {
  const { unit } = site;
  const { over = [], open = [] } = seed.begin ?? {};
  const calls: Ref[] = [];
  const pkg = site.callees[0]?.package ?? '';
  const held = heldAt(scene, site, 'manual');
  const fn = scene.homeOf(unit, unit.ownerOf(site.ref.id));
  const base = { at: held.at, kind: 'manual' as const, package: pkg };
  const unseen: Begun = {
    transaction: { ...base, leaks: [], strays: [], known: false },
    calls: [],
    isOwn: () => false,
  };
  if (fn < 0) return unseen;
  const from = origin(seed.ref);
  const key = seed.made ? undefined : clientKey(scene, seed.ref);
  const direct = denoter([
    { unit, id: from.id },
    { unit, id: seed.ref.id },
  ]);
  const keys = new Map<ValueId, boolean>();
  const denotes: Duty['denotes'] = (in_, id) => {
    if (direct(in_, id)) return true;
    if (key === undefined || in_ !== unit) return false;
    let same = keys.get(id);
    if (same === undefined) {
      const { kind } = unit.value(id);
      keys.set(
        id,
        (same =
          (kind === 'get' || kind === 'import' || kind === 'load') &&
          clientKey(scene, scene.values.ref(unit, id)) === key),
      );
    }
    return same;
  };
  const strays = new Map<string, Stray>();
  const duty: Duty = {
    unit,
    fn,
    begin: site.ref.id,
    denotes,
    ends: (in_, id, about) => endsTransaction(scene, in_, id, about),
    states: { over, open },
    absentBefore: seed.made,
    whileOpen: (id) => {
      const it = accesses.get(valueKey({ unit, id }));
      if (it !== undefined) {
        if (
          (it.root !== undefined && denotes(unit, it.root.id)) ||
          (it.option !== undefined && optionDenotes(unit, it.option.id, denotes))
        )
          around.set(valueKey({ unit, id }), held);
        else if (sameLibrary(scene, it.access.package, site) && it.option === undefined && it.part !== true) {
          const stray = strayOf(scene, it);
          if (stray.records !== true || !isRolledBack(scene, unit, id)) strays.set(valueKey({ unit, id }), stray);
        }
      } else {
        const call = unit.value(id);
        if (call.kind !== 'call') return;
        const ref = scene.values.ref(unit, id);
        calls.push(ref);
        if (!goesOn(scene, ref) && !hands(unit, call.args, denotes)) return;
        around.set(valueKey({ unit, id }), held);
        // `work(client)`: the wrapper runs what its callers hand to it.
        if (unit.value(call.callee).kind === 'param')
          handedIn(scene, unit, call, denotes, site, accesses, around, strays);
      }
    },
  };
  const verdict = duties.judge(duty, 'transaction');
  // What is to end it later (`response.on('finish', …)`) leaves it open for the chain that goes on.
  const endsBefore = (id: ValueId): boolean => verdict.ended.some((it) => it < id && unit.ownerOf(it) === fn);
  for (const id of callsWithin(unit, fn))
    if (id > site.ref.id && !endsBefore(id) && goesOn(scene, scene.values.ref(unit, id)))
      around.set(valueKey({ unit, id }), held);
  const elsewhere =
    verdict.ended.length === 0 &&
    (escapes(duty) || isHanded(scene, seed.ref, site.ref) || !isLocal(unit, from.id, seed.made));
  if (elsewhere) return unseen;
  const swallowed = swallowedAt(scene, unit, verdict.ended);
  // On the way on which it is given back to the caller it is the caller's to end.
  const given = escapes(duty);
  const leaks = verdict.leaks
    .filter((leak) => !given || leak.why === 'error')
    .map((leak) => ({
      at: leak.at,
      why:
        leak.why === 'error'
          ? 'something fails before its end'
          : leak.why === 'return'
            ? 'the function returns early'
            : 'the function ends',
    }));
  const transaction: Transaction = {
    ...base,
    leaks,
    ...(swallowed && { swallowed }),
    strays: [...strays.values()],
    known: true,
  };
  return { transaction, calls, isOwn: (client) => key !== undefined && clientKey(scene, client) === key };
}
/** What callers hand to a function that begins a transaction around it. */
function handedIn(
  scene: Scene,
  unit: FileUnit,
  call: Call,
  denotes: Duty['denotes'],
  site: Site,
  accesses: ReadonlyMap<string, Access>,
  around: Map<string, Held>,
  strays: Map<string, Stray>,
): void {
  const index = call.args.findIndex((arg) => denotes(unit, arg));
  for (const thing of scene.values.things(scene.values.ref(unit, call.callee))) {
    if (thing.kind !== 'function') continue;
    const inner = thing.ref.unit;
    const fn = inner.value(thing.ref.id);
    const param = fn.kind === 'function' ? fn.params[index] : undefined;
    if (param === undefined) continue;
    const client = denoter([{ unit: inner, id: param }, ...spread(inner, param)]);
    for (const id of callsWithin(inner, thing.ref.id)) {
      const key = valueKey({ unit: inner, id });
      const it = accesses.get(key);
      const held = heldAt(scene, site, 'callback');
      if (it === undefined) {
        const own = inner.value(id);
        if (own.kind === 'call' && hands(inner, own.args, client)) around.set(key, held);
      } else if (isOn(it, client)) around.set(key, held);
      else if (sameLibrary(scene, it.access.package, site) && it.option === undefined && it.part !== true)
        strays.set(key, strayOf(scene, it));
    }
  }
}
/** The client was made or taken in the function itself. */
function isLocal(unit: FileUnit, id: ValueId, made: boolean): boolean {
  return made || (unit.value(id).kind === 'call' && unit.ownerOf(id) >= 0);
}
/** A commit or rollback, by a row or by the text of a statement. */
function endsTransaction(scene: Scene, unit: FileUnit, id: ValueId, denotes: Duty['denotes']): boolean {
  const site = scene.actsIn(unit).get(id);
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const receiver = call.receiver !== undefined ? denotes(unit, call.receiver) : isMethodOf(unit, call.callee, denotes);
  // A client that is destroyed takes its transaction with it.
  if (site === undefined)
    return (
      receiver &&
      call.args.length > 0 &&
      !isNothing(unit, call.args[0]!) &&
      scene.isFlagged(scene.values.ref(unit, id), 'release')
    );
  const rows = scene.rows(site, 'transactions').some(({ row }) => row.does === 'commit' || row.does === 'rollback');
  if (!rows && !isControl(scene, site, 'commit') && !isControl(scene, site, 'rollback')) return false;
  return receiver || call.args.some((arg) => denotes(unit, arg)) || rootDenotes(scene, unit, id, denotes);
}
/** `const end = valid ? trx.commit : trx.rollback; await end();` */
function isMethodOf(unit: FileUnit, id: ValueId, denotes: Duty['denotes']): boolean {
  const value = unit.value(id);
  if (value.kind === 'get') return denotes(unit, value.of);
  return value.kind === 'join' && value.of.every((part) => isMethodOf(unit, part, denotes));
}
function rootDenotes(scene: Scene, unit: FileUnit, id: ValueId, denotes: Duty['denotes']): boolean {
  const root = rootOf(scene, scene.values.ref(unit, id));
  return root !== undefined && denotes(unit, root.id);
}
function isNothing(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'absent' || (value.kind === 'literal' && (value.value === false || value.value === null));
}
/** A catch that rolls back and lets nobody know. */
function swallowedAt(scene: Scene, unit: FileUnit, ended: readonly ValueId[]): Location | undefined {
  for (const id of ended) {
    const site = scene.actsIn(unit).get(id);
    if (
      site === undefined ||
      !(
        scene.rows(site, 'transactions').some(({ row }) => row.does === 'rollback') ||
        isControl(scene, site, 'rollback')
      )
    )
      continue;
    let region = unit.regionOf(id);
    while (region > 0 && unit.region(region).kind !== 'catch' && unit.region(region).kind !== 'function')
      region = unit.region(region).parent;
    const it = unit.region(region);
    if (it.kind !== 'catch') continue;
    const tells = unit.facts.exits.some(
      (exit) =>
        exit.from >= region &&
        exit.start >= it.start &&
        exit.end <= it.end &&
        (exit.kind === 'throw' ||
          (exit.kind === 'return' && exit.value !== undefined && unit.value(exit.value).kind !== 'absent')),
    );
    if (tells || forwards(scene, unit, it.first, it.last)) continue;
    return scene.place({ unit, id });
  }
  return undefined;
}
/** The error is handed on or answered: `next(error)`, `reject(error)`, `response.status(500)`. */
export function forwards(scene: Scene, unit: FileUnit, first: ValueId, last: ValueId): boolean {
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    const callee = unit.value(call.callee);
    if (callee.kind === 'param' && call.args.some((arg) => isError(unit, arg))) return true;
    const site = scene.actsIn(unit).get(id);
    if (site && scene.rows(site, 'responses').length > 0) return true;
  }
  return false;
}
