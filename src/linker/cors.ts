/** What the set-up of CORS lets in, however it is set up. */
import { corsOptions } from '../libraries/http.ts';
import type { Application } from '../model/model.ts';
import { NewLinks } from './chain.ts';
import type { EndpointDraft } from './chains.ts';
import { allowsEveryOrigin, isOriginOf, optionsGiven } from './origin-functions.ts';
import { placeOf } from './places.ts';
import type { Roles } from './roles.ts';
import type { Setting } from './scope-tree.ts';
import type { FunctionThing, Ref } from './things.ts';
import type { Values } from './values/kernel.ts';
import { mayHoldMore } from './values/open.ts';

type Origin = NonNullable<Application['corsOrigin']>;

/** A CORS set-up of some endpoints alone that lets every page act with the cookies of its visitor: others may be meant. */
export function openBelow(values: Values, drafts: readonly EndpointDraft[], roles: Roles): Application['corsOrigin'] {
  const links = new NewLinks();
  for (const { chain } of drafts)
    for (const link of links.of(chain)) {
      if (!roles.of(link).some((role) => role.does === 'cors')) continue;
      const origin = originOf(values, link.item.ref);
      if (origin?.is === 'reflect' && origin.credentials) return origin;
    }
  return undefined;
}
/** What the `origin` option of a CORS set-up allows. */
export function originOf(values: Values, ref: Ref): Application['corsOrigin'] {
  const at = placeOf(ref);
  const call = callOf(values, ref);
  if (call === undefined) return { is: 'unknown', credentials: false, at };
  const option = (name: keyof typeof corsOptions): readonly Ref[] =>
    corsOptions[name].flatMap((path) => values.argument(call, path));
  const credentials = option('credentials').some((it) => isOn(values, it));
  const origins = option('origin');
  // A plugin that is registered has its options beside it.
  const [first] = values.argument(call, '[0]');
  const isPlugin =
    first !== undefined &&
    values
      .things(first)
      .some(
        (it) => it.kind === 'api' && values.apis.rows(it.nodes, 'middleware').some(({ row }) => row.does === 'cors'),
      );
  const given = values.argument(call, isPlugin ? '[1]' : '[0]');
  if (origins.length === 0) {
    const asked = given.flatMap((it) => values.things(it)).find((it) => it.kind === 'function');
    if (asked !== undefined) return originAsked(values, asked, at);
    return { is: given.some((it) => mayHoldMore(values, it)) ? 'unknown' : 'none', credentials, at };
  }
  return { is: allowed(values, origins), credentials, at: placeOf(origins[0]!) };
}
/** The options are what a function says of each request. */
function originAsked(values: Values, fn: FunctionThing, at: Origin['at']): Origin {
  const options = optionsGiven(fn);
  const written = options && fn.ref.unit.value(options.id);
  const value = fn.ref.unit.value(fn.ref.id);
  if (options === undefined || written?.kind !== 'object' || value.kind !== 'function')
    return { is: 'function', credentials: false, at };
  const [origin, ...others] = values.memberRefs(options, 'origin');
  const isAny =
    origin !== undefined &&
    others.length === 0 &&
    (isOriginOf(origin, value.params[0]) || allowed(values, [origin]) === 'reflect');
  const credentials = values.memberRefs(options, 'credentials').some((it) => isOn(values, it));
  return { is: isAny ? 'reflect' : 'function', credentials, at };
}
/** The same of a setting of the framework: its options, or `true`, are what the row says. */
export function originSet(values: Values, { at, items }: Setting): Origin {
  const option = (name: keyof typeof corsOptions): readonly Ref[] => items.flatMap((it) => values.memberRefs(it, name));
  const credentials = option('credentials').some((it) => isOn(values, it));
  const origins = option('origin');
  const [first] = origins;
  if (first !== undefined) return { is: allowed(values, origins), credentials, at: placeOf(first) };
  const open = items.some((it) => !isOn(values, it) && mayHoldMore(values, it));
  return { is: open ? 'unknown' : 'none', credentials, at: placeOf(at) };
}
function isOn(values: Values, ref: Ref): boolean {
  return values.things(ref).some((thing) => thing.kind === 'constant' && thing.value === true);
}
/** What may read the answers where these are the origins, the most open of them. */
function allowed(values: Values, origins: readonly Ref[]): Origin['is'] {
  const kinds = origins
    .flatMap((it) => values.things(it))
    .map((thing) => {
      if (thing.kind === 'constant') return thing.value === '*' ? 'any' : thing.value === true ? 'reflect' : 'list';
      if (thing.kind === 'array' || thing.kind === 'pattern') return 'list';
      if (thing.kind === 'function') return allowsEveryOrigin(values, thing) ? 'reflect' : 'function';
      return 'unknown';
    });
  // Open in one surrounding and a list, or what is not seen, in the other: which of them answers callers is not known.
  const isNarrower = kinds.includes('list') || kinds.includes('unknown');
  if (isNarrower && (kinds.includes('any') || kinds.includes('reflect'))) return 'unknown';
  return (['any', 'reflect', 'unknown', 'function', 'list'] as const).find((kind) => kinds.includes(kind)) ?? 'unknown';
}
/** The call that has the options of what it makes. */
export function callOf(values: Values, ref: Ref): Ref | undefined {
  const value = ref.unit.facts.values[ref.id];
  // A function of the project that makes the middleware: the call inside it has the options.
  const made =
    value?.kind === 'call' && values.things({ ...ref, id: value.callee }).some((it) => it.kind === 'function');
  if (value?.kind === 'call' && !made) return ref;
  for (const thing of values.things(ref)) if (thing.kind === 'api' && thing.site) return thing.site;
  return undefined;
}
