/** Statements that are only put together where they stand: parts of others, and those that are asked for their text. */
import type { ValueId } from '../../facts/facts.ts';
import { lastNames } from '../../libraries/paths.ts';
import type { Site } from '../flows/sites.ts';
import type { FileUnit } from '../units.ts';
import type { Scene } from './scene.ts';

/** Of libraries whose statements are run when somebody waits for them. `result`: the end of the chain. */
export function isPartOfStatement(scene: Scene, { unit, callees }: Site, result: ValueId): boolean {
  for (const { package: name } of callees) {
    const library = scene.values.apis.library(name);
    const renders = library?.links?.filter((it) => it.renders === true).flatMap((it) => lastNames(it.at));
    if (library === undefined || renders === undefined || renders.length === 0) continue;
    if (isRendered(unit, result, new Set(renders))) return true;
    if (isHandedTo(unit, result, new Set((library.fluent ?? []).flatMap(lastNames)))) return true;
  }
  return false;
}
/** Somewhere in the chain its text is asked for. */
function isRendered(unit: FileUnit, result: ValueId, names: ReadonlySet<string>): boolean {
  for (let at: ValueId | undefined = result; at !== undefined;) {
    const call = unit.value(at);
    if (call.kind !== 'call') return false;
    if (names.has(unit.calledName(at))) return true;
    at = call.receiver;
  }
  return false;
}
/** All that is done with it is to hand it, alone or among others, to calls that put statements together. */
function isHandedTo(unit: FileUnit, id: ValueId, names: ReadonlySet<string>): boolean {
  const users = unit.usersOf(id);
  return users.length > 0 && users.every((user) => takes(unit, user, id, names));
}
function takes(unit: FileUnit, user: ValueId, id: ValueId, names: ReadonlySet<string>): boolean {
  const it = unit.value(user);
  if (it.kind === 'store') {
    const reads = unit.usersOf(it.cell).filter((at) => unit.value(at).kind === 'load');
    return reads.length > 0 && reads.every((at) => isHandedTo(unit, at, names));
  }
  if (it.kind === 'object' || it.kind === 'array' || it.kind === 'join') return isHandedTo(unit, user, names);
  return it.kind === 'call' && it.args.includes(id) && names.has(unit.calledName(user));
}
