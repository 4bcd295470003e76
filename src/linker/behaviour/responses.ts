/** Answers: their status, what their body holds, and what of an error gets into it. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { ResponseRow } from '../../libraries/kinds.ts';
import type { Response, ResponseBody } from '../../model/model.ts';
import { isHandedAnswers } from '../caught-classes.ts';
import { comesOf, originsIn, SAME } from '../origins.ts';
import { statusOf, statusOfReturned } from '../statuses.ts';
import type { Context, FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { mayHoldMore } from '../values/open.ts';
import { wholeFileIn } from './whole-files.ts';
import {
  dependsOnEnvironment,
  isDevelopment,
  isError,
  isKnownError,
  isListedText,
  isThrownText,
  isOnError,
  shown,
} from './errors-seen.ts';
import { type Scene } from './scene.ts';

/** An answer before it is known what runs after it. */
export interface Answered {
  readonly ref: Ref;
  readonly response: Response;
  readonly ends: boolean;
  /** It is an error on its way to the framework, which answers with what it says. */
  readonly raised?: true;
  /** A helper throws it. */
  readonly thrown?: true;
  /** Its status or body come out of a parameter of the function it stands in. */
  readonly given: boolean;
  /** A value that the framework sends because it is given back. */
  readonly returned?: true;
  /** It only ends what was answered before, if anything was. */
  readonly closes?: true;
}
/** The answer that a call of a response row (or a member write) gives. */
export function responseAt(scene: Scene, ref: Ref, row: ResponseRow): Answered {
  const unit = ref.unit;
  const said = statusAt(scene, ref, row);
  const status = said === 'several' ? undefined : said;
  const bodies = row.body === undefined ? [] : row.body === 'written' ? written(ref) : scene.argument(ref, row.body);
  const body =
    bodies.length > 0 && !(row.throwsErrors === true && isError(unit, bodies[0]!.id))
      ? unlessShown(row, withoutOwn(scene, ref, bodies[0]!, sentBody(scene, bodies[0]!, status)))
      : row.as === 'redirect' || row.as === 'file' || row.as === 'stream' || row.as === 'status'
        ? undefined
        : { keys: [], shape: 'none' as const };
  const response: Response = {
    at: scene.place(ref),
    ...(status !== undefined && { status }),
    ...(said === 'several' && { statusOpen: true as const }),
    ...(body && { body }),
    onError: isOnError(unit, unit.regionOf(ref.id)),
    ...(isDevelopment(unit, unit.regionOf(ref.id)) && { development: true as const }),
    ...(row.as && { as: row.as }),
  };
  return {
    ref,
    response,
    ends: row.ends || row.body === 'written',
    ...(row.closes === true && bodies.length === 0 && isBare(unit, ref.id) && { closes: true }),
    given:
      (status === undefined && statusGiven(scene, ref)) ||
      (body?.shape === 'unknown' && bodies.some((it) => comesOfParam(it.unit, it.id))),
  };
}
/** What a page shows of an error that its template is handed, the template says. */
function unlessShown(row: ResponseRow, body: ResponseBody): ResponseBody {
  const { leaks, ...rest } = body;
  return row.as === 'html' && leaks?.what === 'error' ? rest : body;
}
/** `response.end()`, and not `response.status(204).end()`, which means to answer. */
function isBare(unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  return call.kind === 'call' && call.receiver !== undefined && unit.value(call.receiver).kind !== 'call';
}
function sentBody(scene: Scene, ref: Ref, status: number | undefined): ResponseBody {
  const body = bodyOf(scene, ref, status);
  const file = wholeFileIn(scene, ref);
  return file === undefined ? body : { ...body, file };
}
function written(ref: Ref): readonly Ref[] {
  const set = ref.unit.value(ref.id);
  return set.kind === 'set' ? [{ ...ref, id: set.to }] : [];
}
/** A value that a framework sends because the handler returns it; `member`: where that holds the status. */
export function returnedResponse(
  scene: Scene,
  ref: Ref,
  region: RegionId,
  members: { readonly status?: string | undefined; readonly body?: string | undefined } = {},
): Answered {
  const own = members.status === undefined ? undefined : statusOfReturned(scene.values, ref, members.status);
  const said = own ?? statusBefore(scene, ref, region) ?? statusMade(scene, ref);
  const status = said === 'several' ? undefined : said;
  const [held] = members.body === undefined ? [] : scene.values.memberRefs(ref, members.body);
  const isEmpty = members.status !== undefined && (held ? isNothing(scene, held) : hasNoBody(scene, ref));
  const body = isEmpty ? NO_BODY : withoutOwn(scene, ref, held ?? ref, sentBody(scene, held ?? ref, status), region);
  return {
    ref,
    response: {
      at: scene.place(ref),
      ...(status !== undefined && { status }),
      ...(said === 'several' && { statusOpen: true as const }),
      body,
      onError: isOnError(ref.unit, region),
      ...(isDevelopment(ref.unit, region) && { development: true as const }),
    },
    ends: true,
    given: false,
    returned: true,
  };
}
const NO_BODY: ResponseBody = { keys: [], shape: 'none' };
function isNothing({ values }: Scene, ref: Ref): boolean {
  const things = values.things(ref);
  return things.length > 0 && things.every((it) => it.kind === 'constant' && it.value === undefined);
}
/** What is returned says a status, and by no member what is sent. */
function hasNoBody({ values }: Scene, ref: Ref): boolean {
  return (
    ref.unit.value(ref.id).kind === 'object' &&
    !mayHoldMore(values, ref) &&
    !values.entriesOf(ref).some(({ key }) => /body$/i.test(key))
  );
}

// ---- status

/** A status; `several`: one is said, and which one hangs on what runs. */
type Said = number | 'several' | undefined;
function statusAt(scene: Scene, ref: Ref, row: ResponseRow): Said {
  if (typeof row.status === 'number') return row.status;
  const own = row.status === undefined ? undefined : one(scene, scene.argument(ref, row.status));
  if (typeof own === 'number') return own;
  const later = row.body === 'written' ? statusBehind(scene, ref) : undefined;
  return chained(scene, ref) ?? later ?? statusBefore(scene, ref, ref.unit.regionOf(ref.id)) ?? own;
}
/** `response.status(404).json()`: calls before it in the same chain. */
function chained(scene: Scene, ref: Ref): Said {
  for (const id of originsIn(ref.unit, ref.id, ['receiver'])) {
    const found = id === ref.id ? undefined : setBy(scene, { ...ref, id });
    if (found !== undefined) return found;
  }
  return undefined;
}
/** The status that a call of a status row, or a write of a status member, sets. */
export function setBy(scene: Scene, ref: Ref): Said {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (value.kind === 'set')
    return typeof value.key === 'string' && isStatusMember(scene, ref, value.of, value.key)
      ? one(scene, [{ ...ref, id: value.to }])
      : undefined;
  const site = scene.actsIn(unit).get(ref.id);
  if (site === undefined) return undefined;
  for (const { row } of scene.rows(site, 'statuses', ref.ctx))
    if (row.status !== 'written') return one(scene, scene.argument(ref, row.status));
  return undefined;
}
function isStatusMember(scene: Scene, ref: Ref, of: ValueId, key: string): boolean {
  return (
    (key === 'status' || key === 'statusCode') &&
    scene.values
      .things({ ...ref, id: of })
      .some(
        (it) =>
          it.kind === 'api' &&
          scene.values.apis.rows(scene.values.apis.step(it.nodes, `.${key}`), 'statuses').length > 0,
      )
  );
}
/** The status set behind a body that only waits for the end of what runs: `ctx.body = made; ctx.status = 201`. */
function statusBehind(scene: Scene, ref: Ref): Said {
  const { unit } = ref;
  const region = unit.regionOf(ref.id);
  let found: Said;
  for (let id = ref.id + 1; id < unit.region(region).last; id++)
    if (unit.value(id).kind === 'set' && unit.regionOf(id) === region) found = setBy(scene, { ...ref, id }) ?? found;
  return found;
}
/** The status set last before a place, by a statement of its own that surely ran. */
function statusBefore(scene: Scene, ref: Ref, region: RegionId): Said {
  const unit = ref.unit;
  const acts = scene.actsIn(unit);
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    for (let id = Math.min(ref.id, it.last) - 1; id >= it.first; id--) {
      const value = unit.value(id);
      if (unit.regionOf(id) !== r) continue;
      if (value.kind === 'set' || (value.kind === 'call' && acts.has(id))) {
        const found = setBy(scene, { ...ref, id });
        if (found !== undefined) return found;
      }
    }
    if (it.kind === 'function') return undefined;
  }
  return undefined;
}
/** The status of an answer that a function of the project made, as this caller had it made: `return refused('gone', 410)`. */
function statusMade(scene: Scene, { unit, id, ctx }: Ref): Said {
  const value = unit.value(id);
  const call = value.kind === 'wait' ? value.of : id;
  if (unit.value(call).kind !== 'call') return undefined;
  const said = new Set<Said>();
  for (const thing of scene.values.things({ unit, id: call, ctx })) {
    const made = thing.kind === 'api' ? thing.site : undefined;
    const site = made && scene.actsIn(made.unit).get(made.id);
    const row = site && scene.rows(site, 'responses', made.ctx)[0]?.row;
    said.add(row === undefined ? undefined : statusAt(scene, made!, row));
  }
  return said.size > 1 ? 'several' : [...said][0];
}
/** The one status that values stand for, or that they are several. */
function one(scene: Scene, refs: readonly Ref[]): Said {
  for (const ref of refs) {
    const things = scene.values.things(ref);
    const constants = new Set(
      things.flatMap((it) => (it.kind === 'constant' && it.value !== undefined ? [it.value] : [])),
    );
    if (constants.size > 1) return 'several';
    const found = statusOf(scene.values, ref);
    if (found !== undefined) return things.some((it) => it.kind === 'unknown') ? 'several' : found;
  }
  return refs.length > 0 ? 'several' : undefined;
}
function statusGiven(scene: Scene, ref: Ref): boolean {
  const unit = ref.unit;
  for (const id of originsIn(unit, ref.id, ['receiver'])) {
    const call = unit.value(id);
    if (call.kind !== 'call') return false;
    const site = scene.actsIn(unit).get(id);
    if (site && call.args.some((arg) => comesOfParam(unit, arg)) && scene.rows(site, 'statuses').length > 0)
      return true;
  }
  return false;
}
/** The value is a parameter, or read out of one. */
const comesOfParam = comesOf(['get', 'join', 'spread'], (unit, id) => unit.value(id).kind === 'param');

// ---- bodies

/** What is in a body: its members, and what of an error it shows. */
function bodyOf(scene: Scene, ref: Ref, status: number | undefined): ResponseBody {
  const leaks = leakIn(scene, ref, status, 0);
  const more = leaks && { leaks };
  const keys: string[] = [];
  let shape: ResponseBody['shape'] = 'unknown';
  let text: string | undefined;
  for (const thing of scene.values.things(ref)) {
    if (thing.kind === 'object') {
      shape = 'object';
      for (const key of keysOf(scene, ref, 0)) if (!keys.includes(key)) keys.push(key);
    } else if (shape === 'object') continue;
    else if (thing.kind === 'array') shape = 'array';
    else if (thing.kind === 'text') shape = 'text';
    else if (thing.kind === 'constant' && (typeof thing.value === 'string' || typeof thing.value === 'number')) {
      shape = 'text';
      text = String(thing.value);
    } else if (thing.kind === 'constant' && (thing.value === undefined || thing.value === null) && shape === 'unknown')
      shape = 'none';
  }
  const { kind } = ref.unit.value(ref.id);
  if (shape === 'unknown' && kind === 'text') shape = 'text';
  return { keys, ...more, ...(shape === 'text' && text !== undefined && { text }), shape };
}
/** Names of an object's members, nested ones beside them as `error.code`. */
function keysOf(scene: Scene, ref: Ref, depth: number): readonly string[] {
  const out: string[] = [];
  for (const { key, value } of scene.values.entriesOf(ref)) {
    out.push(key);
    if (depth === 0 && value.unit.value(value.id).kind === 'object')
      out.push(...keysOf(scene, value, 1).map((inner) => `${key}.${inner}`));
  }
  return out;
}
/** What shows most of an error, first: a stack names the files, the object whatever hangs on it. */
const TELLING: readonly string[] = ['stack', 'error', 'sql', 'message'];
/** The place at which a body shows the most of the internals of an error. */
export function leakIn(
  scene: Scene,
  ref: Ref,
  status: number | undefined,
  depth: number,
  around = ref.unit.regionOf(ref.id),
): ResponseBody['leaks'] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (depth > 6) return undefined;
  // A parameter is named where it is used, in what is put together there.
  const next = (id: ValueId): ResponseBody['leaks'] =>
    leakIn(scene, { ...ref, id }, status, depth + 1, unit.value(id).kind === 'param' ? around : unit.regionOf(id));
  const worst = (ids: readonly ValueId[]): ResponseBody['leaks'] =>
    ids
      .flatMap((id) => next(id) ?? [])
      .reduce<ResponseBody['leaks']>(
        (a, b) => (a === undefined || TELLING.indexOf(b.what) < TELLING.indexOf(a.what) ? b : a),
        undefined,
      );
  if (value.kind === 'join' && value.at === 'branch' && value.from?.some((region) => isEnvironmental(unit, region)))
    return undefined;
  const what = shown(unit, ref.id);
  if (what !== undefined) {
    // What a known error says was written for the caller.
    const region = unit.regionOf(ref.id);
    const isMeant = (status === undefined || status < 500) && isKnownError(unit, region);
    const isOwn = (): boolean =>
      isOfOwnClass(scene, ref, region) || isOfAnswer(scene, ref) || isListedText(scene, unit, region);
    if (what === 'message' && (isMeant || isOwn())) return undefined;
    // A text that was thrown was written here.
    if (what === 'error' && isThrownText(unit, around)) return undefined;
    return { what, at: scene.place(ref) };
  }
  switch (value.kind) {
    case 'object':
      return worst(
        value.entries.flatMap((entry) =>
          entry.key === null && depth === 0 && unit.value(entry.value).kind === 'param' ? [] : entry.value,
        ),
      );
    case 'array':
      return worst(value.items);
    case 'text': {
      const found = worst(value.holes);
      return found && { ...found, what: found.what === 'error' ? 'message' : found.what };
    }
    case 'join':
      return worst(value.of);
    case 'op':
      if (value.operator === '&&')
        return dependsOnEnvironment(unit, value.left)
          ? undefined
          : value.right === undefined
            ? undefined
            : next(value.right);
      if (value.operator !== '||' && value.operator !== '??' && value.operator !== '+') return undefined;
      return worst(value.right === undefined ? [value.left] : [value.left, value.right]);
    case 'call': {
      const callee = unit.value(value.callee);
      const name =
        callee.kind === 'get' && typeof callee.key === 'string'
          ? callee.key
          : callee.kind === 'global'
            ? callee.name
            : '';
      if (name === 'toString' && value.receiver !== undefined) return asMessage(next(value.receiver));
      if (name === 'String') return asMessage(worst(value.args));
      if (name === 'stringify' || name === 'inspect') return worst(value.args);
      return undefined;
    }
    default:
      return undefined;
  }
}
/** Of an error that is sent as it is, only what its class has put on it arrives: nothing leaks of the project's own classes. */
function withoutOwn(
  scene: Scene,
  at: Ref,
  sent: Ref,
  body: ResponseBody,
  region = at.unit.regionOf(at.id),
): ResponseBody {
  const { leaks, ...rest } = body;
  const isMeant = isOfOwnClass(scene, at, region) || isAnswerThrown(scene, at, region);
  return leaks?.what === 'error' && isError(sent.unit, sent.id) && isMeant ? rest : body;
}
/** A class of the project was asked for on the way to the place. */
function isOfOwnClass(scene: Scene, at: Ref, region: RegionId): boolean {
  return classesAsked(scene, at, region).some((it) => it.kind === 'class');
}
/** It is read out of an error that its handler is handed because it is an answer. */
function isOfAnswer({ values }: Scene, { unit, id }: Ref): boolean {
  const value = unit.value(id);
  return value.kind === 'get' && [...originsIn(unit, value.of, SAME)].some((it) => isHandedAnswers(values, unit, it));
}
/** What was thrown is an answer: `if (thrown instanceof Response) return thrown;`. */
function isAnswerThrown(scene: Scene, at: Ref, region: RegionId): boolean {
  const { apis } = scene.values;
  return classesAsked(scene, at, region).some((it) => it.kind === 'api' && apis.has(it.nodes, 'responses'));
}
/** Classes that something is an instance of where a place is come to. */
function classesAsked(scene: Scene, { unit, ctx }: Ref, region: RegionId): readonly Thing[] {
  const out: Thing[] = [];
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind !== 'branch' || it.side !== 'true') continue;
    for (const open = [it.condition]; open.length > 0;) {
      const test = unit.value(open.pop()!);
      if (test.kind !== 'op' || test.right === undefined) continue;
      if (test.operator === '&&') open.push(test.left, test.right);
      else if (test.operator === 'instanceof') out.push(...scene.values.things({ unit, ctx, id: test.right }));
    }
  }
  return out;
}
function isEnvironmental(unit: FileUnit, region: RegionId): boolean {
  const it = unit.region(region);
  return (it.kind === 'branch' || it.kind === 'rest') && dependsOnEnvironment(unit, it.condition);
}
function asMessage(leak: ResponseBody['leaks']): ResponseBody['leaks'] {
  return leak && { ...leak, what: leak.what === 'error' ? 'message' : leak.what };
}
/** The same answer, in the function that had it given by a helper. */
export function answeredAt(scene: Scene, it: Answered, fn: FunctionThing, site: Ref, ctx: Context): Answered {
  const unit = site.unit;
  const { body } = it.response;
  return {
    ...it,
    ref: { ...site, ctx },
    response: {
      ...it.response,
      ...(body?.leaks && { body: bodyHanded(scene, body, it.response.status, fn.ref, { ...site, ctx }) }),
      at: scene.place(site),
      onError: it.response.onError || isOnError(unit, unit.regionOf(site.id)),
    },
  };
}
/** A helper has an error by the name of its parameter alone: whether it is one, the argument says. */
function bodyHanded(
  scene: Scene,
  body: ResponseBody,
  status: number | undefined,
  { unit, id }: Ref,
  site: Ref,
): ResponseBody {
  const fn = unit.value(id);
  const call = site.unit.value(site.id);
  const param = fn.kind === 'function' ? fn.params[0] : undefined;
  const given = call.kind === 'call' ? call.args[0] : undefined;
  if (param === undefined || given === undefined || !isError(unit, param)) return body;
  // What it catches itself is an error, whatever it was handed.
  if (unit.facts.values.some((it, at) => it.kind === 'caught' && unit.isWithin(unit.ownerOf(at), id))) return body;
  const { leaks: own, ...rest } = body;
  const found = leakIn(scene, { ...site, id: given }, status, 0);
  return found === undefined ? rest : found.what === 'error' ? { ...rest, leaks: own! } : { ...rest, leaks: found };
}
