/** Requests that a middleware lets through unasked: those with whose path or method it compares that of the request first. */
import { type FunctionThing, isRef, type Ref, valueOf } from '../things.ts';
import { pathPatterns } from '../path-patterns.ts';
import type { Values } from '../values/kernel.ts';
import { handingOf } from './handing.ts';
import { isRequest, requestPartsOf } from './request-parts.ts';

/** Methods of lists by which a function is asked about each item. */
const ASKS_EACH = /^(?:some|find|findIndex)$/;

export interface Exemption {
  readonly path?: string;
  /** The path itself; otherwise all that begin with it. */
  readonly whole?: boolean;
  readonly method?: string;
  /** Endpoints with a mark, which are told elsewhere. */
  readonly marked?: true;
  /** Of those, or of all, none that one of these is about. */
  readonly allBut?: readonly Exemption[];
  /** They are let through without this alone: the other is made sure of for them as for all. */
  readonly lacks?: 'caller' | 'right';
}
/** Those of endpoints whose metadata says so. */
export const MARKED: readonly Exemption[] = [{ marked: true }];
/** The same requests where the other claim is made sure of for all that come. */
export function lacking(all: readonly Exemption[], claim: 'caller' | 'right'): readonly Exemption[] | undefined {
  const left = all.filter(({ lacks }) => lacks === undefined || lacks === claim);
  return left.length === 0 ? undefined : left.map((it) => (it.lacks === claim ? it : { ...it, lacks: claim }));
}
/** Requests that one list or the other is about, each told once. */
export function eitherOf(
  a: readonly Exemption[] | undefined,
  b: readonly Exemption[] | undefined,
): readonly Exemption[] | undefined {
  return a === undefined || b === undefined || a === b ? (a ?? b) : once([...a, ...b]);
}
/** Requests that both lists are about: of that path and of that method. */
export function bothOf(a: readonly Exemption[], b: readonly Exemption[]): readonly Exemption[] {
  if (a === b) return a;
  return once(
    a.flatMap((one) =>
      b.map((other) => {
        const allBut = eitherOf(one.allBut, other.allBut);
        return { ...one, ...other, ...(allBut && { allBut }) };
      }),
    ),
  );
}
/** Each of some is about requests that one of the others is about, and they are not the same. */
export function isNarrower(some: readonly Exemption[], all: readonly Exemption[]): boolean {
  const isOf = (it: Exemption, wide: Exemption): boolean =>
    (wide.path === undefined || (wide.path === it.path && wide.whole === it.whole)) &&
    (wide.method === undefined || wide.method === it.method) &&
    (wide.marked === undefined || wide.marked === it.marked) &&
    (wide.allBut === undefined || keyOf({ allBut: wide.allBut }) === keyOf({ allBut: it.allBut ?? [] }));
  return (
    some.every((it) => all.some((wide) => isOf(it, wide))) && !all.every((it) => some.some((wide) => isOf(it, wide)))
  );
}
/** Without those that say the same: each condition on the way crosses the lists, which would double with every one. */
function once(all: readonly Exemption[]): readonly Exemption[] {
  if (all.length < 2) return all;
  const told = new Map<string, Exemption>();
  for (const it of all) {
    const key = keyOf(it);
    if (!told.has(key)) told.set(key, it);
  }
  return told.size === all.length ? all : [...told.values()];
}
function keyOf({ path, whole, method, marked, allBut, lacks }: Exemption): string {
  return JSON.stringify([path, whole, method, marked, lacks, allBut?.map(keyOf).sort()]);
}
/** Requests for which a comparison holds: of their path or method with constants. */
export function exemptionsOf(values: Values, ref: Ref): readonly Exemption[] {
  const value = ref.unit.value(ref.id);
  const at = (id: number): Ref => ({ ...ref, id });
  if (value.kind === 'op' && value.right !== undefined) {
    if (value.operator !== '===' && value.operator !== '==') return [];
    return exemptionsOfEqual(values, at(value.left), at(value.right));
  }
  if (value.kind !== 'call') return [];
  const tested = testedPaths(values, at(value.callee));
  if (tested.length > 0) return tested;
  if (value.receiver === undefined || value.args[0] === undefined) return [];
  const callee = ref.unit.value(value.callee);
  if (callee.kind !== 'get') return [];
  if (callee.key === 'startsWith') return compared(values, at(value.receiver), at(value.args[0]), false);
  return callee.key === 'includes' || callee.key === 'has' || callee.key === 'indexOf'
    ? compared(values, at(value.args[0]), at(value.receiver), true)
    : [];
}
/** Requests of which one of two values is what the other is. */
export function exemptionsOfEqual(values: Values, left: Ref, right: Ref): readonly Exemption[] {
  return [
    ...compared(values, left, right, true),
    ...compared(values, right, left, true),
    ...begun(values, left, right),
    ...begun(values, right, left),
  ];
}
/** `path.indexOf('/api/') === 0` */
function begun(values: Values, place: Ref, first: Ref): readonly Exemption[] {
  const zero = first.unit.value(first.id);
  const call = place.unit.value(place.id);
  if (zero.kind !== 'literal' || zero.value !== 0 || call.kind !== 'call') return [];
  if (place.unit.calledName(place.id) !== 'indexOf' || call.receiver === undefined || call.args.length !== 1) return [];
  return compared(values, { ...place, id: call.receiver }, { ...place, id: call.args[0]! }, false);
}
function compared(values: Values, subject: Ref, texts: Ref, whole: boolean): readonly Exemption[] {
  const written = (): readonly string[] => {
    const list = listAround(values, texts);
    return list === undefined || isWritten(values, list) ? constantsIn(values, list ?? texts) : [];
  };
  if (requestPartsOf(values, subject).includes('url'))
    return written().flatMap((path) => (path.startsWith('/') ? [{ path, whole }] : []));
  return isMethod(values, subject) ? written().map((method) => ({ method })) : [];
}
/** What a function that a library made of patterns of paths asks of a request. */
function testedPaths(values: Values, callee: Ref): readonly Exemption[] {
  return values.things(callee).flatMap((thing): readonly Exemption[] => {
    if (thing.kind !== 'api' || thing.site === undefined) return [];
    const { site } = thing;
    return values.apis.rows(thing.nodes, 'pathTests').flatMap(({ row }) => {
      const lists = values.argument(site, row.patterns);
      if (!lists.every((it) => isWritten(values, it))) return [];
      const found = lists.flatMap((it) => values.flatConstants(it).map(pathPatterns));
      return found.includes(undefined) ? [] : found.flatMap((it) => it ?? []);
    });
  });
}
/** Constants that a value may be, or that stand in a list or a set that it is. */
function constantsIn(values: Values, ref: Ref): readonly string[] {
  const sets = values.things(ref).flatMap((it) => (it.kind === 'api' ? (values.items(it) ?? []) : []));
  return [...values.flatConstants(ref), ...sets.flatMap((it) => (isRef(it) ? values.flatConstants(it) : []))];
}
/** The list each item of which a callback is asked about: it may have more than a value is told apart into. */
function listAround(values: Values, item: Ref): Ref | undefined {
  const { unit } = item;
  const param = unit.value(item.id);
  if (param.kind !== 'param') return undefined;
  for (const { site, index } of handingOf(values, { ...item, id: param.function }, param.index)) {
    const call = unit.value(site.id);
    if (index !== 0 || call.kind !== 'call' || call.receiver === undefined) continue;
    if (ASKS_EACH.test(unit.calledName(site.id))) return { ...item, id: call.receiver };
  }
  return undefined;
}
/** Nothing but constants stands in it, and nothing is put into it later. */
function isWritten(values: Values, list: Ref): boolean {
  return values.things(list).every((it) => {
    const literal = it.kind === 'array' && it.made === undefined ? valueOf(it.ref) : undefined;
    if (it.kind !== 'array' || literal?.kind !== 'array') return false;
    const items = values.items(it);
    return (
      items?.length === literal.items.length &&
      items.every((one) => isRef(one) && values.things(one).every((thing) => thing.kind === 'constant'))
    );
  });
}
function isMethod(values: Values, ref: Ref): boolean {
  const get = ref.unit.value(ref.id);
  return get.kind === 'get' && get.key === 'method' && isRequest(values, { ...ref, id: get.of });
}
/** Requests that come to a place in its function, as far as their path or method decides: only these, or all but these. */
export interface Comers {
  readonly only?: readonly Exemption[];
  readonly exempt?: readonly Exemption[];
}
export function comersTo(values: Values, ref: Ref): Comers {
  const { unit } = ref;
  let only: readonly Exemption[] | undefined;
  const exempt: Exemption[] = [];
  for (let r = unit.regionOf(ref.id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') break;
    if (it.kind !== 'branch' && it.kind !== 'rest') continue;
    const { holds, asked } = askedIn(values, { ...ref, id: it.condition }, it.side === 'true');
    if (holds) only ??= asked.length > 0 ? asked : undefined;
    else exempt.push(...asked);
  }
  return { ...(only && { only }), ...(exempt.length > 0 && { exempt }) };
}
/** The same of a place in a function, also where it stands in one that is made there. */
export function comersWithin(values: Values, fn: FunctionThing, ref: Ref): Comers {
  if (ref.unit !== fn.ref.unit) return {};
  for (let at = ref; ;) {
    const found = comersTo(values, at);
    if (found.only !== undefined || found.exempt !== undefined) return found;
    const owner = at.unit.ownerOf(at.id);
    if (owner < 0 || owner === fn.ref.id) return {};
    at = { ...at, id: owner };
  }
}
/** What a condition asks of path and method, and whether that holds on one of its sides. */
function askedIn(
  values: Values,
  ref: Ref,
  side: boolean,
): { readonly holds: boolean; readonly asked: readonly Exemption[] } {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'op') return { holds: side, asked: exemptionsOf(values, ref) };
  if (value.operator === '!') return askedIn(values, { ...ref, id: value.left }, !side);
  if (value.right === undefined) return { holds: side, asked: [] };
  if (value.operator === '!==' || value.operator === '!=')
    return { holds: !side, asked: exemptionsOfEqual(values, { ...ref, id: value.left }, { ...ref, id: value.right }) };
  if (value.operator !== '||' && value.operator !== '&&') return { holds: side, asked: exemptionsOf(values, ref) };
  const sides = [value.left, value.right].map((id) => askedIn(values, { ...ref, id }, side));
  const asking = sides.filter((it) => it.asked.length > 0);
  // Each of several is enough for one side, for the other all of them are needed.
  const all = (value.operator === '||') === side ? asking.length === 2 : asking.length > 0;
  const holds = asking[0]?.holds ?? side;
  return all && asking.every((it) => it.holds === holds)
    ? { holds, asked: asking.flatMap((it) => it.asked) }
    : { holds: side, asked: [] };
}
