/** Calls that tell their outcome to a callback, which they are handed last: nobody has to wait for what they give. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import type { FunctionThing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isError } from './errors-seen.ts';
import type { Scene } from './scene.ts';

/** What a function is called that is told of the outcome. */
const TOLD = /^(?:cb|callback|next|done|fn)$|(?:Callback|Cb)$/;

/** The last argument is handed to someone who is to be told: a parameter of that name, or a function that takes an error. */
export function handsCallback(unit: FileUnit, call: Call): boolean {
  const last = call.args.at(-1);
  if (last === undefined || call.new === true) return false;
  for (const id of originsIn(unit, last, ['join', 'logic'])) {
    const given = unit.value(id);
    if (given.kind === 'param' && TOLD.test(given.name)) return true;
  }
  const value = unit.value(last);
  const [first] = value.kind === 'function' ? value.params : [];
  return first !== undefined && isError(unit, first);
}
/** The same, also where a call makes the callback, or binds it: `find(answered(done))`, `end(onResponse.bind(this))`. */
export function isTold(scene: Scene, unit: FileUnit, call: Call): boolean {
  if (handsCallback(unit, call)) return true;
  const last = call.args.at(-1);
  if (last === undefined || call.new === true || unit.value(last).kind !== 'call') return false;
  return scene.values.things(scene.values.ref(unit, last)).some((thing) => {
    if (thing.kind !== 'function') return false;
    const fn = thing.ref.unit.value(thing.ref.id);
    return fn.kind === 'function' && fn.params[0] !== undefined && isError(thing.ref.unit, fn.params[0]);
  });
}
/** The function of the project tells an error to the callback that this call hands it. */
export function tellsCallback(scene: Scene, fn: FunctionThing, call: Call): boolean {
  const { unit, id } = fn.ref;
  const value = unit.value(id);
  if (value.kind !== 'function') return false;
  const param = value.params[call.args.length - 1];
  // One argument more than it takes: what is exported takes it.
  if (param === undefined) return isMadeToTakeCallbacks(scene, unit);
  return unit.usersOf(param).some((user) => {
    const use = unit.value(user);
    if (use.kind !== 'call') return false;
    if (use.callee !== param) return use.args.includes(param);
    return use.args[0] !== undefined && isError(unit, use.args[0]);
  });
}
/** The module makes its functions take callbacks, here or where it hands its exports to. */
function isMadeToTakeCallbacks(scene: Scene, unit: FileUnit): boolean {
  const callbackifies = (it: FileUnit): boolean => (it.callsByName.get('callbackify') ?? []).length > 0;
  if (callbackifies(unit)) return true;
  return unit.facts.values.some(
    (value, id) =>
      value.kind === 'call' &&
      value.args.length > 0 &&
      unit.ownerOf(id) < 0 &&
      value.args.some((arg) => isExports(unit, arg)) &&
      scene.calls.callees(scene.values.ref(unit, id), value).some((it) => callbackifies(it.ref.unit)),
  );
}
function isExports(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind === 'global') return value.name === 'exports';
  return (
    unit.facts.exports.some((it) => it.value === id && (it.name === '=' || it.name === '*' || it.name === 'default')) ||
    (value.kind === 'get' && value.key === 'exports')
  );
}
