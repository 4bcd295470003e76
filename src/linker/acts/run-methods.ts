/** Which methods may have run on an instance that the function that makes it keeps to itself. */
import type { ClassValue, Member, ValueId } from '../../facts/facts.ts';
import type { InstanceThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** A set may have run for an instance: false only where it stands in a method that nobody calls on it. */
export function maySetOn(values: Values, instance: InstanceThing): (set: Ref) => boolean {
  const names = runOn(values, instance);
  return names === undefined
    ? () => true
    : ({ unit, id }) => {
        const name = methodAround(unit, id);
        return name === undefined || names.has(name);
      };
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
/** The name of the method in which something stands. */
function methodAround(unit: FileUnit, id: ValueId): string | undefined {
  for (let fn = unit.ownerOf(id); fn >= 0; fn = unit.outerOf(fn)) {
    const value = unit.value(fn);
    const cls = value.kind === 'function' && value.owner !== undefined ? unit.value(value.owner) : undefined;
    if (value.kind !== 'function' || cls?.kind !== 'class') continue;
    const member = cls.members.find((it) => it.value === fn);
    return member && nameOf(member);
  }
  return undefined;
}
