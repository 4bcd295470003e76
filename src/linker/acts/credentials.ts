/** What tells who the caller is: where it is read, and what hangs on it. Told by what code calls and reads. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import { givers } from '../declared-parameters.ts';
import { Origins } from '../origins.ts';
import { type ApiThing, type Context, type FunctionThing, isRef, type Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { Answers, type Circles } from './circles.ts';

/** Whether a function reads or verifies a credential, with everything it reaches. */
export type Knows = (fn: FunctionThing, ctx?: Context) => boolean;

export class Credentials {
  private readonly values: Values;
  private readonly knows: Knows;
  /** Member names that can be credentials: a filter before anything is resolved. */
  private readonly names = new Set<string>();
  /** Members that project code puts onto a request or connection after verifying someone: `type key`. */
  private readonly earned: Answers<boolean>;
  /** Those that are being judged, with their places among the open questions: until then they count as none. */
  private readonly judged = new Map<string, number>();
  private readonly conditions: Answers<boolean>;
  private readonly circles: Circles;

  constructor(values: Values, circles: Circles, knows: Knows) {
    this.values = values;
    this.circles = circles;
    this.earned = new Answers(circles);
    this.conditions = new Answers(circles);
    this.knows = knows;
    for (const library of values.apis.libraries)
      for (const path of library.credentials ?? [])
        for (const name of (path.split(/\s+/).at(-1) ?? '').replace(/^\./, '').split('|'))
          this.names.add(name.replace(/^\./, ''));
  }
  /** A read of something that tells who the caller is. */
  isRead(ref: Ref): boolean {
    const get = ref.unit.value(ref.id);
    if (get.kind !== 'get') return false;
    const { apis } = this.values;
    // A header whose name is configured.
    if (typeof get.key !== 'string')
      return this.values
        .things({ ...ref, id: get.of })
        .some(
          (it) =>
            it.kind === 'api' &&
            apis.rows(it.nodes, 'sources').some(({ row }) => row.part === 'headers' || row.part === 'cookies'),
        );
    if (this.names.has(get.key) || this.names.has('*')) {
      if (this.values.things(ref).some((it) => it.kind === 'api' && apis.flagged(it.nodes, 'credential'))) return true;
    }
    return this.isEarned(ref, get.of, get.key);
  }
  /** A call of it gives (or is) something that tells who the caller is. */
  isGivenBy(thing: ApiThing, ref: Ref): boolean {
    const { apis } = this.values;
    return (
      apis.flagged(thing.nodes, 'credential') ||
      apis.flagged(apis.step(thing.nodes, '()'), 'credential') ||
      this.isNamed(thing, ref)
    );
  }
  /** A call of it verifies a token or a password. */
  isVerification(thing: ApiThing): boolean {
    return this.values.apis
      .rows(thing.nodes, 'crypto')
      .some(({ row }) => row.does === 'verify-token' || row.does === 'compare-password');
  }
  /** A reading call is handed the name of something that tells who the caller is (`header('authorization')`). */
  private isNamed(thing: ApiThing, ref: Ref): boolean {
    return this.values.apis.rows(thing.nodes, 'namedCredentials').some(({ row }) => {
      const known = new Set(row.is.map((name) => name.toLowerCase()));
      return this.values
        .argument(ref, row.name)
        .some((it) => this.values.constants(it).some((name) => known.has(name.toLowerCase())));
    });
  }
  private isEarned(ref: Ref, of: ValueId, key: string): boolean {
    const sets = this.values.modules.setsNamed(key);
    if (sets.length === 0) return false;
    const base = this.values
      .things({ ...ref, id: of })
      .find((it): it is ApiThing => it.kind === 'api' && it.nodes.some((node) => node.types.length > 0));
    const is = base && this.values.apis.library(base.package)?.is;
    if (base === undefined || is?.some((it) => it === 'framework' || it === 'websocket') !== true) return false;
    const name = `${base.nodes.flatMap((node) => node.types).join()} ${key}`;
    const known = this.earned.get(name);
    if (known !== undefined) return known;
    const open = this.judged.get(name);
    if (open !== undefined) {
      this.circles.lean(open);
      return false;
    }
    const { answer, final } = this.circles.ask((place) => {
      this.judged.set(name, place);
      const found = sets.some((set) => this.isSetByVerifier(set, base));
      this.judged.delete(name);
      return found;
    });
    this.earned.set(name, answer, final);
    return answer;
  }
  private isSetByVerifier(set: Ref, base: ApiThing): boolean {
    const value = set.unit.value(set.id);
    if (value.kind !== 'set') return false;
    const same = this.values
      .things({ ...set, id: value.of })
      .some((it) => it.kind === 'api' && it.nodes.some((node) => node.types.length > 0 && base.nodes.includes(node)));
    return same && this.verifiesAround(set.unit, set.id);
  }
  /** The function that writes (or one that calls it) verifies a token, a password or a credential. */
  private verifiesAround(unit: FileUnit, id: ValueId): boolean {
    const owner = unit.ownerOf(id);
    if (owner < 0) return false;
    const own = (at: FileUnit, fn: ValueId): boolean => this.knows({ kind: 'function', ref: this.values.ref(at, fn) });
    if (own(unit, owner)) return true;
    // A handler is part of nothing around it: that only sets the application up.
    const outer = this.values.handed.isHandler(this.values.ref(unit, owner)) ? -1 : unit.outerOf(owner);
    if (outer >= 0 && own(unit, outer)) return true;
    return this.values.callersOf(unit, owner).some((site) => {
      const caller = site.unit.ownerOf(site.id);
      return caller >= 0 && own(site.unit, caller);
    });
  }

  // ---- what hangs on a credential

  /** A condition around a region tests something that comes of a credential. */
  decide(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    const key = `${String(unit.index)}:${String(region)}:${String(ctx.id)}`;
    const known = this.conditions.get(key);
    if (known !== undefined) return known;
    const { answer, final } = this.circles.ask(() => this.hangs(unit, ctx, region));
    this.conditions.set(key, answer, final);
    return answer;
  }
  private hangs(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    // A callback inside: its surroundings count too.
    for (let r = region; r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if ((it.kind === 'branch' || it.kind === 'rest') && this.made({ unit, id: it.condition, ctx })) return true;
      if (it.kind === 'catch' && this.readIn(unit, ctx, it.of)) return true;
    }
    return false;
  }
  /** Something inside the region reads or verifies a credential. */
  private readIn(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    const { first, last } = unit.region(region);
    for (let id = first; id < last; id++) {
      const { kind } = unit.value(id);
      if (kind === 'get' && this.isRead({ unit, id, ctx })) return true;
      if (kind === 'call' && this.made({ unit, id, ctx })) return true;
    }
    return false;
  }
  /** A region is reached when a credential is missing. */
  isMissing(unit: FileUnit, ctx: Context, region: RegionId): boolean {
    for (let r = region; r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'catch') {
        // Going on after a failed check lets everyone pass.
        const tried = unit.region(it.of);
        for (let id = tried.first; id < tried.last; id++)
          if (unit.value(id).kind === 'get' && this.isRead({ unit, id, ctx })) return true;
        continue;
      }
      if (it.kind !== 'branch') continue;
      const condition = unit.value(it.condition);
      const negated = condition.kind === 'op' && condition.operator === '!' ? condition.left : undefined;
      const tested = negated ?? it.condition;
      const { kind } = unit.value(tested);
      const plain = kind === 'get' || kind === 'load' || kind === 'call' || kind === 'join';
      if (plain && (negated === undefined) === (it.side === 'false') && this.made({ unit, id: tested, ctx }))
        return true;
    }
    return false;
  }
  /** The value was computed from a credential. */
  private made(start: Ref): boolean {
    const walk = new Origins(
      this.values,
      start,
      ['get', 'op', 'join', 'wait', 'element', 'load', 'text', 'object', 'arguments', 'receiver', 'frame'],
      (ref) => !this.isRead(ref),
    );
    for (const ref of walk) if (this.isRead(ref) || this.isResult(ref) || this.isHandedOver(ref)) return true;
    return false;
  }
  /** What a call gives is a credential, or was made in a function that knows one. */
  private isResult(ref: Ref): boolean {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return false;
    return this.values
      .things({ ...ref, id: call.callee })
      .some((thing) =>
        thing.kind === 'api'
          ? this.isGivenBy(thing, ref) || this.isVerification(thing)
          : thing.kind === 'function' && this.knows(thing, this.values.enter(thing, ref)),
      );
  }
  /** A parameter that a dependency which knows the caller fills, or of a verification's callback. */
  private isHandedOver(ref: Ref): boolean {
    const unit = ref.unit;
    const param = unit.value(ref.id);
    if (param.kind !== 'param') return false;
    const frame = this.values.contexts.frameOf(unit, param.function, ref.ctx);
    const given = frame?.args[param.index];
    if (given !== undefined && isRef(given)) return false;
    return givers(this.values, unit, param).some((giver) => this.knows(giver)) || this.isVerified(unit, param.function);
  }
  /** The function is a callback of a verification (`jwt.verify(token, secret, (error, user) => …)`). */
  private isVerified(unit: FileUnit, fn: ValueId): boolean {
    return unit.usersOf(fn).some((user) => {
      const call = unit.value(user);
      if (call.kind !== 'call') return false;
      return this.values
        .things(this.values.ref(unit, call.callee))
        .some(
          (thing) =>
            thing.kind === 'api' &&
            (this.isVerification(thing) ||
              this.values.apis.rows(thing.nodes, 'middleware').some(({ row }) => row.does === 'authenticates')),
        );
    });
  }
}
