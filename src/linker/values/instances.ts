/** Members of instances: fields, methods, getters, parameter properties, what ancestors and subclasses make of them. */
import type { ClassValue, ValueId } from '../../facts/facts.ts';
import {
  type ClassThing,
  type Context,
  type FunctionThing,
  type InstanceThing,
  type ObjectThing,
  type Ref,
  type Thing,
  valueKey,
} from '../things.ts';
import type { FileUnit } from '../units.ts';
import { builtinMember } from './builtins.ts';
import { filledByOthers } from './filled.ts';
import { identity, withSelf } from './identity.ts';
import type { Values } from './kernel.ts';
import { keptList } from './kept.ts';
import { apiMember, apiResult } from './library.ts';
import { subclassesOf } from './subtypes.ts';
import { MAX_ANCESTORS } from './classes.ts';

const NOTHING: readonly Thing[] = [];

/** A router that a field makes: each instance has its own. */
function ownOf(values: Values, cls: ClassThing, thing: InstanceThing, it: Thing): Thing {
  if (it.kind !== 'api' || it.site?.unit !== cls.ref.unit || !values.apis.isRouter(it)) return it;
  const made = cls.ref.unit.value(cls.ref.id);
  const inside = it.site.unit.value(it.site.id);
  if (inside.start < made.start || inside.end > made.end) return it;
  const frame =
    thing.ctx.id !== 0 || thing.site === undefined
      ? thing.ctx
      : values.contexts.frame(cls, thing.site, () => ({ args: [], self: [thing] }), values.likeness, false);
  return { ...it, site: { ...it.site, ctx: frame } };
}
/** The getters among some that run when a member is read, with their frames. */
export function gettersRead(
  values: Values,
  of: Ref,
  key: string,
  among: readonly { readonly unit: FileUnit; readonly fn: ValueId }[],
): readonly { readonly getter: FunctionThing; readonly ctx: Context }[] {
  return values.things(of).flatMap((thing) => {
    if (thing.kind === 'object' || thing.kind === 'class')
      return among.flatMap(({ unit, fn }) => {
        if (unit !== thing.ref.unit || !isOwnGetter(thing, fn)) return [];
        return [{ getter: { kind: 'function', ref: { ...thing.ref, id: fn } } as const, ctx: thing.ref.ctx }];
      });
    if (thing.kind !== 'instance' || thing.of.kind !== 'class') return [];
    for (const cls of [thing.of, ...values.ancestors(thing.of)]) {
      if (cls.kind !== 'class') continue;
      const { unit } = cls.ref;
      const found = among.find((it) => {
        const value = it.unit.value(it.fn);
        return it.unit === unit && value.kind === 'function' && value.owner === cls.ref.id;
      });
      if (found === undefined) continue;
      const getter: FunctionThing = { kind: 'function', ref: { ...cls.ref, id: found.fn } };
      return [{ getter, ctx: getterFrame(values, getter, key, thing) }];
    }
    return [];
  });
}
/** An object that is written out, or a class, has a getter itself. */
function isOwnGetter({ ref }: ObjectThing | ClassThing, fn: ValueId): boolean {
  const value = ref.unit.value(ref.id);
  return value.kind === 'object'
    ? value.entries.some((it) => it.accessor === 'get' && it.value === fn)
    : value.kind === 'class' && value.members.some((it) => it.static === true && it.value === fn);
}
/** The getter that runs where a member of an instance is read, with its frame. */
export function getterOf(
  values: Values,
  thing: InstanceThing,
  key: string,
): { readonly getter: FunctionThing; readonly ctx: Context } | undefined {
  const classes = thing.of.kind === 'class' ? [thing.of, ...values.ancestors(thing.of)] : [];
  for (const cls of classes) {
    const made = cls.kind === 'class' ? cls.ref.unit.value(cls.ref.id) : undefined;
    if (cls.kind !== 'class' || made?.kind !== 'class') continue;
    const member = made.members.find((it) => it.kind === 'getter' && it.name === key && it.static !== true);
    if (member?.value === undefined) continue;
    const getter: FunctionThing = { kind: 'function', ref: { ...cls.ref, id: member.value } };
    return { getter, ctx: getterFrame(values, getter, key, thing) };
  }
  return undefined;
}
/** The frame in which a getter of an instance runs. */
function getterFrame(values: Values, getter: FunctionThing, key: string, thing: InstanceThing): Context {
  return values.contexts.frame(
    getter,
    `self:${key}:${thing.ctx.id}`,
    () => ({ args: [], self: [thing] }),
    values.likeness,
  );
}
export function instanceMember(values: Values, thing: InstanceThing, key: string, ref: Ref): readonly Thing[] {
  if (key === 'constructor' && thing.of.kind === 'class') return classesOf(values, thing, thing.of);
  const out =
    thing.of.kind === 'class'
      ? classInstanceMember(values, thing, thing.of, key, ref, new Set())
      : functionInstanceMember(values, thing, thing.of, key);
  if (out.some((it) => it.kind !== 'unknown' && !(it.kind === 'constant' && it.value === undefined))) return out;
  const filled = filledByOthers(values, thing, key);
  if (filled.length > 0) return filled;
  return out.length > 0 ? out : builtinMember(values, thing, key, ref);
}
/** What `this.constructor` may be: where nobody made it here, it is one of the classes that extend the one that is written. */
function classesOf(values: Values, { site }: InstanceThing, cls: ClassThing): readonly Thing[] {
  if (site !== undefined) return [cls];
  const out: ClassThing[] = [];
  const met = new Set<string>();
  const open = [...subclassesOf(values, cls)];
  for (const it of open) {
    const key = valueKey(it.ref);
    if (met.size >= MAX_SUBCLASSES || met.has(key)) continue;
    met.add(key);
    const more = subclassesOf(values, it);
    if (more.length === 0) out.push(it);
    open.push(...more);
  }
  return out.length > 0 ? out : [cls];
}
/** Classes that extend one, directly or not. */
const MAX_SUBCLASSES = 60;

function functionInstanceMember(
  values: Values,
  thing: InstanceThing,
  fn: FunctionThing,
  key: string,
): readonly Thing[] {
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return NOTHING;
  const out: Thing[] = [];
  const own = value.self === undefined ? [] : unit.setsOn(value.self);
  for (const set of own)
    if (set.key === key)
      out.push(...values.things({ unit, id: set.to, ctx: thing.ctx }).map((it) => withSelf(it, thing)));
  for (const user of unit.usersOf(fn.ref.id)) {
    const get = unit.value(user);
    if (get.kind !== 'get' || get.key !== 'prototype') continue;
    for (const set of unit.setsOn(user))
      if (set.key === key)
        out.push(...values.things({ unit, id: set.to, ctx: fn.ref.ctx }).map((it) => withSelf(it, thing)));
  }
  return out;
}
/** What the methods of a class write into members of its instances; `made`: the constructor does. */
function writtenIn(unit: FileUnit, cls: ClassValue): ReadonlyMap<string, readonly Written[]> {
  let found = written.get(cls);
  if (found !== undefined) return found;
  found = new Map<string, Written[]>();
  for (const member of cls.members) {
    if (member.value === undefined || member.kind === 'field') continue;
    const fn = unit.value(member.value);
    if (fn.kind !== 'function' || fn.self === undefined) continue;
    for (const { key, to } of unit.setsOn(fn.self)) {
      if (typeof key !== 'string') continue;
      const list = found.get(key);
      const it = { to, made: member.kind === 'constructor' };
      if (list === undefined) found.set(key, [it]);
      else list.push(it);
    }
  }
  written.set(cls, found);
  return found;
}
interface Written {
  readonly to: ValueId;
  readonly made: boolean;
}
/** Every member of every instance asks for them again. */
const written = new WeakMap<ClassValue, Map<string, Written[]>>();

function classInstanceMember(
  values: Values,
  thing: InstanceThing,
  cls: ClassThing,
  key: string,
  ref: Ref,
  met: Set<string>,
  down = true,
): readonly Thing[] {
  const unit = cls.ref.unit;
  const value = unit.value(cls.ref.id);
  if (value.kind !== 'class') return NOTHING;
  if (met.size > MAX_ANCESTORS) return values.cap('too many ancestors', ref);
  // What was met before has nothing under this name, or its turn is not over.
  const place = identity(cls);
  if (met.has(place)) return NOTHING;
  met.add(place);
  const out: Thing[] = [];
  let declared: ValueId | undefined;
  for (const member of value.members) {
    if (member.static || member.name !== key) continue;
    if (member.type !== undefined && member.kind === 'field') declared = member.type;
    if (member.value === undefined) continue;
    const found = values.things({ unit, id: member.value, ctx: cls.ref.ctx });
    if (member.kind === 'getter')
      out.push(
        ...found.flatMap((it) =>
          // Each instance has its own frame: what `this` holds is its own.
          it.kind === 'function' ? values.returned(it, getterFrame(values, it, key, thing)) : NOTHING,
        ),
      );
    else if (member.kind !== 'setter') out.push(...found.map((it) => ownOf(values, cls, thing, withSelf(it, thing))));
  }
  if (out.some((it) => it.kind === 'function')) return out;
  const constructor = value.members.find((member) => member.kind === 'constructor')?.value;
  if (constructor !== undefined) {
    const fn = unit.value(constructor);
    if (fn.kind === 'function') {
      for (const id of fn.params) {
        const param = unit.value(id);
        if (param.kind !== 'param' || param.field !== key) continue;
        // What stands in for a missing argument is given to the member too.
        const filled = unit.usersOf(id).find((user) => {
          const join = unit.value(user);
          return join.kind === 'join' && join.at === 'default' && join.of[0] === id;
        });
        out.push(...values.things({ unit, id: filled ?? id, ctx: thing.ctx }));
      }
    }
  }
  for (const { to, made } of writtenIn(unit, value).get(key) ?? [])
    out.push(...values.things({ unit, id: to, ctx: made ? thing.ctx : cls.ref.ctx }));
  const useful = out.filter(
    (it) => it.kind !== 'unknown' && !(it.kind === 'constant' && (it.value === undefined || it.value === null)),
  );
  if (useful.length > 0) return useful.map((it) => (it.kind === 'array' ? keptList(values, thing, key, it) : it));
  if (declared !== undefined) {
    const typed = values.things({ unit, id: declared, ctx: cls.ref.ctx });
    if (typed.some((it) => it.kind !== 'unknown')) return typed;
  }
  const inherited = inheritedMember(values, thing, cls, key, ref, met);
  if (inherited.length > 0) return inherited;
  return out.length > 0 || !down ? out : subclassMember(values, cls, key, thing, ref);
}
/** What an instance of a class has from above that class: `super.key`. */
export function inheritedMember(
  values: Values,
  thing: InstanceThing,
  cls: ClassThing,
  key: string,
  ref: Ref,
  met = new Set<string>(),
): readonly Thing[] {
  for (const parent of values.parents(cls)) {
    const inherited =
      parent.kind === 'class'
        ? classInstanceMember(
            values,
            { ...thing, ctx: parentContext(values, thing, cls, parent) },
            parent,
            key,
            ref,
            met,
            false,
          )
        : parent.kind === 'api'
          ? [apiMember(values, apiResult(values, parent, thing.site ?? cls.ref), key, ref)]
          : parent.kind === 'function'
            ? functionInstanceMember(values, thing, parent, key)
            : NOTHING;
    if (inherited.length > 0) return inherited;
  }
  return NOTHING;
}
/** The frame of the parent's constructor: the arguments of `super(...)`. */
function parentContext(values: Values, thing: InstanceThing, cls: ClassThing, parent: ClassThing): Context {
  const unit = cls.ref.unit;
  const own = (unit.value(cls.ref.id) as ClassValue).members.find((member) => member.kind === 'constructor')?.value;
  if (own === undefined) return thing.ctx;
  const constructor = values.constructorOf(parent);
  if (constructor === undefined) return parent.ref.ctx;

  const fn = unit.value(own);
  if (fn.kind !== 'function') return parent.ref.ctx;
  const body = unit.region(fn.body);
  for (let id = body.first; id < body.last; id++) {
    const call = unit.value(id);
    if (call.kind === 'call' && unit.value(call.callee).kind === 'super')
      return values.enter(constructor, { unit, id, ctx: thing.ctx });
  }
  return parent.ref.ctx;
}
/** An abstract member: what the subclasses of the project make of it. */
function subclassMember(
  values: Values,
  cls: ClassThing,
  key: string,
  thing: InstanceThing,
  ref: Ref,
): readonly Thing[] {
  if (thing.site !== undefined) return NOTHING;
  const out: Thing[] = [];
  for (const sub of subclassesOf(values, cls)) {
    const value = sub.ref.unit.value(sub.ref.id) as ClassValue;
    if (value.members.some((member) => member.name === key))
      out.push(
        ...classInstanceMember(
          values,
          { kind: 'instance', of: sub, ctx: sub.ref.ctx },
          sub,
          key,
          ref,
          new Set(),
          false,
        ),
      );
  }
  return out;
}
