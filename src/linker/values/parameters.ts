/** Parameters of functions, and `this`: what callers, frameworks and libraries hand over. */
import type { Call, Param, ValueId } from '../../facts/facts.ts';
import { boundThings, injectedThings, namedThings } from '../declared-parameters.ts';
import {
  type ApiThing,
  type ClassThing,
  type Context,
  type FunctionThing,
  isRef,
  type Ref,
  type Thing,
} from '../things.ts';
import type { FileUnit } from '../units.ts';
import { callbackTurns, collectionOf } from './collection-calls.ts';
import { argumentsOf, byParameter } from './frames.ts';
import { fileNames } from './file-names.ts';
import type { Values } from './kernel.ts';

const NOTHING: readonly Thing[] = [];
/** Functions of the project that hand a callback on, one to another. */
const MAX_HANDED_ON = 4;
/** What callers hand over, alike or not: more is not looked at. */
const MAX_GIVEN = 500;

export function ofParam(values: Values, ref: Ref, param: Param): readonly Thing[] {
  const unit = ref.unit;
  const frame = values.contexts.frameOf(unit, param.function, ref.ctx);
  const known = frame ? framed(values, ref, param, frame) : undefined;
  const handed = param.rest
    ? handedFrom(values, ref, param.function, param.index)
    : values.handed.inParam({ unit, id: param.function }, param.index);
  if (known?.some((it) => it.kind !== 'unknown')) return handed.length > 0 ? [...known, ...handed] : known;
  if (handed.length > 0) return handed;
  const scoped = known ? undefined : values.handed.inPlugin({ unit, id: param.function }, param.index);
  if (scoped !== undefined) return scoped;
  const named = namedThings(values, unit, param);
  if (named.length > 0) return named;
  const bound = boundThings(values, unit, param);
  if (bound.some((it) => it.kind !== 'unknown')) return bound;
  if (param.type !== undefined) {
    const typed = values.things({ ...ref, id: param.type });
    // A shape that is written out says what is used of it, and not what it is.
    if (typed.length > 0 && typed.every((it) => it.kind === 'object')) {
      const taken = fromLibraryCallback(values, ref, param).filter((it) => it.kind === 'api' && it.nodes.length > 0);
      if (taken.length > 0) return taken;
    }
    if (
      typed.some((it) => (it.kind === 'api' && it.nodes.length > 0) || it.kind === 'instance' || it.kind === 'object')
    )
      return typed;
  }
  const given = injectedThings(values, unit, param);
  if (given.some((it) => it.kind !== 'unknown')) return given;
  if (frame && known) return known;
  const out: Thing[] = [...fromLibraryCallback(values, ref, param)];
  for (const site of values.callersOf(unit, param.function)) {
    const fn = { kind: 'function', ref: { unit, id: param.function, ctx: values.contexts.root } } as const;
    const call = site.unit.value(site.id);
    if (call.kind !== 'call') continue;
    const arg = byParameter(argumentsOf(values, site, call), call, fn.ref)[param.index];
    if (arg !== undefined) out.push(...(isRef(arg) ? values.things(arg) : arg));
    if (out.length > MAX_GIVEN) {
      out.push(...values.cap('too many callers', ref));
      break;
    }
  }
  return out.length > 0 ? out : [values.unknown(`parameter ${param.name || String(param.index)}`, ref)];
}
/** What a framework hands over from a place on, as one list. */
function handedFrom(values: Values, ref: Ref, fn: ValueId, from: number): readonly Thing[] {
  const made: (readonly Thing[])[] = [];
  const of = { unit: ref.unit, id: fn };
  for (let index = from; index < values.handed.paramsOf(of); index++) {
    const handed = values.handed.inParam(of, index);
    made.push(handed.length > 0 ? handed : [values.unknown(`argument ${String(index)}`, ref)]);
  }
  return made.length === 0 ? NOTHING : [{ kind: 'array', ref, made }];
}
/** `arguments` of the function around. */
export function ofArguments(values: Values, ref: Ref): readonly Thing[] {
  const { unit } = ref;
  let fn = unit.ownerOf(ref.id);
  while (fn >= 0 && isArrow(unit, fn)) fn = unit.outerOf(fn);
  if (fn < 0) return [values.unknown('arguments', ref)];
  const given = values.contexts.frameOf(unit, fn, ref.ctx)?.args;
  const made = given?.filter((it) => it !== undefined);
  if (made !== undefined && made.length === given?.length) return [{ kind: 'array', ref, made }];
  const handed = handedFrom(values, ref, fn, 0);
  return handed.length > 0 ? handed : [values.unknown('arguments', ref)];
}
function isArrow(unit: FileUnit, fn: ValueId): boolean {
  const value = unit.value(fn);
  return value.kind === 'function' && value.arrow === true;
}
function framed(values: Values, ref: Ref, param: Param, frame: Context): readonly Thing[] | undefined {
  if (param.rest) {
    const rest = frame.args.slice(param.index);
    const known = rest.filter((it) => it !== undefined);
    return known.length < rest.length ? undefined : [{ kind: 'array', ref, made: known }];
  }
  const arg = frame.args[param.index];
  if (arg === undefined)
    return param.default !== undefined && frame.args.length <= param.index
      ? [{ kind: 'constant', value: undefined, ref }]
      : frame.args.length <= param.index && frame.args.length > 0
        ? [{ kind: 'constant', value: undefined, ref }]
        : undefined;
  return isRef(arg) ? values.things(arg) : arg;
}
/** A function written (or named) as an argument of a library call receives what the library hands to it. */
function fromLibraryCallback(values: Values, { unit, ctx }: Ref, param: Param): readonly Thing[] {
  return calledWith(values, { unit, id: param.function, ctx }, param.index);
}
/** What a function, or a callback that was made of one, is handed as an argument by the calls that take it. */
function calledWith(values: Values, { unit, id: fn, ctx }: Ref, param: number): readonly Thing[] {
  const out: Thing[] = [];
  for (const user of unit.usersOf(fn)) {
    const call = unit.value(user);
    if (call.kind !== 'call') continue;
    const index = call.args.indexOf(fn);
    if (index < 0) continue;
    // In the closure that it is written in.
    const site: Ref = { unit, id: user, ctx };
    if (index === 0 && param === 0) out.push(...promised(values, site, call));
    for (const callee of values.things({ ...site, id: call.callee })) {
      if (callee.kind === 'api') {
        out.push(...callbackParam(values, callee, call, site, index, param));
        out.push(...elementsMet(values, callee, index, param, site));
        // `find(query, events.done((row) => …))`
        const made = values.apis.rows(callee.nodes, 'callbacks').find(({ row }) => row.without !== undefined);
        if (made !== undefined) out.push(...calledWith(values, { unit, id: user, ctx }, param + made.row.without!));
      } else if (callee.kind === 'function') out.push(...passedOn(values, callee, index, param, site));
    }
  }
  return out;
}
/** `make().then((app) => …)`: what the promise is of, as where it is waited for. */
function promised(values: Values, site: Ref, call: Call): readonly Thing[] {
  const get = site.unit.value(call.callee);
  if (get.kind !== 'get' || get.key !== 'then') return NOTHING;
  return values
    .things({ ...site, id: get.of })
    .filter((it) => it.kind !== 'unknown' && !(it.kind === 'api' && values.apis.step(it.nodes, '.then').length > 0));
}
/** Callbacks of lists that are called with an element, and how many of those are told apart. */
const BY_ELEMENT = / \.(?:map|forEach|filter|find|findIndex|some|every|flatMap)$/;
const MAX_ELEMENTS = 16;
/** What a known list hands to the callback of a method of its own, or of a call that it is handed to. */
function elementsMet(values: Values, callee: ApiThing, index: number, param: number, site: Ref): readonly Thing[] {
  const isOwn = index === 0 && param === 0 && BY_ELEMENT.test(callee.path);
  const isMet = isOwn || collectionOf(values, callee) !== undefined;
  const turns = isMet ? callbackTurns(values, callee, site) : undefined;
  if (turns === undefined || turns.length > MAX_ELEMENTS) return NOTHING;
  return turns.flatMap(({ [param]: met }) => (met === undefined ? NOTHING : isRef(met) ? values.things(met) : met));
}
/** What a library hands to parameter `param` of the function given as argument `index`. */
export function callbackParam(
  values: Values,
  callee: ApiThing,
  call: Call,
  site: Ref,
  index: number,
  param: number,
): readonly Thing[] {
  const slots = [`[${String(index)}]`, ...(index === call.args.length - 1 ? ['[last]'] : [])];
  const nodes = [
    ...new Set(
      slots.flatMap((slot) => values.apis.step(values.apis.step(callee.nodes, slot), `param${String(param)}`)),
    ),
  ];
  if (nodes.length === 0) return NOTHING;
  const path = `${callee.path} ${slots[0]!} param${String(param)}`;
  const given: ApiThing = { kind: 'api', package: nodes[0]!.package, path, nodes, ref: site, site };
  return fileNames(values, given, site) ?? [given];
}
/** A project function that calls its parameter: what it hands to it. */
function passedOn(
  values: Values,
  callee: FunctionThing,
  index: number,
  param: number,
  site: Ref,
  deep = 0,
): readonly Thing[] {
  const unit = callee.ref.unit;
  const fn = unit.value(callee.ref.id);
  if (fn.kind !== 'function') return NOTHING;
  const id = fn.params[index];
  if (id === undefined) return NOTHING;
  const ctx = values.enter(callee, site);
  const out: Thing[] = [];
  for (const user of unit.usersOf(id)) {
    const call = unit.value(user);
    if (call.kind === 'call' && call.callee === id && call.args[param] !== undefined)
      out.push(...values.things({ unit, id: call.args[param], ctx }));
    // Handed on once more (`promise.then(callback)`, `wrapped(handler)`).
    else if (call.kind === 'call' && call.args.includes(id)) {
      for (const next of values.things({ unit, id: call.callee, ctx })) {
        if (next.kind === 'api')
          out.push(...callbackParam(values, next, call, { unit, id: user, ctx }, call.args.indexOf(id), param));
        else if (next.kind === 'function' && deep < MAX_HANDED_ON)
          out.push(...passedOn(values, next, call.args.indexOf(id), param, { unit, id: user, ctx }, deep + 1));
      }
    }
  }
  return out;
}
export function ofThis(values: Values, ref: Ref, of: ValueId): readonly Thing[] {
  const unit = ref.unit;
  const frame = values.contexts.frameOf(unit, of, ref.ctx);
  if (frame?.self !== undefined) return frame.self;
  const value = unit.value(of);
  if (value.kind === 'class')
    return [{ kind: 'instance', of: { kind: 'class', ref: { unit, id: of, ctx: ref.ctx } }, ctx: ref.ctx }];
  if (value.kind !== 'function') return [values.unknown('this', ref)];
  if (value.owner !== undefined) {
    const cls = unit.value(value.owner);
    const outer: ClassThing = { kind: 'class', ref: { unit, id: value.owner, ctx: ref.ctx } };
    const member = cls.kind === 'class' ? cls.members.find((it) => it.value === of) : undefined;
    if (member?.static) return [outer];
    return [{ kind: 'instance', of: outer, ctx: frame && member?.kind === 'constructor' ? frame : ref.ctx }];
  }
  for (const user of unit.usersOf(of)) {
    const holder = unit.value(user);
    if (holder.kind === 'object') return [{ kind: 'object', ref: { unit, id: user, ctx: ref.ctx } }];
    if (holder.kind === 'set' && holder.to === of) {
      // A method put onto a prototype or onto an object.
      const base = unit.value(holder.of);
      if (base.kind === 'get' && base.key === 'prototype') {
        const maker = values
          .things({ unit, id: base.of, ctx: ref.ctx })
          .find((it) => it.kind === 'function' || it.kind === 'class');
        if (maker) return [{ kind: 'instance', of: maker, ctx: ref.ctx }];
      }
      if (base.kind === 'self') return values.things({ unit, id: holder.of, ctx: ref.ctx });
      if (base.kind === 'object') return [{ kind: 'object', ref: { unit, id: holder.of, ctx: ref.ctx } }];
    }
  }
  return [{ kind: 'instance', of: { kind: 'function', ref: { unit, id: of, ctx: ref.ctx } }, ctx: frame ?? ref.ctx }];
}
