/** Names of tables and models: from arguments, builder chains, classes, and the calls that made a model. */
import type { ValueId } from '../../facts/facts.ts';
import type { ArgumentPath, DataRow } from '../../libraries/kinds.ts';
import { originsIn } from '../origins.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** What is asked for values and for arguments of calls. */
export interface Reading {
  readonly values: Values;
  argument(ref: Ref, path: ArgumentPath): readonly Ref[];
}
/** The table or model that a call is about. */
export function targetOf(scene: Reading, ref: Ref, model: DataRow['model']): string {
  const unit = ref.unit;
  const call = unit.value(ref.id);
  if (model !== undefined && model !== 'receiver' && model !== 'member') {
    for (const it of scene.argument(ref, model)) {
      const constant = scene.values.constants(it)[0];
      if (constant !== undefined) return constant;
      const named = nameOfThing(scene, it);
      if (named !== '') return named;
    }
    return '';
  }
  if (call.kind !== 'call' || call.receiver === undefined) return '';
  if (model === 'member') {
    const get = unit.value(call.receiver);
    return get.kind === 'get' && typeof get.key === 'string' ? get.key : '';
  }
  for (const at of originsIn(unit, call.receiver, ['receiver'])) {
    const it = unit.value(at);
    if (it.kind !== 'call') {
      const named = nameOfThing(scene, { ...ref, id: at });
      if (named !== '') return named;
      break;
    }
    // An entity is one of its class, whatever it is made of.
    if (it.new === true) return nameOfThing(scene, { ...ref, id: it.callee });
    const callee = unit.value(it.callee);
    const names =
      callee.kind !== 'get' ||
      // `db('users')`, where `db` is a member of something of the project.
      (isOfLibrary(scene, { ...ref, id: it.callee }) && !isOfLibrary(scene, { ...ref, id: callee.of })) ||
      (typeof callee.key === 'string' &&
        /^(?:from|into|table|collection|model|define|getRepository|repository|withSchema|select[A-Z]?from|insertInto|deleteFrom|updateTable|selectFrom|update|insert|delete)$/i.test(
          callee.key,
        ));
    const arg = names ? it.args[0] : undefined;
    const constant = arg === undefined ? undefined : scene.values.constants({ ...ref, id: arg })[0];
    if (constant !== undefined) return constant;
    if (arg !== undefined) {
      const named = nameOfThing(scene, { ...ref, id: arg });
      if (named !== '') return named;
    }
  }
  return '';
}
function isOfLibrary(scene: Reading, ref: Ref): boolean {
  return scene.values.things(ref).some((it) => it.kind === 'api');
}
/** What a model is called: its class, the name it was made with, or the variable it stands in. */
function nameOfThing(scene: Reading, ref: Ref): string {
  for (const thing of scene.values.things(ref)) {
    if (thing.kind === 'class') return nameOfClass(thing.ref.unit, thing.ref.id);
    if (thing.kind === 'instance') return nameOfClass(thing.of.ref.unit, thing.of.ref.id);
    if (thing.kind === 'api') {
      const named = madeWith(scene, thing);
      if (named !== '') return named;
    }
  }
  const value = ref.unit.value(ref.id);
  if (value.kind === 'get' && value.key === 'constructor') return nameOfThing(scene, { ...ref, id: value.of });
  // `this.tableName` says nothing, and neither does a place in a list.
  if (value.kind === 'get' && typeof value.key === 'string')
    return /^table(?:name)?$|^\d+$/i.test(value.key) ? '' : value.key;
  if (value.kind === 'import' && value.name !== 'default' && value.name !== '=' && value.name !== '*')
    return value.name;
  if (value.kind === 'import' && typeof value.from === 'string')
    return (value.from.split('/').at(-1) ?? '').replace(/\.[cm]?[jt]s$/, '');
  return value.kind === 'param' ? value.name : '';
}
function madeWith(scene: Reading, thing: ApiThing): string {
  for (let site: Ref | undefined = thing.site, guard = 0; site !== undefined && guard < 4; guard++) {
    const value = site.unit.value(site.id);
    if (value.kind !== 'call') return '';
    const first = value.args[0];
    const constant = first === undefined ? undefined : scene.values.constants({ ...site, id: first })[0];
    if (constant !== undefined && /^[\w.]+$/.test(constant)) return constant;
    const found =
      first === undefined ? undefined : scene.values.things({ ...site, id: first }).find((it) => it.kind === 'class');
    if (found?.kind === 'class') return nameOfClass(found.ref.unit, found.ref.id);
    if (value.receiver === undefined) return '';
    site = site.unit.value(value.receiver).kind === 'call' ? { ...site, id: value.receiver } : undefined;
  }
  return '';
}
function nameOfClass(unit: FileUnit, id: ValueId): string {
  const value = unit.value(id);
  return value.kind === 'class' || value.kind === 'function' ? value.name : '';
}
