/** Whoever is not in the session is refused, and what is not understood decides who is put there. */
import { callerWords, sessionWords } from '../../libraries/http.ts';
import { Origins } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Calls } from './calls.ts';
import type { Refusal } from './gate.ts';
import type { Passages } from './passages.ts';
import { conditionsAround } from './conditions.ts';
import { isKnown } from './unclear-refusals.ts';
import { unreadAsk } from './unread-asks.ts';

const ASKED = ['wait', 'join', 'load', 'get', 'op', 'arguments'] as const;
/** So many values that a condition comes of are looked at. */
const NEAREST = 60;
/** Callers of a function that signs somebody in, one above another. */
const MAX_UP = 3;
/** So many refusals are looked at. */
const MOST = 30;

/** The first call that is not understood before somebody is put into a session, where a refusal asks for them; and why. */
export function unclearSession(
  values: Values,
  calls: Calls,
  passages: Passages,
  refusals: readonly Refusal[],
): { readonly is: 'unknown'; readonly at: Ref; readonly by: string } | undefined {
  const asked = [...somebodyAsked(values, passages, refusals)];
  for (const read of asked)
    for (const at of passages.putUnproven(read))
      for (let fn = at.unit.ownerOf(at.id); fn >= 0; fn = at.unit.outerOf(fn)) {
        const writer = { kind: 'function', ref: { ...at, id: fn } } as const;
        const found = unreadAsk(values, calls, passages.natures, writer, [at], 'signing');
        if (found !== undefined) return { is: 'unknown', ...found };
      }
  for (const read of asked) {
    if (passages.isNeverPut(read)) return { is: 'unknown', at: read, by: 'who puts somebody there is not seen' };
    const at = passages.putUnproven(read).find((it) => hangsOnStored(values, passages, it, 0));
    if (at !== undefined) return { is: 'unknown', at, by: 'who is put there is not understood' };
  }
  return undefined;
}
/** Whether it is come to hangs on what is stored: most likely on what is stored of whoever signs in. */
function hangsOnStored(values: Values, passages: Passages, at: Ref, up: number): boolean {
  const { natures } = passages;
  if (conditionsAround(at).some((it) => natures.of(it).stored)) return true;
  const fn = at.unit.ownerOf(at.id);
  if (fn < 0 || up === MAX_UP) return false;
  return values.callersOf(at.unit, fn).some((site) => hangsOnStored(values, passages, site, up + 1));
}
/** Members that are named for who is calling, and that refusals ask for. */
function* somebodyAsked(values: Values, passages: Passages, refusals: readonly Refusal[]): Generator<Ref> {
  let left = MOST;
  // What is thrown without a status is told with that of another.
  const isOfStrangers = refusals.some((it) => it.status === 401);
  for (const { at, within = at, status, perhaps } of refusals) {
    if (perhaps === true || (status !== undefined && status !== 401 && status !== 403)) continue;
    if (left-- === 0) return;
    for (const place of within === at ? [at] : [at, within]) {
      if (isKnown(passages.provesAt(place))) continue;
      for (const condition of conditionsAround(place))
        for (const ref of new Origins(values, condition, ASKED, () => true, NEAREST))
          yield* somebodyIn(values, ref, status === 401 || (status === undefined && isOfStrangers));
    }
  }
}
/** `isOfStrangers`: those are refused of whom nobody knows who they are, so that a token that is asked for is somebody's. */
function* somebodyIn(values: Values, ref: Ref, isOfStrangers: boolean): Generator<Ref> {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'get' || typeof value.key !== 'string') return;
  if (!callerWords.test(value.key) && !(isOfStrangers && sessionWords.test(value.key))) return;
  yield ref;
  // Functions are handed it inside of something else.
  yield* values.memberRefs({ ...ref, id: value.of }, value.key);
}
