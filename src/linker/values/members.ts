/** What `thing.key` may be. */
import type { Get, Super, Value } from '../../facts/facts.ts';
import { type ApiThing, type ClassThing, isRef, type ObjectThing, type Ref, type Thing, valueOf } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { assignedTo } from './assigned.ts';
import { builtinMember } from './builtins.ts';
import { staticMember } from './classes.ts';
import { anyMember } from './collections.ts';
import { exported } from './exports.ts';
import { fileNames } from './file-names.ts';
import { filledByOthers } from './filled.ts';
import { identity, withSelf } from './identity.ts';
import { globalMember, isGlobalObject } from './imports.ts';
import { inheritedMember, instanceMember } from './instances.ts';
import { MAX_THINGS, type Values } from './kernel.ts';
import { apiElement, apiMember, constantMember, stored } from './library.ts';
import { ofThis } from './parameters.ts';
import { positionOf } from './positions.ts';

const NOTHING: readonly Thing[] = [];
const MAX_MEMBERS_DEEP = 60;

export function ofMember(values: Values, ref: Ref, get: Get): readonly Thing[] {
  const on = ref.unit.value(get.of);
  // What a module says of itself.
  if (get.key === 'exports' && on.kind === 'global' && on.name === 'module')
    return exported(values, ref.unit, '*', ref);
  const keys = values.keys(ref, get.key);
  const beside = besideWhole(values, ref, on, keys);
  if (beside !== undefined) return beside;
  const above = on.kind === 'super' ? keys.flatMap((key) => fromAbove(values, ref, on, key)) : NOTHING;
  if (above.length > 0) return above;
  const base = values.things({ ...ref, id: get.of });
  const out: Thing[] = [];
  for (const thing of base) {
    if (keys.length === 0) out.push(...(atPosition(values, thing, ref, get.key) ?? anyMember(values, thing, ref)));
    else for (const key of keys) out.push(...values.member(thing, key, ref));
  }
  return out.length > 0
    ? out
    : [values.unknown(`member ${typeof get.key === 'string' ? get.key : '[computed]'} of something unknown`, ref)];
}
/** `list[list.length - 1]` */
function atPosition(values: Values, thing: Thing, ref: Ref, key: Get['key']): readonly Thing[] | undefined {
  if (thing.kind !== 'array' || typeof key === 'string') return undefined;
  const at = positionOf(values, { ...ref, id: key });
  const item = at === undefined ? undefined : values.items(thing)?.[at];
  return item === undefined || !isRef(item) ? item : values.things(item);
}
/** `super.key` in a method of an instance. */
function fromAbove(values: Values, ref: Ref, { of }: Super, key: string): readonly Thing[] {
  const { unit } = ref;
  for (let fn = unit.ownerOf(ref.id); fn >= 0; fn = unit.outerOf(fn)) {
    const value = unit.value(fn);
    if (value.kind !== 'function' || value.owner !== of) continue;
    const cls: ClassThing = { kind: 'class', ref: { ...ref, id: of } };
    const found = ofThis(values, ref, fn).flatMap((it) =>
      it.kind === 'instance' ? inheritedMember(values, it, cls, key, ref) : NOTHING,
    );
    return found.filter((it) => it.kind !== 'api' || it.nodes.length > 0);
  }
  return NOTHING;
}
/** What a module gives by name that is something else as a whole: `module.exports = log; module.exports.request = …`. */
function besideWhole(values: Values, ref: Ref, on: Value, keys: readonly string[]): readonly Thing[] | undefined {
  const [key] = keys;
  const unit = keys.length === 1 ? moduleOf(values, ref.unit, on) : undefined;
  if (key === undefined || unit?.facts.exports.some((it) => it.name === '=') !== true) return undefined;
  // `import * as all from './file.cjs'`: the default of the namespace is the whole.
  const isWhole = key === 'default' && on.kind === 'import' && on.name === '*';
  return isWhole || unit.facts.exports.some((it) => it.name === key) ? exported(values, unit, key, ref) : undefined;
}
/** The module that `require('./file')`, or `module.exports` in the file itself, stands for. */
function moduleOf(values: Values, unit: FileUnit, on: Value): FileUnit | undefined {
  if (on.kind === 'get' && on.key === 'exports') {
    const of = unit.value(on.of);
    return of.kind === 'global' && of.name === 'module' ? unit : undefined;
  }
  if (on.kind !== 'import' || typeof on.from !== 'string' || (on.name !== '=' && on.name !== '*')) return undefined;
  const target = values.modules.resolve(unit, on.from);
  return target.is === 'file' ? values.modules.unit(target.path) : undefined;
}
/** What `thing.key` may be. */
export function member(values: Values, thing: Thing, key: string, ref: Ref): readonly Thing[] {
  return memberOf(values, thing, key, ref, new Set());
}
/** The same as part of a question: what was met in it already has given to it what it has. */
function memberOf(values: Values, thing: Thing, key: string, ref: Ref, met: Set<string>): readonly Thing[] {
  // Objects spread into one another have no end.
  if (values.membersDeep > MAX_MEMBERS_DEEP) return values.cap('members without end', ref);
  values.membersDeep++;
  try {
    return membersOf(values, thing, key, ref, met);
  } finally {
    values.membersDeep--;
  }
}
function membersOf(values: Values, thing: Thing, key: string, ref: Ref, met: Set<string>): readonly Thing[] {
  switch (thing.kind) {
    case 'object':
      return objectMember(values, thing, key, ref, met);
    case 'module':
      return exported(values, thing.unit, key, ref);
    case 'class':
      return staticMember(values, thing, key, ref);
    case 'instance':
      return instanceMember(values, thing, key, ref);
    case 'function': {
      const set = thing.ref.unit.setsOn(thing.ref.id).filter((it) => it.key === key);
      if (set.length > 0) return set.flatMap((it) => values.things({ ...thing.ref, id: it.to }));
      if (key === 'prototype') return [{ kind: 'instance', of: thing, ctx: thing.ref.ctx }];
      return builtinMember(values, thing, key, ref);
    }
    case 'api':
      return (
        (isGlobalObject(thing) ? globalMember(values, ref, key) : undefined) ??
        stored(values, thing, key) ??
        constantMember(values, thing, key, ref) ??
        libraryMember(values, thing, key, ref)
      );
    case 'array': {
      // The arguments of a call are as many as stand there.
      if (key === 'length' && thing.made !== undefined && valueOf(thing.ref).kind === 'param')
        return [{ kind: 'constant', value: thing.made.length }];
      const item = /^\d+$/.test(key) ? values.items(thing)?.[Number(key)] : undefined;
      if (item !== undefined) return isRef(item) ? values.things(item) : item;
      return builtinMember(values, thing, key, ref);
    }
    case 'constant':
    case 'text':
    case 'pattern':
    case 'unknown':
      return builtinMember(values, thing, key, ref);
  }
}
function libraryMember(values: Values, thing: ApiThing, key: string, ref: Ref): readonly Thing[] {
  const element = /^\d+$/.test(key) ? apiElement(values, thing, ref) : undefined;
  if (element !== undefined) return [element];
  const found = apiMember(values, thing, key, ref);
  return (thing.site && fileNames(values, found, thing.site)) ?? [found];
}
function objectMember(values: Values, thing: ObjectThing, key: string, ref: Ref, met: Set<string>): readonly Thing[] {
  const unit = thing.ref.unit;
  const value = unit.value(thing.ref.id);
  if (value.kind === 'type') {
    const member = value.members?.find((it) => it.name === key);
    return member?.type === undefined
      ? builtinMember(values, thing, key, ref)
      : values.things({ ...thing.ref, id: member.type });
  }
  if (value.kind !== 'object') return NOTHING;
  const out: Thing[] = [];
  for (const set of unit.setsOn(thing.ref.id)) {
    if (values.keys(thing.ref, set.key).includes(key)) out.push(...values.things({ ...thing.ref, id: set.to }));
  }
  for (const from of assignedTo(values, thing.ref)) {
    // What a function gives that calls itself is put into what it gives.
    const turn = identity({ kind: 'object', ref: from });
    if (met.has(turn)) continue;
    met.add(turn);
    for (const it of values.things(from))
      if (it.kind === 'object')
        out.push(...memberOf(values, it, key, ref, met).filter((found) => found.kind !== 'unknown'));
  }
  let open = false;
  for (let index = value.entries.length - 1; index >= 0; index--) {
    const entry = value.entries[index]!;
    const at: Ref = { ...thing.ref, id: entry.value };
    if (entry.key === null) {
      // An object that is spread into itself, over however many corners, or in twice, has nothing more to give.
      const turn = identity({ kind: 'object', ref: at });
      if (met.has(turn)) continue;
      met.add(turn);
      const spread = values.things(at);
      for (const it of spread) {
        if (it.kind === 'unknown') open = true;
        // More than anyone asks for: objects spread into objects multiply what a member may be.
        else if (out.length <= MAX_THINGS)
          out.push(
            ...memberOf(values, it, key, ref, met).filter(
              (found) =>
                found.kind !== 'unknown' && !(found.kind === 'api' && found.nodes.length === 0 && it.kind !== 'api'),
            ),
          );
      }
      continue;
    }
    if (!values.keys(thing.ref, entry.key).includes(key)) continue;
    const found = values.things(at);
    if (entry.accessor === 'get')
      out.push(...found.flatMap((it) => (it.kind === 'function' ? values.returned(it, it.ref.ctx) : NOTHING)));
    else out.push(...found.map((it) => withSelf(it, thing)));
    return out;
  }
  if (out.length > 0) return out;
  if (open) return [values.unknown(`member ${key} of a spread`, ref)];
  const filled = filledByOthers(values, thing, key);
  return filled.length > 0 ? filled : builtinMember(values, thing, key, ref);
}
