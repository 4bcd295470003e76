/** Which modules a file uses, over barrels to those that declare what is used. */
import type { Import, ValueId } from '../../facts/facts.ts';
import type { ModuleImport } from '../../model/modules.ts';
import type { Modules } from '../modules.ts';
import { locationOf } from '../places.ts';
import type { FileUnit } from '../units.ts';

/** Barrels that hand on what barrels hand on are followed so far. */
const MAX_ASKED = 500;

/** One edge for each module, at the first import that is more than types. */
export function edgesOf(modules: Modules, unit: FileUnit): readonly ModuleImport[] {
  const edges = new Map<string, ModuleImport>();
  const note = (
    path: string,
    light: boolean,
    { start, end }: { readonly start: number; readonly end: number },
  ): void => {
    if (path === unit.path || (edges.has(path) && (light || !edges.get(path)!.light))) return;
    edges.set(path, { path, at: locationOf(unit, start, end), light });
  };
  const needed = injected(unit);
  for (const { target, id } of modules.importsOf(unit)) {
    if (target.is !== 'file') continue;
    const value = unit.value(id) as Import;
    note(declaring(modules, target.path, value.name), !needed.has(id) && isLight(unit, id, value), value);
  }
  for (const it of unit.facts.exports) {
    if (it.from === undefined) continue;
    const target = modules.resolve(unit, it.from);
    if (target.is === 'file') note(declaring(modules, target.path, it.imported ?? it.name), false, it);
  }
  return [...edges.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** Only types are made of it, or it is loaded late. What nobody uses is erased, but for what is loaded for its effect. */
function isLight(unit: FileUnit, id: ValueId, { name, how, typeOnly }: Import): boolean {
  if (typeOnly === true || how === 'dynamic') return true;
  // A function that loads what it needs when it runs breaks the cycle on purpose.
  if (how === 'require') return unit.ownerOf(id) >= 0;
  if (unit.facts.language !== 'typescript' || isGiven(unit, id)) return false;
  const users = unit.usersOf(id);
  return users.length === 0 ? name !== '*' : users.every((user) => unit.value(user).kind === 'type');
}
/** What constructors of decorated classes are given: their types stay, for whoever makes them. */
function injected(unit: FileUnit): ReadonlySet<ValueId> {
  const found = new Set<ValueId>();
  for (const id of unit.classes) {
    const cls = unit.value(id);
    if (cls.kind !== 'class' || cls.marks === undefined) continue;
    for (const { kind, value: made } of cls.members) {
      const fn = kind === 'constructor' && made !== undefined ? unit.value(made) : undefined;
      for (const param of fn?.kind === 'function' ? fn.params : []) {
        const of = unit.value(param);
        const type = of.kind === 'param' && of.type !== undefined ? unit.value(of.type) : undefined;
        if (type?.kind === 'type' && type.target !== undefined) found.add(type.target);
      }
    }
  }
  return found;
}
function isGiven(unit: FileUnit, id: ValueId): boolean {
  return unit.facts.exports.some((it) => it.value === id);
}
/** The module that declares a name which another gives. */
function declaring(modules: Modules, path: string, name: string, asked = new Set<string>()): string {
  const unit = modules.unit(path);
  const key = `${path} ${name}`;
  if (unit === undefined || asked.size > MAX_ASKED || asked.has(key) || name === '*' || name === '=') return path;
  asked.add(key);
  for (const it of unit.facts.exports) {
    if (it.name !== name) continue;
    const value = it.value === undefined ? undefined : unit.value(it.value);
    // `import { a } from './a'; export { a };`
    const from = it.from ?? (value?.kind === 'import' && typeof value.from === 'string' ? value.from : undefined);
    const imported = it.from === undefined ? (value?.kind === 'import' ? value.name : name) : (it.imported ?? name);
    const target = from === undefined ? undefined : modules.resolve(unit, from);
    return target?.is === 'file' ? declaring(modules, target.path, imported, asked) : path;
  }
  for (const it of unit.facts.exports) {
    if (it.name !== '*' || it.from === undefined) continue;
    const target = modules.resolve(unit, it.from);
    if (target.is !== 'file') continue;
    const found = declaring(modules, target.path, name, asked);
    if (modules.gives(found, name)) return found;
  }
  return path;
}
