/** Transactions that others begin on a client of a function: what it hands its client to before it uses it. */
import type { ValueId } from '../../facts/facts.ts';
import { keptWith } from '../made-promises.ts';
import { Origins } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import { origin } from './connections.ts';
import { denoter } from './duties.ts';
import type { Scene } from './scene.ts';
import { isHandedToUnseen } from './unseen-owners.ts';

/**
 * Before a place the client, which was taken in the same function, is handed to something that nobody sees, or to a
 * function of the project that begins a transaction (`begins`: this call of it does).
 */
export function isBegunElsewhere(scene: Scene, client: Ref, at: Ref, begins: (ref: Ref) => boolean): boolean {
  const { unit } = at;
  const taken = origin(client);
  const made = taken.unit === unit ? unit.value(taken.id) : undefined;
  if (made?.kind !== 'call' && made?.kind !== 'wait') return false;
  const home = scene.homeOf(unit, unit.ownerOf(at.id));
  if (home < 0 || !unit.isWithin(unit.ownerOf(taken.id), home)) return false;
  const denotes = denoter([{ unit, id: taken.id }]);
  for (let id = taken.id + 1; id < at.id; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call' || !call.args.some((arg) => denotes(unit, arg))) continue;
    if (isHandedToUnseen(scene, unit, call, denotes)) return true;
    if (scene.calls.callees(scene.values.ref(unit, id), call).some((fn) => callsIn(fn).some(begins))) return true;
  }
  return false;
}
/**
 * The client is what a transaction hands to its callback, which gave it away
 * (`new Promise((resolve) => db.transaction((trx) => resolve(trx)))`).
 */
export function isOfTransaction(scene: Scene, client: Ref): boolean {
  const { values } = scene;
  const kept = ({ unit, id, ctx }: Ref): readonly Ref[] => {
    const call = unit.value(id);
    return call.kind === 'call' ? keptWith(unit, call).map((it): Ref => ({ unit, id: it, ctx })) : [];
  };
  for (const { unit, id } of new Origins(values, client, ['wait', 'join', 'load', 'results'], kept)) {
    const param = unit.value(id);
    if (param.kind !== 'param') continue;
    const isHandedOver = unit.usersOf(param.function).some((user) => {
      const call = unit.value(user);
      if (call.kind !== 'call' || !call.args.includes(param.function)) return false;
      return values
        .things(values.ref(unit, call.callee))
        .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'transactions') : []))
        .some(({ row }) => row.does === 'callback' && row.client === param.index);
    });
    if (isHandedOver) return true;
  }
  return false;
}
function callsIn({ ref: { unit, id, ctx } }: FunctionThing): readonly Ref[] {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return [];
  const { first, last } = unit.region(fn.body);
  const out: Ref[] = [];
  for (let at: ValueId = first; at < last; at++) if (unit.value(at).kind === 'call') out.push({ unit, id: at, ctx });
  return out;
}
