/** Error handlers: whether what they answer hangs on what went wrong. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { Answer } from '../../model/model.ts';
import { writtenMember } from '../acts/written-members.ts';
import { comesOf, originsIn, SAME } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isError } from './errors-seen.ts';
import { type Scene } from './scene.ts';

/** `yes`: classes or properties of the error choose the status; `no`: every error is answered alike. */
export function mapsErrors(scene: Scene, fn: FunctionThing, depth = 0): Answer {
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function' || value.body < 0) return { is: 'unknown', by: 'it could not be followed' };
  // What the framework hands over first may be the request: then the errors are those that it catches.
  const errors = value.params
    .slice(0, 1)
    .filter((id) => !scene.values.things(scene.values.ref(unit, id)).some((it) => it.kind === 'api'));
  const handed = { on: false };
  const found = search(scene, unit, value.body, new Set(errors), depth, () => {
    handed.on = true;
  });
  if (found !== undefined) return { is: 'yes', at: scene.place({ unit: found.unit, id: found.id }) };
  return handed.on ? { is: 'unknown', by: 'it hands the error on' } : { is: 'no', at: scene.place(fn.ref) };
}
function search(
  scene: Scene,
  unit: FileUnit,
  body: number,
  errors: ReadonlySet<ValueId>,
  depth: number,
  hands: () => void,
): { readonly unit: FileUnit; readonly id: ValueId } | undefined {
  const { first, last } = unit.region(body);
  const isAbout = comesOf(
    ['get', 'op', 'join', 'arguments', 'receiver'],
    (_, id) => errors.has(id) || isError(unit, id),
    (_, id) => !isText(unit, id),
  );
  const about = (id: ValueId): boolean => isAbout(unit, id);
  for (let id = first; id < last; id++) {
    const value = unit.value(id);
    if (value.kind === 'function' && depth < 4) {
      const inner = search(scene, unit, value.body, errors, depth + 1, hands);
      if (inner) return inner;
    }
    if (value.kind !== 'call') continue;
    const site = scene.actsIn(unit).get(id);
    if (site !== undefined) {
      const paths = [
        ...scene.rows(site, 'statuses').map(({ row }) => row.status),
        ...scene.rows(site, 'responses').map(({ row }) => row.status),
      ];
      for (const path of paths) {
        if (typeof path !== 'string' || path === 'written') continue;
        for (const arg of scene.argument(scene.values.ref(unit, id), path))
          if (hangsOn(scene, arg, about)) return { unit, id };
      }
      if (scene.rows(site, 'responses').length > 0 && isChosen(unit, id, about)) return { unit, id };
      // An error as the body is answered by whoever answers errors otherwise, with its own status.
      const thrown = scene
        .rows(site, 'responses')
        .flatMap(({ row }) => (row.throwsErrors && row.body ? [row.body] : []));
      if (thrown.some((path) => scene.argument(scene.values.ref(unit, id), path).some((it) => errors.has(it.id))))
        hands();
      continue;
    }
    const callees = scene.calls.callees(scene.values.ref(unit, id), value);
    // `send(res, 400, …)` for errors of one class, by a function that answers with what it is given.
    for (const index of callees.flatMap((it) => statusTaken(scene, it) ?? [])) {
      const given = value.args[index];
      if ((given !== undefined && about(given)) || isChosen(unit, id, about)) return { unit, id };
    }
    if (callees.some((it) => answers(scene, it)) && isChosen(unit, id, about)) return { unit, id };
    const handed = value.args.findIndex((arg) => errors.has(arg));
    if (handed < 0) continue;
    // It asks another function what to answer.
    for (const callee of callees) {
      const inner = callee.ref.unit;
      const fn = inner.value(callee.ref.id);
      if (fn.kind !== 'function' || depth > 3) continue;
      const param = fn.params[handed];
      const found = param === undefined ? undefined : chooses(scene, inner, fn.body, param, depth + 1, hands);
      if (found) return found;
    }
    if (value.args.length > 0 && unit.value(value.callee).kind === 'param' && !isWhereSent(unit, id)) hands();
  }
  for (let id = first; id < last; id++) {
    const value = unit.value(id);
    if (value.kind === 'set' && isStatus(value.key) && (about(value.to) || isChosen(unit, id, about)))
      return { unit, id };
  }
  return undefined;
}
function chooses(
  scene: Scene,
  unit: FileUnit,
  body: number,
  param: ValueId,
  depth: number,
  hands: () => void,
): { readonly unit: FileUnit; readonly id: ValueId } | undefined {
  const found = search(scene, unit, body, new Set([param]), depth, hands);
  if (found) return found;
  // A table or a ladder of conditions on the error, whose result comes back.
  const { first, last } = unit.region(body);
  const touches = comesOf(['get', 'op', 'arguments'], (_, id) => id === param);
  for (const region of unit.facts.regions) {
    if (
      (region.kind !== 'branch' && region.kind !== 'rest' && region.kind !== 'case') ||
      region.first < first ||
      region.last > last
    )
      continue;
    const condition = region.kind === 'case' ? region.subject : region.condition;
    if (touches(unit, condition)) return { unit, id: condition };
  }
  return undefined;
}
/** The value comes of the error, is another for other errors, or is a member that is. */
function hangsOn(scene: Scene, ref: Ref, about: (id: ValueId) => boolean, depth = 0): boolean {
  if (about(ref.id)) return true;
  for (const id of originsIn(ref.unit, ref.id, SAME)) {
    const value = ref.unit.value(id);
    if (value.kind === 'join' && value.from?.some((region) => isUnder(ref.unit, region, about)) === true) return true;
    if (isStatusSoFar(scene, { ...ref, id })) return true;
    const written = value.kind === 'get' && depth < 4 ? (writtenMember(scene.values, { ...ref, id }) ?? []) : [];
    if (written.some((it) => it.unit === ref.unit && hangsOn(scene, it, about, depth + 1))) return true;
  }
  return false;
}
/** What an error says to people tells nothing about which one it is. */
function isText(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'get' && (value.key === 'message' || value.key === 'stack');
}
/** The parameter that a function sets the status of an answer to. */
function statusTaken(scene: Scene, { ref: { unit, id } }: FunctionThing): number | undefined {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return undefined;
  const { first, last } = unit.region(fn.body);
  for (let at = first; at < last; at++) {
    const site = unit.value(at).kind === 'call' ? scene.actsIn(unit).get(at) : undefined;
    if (site === undefined) continue;
    const paths = [...scene.rows(site, 'statuses'), ...scene.rows(site, 'responses')].map(({ row }) => row.status);
    for (const path of paths)
      if (typeof path === 'string' && path !== 'written')
        for (const arg of scene.argument(scene.values.ref(unit, at), path)) {
          const param = unit.value(arg.id);
          if (param.kind === 'param' && param.function === id) return param.index;
        }
  }
  return undefined;
}
/** A function that gives an answer its status itself: one way to answer, of several. */
function answers(scene: Scene, { ref: { unit, id } }: FunctionThing): boolean {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return false;
  const { first, last } = unit.region(fn.body);
  for (let at = first; at < last; at++) {
    const value = unit.value(at);
    if (value.kind === 'set' && isStatus(value.key)) return true;
    const site = value.kind === 'call' ? scene.actsIn(unit).get(at) : undefined;
    if (site !== undefined && scene.rows(site, 'statuses').length > 0) return true;
  }
  return false;
}
/** The status that the answer has by now: who threw may have set it. */
function isStatusSoFar(scene: Scene, ref: Ref): boolean {
  return (
    ref.unit.value(ref.id).kind === 'get' &&
    scene.values.things(ref).some((it) => it.kind === 'api' && scene.values.apis.rows(it.nodes, 'statuses').length > 0)
  );
}
function isStatus(key: unknown): boolean {
  return key === 'status' || key === 'statusCode';
}
/** The place is reached only for some errors. */
function isChosen(unit: FileUnit, id: ValueId, about: (id: ValueId) => boolean): boolean {
  return isUnder(unit, unit.regionOf(id), about);
}
function isUnder(unit: FileUnit, region: RegionId, about: (id: ValueId) => boolean): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if ((it.kind === 'branch' || it.kind === 'rest') && about(it.condition) && !isSent(unit, it.condition)) return true;
    if (it.kind === 'case' && about(it.subject)) return true;
  }
  return false;
}
/** An answer is on its way already, and nothing more can be said of the error. */
function isWhereSent(unit: FileUnit, id: ValueId): boolean {
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if (it.kind === 'branch' && it.side === 'true' && isSent(unit, it.condition)) return true;
  }
  return false;
}
/** `response.headersSent` is no property of the error. */
function isSent(unit: FileUnit, condition: ValueId): boolean {
  const value = unit.value(condition);
  return value.kind === 'get' && /sent/i.test(String(value.key));
}
