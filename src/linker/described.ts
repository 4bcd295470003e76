/** Documents of an interface that calls make of comments beside the routes. */
import type { ArgumentPath } from '../libraries/kinds.ts';
import type { ApiDocument, Operation } from '../model/contracts.ts';
import { manifestOf } from './manifests.ts';
import { locationOf, placeOf } from './places.ts';
import type { Project } from './project.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { folderOf } from './values/folders.ts';
import type { Values } from './values/kernel.ts';

type Reader = NonNullable<Project['readDescribed']>;

/** What the comments say of the files that such a call names. Where it is not seen which, those of all files. */
export function documentOfComments(
  values: Values,
  ref: Ref,
  named: ArgumentPath,
  read: Reader | undefined,
): ApiDocument {
  const { manifests, units } = values.modules;
  const folder = manifestOf(manifests, ref.unit.path)?.folder ?? '';
  const given = values.argument(ref, named).map((it) => patternsOf(values, it, folder));
  const patterns = given.flatMap((it) => it ?? []);
  const isOpen = given.length === 0 || given.includes(undefined);
  const told = units.filter(({ facts }) => facts.described !== undefined);
  const found = isOpen ? told : told.filter(({ path }) => patterns.some((it) => covers(it, path)));
  const parts = found.flatMap((unit) => operationsIn(unit, read));
  return {
    at: placeOf(ref),
    made: 'comments',
    covers: [],
    operations: parts.flatMap((it) => it?.operations ?? []),
    // Files of another kind may describe more, and so may the built form of those that are here.
    complete: !isOpen && !parts.includes(undefined) && patterns.every((it) => isOfSources(it, units)),
  };
}
/** Patterns that a value names, from the root of the project on; undefined: it cannot be seen which. */
function patternsOf(values: Values, ref: Ref, folder: string): readonly string[] | undefined {
  const place = folderOf(values, ref);
  if (place !== undefined) return [place];
  const constants = values.constants(ref);
  if (constants.length === 0) return undefined;
  return constants.map((it) => [...(folder === '' ? [] : [folder]), it.replace(/^(?:\.\/)+/, '')].join('/'));
}
function isOfSources(pattern: string, units: readonly FileUnit[]): boolean {
  return /\.[cm]?[jt]sx?$/.test(pattern) && units.some(({ path }) => covers(pattern, path));
}
/** `*` stands for part of a name, `**` for folders, `{a,b}` for one of several. */
function covers(pattern: string, path: string): boolean {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[$()+.[\\\]^|]/g, (it) => {
    if (it === '**/') return '(?:[^/]+/)*';
    if (it === '**') return '.*';
    if (it === '*') return '[^/]*';
    if (it === '?') return '[^/]';
    if (!it.startsWith('{')) return `\\${it}`;
    const names = it.slice(1, -1).split(',');
    return `(?:${names.map((name) => name.replace(/\W/g, (sign) => `\\${sign}`)).join('|')})`;
  });
  return new RegExp(`^${source}$`).test(path);
}
/** What each comment of a file says; undefined for one that cannot be read, or says not all. */
function operationsIn(
  unit: FileUnit,
  read: Reader | undefined,
): readonly ({ readonly operations: readonly Operation[] } | undefined)[] {
  return (unit.facts.described ?? []).flatMap(({ start, end, text }) => {
    const said = read?.(text);
    if (said === undefined) return [undefined];
    const operations = said.operations.map((it) => ({ ...it, at: locationOf(unit, start, end) }));
    return [{ operations }, ...(said.complete ? [] : [undefined])];
  });
}
