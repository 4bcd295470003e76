/** Which parts of the request a value is, or is made of. */
import { requestParts } from '../../libraries/http.ts';
import type { FlowRow, RequestPart } from '../../libraries/kinds.ts';
import { applied } from '../decorators.ts';
import { standsFor } from '../http.ts';
import { Origins } from '../origins.ts';
import type { ApiThing, FunctionThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';
import { COMPUTED, computedFrom } from './computed-from.ts';

/** From a value to what it is a part of, or holds. */
export const HELD = ['object', 'get', 'wait', 'element', 'join', 'load', 'frame'] as const;

/**
 * Parts that a value is, or is made of; `whole` is what the request itself counts for. What is copied into it behind
 * `use` is none of it yet.
 */
export function requestPartsOf(
  values: Values,
  ref: Ref,
  whole: readonly RequestPart[] = [],
  use?: Ref,
): readonly RequestPart[] {
  const out = new Set<RequestPart>();
  let own: readonly RequestPart[] = [];
  const way = new Origins(values, ref, HELD, (it) => (own.length === 0 ? givenTo(values, it, use) : false));
  for (const at of way) for (const part of (own = ownParts(values, at, whole))) out.add(part);
  return [...out];
}
/** The same with the parts that a value was computed from: `Number(body.count)`, `form.get('name')?.trim()`. */
export function partsComputedInto(
  values: Values,
  ref: Ref,
  whole: readonly RequestPart[] = [],
  use?: Ref,
): readonly RequestPart[] {
  const held = requestPartsOf(values, ref, whole, use);
  if (held.length > 0) return held;
  const out = new Set<RequestPart>();
  let own: readonly RequestPart[] = [];
  const way = new Origins(values, ref, [...HELD, ...COMPUTED], (it) =>
    own.length === 0 ? [...givenTo(values, it, use), ...computedFrom(values, it)] : false,
  );
  for (const at of way) for (const part of (own = ownParts(values, at, []))) out.add(part);
  return [...out];
}
/** Parts that a value is by itself. */
export function ownParts(values: Values, ref: Ref, whole: readonly RequestPart[]): readonly RequestPart[] {
  const { apis } = values;
  const things = values.things(ref).filter((it) => it.kind === 'api');
  const own = things.flatMap((thing) =>
    apis
      .rows(thing.nodes, 'sources')
      .filter(({ row }) => holds(values, thing.ref ?? ref, row.when))
      .map(({ row }) => row.part),
  );
  const value = ref.unit.value(ref.id);
  if (own.length === 0 && value.kind === 'call') return partRead(values, ref);
  if (own.length > 0 || value.kind !== 'param') return own;
  const marked = applied(values, ref.unit, value.marks).find(({ row }) => row.does === 'parameter' && row.part);
  if (marked?.row.part !== undefined) return [marked.row.part];
  return things.some((it) => standsFor(it, 'request')) ? whole : [];
}
/** What a call reads out of another part of the request: `new URL(request.url).searchParams.get('page')`. */
export function partRead(values: Values, ref: Ref): readonly RequestPart[] {
  const call = ref.unit.value(ref.id);
  const receiver = call.kind === 'call' ? call.receiver : undefined;
  if (receiver === undefined) return [];
  const rows = values
    .things(ref)
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'partsOf').map(({ row }) => row) : []));
  if (rows.length === 0) return [];
  const of = requestPartsOf(values, { ...ref, id: receiver });
  return rows.filter((row) => of.includes(row.of)).map((row) => row.part);
}
/** What a value holds: what the call that gives it hands on, the written members of an instance, what is copied into it. */
function givenTo(values: Values, ref: Ref, use: Ref | undefined): readonly Ref[] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (value.kind === 'object') return copiedInto(values, ref, use);
  if (value.kind !== 'call') return [];
  const handedOn = flowsOf(values, ref).flatMap((row) =>
    row.to === 'return' && row.from !== 'receiver' ? values.argument(ref, row.from.replace(ELEMENTS, '')) : [],
  );
  if (value.new === true)
    return [...unit.setsOn(ref.id).map((it) => ({ ...ref, id: it.to })), ...copiedInto(values, ref, use), ...handedOn];
  // What a promise is kept with, or else what stands in for it: `request.json().catch(() => ({}))`.
  if (value.receiver !== undefined && SETTLING.test(unit.calledName(ref.id))) return [{ ...ref, id: value.receiver }];
  return handedOn;
}
/** What is in a list is of the part that the list is of. */
const ELEMENTS = /(?: element)+$/;
const SETTLING = /^(?:catch|finally)$/;
/** What calls copy into an object that was just made: `Object.assign(made, body)`. */
function copiedInto(values: Values, made: Ref, use: Ref | undefined): readonly Ref[] {
  return made.unit.usersOf(made.id).flatMap((id) => {
    const call = made.unit.value(id);
    const index = call.kind === 'call' ? call.args.indexOf(made.id) : -1;
    if (index < 0 || (use?.unit === made.unit && id > use.id)) return [];
    const site: Ref = { ...made, id };
    return flowsOf(values, site).flatMap((row) => (row.to === `[${index}]` ? values.argument(site, row.from) : []));
  });
}
const CHECKS = /^(?:safe)?(?:parse|validate|check|assert|decode)(?:Async|Sync|OrThrow)?$/i;
/** Where a function hands the body to a check of which it is not known for sure what it is: `options.input.parse(request.body)`. */
export function bodyHandedOver(values: Values, { ref: { unit, id, ctx } }: FunctionThing): Ref | undefined {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return undefined;
  const { first, last } = unit.region(fn.body);
  for (let at = first; at < last; at++) {
    const call = unit.value(at);
    if (call.kind !== 'call' || !CHECKS.test(unit.calledName(at))) continue;
    const callees = values.things({ unit, id: call.callee, ctx });
    const isKnown = callees.some(
      (it) =>
        it.kind === 'function' ||
        (it.kind === 'api' && it.nodes.length > 0 && !values.apis.has(it.nodes, 'validators')),
    );
    // A check that is one for all who get there is judged by itself.
    const isJudged = values
      .things(values.ref(unit, call.callee))
      .some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'validators'));
    if (isKnown || isJudged) continue;
    if (call.args.some((arg) => requestPartsOf(values, { unit, id: arg, ctx }).includes('body')))
      return { unit, id: at, ctx };
  }
  return undefined;
}
/** Where a function reads the body of its request. */
export function bodyRead(values: Values, { ref: { unit, id, ctx } }: FunctionThing): Ref | undefined {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return undefined;
  const { first, last } = unit.region(fn.body);
  for (let at = first; at < last; at++) {
    const read = unit.value(at);
    if (read.kind !== 'get' || read.key !== 'body') continue;
    const ref: Ref = { unit, id: at, ctx };
    if (requestPartsOf(values, ref).includes('body')) return ref;
  }
  return undefined;
}
/** What a call of a library is known to hand on. */
export function flowsOf(values: Values, site: Ref): readonly FlowRow[] {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return [];
  return values
    .things({ ...site, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'flows').map(({ row }) => row) : []));
}
/** Parts of the request that a validating call checks, whose input stands at a path of its arguments. */
export function checkedParts(values: Values, site: Ref, input: string): readonly RequestPart[] {
  const inputs = values.argument(site, input);
  const parts = inputs.flatMap((it) => partsComputedInto(values, it, [], site));
  // The request itself, or a choice of its members: the schema says which parts are meant.
  return parts.length === 0 && inputs.some((it) => holdsRequest(values, it)) ? partsOfSchema(values, site) : parts;
}
/** Parts that the chain looks at whose member is called: those for which it stands as middleware. */
export function notedParts(values: Values, member: ApiThing): readonly RequestPart[] {
  const rows = values.apis.rows(member.receiver?.nodes ?? [], 'middleware');
  return [...new Set(rows.flatMap(({ row }) => (row.does === 'validates' ? (row.parts ?? []) : [])))];
}
/** Parameters that what a call checks was made of. */
export function checkedParameters(values: Values, site: Ref, input: string): readonly Ref[] {
  return values
    .argument(site, input)
    .flatMap((ref) => [...new Origins(values, ref, ['arguments', 'get', 'wait', 'join', 'load', 'fallback', 'frame'])])
    .filter((at) => at.unit.value(at.id).kind === 'param');
}
/** The value is the request, or was made of it. */
function holdsRequest(values: Values, ref: Ref): boolean {
  for (const at of new Origins(values, ref, ['arguments', 'get', 'wait'])) if (isRequest(values, at)) return true;
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
  return ['body', 'query', 'params', 'path', 'url'].some((name) =>
    values.apis.has(values.apis.step(nodes, `.${name}`), 'sources'),
  );
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
