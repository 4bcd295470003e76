/**
 * Lists that instances keep: what the constructor puts in, by the methods that it calls (those of the subclass, where it
 * has its own), and what calls from outside put in.
 */
import type { Call, FunctionValue, ValueId } from '../../facts/facts.ts';
import type { ArrayThing, ClassThing, Context, FunctionThing, InstanceThing, Ref, Thing } from '../things.ts';
import { refKey, valueKey } from '../things.ts';
import { spreadOut } from './collections.ts';
import { identity } from './identity.ts';
import type { Values } from './kernel.ts';

type Item = NonNullable<ArrayThing['made']>[number];
/** A call of a method of `this`, or one that puts something into the list; `often`: in a loop or a callback. */
interface Step {
  readonly id: ValueId;
  readonly call: Call;
  readonly often: boolean;
  /** The method; undefined for what is put in. */
  readonly method: string | undefined;
  /** The member that holds the list into which something is put. */
  readonly list: string | undefined;
}
const PUTS: readonly unknown[] = ['push', 'unshift'];
/** Calls of methods of one instance one inside another. */
const MAX_CALLS_DEEP = 10;

/** The list that a member of an instance is, with what methods put in; unknown where that cannot be told. */
export function keptList(values: Values, instance: InstanceThing, key: string, list: ArrayThing): Thing {
  if (instance.of.kind !== 'class') return list;
  const methods = [instance.of, ...values.ancestors(instance.of)].flatMap((it) =>
    it.kind === 'class' ? methodsOf(it) : [],
  );
  if (!methods.some((fn) => stepsOf(fn, key).some((it) => it.method === undefined))) return list;
  const literal = values.items(list);
  const added = new Filling(values, instance, key).all(methods);
  if (literal === undefined || added === undefined)
    return values.unknown(`what is put into ${key} is not known`, list.ref);
  return added.length === 0 ? list : { ...list, made: [...literal, ...added] };
}

class Filling {
  private readonly values: Values;
  private readonly instance: InstanceThing;
  private readonly key: string;
  private readonly out: Item[] = [];
  private readonly met = new Set<string>();

  constructor(values: Values, instance: InstanceThing, key: string) {
    this.values = values;
    this.instance = instance;
    this.key = key;
  }
  /** In the order in which it is put in; undefined where something is not known. */
  all(methods: readonly FunctionThing[]): readonly Item[] | undefined {
    const { values, instance } = this;
    const made = values.constructorOf(instance.of as ClassThing);
    if (made !== undefined && !this.run(made, instance.ctx, 0)) return undefined;
    const own = identity(instance);
    for (const fn of methods) {
      if (fn.ref.id === made?.ref.id || !this.fills(fn, new Set())) continue;
      for (const site of values.callersOf(fn.ref.unit, fn.ref.id)) {
        const { receiver } = site.unit.value(site.id) as Call;
        // What the instance calls itself is met where it runs.
        if (receiver === undefined || ['self', 'super'].includes(site.unit.value(receiver).kind)) continue;
        if (!values.things({ ...site, id: receiver }).some((it) => identity(it) === own)) continue;
        const bound = { ...fn, self: [instance] };
        if (!this.run(bound, values.enter(bound, site, false), 0)) return undefined;
      }
    }
    return this.out;
  }
  private run(fn: FunctionThing, ctx: Context, deep: number): boolean {
    const { unit, id } = fn.ref;
    const turn = refKey({ unit, id, ctx });
    if (this.met.has(turn)) return true;
    if (deep > MAX_CALLS_DEEP) return false;
    this.met.add(turn);
    return stepsOf(fn, this.key).every(({ id: at, call, often, method }) => {
      const site: Ref = { unit, id: at, ctx };
      if (method === undefined) {
        const added = often ? [undefined] : spreadOut(this.values, site, call.args, call.spreads);
        this.out.push(...added.filter((it) => it !== undefined));
        return !added.includes(undefined);
      }
      const called = this.called(fn, call, method).filter((it) => this.fills(it, new Set()));
      return called.every((it) => !often && this.run(it, this.values.enter(it, site, false), deep + 1));
    });
  }
  /** What a method of the instance, or the constructor above, is. */
  private called(fn: FunctionThing, call: Call, method: string): readonly FunctionThing[] {
    const { values, instance } = this;
    const found =
      method === ''
        ? values
            .things({ ...fn.ref, id: call.callee })
            .flatMap((it) => (it.kind === 'class' ? (values.constructorOf(it) ?? []) : []))
        : values.member(instance, method, fn.ref).filter((it) => it.kind === 'function');
    return found.map((it) => ({ ...it, self: [instance] }));
  }
  /** It puts something in, itself or through others. */
  private fills(fn: FunctionThing, met: Set<string>): boolean {
    const name = valueKey(fn.ref);
    if (met.has(name)) return false;
    met.add(name);
    return stepsOf(fn, this.key).some(
      ({ call, method }) => method === undefined || this.called(fn, call, method).some((it) => this.fills(it, met)),
    );
  }
}
/** Functions of a class that have a `this` of the instance. */
function methodsOf({ ref }: ClassThing): readonly FunctionThing[] {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'class') return [];
  return value.members.flatMap((it) =>
    it.static || it.value === undefined || it.kind === 'field'
      ? []
      : [{ kind: 'function' as const, ref: { ...ref, id: it.value } }],
  );
}
/** What a function does of interest for a list, in order; '' for the method is the constructor above. */
function stepsOf({ ref: { unit, id } }: FunctionThing, key: string): readonly Step[] {
  const value = unit.value(id);
  if (value.kind !== 'function') return [];
  let found = steps.get(value);
  if (found === undefined) steps.set(value, (found = allSteps(unit, id, value)));
  return found.filter(({ method, list }) => method !== undefined || list === key);
}
/** Every member of an instance asks for them again. */
const steps = new WeakMap<FunctionValue, readonly Step[]>();

function allSteps(unit: Ref['unit'], fn: ValueId, value: FunctionValue): readonly Step[] {
  const { first, last } = unit.region(value.body);
  const out: Step[] = [];
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    const callee = unit.value(call.callee);
    const often = unit.ownerOf(id) !== fn || isInLoop(unit, id, value.body);
    if (callee.kind === 'super') out.push({ id, call, often, method: '', list: undefined });
    if (callee.kind !== 'get' || typeof callee.key !== 'string') continue;
    const of = unit.value(callee.of);
    if (callee.of === value.self) out.push({ id, call, often, method: callee.key, list: undefined });
    else if (PUTS.includes(callee.key) && of.kind === 'get' && of.of === value.self && typeof of.key === 'string')
      out.push({ id, call, often, method: undefined, list: of.key });
  }
  return out;
}
function isInLoop(unit: Ref['unit'], id: ValueId, body: number): boolean {
  for (let at = unit.regionOf(id); at !== body; at = unit.region(at).parent) {
    if (unit.region(at).kind === 'loop') return true;
    if (at <= 0) return false;
  }
  return false;
}
