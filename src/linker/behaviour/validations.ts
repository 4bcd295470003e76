/** Checks of input against schemas: which part, whether the outcome is looked at, and what a failure is answered with. */
import type { Location, RegionId, ValueId } from '../../facts/facts.ts';
import { validatedParts } from '../../libraries/http.ts';
import type { ValidatorRow } from '../../libraries/kinds.ts';
import type { Answer, Behaviour, RequestPart, Schema, Validation } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { notedParts, partsComputedInto } from '../acts/request-parts.ts';
import { onlyShown, onlyLogs } from '../acts/only-told.ts';
import { comesOf, type Edges, Origins } from '../origins.ts';
import { unnamedMembers } from '../schemas/promises.ts';
import { type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isKept, isWaitedFor, membersIfThere } from './kept-outcomes.ts';
import { SchemaIndex } from './schemas.ts';
import { type Scene } from './scene.ts';

export class Validations {
  private readonly scene: Scene;
  private readonly index: SchemaIndex;
  /** Checks that a function, or one that it calls, makes, in the frames in which they are made. */
  private readonly checksOf: (fn: FunctionThing) => readonly Ref[];
  private readonly behaviourOf: (fn: FunctionThing) => Behaviour;
  /** The call reads what is stored. */
  private readonly reads: (call: Ref) => boolean;
  private found: readonly { readonly site: Site; readonly validation: Validation }[] | undefined;

  constructor(
    scene: Scene,
    behaviourOf: (fn: FunctionThing) => Behaviour,
    checksOf: (fn: FunctionThing) => readonly Ref[],
    reads: (call: Ref) => boolean,
  ) {
    this.reads = reads;
    this.checksOf = checksOf;
    this.scene = scene;
    this.behaviourOf = behaviourOf;
    this.index = new SchemaIndex(scene);
  }
  all(): readonly Validation[] {
    return this.sites().map((it) => it.validation);
  }
  /** All schemas, with the parts of requests they are applied to. */
  schemas(): readonly Schema[] {
    this.sites();
    return this.index.all();
  }
  private prepare(): void {
    this.sites();
    this.index.prepare();
  }
  /** Parts of the request that a function, or what is written inside it, checks with an outcome that counts. */
  within(fn: FunctionThing): readonly { readonly part: RequestPart; readonly at: Location }[] {
    const unit = fn.ref.unit;
    const checks = this.checksOf(fn);
    return this.sites().flatMap(({ site, validation }) => {
      if (validation.enforced.is === 'no') return [];
      const own = site.unit === unit && unit.isWithin(unit.ownerOf(site.ref.id), fn.ref.id);
      const made = checks.filter((it) => valueKey(it) === valueKey(site.ref));
      if (!own && made.every((it) => this.isWithoutSchema(site, it))) return [];
      const given = this.refuses(site, validation) ? made.flatMap((it) => this.partsChecked(site, it)) : [];
      return [...new Set(own || given.length === 0 ? validation.parts : given)].map((part) => ({
        part,
        at: validation.at,
      }));
    });
  }
  /** A check that does not leave it to the caller of its function what a failure means. */
  private refuses(site: Site, { enforced, failure }: Validation): boolean {
    const { unit, ref } = site;
    const fails = this.scene.rows(site, 'validators')[0]?.row.fails;
    const throws = ({ kind }: { readonly kind: string }): boolean => kind === 'throw';
    return (
      enforced.is === 'yes' &&
      (fails === 'throws' ||
        fails === 'rejects' ||
        failure !== undefined ||
        unit.exitsIn(unit.ownerOf(ref.id)).some(throws))
    );
  }
  /** Nothing is handed to a check as its schema in this frame (`schema ? validate(data, schema) : …`). */
  private isWithoutSchema(site: Site, made: Ref): boolean {
    const path = this.scene.rows(site, 'validators')[0]?.row.schema;
    if (path === undefined) return false;
    const things = this.scene.argument(made, path).flatMap((it) => this.scene.values.things(it));
    return things.length > 0 && things.every((it) => it.kind === 'constant' && !it.value);
  }
  /** Parts that a check looks at in one of the frames in which it is made. */
  private partsChecked(site: Site, made: Ref): readonly RequestPart[] {
    const row = this.scene.rows(site, 'validators')[0]?.row;
    if (row?.notes) return this.notedAt(made);
    return row === undefined || row.gathers
      ? []
      : this.scene.argument(made, row.input).flatMap((it) => partsOf(this.scene.values, it, made));
  }
  /** What the checks of the body in a function, or in one that it calls, leave of members that nobody named. */
  unnamedIn(fn: FunctionThing): readonly Schema['unknownMembers'][] {
    const checks = this.checksOf(fn);
    return this.sites().flatMap(({ site, validation }) => {
      const own = site.unit === fn.ref.unit && fn.ref.unit.isWithin(site.unit.ownerOf(site.ref.id), fn.ref.id);
      const made = own
        ? [{ ...site.ref, ctx: fn.ref.ctx }]
        : checks.filter((it) => valueKey(it) === valueKey(site.ref));
      const row = made.length > 0 ? this.scene.rows(site, 'validators')[0]?.row : undefined;
      if (row === undefined || validation.enforced.is === 'no') return [];
      return made.flatMap((ref) => {
        const parts = this.scene.argument(ref, row.input).flatMap((it) => partsOf(this.scene.values, it, ref));
        return parts.includes('body') ? [unnamedMembers(this.scene.schemas, ref, row)] : [];
      });
    });
  }
  /** The functions in which the checks of a function stand: itself, and those that it calls, as it calls them. */
  checkersOf(fn: FunctionThing): readonly FunctionThing[] {
    const called = this.checksOf(fn).flatMap(({ unit, id, ctx }): readonly FunctionThing[] => {
      const owner = unit.ownerOf(id);
      return owner < 0 ? [] : [{ kind: 'function', ref: { unit, id: owner, ctx } }];
    });
    return [fn, ...called];
  }
  /** Parts of the request for which an object holds schemas. */
  partsIn(ref: Ref): readonly RequestPart[] {
    this.prepare();
    return this.index.partsIn(ref);
  }
  /** Schemas that the registration of a route names. */
  schemasOfRoute(route: Ref): readonly Schema[] {
    this.prepare();
    return this.index.ofRoute(route);
  }
  /** Schemas that an item of a chain checks requests with: among its arguments, or inside its function. */
  schemasOf(item: Ref, fn: FunctionThing | undefined): readonly Schema[] {
    this.prepare();
    const call = item.unit.value(item.id);
    const named = call.kind === 'call' ? call.args.flatMap((id) => this.index.known({ ...item, id })) : [];
    return [...new Set([...named, ...(fn === undefined ? [] : this.inside(fn))])];
  }
  private inside(fn: FunctionThing): readonly Schema[] {
    const out: Schema[] = [];
    const { ctx } = fn.ref;
    for (const { site, validation } of this.sitesIn(fn)) {
      const row = this.scene.rows(site, 'validators')[0]?.row;
      if (ctx === this.scene.values.contexts.root || row === undefined) {
        if (validation.schema) out.push(validation.schema);
        continue;
      }
      // A closure: its own arguments say which schema it is and which part.
      const ref: Ref = { ...site.ref, ctx };
      const parts = [
        ...new Set(this.scene.argument(ref, row.input).flatMap((it) => partsOf(this.scene.values, it, ref))),
      ];
      const refs =
        row.schema === undefined
          ? receiverOf(site).map((it): Ref => ({ ...it, ctx }))
          : this.scene.argument(ref, row.schema);
      for (const it of refs) out.push(...this.index.exactly(it, parts));
    }
    return [...out, ...this.index.ofParameters(fn)];
  }
  /** Validations that stand in a function or in one that is written inside it. */
  private sitesIn(fn: FunctionThing): readonly { readonly site: Site; readonly validation: Validation }[] {
    if (this.byFunction === undefined) {
      const lists = new Map<string, { site: Site; validation: Validation }[]>();
      for (const it of this.sites()) {
        const { unit, ref } = it.site;
        for (let owner = unit.ownerOf(ref.id); owner >= 0; owner = unit.outerOf(owner)) {
          const key = valueKey({ unit, id: owner });
          lists
            .set(key, lists.get(key) ?? [])
            .get(key)!
            .push(it);
        }
      }
      this.byFunction = lists;
    }
    return this.byFunction.get(valueKey(fn.ref)) ?? [];
  }
  private byFunction: ReadonlyMap<string, readonly { site: Site; validation: Validation }[]> | undefined;
  private sites(): readonly { readonly site: Site; readonly validation: Validation }[] {
    if (this.found === undefined) {
      const out: { site: Site; validation: Validation }[] = [];
      for (const site of this.scene.allActs()) {
        this.scene.values.failures.attempt('validation', site.ref, () => {
          const placed = this.scene.rows(site, 'validators')[0];
          if (placed === undefined) return;
          out.push({ site, validation: this.validation(site, placed.row, placed.library.package) });
        });
      }
      this.found = out;
    }
    return this.found;
  }
  private validation(site: Site, row: ValidatorRow, pkg: string): Validation {
    const { scene } = this;
    const inputs = scene.argument(site.ref, row.input);
    const parts = row.notes
      ? this.notedAt(site.ref)
      : row.gathers
        ? []
        : (row.parts ??
          partsTaken(scene, site.ref, row) ?? [
            ...new Set(inputs.flatMap((it) => partsOf(scene.values, it, site.ref))),
          ]);
    const schemaRefs = row.schema === undefined ? receiverOf(site) : scene.argument(site.ref, row.schema);
    const schema = schemaRefs.map((it) => this.index.applied(it, parts)).find((it) => it !== undefined);
    const outcome = (row.notes && this.gathered(site)) ?? this.tested(site, row);
    // No request can fail it.
    const isNone =
      outcome.answer.is === 'no' && parts.length === 0 && inputs.some((it) => this.isStored(it) || isWrittenOut(it));
    const tested: typeof outcome = isNone ? { answer: { is: 'not-applicable' } } : outcome;
    // What was stored in another form is no fault of the caller.
    const isOwn = parts.length === 0 && inputs.some((it) => this.isStored(it));
    return {
      at: scene.place(site.ref),
      package: pkg,
      ...(schema && { schema }),
      parts,
      enforced: tested.answer,
      ...(tested.failure && !isOwn && { failure: tested.failure }),
    };
  }
  /** A row that was read, or a member of one. */
  private isStored(ref: Ref): boolean {
    for (const at of new Origins(this.scene.values, ref, [
      'wait',
      'get',
      'element',
      'join',
      'load',
      'fallback',
      'frame',
      'arguments',
    ]))
      if (this.reads(at)) return true;
    return false;
  }

  private notedAt(site: Ref): readonly RequestPart[] {
    const { values } = this.scene;
    const call = site.unit.value(site.id);
    const callee = call.kind === 'call' ? values.things({ ...site, id: call.callee }) : [];
    return [...new Set(callee.flatMap((it) => (it.kind === 'api' ? notedParts(values, it) : [])))];
  }
  /** What becomes of what was noted down: somebody in the function around tells what was found, and that is tested. */
  private gathered({ unit, ref }: Site): ReturnType<Validations['tested']> | undefined {
    const around = this.scene.homeOf(unit, unit.ownerOf(ref.id));
    const gathering = [...this.scene.allActs()].find((it) => {
      const row = it.unit === unit ? this.scene.rows(it, 'validators')[0]?.row : undefined;
      return row?.gathers === true && this.scene.homeOf(unit, unit.ownerOf(it.ref.id)) === around;
    });
    const row = gathering && this.scene.rows(gathering, 'validators')[0]?.row;
    return gathering && row && this.tested(gathering, row);
  }

  // ---- the outcome

  private tested(site: Site, row: ValidatorRow): { readonly answer: Answer; readonly failure?: Validation['failure'] } {
    const { unit } = site;
    const { id } = site.ref;
    const { scene } = this;
    if (row.fails === 'throws') return this.caught(unit, id);
    if (row.fails === 'rejects') {
      const handled =
        unit.usersOf(id).some((user) => {
          const it = unit.value(user);
          return it.kind === 'wait' || it.kind === 'get' || it.kind === 'array' || it.kind === 'call';
        }) || unit.facts.exits.some((exit) => exit.kind === 'return' && exit.value === id);
      return handled ? this.caught(unit, id) : { answer: { is: 'no', at: scene.place(site.ref) } };
    }
    const path = 'truthy' in row.fails ? row.fails.truthy : row.fails.falsy;
    const results = this.resultsOf(unit, id);
    const thrown = results.flatMap((it) => membersCalled(unit, it)).find((it) => this.throws(unit, it));
    if (thrown !== undefined) return this.caught(unit, thrown);
    const outcomes = outcomesOf(unit, results, path);
    // Whatever else shows the failure counts as well (`result.error` beside `result.success`).
    const others = results
      .flatMap((it) =>
        unit.usersOf(it).filter((user) => {
          const get = unit.value(user);
          // `result instanceof Errors`
          if (get.kind === 'op') return get.operator === 'instanceof' && get.left === it;
          return (
            get.kind === 'get' &&
            get.of === it &&
            (row.shows?.includes(String(get.key)) === true ||
              /^(?:error|errors|success|issues|isEmpty|valid|details|length|filter|find|map|some)$/.test(
                String(get.key),
              ))
          );
        }),
      )
      .flatMap((it) => callsOf(unit, it));
    const telling = aliases(unit, [...outcomes, ...others]);
    const output = row.output === undefined ? [] : outcomesOf(unit, results, row.output);
    const valid = row.onlyValid === true ? output : [];
    // `result.data?.id` is not there either where the check failed.
    const values = aliases(unit, [...valid, ...valid.flatMap((it) => membersIfThere(unit, it))]);
    const regions = conditionRegions(unit, telling);
    const region = regions[0] ?? (valid.length > 0 ? conditionRegions(unit, values, ['op'])[0] : undefined);
    const { ctx } = site.ref;
    const isShown = (it: ValueId): boolean => onlyShown(scene.values, unit, it, ctx);
    const isTold =
      regions.length > 0
        ? regions.every((it) => onlyLogs(scene.values, unit, it, ctx))
        : region === undefined &&
          telling.some(isShown) &&
          telling.every((it) => isShown(it) || unit.usersOf(it).every((user) => telling.includes(user)));
    // `Choice.safeParse(it).data ?? 'none'`: something else stands for what has failed.
    const replaced = output.some((it) =>
      unit.usersOf(it).some((user) => {
        const use = unit.value(user);
        return use.kind === 'op' && use.left === it && /^(?:\|\||\?\?)$/.test(use.operator);
      }),
    );
    if (isTold && !replaced && !telling.some((it) => unit.facts.exits.some((exit) => exit.value === it)))
      return { answer: { is: 'no', at: scene.place(site.ref) } };
    if (region !== undefined) {
      const failure = this.failureIn(unit, region);
      return { answer: { is: 'yes', at: scene.regionPlace(unit, region) }, ...(failure && { failure }) };
    }
    const passedOn = isKept(unit, path === 'return' ? [...telling, ...results] : telling, isShown);
    const waited = results.some((it) => isWaitedFor(unit, it));
    if (replaced) return { answer: { is: 'unknown', by: 'something else stands for what fails' } };
    if (valid.some((it) => isHandedOn(unit, it)))
      return { answer: { is: 'unknown', by: 'where it fails, nothing is handed on' } };
    // What may be invalid was taken out of it before it is given back.
    const isTaken = row.onlyValid !== true && output.some((it) => unit.usersOf(it).length > 0);
    const whole =
      waited ||
      results.some(
        (it) =>
          (!isTaken && isHandedOn(unit, it)) ||
          unit.facts.exports.some((name) => name.value === it) ||
          unit.usersOf(it).some((user) => {
            const use = unit.value(user);
            return use.kind === 'call' && use.args.includes(it);
          }),
      );
    if (passedOn || whole) return { answer: { is: 'unknown', by: 'the outcome is handed on' } };
    return { answer: { is: 'no', at: scene.place(site.ref) } };
  }
  /** The result, and what its own library makes of it that is one too (`result.formatWith(f)`). */
  private resultsOf(unit: FileUnit, id: ValueId): readonly ValueId[] {
    const { values } = this.scene;
    const types = (it: ValueId): readonly string[] =>
      values
        .things(values.ref(unit, it))
        .flatMap((thing) => (thing.kind === 'api' ? thing.nodes : []))
        .flatMap((node) => node.types);
    const own = types(id);
    let out = aliases(unit, [id]);
    for (let before = 0; own.length > 0 && before < out.length;) {
      before = out.length;
      const made = out
        .flatMap((it) => membersCalled(unit, it))
        .filter((it) => types(it).some((type) => own.includes(type)));
      out = aliases(unit, [...out, ...made]);
    }
    return out;
  }
  /** The call throws where the check that its receiver is the result of has failed. */
  private throws(unit: FileUnit, id: ValueId): boolean {
    const { values } = this.scene;
    const call = unit.value(id);
    return (
      call.kind === 'call' &&
      values
        .things(values.ref(unit, call.callee))
        .some(
          (it) =>
            it.kind === 'api' &&
            values.apis
              .rows(it.nodes, 'validators')
              .some(({ row }) => row.fails === 'throws' && row.input.startsWith('receiver')),
        )
    );
  }
  /** It throws: who catches it, and what is answered there. */
  private caught(unit: FileUnit, id: ValueId): { readonly answer: Answer; readonly failure?: Validation['failure'] } {
    const answer: Answer = { is: 'yes', at: this.scene.place({ unit, id }) };
    for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'function') break;
      if (it.kind !== 'try') continue;
      const handler = unit.facts.regions.findIndex((other) => other.kind === 'catch' && other.of === r);
      if (handler < 0) continue;
      const failure = this.failureIn(unit, handler);
      return { answer, ...(failure && { failure }) };
    }
    return { answer };
  }
  /** The answer that is given inside a region. */
  private failureIn(unit: FileUnit, region: RegionId): Validation['failure'] {
    const home = this.scene.homeOf(unit, unit.ownerOfRegion(region));
    if (home < 0 || unit.value(home).kind !== 'function') return undefined;
    const { path, line: from } = this.scene.regionPlace(unit, region);
    const { endLine } = this.scene.regionPlace(unit, region);
    const inside = (at: Location): boolean => at.path === path && at.line >= from && at.endLine <= endLine;
    const behaviour = this.behaviourOf({ kind: 'function', ref: this.scene.values.ref(unit, home) });
    const given = behaviour.responses.filter((one) => inside(one.at));
    // Failures of several kinds are caught, each with an answer of its own: that of a failed check is the caller's fault.
    const isChosen = unit.region(region).kind === 'catch' && new Set(given.map(({ status }) => status)).size > 1;
    const response = isChosen ? given.find(({ status }) => status === 400 || status === 422) : given[0];
    if (response)
      return {
        ...(response.status !== undefined && { status: response.status }),
        keys: response.body?.keys ?? [],
        at: response.at,
      };
    return undefined;
  }
}
function receiverOf(site: Site): readonly Ref[] {
  const call = site.unit.value(site.ref.id);
  return call.kind === 'call' ? [{ ...site.ref, id: call.receiver ?? call.callee }] : [];
}
/** The same values awaited, stored, joined. */
function aliases(unit: FileUnit, ids: readonly ValueId[]): readonly ValueId[] {
  const out = [...new Set(ids)];
  for (let index = 0; index < out.length && out.length < 60; index++) {
    for (const user of unit.usersOf(out[index]!)) {
      const it = unit.value(user);
      if ((it.kind === 'wait' || it.kind === 'join') && !out.includes(user)) out.push(user);
      // `given && check(given)`
      if (it.kind === 'op' && it.operator === '&&' && it.right === out[index] && !out.includes(user)) out.push(user);
      if (it.kind === 'store' && it.to === out[index])
        for (const load of unit.usersOf(it.cell))
          if (unit.value(load).kind === 'load' && !out.includes(load)) out.push(load);
    }
  }
  return out;
}
/** Values behind `return .isEmpty ()`. */
function outcomesOf(unit: FileUnit, results: readonly ValueId[], path: string): readonly ValueId[] {
  let at = results;
  for (const token of path.trim().split(/\s+/).slice(1)) {
    const next = at.flatMap((it) =>
      unit.usersOf(it).filter((user) => {
        const use = unit.value(user);
        return token === '()'
          ? use.kind === 'call' && use.callee === it
          : use.kind === 'get' && use.of === it && use.key === token.slice(1);
      }),
    );
    at = aliases(unit, next);
  }
  return at;
}
/** Calls of members of a value. */
function membersCalled(unit: FileUnit, id: ValueId): readonly ValueId[] {
  return unit.usersOf(id).flatMap((user) => {
    const get = unit.value(user);
    return get.kind === 'get' && get.of === id ? callsOf(unit, user).slice(1) : [];
  });
}
function callsOf(unit: FileUnit, id: ValueId): readonly ValueId[] {
  const calls = unit.usersOf(id).filter((user) => {
    const call = unit.value(user);
    return call.kind === 'call' && call.callee === id;
  });
  return [id, ...calls];
}
/** It is given back, or kept in an object. */
function isHandedOn(unit: FileUnit, id: ValueId): boolean {
  if (unit.facts.exits.some((exit) => exit.value === id)) return true;
  return unit.usersOf(id).some((user) => {
    const use = unit.value(user);
    return use.kind === 'object' || use.kind === 'array';
  });
}
/** The regions that a condition on one of the values opens. */
function conditionRegions(
  unit: FileUnit,
  ids: readonly ValueId[],
  steps: Edges = ['op', 'get', 'arguments'],
): readonly RegionId[] {
  const told = new Set(ids);
  const about = comesOf(steps, (_, id) => told.has(id));
  return unit.facts.regions.flatMap((region, at) =>
    (region.kind === 'branch' || region.kind === 'rest') && about(unit, region.condition) ? [at] : [],
  );
}
/** Parts that what a call checks holds: the request as a whole may be any, and the schemas say which they look at. */
function partsOf(values: Values, ref: Ref, site: Ref): readonly RequestPart[] {
  return partsComputedInto(values, ref, ['body', 'query', 'path'], site);
}
/** `schema.validate({})`: asked for what is there where nothing is given. */
/** Parts for which there are schemas in what a check takes by itself. */
function partsTaken(scene: Scene, site: Ref, { takes }: ValidatorRow): readonly RequestPart[] | undefined {
  if (takes === undefined) return undefined;
  const named = scene.argument(site, takes).flatMap((it) => scene.values.entriesOf(it));
  return [...new Set(named.flatMap(({ key }) => validatedParts[key] ?? []))];
}
function isWrittenOut({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  return value.kind === 'literal' || (value.kind === 'object' && value.entries.length === 0);
}
