/** Which parts of the request a value is, or is made of. */
import type { ValueId } from '../../facts/facts.ts';
import { requestParts } from '../../libraries/http.ts';
import type { RequestPart } from '../../libraries/kinds.ts';
import { Origins } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** Parts that a value is, or that its members are. */
export function requestPartsOf(values: Values, ref: Ref, depth = 0): readonly RequestPart[] {
  const value = ref.unit.value(ref.id);
  if (depth > 5) return [];
  const own = values
    .things(ref)
    .flatMap((thing) =>
      thing.kind === 'api' ? values.apis.rows(thing.nodes, 'sources').map(({ row }) => row.part) : [],
    );
  if (own.length > 0) return [...new Set(own)];
  const of = (ids: readonly ValueId[]): readonly RequestPart[] => [
    ...new Set(ids.flatMap((id) => requestPartsOf(values, { ...ref, id }, depth + 1))),
  ];
  switch (value.kind) {
    case 'object':
      return of(value.entries.map((entry) => entry.value));
    case 'get':
    case 'wait':
    case 'element':
      return of([value.of]);
    case 'join':
      return of(value.of);
    default:
      return [];
  }
}
/** Parts of the request that a validating call checks, whose input stands at a path of its arguments. */
export function checkedParts(values: Values, site: Ref, input: string): readonly RequestPart[] {
  const inputs = values.argument(site, input);
  const parts = inputs.flatMap((it) => requestPartsOf(values, it));
  // The request itself, or a choice of its members: the schema says which parts are meant.
  return parts.length === 0 && inputs.some((it) => holdsRequest(values, it)) ? partsOfSchema(values, site) : parts;
}
/** The value is the request, or was made of it. */
function holdsRequest(values: Values, ref: Ref): boolean {
  for (const at of new Origins(values, ref, ['arguments', 'get', 'wait']))
    if (isRequest(values, at)) return true;
  return false;
}
/** The value is the whole request, or what holds it for a framework. */
export function isRequest(values: Values, ref: Ref): boolean {
  return values
    .things(ref)
    .some((it) => it.kind === 'api' && it.nodes.some((node) => node.types.some((type) => hasSources(values, type))));
}
/** A type whose members come from callers. */
function hasSources(values: Values, type: string): boolean {
  const nodes = values.apis.typed(type);
  return ['body', 'query', 'params'].some((name) => values.apis.has(values.apis.step(nodes, `.${name}`), 'sources'));
}
/** Parts named by the keys of a schema (`{ body: …, params: … }`) that a validating call was made with. */
function partsOfSchema(values: Values, ref: Ref): readonly RequestPart[] {
  for (const at of new Origins(values, ref, ['receiver', 'arguments', 'join', 'get', 'wait'])) {
    const found = values
      .things(at)
      .flatMap((thing) =>
        thing.kind === 'object' ? values.entriesOf(thing.ref).flatMap((entry) => requestParts[entry.key] ?? []) : [],
      );
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}
