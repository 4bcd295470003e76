/** Endpoints of functions that a platform calls, as files beside the code say. */
import type { Library } from '../libraries/kinds.ts';
import type { Unresolved } from '../model/model.ts';
import { Chain, type Link } from './chain.ts';
import { type EndpointDraft, finish, unregistered } from './chains.ts';
import { announce } from './items.ts';
import type { DeployedFunction, DeployedRoute, Manifest } from './project.ts';
import type { Replaying } from './replaying.ts';
import type { Item, Scope } from './scopes.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { exported } from './values/exports.ts';
import type { Values } from './values/kernel.ts';

interface Deployed {
  readonly fn: DeployedFunction;
  readonly item: Item;
  readonly library: Library;
  readonly convention: string;
}

/** Tells such functions what they are called with. */
export function announceDeployed(replay: Pick<Replaying, 'values' | 'handing' | 'scopes'>): void {
  const { values, scopes } = replay;
  const all = deployedIn(values);
  for (const { item: it, library, convention } of all) announce(replay, [it], library, convention);
  // What an application is handed has come by what stands before the function.
  const carriers = all.filter((it) => isCarrier(values, it));
  const applications = scopes.all.filter((it) => it.application);
  const guards = carriers.map(({ fn }) => fn.routes.map(({ guard }) => guard));
  const [only, ...others] = applications;
  if (only === undefined || others.length > 0 || guards.length !== 1 || guards[0]!.includes(undefined)) return;
  const [link] = guardOf(carriers[0]!, carriers[0]!.fn.routes[0]!);
  if (link !== undefined) scopes.add(only, { kind: 'hook', items: [link.item], at: link.at });
}
/** Endpoints by what is deployed. */
export function deployedDrafts(values: Values, scopes: readonly Scope[]): readonly EndpointDraft[] {
  return deployedIn(values).flatMap((it): readonly EndpointDraft[] => {
    if (isCarrier(values, it)) return [];
    const { fn, library } = it;
    const wrapped = scopes.find((scope) =>
      it.item.things.some((thing) => thing.kind === 'api' && thing.site !== undefined && isAt(scope.at, thing.site)),
    );
    const before = (wrapped?.entries ?? []).flatMap((entry): readonly Link[] =>
      entry.kind === 'middleware' || entry.kind === 'hook'
        ? entry.items.map((inner) => ({ item: inner, scope: 'route', at: entry.at, conditional: false }))
        : [],
    );
    const inner = wrapped?.entries.flatMap((entry) => (entry.kind === 'route' ? entry.handlers : [])).at(-1);
    return fn.routes.map((route): EndpointDraft => ({
      method: route.method,
      path: finish(route.path),
      kind: 'rest',
      at: it.item.ref,
      chain: new Chain().with([...guardOf(it, route), ...before]),
      handler: inner ?? it.item,
      ...unregistered(library),
    }));
  });
}
/** Functions that were not found, each where it is declared. */
export function lostFunctions(manifests: readonly Manifest[]): readonly Unresolved[] {
  return manifests.flatMap(({ functions = [] }) =>
    functions.flatMap(({ file, name, declared }): readonly Unresolved[] =>
      file === undefined
        ? [
            {
              at: { path: declared, line: 1, column: 1, endLine: 1, endColumn: 1 },
              what: 'route',
              why: name === '' ? 'a function that it declares is computed' : `${name}, which it declares, is not found`,
            },
          ]
        : [],
    ),
  );
}
function deployedIn(values: Values): readonly Deployed[] {
  const { manifests, libraries, units } = values.modules;
  const all = manifests.flatMap(({ functions = [] }) => functions);
  if (all.length === 0) return [];
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  return all.flatMap((fn): readonly Deployed[] => {
    const unit = fn.file === undefined ? undefined : byPath.get(fn.file);
    if (unit === undefined || fn.routes.length === 0) return [];
    return libraries.flatMap((library) =>
      (library.deployed ?? [])
        .filter((row) => row.platform === fn.platform)
        .flatMap(({ convention }) =>
          itemsOf(values, unit, fn.name, library, convention).map((it) => ({ fn, item: it, library, convention })),
        ),
    );
  });
}
function itemsOf(values: Values, unit: FileUnit, name: string, library: Library, style: string): readonly Item[] {
  return values.failures.guarded<readonly Item[]>(
    'routes',
    { unit },
    () => [],
    () => {
      const given =
        unit.facts.exports.find((it) => it.name === name) ??
        unit.facts.exports.find((it) => it.name === '=' || (name === 'default' && it.name === 'default'));
      const at = values.ref(unit, given?.value ?? 0);
      const things =
        given?.name === '=' && name !== 'default'
          ? values.memberRefs(at, name).flatMap((it) => values.things(it))
          : exported(values, unit, given?.name ?? name, at);
      const convention = library.conventions?.[style];
      return [{ ref: at, things, text: name, library, convention, style }];
    },
  );
}
/** It hands what it is called with on to an application. */
function isCarrier(values: Values, { item: { ref } }: Deployed): boolean {
  const { unit } = ref;
  return unit.facts.values.some(
    (value) =>
      value.kind === 'call' &&
      values
        .things(values.ref(unit, value.callee))
        .some((it) => it.kind === 'api' && values.apis.flagged(it.nodes, 'carries')),
  );
}
/** What the platform asks first. */
function guardOf({ item: { ref }, library, fn }: Deployed, { guard }: DeployedRoute): readonly Link[] {
  if (guard === undefined) return [];
  const text = `${guard} (${fn.declared})`;
  const made: Item = { ref, things: [], text, library, convention: undefined, style: 'guard', slot: 'authenticates' };
  return [{ item: made, scope: 'route', at: ref, conditional: false }];
}
function isAt(a: Ref, b: Ref): boolean {
  return a.unit === b.unit && a.id === b.id;
}
