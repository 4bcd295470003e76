/** Files that are read as a whole before they are sent. */
import type { Location, ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Scene } from './scene.ts';

/** Things of libraries around one another. */
const MAX_WRAPPED = 3;

/** Where the file that is answered with is read into memory, if which one it is was not fixed when the code was written. */
export function wholeFileIn(scene: Scene, { unit, id }: Ref, depth = 0): Location | undefined {
  for (const at of originsIn(unit, id, SAME)) {
    const call = callThatGives(unit, at);
    if (call === undefined) continue;
    if (isChosenFile(scene, unit, call)) return scene.place({ unit, id: call });
    const within = depth > MAX_WRAPPED ? undefined : wrappedIn(scene, scene.values.ref(unit, call), depth);
    if (within !== undefined) return within;
  }
  return undefined;
}
/** What a framework puts around the data that it is handed (`new StreamableFile(data)`). */
function wrappedIn(scene: Scene, site: Ref, depth: number): Location | undefined {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return undefined;
  return scene.values
    .things({ ...site, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? scene.values.apis.rows(it.nodes, 'flows') : []))
    .filter(({ row, library }) => library.is?.includes('framework') === true && row.to === 'return')
    .flatMap(({ row }) => scene.argument(site, row.from))
    .map((it) => wholeFileIn(scene, it, depth + 1))
    .find((it) => it !== undefined);
}
/** The call itself, or the one that hands the value to a function that it is given. */
function callThatGives(unit: FileUnit, at: ValueId): ValueId | undefined {
  const value = unit.value(at);
  if (value.kind === 'call') return at;
  return value.kind === 'param'
    ? unit.usersOf(value.function).find((user) => unit.value(user).kind === 'call')
    : undefined;
}
function isChosenFile(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const { values } = scene;
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const ref = values.ref(unit, id);
  return values
    .things({ ...ref, id: call.callee })
    .some(
      (thing) =>
        thing.kind === 'api' &&
        values.apis
          .rows(thing.nodes, 'wholeFiles')
          .some(({ row }) => values.argument(ref, row.path).some((path) => values.constants(path).length === 0)),
    );
}
