/** Letting a request go on after it was answered: where nothing stands behind that does the refused work, none is done. */
import type { Behaviour, Response } from '../../model/model.ts';
import { placeKey } from './scene.ts';

/** What a handler does behind which no other stands. */
export function asLast(behaviour: Behaviour): Behaviour {
  const { responses } = behaviour;
  return responses.some((it) => it.onward) ? { ...behaviour, responses: responses.map(withoutOnward) } : behaviour;
}
function withoutOnward(response: Response): Response {
  const { onward, workAfter: _, ...rest } = response;
  return onward === true ? rest : response;
}
/** Answers of all functions: `last` are those behind which nothing stands, `before` those that stand before others. */
export function settledOnward(
  responses: readonly Response[],
  last: () => readonly Behaviour[],
  before: () => readonly Behaviour[],
): readonly Response[] {
  if (!responses.some((it) => it.onward)) return responses;
  const keys = (of: readonly Behaviour[], onward: boolean): ReadonlySet<string> =>
    new Set(
      of.flatMap((it) => it.responses.filter((each) => !onward || each.onward === true).map(({ at }) => placeKey(at))),
    );
  const [ending, going] = [keys(last(), false), keys(before(), true)];
  return responses.map((it) => {
    const key = placeKey(it.at);
    return ending.has(key) && !going.has(key) ? withoutOnward(it) : it;
  });
}
