/** What each link of a chain does: by the knowledge about its library, or by its own behaviour. */
import type { ClassValue, RegionId, ValueId } from '../facts/facts.ts';
import type {
  CombineRow,
  DecoratorRow,
  HandlerConvention,
  Library,
  MiddlewareRow,
  RequestPart,
  Role,
} from '../libraries/kinds.ts';
import { combinesOf } from './combined.ts';
import { describe } from './describe.ts';
import type { Link } from './chain.ts';
import type { Marks } from './metadata.ts';
import { exceptedBy, exceptedToo } from './excepted.ts';
import { Lifting } from './lifted.ts';
import { underCondition } from './under-condition.ts';
import { holds } from './when.ts';
import { letsPass } from './lets-pass.ts';
import type { Assumptions } from './acts/assumptions.ts';
import { comersTo } from './acts/comers.ts';
import type { Gate, Gates, Refusal, WaysOn } from './acts/gates.ts';
import { limitOf, UNCOUNTED } from './acts/limits.ts';
import { bodyRead } from './acts/request-parts.ts';
import { type Maybe, truth } from './acts/known.ts';
import { outcomeOf } from './acts/outcomes.ts';
import { together } from './one-suffices.ts';
import type { RoleAnswer } from './role-answer.ts';
import type { Item } from './scopes.ts';
import { type ApiThing, type ClassThing, type FunctionThing, type Ref, type Thing, refKey } from './things.ts';
import type { FileUnit } from './units.ts';
import { calledOn } from './values/frames.ts';
import type { Values } from './values/kernel.ts';
import { validatedParts } from '../libraries/http.ts';

export type { ClassStyle, RoleAnswer } from './role-answer.ts';

/** What a link does, and whether it does something else where endpoints carry other metadata. */
interface Told {
  readonly roles: readonly RoleAnswer[];
  readonly varies: boolean;
}
export class Roles {
  private readonly values: Values;
  private readonly gates: Gates;
  private readonly assumptions: Assumptions;
  private readonly lifting: Lifting;
  /** Answers at endpoints that carry the same metadata; undefined: whatever they carry. */
  private readonly memos = new Map<Marks | undefined, Map<string, Told>>();
  /** The endpoint that is asked about, and whether what is told hangs on its metadata. */
  private marks: Marks | undefined;
  private varies = false;

  constructor(values: Values, gates: Gates, assumptions: Assumptions) {
    this.values = values;
    this.gates = gates;
    this.assumptions = assumptions;
    this.lifting = new Lifting(values, (ref) => assumptions.of(ref, {}));
  }
  /** Roles of a link, whatever metadata endpoints carry; a registration under a condition makes them conditional. */
  of(link: Link): readonly RoleAnswer[] {
    return underCondition(link, this.told(link.item).roles);
  }
  /** What a link does hangs on the metadata of an endpoint. */
  vary(link: Link): boolean {
    return this.told(link.item).varies;
  }
  /** Roles of a link at an endpoint. */
  at(link: Link, marks: Marks): readonly RoleAnswer[] {
    return this.vary(link)
      ? underCondition(link, this.told(link.item, this.assumptions.alike(marks)).roles)
      : this.of(link);
  }
  /** A handler, or a step before one, asks what checks have noted down. */
  gathers(item: Item | undefined): boolean {
    return item?.things.some((it) => it.kind === 'function' && this.gates.of(it).gathers === true) === true;
  }
  private told(item: Item, marks?: Marks): Told {
    let memo = this.memos.get(marks);
    if (memo === undefined) this.memos.set(marks, (memo = new Map<string, Told>()));
    const key = `${refKey(item.ref)}:${item.slot ?? ''}:${item.style}:${item.parts?.join() ?? ''}:${item.notes ?? ''}`;
    let found = memo.get(key);
    if (found === undefined) memo.set(key, (found = this.guarded(item, marks)));
    return found;
  }
  private guarded(item: Item, marks: Marks | undefined): Told {
    const by = `${item.text} could not be analysed`;
    this.marks = marks;
    this.varies = false;
    const roles = this.values.failures.guarded<readonly RoleAnswer[]>(
      'middleware',
      item.ref,
      () => [{ does: 'other', is: 'unknown', at: item.ref, by }],
      () => this.ofItem(item),
    );
    return { roles, varies: this.varies };
  }
  /** The gate that a function is at the endpoint that is asked about. */
  private gateOf(fn: FunctionThing): Gate {
    const gate = this.gates.of(fn);
    if (gate.at === undefined) return gate;
    this.varies = true;
    return this.marks === undefined ? gate : gate.at(this.marks);
  }
  private ofItem(item: Item): readonly RoleAnswer[] {
    if (item.wants !== undefined) return this.ofChecker(item, item.wants);
    if (item.slot !== undefined) {
      const { slot } = item;
      const off = item.things.some(
        (thing) =>
          thing.kind === 'constant' &&
          (thing.value === false || thing.value === undefined || thing.value === null || slot === 'validates'),
      );
      if (off) return [];
      const hidden = item.things.length > 0 && item.things.every((thing) => thing.kind === 'unknown');
      const more = { ...(item.parts && { parts: item.parts }), ...(item.notes && { notes: item.notes }) };
      return [{ does: slot, is: hidden ? 'unknown' : 'yes', at: item.ref, by: item.text || slot, ...more }];
    }
    const lists = item.things.map((thing) => this.ofThing(thing, item));
    // It may be one that does it or one that lets everybody by: a setting decides.
    const passes = (does: RoleAnswer['does']): boolean =>
      item.things.some((thing, index) => mayStand(thing) && !lists[index]!.some((it) => it.does === does));
    return lists
      .flat()
      .map((role) =>
        GUARDING.has(role.does) && role.is === 'yes' && passes(role.does) ? { ...role, is: 'conditional' } : role,
      );
  }
  /** What one of the things does that an item may be. */
  private ofThing(thing: Thing, item: Item): readonly RoleAnswer[] {
    switch (thing.kind) {
      case 'api':
        return this.ofApi(thing, item);
      case 'function':
        return this.ofFunction(thing, item);
      case 'object':
        return this.ofObject(thing.ref, item);
      case 'class':
        return this.ofClass(thing, item);
      case 'instance':
        return thing.of.kind === 'class' ? this.ofClass(thing.of, item, thing) : [];
      case 'unknown':
        return item.things.length > 1
          ? []
          : [{ does: 'other', is: 'unknown', at: item.ref, by: `${item.text}: ${thing.why}` }];
      case 'constant':
        return typeof thing.value === 'string' && thing.value !== '' && item.things.length === 1
          ? [{ does: 'other', is: 'unknown', at: item.ref, by: `${item.text}: nothing is known by this name` }]
          : [];
      default:
        return [];
    }
  }
  /** `self`: the class of the project below it. */
  private ofApi(thing: ApiThing, item: Item, self?: ClassThing): readonly RoleAnswer[] {
    const rows = this.values.apis.rows(thing.nodes, 'middleware');
    const registered = item.ref.unit.value(item.ref.id).kind === 'call';
    // A plugin that is registered: the arguments are those of the registering call.
    const site = thing.site ?? (registered ? item.ref : (thing.receiver?.site ?? thing.ref ?? item.ref));
    for (const { row } of combinesOf(this.values, thing)) return this.combined(site, row, item);
    const out: RoleAnswer[] = [];
    for (const { row, library } of rows) {
      const lifted = this.lifted(library, row);
      if (lifted === true) continue;
      if (!holds(this.values, site, row.when)) continue;
      const lets = (row.unless ?? []).some((it) => holds(this.values, site, [it]));
      const refuses = self === undefined ? 'always' : this.refuses(row, self);
      if (refuses === 'never') continue;
      out.push({
        does: row.does,
        is: lets || row.optional || refuses === 'perhaps' || lifted === undefined ? 'conditional' : 'yes',
        at: item.ref,
        by: item.text,
        ...(row.parts && { parts: this.partsOf(row.parts, site, row.schema) }),
        ...(row.cleans && { cleans: row.cleans }),
        ...(row.notes && { notes: true as const }),
        ...((row.style === 'class' || row.style === 'made-class') && { byClass: row.style }),
        ...(row.primitives && holds(this.values, site, row.primitives) && { primitives: true }),
        ...(row.converts && holds(this.values, site, row.converts) && { converts: true }),
        ...exceptedBy(this.values, site, row),
        ...(this.isSetUp(library, row.does) && { own: true as const }),
      });
    }
    if (out.length === 0 && rows.length === 0 && !letsPass(this.values, thing))
      out.push({
        does: 'other',
        is: 'unknown',
        at: item.ref,
        by: thing.package.startsWith('language:')
          ? `${item.text}: what stands for it is not found`
          : `${item.text}: nothing is known about ${thing.package}`,
      });
    return out;
  }
  /** Decorators of the endpoint take a role off what a library gives it to; undefined: perhaps. */
  private lifted(library: Library, { does, heeds }: MiddlewareRow): boolean | undefined {
    const rows = library.decorators ?? [];
    const isGiven = (row: DecoratorRow): boolean => row.gives === does && (heeds ?? row.at) === row.at;
    const gives = rows.some(isGiven);
    const lifts = rows.some((row) => row.lifts === does);
    if (!gives && !lifts) return false;
    this.varies = true;
    const { marks } = this;
    if (marks === undefined) return false;
    const all = [...marks.method, ...marks.class];
    if (gives && !all.some(({ library: of, row }) => of === library && isGiven(row))) return true;
    return lifts ? this.lifting.lifts(library, does, marks) : false;
  }
  /** Decorators of the endpoint set up what a library does there. */
  private isSetUp(library: Library, does: Role): boolean {
    if (library.decorators?.some((row) => row.sets === does) !== true) return false;
    this.varies = true;
    const all = [...(this.marks?.method ?? []), ...(this.marks?.class ?? [])];
    return all.some((it) => it.library === library && it.row.sets === does);
  }
  /** What a function of the application answers to a decorator that asks it. */
  private ofChecker(item: Item, wants: readonly Ref[]): readonly RoleAnswer[] {
    const checkers = item.things.flatMap((it): FunctionThing[] => {
      if (it.kind === 'function') return [it];
      const method = it.kind === 'class' ? this.methodOf(it, item.convention?.member) : undefined;
      return method === undefined ? [] : [method];
    });
    if (checkers.length === 0)
      return (['authenticates', ...(wants.length > 0 ? (['authorizes'] as const) : [])] as const).map((does) => ({
        does,
        is: 'unknown',
        at: item.ref,
        by: `${item.text}: what it asks is not in sight`,
      }));
    const at = item.convention?.params.indexOf('Wanted') ?? -1;
    return checkers.flatMap((fn) => {
      const { unit } = fn.ref;
      const value = unit.value(fn.ref.id);
      const wanted: Maybe = { is: 'list', items: wants.map((it) => this.assumptions.of(it, {})) };
      if (this.letsAll(fn, new Map([[at, wanted]]))) return [];
      const param = value.kind === 'function' ? value.params[at] : undefined;
      const told = { is: 'yes' as const, at: fn.ref, by: item.text };
      const compares = wants.length > 0 && param !== undefined && unit.usersOf(param).length > 0;
      return [
        { does: 'authenticates' as const, ...told },
        ...(compares ? [{ does: 'authorizes' as const, ...told }] : []),
      ];
    });
  }
  /** Parts that a schema argument names, where it names some (`{ body: …, params: … }`). */
  private partsOf(parts: readonly RequestPart[], site: Ref, schema: string | undefined): readonly RequestPart[] {
    if (schema === undefined) return parts;
    const found = this.values
      .argument(site, schema)
      .flatMap((ref) => this.values.entriesOf(ref).flatMap((entry) => validatedParts[entry.key] ?? []));
    return found.length > 0 ? found : parts;
  }
  private ofFunction(fn: FunctionThing, item: Item): readonly RoleAnswer[] {
    return this.judge(this.gateOf(fn), item, fn);
  }
  /** A middleware made of several: all of them run, or one suffices. */
  private combined(site: Ref, row: CombineRow, item: Item): readonly RoleAnswer[] {
    const members = this.values
      .argument(site, row.items)
      .map((ref): Item => ({ ...item, ref, things: this.values.things(ref), text: ref.text ?? describe(ref) }));
    const all = (): readonly RoleAnswer[] => members.flatMap((it) => this.ofItem(it));
    if (row.of === 'all') return exceptedToo(all(), exceptedBy(this.values, site, row));
    return together(members.map((it) => ({ roles: this.ofItem(it), refuses: this.refusesSome(it) })));
  }
  /** Some do not get by what an item may be. */
  private refusesSome({ things, convention }: Pick<Item, 'things' | 'convention'>): boolean {
    const asks = convention?.continues === 'returns-true';
    return things.some((thing) => {
      if (thing.kind === 'function')
        return this.gateOf(thing).refusals.length > 0 || (asks && !this.letsAll(thing, new Map()));
      const rows = thing.kind === 'api' ? combinesOf(this.values, thing) : [];
      return rows.some(({ row }) => {
        const members = this.values.argument((thing as ApiThing).site!, row.items);
        const refuse = members.map((ref) => this.refusesSome({ things: this.values.things(ref), convention }));
        return row.of === 'all' ? refuse.includes(true) : !refuse.includes(false);
      });
    });
  }
  private letsAll(fn: FunctionThing, given: ReadonlyMap<number, Maybe>): boolean {
    const refused = this.gateOf(fn).refusals.map((it) => it.at);
    return truth(this.assumptions.given(fn, given)) === true && !this.assumptions.mayCome(fn, refused, given);
  }
  /** An object with the method that the framework calls. */
  private ofObject(ref: Ref, item: Item): readonly RoleAnswer[] {
    const name = item.convention?.member;
    if (name === undefined) return [];
    return this.values
      .memberRefs(ref, name)
      .flatMap((it) => this.values.things(it))
      .flatMap((it) => (it.kind === 'function' ? this.ofFunction(it, item) : []));
  }
  private ofClass(cls: ClassThing, item: Item, instance?: Thing): readonly RoleAnswer[] {
    const name = item.convention?.member;
    const above = this.values.ancestors(cls);
    const method = [cls, ...above].flatMap((it) => (it.kind === 'class' ? (this.methodOf(it, name) ?? []) : [])).at(0);
    if (method === undefined)
      return above.flatMap((it) =>
        it.kind === 'api' ? this.ofApi(it, item, cls).filter((role) => role.is !== 'unknown') : [],
      );
    const self: Thing = instance ?? { kind: 'instance', of: cls, ctx: cls.ref.ctx };
    const fn = calledOn(this.values, method, self);
    const gate = this.gateOf(fn);
    const own = this.judge(gate, item, fn);
    const handedOn = gate.delegates
      .filter((it) => name === undefined || it.member === name)
      .flatMap((it) => {
        const failed = this.passesFailing(fn, it.at);
        if (failed === true) return [];
        // Another guard is asked, which may let pass.
        const by = it.ofOther === true ? this.gates.handsOn(fn, waysOn(item.convention), this.marks) : 'yes';
        if (by === undefined) return [];
        const passed = it.perhaps === true || by !== 'yes' || failed !== false || this.passesBefore(fn, it.at);
        return this.ofApi(it.to, item, cls).flatMap((role): RoleAnswer | readonly never[] =>
          role.is === 'unknown' ? [] : passed && role.is === 'yes' ? { ...role, is: 'conditional' } : role,
        );
      });
    return [...own, ...handedOn.filter((it) => !own.some((other) => other.does === it.does))];
  }
  /** Whether a class still refuses strangers where it has the refusing method of a library class itself. */
  private refuses({ refuses }: MiddlewareRow, cls: ClassThing): 'always' | 'never' | 'perhaps' {
    if (refuses === undefined) return 'always';
    const method = [cls, ...this.values.ancestors(cls)]
      .flatMap((it) => (it.kind === 'class' ? (this.methodOf(it, refuses.member) ?? []) : []))
      .at(0);
    if (method === undefined) return 'always';
    const self: Thing = { kind: 'instance', of: cls, ctx: cls.ref.ctx };
    const { outcome, leans } = outcomeOf(
      this.values,
      this.assumptions,
      calledOn(this.values, method, self),
      refuses,
      this.marks,
    );
    this.varies ||= leans;
    return outcome;
  }
  /** The request can go on without coming by a place. */
  private passesBefore(fn: FunctionThing, at: Ref): boolean {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return false;
    const region = unit.regionOf(at.id);
    return unit.returnsOf(value).some((exit) => {
      if (exit.value === undefined || !isTrue(unit, exit.value)) return false;
      if (this.runs(unit, exit.from, fn) === false) return false;
      return exit.at < at.id || !unit.encloses(region, exit.from);
    });
  }
  /** What is thrown at a place is caught, and the request goes on with that; undefined: perhaps. */
  private passesFailing({ ref: { unit, id, ctx } }: FunctionThing, at: Ref): boolean | undefined {
    const caught = at.unit === unit ? unit.catchAround(at.id) : undefined;
    if (caught === undefined) return false;
    const { marks } = this;
    const ways: (boolean | undefined)[] = [];
    for (const exit of unit.exitsIn(id)) {
      if (!unit.encloses(caught, exit.from)) continue;
      const place = { unit, region: exit.from, ctx };
      const given = exit.kind === 'throw' || exit.value === undefined ? undefined : { unit, id: exit.value, ctx };
      this.varies ||= this.assumptions.leans(place) || (given !== undefined && this.assumptions.leansOn(given));
      const runs = this.assumptions.runs(place, { marks }, 0, true, caught);
      if (runs === false) continue;
      ways.push(given === undefined ? false : truth(this.assumptions.of(given, { marks })));
      // Behind the first that is sure nothing runs.
      if (runs === true) return ways.every((it) => it === ways[0]) ? ways[0] : undefined;
    }
    return ways.every((it) => it === false) ? false : undefined;
  }
  private runs(unit: FileUnit, region: RegionId, fn: FunctionThing): boolean | undefined {
    const marks = this.marks;
    return marks && this.assumptions.runs({ unit, region, ctx: fn.ref.ctx }, { marks });
  }
  private methodOf(cls: ClassThing, name: string | undefined): FunctionThing | undefined {
    const unit = cls.ref.unit;
    const value = unit.value(cls.ref.id) as ClassValue;
    const names = name === undefined ? ['canActivate', 'transform', 'intercept', 'catch', 'use'] : [name];
    const member = value.members.find(
      (it) => typeof it.name === 'string' && names.includes(it.name) && it.value !== undefined,
    );
    return member?.value === undefined ? undefined : { kind: 'function', ref: { ...cls.ref, id: member.value } };
  }
  /** From what a function does to the roles it plays. */
  private judge(gate: Gate, item: Item, fn: FunctionThing): readonly RoleAnswer[] {
    const out: RoleAnswer[] = [];
    const refusals = gate.refusals.filter((it) => it.how !== 'stop');
    const add = (does: RoleAnswer['does'], at: Ref, conditional = false, parts?: readonly RequestPart[]): void => {
      const comers = at.unit === fn.ref.unit ? comersTo(this.values, { ...at, ctx: fn.ref.ctx }) : {};
      if (!out.some((it) => it.does === does && it.only === undefined && it.exempt === undefined && !parts))
        out.push({
          does,
          is: conditional ? 'conditional' : 'yes',
          at,
          by: item.text,
          ...(parts && { parts }),
          ...comers,
        });
    };
    for (const does of ['authenticates', 'authorizes'] as const) {
      const { verdict, leans } = this.gates.verdict(fn, does, waysOn(item.convention), this.marks);
      this.varies ||= leans;
      // What makes a context for all who come guards nothing.
      if (verdict !== undefined && !(verdict.onSome === true && item.convention?.forAll === true))
        out.push({
          does,
          // Where it hands on to a library as well, that has a say in who is refused how.
          ...(gate.delegates.length === 0 && { refusals: saidBy(refusals, item.convention) }),
          is: verdict.is,
          at: verdict.at,
          by: verdict.by === undefined ? item.text : `${item.text}: ${verdict.by}`,
          ...(verdict.exempt && { exempt: verdict.exempt }),
        });
    }
    if (!out.some((it) => it.does === 'authenticates')) {
      const demands = this.gates.demands(fn, this.marks);
      if (demands[0] !== undefined)
        out.push({
          does: 'demands',
          is: 'yes',
          at: demands[0].at,
          by: item.text,
          refusals: saidBy(demands, item.convention),
        });
    }
    for (const role of gate.roles)
      if (role.does === 'headers' || role.does === 'cors') add(role.does, role.at, role.perhaps);
    const stays = (it: Refusal): boolean => it.how !== 'stop' || it.status !== 429;
    const limit = limitOf(this.values, { roles: gate.roles, refusals: gate.refusals.filter(stays) });
    if (limit?.is === 'unknown')
      out.push({ does: 'limits', is: 'unknown', at: limit.at, by: `${item.text}: ${UNCOUNTED}` });
    else if (limit) add('limits', limit.at, limit.is === 'conditional');
    const refusesInput = refusals.some((it) => it.status === 400 || it.status === 422 || it.how === 'error');
    if (gate.cut === true)
      out.push({
        does: 'other',
        is: 'unknown',
        at: item.ref,
        by: `${item.text}: what it hangs on is too many calls away`,
        ...(this.gates.verdict(fn, 'authenticates', waysOn(item.convention), undefined).verdict && { asks: true }),
      });
    const look = refusals.some((it) => it.status === 400 || it.status === 422) ? bodyRead(this.values, fn) : undefined;
    if (look !== undefined)
      out.push({
        does: 'examines',
        is: 'unknown',
        at: look,
        by: `${item.text}: what it asks of the body could not be made out`,
      });
    if (gate.gathers) out.push({ does: 'gathers', is: 'yes', at: item.ref, by: item.text });
    const declared = item.convention?.params.indexOf('DeclaredArgument') ?? -1;
    for (const it of gate.validations) {
      if (it.about === undefined) {
        const by = `${item.text}: what fails the check goes on all the same`;
        if (it.stops === 'no') out.push({ does: 'validates', is: 'unknown', at: it.at, by, parts: it.parts });
        else if (refusesInput || it.stops === 'yes' || refusals.length === 0) add('validates', it.at, false, it.parts);
      } else if (it.about.some((param) => isParameterOf(fn, param, declared))) {
        const byClass = it.byClass ? { byClass: 'class' as const } : {};
        out.push({ does: 'validates', is: 'yes', at: it.at, by: item.text, ...byClass });
      }
    }
    return out;
  }
}
/** Where requests are refused, and with which status. */
function saidBy(
  refusals: readonly Refusal[],
  convention: HandlerConvention | undefined,
): NonNullable<RoleAnswer['refusals']> {
  return refusals.map(({ at, status, how }) => ({ at, status: how === 'false' ? convention?.declined : status }));
}
function isParameterOf(fn: FunctionThing, { unit, id }: Ref, index: number): boolean {
  const value = unit.value(id);
  return value.kind === 'param' && unit === fn.ref.unit && value.function === fn.ref.id && value.index === index;
}
/** How a function of a convention lets requests go on. */
function waysOn(convention: HandlerConvention | undefined): WaysOn {
  if (convention?.continues === 'returns-true') return 'true';
  return convention?.continues === 'return' || convention?.goesOnByItself === true ? 'end' : 'next';
}
function isTrue(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'literal' && value.value === true;
}
/** What has to be done by whatever an item may be to be done for sure. */
const GUARDING: ReadonlySet<RoleAnswer['does']> = new Set(['limits', 'authenticates', 'authorizes'] as const);
/** It runs, or there is nothing to run. */
function mayStand(thing: Thing): boolean {
  return thing.kind === 'function' || thing.kind === 'class' || (thing.kind === 'constant' && !thing.value);
}
