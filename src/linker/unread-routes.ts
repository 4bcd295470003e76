/** Routes that nobody reads: what a package that nothing is known about declares, is given to mount, or is handed. */
import type { Call, ValueId } from '../facts/facts.ts';
import { effectless } from '../libraries/effectless.ts';
import { describe } from './describe.ts';
import { itemOf } from './items.ts';
import type { Scopes } from './scope-tree.ts';
import type { Item } from './scopes.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

const HANDED = 'is handed a router and could not be followed';

/** Where registrations are kept, and the values they are about. */
interface Seen {
  readonly values: Values;
  readonly scopes: Scopes;
}

/** Tells of the routes that may be in a call that nothing of the project or of a known library runs at. */
export function tellUnread(seen: Seen, ref: Ref, call: Call, callee: ApiThing | undefined): void {
  missComputed(seen, ref, call);
  if (callee === undefined) {
    for (const it of missHandedOn(seen, ref, call)) standBefore(seen, it, ref);
  } else if (isUnread(seen.values, callee)) {
    if (isOfModule(callee) && !SERVES.test(callee.path)) missHandedOn(seen, ref, call);
    if (declaresRoute(seen.values, ref, call))
      seen.values.cuts.add(ref, 'route', `${describe(ref)} may declare a route: ${callee.package} is not read`);
  } else if (seen.values.apis.library(callee.package)?.brings === true) missHandedOn(seen, ref, call);
}
/** Tells that a method which declares routes is handed on, to be called with what is not looked at. */
export function tellMethod({ values, scopes }: Seen, { receiver, nodes }: ApiThing, ref: Ref): void {
  if (receiver === undefined || !DECLARING.some((kind) => values.apis.has(nodes, kind))) return;
  if (scopes.has(receiver) || values.apis.isRouter(receiver))
    values.cuts.add(ref, 'route', `${describe(ref)} is handed what declares routes, and calls it unseen`);
}
const DECLARING = ['routes', 'mounts', 'scopes', 'hooks'] as const;
/** What a package exports, and nothing that was made with it. */
function isOfModule({ receiver }: ApiThing): boolean {
  return receiver === undefined || (receiver.receiver === undefined && receiver.site === undefined);
}
/** It is handed the application to have it served, or asked. */
const SERVES = /\b(?:create\w*Server|Server|serve|listen|startServer|request|agent|serverless|toNodeListener)$/i;
/** Tells of the routes that come with what a package gives to be mounted. */
export function tellBrought(values: Values, things: readonly Thing[], at: Ref): void {
  for (const thing of things) {
    if (thing.kind !== 'api') continue;
    if (values.apis.library(thing.package)?.brings === true)
      values.cuts.add(at, 'mount', `${describe(at)} serves routes of ${thing.package} that were not read`);
    else if (isUnread(values, thing))
      values.cuts.add(at, 'mount', `${describe(at)} may serve routes: ${thing.package} is not read`);
  }
}
/** A call looks like one that declares a route: a path is written in it, and a function. */
export function looksLikeRoute(unit: FileUnit, { args }: Call): boolean {
  const isPath = (id: ValueId): boolean => {
    const value = unit.value(id);
    return value.kind === 'literal' && typeof value.value === 'string' && value.value.startsWith('/');
  };
  return args.length > 1 && args.some((id) => unit.value(id).kind === 'function') && args.slice(0, 2).some(isPath);
}
/** Of this package it is known, without a row about it, that it declares no routes: it is the platform's, or has no effects. */
export function isEffectless(name: string): boolean {
  return effectless.has(name) || /^(?:node|language):/.test(name);
}
/** It is of a package that nothing is known about. */
export function isUnread(values: Values, { package: name, nodes }: ApiThing): boolean {
  return nodes.length === 0 && values.apis.library(name) === undefined && !isEffectless(name);
}
/** A path among the first arguments, and what handles requests behind it. */
function declaresRoute(values: Values, ref: Ref, { args }: Call): boolean {
  const path = args.slice(0, 2).findIndex((id) => values.constants({ ...ref, id }).some((it) => it.startsWith('/')));
  return (
    path >= 0 && args.slice(path + 1).some((id) => values.things({ ...ref, id }).some((it) => it.kind === 'function'))
  );
}
/** What is not there, or not known, may register on an application that it is handed; gives what it is handed. */
function missHandedOn({ values, scopes }: Seen, ref: Ref, call: Call): readonly ApiThing[] {
  if (ref.unit.value(call.callee).kind === 'param') return [];
  const given = [...values.argument(ref, '[*]'), ...values.argument(ref, '[*] .app|router|server')];
  const handed = given
    .flatMap((it) => values.things(it))
    .filter(
      (it): it is ApiThing =>
        it.kind === 'api' && (scopes.has(it) || it.site !== undefined) && values.apis.isRouter(it),
    );
  if (handed.length === 0) return [];
  const callee = describe({ ...ref, id: call.callee });
  values.cuts.add(ref, 'route', `${callee} ${HANDED}`);
  return handed;
}
/** Code of the project that could not be found out may as well put guards before what is registered later. */
function standBefore({ values, scopes }: Seen, router: ApiThing, ref: Ref): void {
  const { scope, prefixes } = scopes.of(router, ref);
  if (scope.library === undefined) return;
  const known = scope.entries.some((it) => it.at.unit === ref.unit && it.at.id === ref.id);
  if (known) return;
  const item: Item = {
    ...itemOf(values, ref, scope.library, ''),
    things: [{ kind: 'unknown', why: HANDED, ref }],
  };
  scopes.add(scope, { kind: 'middleware', paths: prefixes, items: [item], at: ref, conditional: true });
}
/** `app[method](path, handler)` with a method that is not known. */
function missComputed({ values, scopes }: Seen, ref: Ref, { callee, args }: Call): void {
  const member = ref.unit.value(callee);
  if (member.kind !== 'get' || typeof member.key === 'string' || args.length < 2) return;
  for (const it of values.things({ ...ref, id: member.of }))
    if (it.kind === 'api' && values.apis.isRouter(it)) {
      const { unseen } = scopes.of(it, ref).scope;
      if (!unseen.some(({ at }) => at.unit === ref.unit && at.id === ref.id))
        unseen.push({ why: `the method of ${describe(ref)} is computed`, at: ref, ends: true });
    }
}
