/** Functions that are told something some time, in no order with the code around the call that took them. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { type Scene } from './scene.ts';

/** A library listens with the functions for as long as it stands: what they do is done for what comes in, not for the call. */
export function isListened({ values }: Scene, site: Ref): boolean {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return false;
  return values
    .things({ ...site, id: call.callee })
    .some((it) => it.kind === 'api' && values.apis.rows(it.nodes, 'callbacks').some(({ row }) => row.drops === true));
}
/** A library takes the functions for events, or nobody knows when it calls them. */
export function isEvent(scene: Scene, { unit, id }: { readonly unit: FileUnit; readonly id: ValueId }): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const { apis } = scene.values;
  return scene.values.things({ ...scene.values.ref(unit, id), id: call.callee }).some((thing) => {
    if (thing.kind !== 'api' || thing.package.startsWith('language:')) return false;
    if (thing.nodes.length === 0) return apis.library(thing.package) === undefined;
    return apis.rows(thing.nodes, 'callbacks').some(({ row }) => row.runs === 'event');
  });
}
