/**
 * Members of objects, and of what classes of the project make, that hold what was handed over, or that ask for it: a
 * constructor declares them among its parameters (`constructor(private readonly session: Session) {}`), or a getter gives
 * them.
 */
import type { Entry } from '../../facts/facts.ts';
import type { Ref, Thing } from '../things.ts';
import { getterOf } from './instances.ts';
import type { Values } from './kernel.ts';

const names = new WeakMap<Values, ReadonlySet<string>>();

/** The parameters that fill a member where it is read of instances, each in the frame of its constructor. */
export function propertyRead(values: Values, of: Ref, name: string): readonly Ref[] {
  if (!isDeclared(values, name)) return [];
  const things = values.things(of);
  // Of several the getters of each tell one from the other.
  return things.flatMap((it) => filledBy(it, name) ?? (things.length === 1 ? givenBy(values, it, name) : []));
}
/** Some class of the project declares a member of the name so. */
function isDeclared(values: Values, name: string): boolean {
  let found = names.get(values);
  if (found === undefined) {
    const all = values.modules.units.flatMap((unit) =>
      unit.facts.values.flatMap((it): readonly string[] => {
        if (it.kind === 'param') return it.field === undefined ? [] : [it.field];
        if (it.kind === 'object')
          return it.entries.flatMap(({ accessor, key }) => (accessor === 'get' && typeof key === 'string' ? key : []));
        const getters = it.kind === 'class' ? it.members.filter(({ kind }) => kind === 'getter') : [];
        return getters.flatMap(({ name }) => (typeof name === 'string' ? name : []));
      }),
    );
    names.set(values, (found = new Set(all)));
  }
  return found.has(name);
}
/** What a getter gives, in its frame for the instance. */
function givenBy(values: Values, thing: Thing, name: string): readonly Ref[] {
  if (thing.kind === 'object') {
    const object = thing.ref.unit.value(thing.ref.id);
    const entry =
      object.kind === 'object' ? object.entries.findLast((it) => it.key === name && it.accessor !== 'set') : undefined;
    return entry === undefined ? [] : givenByGetter(thing.ref, entry);
  }
  const found = thing.kind === 'instance' ? getterOf(values, thing, name) : undefined;
  const { unit, id } = found?.getter.ref ?? {};
  const fn = unit === undefined || id === undefined ? undefined : unit.value(id);
  if (found === undefined || unit === undefined || fn?.kind !== 'function') return [];
  return unit.returnedBy(fn).map((it) => ({ unit, id: it, ctx: found.ctx }));
}
function filledBy(thing: Thing, name: string): Ref | undefined {
  if (thing.kind !== 'instance' || thing.of.kind !== 'class') return undefined;
  const { unit, id } = thing.of.ref;
  const cls = unit.value(id);
  const constructor = cls.kind === 'class' ? cls.members.find((it) => it.kind === 'constructor')?.value : undefined;
  const fn = constructor === undefined ? undefined : unit.value(constructor);
  const param = fn?.kind === 'function' ? fn.params.find((it) => isField(unit.value(it), name)) : undefined;
  return param === undefined ? undefined : { unit, id: param, ctx: thing.ctx };
}
function isField(value: ReturnType<Ref['unit']['value']>, name: string): boolean {
  return value.kind === 'param' && value.field === name;
}
/** What a getter gives that is written in an object; nothing of what is none. */
export function givenByGetter({ unit, ctx }: Ref, { accessor, value }: Entry): readonly Ref[] {
  const fn = unit.value(value);
  if (accessor !== 'get' || fn.kind !== 'function') return [];
  return unit.returnedBy(fn).map((id) => ({ unit, id, ctx }));
}
