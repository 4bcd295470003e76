/** What a name means that comes from a module, or that nobody declares. */
import type { Key } from '../../facts/facts.ts';
import { type ApiThing, type Ref, type Thing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { freeName, importedFreely } from '../free-names.ts';
import { exported } from './exports.ts';
import { folderOf } from './folders.ts';
import type { Values } from './kernel.ts';
import { apiMember, constantMember, LANGUAGE } from './library.ts';
import { placedName } from './placed-names.ts';

export function ofImport(values: Values, ref: Ref, from: Key, name: string): readonly Thing[] {
  if (typeof from !== 'string') {
    const computed = specifierOf(values, { ...ref, id: from });
    if (computed === undefined) return [values.unknown('an import of a computed name', ref)];
    if (values.modules.resolve(ref.unit, computed).is === 'file') values.modules.led.set(valueKey(ref), ref);
    return importedFrom(values, ref, computed, name);
  }
  return importedFrom(values, ref, from, name);
}
/** What a computed specifier comes to: a constant, or a place of the project. */
function specifierOf(values: Values, ref: Ref): string | undefined {
  const constant = values.constants(ref);
  const place = constant.length === 1 ? placedName(constant[0]) : undefined;
  if (place !== undefined) return beside(ref.unit.path, place);
  if (constant.length === 1) return constant[0];
  const placed = folderOf(values, ref);
  return placed === undefined ? undefined : beside(ref.unit.path, placed);
}
/** A path of the project as a file names it that lies elsewhere in it. */
function beside(from: string, path: string): string {
  return `./${'../'.repeat(from.split('/').length - 1)}${path}`;
}
function importedFrom(values: Values, ref: Ref, from: string, name: string): readonly Thing[] {
  const unit = ref.unit;
  const target = values.modules.resolve(unit, from);
  const inner =
    /^[*=]$|^default$/.test(name) || (target.is === 'file' && values.modules.gives(target.path, name))
      ? undefined
      : values.modules.within(unit, from, name);
  if (inner !== undefined) return [{ kind: 'module', unit: inner }];
  if (target.is === 'file') {
    const found = values.modules.unit(target.path);
    if (found === undefined) return [values.unknown(`${target.path} is not analysed`, ref)];
    return exported(values, found, name, ref);
  }
  if (target.is === 'unresolved') return importedFreely(values, ref, from, name) ?? [values.unknown(target.why, ref)];
  const root: ApiThing = {
    kind: 'api',
    package: target.name,
    path: target.subpath ? `${target.name}/${target.subpath}` : target.name,
    nodes: values.apis.exportsOf(target.name, target.subpath),
    ref,
  };
  if (name === '*' || name === '=' || name === 'default') {
    const own = name === 'default' ? values.apis.step(root.nodes, '.default') : [];
    return [own.length > 0 ? { ...root, nodes: own } : root];
  }
  return constantMember(values, root, name, ref) ?? [apiMember(values, root, name, ref)];
}
export function ofGlobal(values: Values, ref: Ref, name: string): readonly Thing[] {
  if (name === 'module') return [{ kind: 'module', unit: ref.unit }];
  if (name === 'exports' && ref.unit.facts.exports.length > 0) return [{ kind: 'module', unit: ref.unit }];
  const put = putGlobally(values, name);
  return put.length > 0 ? put : (freeName(values, ref, name) ?? namedGlobally(values, ref.unit, name, ref));
}
const GLOBALS: ReadonlySet<string> = new Set(['global', 'globalThis']);

/** The object whose members are names for all files. */
export function isGlobalObject(thing: ApiThing): boolean {
  const value = thing.ref?.unit.value(thing.ref.id);
  return value?.kind === 'global' && GLOBALS.has(value.name) && thing.path === value.name;
}
/** What stands there under a name; undefined: neither the project nor the language gives it one. */
export function globalMember(values: Values, ref: Ref, name: string): readonly Thing[] | undefined {
  const put = putGlobally(values, name);
  if (put.length > 0) return put;
  const known = namedGlobally(values, ref.unit, name, ref);
  return known.some((it) => it.kind === 'api' && it.nodes.length > 0) ? known : undefined;
}
/** What the project puts there under a name (`global.store = …`); none where nobody does. */
function putGlobally(values: Values, name: string): readonly Thing[] {
  return values.modules.setsNamed(name).flatMap((set): readonly Thing[] => {
    const value = set.unit.value(set.id);
    const on = value.kind === 'set' ? set.unit.value(value.of) : undefined;
    if (value.kind !== 'set' || on?.kind !== 'global' || !GLOBALS.has(on.name)) return [];
    return values.things({ ...set, id: value.to }).filter((it) => it.kind !== 'unknown');
  });
}
/** What a language gives under a name that nobody declares. */
export function namedGlobally(values: Values, unit: FileUnit, name: string, ref?: Ref): readonly Thing[] {
  const language = languageOf(values, unit);
  const nodes = values.apis.step(values.apis.exportsOf(language), `.${name}`);
  return [{ kind: 'api', package: language, path: name, nodes, ...(ref && { ref }) }];
}
/** The library that describes the language of a file; dialects share one. */
export function languageOf(values: Values, unit: FileUnit): string {
  const own = `language:${unit.facts.language}`;
  return values.apis.library(own) === undefined ? LANGUAGE : own;
}
