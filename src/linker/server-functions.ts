/**
 * Functions that a directive makes endpoints (`'use server'`): browsers call them by a name that the framework gives them,
 * under the address of whatever page, with arguments of their own choice.
 */
import type { Library, RemoteFunctionRow, ServerFunctionRow } from '../libraries/kinds.ts';
import type { ValueId } from '../facts/facts.ts';
import { Chain, type Link } from './chain.ts';
import { type EndpointDraft, unregistered } from './chains.ts';
import { announce, itemOf } from './items.ts';
import { type Before, beforePages } from './placed-routes.ts';
import type { Replaying } from './replaying.ts';
import type { Item } from './scopes.ts';
import { type Ref, type Thing, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import { originsIn } from './origins.ts';
import { isRemote } from './parts.ts';
import { describe } from './describe.ts';
import { procedureOf } from './operations/procedures.ts';
import { holds } from './when.ts';
import { exported } from './values/exports.ts';
import type { Values } from './values/kernel.ts';

/** A name that is handed on through so many files is looked for. */
const MAX_FILES = 8;

interface ServerFunction {
  readonly unit: FileUnit;
  readonly library: Library;
  readonly name: string;
  readonly item: Item;
  /** What runs before it. */
  readonly before?: readonly Item[];
  /** What its argument is held to. */
  readonly schema?: Item;
}

/** Tells such functions what they are called with. */
export function announceServerFunctions(replay: Pick<Replaying, 'values' | 'handing'>): void {
  for (const { item, before = [] } of serverFunctions(replay.values))
    for (const it of [...before, item]) announce(replay, [it], it.library, it.style);
}
/** Each of them as an endpoint of its own. */
export function serverFunctionDrafts(values: Values): readonly EndpointDraft[] {
  const all = serverFunctions(values);
  if (all.length === 0) return [];
  const before = beforePages(values);
  return all.map(({ unit, library, name, item, before: own = [], schema }): EndpointDraft => ({
    method: 'ACTION',
    path: `${unit.path.replace(SOURCE, '')}#${name}`,
    kind: 'action',
    at: item.ref,
    chain: new Chain().with([
      ...before.filter((it) => isAround(it, unit, library)).map(linkOf),
      ...own.map((it) => ({ item: it, scope: 'route', at: it.ref, conditional: false }) as const),
      ...(schema === undefined ? [] : [{ item: schema, scope: 'route', at: item.ref, conditional: false } as const]),
    ]),
    handler: item,
    ...unregistered(library),
  }));
}
const SOURCE = /\.[cm]?[jt]sx?$/;
/** It stands before the pages of the application in which the file lies. */
function isAround(it: Before, unit: FileUnit, library: Library): boolean {
  const { base } = it;
  return it.library === library && (base === '' || unit.path.startsWith(`${base}/`));
}
const links = new WeakMap<Before, Link>();
/** The same link for all that stand behind it. */
function linkOf(it: Before): Link {
  let link = links.get(it);
  if (link === undefined) {
    link = { item: it.item, scope: 'global', at: it.at, conditional: !it.always };
    links.set(it, link);
  }
  return link;
}
function serverFunctions(values: Values): readonly ServerFunction[] {
  const { units, libraries } = values.modules;
  const rows = libraries.flatMap((library) => (library.serverFunctions ?? []).map((row) => ({ library, row })));
  const remote = remoteFunctions(values);
  if (rows.length === 0) return remote;
  const own = units.flatMap((unit) =>
    unit.role === 'test' || unit.role === 'generated'
      ? []
      : rows
          .filter(({ library }) => isUsedBy(values, unit, library))
          .flatMap(({ library, row }) =>
            values.failures.guarded<readonly ServerFunction[]>(
              'routes',
              { unit },
              () => [],
              () => [...exportedIn(values, unit, library, row), ...writtenIn(values, unit, library, row)],
            ),
          ),
  );
  return [...own, ...remote];
}
/** What calls make of functions that a file exports whose name says so. */
function remoteFunctions(values: Values): readonly ServerFunction[] {
  const { units, libraries } = values.modules;
  const rows = libraries.flatMap((it) => it.remoteFunctions ?? []);
  return units.flatMap((unit) => {
    if (unit.role === 'test' || !rows.some((row) => isRemote(unit.path, row))) return [];
    return unit.facts.exports.flatMap(({ name, value }) =>
      value === undefined
        ? []
        : [...originsIn(unit, value, ['load', 'join', 'wait'])].flatMap((id) => madeBy(values, unit, name, id)),
    );
  });
}
/** The endpoint that a call makes. */
function madeBy(values: Values, unit: FileUnit, name: string, id: ValueId): readonly ServerFunction[] {
  const call = unit.value(id);
  if (call.kind !== 'call') return [];
  const ref = values.ref(unit, id);
  const placed = values
    .things({ ...ref, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows<'remoteFunctions'>(it.nodes, 'remoteFunctions') : []))
    .find(({ row }) => isRemote(unit.path, row) && holds(values, ref, row.when));
  if (placed === undefined) return [];
  const { row, library } = placed;
  const handlers = values
    .argument(ref, row.function)
    .map((it) => itemOf(values, it, library, row.convention))
    .filter((it) => it.things.some(mayBeCalled));
  const item = handlers.find((it) => it.things.some(({ kind }) => kind === 'function')) ?? handlers.at(-1);
  if (item === undefined) return [];
  const schema = schemaOf(values, ref, library, row);
  return [{ unit, library, name, item, ...(schema && { schema }) }];
}
function schemaOf(values: Values, ref: Ref, library: Library, row: RemoteFunctionRow): Item | undefined {
  const [at] = row.schema === undefined ? [] : values.argument(ref, row.schema.at);
  const things = at === undefined ? [] : values.things(at);
  if (at === undefined || row.schema === undefined || !holds(values, ref, row.schema.when)) return undefined;
  if (things.some(({ kind }) => kind === 'function' || kind === 'constant')) return undefined;
  const text = at.text ?? describe(at);
  const slot = { slot: 'validates', parts: [row.schema.part] } as const;
  return { ref: at, things, text, library, convention: undefined, style: row.convention, ...slot };
}
function isUsedBy({ modules }: Values, { path }: FileUnit, { package: name }: Library): boolean {
  return modules.manifests.some(
    ({ folder, dependencies }) => (folder === '' || path.startsWith(`${folder}/`)) && dependencies[name] !== undefined,
  );
}
/** The directive is a text by itself, which nothing is made of. */
function directivesIn(unit: FileUnit, { says }: ServerFunctionRow): readonly ValueId[] {
  return unit.facts.values.flatMap((it, id) =>
    it.kind === 'literal' &&
    it.value === says &&
    unit.usersOf(id).length === 0 &&
    unit.facts.exits.every(({ value }) => value !== id)
      ? [id]
      : [],
  );
}
/** All that a file exports which begins with the directive. */
function exportedIn(
  values: Values,
  unit: FileUnit,
  library: Library,
  row: ServerFunctionRow,
): readonly ServerFunction[] {
  const [first] = directivesIn(unit, row).filter((id) => unit.ownerOf(id) < 0);
  if (first === undefined || unit.facts.exports.length === 0) return [];
  return unit.facts.exports.flatMap(({ name, value }): readonly ServerFunction[] => {
    if (value === undefined || name === '*' || isType(values, unit, value)) return [];
    const ref = values.ref(unit, value);
    const item = itemOf(values, ref, library, row.convention);
    const things = exported(values, unit, name, ref);
    if (!things.some(mayBeCalled)) return [];
    const made = things.length === 1 ? procedureOf(values, things[0]!) : undefined;
    if (made?.handler !== undefined) return [{ unit, library, name, item: made.handler, before: made.before }];
    return [{ unit, library, name, item: { ...item, things } }];
  });
}
/** It is a type, of this file or of another: nothing is left of it that could be called. */
function isType(values: Values, unit: FileUnit, id: ValueId, deep = 0): boolean {
  const value = unit.value(id);
  if (value.kind === 'type') return true;
  if (value.kind !== 'import' || typeof value.from !== 'string' || deep > MAX_FILES) return false;
  if (value.typeOnly === true) return true;
  const target = values.modules.resolve(unit, value.from);
  const file = target.is === 'file' ? values.modules.unit(target.path) : undefined;
  const all = file?.facts.exports.filter(({ name }) => name === value.name) ?? [];
  return all.length > 0 && all.every((it) => it.value !== undefined && isType(values, file!, it.value, deep + 1));
}
/** Functions that begin with it. */
function writtenIn(
  values: Values,
  unit: FileUnit,
  library: Library,
  row: ServerFunctionRow,
): readonly ServerFunction[] {
  const seen = new Set<string>();
  return directivesIn(unit, row).flatMap((id): readonly ServerFunction[] => {
    const owner = unit.ownerOf(id);
    const fn = owner < 0 ? undefined : unit.value(owner);
    const key = valueKey({ unit, id: owner });
    if (fn?.kind !== 'function' || unit.regionOf(id) !== fn.body || seen.has(key)) return [];
    seen.add(key);
    const item = itemOf(values, values.ref(unit, owner), library, row.convention);
    return [{ unit, library, name: fn.name === '' ? String(seen.size) : fn.name, item }];
  });
}
const mayBeCalled = ({ kind }: Thing): boolean => kind === 'function' || kind === 'unknown' || kind === 'api';
