/** Functions that are handed all requests and tell them apart by method and path. */
import type { RegionId, ValueId } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import { requestPartsOf } from './acts/request-parts.ts';
import { Chain, type Link } from './chain.ts';
import { type EndpointDraft, finish, unregistered } from './chains.ts';
import { describe } from './describe.ts';
import { standsFor } from './http.ts';
import { announce, item } from './items.ts';
import { sitesOf } from './operations/sites.ts';
import { type Edge, Origins } from './origins.ts';
import type { Replaying } from './replaying.ts';
import type { Item } from './scopes.ts';
import type { FunctionThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** What must hold of a request; undefined: anything. */
interface Asked {
  readonly methods: readonly string[] | undefined;
  readonly paths: readonly string[] | undefined;
}
/** A place that requests with these methods and paths come to. */
export interface Branch extends Asked {
  readonly region: RegionId;
}
const ANY: Asked = { methods: undefined, paths: undefined };

/** A method with the regions of a handler that answer others, and those that each request with it comes to. */
export interface MethodTold {
  readonly method: string;
  readonly elsewhere: readonly RegionId[];
  readonly entered: readonly RegionId[];
}
/** Methods that a handler of one path tells apart; `ALL` where it does not. */
export function methodsTold(values: Values, item: Item): readonly MethodTold[] {
  const told = functionsOf(item).map((fn) => ({ fn, branches: branchesOf(values, fn) }));
  const branches = told.flatMap((it) => it.branches);
  // An early answer to a preflight is no endpoint of its own: all others are left to what follows.
  const named = [...new Set(branches.flatMap((it) => it.methods ?? []))].filter((it) => it !== 'OPTIONS');
  const methods = named.length > 0 ? named : ['ALL'];
  return methods.map((method) => ({
    method,
    elsewhere: branches.flatMap((it) => (it.methods?.includes(method) === false ? [it.region] : [])),
    entered: told.flatMap(({ fn, branches: own }) =>
      own.flatMap(({ region, methods: asked = [] }) => {
        const it = fn.ref.unit.region(region);
        const isHere = it.kind === 'branch' && it.side === 'true' && asked.includes(method);
        return isHere && asksMethodOnly(values, { ...fn.ref, id: it.condition }) ? [region] : [];
      }),
    ),
  }));
}
/** The method decides by itself: it is compared with one text or another, and nothing else is asked. */
function asksMethodOnly(values: Values, ref: Ref): boolean {
  const op = ref.unit.value(ref.id);
  if (op.kind !== 'op' || op.right === undefined) return false;
  const sides = [op.left, op.right].map((id): Ref => ({ ...ref, id }));
  if (op.operator === '||') return sides.every((it) => asksMethodOnly(values, it));
  return /^===?$/.test(op.operator) && sides.some((it) => aboutOf(values, it) === 'method');
}
/** The innermost places of a function that hang on the method or path of its request. */
export function branchesOf(values: Values, fn: FunctionThing): readonly Branch[] {
  const { unit, ctx } = fn.ref;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return [];
  const told = new Map<RegionId, Asked>();
  const visit = (region: RegionId, around: Asked): boolean => {
    let inner = false;
    for (const child of unit.childrenOf(region)) {
      const own = askedBy(values, { unit, id: fn.ref.id, ctx }, child);
      const all = { methods: both(around.methods, own.methods), paths: both(around.paths, own.paths) };
      const below = visit(child, all);
      const asks = own.methods !== undefined || own.paths !== undefined;
      if (asks && !below && !isOperand(unit, child)) told.set(child, all);
      inner ||= below || (asks && !isOperand(unit, child));
    }
    return inner;
  };
  visit(value.body, ANY);
  return [...told].map(([region, asked]) => ({ ...asked, region }));
}
export function functionsOf(item: Item): readonly FunctionThing[] {
  return item.things.filter((it): it is FunctionThing => it.kind === 'function');
}
/** The right side of `&&` and `||` is evaluated in a region of its own. */
function isOperand(unit: FileUnit, region: RegionId): boolean {
  const it = unit.region(region);
  if ((it.kind !== 'branch' && it.kind !== 'rest') || it.last >= unit.facts.values.length) return false;
  const next = unit.value(it.last);
  return next.kind === 'op' && next.left === it.condition && /^(?:&&|\|\||\?\?)$/.test(next.operator);
}
function askedBy(values: Values, fn: Ref, region: RegionId): Asked {
  const it = fn.unit.region(region);
  if (it.kind === 'case') {
    const texts = it.tests.flatMap((id) => values.flatConstants({ ...fn, id }));
    if (texts.length === 0) return ANY;
    const about = aboutOf(values, { ...fn, id: it.subject });
    return about === undefined ? ANY : askedFor(about, texts);
  }
  return it.kind === 'branch' || it.kind === 'rest'
    ? askedWhen(values, { ...fn, id: it.condition }, it.side === 'true', 0)
    : ANY;
}
/** What a condition with an outcome says. */
function askedWhen(values: Values, ref: Ref, outcome: boolean, depth: number): Asked {
  const value = ref.unit.value(ref.id);
  if (depth > 8) return ANY;
  if (value.kind === 'op') {
    const { operator, left, right } = value;
    const side = (id: ValueId, is = outcome): Asked => askedWhen(values, { ...ref, id }, is, depth + 1);
    if (operator === '!') return side(left, !outcome);
    if (right === undefined) return ANY;
    if (operator === (outcome ? '&&' : '||')) {
      const [a, b] = [side(left), side(right)];
      return { methods: both(a.methods, b.methods), paths: both(a.paths, b.paths) };
    }
    if (operator === (outcome ? '||' : '&&')) {
      const [a, b] = [side(left), side(right)];
      return { methods: either(a.methods, b.methods), paths: either(a.paths, b.paths) };
    }
    if (!(outcome ? ['===', '=='] : ['!==', '!=']).includes(operator)) return ANY;
    for (const [asked, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const about = aboutOf(values, { ...ref, id: asked });
      const texts = values.flatConstants({ ...ref, id: other });
      if (about !== undefined && texts.length > 0) return askedFor(about, texts);
    }
    return ANY;
  }
  if (value.kind !== 'call' || value.receiver === undefined || !outcome) return ANY;
  const callee = ref.unit.value(value.callee);
  const name = callee.kind === 'get' ? callee.key : undefined;
  const texts = value.args.slice(0, 1).flatMap((id) => values.flatConstants({ ...ref, id }));
  if (
    name === 'includes' &&
    value.args[0] !== undefined &&
    aboutOf(values, { ...ref, id: value.args[0] }) === 'method'
  ) {
    const listed = values.flatConstants({ ...ref, id: value.receiver });
    return listed.length > 0 ? askedFor('method', listed) : ANY;
  }
  if (name === 'startsWith' && aboutOf(values, { ...ref, id: value.receiver }) === 'path')
    return askedFor(
      'path',
      texts.map((it) => `${it.replace(/\/$/, '')}/*`),
    );
  return ANY;
}
function askedFor(about: 'method' | 'path', texts: readonly string[]): Asked {
  return about === 'method'
    ? { ...ANY, methods: texts.map((it) => it.toUpperCase()) }
    : { ...ANY, paths: texts.map((it) => it.replace(/[?#].*$/, '')) };
}
/** The value is the method, or the path, of the request. */
function aboutOf(values: Values, ref: Ref): 'method' | 'path' | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'get' && value.key === 'method') {
    const base = { ...ref, id: value.of };
    const isRequest = values.things(base).some((it) => standsFor(it, 'request') || isMessage(it));
    return isRequest ? 'method' : undefined;
  }
  return isPath(values, ref) ? 'path' : undefined;
}
/** The path itself, or what `new URL(…)`, `parse(…)` and `split('?')` make of it. */
function isPath(values: Values, ref: Ref): boolean {
  if (requestPartsOf(values, ref).includes('url')) return true;
  const value = ref.unit.value(ref.id);
  const isPart = value.kind === 'get' && (value.key === 'pathname' || value.key === '0');
  if (!isPart && value.kind !== 'element') return false;
  const made: readonly Edge[] = ['get', 'element', 'wait', 'join', 'load', 'arguments', 'made', 'receiver', 'fallback'];
  for (const at of new Origins(values, ref, made)) if (requestPartsOf(values, at).includes('url')) return true;
  return false;
}
function isMessage(thing: ReturnType<Values['things']>[number]): boolean {
  return (
    thing.kind === 'api' &&
    thing.nodes.some(({ types }) => types.some((type) => /:(?:IncomingMessage|.*Event)$/.test(type)))
  );
}
function both(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.filter(
    (it) => a.includes(it) || a.some((other) => other.endsWith('/*') && it.startsWith(other.slice(0, -1))),
  );
}
function either(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  return a === undefined || b === undefined ? undefined : [...a, ...b];
}

// ---- endpoints

/** Tells such functions what they are called with. */
export function announceDispatchers(replay: Pick<Replaying, 'values' | 'handing'>): void {
  for (const { item, library, convention } of dispatchers(replay.values)) announce(replay, [item], library, convention);
}
/** Endpoints that one function tells apart. */
export function dispatchedDrafts(values: Values): readonly EndpointDraft[] {
  return dispatchers(values).flatMap(({ item, library, at }) =>
    functionsOf(item).flatMap((fn) => {
      const branches = branchesOf(values, fn);
      const found = branches.filter((it) => it.paths !== undefined);
      const answers =
        found.length > 0 ? found : answersItself(values, fn) ? [{ ...ANY, paths: ['/*'], region: -1 }] : [];
      const keys = new Set<string>();
      return answers.flatMap(({ methods = ['ALL'], paths = [], region }) =>
        paths.flatMap((written) =>
          methods.flatMap((method): readonly EndpointDraft[] => {
            const path = finish(written);
            if (keys.has(`${method} ${path}`)) return [];
            keys.add(`${method} ${path}`);
            const inner = region < 0 ? undefined : calledIn(values, fn, region, item);
            const link: Link = { item, scope: 'global', at, conditional: false };
            return [
              {
                method,
                path,
                kind: 'rest',
                at: inner?.ref ?? fn.ref,
                chain: inner === undefined ? new Chain() : new Chain().with([link]),
                handler: inner ?? item,
                elsewhere: inner === undefined ? branches.flatMap((it) => (it.region === region ? [] : it.region)) : [],
                ...unregistered(library),
              },
            ];
          }),
        ),
      );
    }),
  );
}
interface Dispatcher {
  readonly at: Ref;
  readonly item: Item;
  readonly library: Library;
  readonly convention: string;
}
function dispatchers(values: Values): readonly Dispatcher[] {
  return values.failures.guarded<readonly Dispatcher[]>(
    'routes',
    undefined,
    () => [],
    () =>
      sitesOf(values, 'dispatchers').flatMap(({ row, library, at }) =>
        [row.handler]
          .flat()
          .flatMap((path) => values.argument(at, path))
          .flatMap((ref) => item(values, ref, library, row.convention))
          .map((handler): Dispatcher => ({ at, library, convention: row.convention, item: handler })),
      ),
  );
}
/** Its own code answers, without telling requests apart. */
function answersItself(values: Values, fn: FunctionThing): boolean {
  const { unit, ctx } = fn.ref;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return false;
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    for (const it of values.things({ unit, id: call.callee, ctx }))
      if (it.kind === 'api' && values.apis.rows(it.nodes, 'responses').some(({ row }) => row.ends)) return true;
  }
  return false;
}
/** The one function of the project that is called in a region with the request: it answers there. */
function calledIn(values: Values, fn: FunctionThing, region: RegionId, outer: Item): Item | undefined {
  const { unit, ctx } = fn.ref;
  const value = unit.value(fn.ref.id);
  const request = value.kind === 'function' ? value.params[0] : undefined;
  const { first, last } = unit.region(region);
  const found: Item[] = [];
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call' || request === undefined || !call.args.includes(request)) continue;
    const ref: Ref = { unit, id: call.callee, ctx };
    const things = values.things(ref).filter((it) => it.kind === 'function');
    if (things.length > 0) found.push({ ...outer, ref, things, text: describe(ref) });
  }
  return found.length === 1 ? found[0] : undefined;
}
