/** Bodies that are handed to what nobody understands, and whose fate hangs on what that says: it may be a check. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { originsIn, type Edge, Origins } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isNotUnderstood } from './understood.ts';
import { flowsOf, isRequest, ownParts } from './request-parts.ts';

/** So deep helpers are looked into, and so many calls of a handler. */
const DEEPEST = 3;
const MOST = 60;
/** What stores or sends something on says nothing of whether it may be. */
const WRITES =
  /^(?:create|insert|add|save|store|put|set|update|upsert|patch|post|send|replace|delete|remove|write|publish|emit|enqueue|dispatch|log|info|debug|warn|error)(?![a-z])/;
/** By its name it is a check, that may throw as well. */
const CHECKS = /^(?:assert|check|ensure|validate|verify|parse|sanitize)(?![a-z])/;
/** From an outcome to the condition that asks for it. */
const ASKED: readonly Edge[] = ['wait', 'join', 'load', 'get', 'op', 'logic', 'callee', 'receiver', 'arguments'];

/** Where a handler, or a helper that it hands its body to, leaves to a call that is not understood what becomes of it. */
export function bodyCheckedUnseen(values: Values, fn: FunctionThing): Ref | undefined {
  return new Search(values).in(fn, DEEPEST)?.at;
}
/** A call, and whether its caller is told its outcome instead of anything hanging on it there. */
interface Found {
  readonly at: Ref;
  readonly told: boolean;
}
class Search {
  private readonly values: Values;
  private left = MOST;

  constructor(values: Values) {
    this.values = values;
  }
  in({ ref: { unit, id, ctx } }: FunctionThing, deep: number): Found | undefined {
    const fn = unit.value(id);
    if (fn.kind !== 'function' || fn.body < 0) return undefined;
    const { first, last } = unit.region(fn.body);
    for (let at = first; at < last; at++) {
      const call = unit.value(at);
      if (call.kind !== 'call' || !this.isHanded({ unit, id: at, ctx }, call)) continue;
      if (--this.left < 0) return undefined;
      const found = this.at({ unit, id: at, ctx }, call, deep);
      if (found === undefined) continue;
      if (!found.told || hangs(unit, at)) return { ...found, told: false };
      if (unit.returnedBy(fn).some((it) => comesFrom(unit, it, at))) return found;
    }
    return undefined;
  }
  private at(site: Ref, call: Call, deep: number): Found | undefined {
    const things = this.values.things({ ...site, id: call.callee });
    if (things.some((it) => isNotUnderstood(this.values, it))) {
      const name = site.unit.calledName(site.id);
      if (!call.args.some((id) => this.isBody({ ...site, id }))) return undefined;
      return WRITES.test(name) ? undefined : { at: site, told: !CHECKS.test(name) };
    }
    if (deep === 0) return undefined;
    for (const it of things) {
      if (it.kind !== 'function') continue;
      const ctx = this.values.enter(it, site);
      const found = this.in({ ...it, ref: { ...it.ref, ctx } }, deep - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  /** The body, or the request that it comes with. */
  private isHanded(site: Ref, { args }: Call): boolean {
    return args.some((id) => this.isBody({ ...site, id }) || isRequest(this.values, { ...site, id }));
  }
  /** All of the body, and not one member of it: parsed, where it comes as text. */
  private isBody(ref: Ref): boolean {
    const { values } = this;
    const parsed = (at: Ref): readonly Ref[] =>
      flowsOf(values, at).flatMap(({ from, to, deep }) =>
        deep === true && to === 'return' && from !== 'receiver' ? values.argument(at, from) : [],
      );
    for (const at of new Origins(values, ref, ['wait', 'join', 'load', 'fallback', 'spread', 'frame'], parsed))
      if (ownParts(this.values, at, []).includes('body')) return true;
    return false;
  }
}
/** A condition asks for what a call gives. */
function hangs(unit: FileUnit, call: ValueId): boolean {
  return unit.facts.regions.some(
    (it) => (it.kind === 'branch' || it.kind === 'rest') && comesFrom(unit, it.condition, call),
  );
}
function comesFrom(unit: FileUnit, id: ValueId, call: ValueId): boolean {
  for (const at of originsIn(unit, id, ASKED)) if (at === call) return true;
  return false;
}
