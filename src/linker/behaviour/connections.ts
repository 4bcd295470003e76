/** On which connection, client or transaction a call runs. */
import type { ValueId } from '../../facts/facts.ts';
import { comesOf, originsIn, partsOf, SAME } from '../origins.ts';
import { type ApiThing, type Ref, valueKey } from '../things.ts';
import { type Scene } from './scene.ts';

/** What a call of a library hangs on: the client, pool, model or transaction at the start of its chain. */
export function rootOf(scene: Scene, ref: Ref): Ref | undefined {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  const start =
    value.kind === 'call' ? (value.receiver ?? value.callee) : value.kind === 'text' ? value.tag : undefined;
  if (start === undefined) return undefined;
  let at = start;
  for (let depth = 0; depth < 24; depth++) {
    const it = unit.value(at);
    let next: ValueId | undefined;
    if (it.kind === 'wait') next = it.of;
    else if (it.kind === 'get') next = isOfLibrary(scene, { ...ref, id: it.of }) ? it.of : undefined;
    else if (it.kind === 'call' && it.new !== true && !isMaking(scene, { ...ref, id: at })) {
      const inner = it.receiver ?? it.callee;
      next = isOfLibrary(scene, { ...ref, id: inner }) ? inner : undefined;
    }
    if (next === undefined) return { ...ref, id: at };
    at = next;
  }
  return { ...ref, id: at };
}
function isOfLibrary(scene: Scene, ref: Ref): boolean {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  // What a module exports is no client yet.
  if (value.kind === 'import' && value.name !== '=' && value.name !== 'default') return true;
  return scene.values
    .things(ref)
    .some(
      (it) =>
        it.kind === 'api' && it.nodes.length > 0 && it.nodes.some((node) => !node.package.startsWith('language:')),
    );
}
/** A call that takes a client, begins a transaction or makes a pool. */
function isMaking(scene: Scene, ref: Ref): boolean {
  const { apis } = scene.values;
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return false;
  return scene.values.things({ ...ref, id: call.callee }).some((it) => {
    if (it.kind !== 'api') return false;
    return (
      apis.connections(it.nodes).some((found) => found.does === 'acquire') ||
      apis.has(it.nodes, 'pools') ||
      apis.rows(it.nodes, 'transactions').some(({ row }) => row.does === 'begin')
    );
  });
}
/** The value behind variables: what was stored, awaited or passed along, where it is only one. */
export function origin(ref: Ref): Ref {
  const unit = ref.unit;
  let last = ref.id;
  const behind = (id: ValueId): boolean | readonly ValueId[] => {
    const real = partsOf(unit, id, SAME).filter((it) => !isNothing(unit.value(it)));
    return real.length === 1 ? real : false;
  };
  for (last of originsIn(unit, ref.id, [], behind));
  return { ...ref, id: last };
}
function isNothing(value: { readonly kind: string; readonly value?: unknown }): boolean {
  return value.kind === 'absent' || (value.kind === 'literal' && value.value === null);
}
/** Equal for values that are one client. */
export function clientKey(scene: Scene, ref: Ref): string {
  const from = origin(ref);
  const { kind } = from.unit.value(from.id);
  if (kind === 'get' || kind === 'import' || kind === 'load' || kind === 'cell') {
    const api = scene.values.things(from).find((it): it is ApiThing => it.kind === 'api' && it.site !== undefined);
    if (api?.site) return valueKey(origin(api.site));
    const get = from.unit.value(from.id);
    if (get.kind === 'get' && typeof get.key === 'string')
      return `${clientKey(scene, { ...from, id: get.of })}.${get.key}`;
  }
  return valueKey(from);
}
/** The client comes from the caller: a parameter of the function, or a member of one. */
export function isHanded(scene: Scene, ref: Ref, site: Ref): boolean {
  const unit = ref.unit;
  if (unit !== site.unit) return true;
  const user = site.id;
  const home = scene.homeOf(unit, unit.ownerOf(user));
  return comesOf(['get', 'fallback', 'join'], (_, id) => {
    const it = unit.value(id);
    // What a factory was given when the module was put together is nobody's transaction.
    return it.kind === 'param' && (it.function === home || (home >= 0 && unit.isWithin(it.function, home)));
  })(unit, origin(ref).id);
}
/** The client is made, or named, at the top of a module: it is no transaction that somebody handed in. */
export function isCreated(scene: Scene, ref: Ref): boolean {
  const { unit } = ref;
  for (const id of originsIn(unit, origin(ref).id, ['get', 'receiver'])) {
    const value = unit.value(id);
    if (value.kind === 'param' || value.kind === 'self') return false;
    if (value.kind === 'import' || unit.ownerOf(id) < 0)
      return scene.values.things({ ...ref, id: ref.id }).some((it) => it.kind === 'api' || it.kind === 'class');
  }
  return false;
}
