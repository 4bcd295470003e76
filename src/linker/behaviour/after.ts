/** What runs after an answer on the same normal continuation: work, or another answer. */
import type { Location, ValueId } from '../../facts/facts.ts';
import type { Response } from '../../model/model.ts';
import { regionsAround } from '../acts/groups.ts';
import { comesOf } from '../origins.ts';
import type { FileUnit } from '../units.ts';
import { Evaluator, type Machine, type Run } from './regions.ts';
import { States } from './states.ts';
import type { Throwing } from './throwing.ts';

const LISTENS = /^(?:on|once|addListener|addEventListener|get|put|post|patch|delete|all|use)$/;
/** What they give is what the callback gave: whether it has answered is told by that. */
const TELLS = /^(?:some|every|find|findIndex|findLast|findLastIndex)$/;
const TAKES_EACH = /^(?:map|forEach|flatMap|filter|some|every|reduce|each)$/;

/** One point of a function that answers or has an effect. */
export interface Point {
  readonly id: ValueId;
  readonly at: Location;
  /** The answer that it gives, by its place in the list of answers. */
  readonly answer?: number;
  readonly ends?: boolean;
  /** It changes something. */
  readonly works: boolean;
  /** What is given back is sent: an answer that a callback within it gives back is this one. */
  readonly returned?: boolean | undefined;
  /** It only ends what was answered before. */
  readonly closes?: true | undefined;
  /** It lets the request go on to what stands behind: after an answer that was sent. */
  readonly onward?: true;
}
/** Something is made of what a call gives, awaited or not. */
export function isUsed(unit: FileUnit, id: ValueId): boolean {
  if (unit.isCondition(id)) return true;
  return unit.usersOf(id).some((user) => unit.value(user).kind !== 'wait' || isUsed(unit, user));
}
/** Answers that are waited for by others of these (`return await refused(…)`): what a helper made is sent once, by being given back. */
export function awaitedIn(unit: FileUnit, answers: readonly ValueId[]): ReadonlySet<ValueId> {
  return new Set(
    answers.flatMap((id) => {
      const value = unit.value(id);
      return value.kind === 'wait' ? [value.of] : [];
    }),
  );
}
/** `const refusal = Response.json(…)`: made of nothing that belongs to the request, and nobody is answered before it is returned. */
export function isOnlyMade(unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return isReturnedLater(unit, id);
  if (call.unused === true) return false;
  let root = call.callee;
  for (let value = unit.value(root); value.kind === 'get'; value = unit.value(root)) root = value.of;
  const { kind } = unit.value(root);
  return kind === 'import' || kind === 'global';
}
/** `const none = { rows: [] }` that is given back at several places, or further in: nobody is answered where it is made. */
function isReturnedLater(unit: FileUnit, id: ValueId): boolean {
  const { kind } = unit.value(id);
  if (kind !== 'object' && kind !== 'array') return false;
  const exits = unit.facts.exits.filter((it) => it.kind === 'return' && it.value === id);
  return exits.length > 1 || exits.some((it) => it.from !== unit.regionOf(id));
}
/** `context.body = …` that the same block writes anew, or what looks at it: what it said first was never sent. */
function overwrites(unit: FileUnit, before: ValueId | undefined, id: ValueId): boolean {
  const set = before === undefined ? undefined : unit.value(before);
  if (before === undefined || set?.kind !== 'set') return false;
  const region = unit.regionOf(id);
  if (region === unit.regionOf(before)) return true;
  // `if (context.body instanceof Error) context.body = …`: a step makes of it what is sent.
  const asks = comesOf(['op', 'get', 'arguments'], (_, at) => {
    const value = unit.value(at);
    return value.kind === 'get' && value.key === set.key && value.of === set.of;
  });
  return regionsAround(unit, region).some(
    ([, it]) => (it.kind === 'branch' || it.kind === 'rest') && asks(unit, it.condition),
  );
}
/** What is given back is made by a callback that gave the answer before: both are one. */
function isPart(unit: FileUnit, before: ValueId | undefined, { id, returned }: Point): boolean {
  if (returned !== true || before === undefined) return false;
  const [part, whole] = [unit.value(before), unit.value(id)];
  return whole.start <= part.start && part.end <= whole.end;
}
/** The clause that answers for what failed also notes that down, or makes good for it: nothing of that was refused. */
function isOfFailure(unit: FileUnit, answer: ValueId | undefined, id: ValueId): boolean {
  if (answer === undefined) return false;
  const clause = regionsAround(unit, unit.regionOf(answer)).find(([, { kind }]) => kind === 'catch');
  return clause !== undefined && unit.encloses(clause[0], unit.regionOf(id));
}
/** It runs whatever was answered before: what is noted down or given back at the end was not refused. */
function isInAnyCase(unit: FileUnit, answer: ValueId | undefined, id: ValueId): boolean {
  const clause = regionsAround(unit, unit.regionOf(id)).find(([, { kind }]) => kind === 'finally');
  return clause !== undefined && (answer === undefined || !unit.encloses(clause[0], unit.regionOf(answer)));
}
type Following = Pick<Response, 'workAfter' | 'onward' | 'answersAgain'>;

/** For each answer of a function what follows it. */
export function following(
  unit: FileUnit,
  fn: ValueId,
  points: readonly Point[],
  answers: number,
  throwing: Throwing,
  isApart: (call: ValueId) => boolean,
): readonly Following[] {
  const found: { -readonly [K in keyof Following]: Following[K] }[] = Array.from({ length: answers }, () => ({}));
  if (answers === 0 || answers > 40) return found;
  const byId = new Map<ValueId, Point[]>();
  const ends = new Map<number, boolean>();
  const places = new Map<number, ValueId>();
  for (const point of points) {
    byId.set(point.id, [...(byId.get(point.id) ?? []), point]);
    if (point.answer === undefined) continue;
    ends.set(point.answer, point.ends ?? true);
    places.set(point.answer, point.id);
  }
  const machine: Machine = {
    size: answers + 1,
    watched: new Set(byId.keys()),
    step(id, state) {
      const here = byId.get(id);
      let to = state;
      for (const point of here ?? []) {
        if (state > 0) {
          const before = found[state - 1]!;
          if (
            point.works &&
            (point.onward !== true || ends.get(state - 1) === true) &&
            (point.onward === true ||
              (!isOfFailure(unit, places.get(state - 1), point.id) &&
                !isInAnyCase(unit, places.get(state - 1), point.id)))
          )
            noteWork(before, point);
          if (
            point.answer !== undefined &&
            point.answer !== state - 1 &&
            point.id !== places.get(state - 1) &&
            point.ends === true &&
            point.closes !== true &&
            ends.get(state - 1) === true &&
            !overwrites(unit, places.get(state - 1), point.id) &&
            !isPart(unit, places.get(state - 1), point)
          )
            before.answersAgain ??= point.at;
        }
        // What is given back is sent when the function ends, wherever it was made: nothing runs behind it.
        if (point.answer !== undefined && point.returned !== true && !(point.closes === true && state > 0))
          to = point.answer + 1;
      }
      // What a failure leads to is another story than the normal way on.
      if (throwing.neverReturns(unit, id)) return { to: [], throws: [0] };
      if (here !== undefined) return { to: [to], throws: [0] };
      return throwing.mayThrow(unit, id) ? { to: [state], throws: [0] } : undefined;
    },
    runs(id): Run | undefined {
      const call = unit.value(id);
      if (call.kind !== 'call') return undefined;
      const functions = call.args.filter((arg) => unit.value(arg).kind === 'function');
      if (functions.length === 0) return undefined;
      const callee = unit.value(call.callee);
      const name = callee.kind === 'get' && typeof callee.key === 'string' ? callee.key : '';
      // One event comes, or one request: what listens to them does not run one behind the other.
      if (LISTENS.test(name) || isApart(id) || isListening(unit, id)) return { functions, many: false, apart: true };
      if (TELLS.test(name) && isUsed(unit, id)) return { functions, many: false, apart: true };
      return { functions, many: TAKES_EACH.test(name) };
    },
  };
  new Evaluator(unit, machine).body(fn, States.only(answers + 1, 0));
  return found;
}
/** What a call makes is registered: `app.post('/a', wrapped(async (request, response) => { … }))`. */
function isListening(unit: FileUnit, id: ValueId, deep = 4): boolean {
  return unit.usersOf(id).some((user) => {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(id)) return false;
    return LISTENS.test(unit.calledName(user)) || (deep > 0 && isListening(unit, user, deep - 1));
  });
}
/** The first work; what the function does itself before what stands behind. */
function noteWork(before: { -readonly [K in keyof Following]: Following[K] }, { at, onward }: Point): void {
  if (before.workAfter !== undefined && (before.onward !== true || onward === true)) return;
  before.workAfter = at;
  if (onward === true) before.onward = onward;
  else delete before.onward;
}
