/** Applications that are made once more of the same routes, and never served: to print what they offer, say. */
import { isHandedOut } from './applications.ts';
import type { EndpointDraft } from './chains.ts';
import type { Scopes } from './scope-tree.ts';
import type { Scope } from './scopes.ts';
import type { Values } from './values/kernel.ts';

/**
 * Leaves out what is told of an application that nothing serves, where the same call registers it on one that is served;
 * and fields of a graph that nothing answers, where the same words are made a graph that is answered.
 */
export function withoutCopies(
  values: Values,
  scopes: Scopes,
  drafts: readonly EndpointDraft[],
): readonly EndpointDraft[] {
  const known = new Map<Scope, boolean>();
  const isServed = (scope: Scope | undefined): boolean => {
    if (scope === undefined) return false;
    let is = known.get(scope);
    if (is === undefined) {
      is =
        scopes.settings.some((it) => it.is === 'listens' && it.scope === scope) || isHandedOut(values, scopes, scope);
      known.set(scope, is);
    }
    return is;
  };
  const keyOf = ({ at: { unit, id }, method }: EndpointDraft): string =>
    `${String(unit.index)} ${String(id)} ${method}`;
  const alike = new Map<string, EndpointDraft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    alike.set(key, [...(alike.get(key) ?? []), draft]);
  }
  const isCopy = (draft: EndpointDraft): boolean => {
    const others = alike.get(keyOf(draft)) ?? [];
    return (
      others.length > 1 &&
      draft.application !== undefined &&
      !isServed(draft.application) &&
      // There it may stand below a prefix.
      others.some(
        (it) => it.path.endsWith(draft.path) && it.application !== draft.application && isServed(it.application),
      )
    );
  };
  const unanswered = unansweredGraphs(drafts);
  return drafts.filter((draft) => !unanswered.has(draft) && !isCopy(draft));
}
/** Fields of which the words are handed to a call where nothing answers them, while another graph answers every one. */
function unansweredGraphs(drafts: readonly EndpointDraft[]): ReadonlySet<EndpointDraft> {
  const nameOf = ({ method, path }: EndpointDraft): string => `${method} ${path}`;
  const answered = new Set<string>();
  const bare = new Map<string, EndpointDraft[]>();
  for (const draft of drafts) {
    if (draft.kind !== 'graphql') continue;
    if (draft.handler !== undefined) answered.add(nameOf(draft));
    else {
      const key = `${String(draft.at.unit.index)} ${String(draft.at.id)}`;
      bare.set(key, [...(bare.get(key) ?? []), draft]);
    }
  }
  const all = [...bare.values()].filter((graph) => graph.length > 1);
  return new Set(all.filter((graph) => graph.every((it) => answered.has(nameOf(it)))).flat());
}
