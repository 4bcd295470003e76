/** Route tables that a module exports as plain data (`[{ method, path, handler }]`), for a framework that reads them by itself. */
import type { EndpointDraft } from './chains.ts';
import { finish } from './chains.ts';
import { describe } from './describe.ts';
import type { Library } from '../libraries/kinds.ts';
import { Chain } from './chain.ts';
import type { Scope } from './scopes.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';
import { isRef, type Ref, valueKey } from './things.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ALL', 'ANY']);
const NOBODY: Library = { package: '' };

/** Endpoints of exported tables that no application was handed; entries without a handler are no routes. */
export function tableDrafts(values: Values, scopes: readonly Scope[]): readonly EndpointDraft[] {
  const out: EndpointDraft[] = [];
  const registered = new Set(scopes.flatMap((scope) => scope.entries.map((it) => valueKey(it.at))));
  for (const unit of values.modules.units) {
    if (unit.role !== 'source') continue;
    for (const it of unit.facts.exports) {
      if (
        (it.name !== 'default' && it.name !== '=' && it.name !== 'routes') ||
        it.value === undefined ||
        !mayBeTable(unit, it.value)
      )
        continue;
      const at = values.ref(unit, it.value);
      const found = values.failures.guarded<readonly EndpointDraft[]>(
        'table',
        at,
        () => [],
        () =>
          tableOf(values, at, 0)
            .filter((entry) => !registered.has(valueKey(entry)))
            .flatMap((entry) => row(values, entry) ?? []),
      );
      out.push(...found);
    }
  }
  return out;
}
/** Tables in tables, and functions that give them. */
const MAX_DEEP = 20;

/** Without a member called `handler` in the file there is nothing to look at. */
function mayBeTable(unit: FileUnit, id: number): boolean {
  const kind = unit.value(id).kind;
  if (kind !== 'array' && kind !== 'object' && kind !== 'function') return false;
  const has = (...keys: readonly string[]): boolean =>
    unit.facts.values.some(
      (value) => value.kind === 'object' && keys.every((key) => value.entries.some((entry) => entry.key === key)),
    );
  return has('handler') && (has('method', 'handler') || SETTINGS.some((it) => has('method', it)));
}
/** Members of an entry in which its handler may stand beside what else is set for it. */
const SETTINGS = ['options', 'config'];
function tableOf(values: Values, ref: Ref, depth: number): readonly Ref[] {
  if (depth > MAX_DEEP) {
    values.cuts.add(ref, 'route', 'a table of routes is put together too deep to be read to its end');
    return [];
  }
  return values.things(ref).flatMap((thing): readonly Ref[] => {
    if (thing.kind === 'array') return (values.items(thing) ?? []).filter(isRef);
    if (thing.kind === 'object')
      return values.memberRefs(thing.ref, 'routes').flatMap((it) => tableOf(values, it, depth + 1));
    if (thing.kind !== 'function') return [];
    const unit = thing.ref.unit;
    const fn = unit.value(thing.ref.id);
    if (fn.kind !== 'function') return [];
    return unit.returnedBy(fn).flatMap((id) => tableOf(values, { unit, id, ctx: thing.ref.ctx }, depth + 1));
  });
}
function row(values: Values, entry: Ref): EndpointDraft | undefined {
  const text = (name: string): string | undefined =>
    values.memberRefs(entry, name).flatMap((it) => values.constants(it))[0];
  const method = text('method')?.toUpperCase();
  const path = text('path');
  const [handler] = [entry, ...SETTINGS.flatMap((it) => values.memberRefs(entry, it))].flatMap((it) =>
    values.memberRefs(it, 'handler'),
  );
  if (method === undefined || !METHODS.has(method) || path?.startsWith('/') !== true || handler === undefined)
    return undefined;
  return {
    method: method === 'ANY' ? 'ALL' : method,
    path: finish(path),
    kind: 'rest',
    at: entry,
    chain: new Chain(),
    handler: {
      ref: handler,
      things: values.things(handler),
      text: describe(handler),
      library: NOBODY,
      convention: undefined,
      style: '',
    },
    framework: '',
    library: NOBODY,
    application: undefined,
    conditional: false,
    unseen: ['the framework that reads this table is not seen'],
    errorHandlers: [],
  };
}
