/** What middleware has taken out of a request before somebody reads it. */
import type { RequestPart, SinkKind } from '../libraries/kinds.ts';
import { type Chain, ChainFold } from './chain.ts';
import type { EndpointDraft } from './chains.ts';
import type { FlowHooks } from './flows/hooks.ts';
import type { Roles } from './roles.ts';
import { addFunctions, around } from './served.ts';
import type { Values } from './values/kernel.ts';

/**
 * Answers from the chains on which a place runs, as a handler or in front of one: each has to have the part cleaned by
 * then. A body that is parsed only afterwards is what the caller sent.
 */
export function cleanedBy(
  values: Values,
  drafts: readonly EndpointDraft[],
  roles: Roles,
): NonNullable<FlowHooks['cleaned']> {
  const cleaning = new ChainFold<ReadonlySet<string>>(new Set(), (before, link) => {
    let now = before;
    for (const { does, is, parts = [], cleans = [] } of roles.of(link)) {
      if (does === 'parses')
        now = new Set([...now].filter((it) => !parts.some((part) => it.startsWith(key(part, '')))));
      if (cleans.length > 0 && is === 'yes')
        now = new Set([...now, ...parts.flatMap((part) => cleans.map((kind) => key(part, kind)))]);
    }
    return now;
  });
  let chains: Map<string, Chain[]> | undefined;
  return (source, part, kind) => {
    chains ??= chainsByFunction(values, drafts);
    const served = around(source, chains);
    return served.length > 0 && served.every((it) => cleaning.of(it).has(key(part, kind)));
  };
}
function key(part: RequestPart, kind: SinkKind | ''): string {
  return `${part} ${kind}`;
}
/** What ran before each function, once for each way to it. */
function chainsByFunction(values: Values, drafts: readonly EndpointDraft[]): Map<string, Chain[]> {
  const found = new Map<string, Chain[]>();
  const seen = new Set<Chain>();
  for (const { at, handler, chain } of drafts) {
    addFunctions(found, values, at, handler?.things ?? [], chain);
    for (let it = chain; it.end !== undefined && !seen.has(it); it = it.end.before) {
      seen.add(it);
      addFunctions(found, values, it.end.link.at, it.end.link.item.things, it.end.before);
    }
  }
  return found;
}
