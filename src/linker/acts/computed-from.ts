/** What a value was computed from without anybody being asked: by operators, the language's own calls, callbacks and helpers. */
import type { Call } from '../../facts/facts.ts';
import { Language } from '../flows/language.ts';
import { Origins } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** Methods that call a function with what they are called on, and those whose result is what it gives. */
const CALLING = /^(?:then|map|flatMap|forEach|every|some|filter|find)$/;
const GIVING = /^(?:then|map|flatMap)$/;
const languages = new WeakMap<Values, Language>();

/** The edges along which what is computed is found, besides those of a question. */
export const COMPUTED = ['op', 'text', 'array', 'spread', 'made'] as const;

/** What else a value was computed from. */
export function computedFrom(values: Values, ref: Ref): readonly Ref[] {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'param') return calledWith(ref);
  if (value.kind !== 'call' || value.new === true) return [];
  const name = ref.unit.calledName(ref.id);
  if (GIVING.test(name) && value.receiver !== undefined && value.args[0] !== undefined)
    return givenBack(values, ref, value);
  return [...ofLanguage(values, ref, value, name), ...helped(values, ref, value)];
}
/** What a function that is written where it is handed over is called with: `promise.then((it) => …)`, `list.map(…)`. */
function calledWith(ref: Ref): readonly Ref[] {
  const { unit } = ref;
  const param = unit.value(ref.id);
  if (param.kind !== 'param' || param.index !== 0) return [];
  return unit.usersOf(param.function).flatMap((user) => {
    const call = unit.value(user);
    const calls = call.kind === 'call' && call.args[0] === param.function && CALLING.test(unit.calledName(user));
    return calls && call.receiver !== undefined ? [{ ...ref, id: call.receiver }] : [];
  });
}
/** What a callback gives back; what it is called with, where that is in it. */
function givenBack(values: Values, ref: Ref, { args, receiver }: Call): readonly Ref[] {
  return values.things({ ...ref, id: args[0]! }).flatMap((fn) => {
    if (fn.kind !== 'function') return [];
    const given = returned(fn, fn.ref.ctx);
    return given.some((it) => hasParameter(values, it, fn)) ? [...given, { ...ref, id: receiver! }] : given;
  });
}
function returned({ ref: { unit, id } }: FunctionThing, ctx: Ref['ctx']): readonly Ref[] {
  const fn = unit.value(id);
  return fn.kind === 'function' ? unit.returnedBy(fn).map((at) => ({ unit, id: at, ctx })) : [];
}
function hasParameter(values: Values, given: Ref, { ref }: FunctionThing): boolean {
  const fn = ref.unit.value(ref.id);
  const param = fn.kind === 'function' ? fn.params[0] : undefined;
  if (param === undefined) return false;
  const way = new Origins(values, given, ['object', 'get', 'join', 'load', 'wait', ...COMPUTED], (it) =>
    computedFrom(values, it),
  );
  for (const at of way) if (at.unit === ref.unit && at.id === param) return true;
  return false;
}
/** What a method or a function of the language makes its result of. */
function ofLanguage(values: Values, ref: Ref, call: Call, name: string): readonly Ref[] {
  const { apis } = values;
  const own = values.things({ ...ref, id: call.callee }).flatMap((it) => (it.kind === 'api' ? it.nodes : []));
  let language = languages.get(values);
  if (language === undefined) languages.set(values, (language = new Language(apis)));
  const named = own.length > 0 || call.receiver === undefined ? undefined : language;
  const flows = named?.rows(name, 'flows') ?? apis.rows(own, 'flows');
  const converting = named?.rows(name, 'sanitizers') ?? apis.rows(own, 'sanitizers');
  const paths = [
    ...flows.flatMap(({ row }) => (row.to.startsWith('return') ? row.from : [])),
    ...converting.map(({ row }) => row.input ?? '[0]'),
  ];
  return [...new Set(paths.map((it) => it.replace(WITHIN, '')))].flatMap((it) => values.argument(ref, it));
}
const WITHIN = /(?: (?:element|values|names|\.\w+))+$/;
/** What a helper of the project gives back at once, which waits for nobody. */
function helped(values: Values, ref: Ref, call: Call): readonly Ref[] {
  return values.things({ ...ref, id: call.callee }).flatMap((fn) => {
    if (fn.kind !== 'function') return [];
    const value = fn.ref.unit.value(fn.ref.id);
    const isAtOnce = value.kind === 'function' && value.async !== true && value.generator !== true;
    const isWaited = ref.unit.usersOf(ref.id).some((user) => ref.unit.value(user).kind === 'wait');
    return isAtOnce && !isWaited ? returned(fn, values.enter(fn, ref)) : [];
  });
}
