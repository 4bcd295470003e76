/**
 * What answers turn out to be where the place of their handler is known. Letting a request go on does no refused work
 * where nothing stands behind.
 */
import type { Behaviour, Response } from '../../model/model.ts';
import { placeKey } from './scene.ts';

/** What a handler does behind which no other stands. */
export function asLast(behaviour: Behaviour): Behaviour {
  const { responses } = behaviour;
  return responses.some((it) => it.onward) ? { ...behaviour, responses: responses.map(withoutOnward) } : behaviour;
}
function withoutOnward(response: Response): Response {
  if (response.onward !== true) return response;
  const settled: { -readonly [key in keyof Response]: Response[key] } = { ...response };
  delete settled.workAfter;
  return settled;
}
/** What a handler does whose framework takes an error that is given back for one that was thrown, and answers safely. */
export function asThrown(behaviour: Behaviour): Behaviour {
  return { ...behaviour, responses: behaviour.responses.map((it) => (isErrorItself(it) ? withoutLeak(it) : it)) };
}
function isErrorItself({ at, body }: Response): boolean {
  return body?.leaks?.what === 'error' && placeKey(body.leaks.at) === placeKey(at);
}
function withoutLeak({ body, ...rest }: Response): Response {
  return body === undefined ? rest : { ...rest, body: { keys: body.keys, shape: body.shape } };
}
/** Answers of all functions as their handlers know them: those that are errors and count as thrown. */
export function settledThrown(responses: readonly Response[], handlers: readonly Behaviour[]): readonly Response[] {
  const known = new Set(handlers.flatMap((it) => it.responses.map(({ at }) => placeKey(at))));
  return responses.map((it) => (isErrorItself(it) && known.has(placeKey(it.at)) ? withoutLeak(it) : it));
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
