/** What a module of the project gives under a name. */
import type { ValueId } from '../../facts/facts.ts';
import type { ApiThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from './kernel.ts';
import { apiMember } from './library.ts';

/** A longer way from a name to what it stands for is not followed. */
const MAX_REEXPORTS = 200;
/** The re-exports that led here. */
interface Way {
  readonly depth: number;
  readonly met: Set<string>;
}

/** What a module stands for where one thing is asked for (`register(import(…))`): its default export. */
export function defaultOf(values: Values, thing: Thing, at: Ref): readonly Thing[] {
  return thing.kind === 'module' ? exported(values, thing.unit, 'default', at) : [thing];
}
/** What a module gives under a name; `*` and `=` are the module itself. */
export function exported(values: Values, unit: FileUnit, name: string, ref: Ref): readonly Thing[] {
  return exportedBy(values, unit, name, ref, { depth: 0, met: new Set() });
}
function exportedBy(values: Values, unit: FileUnit, name: string, ref: Ref, way: Way): readonly Thing[] {
  if (way.depth > MAX_REEXPORTS) return values.cap('too many re-exports', ref);
  // Barrels that hand on one another: what was asked already has given what it has.
  const place = `${String(unit.index)}:${name}`;
  if (way.met.has(place)) return [];
  way.met.add(place);
  const of = (id: ValueId): readonly Thing[] => values.things(values.ref(unit, id));
  const whole = unit.facts.exports.filter((it) => it.name === '=' && it.value !== undefined);
  if (name === '*' || name === '=') {
    if (whole.length === 0) {
      // `import x = require()` or require() of an ES module: its namespace.
      return [{ kind: 'module', unit }];
    }
    const things = whole.flatMap((it) => of(it.value!));
    const named = unit.facts.exports.some((it) => it.name !== '=' && it.name !== '*');
    return named && things.every((it) => it.kind === 'unknown') ? [{ kind: 'module', unit }] : things;
  }
  const found: Thing[] = [];
  for (const it of unit.facts.exports) {
    if (it.name !== name) continue;
    if (it.from !== undefined) found.push(...reexported(values, unit, it.from, it.imported ?? name, ref, way));
    else if (it.value !== undefined) found.push(...of(it.value));
  }
  if (found.length > 0) return found;
  for (const it of unit.facts.exports) {
    if (it.name !== '*' || it.from === undefined || name === 'default') continue;
    const through = reexported(values, unit, it.from, name, ref, way).filter((thing) => thing.kind !== 'unknown');
    if (through.length > 0) return through;
  }
  if (whole.length > 0) {
    const things = whole.flatMap((it) => of(it.value!));
    return name === 'default' ? things : things.flatMap((it) => values.member(it, name, ref));
  }
  if (name === 'default' && unit.facts.exports.length > 0) return [{ kind: 'module', unit }];
  return [values.unknown(`${unit.path} does not export ${name}`, ref)];
}
function reexported(values: Values, unit: FileUnit, from: string, name: string, ref: Ref, way: Way): readonly Thing[] {
  const target = values.modules.resolve(unit, from);
  if (target.is === 'file') {
    const next = values.modules.unit(target.path);
    return next
      ? exportedBy(values, next, name, ref, { depth: way.depth + 1, met: way.met })
      : [values.unknown(`${target.path} is not analysed`, ref)];
  }
  if (target.is === 'unresolved') return [values.unknown(target.why, ref)];
  const root: ApiThing = {
    kind: 'api',
    package: target.name,
    path: target.name,
    nodes: values.apis.exportsOf(target.name, target.subpath),
    ref,
  };
  return name === '*' || name === 'default' ? [root] : [apiMember(values, root, name, ref)];
}
/** The names that a module exports, also those of modules whose names it hands on; `isOpen`: some may be missing. */
export function exportedNames(
  values: Values,
  unit: FileUnit,
  met = new Set<FileUnit>(),
): { readonly names: readonly string[]; readonly isOpen: boolean } {
  if (met.has(unit)) return { names: [], isOpen: false };
  met.add(unit);
  const names = new Set<string>();
  let isOpen = false;
  for (const it of unit.facts.exports) {
    if (it.name !== '*' || it.from === undefined) {
      if (it.name === '=') isOpen = true;
      else names.add(it.name);
      continue;
    }
    const target = values.modules.resolve(unit, it.from);
    const next = target.is === 'file' ? values.modules.unit(target.path) : undefined;
    const inner = next === undefined ? undefined : exportedNames(values, next, met);
    for (const name of inner?.names ?? []) if (name !== 'default') names.add(name);
    isOpen ||= inner?.isOpen ?? true;
  }
  return { names: [...names], isOpen };
}
