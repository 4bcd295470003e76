/** Requests that a middleware lets through unasked: those with whose path or method it compares that of the request first. */
import { type Cover, type Pattern, shareThatFits } from '../path-cover.ts';

export interface Exemption {
  readonly path?: string;
  /** The path itself; otherwise all that begin with it. */
  readonly whole?: boolean;
  /** A regular expression that the path fits. */
  readonly pattern?: Pattern;
  /** Of the path is meant what follows the one where the router is mounted, or the middleware put. */
  readonly belowMount?: true;
  /** The path is that of the folder which the file of the route lies in. */
  readonly ofFolder?: true;
  readonly method?: string;
  /** It is not known which of all of them. */
  readonly unclear?: true;
  /** Endpoints with a mark, which are told elsewhere. */
  readonly marked?: true;
  /** Of those, or of all, none that one of these is about. */
  readonly allBut?: readonly Exemption[];
  /** They are let through without this alone: the other is made sure of for them as for all. */
  readonly lacks?: 'caller' | 'right';
}
/** The requests of an endpoint, as a step before it sees them. */
export interface Requests {
  readonly path: string;
  readonly method: string;
  /** Where the router is mounted that the step is of, or the step itself. */
  readonly below?: string | undefined;
  /** The folder of the file that answers them, where that makes it a route. */
  readonly folder?: string | undefined;
}
/** It tells requests apart by their path. */
export function isOfPath({ path, pattern }: Exemption): boolean {
  return path !== undefined || pattern !== undefined;
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
  if (a === b || isAmong(a, b)) return a;
  if (isAmong(b, a)) return b;
  const met = (keeps: (one: Exemption, other: Exemption) => boolean): readonly Exemption[] =>
    a.flatMap((one) => b.flatMap((other) => (keeps(one, other) ? [ofBoth(one, other)] : [])));
  // Where no request is of both, that is told where the ways to it are looked at.
  const some = met((one, other) => !isApartFrom(one, other));
  return once(some.length > 0 ? some : met(() => true));
}
function ofBoth(one: Exemption, other: Exemption): Exemption {
  // Folders are not compared with addresses.
  if (isOfPath(one) && isOfPath(other) && one.ofFolder !== other.ofFolder) return { ...one, unclear: true };
  const allBut = eitherOf(one.allBut, other.allBut);
  const { path, whole } = isBelow(one, other) ? one : other;
  return {
    ...one,
    ...other,
    ...(path !== undefined && { path }),
    ...(whole !== undefined && { whole }),
    ...(allBut && { allBut }),
  };
}
/** Each request to a path of one is to the path of the other as well. */
function isBelow(one: Exemption, { path, whole, ofFolder }: Exemption): boolean {
  if (one.path === undefined || path === undefined || one.ofFolder !== ofFolder) return false;
  return whole === false ? one.path.startsWith(path) : one.whole !== false && one.path === path;
}
/** Each of some is one of the others. */
export function isAmong(some: readonly Exemption[], all: readonly Exemption[]): boolean {
  return besides(some, all).length === 0;
}
/** Those that are none of the others. */
export function besides(all: readonly Exemption[], others: readonly Exemption[]): readonly Exemption[] {
  const told = new Set(others.map(keyOf));
  return all.filter((it) => !told.has(keyOf(it)));
}
/** No request is one that both lists are about: their paths are written out, and none begins with another. */
export function areApart(a: readonly Exemption[], b: readonly Exemption[]): boolean {
  return a.every((one) => b.every((other) => isApartFrom(one, other)));
}
function isApartFrom(one: Exemption, other: Exemption): boolean {
  const isPlain = (it: Exemption): boolean =>
    it.path !== undefined && (it.pattern ?? it.marked ?? it.unclear ?? it.lacks ?? it.allBut) === undefined;
  if (!isPlain(one) || !isPlain(other) || one.belowMount !== other.belowMount || one.ofFolder !== other.ofFolder)
    return false;
  return !isBelow(one, other) && !isBelow(other, one);
}
/** Each of some is about requests that one of the others is about, and they are not the same. */
export function isNarrower(some: readonly Exemption[], all: readonly Exemption[]): boolean {
  const isOf = (it: Exemption, wide: Exemption): boolean =>
    (wide.path === undefined || isBelow(it, wide)) &&
    (wide.pattern === undefined ||
      (wide.ofFolder === it.ofFolder &&
        wide.pattern.source === it.pattern?.source &&
        wide.pattern.flags === it.pattern.flags)) &&
    (wide.unclear === undefined || wide.unclear === it.unclear) &&
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
function keyOf({ path, whole, pattern, belowMount, ofFolder, ...rest }: Exemption): string {
  const { method, unclear, marked, allBut, lacks } = rest;
  const address = [path, whole, pattern?.source, pattern?.flags, belowMount, ofFolder];
  return JSON.stringify([...address, method, unclear, marked, lacks, allBut?.map(keyOf).sort()]);
}
/** How many of the requests of an endpoint a step lets through unasked, or does not ask because it is for others only. */
export function shareLetBy(
  { exempt = [], only }: { readonly exempt?: readonly Exemption[]; readonly only?: readonly Exemption[] },
  requests: Requests,
): Cover {
  const exempted = shareOf(exempt, requests, (path, own) => path.startsWith(own));
  // The path that is compared may be what is left below a mount.
  const asked = only === undefined ? 'all' : shareOf(only, requests, (path, own) => path.includes(own));
  if (exempted === 'all' || asked === 'none') return 'all';
  return exempted === 'none' && asked === 'all' ? 'none' : 'some';
}
type Begins = (path: string, own: string) => boolean;
/** How many of the requests of an endpoint one of several is about. */
function shareOf(all: readonly Exemption[], requests: Requests, begins: Begins): Cover {
  const shares = all.map((it) => shareAbout(it, requests, begins));
  return shares.includes('all') ? 'all' : shares.includes('some') ? 'some' : 'none';
}
function shareAbout(it: Exemption, requests: Requests, begins: Begins): Cover {
  if (it.unclear === true) return 'some';
  const { allBut, pattern, method } = it;
  const isAboutNone = !isOfPath(it) && method === undefined && allBut === undefined;
  if (it.marked === true || isAboutNone) return 'none';
  const left = allBut === undefined ? 'none' : shareOf(allBut, requests, begins);
  if (it.ofFolder === true && isOfPath(it) && requests.folder === undefined) return left === 'all' ? 'none' : 'some';
  const path = it.ofFolder === true ? (requests.folder ?? '') : pageOf(addressSeen(it, requests));
  const isIt = it.path === undefined || path === it.path || (it.whole === false && begins(path, it.path));
  const fits = pattern === undefined ? 'all' : shareThatFits(pattern, path);
  if (left === 'all' || !isIt || fits === 'none' || (method !== undefined && method !== requests.method)) return 'none';
  return left === 'some' || fits === 'some' ? 'some' : 'all';
}
function addressSeen(it: Exemption, requests: Requests): string {
  return it.belowMount === true ? belowMount(requests) : requests.path;
}
/** The path to which a form of a page is sent (`/basket?/add`): which form it is stands behind it. */
function pageOf(path: string): string {
  return path.replace(/^((?:.*\/)?[^/:?]*)\?\/[\w-]+$/, (_, page: string) => page || '/');
}
/** What is left of the path for a step that does not see where it is mounted. */
function belowMount({ path, below = '' }: Requests): string {
  const mount = below.replace(/\/+$/, '');
  return path === mount ? '/' : path.startsWith(`${mount}/`) ? path.slice(mount.length) : path;
}
