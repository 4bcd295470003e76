/** Data that comes from outside the code in sight: parameters, captured variables, imports, `this`. */
import type { Param, Value, ValueId } from '../../facts/facts.ts';
import { isRef, type Context, type Ref, type Thing } from '../things.ts';
import { exportRefs, fieldsOf } from './fields.ts';
import { useAt, withUse, type State, type Trail } from './state.ts';
import { callbackFlows } from './stores.ts';
import type { Walking } from './tracing.ts';

/** More callers than this are looked at as a sample only when all of them agree; beyond, the rest is unknown. */
const MAX_CALLERS = 60;

export function walkInput(walk: Walking, s: State, value: Value, trail: Trail | undefined): void {
  switch (value.kind) {
    case 'param':
      return parameter(walk, s, value, trail);
    case 'cell':
      return stores(walk, s, s.ref.id, trail);
    case 'load':
      return stores(walk, s, value.cell, trail);
    case 'import':
      return imported(walk, s, value, trail);
    case 'self':
      if (!fieldsOf(walk, s, trail)) walk.unknown = true;
      return;
    case 'function':
    case 'class':
      walk.other = true;
      return;
    default:
      if (!fieldsOf(walk, s, trail)) walk.unknown = true;
  }
}
/** A shared variable: whatever is written to it anywhere. */
function stores(walk: Walking, s: State, cell: ValueId, trail: Trail | undefined): void {
  const unit = s.ref.unit;
  let any = false;
  for (const user of unit.usersOf(cell)) {
    const store = unit.value(user);
    if (store.kind !== 'store') continue;
    any = true;
    walk.visit({ ...s, ref: { ...s.ref, id: store.to } }, trail);
  }
  if (!any) walk.unknown = true;
}
function imported(walk: Walking, s: State, value: Extract<Value, { kind: 'import' }>, trail: Trail | undefined): void {
  const { values } = walk.tracer;
  const unit = s.ref.unit;
  const target = typeof value.from === 'string' ? values.modules.resolve(unit, value.from) : undefined;
  const other = target?.is === 'file' ? values.modules.unit(target.path) : undefined;
  if (other === undefined) {
    if (!fieldsOf(walk, s, trail)) walk.unknown = true;
    return;
  }
  const whole = value.name === '*' || value.name === '=' || value.name === 'default';
  let refs = value.name === '*' ? [] : exportRefs(values, other, value.name, 0);
  if (refs.length === 0 && value.name === 'default') refs = exportRefs(values, other, '=', 0);
  let path = s.path;
  if (refs.length === 0 && whole) {
    const [first, ...rest] = path;
    path = rest;
    refs = first === undefined ? [] : exportRefs(values, other, first, 0);
    if (refs.length === 0) {
      refs = exportRefs(values, other, '=', 0);
      path = s.path;
    }
  }
  for (const ref of refs) walk.visit({ ...s, ref, path, uses: withUse(s.uses, useAt(unit, s.ref.id)) }, trail);
  if (refs.length === 0 && !fieldsOf(walk, s, trail)) walk.unknown = true;
}

/** What is handed to a parameter: by the call that made this frame, by any caller, or by whoever calls a callback. */
function parameter(walk: Walking, s: State, param: Param, trail: Trail | undefined): void {
  const { values } = walk.tracer;
  const unit = s.ref.unit;
  const frame = values.contexts.frameOf(unit, param.function, s.ref.ctx);
  if (frame !== undefined && handed(walk, s, param, frame.args, frame, trail)) return;
  if (callbackFlows(walk, s, trail)) return;
  const callers = values.callersOf(unit, param.function);
  let any = false;
  for (const site of callers.slice(0, MAX_CALLERS)) any = fromCaller(walk, s, param, site, trail) || any;
  if (callers.length > MAX_CALLERS) walk.unknown = true;
  if (any) return;
  if (!fieldsOf(walk, s, trail)) {
    if (values.things(s.ref).some((it) => it.kind === 'api' && it.nodes.length > 0)) walk.other = true;
    else walk.unknown = true;
  }
}
function handed(
  walk: Walking,
  s: State,
  param: Param,
  args: Context['args'],
  frame: Context,
  trail: Trail | undefined,
): boolean {
  const given = param.rest ? rest(s.path, args.slice(param.index)) : [{ arg: args[param.index], path: s.path }];
  let known = false;
  for (const { arg, path } of given) {
    if (arg === undefined) {
      // A frame with fewer arguments leaves the parameter undefined; one without any says nothing.
      if (args.length > 0 && args.length <= param.index) {
        walk.harmless('constant');
        known = true;
      }
    } else if (isRef(arg)) {
      walk.visit(
        { ...s, ref: arg, path, uses: withUse(s.uses, useAt(arg.unit, arg.id)) },
        passed(walk, s, param, arg, trail),
      );
      known = true;
    } else known = things(walk, arg) || known;
  }
  void frame;
  return known;
}
function things(walk: Walking, list: readonly Thing[]): boolean {
  if (list.length === 0 || !list.every((it) => it.kind === 'constant')) return false;
  walk.harmless('constant');
  return true;
}
function rest<T>(path: readonly string[], args: readonly T[]): readonly { arg: T; path: readonly string[] }[] {
  const [first, ...more] = path;
  if (first !== undefined && /^\d+$/.test(first))
    return args.slice(Number(first), Number(first) + 1).map((arg) => ({ arg, path: more }));
  return args.map((arg) => ({ arg, path: more }));
}
function fromCaller(walk: Walking, s: State, param: Param, site: Ref, trail: Trail | undefined): boolean {
  const { values } = walk.tracer;
  const unit = site.unit;
  const call = unit.value(site.id);
  if (call.kind !== 'call') return false;
  const spread = call.spreads?.find((index) => index <= param.index);
  if (spread !== undefined) {
    walk.visit(
      {
        ref: { ...site, id: call.args[spread]! },
        path: [param.rest ? '*' : String(param.index - spread), ...s.path],
        need: s.need,
        uses: withUse(s.uses, useAt(unit, site.id)),
      },
      trail,
    );
    return true;
  }
  const given = param.rest
    ? rest(s.path, call.args.slice(param.index))
    : [{ arg: call.args[param.index], path: s.path }];
  for (const { arg, path } of given) {
    if (arg === undefined) walk.harmless('constant');
    else
      walk.visit(
        { ...s, ref: { ...site, id: arg }, path, uses: withUse(s.uses, useAt(unit, site.id)) },
        passed(walk, s, param, { ...site, id: arg }, trail),
      );
  }
  void values;
  return true;
}
function passed(walk: Walking, s: State, param: Param, arg: Ref, trail: Trail | undefined): Trail {
  const fn = s.ref.unit.value(param.function);
  const name = fn.kind === 'function' && fn.name !== '' ? fn.name : 'a function';
  return walk.step({ ...s, ref: arg }, `passed to ${name}${param.name === '' ? '' : ` as ${param.name}`}`, trail);
}
