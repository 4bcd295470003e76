/**
 * What a row brings with it of other tables (`include: { members: { where: { user: caller.id } } }`): what is asked of those
 * picks none of its own, and stands under their member alone.
 */
import { Origins, SAME } from '../origins.ts';
import { type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { Traits } from './traits.ts';
import { filledMember } from './written-members.ts';

/** Functions that give back what others looked up. */
const MAX_CALLS_DEEP = 3;
/** Rows of rows. */
const MAX_DEEP = 8;
/** Where the rows that come with another are told apart. */
const FILTER = 'where';

/** What a call is handed at a place, without what it says of rows that come with those it looks for. */
export function withoutJoined(argument: Ref, joined: readonly Ref[]): readonly Ref[] {
  const options = valueOf(argument);
  if (joined.length === 0 || options.kind !== 'object') return [argument];
  const isJoined = (id: number): boolean => joined.some((it) => it.unit === argument.unit && it.id === id);
  if (!options.entries.some((it) => isJoined(it.value))) return [argument];
  return options.entries.flatMap((it) => (isJoined(it.value) ? [] : [{ ...argument, id: it.value }]));
}
/** By what the rows are looked for that stand under the member which is read, on a row that brings them with it. */
export function joinedAt(values: Values, get: Ref): readonly Ref[] {
  const value = valueOf(get);
  if (value.kind !== 'get' || typeof value.key !== 'string' || /^\d+$/.test(value.key)) return [];
  const { key } = value;
  return lookUpsOf(values, { ...get, id: value.of }, 0).flatMap((joined) => filtersUnder(values, joined, key, 0));
}
/** The rows that come with those of whatever look-up a value comes of. */
function lookUpsOf(values: Values, row: Ref, calls: number): readonly Ref[] {
  const out: Ref[] = [];
  for (const it of new Origins(values, row, [...SAME, 'get', 'element', 'frame'], (at) => leadsOn(values, at))) {
    if (valueOf(it).kind !== 'call') continue;
    const traits = new Traits(values, it);
    out.push(...traits.joined);
    if (calls < MAX_CALLS_DEEP) out.push(...traits.results.flatMap((given) => lookUpsOf(values, given, calls + 1)));
  }
  return out;
}
function leadsOn(values: Values, at: Ref): boolean | readonly Ref[] {
  const item = valueOf(at).kind === 'get' ? filledMember(values, at) : undefined;
  return item?.refs ?? valueOf(at).kind !== 'call';
}
function filtersUnder(values: Values, joined: Ref, key: string, deep: number): readonly Ref[] {
  if (deep > MAX_DEEP) return [];
  return values.entriesOf(joined).flatMap((entry) => {
    if (entry.key !== key) return filtersUnder(values, entry.value, key, deep + 1);
    return values.memberRefs(entry.value, FILTER).flatMap((filter) => givenBy(values, filter));
  });
}
/** What a function gives that is told to look for it, or what is looked for itself. */
function givenBy(values: Values, filter: Ref): readonly Ref[] {
  const given = values.things(filter).flatMap((it): readonly Ref[] => {
    const value = it.kind === 'function' ? valueOf(it.ref) : undefined;
    if (it.kind !== 'function' || value?.kind !== 'function') return [];
    return it.ref.unit.returnedBy(value).map((id): Ref => ({ ...it.ref, id }));
  });
  return given.length > 0 ? given : [filter];
}
