/** Calls of functions of the project: the frame in which a body runs, and what comes out of it. */
import type { Call, FunctionValue, Param } from '../../facts/facts.ts';
import type { Context, FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { spreadOut } from './collections.ts';
import { identity } from './identity.ts';
import { LANGUAGE } from './library.ts';
import type { Values } from './kernel.ts';
import { isShut } from './variables.ts';

const NOTHING: readonly Thing[] = [];

/** The frame in which a function's body runs when called from a site. */
export function enter(values: Values, fn: FunctionThing, site: Ref, isCounted: boolean): Context {
  const given = givenAt(values, fn, site);
  return given === undefined ? fn.ref.ctx : values.contexts.frame(fn, site, given, values.likeness, isCounted);
}
/** The same of this one call, though so many lead there that they are else not told apart: for one question alone. */
export function enterAlone(values: Values, fn: FunctionThing, site: Ref): Context {
  const given = givenAt(values, fn, site);
  return given === undefined ? fn.ref.ctx : values.contexts.alone(fn, site, given);
}
/** What a call gives a function. */
function givenAt(
  values: Values,
  fn: FunctionThing,
  site: Ref,
): ((from?: Ref) => Pick<Context, 'args' | 'self'>) | undefined {
  const value = fn.ref.unit.value(fn.ref.id);
  const call = site.unit.value(site.id);
  if (value.kind !== 'function' || call.kind !== 'call') return undefined;
  return (from = site) => ({
    args: byParameter(argumentsOf(values, from, call), call, fn.ref),
    self: selfOf(values, fn, from, call),
  });
}
/**
 * A method as a framework calls it on an instance: one of a class above runs in a frame that says whose instance that is,
 * for it may call what the classes below write anew.
 */
export function calledOn(values: Values, method: FunctionThing, self: Thing): FunctionThing {
  const fn: FunctionThing = { ...method, self: [self] };
  const { unit, id } = method.ref;
  const value = unit.value(id);
  const cls = self.kind === 'instance' ? self.of.ref : undefined;
  if (value.kind !== 'function' || cls === undefined || (value.owner === cls.id && unit === cls.unit)) return fn;
  const args = value.params.map(() => undefined);
  return { ...fn, ref: { ...fn.ref, ctx: values.enterWith(fn, `on ${identity(self)}`, args, false) } };
}
export function argumentsOf(values: Values, site: Ref, call: Call): (Ref | readonly Thing[] | undefined)[] {
  const how = invokedBy(values, site, call);
  const [, second] = call.args;
  if (how === undefined) return spreadOut(values, site, call.args, call.spreads);
  if (how === 'apply') return second === undefined ? [] : spreadOut(values, site, [second], [0]);
  const spreads = call.spreads?.map((it) => it - 1);
  return spreadOut(values, site, call.args.slice(1), spreads);
}
/** A function is called by its own member: `fn.call(self, …)`, `fn.apply(self, list)`. */
function invokedBy(values: Values, site: Ref, call: Call): 'call' | 'apply' | undefined {
  const callee = site.unit.value(call.callee);
  if (callee.kind !== 'get' || (callee.key !== 'call' && callee.key !== 'apply')) return undefined;
  const isOwn = values.things({ ...site, id: call.callee }).some((it) => invoked(it) !== undefined);
  return isOwn ? callee.key : undefined;
}
/** The function whose member `call` or `apply` a thing is. */
export function invoked(thing: Thing): FunctionThing | undefined {
  if (thing.kind !== 'api' || !/^Function \.(?:call|apply)$/.test(thing.path)) return undefined;
  const held = thing.package === LANGUAGE ? thing.receiver?.holds : undefined;
  return held?.kind === 'function' ? held : undefined;
}
function selfOf(values: Values, fn: FunctionThing, site: Ref, call: Call): readonly Thing[] | undefined {
  if (fn.self !== undefined) return fn.self;
  if (call.new) return undefined;
  const value = fn.ref.unit.value(fn.ref.id);
  if (value.kind !== 'function' || value.self === undefined || call.receiver === undefined) return undefined;
  const receiver = values.things({ ...site, id: call.receiver });
  return receiver.some((it) => it.kind !== 'unknown') ? receiver : undefined;
}
/** What a function returns in a frame. */
export function returned(values: Values, fn: FunctionThing, ctx: Context): readonly Thing[] {
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return NOTHING;
  const out: Thing[] = [];
  for (const { value: id, from } of unit.returnsOf(value)) {
    // What is handed over here leads past it.
    const isPassed = isShut(values, { unit, ctx }, from) && !isShut(values, { unit, ctx: fn.ref.ctx }, from);
    if (id !== undefined && !isPassed) out.push(...values.things({ unit, id, ctx }));
  }
  if (out.length === 0) out.push({ kind: 'constant', value: undefined });
  // A function that is only declared, or whose body tells nothing, is believed what it says it returns.
  if (
    value.returnType !== undefined &&
    out.every((it) => it.kind === 'unknown' || (it.kind === 'constant' && it.value === undefined))
  ) {
    const written = values
      .things({ unit, id: value.returnType, ctx })
      .filter((it) => (it.kind === 'api' && it.nodes.length > 0) || it.kind === 'instance');
    if (written.length > 0) return written;
  }
  return out.every(tellsNothing) ? madeByArgument(values, unit, value, ctx, out) : out;
}
function tellsNothing(it: Thing): boolean {
  if (it.kind === 'constant') return it.value === undefined;
  return it.kind === 'unknown' || (it.kind === 'api' && it.package === LANGUAGE);
}
/** `once<T>(name: string, make: () => T): T`: of a store that is not looked into comes what its argument makes. */
function madeByArgument(
  values: Values,
  unit: FileUnit,
  fn: FunctionValue,
  ctx: Context,
  otherwise: readonly Thing[],
): readonly Thing[] {
  const type = fn.returnType === undefined ? undefined : unit.value(fn.returnType);
  if (type?.kind !== 'type') return otherwise;
  const made = fn.params.flatMap((id) => {
    const param = unit.value(id);
    const given = param.kind === 'param' && param.type !== undefined ? unit.value(param.type) : undefined;
    if (given?.kind !== 'type' || given.name !== '=>' || given.args?.length !== 1) return [];
    const result = unit.value(given.args[0]!);
    if (result.kind !== 'type' || result.name !== type.name || (type.args ?? []).length > 0) return [];
    return values
      .things({ unit, id, ctx })
      .flatMap((it) => (it.kind === 'function' ? returned(values, it, it.ref.ctx) : []));
  });
  return made.length > 0 ? made : otherwise;
}
/** Arguments in the order of the parameters, where some are given by name. */
export function byParameter(
  args: readonly (Ref | readonly Thing[] | undefined)[],
  call: Call,
  fn: Ref,
): readonly (Ref | readonly Thing[] | undefined)[] {
  const { names } = call;
  const value = fn.unit.value(fn.id);
  if (names === undefined || call.spreads !== undefined || value.kind !== 'function') return args;
  const out: (Ref | readonly Thing[] | undefined)[] = args.filter((_, index) => names[index] === null);
  for (const [index, name] of names.entries()) {
    const at = name === null ? -1 : value.params.findIndex((id) => (fn.unit.facts.values[id] as Param).name === name);
    if (at < 0) continue;
    // What lies between was left to its default.
    while (out.length < at) out.push([{ kind: 'constant', value: undefined }]);
    out[at] = args[index];
  }
  return out;
}
