/** Catch clauses and `.catch(f)`: what they guard and what they do with the error. */
import type { Call, Exit, RegionId, ValueId } from '../../facts/facts.ts';
import { flashMethods } from '../../libraries/http.ts';
import type { Catch, LogRecord, Thrown } from '../../model/model.ts';
import type { Where } from '../failures.ts';
import { locationOf } from '../places.ts';
import type { FileUnit } from '../units.ts';
import type { Act } from './acts.ts';
import { isError } from './errors-seen.ts';
import { ownLogAt } from './logs.ts';
import { chainLink, fateOf } from './promises.ts';
import { setBy } from './responses.ts';
import { isAbsenceRefused } from './refused-absence.ts';
import { RegionTree } from './region-tree.ts';
import { isInline, type Scene } from './scene.ts';
import { isSettler } from './throwing.ts';
import { forwards } from './transactions.ts';

/** What puts rows into another state. */
const STORES: ReadonlySet<string> = new Set(['create', 'update', 'upsert']);
const CHANGES: ReadonlySet<string> = new Set([...STORES, 'delete']);

/** What the pass needs of the others. */
export interface CatchKnowledge {
  /** Acts of the functions that a call reaches. */
  actsOf(unit: FileUnit, call: ValueId): readonly Act[];
  /** Whether requests run the code of a function; -1: of the module. */
  inRequest(unit: FileUnit, fn: ValueId): boolean;
}
/** All places where errors end. */
export function catchesOf(scene: Scene, knowledge: CatchKnowledge): readonly Catch[] {
  const out: Catch[] = [];
  for (const unit of scene.units) {
    const add = (where: Where, judge: () => Catch | undefined): void => {
      const found = scene.values.failures.guarded('catch', where, () => undefined, judge);
      if (found !== undefined) out.push(found);
    };
    unit.facts.regions.forEach((region, id) => {
      if (region.kind === 'catch') add({ unit, region: id }, () => clause(scene, knowledge, unit, id, region.of));
    });
    unit.facts.values.forEach((value, id) => {
      if (value.kind !== 'call' || unit.calledName(id) !== 'catch') return;
      add({ unit, id }, () => {
        const link = chainLink(unit, id);
        return link?.kind === 'catch' && link.failed !== undefined
          ? ofPromise(scene, knowledge, unit, id, link.of, link.failed)
          : undefined;
      });
    });
  }
  return out;
}
interface Body {
  readonly unit: FileUnit;
  /** Values of the handler. */
  readonly first: ValueId;
  readonly last: ValueId;
  /** The clause, or the body of the function. */
  readonly region: RegionId;
  readonly error: (id: ValueId) => boolean;
}
function clause(scene: Scene, knowledge: CatchKnowledge, unit: FileUnit, region: RegionId, of: RegionId): Catch {
  const it = unit.region(region);
  const tried = unit.region(of);
  const body: Body = {
    unit,
    first: it.first,
    last: it.last,
    region,
    error: (id) => isError(unit, id),
  };
  const found = handled(scene, knowledge, body);
  const at = locationOf(unit, it.start, it.end);
  const begun = locationOf(unit, tried.start, tried.end).line;
  const tries = storedIn(knowledge, unit, tried.first, tried.last);
  const recovers = [...storedIn(knowledge, unit, it.first, it.last)].some((target) => tries.has(target));
  return {
    at,
    kind: 'catch',
    ...found,
    ...(recovers && { recovers }),
    stores: [...storedIn(knowledge, unit, tried.first, tried.last, CHANGES)],
    ...(givesValue(unit, of) && givesValue(unit, region) && { tells: true }),
    ...(found.declines && asks(unit, of) && { asks: true as const }),
    ...((isBeside(scene, knowledge, unit, tried.parent) || failsBehind(unit, tried.parent, region)) && {
      beside: true,
    }),
    explained: isExplained(unit, at.line, at.endLine) || isExplained(unit, begun - 1, begun - 1),
    guards: guarded(scene, knowledge, unit, tried.first, tried.last, (id) => passesBy(scene, unit, of, id)),
    // Asked of the region: one that holds nothing has no value of its own.
    inRequest: knowledge.inRequest(unit, unit.ownerOfRegion(of)),
  };
}
/** Of what rows are made or changed between two values. */
function storedIn(
  knowledge: CatchKnowledge,
  unit: FileUnit,
  first: ValueId,
  last: ValueId,
  does = STORES,
): ReadonlySet<string> {
  const out = new Set<string>();
  for (let id = first; id < last; id++) {
    if (unit.value(id).kind !== 'call') continue;
    for (const act of knowledge.actsOf(unit, id))
      if (act.is === 'access' && does.has(act.access.does) && act.access.target !== '') out.add(act.access.target);
  }
  return out;
}
function ofPromise(
  scene: Scene,
  knowledge: CatchKnowledge,
  unit: FileUnit,
  id: ValueId,
  of: ValueId,
  failed: ValueId,
): Catch {
  const fn = unit.value(failed);
  const at = scene.place({ unit, id: failed });
  if (fn.kind !== 'function')
    return {
      at,
      kind: 'promise',
      rethrows: false,
      forwards: true,
      responds: false,
      logs: [],
      uses: true,
      fallback: false,
      empty: false,
      explained: false,
      guards: [],
      inRequest: false,
    };
  const region = unit.region(fn.body);
  const body: Body = {
    unit,
    first: region.first,
    last: region.last,
    region: fn.body,
    error: (it) => isError(unit, it),
  };
  const found = handled(scene, knowledge, body);
  let start = of;
  for (
    let at_ = unit.value(start), guard = 0;
    at_.kind === 'call' && at_.receiver !== undefined && guard < 20;
    at_ = unit.value(start), guard++
  ) {
    // `pool` of `pool.query(…)` was made elsewhere: what lies between is none of this.
    if (unit.value(at_.receiver).start < unit.value(of).start) break;
    start = at_.receiver;
  }
  const begun = scene.place({ unit, id: of }).line;
  return {
    at,
    kind: 'promise',
    ...found,
    ...(isDetached(unit, id) && { detached: true }),
    ...(isAbsenceRefused(knowledge, unit, id, fn) && { asks: true as const }),
    ...(isBeside(scene, knowledge, unit, unit.regionOf(id)) && { beside: true }),
    // The sentence stands before the statement, or inside the function.
    explained: isExplained(unit, at.line, at.endLine) || isExplained(unit, begun - 1, begun - 1),
    guards: guarded(scene, knowledge, unit, Math.min(start, of), of + 1),
    stores: [...storedIn(knowledge, unit, Math.min(start, of), of + 1, CHANGES)],
    inRequest: knowledge.inRequest(unit, unit.ownerOf(id)),
  };
}
/**
 * What a region does comes after something: in a `finally`, or in a clause that tells of its own error. A failure there
 * (a rollback that is refused as well) must not hide what went before.
 */
function isBeside(scene: Scene, knowledge: CatchKnowledge, unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const { kind, first, last, ...it } = unit.region(r);
    if (kind === 'finally') return true;
    if (kind === 'function' && !('of' in it && isInline(unit, it.of))) return false;
    if (kind !== 'catch') continue;
    const outer = handled(scene, knowledge, { unit, first, last, region: r, error: (id) => isError(unit, id) });
    if (outer.rethrows || outer.forwards || outer.responds) return true;
  }
  return false;
}
/** The block around the clause goes on to throw whatever came before: the caller is told of that. */
function failsBehind(unit: FileUnit, block: RegionId, clause: RegionId): boolean {
  return unit.facts.exits.some(
    (exit) => exit.kind === 'throw' && exit.from === block && exit.at >= unit.region(clause).last,
  );
}
/** A way out of the region hands a value back, be it `undefined`. */
function givesValue(unit: FileUnit, region: RegionId): boolean {
  return exitsOf(unit, region).some(({ value }) => value !== undefined);
}
/** Where the function of a region returns out of it. */
function exitsOf(unit: FileUnit, region: RegionId): readonly Exit[] {
  const tree = RegionTree.of(unit);
  const home = unit.ownerOfRegion(region);
  return unit.facts.exits.filter(
    (exit) => exit.kind === 'return' && unit.ownerOfRegion(exit.from) === home && tree.holds(region, exit.from),
  );
}
/** All that the region gives is `true`: it only finds out whether something works. */
function asks(unit: FileUnit, region: RegionId): boolean {
  const given = exitsOf(unit, region);
  return (
    given.length > 0 &&
    given.every(({ value }) => {
      const it = value === undefined ? undefined : unit.value(value);
      return it?.kind === 'literal' && it.value === true;
    })
  );
}
/** The promise of a chain's end is neither awaited nor handed on. */
function isDetached(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).length === 0 && !unit.facts.exits.some((exit) => exit.value === id);
}
/** A comment for the reader ends on one of the lines. */
function isExplained(unit: FileUnit, from: number, to: number): boolean {
  return unit.facts.notes?.some((line) => line >= from && line <= to) ?? false;
}
function handled(
  scene: Scene,
  knowledge: CatchKnowledge,
  body: Body,
): Pick<
  Catch,
  | 'rethrows'
  | 'forwards'
  | 'responds'
  | 'logs'
  | 'uses'
  | 'fallback'
  | 'declines'
  | 'denies'
  | 'notes'
  | 'empty'
  | 'explained'
> {
  const { unit } = body;
  const logs: LogRecord[] = [];
  let responds = false;
  let rethrows = false;
  let fallback = false;
  let acts = 0;
  let uses = false;
  let declines = false;
  let notes = false;
  let nulls = false;
  let others = false;
  for (let id = body.first; id < body.last; id++) {
    const value = unit.value(id);
    if (value.kind === 'caught' || value.kind === 'param') {
      uses ||= body.error(id) && unit.usersOf(id).some((user) => unit.value(user).kind !== 'type');
      continue;
    }
    if (value.kind === 'set' || value.kind === 'store') {
      // `failed += 1`: whoever reads the number is told.
      const written = unit.value(value.to);
      uses ||= written.kind === 'op' && /^\+\+?$/.test(written.operator);
      // `healthy = false`: so is whoever looks at it.
      notes ||= isFlag(unit, value.to);
      acts++;
      fallback = others = true;
      // `response.statusCode = 500; return 'down'`, where the framework sends what is returned.
      if (Number(setBy(scene, scene.values.ref(unit, id))) >= 400) responds = uses = true;
    }
    // `delete data.roles`: the work goes on without.
    if (value.kind === 'op' && value.operator === 'delete') {
      acts++;
      fallback = others = notes = true;
    }
    if (value.kind !== 'call' && value.kind !== 'text') continue;
    if (value.kind === 'call') {
      acts++;
      // `problems.push('…')`, of a list that others read.
      notes ||=
        /^(?:push|unshift|add)$/.test(unit.calledName(id)) &&
        value.receiver !== undefined &&
        value.receiver < body.first;
      // `request.flash('errors', '…')`: whoever asked is told on the next page.
      notes ||= flashMethods.test(unit.calledName(id)) && value.args.length > 1;
      // `callback({ ok: false })`: whoever handed the function in is told. `resolve(…)` tells of success.
      const callee = unit.value(value.callee);
      if (value.args.length > 0 && callee.kind === 'param' && !(callee.index === 0 && isSettler(unit, value.callee)))
        responds = true;
      responds ||= tellsAnyCallback(scene, unit, id, value);
    }
    const told = knowledge.actsOf(unit, id);
    const own = told.some((act) => act.is === 'log') ? undefined : ownLogAt(scene, scene.values.ref(unit, id));
    if (own !== undefined) logs.push(own);
    for (const act of told) {
      if (act.is === 'log') logs.push(act.log);
      else if (act.is === 'response' && !act.answer.raised) responds = true;
      else if (act.is === 'throw') rethrows = true;
    }
  }
  for (const exit of unit.exitsWithin(body.region)) {
    if (exit.kind === 'throw') rethrows = true;
    else if (exit.kind === 'return') {
      const value = exit.value === undefined ? undefined : unit.value(exit.value);
      if (value === undefined || value.kind === 'absent') continue;
      if (body.error(exit.value!)) uses = true;
      if (value.kind === 'call' && /^reject$/.test(unit.calledName(exit.value!))) rethrows = true;
      fallback = true;
      notes ||= saysFailure(unit, exit.value!);
      if (value.kind === 'literal' && value.value === null) nulls = true;
      if (value.kind === 'literal' && (value.value === null || value.value === false)) declines = true;
      else others = true;
      acts++;
    } else acts++;
  }
  // A variable that is given another value for the rest of the function.
  if (unit.joinsAfter(body.region)) {
    fallback = others = true;
    notes ||= unit.facts.values.some(
      (it) => it.kind === 'join' && isFlag(unit, it.of[it.from?.indexOf(body.region) ?? -1]),
    );
  }
  return {
    rethrows,
    forwards: forwards(scene, unit, body.first, body.last) && !responds,
    responds,
    logs: dedupe(logs),
    uses,
    fallback,
    ...(declines && !others && { declines }),
    ...(declines && !others && !nulls && { denies: true }),
    ...(notes && { notes }),
    empty: acts === 0 && !rethrows,
    explained: false,
  };
}
/** A function of the project calls a callback that it is handed, whichever it is, with something: `failed(error, callback)`. */
function tellsAnyCallback(scene: Scene, unit: FileUnit, id: ValueId, call: Call): boolean {
  const isCallback = (arg: ValueId | undefined): boolean => {
    const it = arg === undefined ? undefined : unit.value(arg);
    return arg !== undefined && it?.kind === 'param' && !(it.index === 0 && isSettler(unit, arg));
  };
  if (!call.args.some(isCallback)) return false;
  return scene.calls.callees(scene.values.ref(unit, id), call).some(({ ref: { unit: at, id: fn } }) => {
    const value = at.value(fn);
    return (
      value.kind === 'function' &&
      value.params.some(
        (param, index) =>
          isCallback(call.args[index]) &&
          at.usersOf(param).some((user) => {
            const it = at.value(user);
            return it.kind === 'call' && it.callee === param && it.args.length > 0;
          }),
      )
    );
  });
}
function dedupe(logs: readonly LogRecord[]): readonly LogRecord[] {
  const seen = new Map(logs.map((it) => [`${it.at.path}:${String(it.at.line)}:${String(it.at.column)}`, it]));
  return [...seen.values()];
}
/**
 * `{ status: 500 }`, `{ ok: false }`, `{ database: { status: 'down' } }`, `internalError()`, `left(new StorageError())`: what
 * comes back says that it did not work.
 */
function saysFailure(unit: FileUnit, id: ValueId, deep = 0): boolean {
  const value = unit.value(id);
  if (value.kind === 'call') {
    if (value.new === true) return /(?:Error|Exception|Failure)$/.test(nameOf(unit, value.callee));
    const name = unit.calledName(id) || nameOf(unit, value.callee);
    if (name === 'resolve' && deep < MAX_SAID) return value.args.some((it) => saysFailure(unit, it, deep + 1));
    // `message(form, 'No luck', { status: 400 })`
    if (value.args.some((it) => hasErrorStatus(unit, it))) return true;
    return /(?:^|[a-z_])(?:error|fail(?:ed|ure)?)$/i.test(name) || /^(?:left|err|Left|Err)(?:Async)?$/.test(name);
  }
  if (value.kind !== 'object') return false;
  return value.entries.some(({ key, value: at }) => {
    const said = unit.value(at);
    if (key === 'error') return said.kind !== 'absent' && !(said.kind === 'literal' && said.value === null);
    if (said.kind === 'object') return deep < MAX_SAID && saysFailure(unit, at, deep + 1);
    if (said.kind !== 'literal') return false;
    if (typeof key === 'string' && SAYS_WELL.test(key)) return said.value === false;
    if (key !== 'status' && key !== 'statusCode' && key !== 'state') return false;
    return Number(said.value) >= 400 || (typeof said.value === 'string' && SAYS_ILL.test(said.value));
  });
}
function hasErrorStatus(unit: FileUnit, id: ValueId): boolean {
  const options = unit.value(id);
  if (options.kind !== 'object') return false;
  return options.entries.some(({ key, value }) => {
    const status = unit.value(value);
    return (key === 'status' || key === 'statusCode') && status.kind === 'literal' && Number(status.value) >= 400;
  });
}
/** Members that say whether something went well, and what a state says that is not. */
const SAYS_WELL = /^(?:ok|success|(?:is_?)?(?:healthy|connected|available|alive|ready|up))$/i;
const SAYS_ILL =
  /^(?:ko|nok|error|errored|fail(?:ed|ing|ure)?|down|unhealthy|disconnected|unavailable|critical|degraded)$/i;
/** Objects in what comes back. */
const MAX_SAID = 2;
function nameOf(unit: FileUnit, callee: ValueId): string {
  const value = unit.value(callee);
  if (value.kind === 'get') return String(value.key);
  return value.kind === 'import' || value.kind === 'global' || value.kind === 'class' ? value.name : '';
}
/** `true` or `false`, as a variable is set to. */
function isFlag(unit: FileUnit, id: ValueId | undefined): boolean {
  const value = id === undefined ? undefined : unit.value(id);
  return value?.kind === 'literal' && typeof value.value === 'boolean';
}
/** It says that somebody may not, or is not known. */
function isRefusal({ status, type }: Thrown): boolean {
  if (status !== undefined) return status === 401 || status === 403;
  return /permission|forbidden|unauthori[sz]ed|access_?denied|not_?allowed/i.test(type);
}
/** `try { return find(id); }`: a promise that is handed on as it is, whose rejection no clause around it comes to see. */
function passesBy(scene: Scene, unit: FileUnit, tried: RegionId, id: ValueId): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call' || unit.ownerOf(id) !== unit.ownerOfRegion(tried) || fateOf(unit, id) !== 'returned')
    return false;
  const site = scene.actsIn(unit).get(id);
  if (site !== undefined)
    return (
      (['data', 'queries', 'outbound'] as const).some((kind) => scene.rows(site, kind).length > 0) &&
      !site.callees.some((it) => scene.values.apis.flagged(it.nodes, 'synchronous'))
    );
  const fns = scene.calls.callees(scene.values.ref(unit, id), call);
  return (
    fns.length > 0 &&
    fns.every(({ ref }) => {
      const fn = ref.unit.value(ref.id);
      return fn.kind === 'function' && fn.async === true && fn.generator !== true;
    })
  );
}
/** What the guarded code does. */
function guarded(
  scene: Scene,
  knowledge: CatchKnowledge,
  unit: FileUnit,
  first: ValueId,
  last: ValueId,
  isLeft: (call: ValueId) => boolean = () => false,
): readonly string[] {
  const out = new Set<string>();
  const visit = (from: ValueId, to: ValueId, depth: number): void => {
    for (let id = from; id < to; id++) {
      const value = unit.value(id);
      if (value.kind === 'function' && depth < 4 && value.body >= 0) {
        const region = unit.region(value.body);
        visit(region.first, region.last, depth + 1);
        continue;
      }
      if ((value.kind !== 'call' && value.kind !== 'text') || isLeft(id)) continue;
      const site = scene.actsIn(unit).get(id);
      if (site && scene.rows(site, 'validators').length > 0) out.add('validation');
      const acts = knowledge.actsOf(unit, id);
      for (const act of acts) {
        // Without a copy it is asked for anew.
        if (act.is === 'access' && act.access.cache !== true)
          out.add(act.access.does === 'read' || act.access.does === 'aggregate' ? 'query' : 'write');
        else if (act.is === 'outbound') out.add('outbound');
        else if (act.is === 'response') out.add('answer');
        // Whoever may not is told so by what is thrown: that is an outcome.
        else if (act.is === 'throw' && isRefusal(act.thrown)) out.add('refusal');
      }
      // What is wrong with a token is an outcome, as of other texts that are read.
      if (value.kind !== 'call' || acts.some((act) => act.is !== 'credential' || act.does === 'hash-password'))
        continue;
      const name = unit.calledName(id);
      const callee = unit.value(value.callee);
      const global = callee.kind === 'global' ? callee.name : '';
      if (
        /^(?:parse|decode\w*|verify|from|fromEntries|parseInt|normalize)$/.test(name) ||
        /^(?:URL|BigInt|decodeURIComponent|RegExp)$/.test(global)
      )
        out.add('parse');
      else if (
        /^(?:release|close|end|destroy|rollback|unlink(?:Sync)?|rm(?:Sync)?|rmdir|disconnect|quit|kill|abort|unsubscribe|stop|cleanup)$/.test(
          name,
        )
      )
        out.add('cleanup');
      else if (
        value.new !== true &&
        global === '' &&
        !/^(?:map|push|join|trim|toString|get|set|allSettled)$/.test(name)
      )
        out.add('other');
    }
  };
  visit(first, last, 0);
  return [...out];
}
