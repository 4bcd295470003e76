/** What is asked whether it is there by a function that does nothing else (`isEmpty(user)`). */
import { EXISTENCE } from './asking-names.ts';
import { originsIn, SAME } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { ASKED, type Nature } from './nature.ts';
import type { Natures } from './natures.ts';
import type { Known } from './proven.ts';
import { byCaller } from './rights.ts';

/** What a call asks about; `there`: it is true where that is there, and otherwise where it is not. */
export function askedPresence(values: Values, ref: Ref): { readonly of: Ref; readonly there: boolean } | undefined {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call' || call.new === true) return undefined;
  for (const thing of values.things({ ...ref, id: call.callee })) {
    if (thing.kind !== 'api') continue;
    for (const { row } of values.apis.rows(thing.nodes, 'presence')) {
      const [of] = values.argument(ref, row.value);
      if (of !== undefined) return { of, there: row.is === 'there' };
    }
  }
  return undefined;
}
/** A function of the project, or what may be one. */
export function mayBeOwn(values: Values, ref: Ref): boolean {
  const things = values.things(ref);
  return things.length === 0 || things.some((it) => it.kind !== 'api');
}
const SAYS_THERE = /^(?:exists|belongs|present)$/i;
/** A member that tells whether a row is there of whoever is calling, where nothing was asked of what the request is about. */
export function saysThere(name: string, { parts }: Nature): boolean {
  return SAYS_THERE.test(name) && ![...parts].some((it) => ASKED.has(it));
}
/** There are rows of the caller among those that come with another; undefined: those do not hang on who is calling. */
export function joinedThere(natures: Natures, list: Ref): Known | undefined {
  for (const id of originsIn(list.unit, list.id, SAME)) {
    const nature = natures.joined({ ...list, id });
    if (nature?.principal !== true) continue;
    const caller = byCaller(list, nature);
    return { caller, right: caller };
  }
  return undefined;
}
/** What is there where two are the same: of nothing no member is like a text, or a number (`row?.state === 'open'`). */
export function foundBy(left: Ref, right: Ref): Ref | undefined {
  for (const [a, b] of [
    [left, right],
    [right, left],
  ] as const) {
    const [get, other] = [a.unit.value(a.id), b.unit.value(b.id)];
    const isSomething = other.kind === 'literal' && Boolean(other.value);
    if (isSomething && get.kind === 'get' && get.optional === true) return { ...a, id: get.of };
  }
  return undefined;
}
/** It is the number zero, whatever else. */
export function isZero(values: Values, ref: Ref): boolean {
  const things = values.things(ref);
  return things.length > 0 && things.every((it) => it.kind === 'constant' && it.value === 0);
}
/** It is asked for itself, or whether it is there, and not for one of its members. */
export function tellsOfAll({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  return value.kind !== 'get' || typeof value.key !== 'string' || EXISTENCE.test(value.key);
}
