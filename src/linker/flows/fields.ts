/** Members of instances, objects and modules as values: where `this.x`, `config.y` and `new Z().w` were written. */
import type { ClassValue, Key } from '../../facts/facts.ts';
import { type ClassThing, type InstanceThing, type Ref, type Thing, refKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { NAMES } from './row-paths.ts';
import { useAt, withUse, type State, type Trail } from './state.ts';
import type { Walking } from './tracing.ts';

/** Goes on with what a value is known to be. False: nothing of it could be followed. */
export function fieldsOf(walk: Walking, s: State, trail: Trail | undefined): boolean {
  const { values } = walk.tracer;
  const [first, ...rest] = s.path;
  let known = false;
  for (const thing of values.things(s.ref)) {
    if (first === NAMES && (thing.kind === 'instance' || thing.kind === 'module')) {
      // What a class or a module calls its members stands in the source.
      walk.harmless('constant');
      known = true;
      continue;
    }
    switch (thing.kind) {
      case 'constant':
        walk.harmless('constant');
        known = true;
        break;
      case 'object':
      case 'array':
      case 'text': {
        if (thing.ref.unit === s.ref.unit && thing.ref.id === s.ref.id) break;
        walk.visit({ ...s, ref: thing.ref }, trail);
        known = true;
        break;
      }
      case 'instance':
        known = true;
        if (first === undefined) walk.other = true;
        else if (!member(walk, s, fieldRefs(values, thing, first, 0), rest, trail)) walk.unknown = true;
        break;
      case 'module':
        known = true;
        if (first === undefined) walk.other = true;
        else if (!member(walk, s, exportRefs(values, thing.unit, first, 0), rest, trail)) walk.unknown = true;
        break;
      case 'function':
      case 'class':
      case 'pattern':
        known = true;
        walk.other = true;
        break;
      default:
        break;
    }
  }
  return known;
}
function member(
  walk: Walking,
  s: State,
  refs: readonly Ref[],
  path: readonly string[],
  trail: Trail | undefined,
): boolean {
  for (const ref of refs)
    walk.visit({ ref, path, need: s.need, uses: withUse(s.uses, useAt(s.ref.unit, s.ref.id)) }, trail);
  return refs.length > 0;
}
/** The values an instance's member is given: initialisers, constructor parameters, `this.x = …` in any method. */
export function fieldRefs(
  values: Values,
  thing: InstanceThing,
  key: string,
  depth: number,
  met = new Set<string>(),
): readonly Ref[] {
  const unit = thing.of.ref.unit;
  const value = unit.value(thing.of.ref.id);
  const any = (it: Key): boolean => key === '*' || it === key;
  const out: Ref[] = [];
  if (value.kind === 'function') {
    if (value.self !== undefined)
      for (const set of unit.setsOn(value.self)) if (any(set.key)) out.push({ unit, id: set.to, ctx: thing.ctx });
    return out;
  }
  const place = refKey({ unit, id: thing.of.ref.id, ctx: thing.ctx });
  if (value.kind !== 'class' || depth > 6 || met.has(place)) return out;
  met.add(place);
  for (const it of value.members) {
    if (it.static || it.value === undefined) continue;
    if (it.kind === 'field' && any(it.name)) out.push({ unit, id: it.value, ctx: thing.of.ref.ctx });
    const fn = unit.value(it.value);
    if (fn.kind !== 'function') continue;
    if (it.kind === 'getter' && any(it.name))
      for (const id of unit.returnedBy(fn)) out.push({ unit, id, ctx: thing.of.ref.ctx });
    const ctx = it.kind === 'constructor' ? thing.ctx : thing.of.ref.ctx;
    if (fn.self !== undefined)
      for (const set of unit.setsOn(fn.self)) if (any(set.key)) out.push({ unit, id: set.to, ctx });
    if (it.kind !== 'constructor') continue;
    for (const id of fn.params) {
      const param = unit.value(id);
      if (param.kind === 'param' && param.field !== undefined && any(param.field)) out.push({ unit, id, ctx });
    }
  }
  if (out.length > 0 && key !== '*') return out;
  for (const parent of parentsOf(values, thing.of as ClassThing))
    out.push(...fieldRefs(values, { ...thing, of: parent, ctx: parent.ref.ctx }, key, depth + 1, met));
  return out;
}
function parentsOf(values: Values, thing: ClassThing): readonly ClassThing[] {
  const value = thing.ref.unit.value(thing.ref.id) as ClassValue;
  return value.extends.length === 0
    ? []
    : values.parents(thing).filter((it: Thing): it is ClassThing => it.kind === 'class');
}
/** The values a module gives under a name; `*` is all of them, `=` what CommonJS assigns. */
export function exportRefs(
  values: Values,
  unit: FileUnit,
  name: string,
  depth: number,
  met = new Set<string>(),
): readonly Ref[] {
  const out: Ref[] = [];
  const place = `${String(unit.index)}:${name}`;
  if (depth > 8 || met.has(place)) return out;
  met.add(place);
  for (const it of unit.facts.exports) {
    if (it.name !== name && !(name === '*' && it.name !== '*')) continue;
    if (it.value !== undefined) out.push(values.ref(unit, it.value));
    else if (it.from !== undefined) out.push(...through(values, unit, it.from, it.imported ?? name, depth, met));
  }
  if (out.length > 0) return out;
  for (const it of unit.facts.exports)
    if (it.name === '*' && it.from !== undefined && name !== 'default')
      out.push(...through(values, unit, it.from, name, depth, met));
  return out;
}
function through(
  values: Values,
  unit: FileUnit,
  from: string,
  name: string,
  depth: number,
  met: Set<string>,
): readonly Ref[] {
  const target = values.modules.resolve(unit, from);
  const next = target.is === 'file' ? values.modules.unit(target.path) : undefined;
  return next === undefined ? [] : exportRefs(values, next, name, depth + 1, met);
}
