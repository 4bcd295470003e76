/** Whoever is not in the session is refused, and what is not understood decides who is put there. */
import { callerWords } from '../../libraries/http.ts';
import { Origins } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Calls } from './calls.ts';
import type { Refusal } from './gate.ts';
import type { Passages } from './passages.ts';
import { conditionsAround, isKnown } from './unclear-refusals.ts';
import { unreadAsk } from './unread-asks.ts';

const ASKED = ['wait', 'join', 'load', 'get', 'op', 'arguments'] as const;
/** So many values that a condition comes of are looked at. */
const NEAREST = 60;

/** The first call that is not understood before somebody is put into a session, where a refusal asks for them; and why. */
export function unclearSession(
  values: Values,
  calls: Calls,
  passages: Passages,
  refusals: readonly Refusal[],
): { readonly is: 'unknown'; readonly at: Ref; readonly by: string } | undefined {
  for (const read of somebodyAsked(values, passages, refusals))
    for (const at of passages.putUnproven(read))
      for (let fn = at.unit.ownerOf(at.id); fn >= 0; fn = at.unit.outerOf(fn)) {
        const writer = { kind: 'function', ref: { ...at, id: fn } } as const;
        const found = unreadAsk(values, calls, passages.natures, writer, [at], 'signing');
        if (found !== undefined) return { is: 'unknown', ...found };
      }
  return undefined;
}
/** Members that are named for who is calling, and that refusals ask for. */
function somebodyAsked(values: Values, passages: Passages, refusals: readonly Refusal[]): readonly Ref[] {
  return refusals
    .filter((it) => it.perhaps !== true && (it.status === undefined || it.status === 401 || it.status === 403))
    .flatMap(({ at, within = at }) => (within === at ? [at] : [at, within]))
    .filter((it) => !isKnown(passages.provesAt(it)))
    .flatMap(conditionsAround)
    .flatMap((it) => [...new Origins(values, it, ASKED, () => true, NEAREST)])
    .flatMap((ref) => {
      const value = ref.unit.value(ref.id);
      if (value.kind !== 'get' || typeof value.key !== 'string' || !callerWords.test(value.key)) return [];
      // Functions are handed it inside of something else.
      return [ref, ...values.memberRefs({ ...ref, id: value.of }, value.key)];
    });
}
