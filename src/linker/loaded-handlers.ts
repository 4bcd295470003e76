/** Handlers that are named instead of handed over: modules loaded when needed, methods of controllers, names of middleware. */
import type { ValueId } from '../facts/facts.ts';
import type { HandlerConvention } from '../libraries/kinds.ts';
import { type ClassThing, isRef, type Ref, type Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { defaultOf, exported } from './values/exports.ts';
import type { Values } from './values/kernel.ts';

/** What a convention takes a value for: `[Users, 'show']`, `'users.show'`, `() => import('./users')`, `'signed-in'`. */
export function handlersMeant(
  values: Values,
  things: readonly Thing[],
  convention: HandlerConvention | undefined,
  at: Ref,
): readonly Thing[] {
  if (convention === undefined) return things;
  return things.flatMap((thing) => {
    const method = thing.kind === 'class' ? answeringMethod(values, thing) : undefined;
    if (method !== undefined) return methodOf(values, thing, method, at);
    const { controllers: folders, named: by } = convention;
    if (thing.kind === 'array' && folders !== undefined) return actionOf(values, thing, convention, at) ?? [thing];
    if (thing.kind !== 'constant' || typeof thing.value !== 'string')
      return convention.lazy === true ? loaded(values, thing, at) : [thing];
    if (folders !== undefined) return writtenAction(values, thing.value, folders, at);
    return by === undefined ? [thing] : registered(values, thing.value, by, convention, at);
  });
}
/** The default export of a module, and of one that a function without parameters imports. */
function loaded(values: Values, thing: Thing, at: Ref): readonly Thing[] {
  if (thing.kind !== 'function') return defaultOf(values, thing, at);
  const fn = thing.ref.unit.value(thing.ref.id);
  if (fn.kind !== 'function' || fn.params.length > 0) return [thing];
  const { unit } = thing.ref;
  if (!unit.returnedBy(fn).some((id) => isImport(unit, id))) return [thing];
  return values.returned(thing, thing.ref.ctx).flatMap((it) => defaultOf(values, it, at));
}
function isImport(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'wait' ? isImport(unit, value.of) : value.kind === 'import';
}
/** A class and the name of its method, in a list. */
function actionOf(
  values: Values,
  list: Thing,
  { member = 'handle' }: HandlerConvention,
  at: Ref,
): readonly Thing[] | undefined {
  const [holder, name] = (values.items(list) ?? []).map((it) => (isRef(it) ? values.things(it) : it));
  const classes = (holder ?? []).flatMap((it) => loaded(values, it, at));
  if (classes.length === 0) return undefined;
  const named = name?.find((it) => it.kind === 'constant');
  const method = name === undefined ? member : named?.kind === 'constant' ? named.value : undefined;
  if (typeof method !== 'string') return [values.unknown('the method of a controller is computed', at)];
  return classes.flatMap((it) => methodOf(values, it, method, at));
}
/** The method by which classes answer that extend one of a library; undefined: it extends none. */
function answeringMethod(values: Values, cls: ClassThing): string | undefined {
  const above = values.ancestors(cls).flatMap((it) => (it.kind === 'api' ? it.nodes : []));
  return values.apis.rows(above, 'handlerClasses')[0]?.row.member;
}
/** The method of an instance of a class that a framework makes for each request. */
export function methodOf(values: Values, thing: Thing, method: string, at: Ref): readonly Thing[] {
  if (thing.kind !== 'class') return [values.unknown('a controller that is not seen', at)];
  return values.member({ kind: 'instance', of: thing, ctx: thing.ref.ctx }, method, at);
}
/** `users.show`, `admin/users.show` or `#controllers/users.show`, by the file's name; without a method the class. */
function writtenAction(values: Values, text: string, folders: readonly string[], at: Ref): readonly Thing[] {
  const [, path = text, method] = /^(.*)\.(\w+)$/.exec(text) ?? [];
  const name = path.replace(/^#/, '');
  const units = values.modules.units.filter((unit) => {
    const plain = unit.path.replace(/\.[cm]?[jt]s$/, '');
    return unit.role !== 'test' && [name, ...folders.map((it) => `${it}/${name}`)].some((it) => endsWith(plain, it));
  });
  const [unit] = units;
  if (unit === undefined || units.length > 1)
    return [values.unknown(`the controller that ${text} names is not found`, at)];
  const classes = exported(values, unit, 'default', at);
  return method === undefined ? classes : classes.flatMap((it) => methodOf(values, it, method, at));
}
/** Paths end in the same way, whatever the case of their first folder. */
function endsWith(path: string, end: string): boolean {
  const [a, b] = [`/${path}`.toLowerCase(), `/${end}`.toLowerCase()];
  return a.endsWith(b);
}
/** What was registered under a name (`'auth:web'`: what stands behind the colon is an argument). */
function registered(
  values: Values,
  text: string,
  by: string,
  convention: HandlerConvention,
  at: Ref,
): readonly Thing[] {
  const name = text.split(':')[0]!;
  const found = values.modules
    .callsNamed(by)
    .flatMap(({ unit, id }) => values.argument(values.ref(unit, id), '[0]'))
    .flatMap((it) => values.memberRefs(it, name))
    .flatMap((it) => handlersMeant(values, values.things(it), convention, it));
  return found.length > 0 ? found : [values.unknown(`the middleware ${name} is not found`, at)];
}
