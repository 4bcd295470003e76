/**
 * What a function that stands before (or is) a handler does with a request: under what it refuses, and whether that
 * hangs on credentials, limits or valid input. Told by what it calls and reads, never by its name.
 */
import type { RegionId, ValueId } from '../facts/facts.ts';
import type { RequestPart, Role } from '../libraries/kinds.ts';
import { givers } from './declared-parameters.ts';
import { statusOf, statusOfError } from './statuses.ts';
import { type ApiThing, type Context, type FunctionThing, type Ref, type Thing, valueKey, refKey } from './things.ts';
import type { FileUnit } from './units.ts';
import { isRef, type Values } from './values.ts';
import { protectingHeaders, requestParts } from '../libraries/http.ts';
import { standsFor } from './http.ts';

/** A way of not letting the request through. */
export interface Refusal {
  readonly at: Ref;
  /** 401, 403, 429, 400, ...; 302 for a redirect; undefined when only an error is raised. */
  readonly status: number | undefined;
  readonly how: 'answer' | 'error' | 'false' | 'redirect' | 'stop';
  /** It hangs on a value that comes of a credential. */
  readonly onCredential: boolean;
  /** It hangs on whether something is among (or has) what the middleware was made with: `required.every(…)`. */
  readonly onGrant?: boolean;
}
export interface Outcome {
  readonly refusals: readonly Refusal[];
  /** Reads of what tells who the caller is. */
  readonly credentials: readonly Ref[];
  /** Verifications of tokens or passwords. */
  readonly verifications: readonly Ref[];
  /** Library middleware that it calls with its own request. */
  readonly delegates: readonly { readonly thing: ApiThing; readonly at: Ref }[];
  /** It lets requests pass that carry no credential. */
  readonly open: boolean;
  readonly validations: readonly { readonly at: Ref; readonly parts: readonly RequestPart[] }[];
  readonly limits: readonly Ref[];
  readonly roles: readonly { readonly does: Role; readonly at: Ref }[];
  /** Calls that could not be followed. */
  readonly unknown: readonly Ref[];
  /** Paths that are let through without a check: the request's path is compared with these texts first. */
  readonly exempt: readonly { readonly path: string; readonly whole: boolean }[];
  /** What it hangs on is too far away: what is not told here may be there. */
  readonly cut?: boolean;
}
const MAX_DEPTH = 5;
const MAX_FUNCTIONS = 60;
/** Outcomes that are asked for to tell another. */
const MAX_ASKED = 20;

interface Draft {
  refusals: Refusal[];
  credentials: Ref[];
  verifications: Ref[];
  delegates: { thing: ApiThing; at: Ref }[];
  open: boolean;
  validations: { at: Ref; parts: RequestPart[] }[];
  limits: Ref[];
  roles: { does: Role; at: Ref }[];
  unknown: Ref[];
  exempt: { path: string; whole: boolean }[];
  cut?: boolean;
  seen: Set<string>;
}

function emptyDraft(): Draft {
  return {
    refusals: [],
    credentials: [],
    verifications: [],
    delegates: [],
    open: false,
    validations: [],
    limits: [],
    roles: [],
    unknown: [],
    exempt: [],
    seen: new Set(),
  };
}

export class Outcomes {
  private readonly values: Values;
  private readonly memo = new Map<string, Outcome>();
  /** Member names that can be credentials: a filter before anything is resolved. */
  private readonly credentialNames = new Set<string>();
  /** Members that project code puts onto a request or connection after verifying someone: `type key`. */
  private readonly earned = new Map<string, boolean>();

  constructor(values: Values) {
    this.values = values;
    for (const library of values.apis.libraries)
      for (const path of library.credentials ?? [])
        for (const name of (path.split(/\s+/).at(-1) ?? '').replace(/^\./, '').split('|'))
          this.credentialNames.add(name.replace(/^\./, ''));
  }
  /** The outcome of a function in its closure, with all it calls in the project. */
  of(fn: FunctionThing, ctx: Context = fn.ref.ctx): Outcome {
    const key = refKey({ ...fn.ref, ctx });
    let found = this.memo.get(key);
    if (found === undefined) {
      if (this.asked >= MAX_ASKED) {
        this.cuts++;
        this.values.cuts.add(fn.ref, 'call', 'what it hangs on is too many calls away');
        return { ...emptyDraft(), cut: true };
      }
      const draft = emptyDraft();
      const { cuts } = this;
      this.asked++;
      this.memo.set(key, draft);
      this.body(fn, ctx, draft, 0, undefined, false);
      this.asked--;
      if (this.cuts > cuts) draft.cut = true;
      found = draft;
    }
    return found;
  }
  /** Outcomes that are being asked for, each for the one before it. */
  private asked = 0;
  /** How often the last of them was not looked at. */
  private cuts = 0;

  private body(
    fn: FunctionThing,
    ctx: Context,
    draft: Draft,
    depth: number,
    from: Ref | undefined,
    caught: boolean,
  ): void {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    const key = valueKey(fn.ref);
    if (value.kind !== 'function' || draft.seen.has(key) || draft.seen.size > MAX_FUNCTIONS) return;
    draft.seen.add(key);
    const { first, last } = unit.region(value.body);
    for (let id = first; id < last; id++) {
      const it = unit.value(id);
      const ref: Ref = { unit, id, ctx };
      if (it.kind === 'get' && this.isCredential(ref)) draft.credentials.push(from ?? ref);
      else if (it.kind === 'call') this.call(ref, draft, depth, from, caught);
      else if (it.kind === 'function') this.body({ kind: 'function', ref }, ctx, draft, depth, from, caught);
      else if (it.kind === 'set' && typeof it.key === 'string') this.written(ref, draft, from);
    }
    for (const exit of unit.exitsIn(fn.ref.id)) {
      if (exit.kind === 'return' && depth === 0) draft.exempt.push(...this.exemptions(unit, ctx, exit.from));
      if (exit.value === undefined) continue;
      const ref: Ref = { unit, id: exit.value, ctx };
      if (exit.kind === 'throw') {
        // A throw that is caught again only keeps what follows it from running; what the catch does is seen there.
        if (unit.value(exit.value).kind === 'caught') continue;
        const how = caught || unit.region(exit.to).kind === 'try' ? 'stop' : 'error';
        draft.refusals.push({
          at: from ?? ref,
          status: statusOfError(this.values, ref),
          how,
          onCredential: this.dependsOnCredential(unit, ctx, exit.from),
          ...(testsGrant(unit, exit.from) && { onGrant: true }),
        });
      } else if (
        depth === 0 &&
        exit.kind === 'return' &&
        unit.value(exit.value).kind === 'literal' &&
        this.values.constants(ref)[0] === 'false'
      ) {
        draft.refusals.push({
          at: from ?? ref,
          status: undefined,
          how: 'false',
          onCredential: this.dependsOnCredential(unit, ctx, exit.from),
        });
      }
    }
  }
  /** Constant paths that the request's own path was compared with on the way here. */
  private exemptions(unit: FileUnit, ctx: Context, region: RegionId): { path: string; whole: boolean }[] {
    const out: { path: string; whole: boolean }[] = [];
    for (let r = region; r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'function') break;
      if (it.kind !== 'branch' || it.side !== 'true') continue;
      this.compared(unit, ctx, it.condition, out, 0);
    }
    return out;
  }
  private compared(
    unit: FileUnit,
    ctx: Context,
    id: ValueId,
    out: { path: string; whole: boolean }[],
    depth: number,
  ): void {
    const value = unit.value(id);
    if (depth > 6) return;
    const isPath = (of: ValueId): boolean => this.partsOf({ unit, id: of, ctx }, 0).includes('url');
    const texts = (of: ValueId): readonly string[] => this.values.flatConstants({ unit, id: of, ctx });
    if (value.kind === 'op' && value.right !== undefined) {
      if (value.operator === '||' || value.operator === '&&')
        for (const next of [value.left, value.right]) this.compared(unit, ctx, next, out, depth + 1);
      else if (value.operator === '===' || value.operator === '==') {
        for (const [a, b] of [
          [value.left, value.right],
          [value.right, value.left],
        ] as const)
          if (isPath(a)) for (const path of texts(b)) out.push({ path, whole: true });
      }
    } else if (value.kind === 'call' && value.receiver !== undefined && value.args[0] !== undefined) {
      const callee = unit.value(value.callee);
      const name = callee.kind === 'get' ? callee.key : '';
      if (isPath(value.receiver))
        for (const path of texts(value.args[0])) out.push({ path, whole: name !== 'startsWith' });
      else if (isPath(value.args[0])) for (const path of texts(value.receiver)) out.push({ path, whole: true });
    }
  }
  private call(ref: Ref, draft: Draft, depth: number, from: Ref | undefined, outerCaught: boolean): void {
    const { values } = this;
    const unit = ref.unit;
    const call = unit.value(ref.id);
    if (call.kind !== 'call') return;
    const at = from ?? ref;
    const caught = outerCaught || inTry(unit, unit.regionOf(ref.id));
    for (const thing of values.things({ ...ref, id: call.callee })) {
      if (thing.kind === 'function') {
        if (depth < MAX_DEPTH) this.body(thing, values.enter(thing, ref), draft, depth + 1, at, caught);
      } else if (thing.kind === 'class' && call.new) {
        const made = values.constructorOf(thing);
        if (made && depth < MAX_DEPTH) this.body(made, values.enter(made, ref), draft, depth + 1, at, caught);
      } else if (thing.kind === 'api') this.api(thing, ref, draft, at);
      else if (thing.kind === 'unknown') draft.unknown.push(at);
    }
    // Functions handed to a call run too.
    for (const id of call.args) {
      if (unit.value(id).kind === 'function') continue;
      const next =
        unit.value(id).kind === 'param' || unit.value(id).kind === 'load' ? [] : values.things({ ...ref, id });
      for (const it of next)
        if (it.kind === 'function' && depth < MAX_DEPTH && !this.isSiblingHandler(it))
          this.body(it, it.ref.ctx, draft, depth + 1, at, caught);
    }
    this.nextCall(ref, call.callee, call.args, draft, at, depth);
  }
  /** A function registered on its own is not part of this one. */
  private isSiblingHandler(fn: FunctionThing): boolean {
    return this.values.isHandler(fn.ref);
  }
  private api(thing: ApiThing, ref: Ref, draft: Draft, at: Ref): void {
    const { values } = this;
    const { apis } = values;
    for (const { row } of apis.rows(thing.nodes, 'responses')) {
      const status =
        typeof row.status === 'number'
          ? row.status
          : row.status === undefined
            ? undefined
            : values
                .argument(ref, row.status)
                .map((it) => statusOf(values, it))
                .find((it) => it !== undefined);
      if (row.as === 'redirect')
        draft.refusals.push({
          at,
          status: 302,
          how: 'redirect',
          onCredential: this.dependsOnCredential(ref.unit, ref.ctx, ref.unit.regionOf(ref.id)),
        });
      else if (status !== undefined && status >= 400)
        draft.refusals.push({
          at,
          status,
          how: 'answer',
          onCredential: this.dependsOnCredential(ref.unit, ref.ctx, ref.unit.regionOf(ref.id)),
        });
    }
    for (const { row } of apis.rows(thing.nodes, 'statuses')) {
      if (row.status === 'written') continue;
      const status = values
        .argument(ref, row.status)
        .map((it) => statusOf(values, it))
        .find((it) => it !== undefined);
      if (status !== undefined && status >= 400)
        draft.refusals.push({
          at,
          status,
          how: 'answer',
          onCredential: this.dependsOnCredential(ref.unit, ref.ctx, ref.unit.regionOf(ref.id)),
        });
    }
    if (this.isCredentialApi(thing) || this.isNamedCredential(thing, ref)) draft.credentials.push(at);
    for (const { row } of apis.rows(thing.nodes, 'crypto'))
      if (row.does === 'verify-token' || row.does === 'compare-password') draft.verifications.push(at);
    for (const { row } of apis.rows(thing.nodes, 'errors')) {
      const call = ref.unit.value(ref.id);
      if (call.kind !== 'call' || call.new) continue;
      const status =
        typeof row.status === 'number'
          ? row.status
          : values
              .argument(ref, row.status)
              .map((it) => statusOf(values, it))
              .find((it) => it !== undefined);
      draft.refusals.push({
        at,
        status,
        how: 'error',
        onCredential: this.dependsOnCredential(ref.unit, ref.ctx, ref.unit.regionOf(ref.id)),
      });
    }
    for (const { row } of apis.rows(thing.nodes, 'sinks'))
      if (row.kind === 'header' && this.namesSecurityHeader(ref)) draft.roles.push({ does: 'headers', at });
    // Middleware made and called at once (`limiter(req, res, next)`), or a call that is itself the check.
    for (const { row } of apis.rows(thing.nodes, 'middleware')) {
      draft.delegates.push({ thing, at });
      draft.roles.push({ does: row.does, at });
      if (row.does === 'limits') draft.limits.push(at);
    }
    for (const { row } of apis.rows(thing.nodes, 'validators')) {
      const inputs = values.argument(ref, row.input);
      let parts = inputs.flatMap((it) => this.partsOf(it, 0));
      // The request itself, or a choice of its members: the schema says which parts are meant.
      if (parts.length === 0 && inputs.some((it) => this.holdsRequest(it, 0)))
        parts = this.partsOfSchema(ref, 0, new Set());
      if (parts.length > 0) draft.validations.push({ at, parts });
    }
  }
  /** `next(error)` refuses; `next()` under a missing credential lets everyone pass. */
  private nextCall(ref: Ref, callee: ValueId, args: readonly ValueId[], draft: Draft, at: Ref, depth: number): void {
    const unit = ref.unit;
    const things = this.values.things({ ...ref, id: callee });
    const isNext = things.some((it) => standsFor(it, 'next'));
    if (!isNext) return;
    if (args.length === 0 && depth === 0) draft.exempt.push(...this.exemptions(unit, ref.ctx, unit.regionOf(ref.id)));
    const first = args[0];
    if (first !== undefined) {
      const error: Ref = { ...ref, id: first };
      draft.refusals.push({
        at,
        status: statusOfError(this.values, error),
        how: 'error',
        onCredential: this.dependsOnCredential(unit, ref.ctx, unit.regionOf(ref.id)),
      });
    } else if (this.missingCredential(unit, ref.ctx, unit.regionOf(ref.id))) draft.open = true;
  }
  private written(ref: Ref, draft: Draft, from: Ref | undefined): void {
    const unit = ref.unit;
    const set = unit.value(ref.id);
    if (set.kind !== 'set' || typeof set.key !== 'string') return;
    if (set.key !== 'status' && set.key !== 'statusCode') return;
    const status = statusOf(this.values, { ...ref, id: set.to });
    if (status !== undefined && status >= 400)
      draft.refusals.push({
        at: from ?? ref,
        status,
        how: 'answer',
        onCredential: this.dependsOnCredential(unit, ref.ctx, unit.regionOf(ref.id)),
      });
  }

  // ---- credentials

  /** A call of it gives (or is) something that tells who the caller is. */
  private isCredentialApi(thing: ApiThing): boolean {
    return (
      this.values.apis.flagged(thing.nodes, 'credential') ||
      this.values.apis.flagged(this.values.apis.step(thing.nodes, '()'), 'credential')
    );
  }

  /** A header is set that tells browsers what pages may do. */
  private namesSecurityHeader(ref: Ref): boolean {
    return this.values
      .argument(ref, '[0]')
      .some((it) => this.values.constants(it).some((name) => protectingHeaders.includes(name.toLowerCase())));
  }
  /** A reading call is handed the name of something that tells who the caller is (`header('authorization')`). */
  private isNamedCredential(thing: ApiThing, ref: Ref): boolean {
    return this.values.apis.rows(thing.nodes, 'namedCredentials').some(({ row }) => {
      const known = new Set(row.is.map((name) => name.toLowerCase()));
      return this.values
        .argument(ref, row.name)
        .some((it) => this.values.constants(it).some((name) => known.has(name.toLowerCase())));
    });
  }
  /** A read of something that tells who the caller is. */
  isCredential(ref: Ref): boolean {
    const get = ref.unit.value(ref.id);
    if (get.kind !== 'get') return false;
    if (typeof get.key !== 'string') {
      // A header whose name is configured.
      return this.values
        .things({ ...ref, id: get.of })
        .some(
          (it) =>
            it.kind === 'api' &&
            this.values.apis
              .rows(it.nodes, 'sources')
              .some(({ row }) => row.part === 'headers' || row.part === 'cookies'),
        );
    }
    if (this.credentialNames.has(get.key) || this.credentialNames.has('*')) {
      if (this.values.things(ref).some((it) => it.kind === 'api' && this.values.apis.flagged(it.nodes, 'credential')))
        return true;
    }
    return this.isEarned(ref, get.of, get.key);
  }
  private isEarned(ref: Ref, of: ValueId, key: string): boolean {
    const sets = this.values.modules.setsNamed(key);
    if (sets.length === 0) return false;
    const base = this.values
      .things({ ...ref, id: of })
      .find((it): it is ApiThing => it.kind === 'api' && it.nodes.some((node) => node.types.length > 0));
    if (
      base === undefined ||
      this.values.apis.library(base.package)?.is?.some((it) => it === 'framework' || it === 'websocket') !== true
    )
      return false;
    const name = `${base.nodes.flatMap((node) => node.types).join()} ${key}`;
    const known = this.earned.get(name);
    if (known !== undefined) return known;
    this.earned.set(name, false);
    this.judging++;
    const found = sets.some((set) => {
      const value = set.unit.value(set.id);
      if (value.kind !== 'set') return false;
      const same = this.values
        .things({ ...set, id: value.of })
        .some((it) => it.kind === 'api' && it.nodes.some((node) => node.types.length > 0 && base.nodes.includes(node)));
      return same && this.verifiesAround(set.unit, set.id);
    });
    this.judging--;
    this.earned.set(name, found);
    return found;
  }
  /** The function that writes (or one that calls it) verifies a token, a password or a credential. */
  private verifiesAround(unit: FileUnit, id: ValueId): boolean {
    const owner = unit.ownerOf(id);
    if (owner < 0) return false;
    const own = (at: FileUnit, fn: ValueId): boolean => {
      const outcome = this.of({ kind: 'function', ref: this.values.ref(at, fn) });
      return outcome.verifications.length > 0 || outcome.credentials.length > 0;
    };
    if (own(unit, owner)) return true;
    const outer = unit.outerOf(owner);
    if (outer >= 0 && own(unit, outer)) return true;
    return this.values.callersOf(unit, owner).some((site) => {
      const caller = site.unit.ownerOf(site.id);
      return caller >= 0 && own(site.unit, caller);
    });
  }
  /** A condition around the place tests something that comes of a credential. */
  private dependsOnCredential(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    // While a member is being judged, it counts as none: such answers are not final.
    if (this.judging > 0) return this.hangsOnCredential(unit, ctx, region);
    let known = this.conditions.get(unit);
    if (known === undefined) this.conditions.set(unit, (known = new Map<string, boolean>()));
    const key = `${String(region)}:${String(ctx.id)}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = this.hangsOnCredential(unit, ctx, region)));
    return found;
  }
  private readonly conditions = new Map<FileUnit, Map<string, boolean>>();
  private judging = 0;
  private hangsOnCredential(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    for (let r = region; r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'function' || it.kind === 'fields') {
        // A callback inside: its surroundings count too.
        continue;
      }
      if (
        (it.kind === 'branch' || it.kind === 'rest') &&
        this.comesOfCredential({ unit, id: it.condition, ctx }, 0, new Set())
      )
        return true;
      if (it.kind === 'catch' && this.readsCredential(unit, ctx, it.of)) return true;
    }
    return false;
  }
  /** Something inside the region reads or verifies a credential. */
  private readsCredential(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    const { first, last } = unit.region(region);
    for (let id = first; id < last; id++) {
      const value = unit.value(id);
      if (value.kind === 'get' && this.isCredential({ unit, id, ctx })) return true;
      if (value.kind === 'call' && this.comesOfCredential({ unit, id, ctx }, 6, new Set())) return true;
    }
    return false;
  }
  /** The place is reached when a credential is missing. */
  private missingCredential(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    for (let r = region; r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'catch') {
        // Going on after a failed check lets everyone pass.
        const tried = unit.region(it.of);
        for (let id = tried.first; id < tried.last; id++)
          if (unit.value(id).kind === 'get' && this.isCredential({ unit, id, ctx })) return true;
        continue;
      }
      if (it.kind !== 'branch') continue;
      const condition = unit.value(it.condition);
      const negative =
        (condition.kind === 'op' && condition.operator === '!' && it.side === 'true') ||
        (it.side === 'false' && !(condition.kind === 'op' && condition.operator === '!'));
      const compared = condition.kind === 'op' && (condition.operator === '!' ? condition.left : undefined);
      const tested = typeof compared === 'number' ? compared : it.condition;
      const value = unit.value(tested);
      const plain = value.kind === 'get' || value.kind === 'load' || value.kind === 'call' || value.kind === 'join';
      if (negative && plain && this.comesOfCredential({ unit, id: tested, ctx }, 0, new Set())) return true;
    }
    return false;
  }
  /** The value was computed from a credential. */
  private comesOfCredential(ref: Ref, depth: number, seen: Set<string>): boolean {
    const unit = ref.unit;
    const key = refKey(ref);
    if (depth > 8 || seen.has(key)) return false;
    seen.add(key);
    const value = unit.value(ref.id);
    const next = (id: ValueId): boolean => this.comesOfCredential({ ...ref, id }, depth + 1, seen);
    switch (value.kind) {
      case 'get':
        return this.isCredential(ref) || next(value.of);
      case 'op':
        return next(value.left) || (value.right !== undefined && next(value.right));
      case 'join':
        return value.of.some(next);
      case 'wait':
      case 'element':
        return next(value.of);
      case 'load':
        return unit.usersOf(value.cell).some((user) => {
          const store = unit.value(user);
          return store.kind === 'store' && next(store.to);
        });
      case 'text':
        return value.holes.some(next);
      case 'object':
        return value.entries.some((entry) => next(entry.value));
      case 'call': {
        if (value.args.some(next) || (value.receiver !== undefined && next(value.receiver))) return true;
        return this.values.things({ ...ref, id: value.callee }).some((thing) => {
          if (thing.kind === 'api')
            return (
              this.isCredentialApi(thing) ||
              this.isNamedCredential(thing, ref) ||
              this.values.apis
                .rows(thing.nodes, 'crypto')
                .some(({ row }) => row.does === 'verify-token' || row.does === 'compare-password')
            );
          if (thing.kind !== 'function') return false;
          const inner = this.of(thing, this.values.enter(thing, ref));
          return inner.credentials.length > 0 || inner.verifications.length > 0;
        });
      }
      case 'param': {
        const frame = this.values.contexts.frameOf(unit, value.function, ref.ctx);
        const arg = frame?.args[value.index];
        if (arg !== undefined && isRef(arg)) return this.comesOfCredential(arg, depth + 1, seen);
        if (
          givers(this.values, unit, value).some(
            (giver) => this.of(giver).credentials.length + this.of(giver).verifications.length > 0,
          )
        )
          return true;
        return this.givenByVerifier(unit, value.function);
      }
      default:
        return false;
    }
  }
  /** The function is a callback of a verification (`jwt.verify(token, secret, (error, user) => …)`). */
  private givenByVerifier(unit: FileUnit, fn: ValueId): boolean {
    return unit.usersOf(fn).some((user) => {
      const call = unit.value(user);
      if (call.kind !== 'call') return false;
      return this.values
        .things(this.values.ref(unit, call.callee))
        .some(
          (thing) =>
            thing.kind === 'api' &&
            (this.values.apis
              .rows(thing.nodes, 'crypto')
              .some(({ row }) => row.does === 'verify-token' || row.does === 'compare-password') ||
              this.values.apis.rows(thing.nodes, 'middleware').some(({ row }) => row.does === 'authenticates')),
        );
    });
  }
  /** The value is the request, or was made of it. */
  private holdsRequest(ref: Ref, depth: number): boolean {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    if (depth > 4) return false;
    const own = this.values
      .things(ref)
      .some(
        (thing) => thing.kind === 'api' && thing.nodes.some((node) => node.types.some((type) => this.hasSources(type))),
      );
    if (own) return true;
    if (value.kind === 'call') return value.args.some((id) => this.holdsRequest({ ...ref, id }, depth + 1));
    if (value.kind === 'get' || value.kind === 'wait') return this.holdsRequest({ ...ref, id: value.of }, depth + 1);
    return false;
  }
  /** A type whose members come from callers. */
  private hasSources(type: string): boolean {
    const nodes = this.values.apis.typed(type);
    return ['body', 'query', 'params'].some((name) =>
      this.values.apis.has(this.values.apis.step(nodes, `.${name}`), 'sources'),
    );
  }
  /** Parts named by the keys of a schema (`{ body: …, params: … }`) that a validating call was made with. */
  private partsOfSchema(ref: Ref, depth: number, seen: Set<string>): RequestPart[] {
    const unit = ref.unit;
    const key = refKey(ref);
    if (depth > 8 || seen.has(key)) return [];
    seen.add(key);
    const found = this.values
      .things(ref)
      .flatMap((thing) =>
        thing.kind === 'object'
          ? this.values.entriesOf(thing.ref).flatMap((entry) => requestParts[entry.key] ?? [])
          : [],
      );
    if (found.length > 0) return [...new Set(found)];
    const value = unit.value(ref.id);
    const next: ValueId[] =
      value.kind === 'call'
        ? [...(value.receiver === undefined ? [] : [value.receiver]), ...value.args]
        : value.kind === 'join'
          ? [...value.of]
          : value.kind === 'get' || value.kind === 'wait'
            ? [value.of]
            : [];
    for (const id of next) {
      const inner = this.partsOfSchema({ ...ref, id }, depth + 1, seen);
      if (inner.length > 0) return inner;
    }
    return [];
  }
  /** Parts of the request that a value is, or is made of. */
  partsOf(ref: Ref, depth: number): RequestPart[] {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    if (depth > 5) return [];
    const own: RequestPart[] = this.values
      .things(ref)
      .flatMap((thing: Thing) =>
        thing.kind === 'api' ? this.values.apis.rows(thing.nodes, 'sources').map(({ row }) => row.part) : [],
      );
    if (own.length > 0) return [...new Set(own)];
    if (value.kind === 'object') {
      const named: RequestPart[] = value.entries.flatMap((entry) =>
        this.partsOf({ ...ref, id: entry.value }, depth + 1),
      );
      return [...new Set(named)];
    }
    if (value.kind === 'get' || value.kind === 'wait' || value.kind === 'element')
      return this.partsOf({ ...ref, id: value.of }, depth + 1);
    if (value.kind === 'join') return [...new Set(value.of.flatMap((id) => this.partsOf({ ...ref, id }, depth + 1)))];
    return [];
  }
}
/** A catch clause of the same function receives what is thrown here. */
function inTry(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function' || it.kind === 'fields') return false;
    if (it.kind === 'try' && unit.catchOf(r) !== undefined) return true;
  }
  return false;
}
const MEMBERSHIP = /^(?:every|some|includes|has)$/;
/** A condition around the place looks for something among what the function around this one was given. */
function testsGrant(unit: FileUnit, region: RegionId): boolean {
  const given = (id: ValueId, owner: ValueId): boolean => {
    const value = unit.value(id);
    if (value.kind === 'get') return given(value.of, owner);
    return value.kind === 'param' && value.function !== owner && unit.isWithin(owner, value.function);
  };
  const tests = (id: ValueId, owner: ValueId, depth: number): boolean => {
    const value = unit.value(id);
    if (value.kind === 'op')
      return (
        depth < 4 &&
        (tests(value.left, owner, depth + 1) || (value.right !== undefined && tests(value.right, owner, depth + 1)))
      );
    const callee = value.kind === 'call' ? unit.value(value.callee) : undefined;
    return (
      value.kind === 'call' &&
      callee?.kind === 'get' &&
      MEMBERSHIP.test(String(callee.key)) &&
      (given(callee.of, owner) || value.args.some((arg) => given(arg, owner)))
    );
  };
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if ((it.kind === 'branch' || it.kind === 'rest') && tests(it.condition, unit.ownerOf(it.condition), 0)) return true;
  }
  return false;
}
