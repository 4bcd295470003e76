/** Comparisons that decide whether a message was signed by whoever holds the key: how, and over which text. */
import type { ValueId } from '../../facts/facts.ts';
import type { SignatureCheck } from '../../model/model.ts';
import { requestPartsOf } from '../acts/request-parts.ts';
import type { Sites } from '../flows/sites.ts';
import { originsIn, SAME } from '../origins.ts';
import { byPlace, placeOf } from '../places.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

const EQUAL = /^[!=]==?$/;
/** From a text to the keyed digest that it is, or that stands in it. */
const DIGEST = [...SAME, 'callee', 'get', 'receiver', 'text'] as const;

interface Keyed {
  readonly unit: FileUnit;
  readonly id: ValueId;
}

/** Every comparison with a keyed digest (HMAC) in the project's own code. */
export function collectSignatures(values: Values, sites: Sites): readonly SignatureCheck[] {
  const keyed = new Map<FileUnit, Set<ValueId>>();
  const steady: { readonly unit: FileUnit; readonly id: ValueId }[] = [];
  for (const { ref, unit, callees } of sites.of(['crypto']))
    for (const { nodes } of callees)
      for (const { row } of values.apis.rows(nodes, 'crypto')) {
        if (row.does === 'hash' && row.secret !== undefined)
          keyed.set(unit, (keyed.get(unit) ?? new Set()).add(ref.id));
        if (row.does === 'compare-password' && row.steady === true) steady.push({ unit, id: ref.id });
      }
  if (keyed.size === 0) return [];
  const out: SignatureCheck[] = [];
  const tell = (unit: FileUnit, id: ValueId, sides: readonly ValueId[], by: SignatureCheck['by']): void => {
    const found = sides.flatMap((side) => digestsIn(values, keyed, { unit, id: side }, by === 'constant-time', 0))[0];
    if (found === undefined) return;
    // What is stored, or stands in a token, nobody can try as often as he likes.
    if (by === 'equality' && !sides.some((side) => isGiven(values, unit, side))) return;
    const reserialised = writtenAnew(values, found);
    out.push({
      at: placeOf({ unit, id, ctx: values.contexts.root }),
      by,
      ...(reserialised !== undefined && {
        reserialised: placeOf({ unit: found.unit, id: reserialised, ctx: values.contexts.root }),
      }),
    });
  };
  for (const unit of values.modules.units) {
    if (unit.role === 'test' || unit.role === 'generated') continue;
    for (const [id, value] of unit.facts.values.entries())
      if (value.kind === 'op' && value.right !== undefined && EQUAL.test(value.operator))
        tell(unit, id, [value.left, value.right], 'equality');
  }
  for (const { unit, id } of steady) {
    const call = unit.value(id);
    if (call.kind === 'call') tell(unit, id, call.args, 'constant-time');
  }
  return out.sort(byPlace);
}
/** The caller sends it, or the function is handed it. */
function isGiven(values: Values, unit: FileUnit, id: ValueId): boolean {
  for (const at of originsIn(unit, id, SAME)) if (unit.value(at).kind === 'param') return true;
  return requestPartsOf(values, values.ref(unit, id)).length > 0;
}
/** Keyed digests that a value is; also those that a function of the project gives back. */
function digestsIn(
  values: Values,
  keyed: ReadonlyMap<FileUnit, ReadonlySet<ValueId>>,
  { unit, id }: Keyed,
  converted: boolean,
  depth: number,
): readonly Keyed[] {
  const out: Keyed[] = [];
  // A member of a digest (its length) is not the digest.
  if (unit.value(id).kind === 'get') return out;
  for (const at of originsIn(unit, id, converted ? [...DIGEST, 'arguments'] : DIGEST)) {
    if (keyed.get(unit)?.has(at) === true) out.push({ unit, id: at });
    const call = unit.value(at);
    if (call.kind !== 'call' || depth > 1) continue;
    for (const thing of values.things(values.ref(unit, call.callee))) {
      const fn = thing.kind === 'function' ? thing.ref.unit.value(thing.ref.id) : undefined;
      if (thing.kind !== 'function' || fn?.kind !== 'function') continue;
      for (const given of thing.ref.unit.returnedBy(fn))
        out.push(...digestsIn(values, keyed, { unit: thing.ref.unit, id: given }, converted, depth + 1));
    }
  }
  return out;
}
/** Where the body of the request is written as text again, to be digested. */
function writtenAnew(values: Values, { unit, id }: Keyed): ValueId | undefined {
  for (const [at, call] of unit.facts.values.entries()) {
    if (call.kind !== 'call' || unit.ownerOf(at) !== unit.ownerOf(id)) continue;
    if (![...originsIn(unit, call.callee, [...SAME, 'callee', 'get'])].includes(id)) continue;
    const ref = values.ref(unit, at);
    for (const thing of values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row } of values.apis.rows(thing.nodes, 'flows'))
        for (const text of row.to === 'receiver' ? values.argument(ref, row.from) : [])
          for (const made of originsIn(text.unit, text.id, [...SAME, 'text']))
            if (isBodyAsText(values, text.unit, made)) return made;
    }
  }
  return undefined;
}
function isBodyAsText(values: Values, unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
  if (call.kind !== 'call' || callee?.kind !== 'get' || callee.key !== 'stringify') return false;
  const [data] = call.args;
  if (data === undefined) return false;
  const value = unit.value(data);
  return (
    (value.kind === 'param' && /^(?:raw)?body$/i.test(value.name)) ||
    requestPartsOf(values, values.ref(unit, data)).includes('body')
  );
}
