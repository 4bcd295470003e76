/** Outcomes of checks that are kept, handed on or given back: whoever gets them may look at them. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** So many values that are made of an outcome are followed. */
const MOST = 40;

/** True where something that is made of an outcome (`result.errors.map(f)`, `errors.length === 0`) goes anywhere but into logs. */
export function isKept(unit: FileUnit, outcomes: readonly ValueId[], isShown: (id: ValueId) => boolean): boolean {
  const made = [...new Set(outcomes)];
  for (let index = 0; index < made.length && made.length < MOST; index++) {
    const id = made[index]!;
    if (unit.facts.exits.some((exit) => exit.value === id)) return true;
    for (const user of unit.usersOf(id)) {
      const use = unit.value(user);
      switch (use.kind) {
        case 'op':
        case 'join':
        case 'object':
        case 'array':
          return true;
        case 'set':
          if (use.to === id) return true;
          break;
        case 'call':
          if (use.args.includes(id) && (outcomes.includes(id) || !isShown(id))) return true;
          if ((use.callee === id || use.receiver === id) && !made.includes(user)) made.push(user);
          break;
        case 'get':
          if (use.of === id && !made.includes(user)) made.push(user);
          break;
        default:
      }
    }
  }
  return false;
}
/** Members that are read of a value only where it is there: `result.data?.id`. */
export function membersIfThere(unit: FileUnit, of: ValueId): readonly ValueId[] {
  return unit.usersOf(of).filter((user) => {
    const get = unit.value(user);
    return get.kind === 'get' && get.of === of && get.optional === true;
  });
}
/** `check(it).then(…)` */
export function isWaitedFor(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const get = unit.value(user);
    return get.kind === 'get' && (get.key === 'then' || get.key === 'catch');
  });
}
