/** The status of an answer of which the handler says none. */
import type { EndpointDraft } from './chains.ts';
import { numberOf, textOf } from './crypto/options.ts';
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** What a decorator of the endpoint says (`@HttpCode(204)`), or else its framework, perhaps by the method. */
export function usualStatusOf(values: Values, { handler, marks, method }: EndpointDraft): number | undefined {
  const said = [...(marks?.method ?? []), ...(marks?.class ?? [])].find((it) => it.row.does === 'status');
  if (said !== undefined) {
    const paths = said.row.path === undefined ? [] : [said.row.path].flat();
    const [first] = paths.flatMap((path) => values.argument(said.ref, path));
    return first === undefined ? undefined : statusOf(values, first);
  }
  const convention = handler?.convention;
  return convention?.usualByMethod?.[method] ?? convention?.usualStatus;
}
/** `204`, or `'204'`. */
function statusOf(values: Values, ref: Ref): number | undefined {
  const status = numberOf(values, ref) ?? Number(textOf(values, ref));
  return Number.isInteger(status) ? status : undefined;
}
