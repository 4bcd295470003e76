/**
 * Clients of other services that send on what shows who is calling, whatever they are asked: a hook that they were made with,
 * or that was put onto them, puts it into each request (`create({ hooks: { beforeRequest: [sign] } })`,
 * `client.interceptors.request.use(sign)`).
 */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { readsCredentials } from './kept-asks.ts';
import type { Natures } from './natures.ts';

/** Objects and lists of hooks in the options of a client. */
const MAX_DEEP = 4;

/** What is called belongs to a client that sends on who is calling. */
export function sendsCredentials(values: Values, natures: Natures, called: readonly Thing[]): boolean {
  return called.some((it) => {
    if (it.kind !== 'api') return false;
    const made = it.receiver?.site ?? it.site;
    if (made === undefined) return false;
    return [...optionsOf(made), ...putOnto(made)].some((option) => hasHook(values, natures, option, 0));
  });
}
function optionsOf(made: Ref): readonly Ref[] {
  const call = made.unit.value(made.id);
  return call.kind === 'call' ? call.args.map((id): Ref => ({ ...made, id })) : [];
}
/** What is handed to `use` below the client, in the file that made it. */
function putOnto({ unit, id, ctx }: Ref): readonly Ref[] {
  return (unit.callsByName.get('use') ?? []).flatMap((site): readonly Ref[] => {
    const call = unit.value(site);
    if (call.kind !== 'call' || call.receiver === undefined || !isBelow(unit, call.receiver, id)) return [];
    return call.args.slice(0, 1).map((arg) => ({ unit, id: arg, ctx }));
  });
}
function isBelow(unit: FileUnit, at: ValueId, client: ValueId): boolean {
  let id = at;
  for (let deep = 0; deep < MAX_DEEP && id !== client; deep++) {
    const value = unit.value(id);
    if (value.kind !== 'get') return false;
    id = value.of;
  }
  return id === client;
}
function hasHook(values: Values, natures: Natures, option: Ref, deep: number): boolean {
  return values.things(option).some((it) => {
    if (it.kind === 'function') return readsCredentials(natures, it.ref);
    if ((it.kind !== 'object' && it.kind !== 'array') || deep === MAX_DEEP) return false;
    return heldIn(it.ref).some((held) => hasHook(values, natures, held, deep + 1));
  });
}
function heldIn(ref: Ref): readonly Ref[] {
  const value = ref.unit.value(ref.id);
  const held =
    value.kind === 'object' ? value.entries.map((it) => it.value) : value.kind === 'array' ? value.items : [];
  return held.map((id) => ({ ...ref, id }));
}
