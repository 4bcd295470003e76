import type { Finding } from './report.ts';

const shown = 3;

/** `METHOD /path` of all endpoints that a finding concerns. */
export function endpointsOf({ endpoints, also }: Finding): readonly string[] {
  return [...new Set([...endpoints, ...also.flatMap((each) => each.endpoints)])];
}

/** A sentence about the other places of one cause, by endpoint where that tells them apart; nothing where there are none. */
export function othersOf({ endpoints, also }: Finding, prefix: string): string | undefined {
  if (also.length === 0) return undefined;
  const others = also.flatMap((each) => (each.endpoints.length === 1 ? each.endpoints : []));
  const byEndpoint = endpoints.length === 1 && others.length === also.length && new Set(others).size === others.length;
  const names = byEndpoint ? others : also.map(({ location }) => `${prefix}${location.path}:${location.line}`);
  const rest = names.length > shown ? ` and ${names.length - shown} more` : '';
  const noun = byEndpoint ? 'endpoint' : 'place';
  return `The same holds for ${names.length} other ${noun}${names.length === 1 ? '' : 's'}: ${names.slice(0, shown).join(', ')}${rest}.`;
}
