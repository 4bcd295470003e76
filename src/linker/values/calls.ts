/** What a call gives, for each thing its callee may be. */
import type { Call } from '../../facts/facts.ts';
import { routerDecorators } from '../../libraries/http.ts';
import { typeName } from '../apis.ts';
import type { ApiThing, ClassThing, FunctionThing, InstanceThing, Ref, Thing } from '../things.ts';
import { boundUnder, withBound } from './bindings.ts';
import { builtinCall } from './builtins.ts';
import { apiParent } from './classes.ts';
import { fileNames } from './file-names.ts';
import type { Values } from './kernel.ts';
import { apiResult } from './library.ts';

const NOTHING: readonly Thing[] = [];

/** What a call gives, for each thing its callee may be. */
export function ofCall(values: Values, ref: Ref, call: Call): readonly Thing[] {
  const callee = values.things({ ...ref, id: call.callee });
  const kept = chained(values, ref, call, callee);
  if (kept !== undefined) return kept;
  const out: Thing[] = [];
  for (const thing of callee) out.push(...callThing(values, thing, ref, call));
  return out.length > 0 ? out : [values.unknown('a call of something unknown', ref)];
}
/**
 * What a promise is kept with that another one gives: `promise.then(fn)`, `promise.catch(fn)`; undefined: none does. What
 * `promise.then(fn, fn)` gives depends on how the promise ended.
 */
function chained(values: Values, ref: Ref, call: Call, callee: readonly Thing[]): readonly Thing[] | undefined {
  const get = ref.unit.value(call.callee);
  if (get.kind !== 'get' || call.args[0] === undefined || call.args[1] !== undefined) return undefined;
  if (callee.some((it) => it.kind === 'function' || (it.kind === 'api' && it.nodes.length > 0))) return undefined;
  const before = (): readonly Thing[] => values.things({ ...ref, id: get.of }).filter((it) => it.kind !== 'unknown');
  const given = (handler: number | undefined): readonly Thing[] =>
    (handler === undefined ? [] : values.things({ ...ref, id: handler }))
      .flatMap((it) => (it.kind === 'function' ? values.returned(it, it.ref.ctx) : []))
      .filter((it) => it.kind !== 'unknown');
  if (get.key === 'finally') return some(before());
  if (get.key !== 'then' && get.key !== 'catch') return undefined;
  const kept = get.key === 'then' ? given(call.args[0]) : before();
  // With it what is given instead of what failed.
  return kept.length === 0 ? undefined : [...kept, ...given(call.args[get.key === 'then' ? 1 : 0])];
}
function some(things: readonly Thing[]): readonly Thing[] | undefined {
  return things.length === 0 ? undefined : things;
}
function callThing(values: Values, thing: Thing, ref: Ref, call: Call): readonly Thing[] {
  switch (thing.kind) {
    case 'function':
      return call.new ? instantiate(values, thing, ref) : values.returned(thing, values.enter(thing, ref));
    case 'class':
      // Not every language says `new`.
      return [construct(values, thing, ref)];
    case 'api':
      return callApi(values, thing, ref, call);
    default:
      return NOTHING;
  }
}
/** An object that a constructor function returns stands in the place of the instance. */
function instantiate(values: Values, thing: FunctionThing, site: Ref): readonly Thing[] {
  const { unit, id } = thing.ref;
  const ctx = values.enter(thing, site);
  const fn = unit.value(id);
  const made = (fn.kind === 'function' ? unit.returnedBy(fn) : [])
    .flatMap((value) => values.things({ unit, id: value, ctx }))
    .filter((it) => it.kind === 'object' || it.kind === 'function');
  return made.length > 0 ? made : [{ kind: 'instance', of: thing, ctx, site }];
}
function construct(values: Values, thing: ClassThing, site: Ref): Thing {
  const instance = apiParent(values, thing, site);
  const constructor = values.constructorOf(thing);
  const ctx = constructor ? values.enter(constructor, site) : thing.ref.ctx;
  return instance ?? { kind: 'instance', of: thing, ctx, site };
}
function callApi(values: Values, thing: ApiThing, ref: Ref, call: Call): readonly Thing[] {
  if (values.apis.flagged(thing.nodes, 'fluent')) {
    if (thing.receiver !== undefined) return [thing.receiver];
    // It is no method: what is called gives itself.
    if (thing.site !== undefined) return [thing];
  }
  // A library's function bound to its owner is that function.
  if (
    thing.nodes.length === 0 &&
    thing.receiver !== undefined &&
    thing.receiver.nodes.length > 0 &&
    thing.path.endsWith(' .bind')
  )
    return [thing.receiver];
  // A view of the receiver below a prefix: the same kind of thing, or what the row says, known by this call.
  const views = values.apis.rows(thing.nodes, 'prefixes').filter(({ row }) => row.view);
  if (thing.receiver !== undefined && views.length > 0)
    return views.map(({ row, library }) =>
      row.as === undefined
        ? { ...thing.receiver!, ref, site: ref }
        : values.instanceOfType(typeName(library, row.as), ref),
    );
  const out: Thing[] = [];
  for (const { row } of values.apis.rows(thing.nodes, 'returns')) {
    const given = values.argument(ref, row.value);
    if (row.list) out.push({ kind: 'array', ref, made: given });
    else for (const value of given) out.push(...values.things(value));
  }
  // What is asked of a configuration is given back where that says nothing.
  const given = out.length > 0 ? apiResult(values, thing, ref) : undefined;
  if (given !== undefined && values.apis.flagged(given.nodes, 'configured')) out.push(given);
  for (const { row } of values.apis.rows(thing.nodes, 'wraps')) {
    if (row.function === 'receiver') continue;
    const wrapped = values
      .argument(ref, row.function)
      .flatMap((value) => values.things(value))
      .map((it) => (it.kind === 'api' && row.promises === true ? { ...it, promises: true as const } : it));
    out.push(...(row.convention === undefined ? wrapped : wrapped.filter((it) => it.kind === 'function')));
  }
  out.push(...madeBy(values, thing, ref));
  for (const { row } of values.apis.rows(thing.nodes, 'makes'))
    for (const token of values.argument(ref, row.class).flatMap((it) => values.things(it))) {
      const bound = boundUnder(values, [token]);
      out.push(...bound.filter((it) => it.kind !== 'instance'));
      if (bound.length === 0 && token.kind === 'api' && values.apis.step(token.nodes, '()').length > 0)
        out.push(apiResult(values, token, ref));
    }
  if (out.length > 0) return out;
  const decorated = decoratedRouter(values, thing, ref, call);
  if (decorated !== undefined) return decorated;
  return builtinCall(values, thing, ref, call) ?? fileNames(values, thing, ref) ?? [apiResult(values, thing, ref)];
}
/**
 * The router that a package of which nothing is known gives back, with methods that look after promises
 * (`toAsyncRouter(Router())`); undefined: it is no such function.
 */
function decoratedRouter(values: Values, thing: ApiThing, ref: Ref, { args }: Call): readonly Thing[] | undefined {
  const [router] = args;
  if (router === undefined || thing.nodes.length > 0 || thing.receiver !== undefined || ref.unit.role === 'test')
    return undefined;
  if (!routerDecorators.test(`${thing.package} ${thing.path}`)) return undefined;
  const handed = values.things({ ...ref, id: router }).filter((it) => it.kind === 'api' && values.apis.isRouter(it));
  return handed.length > 0 ? handed : undefined;
}
/** Instances of the classes that a container is asked for. */
export function madeBy(values: Values, callee: ApiThing, ref: Ref): readonly InstanceThing[] {
  return values.apis.rows(callee.nodes, 'makes').flatMap(({ row }) =>
    values
      .argument(ref, row.class)
      .flatMap((it) => withBound(values, values.things(it)))
      .flatMap((of): readonly InstanceThing[] =>
        of.kind === 'class' ? [{ kind: 'instance', of, ctx: of.ref.ctx }] : of.kind === 'instance' ? [of] : [],
      ),
  );
}
