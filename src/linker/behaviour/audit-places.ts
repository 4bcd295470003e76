/** What the place at which an audit record is written, or the call that leads there, says about it. */
import type { Location, RegionId, ValueId } from '../../facts/facts.ts';
import type { AuditRecord, Behaviour } from '../../model/model.ts';
import { placeKey, within } from '../../model/questions.ts';
import type { Comers } from '../acts/comers.ts';
import { comesOf } from '../origins.ts';
import { locationOf } from '../places.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { dependsOnEnvironment } from './errors-seen.ts';
import { type Scene } from './scene.ts';

/** Names of fields that say how it ended. */
export const OUTCOME = /^(?:outcome|result|status|success)$/i;

/** An audit record before it is known what runs around it. */
export interface Audited {
  readonly record: Omit<AuditRecord, 'when'>;
  readonly ref: Ref;
  /** It is written however the work ends. */
  readonly always?: true;
  /** The call that says how it ended, where the function that writes the record does not. */
  readonly called?: { readonly at: Location; readonly outcome: string };
}
/** An audit record that a middleware leaves, and of which requests. */
export interface StandingAudit {
  readonly record: AuditRecord;
  readonly of: Comers;
}
/** The record as a place in a function has it: where it is written, or where what writes it is called. */
export function placedAt(scene: Scene, audit: Audited, place: Ref, writer?: FunctionThing): Audited {
  const { unit } = place;
  const region = unit.regionOf(place.id);
  const { record } = audit;
  const conditional = record.conditional ?? switchAround(unit, region);
  const always = audit.always ?? (isInFinally(unit, region) || undefined);
  const outcome =
    writer !== undefined && audit.called === undefined && record.outcome === undefined
      ? outcomeIn(scene, place, writer)
      : undefined;
  if (conditional === record.conditional && always === audit.always && outcome === undefined) return audit;
  return {
    ...audit,
    record: conditional === undefined ? record : { ...record, conditional },
    ...(always && { always }),
    ...(outcome !== undefined && { called: { at: scene.place(place), outcome } }),
  };
}
/**
 * Each record once, as the innermost function tells it that knows when it is written: one that calls others holds their
 * work together.
 */
export function recordsOf(behaviours: readonly Behaviour[]): readonly AuditRecord[] {
  const out = new Map<string, { readonly record: AuditRecord; readonly rank: number }>();
  for (const { at, audits } of behaviours)
    for (const record of audits) {
      const span = within(record.at, at) ? at.endLine - at.line : Number.MAX_SAFE_INTEGER - 1;
      const rank = record.when === 'unknown' ? Number.MAX_SAFE_INTEGER : span;
      const known = out.get(placeKey(record.at));
      if (known === undefined || rank < known.rank) out.set(placeKey(record.at), { record, rank });
    }
  return [...out.values()].map(({ record }) => record);
}
function isInFinally(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const { kind } = unit.region(r);
    if (kind === 'function') return false;
    if (kind === 'finally') return true;
  }
  return false;
}
/** A setting or a switch of the environment that decides whether the place is reached. */
function switchAround(unit: FileUnit, region: RegionId): Location | undefined {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return undefined;
    const condition = it.kind === 'branch' || it.kind === 'rest' ? it.condition : it.kind === 'case' ? it.subject : -1;
    if (condition >= 0 && (dependsOnEnvironment(unit, condition) || isSetting(unit, condition)))
      return locationOf(unit, unit.value(condition).start, unit.value(condition).end);
  }
  return undefined;
}
/** Read out of what is called settings, or asked of what knows switches. */
const isSetting = comesOf(['get', 'op', 'callee', 'load'], (unit, id) => {
  const value = unit.value(id);
  const name =
    value.kind === 'get'
      ? String(value.key)
      : value.kind === 'import' && typeof value.from === 'string'
        ? value.from.replace(/^.*\/|\.\w+$/g, '')
        : value.kind === 'cell'
          ? value.name
          : '';
  return /^(?:(?:app)?_?(?:config|conf|settings|flags?|features?|toggles?)|is(?:Feature)?Enabled|getFlag)$/i.test(name);
});
/** The constant outcome that a call hands to the function that writes the record. */
function outcomeIn(scene: Scene, site: Ref, { ref }: FunctionThing): string | undefined {
  const call = site.unit.value(site.id);
  const fn = ref.unit.value(ref.id);
  if (call.kind !== 'call' || fn.kind !== 'function') return undefined;
  const isOutcome = (param: ValueId | undefined): boolean => {
    const value = param === undefined ? undefined : ref.unit.value(param);
    return value?.kind === 'param' && OUTCOME.test(value.name);
  };
  for (const [index, id] of call.args.entries()) {
    const arg: Ref = { ...site, id };
    const given = isOutcome(fn.params[index])
      ? [arg]
      : scene.values.entriesOf(arg).flatMap((entry) => (OUTCOME.test(entry.key) ? [entry.value] : []));
    for (const it of given) {
      const constants = scene.values.constants(it);
      if (constants.length === 1) return constants[0];
    }
  }
  return undefined;
}
