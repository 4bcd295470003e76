/** Which methods may have run on an instance that the function that makes it keeps to itself. */
import type { ClassValue, Member, ValueId } from '../../facts/facts.ts';
import type { FunctionThing, InstanceThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** As often as something in its class runs for an instance: none for what stands in a method that nobody calls on it. */
export function runsOn(values: Values, instance: InstanceThing): (set: Ref) => readonly Ref[] {
  const names = runOn(values, instance);
  const { site } = instance;
  return (set) => {
    const method = methodAround(set.unit, set.id);
    if (names === undefined || site === undefined || method === undefined) return [set];
    if (!names.has(method.name)) return [];
    const fn: FunctionThing = { kind: 'function', ref: { ...set, id: method.fn }, self: [instance] };
    const frames = callsOf(site, method.name).map((call): Ref => ({ ...set, ctx: values.enter(fn, call) }));
    return frames.length > 0 ? frames : [set];
  };
}
/** Where a method is called on an instance by the function that makes it. */
function callsOf({ unit, id, ctx }: Ref, name: string): readonly Ref[] {
  return unit.usersOf(id).flatMap((user) => {
    const get = unit.value(user);
    if (get.kind !== 'get' || get.key !== name) return [];
    return unit.usersOf(user).flatMap((it): readonly Ref[] => {
      const call = unit.value(it);
      return call.kind === 'call' && call.callee === user ? [{ unit, id: it, ctx }] : [];
    });
  });
}
/** Names of the methods; undefined: it is handed on, so that it may be any. */
function runOn(values: Values, { of, site }: InstanceThing): ReadonlySet<string> | undefined {
  if (of.kind !== 'class' || site === undefined) return undefined;
  const first = namesRead(site.unit, site.id);
  if (first === undefined) return undefined;
  const names = new Set(['constructor', ...first]);
  const classes = [of, ...values.ancestors(of)].flatMap((it) => (it.kind === 'class' ? [it.ref] : []));
  // What a method calls on itself runs too. A set gives what is added to it while it is gone through.
  for (const name of names)
    for (const { unit, id } of classes) {
      const cls = unit.value(id) as ClassValue;
      for (const { value } of cls.members.filter((it) => nameOf(it) === name)) {
        const fn = value === undefined ? undefined : unit.value(value);
        if (fn?.kind !== 'function') continue;
        const more = [...(fn.self === undefined ? [] : [fn.self]), ...supersIn(unit, value!)].map((it) =>
          namesRead(unit, it),
        );
        for (const it of more) {
          if (it === undefined) return undefined;
          for (const each of it) names.add(each);
        }
      }
    }
  return names;
}
/** Members that are read of a value; undefined where something else is done with it. */
function namesRead(unit: FileUnit, id: ValueId): readonly string[] | undefined {
  const out: string[] = [];
  for (const user of unit.usersOf(id)) {
    const value = unit.value(user);
    if (value.kind === 'get' && value.of === id && typeof value.key === 'string') out.push(value.key);
    else if (value.kind === 'set' && value.of === id && value.to !== id) continue;
    else if (value.kind === 'call' && (value.receiver === id || value.callee === id) && !value.args.includes(id))
      continue;
    else return undefined;
  }
  return out;
}
function nameOf({ kind, name }: Member): string | undefined {
  return kind === 'constructor' ? 'constructor' : typeof name === 'string' ? name : undefined;
}
/** `super` in a method. */
function supersIn(unit: FileUnit, fn: ValueId): readonly ValueId[] {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.body < 0) return [];
  const { first, last } = unit.region(value.body);
  const out: ValueId[] = [];
  for (let id = first; id < last; id++) if (unit.value(id).kind === 'super') out.push(id);
  return out;
}
/** The method in which something stands. */
function methodAround(unit: FileUnit, id: ValueId): { readonly fn: ValueId; readonly name: string } | undefined {
  for (let fn = unit.ownerOf(id); fn >= 0; fn = unit.outerOf(fn)) {
    const value = unit.value(fn);
    const cls = value.kind === 'function' && value.owner !== undefined ? unit.value(value.owner) : undefined;
    if (value.kind !== 'function' || cls?.kind !== 'class') continue;
    const member = cls.members.find((it) => it.value === fn);
    const name = member && nameOf(member);
    return name === undefined ? undefined : { fn, name };
  }
  return undefined;
}
