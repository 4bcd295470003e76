/** Parts of requests that are read to be written to a log, and for nothing else. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import { type Scene } from './scene.ts';

/** How many places a value may be handed to before it counts as used. */
const MOST = 40;
/** Functions that make a text, or a list of names, of what they are handed. */
const SHOWS = /^(?:stringify|keys|entries|inspect|format|String|Boolean)$/;

/** True where all that is done with the value ends in records of a log, and something does. */
export function isOnlyLogged(scene: Scene, { unit, id, ...rest }: Ref): boolean {
  const given = new Set(unit.facts.exits.flatMap((exit) => exit.value ?? []));
  const queue: ValueId[] = [id];
  let logged = false;
  for (let index = 0; index < queue.length; index++) {
    const at = queue[index]!;
    if (index === MOST || given.has(at)) return false;
    for (const user of unit.usersOf(at)) {
      if (queue.includes(user)) continue;
      const it = unit.value(user);
      switch (it.kind) {
        case 'op':
        case 'join':
        case 'wait':
        case 'text':
        case 'object':
        case 'array':
        case 'get':
          queue.push(user);
          break;
        case 'store':
          if (it.to === at) queue.push(...unit.usersOf(it.cell).filter((load) => unit.value(load).kind === 'load'));
          break;
        case 'call': {
          if (it.callee === at || it.receiver === at || !it.args.includes(at)) return false;
          const site = scene.actsIn(unit).get(user);
          if (site !== undefined && scene.rows(site, 'logs').length > 0) logged = true;
          else if (
            SHOWS.test(unit.calledName(user)) &&
            scene.calls.callees({ ...rest, unit, id: user }, it).length === 0
          )
            queue.push(user);
          else return false;
          break;
        }
        default:
          return false;
      }
    }
  }
  return logged;
}
