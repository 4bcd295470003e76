/** The door to the behaviour passes: what single functions do, and the lists of the whole project. */
import type { Call, Location, RegionId, ValueId } from '../../facts/facts.ts';
import { comersWithin } from '../acts/comers.ts';
import { valuesWithin } from '../acts/steps.ts';
import type { Answer, AuditRecord, Behaviour, DataAccess, LostError, Response, Schema } from '../../model/model.ts';
import type { Where, Work } from '../failures.ts';
import { byPlace } from '../places.ts';
import type { Item } from '../scopes.ts';
import { unknownBehaviour } from '../unknown.ts';
import { type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { type Access, accessAt, eachOnce } from './accesses.ts';
import { acquisitionsOf } from './acquisitions.ts';
import { recordsOf, type StandingAudit } from './audit-places.ts';
import { isEvent } from './events.ts';
import { awaitedIn, following, isOnlyMade, isUsed, type Point } from './after.ts';
import { withCalled } from './called-strays.ts';
import { catchesOf } from './catches.ts';
import type { Followed } from '../acts/follow.ts';
import type { Act, Credential } from './acts.ts';
import { Collector } from './collect.ts';
import { Duties } from './duties.ts';
import { mapsErrors } from './error-handlers.ts';
import { isKeptOnce } from './kept-once.ts';
import { lostErrors, type Lost } from './lost-errors.ts';
import { lostHandler } from './lost-handlers.ts';
import { loopAround } from './loops.ts';
import { poolsOf } from './pools.ts';
import { uploadsOf } from './uploads.ts';
import { mergesOf } from './merges.ts';
import { rawInputsOf } from './raw-input.ts';
import { isCreatedRowUsed } from './created-rows.ts';
import { withReads } from './read-write.ts';
import { isRefusal } from './refused.ts';
import { Rejections } from './rejections.ts';
import type { Answered } from './responses.ts';
import { withUse } from './row-use.ts';
import { Scene, isInline, placeKey, type Surroundings } from './scene.ts';
import type { BehaviourLists } from './lists.ts';
import { Throwing } from './throwing.ts';
import { type Transactions, transactionsOf } from './transactions.ts';
import { Validations } from './validations.ts';

/** Functions inside one another whose calls are told together. */
const MAX_NESTED = 6;
const WRITES = new Set<DataAccess['does']>(['create', 'update', 'delete', 'upsert']);

export class Behaviours {
  readonly scene: Scene;
  private readonly fails: Readonly<Record<'any' | 'seen', Throwing>>;
  private readonly rejections: Rejections;
  private readonly duties: Duties;
  private readonly collector: Collector;
  private readonly validations: Validations;
  private readonly transactions: Transactions;
  private readonly accesses: ReadonlyMap<string, Access>;
  private readonly details: ReadonlyMap<string, DataAccess>;
  private readonly memo = new Map<string, Behaviour>();
  private readonly asked: { readonly fn: FunctionThing; readonly behaviour: Behaviour }[] = [];

  constructor(values: Values, around: Surroundings) {
    this.scene = new Scene(values, around);
    this.fails = { any: new Throwing(this.scene, 'any'), seen: new Throwing(this.scene, 'seen') };
    this.rejections = new Rejections(this.scene);
    this.duties = new Duties(this.scene, this.fails.any);
    const accesses = new Map<string, Access>();
    for (const site of this.scene.allActs()) {
      const found = this.guarded(
        'access',
        site.ref,
        () => undefined,
        () => accessAt(this.scene, site),
      );
      if (found !== undefined) accesses.set(valueKey(site.ref), found);
    }
    this.accesses = accesses;
    this.transactions = transactionsOf(this.scene, this.duties, accesses);
    this.details = this.detailed();
    this.collector = new Collector(this.scene, {
      accesses: this.details,
      transactions: this.transactions.around,
      accessIn: (site, ctx) => accessAt(this.scene, site, ctx)?.access,
    });
    this.validations = new Validations(
      this.scene,
      (fn) => this.of(fn),
      (fn) => this.collector.of(fn).acts.flatMap((act) => (act.is === 'validation' ? [act.ref] : [])),
      (call) => accesses.get(valueKey(call))?.access.does === 'read',
    );
  }
  /** Each access with what its own function tells about it. */
  private detailed(): ReadonlyMap<string, DataAccess> {
    const made = new Map<Access, DataAccess>();
    const byFunction = new Map<string, Access[]>();
    for (const it of this.accesses.values()) {
      const unit = it.ref.unit;
      const access = this.guarded(
        'access',
        it.ref,
        () => it.access,
        () => this.inContext(it),
      );
      made.set(it, access);
      const key = valueKey({ unit, id: this.scene.homeOf(unit, unit.ownerOf(it.ref.id)) });
      byFunction.set(key, [...(byFunction.get(key) ?? []), it]);
    }
    const out = new Map<string, DataAccess>();
    for (const list of byFunction.values()) {
      const known = new Map(list.map((it) => [it, made.get(it)!]));
      const found = this.guarded<ReadonlyMap<Access, DataAccess>>(
        'access',
        list[0]!.ref,
        () => known,
        () => withReads(this.scene, list, known),
      );
      for (const [it, access] of found) out.set(valueKey(it.ref), access);
    }
    return out;
  }

  private inContext(it: Access): DataAccess {
    const loop = loopAround(this.scene, it.ref.unit, it.ref.id);
    const [rawInput, ...otherRawInput] = rawInputsOf(this.scene, it);
    const transaction =
      this.transactions.around.get(valueKey(it.ref)) ??
      (it.option !== undefined && it.access.handed !== true
        ? { at: this.scene.place(it.option), kind: 'manual' as const }
        : undefined);
    return {
      ...withUse(this.scene, it, this.fails.any),
      ...(it.access.does === 'create' && loop && isCreatedRowUsed(this.scene, it) && { rowUsed: true as const }),
      ...(loop && { loop: { at: loop } }),
      ...(rawInput && { rawInput }),
      ...(otherRawInput.length > 0 && { otherRawInput }),
      ...(transaction && { transaction }),
    };
  }
  private guarded<T>(work: Work, where: Where, instead: () => T, run: () => T): T {
    return this.scene.values.failures.guarded(work, where, instead, run);
  }

  /**
   * What a function does, with everything it reaches. `answers`: what it returns is sent by the framework; `elsewhere`: the
   * regions of its body that answer requests of other methods.
   */
  of(fn: FunctionThing, answers = false, elsewhere: readonly RegionId[] = []): Behaviour {
    if (elsewhere.length > 0) this.of(fn, answers);
    const key = [valueKey(fn.ref), fn.ref.ctx.id, answers, ...elsewhere].join(':');
    let found = this.memo.get(key);
    if (found === undefined) {
      found = this.guarded(
        'function',
        fn.ref,
        () => unknownBehaviour(this.scene.functionAt(fn.ref.unit, fn.ref.id)?.name ?? '', this.scene.place(fn.ref)),
        () => this.behaviour(fn, this.collector.of(fn, answers, elsewhere)),
      );
      this.memo.set(key, found);
      if (elsewhere.length === 0) this.asked.push({ fn, behaviour: found });
    }
    return found;
  }
  private behaviour(fn: FunctionThing, { acts, complete }: Followed<Act>): Behaviour {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    const unique = <T extends { readonly at: Location }>(list: readonly T[]): readonly T[] => [
      ...new Map(list.map((it) => [placeKey(it.at), it])).values(),
    ];
    const of = <K extends Act['is']>(is: K): readonly Extract<Act, { is: K }>[] =>
      acts.filter((act): act is Extract<Act, { is: K }> => act.is === is);
    const accesses = eachOnce(of('access').map((act) => act.access));
    return {
      name: value.kind === 'function' ? value.name : '',
      at: this.scene.place(fn.ref),
      complete,
      blind: unique(of('blind').map((act) => act.blind)),
      writes: accesses.filter((it) => WRITES.has(it.does)),
      reads: accesses.filter((it) => it.does === 'read' || it.does === 'aggregate'),
      responses: unique(this.answers(unit, fn.ref.id, acts)),
      logs: unique(of('log').map((act) => act.log)),
      audits: unique(this.audits(acts)),
      outbound: unique(of('outbound').map((act) => act.call)),
      throws: unique(of('throw').map((act) => act.thrown)),
      inputs: of('input')
        .map((act) => act.input)
        .filter(
          (it, index, all) => all.findIndex((other) => other.part === it.part && other.name === it.name) === index,
        ),
      async: value.kind === 'function' && value.async === true,
    };
  }
  /** Answers in program order, with what follows each of them in the function. */
  private answers(unit: FileUnit, fn: ValueId, acts: readonly Act[]): readonly Response[] {
    const answers = acts.flatMap((act) => (act.is === 'response' ? [act.answer] : []));
    if (answers.length === 0) return [];
    const points: Point[] = [];
    const own = answers.flatMap(({ ref }) => (ref.unit === unit ? [ref.id] : []));
    const awaited = awaitedIn(unit, own);
    answers.forEach(({ ref, response, thrown, ends, returned, closes }, index) => {
      const { id } = ref;
      if (awaited.has(id) || thrown === true) return;
      if (ref.unit !== unit || !unit.isWithin(unit.ownerOf(id), fn) || isOnlyMade(unit, id)) return;
      // Whether a helper has answered is what it tells its caller (`if (!session) return`): not followed.
      if (!this.collector.lentAt.has(valueKey(ref)) || !isUsed(unit, id))
        points.push({ id, at: response.at, answer: index, ends, works: false, returned, closes });
    });
    // After an answer that says all is well, more work is no defect: only refusals are followed.
    const refuses = answers.some((it) => it.response.onError || (it.response.status ?? 0) >= 400);
    if (points.length === 0 || !refuses) return answers.map((it) => it.response);
    for (const id of valuesWithin(unit, fn, MAX_NESTED)) {
      if (unit.value(id).kind !== 'call') continue;
      if (points.some((it) => it.id === id && !it.works)) continue;
      const done = this.actsOf(unit, id);
      const at = this.scene.place({ unit, id });
      // That somebody was refused is recorded.
      const isRecord = done.some(
        (act) => act.is === 'audit' || (act.is === 'access' && /^audit/i.test(act.access.target)),
      );
      if (!isRecord && done.some((act) => act.is === 'access' && WRITES.has(act.access.does)))
        points.push({ id, at, works: true });
      // Handed on with an error it is refused once more, by whoever answers errors.
      else if (
        done.some((act) => act.is === 'next' && act.heeds !== true) &&
        (unit.value(id) as Call).args.length === 0
      )
        points.push({ id, at, works: true, onward: true });
    }
    const after = following(unit, fn, points, answers.length, this.fails.any, (id) =>
      isEvent(this.scene, { unit, id }),
    );
    return answers.map((it, index) => ({ ...it.response, ...after[index] }));
  }
  /** Acts of one call: its own, or those of the functions that it reaches. */
  actsOf(unit: FileUnit, id: ValueId): readonly Act[] {
    return this.collector.ofCall(unit, id);
  }
  private audits(acts: readonly Act[]): readonly AuditRecord[] {
    const isWrite = (act: Act): boolean => act.is === 'access' && WRITES.has(act.access.does);
    return acts.flatMap((act, index) => {
      if (act.is !== 'audit') return [];
      const own = (it: Act): boolean =>
        isWrite(it) && !(it.is === 'access' && placeKey(it.access.at) === placeKey(act.audit.record.at));
      const { record, called, always } = act.audit;
      const when: AuditRecord['when'] =
        act.runs ?? (always ? 'finish' : record.onError ? 'error' : timing(acts, index, own));
      return [{ ...record, ...(called && { ...called, writtenAt: record.at }), when }];
    });
  }

  /** Audit records that a middleware leaves of every request it lets pass, not of those it refuses. */
  standingAudits(fn: FunctionThing): readonly StandingAudit[] {
    const sure = new Map(
      this.collector
        .of(fn)
        .acts.flatMap((act) =>
          act.is === 'audit' && !isRefusal(this.scene, act.audit.ref)
            ? [[placeKey(act.audit.record.at), act.audit.ref] as const]
            : [],
        ),
    );
    const told = (record: AuditRecord, ref: Ref | undefined): readonly StandingAudit[] =>
      ref === undefined ? [] : [{ record, of: comersWithin(this.scene.values, fn, ref) }];
    return this.of(fn).audits.flatMap((it) => told(it, sure.get(placeKey(it.at))));
  }
  /** Where a middleware begins the transaction within which it lets the chain go on. */
  transactionAround(fn: FunctionThing): Location | undefined {
    const next = this.collector.of(fn).acts.find((act) => act.is === 'next' && act.transaction !== undefined);
    return next?.is === 'next' ? next.transaction : undefined;
  }
  /** True when a middleware checks something against a schema. */
  checks(fn: FunctionThing): boolean {
    return this.collector.of(fn).acts.some((act) => act.is === 'validation');
  }
  /** Parts of the request for which an argument holds schemas (`{ body: schema }`). */
  partsIn(ref: Ref): readonly ResponsePart[] {
    return this.validations.partsIn(ref);
  }
  /** How the errors of a handler that stands in a chain are lost; undefined: they are received. */
  lost(item: Item): LostError | undefined {
    return lostHandler(this.scene, this.fails.seen, this.rejections, item);
  }
  /** Whether an error handler chooses the status by what went wrong. */
  mapsErrors(fn: FunctionThing): Answer {
    // One that answers nothing only changes the error for the next.
    if (this.of(fn).responses.length === 0) return { is: 'not-applicable', by: 'it hands the error on' };
    return mapsErrors(this.scene, fn);
  }
  /** Parts of the request that a function checks by itself, with the line. */
  validationsIn(fn: FunctionThing): readonly { readonly part: ResponsePart; readonly at: Location }[] {
    return this.validations.within(fn);
  }

  /** What the checks of the body in a function leave of members that nobody named. */
  unnamedIn(fn: FunctionThing): readonly Schema['unknownMembers'][] {
    return this.validations.unnamedIn(fn);
  }
  /** The functions in which the checks of a function stand: itself, and those that it calls. */
  readonly checkersOf = (fn: FunctionThing): readonly FunctionThing[] => this.validations.checkersOf(fn);
  /** Schemas that the registration of a route names. */
  schemasOfRoute(route: Ref): readonly Schema[] {
    return this.validations.schemasOfRoute(route);
  }
  /** Schemas that an item of a chain checks requests with: among its arguments, or inside its function. */
  schemasOf(item: Ref, fn: FunctionThing | undefined): readonly Schema[] {
    return this.validations.schemasOf(item, fn);
  }
  /** The lists of the model. Call it after the handlers were asked for: what they reach belongs to requests. */
  lists(): BehaviourLists {
    const { scene } = this;
    const owners = this.owners();
    for (const fn of owners) this.of(fn);
    // A handler was asked for with the answers that it returns: that is the fuller story.
    const byFunction = new Map<string, Behaviour>();
    for (const { behaviour } of this.asked) {
      const key = placeKey(behaviour.at);
      const known = byFunction.get(key);
      if (known === undefined || behaviour.responses.length > known.responses.length) byFunction.set(key, behaviour);
    }
    const behaviours = [...byFunction.values()];
    const merge = <T extends { readonly at: Location }>(
      pick: (it: Behaviour) => readonly T[],
      better: (one: T, other: T) => boolean,
    ): T[] => {
      const out = new Map<string, T>();
      for (const it of behaviours) {
        for (const one of pick(it)) {
          const known = out.get(placeKey(one.at));
          if (known === undefined || better(one, known)) out.set(placeKey(one.at), one);
        }
      }
      return [...out.values()].sort(byPlace);
    };
    const accesses = merge(
      (it) => [...it.writes, ...it.reads],
      (one, other) =>
        Number(one.loop !== undefined) + Number(one.transaction !== undefined) >
        Number(other.loop !== undefined) + Number(other.transaction !== undefined),
    );
    const seen = new Set(accesses.map((it) => placeKey(it.at)));
    for (const it of this.details.values()) if (!seen.has(placeKey(it.at))) accesses.push(it);
    const inRequest = (unit: FileUnit, fn: ValueId): boolean => this.isInRequest(unit, fn);
    const kept = this.caughtAbove();
    return {
      accesses: accesses.sort(byPlace),
      behaviours: behaviours.sort(byPlace),
      transactions: this.transactions.all
        .map((it) => withCalled(scene, it, { actsOf: (unit, id) => this.actsOf(unit, id), accesses: this.accesses }))
        .sort(byPlace),
      acquisitions: [...acquisitionsOf(scene, this.duties, inRequest)].sort(byPlace),
      pools: [
        ...poolsOf(
          scene,
          ({ unit, ref }) =>
            inRequest(unit, unit.ownerOf(ref.id)) &&
            !this.isAtStart(unit, ref.id, new Set()) &&
            !isKeptOnce(scene, ref),
        ),
      ].sort(byPlace),
      catches: [...catchesOf(scene, { actsOf: (unit, id) => this.actsOf(unit, id), inRequest })].sort(byPlace),
      lostErrors: this.lostErrors()
        .map((it) => it.error)
        .sort(byPlace),
      responses: merge(
        (it) => it.responses,
        (one, other) => told(one) > told(other),
      ).filter((it) => !this.collector.lent.has(placeKey(it.at)) && !kept.has(placeKey(it.at))),
      logs: merge(
        (it) => it.logs,
        () => false,
      ),
      audits: [...recordsOf(behaviours)].sort(byPlace),
      schemas: [...this.validations.schemas()].sort(byPlace),
      validations: [...this.validations.all()].sort(byPlace),
      merges: [...mergesOf(scene, (unit, id) => this.actsOf(unit, id))].sort(byPlace),
      uploads: [...uploadsOf(scene)].sort(byPlace),
      outbound: merge(
        (it) => it.outbound,
        () => false,
      ),
      thrown: merge(
        (it) => it.throws,
        () => false,
      ),
    };
  }
  /** Errors with something to tell, thrown behind handlers out of which they never come: by `placeKey`. */
  private caughtAbove(): ReadonlySet<string> {
    const out = new Set<string>();
    for (const [key, { unit, id }] of this.collector.raised) if (this.isInRequest(unit, unit.ownerOf(id))) out.add(key);
    for (const { fn, behaviour } of out.size > 0 ? this.asked : [])
      if (this.isHandler(fn)) for (const { at } of behaviour.responses) out.delete(placeKey(at));
    return out;
  }
  /** Errors that nobody receives, but for those of handlers. */
  lostErrors(): readonly Lost[] {
    this.losses ??= lostErrors(this.scene, this.rejections);
    return this.losses;
  }
  private losses: readonly Lost[] | undefined;
  /** True when a value belongs to a function, or to one that it reaches. */
  reaches(fn: FunctionThing, unit: FileUnit, at: ValueId): boolean {
    const reach = this.collector.reachOf([fn]);
    for (let owner = unit.ownerOf(at); owner >= 0; owner = unit.outerOf(owner)) {
      if (reach.has(valueKey({ unit, id: owner }))) return true;
      if (!isInline(unit, owner)) return false;
    }
    return false;
  }
  /** Reads and writes of a function and of all that it reaches, with what passes know of each. */
  accessesIn(
    fn: FunctionThing,
    elsewhere: readonly RegionId[] = [],
  ): readonly { readonly access: DataAccess; readonly known: Access | undefined }[] {
    return this.collector
      .of(fn, false, elsewhere)
      .acts.flatMap((act) => (act.is === 'access' ? [{ access: act.access, known: this.accesses.get(act.key) }] : []));
  }
  /** Answers of a function and of all that answers for it. `returned`: what it gives back is one. */
  answersIn(fn: FunctionThing, returned: boolean, elsewhere: readonly RegionId[] = []): readonly Answered[] {
    return this.collector
      .of(fn, returned, elsewhere)
      .acts.flatMap((act) => (act.is === 'response' ? [act.answer] : []));
  }
  /** Functions that a function is, or reaches, by `valueKey`. */
  reachOf(fn: FunctionThing): ReadonlySet<string> {
    return this.collector.reachOf([fn]);
  }
  /** What a function, or one that it reaches, does with passwords and tokens. */
  credentialsIn(fn: FunctionThing): ReadonlySet<Credential> {
    return new Set(this.collector.of(fn).acts.flatMap((act) => (act.is === 'credential' ? [act.does] : [])));
  }
  /** Functions that act themselves, and all handlers. */
  private owners(): readonly FunctionThing[] {
    const out = new Map<string, FunctionThing>();
    for (const unit of this.scene.units) {
      const add = (id: ValueId): void => {
        this.scene.values.failures.attempt('function', { unit, id }, () => {
          const home = this.scene.homeOf(unit, id);
          if (home >= 0 && unit.value(home).kind === 'function')
            out.set(valueKey({ unit, id: home }), { kind: 'function', ref: this.scene.values.ref(unit, home) });
        });
      };
      for (const site of this.scene.actsIn(unit).values()) add(unit.ownerOf(site.ref.id));
      unit.facts.values.forEach((value, id) => {
        if (value.kind === 'function' && this.scene.values.handed.isHandler(this.scene.values.ref(unit, id))) add(id);
      });
    }
    return [...out.values()];
  }
  private requestFunctions: ReadonlySet<string> | undefined;
  /** The function (-1: the module) is, or is written in, one that a handler is, or reaches. */
  private isInRequest(unit: FileUnit, fn: ValueId): boolean {
    this.requestFunctions ??= this.handlerReach();
    for (let at = fn; at >= 0; at = unit.outerOf(at))
      if (this.requestFunctions.has(valueKey({ unit, id: at }))) return true;
    return false;
  }
  /** Code that no request runs gets there as well: what it makes when the process starts, a request only makes again. */
  private isAtStart(unit: FileUnit, at: ValueId, seen: Set<string>): boolean {
    const { values } = this.scene;
    for (let fn = unit.ownerOf(at); fn >= 0; fn = unit.outerOf(fn)) {
      const key = valueKey({ unit, id: fn });
      if (seen.has(key)) continue;
      seen.add(key);
      for (const site of values.callersOf(unit, fn)) {
        const caller = site.unit;
        if (caller.role !== 'source') continue;
        if (!this.isInRequest(caller, caller.ownerOf(site.id)) || this.isAtStart(caller, site.id, seen)) return true;
      }
      // What is around it only makes what requests run.
      if (this.requestFunctions?.has(key) === true) return false;
    }
    return false;
  }
  private handlerReach(): ReadonlySet<string> {
    const handlers = this.asked.filter((it) => this.isHandler(it.fn)).map((it) => it.fn);
    return this.collector.reachOf(handlers);
  }
  private isHandler(fn: FunctionThing): boolean {
    return this.handlers.has(valueKey(fn.ref));
  }
  private readonly handlers = new Set<string>();
  /** Says that a function answers requests, though no framework hands a request to it. */
  isAnswering(fn: FunctionThing): void {
    this.handlers.add(valueKey(fn.ref));
  }
}
type ResponsePart = Behaviour['inputs'][number]['part'];

/** How much is known about an answer. */
function told(it: Response): number {
  return Number(it.status !== undefined) + Number(it.workAfter !== undefined) + Number(it.answersAgain !== undefined);
}
/** When a record is written, told by the writes and the continuation around it. */
function timing(acts: readonly Act[], index: number, isWrite: (act: Act) => boolean): AuditRecord['when'] {
  if (acts.slice(0, index).some(isWrite)) return 'after';
  if (acts.slice(index + 1).some(isWrite)) return 'before';
  if (acts.slice(index + 1).some((act) => act.is === 'next')) return 'before';
  return acts.slice(0, index).some((act) => act.is === 'next') ? 'after' : 'unknown';
}
