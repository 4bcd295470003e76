/** Parts of requests that are read for a log, or to make sure who sent them, and for nothing else. */
import type { Call, Key, ValueId } from '../../facts/facts.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { type Scene } from './scene.ts';

/** How many places a value may be handed to before it counts as used. */
const MOST = 40;
/** Functions that make a text, or a list of names, of what they are handed. */
const SHOWS = /^(?:stringify|keys|entries|inspect|format|String|Boolean)$/;

/** A value, or the object that holds it in this member. */
interface Held {
  readonly unit: FileUnit;
  readonly id: ValueId;
  readonly key?: Key;
  /** It is one member of what was read: to verify that (a token) is to use it. */
  readonly part?: true;
  /** It is a digest that was fed with it: what its methods give is too. */
  readonly fed?: true;
}
/** True where all that is done with the value ends in records of a log, or in proofs of who sent it, and something does. */
export function isOnlyLookedAt(scene: Scene, ref: Ref): boolean {
  const queue: Held[] = [{ unit: ref.unit, id: ref.id }];
  const met = new Set<string>();
  let ends = false;
  const add = (it: Held): void => {
    const key = `${String(it.unit.index)}:${String(it.id)}:${String(it.key)}`;
    if (!met.has(key)) queue.push(it);
    met.add(key);
  };
  for (let index = 0; index < queue.length; index++) {
    const at = queue[index]!;
    const { unit, id, key } = at;
    const part = at.part && { part: true as const };
    if (index === MOST || isGivenBack(unit, id)) return false;
    for (const user of unit.usersOf(id)) {
      const it = unit.value(user);
      switch (it.kind) {
        case 'get':
          if (at.fed === true) break;
          if (key === undefined) add({ unit, id: user, part: true });
          else if (it.key === key) add({ unit, id: user, ...part });
          break;
        case 'object': {
          // Spread into another one it is a member of that.
          const entry = it.entries.find(({ value }) => value === id);
          const held = entry?.key ?? key;
          add({ unit, id: user, ...part, ...(held != null && { key: held }) });
          break;
        }
        case 'op':
        case 'join':
        case 'wait':
        case 'text':
        case 'array':
          add({ ...at, id: user });
          break;
        case 'store':
          if (it.to === id)
            for (const load of unit.usersOf(it.cell)) if (unit.value(load).kind === 'load') add({ ...at, id: load });
          break;
        case 'call': {
          if (it.receiver === id && at.fed === true) {
            add({ ...at, id: user });
            break;
          }
          if (it.callee === id || it.receiver === id || !it.args.includes(id)) return false;
          const site = scene.actsIn(unit).get(user);
          const called = scene.calls.callees({ ...ref, unit, id: user }, it);
          if (site !== undefined && (isLogged(scene, site) || (at.part !== true && isVerified(scene, site))))
            ends = true;
          else if (called.length > 0) {
            const given = called.map((fn) => parameterOf(fn, it, id));
            if (given.includes(undefined)) return false;
            for (const param of given)
              if (param !== undefined) add({ ...param, ...part, ...(key !== undefined && { key }) });
          } else if (SHOWS.test(unit.calledName(user))) add({ unit, id: user, ...part });
          // What a digest is fed with is in what it gives.
          else if (it.receiver !== undefined && goesIntoReceiver(scene, { ...ref, unit, id: it.callee }))
            add({ unit, id: user, fed: true });
          else return false;
          break;
        }
        default:
          return false;
      }
    }
  }
  return ends;
}
type Site = NonNullable<ReturnType<ReturnType<Scene['actsIn']>['get']>>;

function isLogged(scene: Scene, site: Site): boolean {
  return scene.rows(site, 'logs').length > 0;
}
/** A signature is proved, or compared with another one. */
function isVerified(scene: Scene, site: Site): boolean {
  return (
    scene.rows(site, 'equalities').length > 0 ||
    scene.rows(site, 'crypto').some(({ row }) => row.does === 'verify-token')
  );
}
function goesIntoReceiver(scene: Scene, callee: Ref): boolean {
  const { apis } = scene.values;
  return scene.values
    .things(callee)
    .some(
      (it) =>
        it.kind === 'api' &&
        apis.rows(it.nodes, 'flows').some(({ row }) => row.from === '[0]' && row.to === 'receiver'),
    );
}
function isGivenBack(unit: FileUnit, id: ValueId): boolean {
  return unit.exitsIn(unit.ownerOf(id)).some((exit) => exit.value === id);
}
/** The parameter of a function that a call gives a value to; undefined: it cannot be told. */
function parameterOf({ ref: { unit, id } }: FunctionThing, call: Call, given: ValueId): Held | undefined {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || call.spreads !== undefined) return undefined;
  const param = fn.params[call.args.indexOf(given)];
  if (param === undefined) return undefined;
  const it = unit.value(param);
  return it.kind === 'param' && it.rest === true ? undefined : { unit, id: param };
}
