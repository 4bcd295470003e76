/** Classes: what stands above them, their constructors, their static members. */
import type { ClassValue } from '../../facts/facts.ts';
import type { ApiThing, ClassThing, FunctionThing, Ref, Thing } from '../things.ts';
import { builtinMember } from './builtins.ts';
import { boundTo, identity } from './identity.ts';
import type { Values } from './kernel.ts';
import { apiResult } from './library.ts';

const NOTHING: readonly Thing[] = [];
/** Classes above a class: more are not looked at for one member. */
export const MAX_ANCESTORS = 200;

/** The constructor of a class or of the nearest ancestor that has one. */
export function constructorOf(values: Values, thing: ClassThing): FunctionThing | undefined {
  const met = new Set<string>();
  for (let cls: ClassThing | undefined = thing; cls !== undefined;) {
    const { unit, ctx } = cls.ref;
    const value = unit.value(cls.ref.id);
    if (value.kind !== 'class' || met.has(identity(cls))) return undefined;
    met.add(identity(cls));
    const own = value.members.find((member) => member.kind === 'constructor' && member.value !== undefined);
    if (own?.value !== undefined) return { kind: 'function', ref: { unit, id: own.value, ctx } };
    cls = values.parents(cls).find((it): it is ClassThing => it.kind === 'class');
  }
  return undefined;
}
/** A class without members of its own beyond a library class is an instance of that. */
export function apiParent(values: Values, thing: ClassThing, site: Ref): Thing | undefined {
  const value = thing.ref.unit.value(thing.ref.id) as ClassValue;
  if (value.members.length > 0 || value.extends.length === 0) return undefined;
  const parent = values.things({ ...thing.ref, id: value.extends[0]! }).find((it): it is ApiThing => it.kind === 'api');
  return parent && apiResult(values, parent, site);
}
/** The classes (or library classes) a class extends. */
export function parents(values: Values, thing: ClassThing): readonly Thing[] {
  const value = thing.ref.unit.value(thing.ref.id);
  if (value.kind !== 'class') return NOTHING;
  return value.extends
    .flatMap((id) => values.things({ ...thing.ref, id }))
    .filter((it) => !(it.kind === 'class' && it.ref.id === thing.ref.id && it.ref.unit === thing.ref.unit));
}
/** What stands above a class, nearest first and each once, as far up as members are looked for. */
export function ancestors(values: Values, thing: ClassThing): readonly Thing[] {
  const out: Thing[] = [];
  const met = new Set([identity(thing)]);
  const waiting = [...values.parents(thing)].reverse();
  for (let it = waiting.pop(); it !== undefined; it = waiting.pop()) {
    const key = identity(it);
    if (met.has(key)) continue;
    if (met.size > MAX_ANCESTORS) {
      values.cuts.add(thing.ref, 'call', 'too many ancestors');
      break;
    }
    met.add(key);
    out.push(it);
    if (it.kind === 'class') waiting.push(...[...values.parents(it)].reverse());
  }
  return out;
}
export function staticMember(values: Values, thing: ClassThing, key: string, ref: Ref): readonly Thing[] {
  const out: Thing[] = [];
  // Mixins give a class many ancestors, and circles of them: each is looked at once.
  const met = new Set<string>();
  const waiting: Thing[] = [thing];
  for (let it = waiting.pop(); it !== undefined; it = waiting.pop()) {
    if (it.kind !== 'class') {
      out.push(...values.member(it, key, ref));
      continue;
    }
    const place = identity(it);
    if (met.has(place)) continue;
    if (met.size > MAX_ANCESTORS) return [...out, ...values.cap('too many ancestors', ref)];
    met.add(place);
    const own = ownStatics(values, it, key);
    const parents = own.length > 0 ? NOTHING : values.parents(it);
    if (own.length > 0) out.push(...own);
    else if (parents.length === 0) out.push(...builtinMember(values, it, key, ref));
    waiting.push(...[...parents].reverse());
  }
  return out.length > 0 ? out : builtinMember(values, thing, key, ref);
}
/** What a class itself has under a name. */
function ownStatics(values: Values, thing: ClassThing, key: string): readonly Thing[] {
  const unit = thing.ref.unit;
  const value = unit.value(thing.ref.id) as ClassValue;
  const out: Thing[] = [];
  for (const member of value.members) {
    if (!member.static || member.name !== key || member.value === undefined) continue;
    for (const it of values.things({ ...thing.ref, id: member.value })) {
      if (member.kind === 'getter' && it.kind === 'function') out.push(...values.returned(it, it.ref.ctx));
      else out.push(it.kind === 'function' ? boundTo(it, thing) : it);
    }
  }
  for (const base of [thing.ref.id, value.self]) {
    for (const set of unit.setsOn(base)) if (set.key === key) out.push(...values.things({ ...thing.ref, id: set.to }));
  }
  if (out.length === 0 && key === 'prototype') return [{ kind: 'instance', of: thing, ctx: thing.ref.ctx }];
  return out;
}
