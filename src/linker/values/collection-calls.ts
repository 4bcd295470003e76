/** What a call of a member of an array, Map or Set gives, and what it calls back with, as far as their items are known. */
import type { Call } from '../../facts/facts.ts';
import type { ArgumentPath } from '../../libraries/kinds.ts';
import { type ApiThing, type Context, isRef, type Ref, refKey, type Thing, valueOf } from '../things.ts';
import { hasUnknownMembers } from './assigned.ts';
import { hashKind, items, pair, side, spreadOut, thingsOf } from './collections.ts';
import { constantsAmong, type Values } from './kernel.ts';
import { decided } from './variables.ts';

type Item = Ref | readonly Thing[];

/** What a member of a collection gives; undefined where the library data decides. */
export function collectionCall(
  values: Values,
  collection: Thing,
  name: string,
  ref: Ref,
  call: Call,
): readonly Thing[] | undefined {
  const inside = items(values, collection);
  if (collection.kind === 'array') return arrayCall(values, collection, inside, name, ref, call);
  const kind = collection.kind === 'api' ? hashKind(values, collection) : undefined;
  if (kind === undefined || inside === undefined) return undefined;
  const made = hashCall(values, kind, inside, name, ref);
  return made && [{ kind: 'array', ref, made }];
}
/**
 * The arguments with which a member of a collection calls a function back, turn by turn, or what a library does with the
 * collection that is handed to it at the site; undefined where they are not known.
 */
export function callbackTurns(values: Values, callee: ApiThing, site: Ref): readonly Context['args'][] | undefined {
  const over = collectionOf(values, callee);
  if (over !== undefined) return turnsOver(values, values.argument(site, over));
  const { receiver } = callee;
  const inside = receiver && items(values, receiver);
  if (receiver === undefined || inside === undefined) return undefined;
  const reduces = REDUCES.exec(callee.path)?.[1];
  if (reduces !== undefined) return reduced(values, inside, reduces, site)?.turns;
  const kind = receiver.holds === undefined ? hashKind(values, receiver) : undefined;
  if (kind === 'Set') return inside.map((item) => [item, item]);
  if (kind === undefined) return inside.map((item, turn) => [item, [{ kind: 'constant', value: turn }]]);
  const keys = side(values, inside, 0);
  return keys && side(values, inside, 1)?.map((value, turn) => [value, keys[turn]]);
}
/** Which argument of a call is the collection whose members a library hands to the function beside it. */
export function collectionOf(values: Values, { nodes }: ApiThing): ArgumentPath | undefined {
  return values.apis.rows(nodes, 'callbacks').find(({ row }) => row.over !== undefined)?.row.over;
}
/** `reduce` hands on what its function gave the last time. */
const REDUCES = /^Array \.(reduce|reduceRight)$/;
/** How many turns of a `reduce` are worked out: what each gives hangs on the one before. */
const MAX_REDUCED = 200;
interface Reduced {
  /** What the function is called with. */
  readonly turns: readonly Context['args'][];
  /** What it gives at last. */
  readonly given: Item;
}
/** What `reduce` does turn by turn; undefined where that is not known. */
function reduced(values: Values, inside: readonly Item[], name: string, site: Ref): Reduced | undefined {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call' || call.args[0] === undefined || inside.length > MAX_REDUCED) return undefined;
  const callback = values.things({ ...site, id: call.args[0] }).find((it) => it.kind === 'function');
  const list = name === 'reduce' ? inside : inside.toReversed();
  const [, start] = call.args;
  const [first, ...rest] = start === undefined ? list : [{ ...site, id: start }, ...list];
  if (callback === undefined || first === undefined) return undefined;
  let given: Item = first;
  const turns = rest.map((item, turn) => {
    const args = [given, item];
    given = values.returned(callback, values.enterWith(callback, `${refKey(site)}#${String(turn)}`, args));
    return args;
  });
  return { turns, given };
}
function turnsOver(values: Values, collections: readonly Ref[]): readonly Context['args'][] | undefined {
  const out: Context['args'][] = [];
  for (const thing of collections.flatMap((it) => values.things(it))) {
    if (thing.kind === 'object') {
      if (hasUnknownMembers(values, thing)) return undefined;
      for (const { key, value } of values.entriesOf(thing.ref)) out.push([value, [{ kind: 'constant', value: key }]]);
      continue;
    }
    const inside = items(values, thing);
    if (inside === undefined) return undefined;
    inside.forEach((item, turn) => out.push([item, [{ kind: 'constant', value: turn }]]));
  }
  return out.length === 0 ? undefined : out;
}
function hashCall(
  values: Values,
  kind: 'Map' | 'Set',
  inside: readonly Item[],
  name: string,
  ref: Ref,
): readonly Item[] | undefined {
  switch (name) {
    case 'entries':
      return kind === 'Map' ? inside : inside.map((item) => [pair(ref, item, item)]);
    case 'keys':
      return kind === 'Map' ? side(values, inside, 0) : inside;
    case 'values':
      return kind === 'Map' ? side(values, inside, 1) : inside;
    default:
      return undefined;
  }
}
function arrayCall(
  values: Values,
  array: Thing,
  inside: readonly Item[] | undefined,
  name: string,
  ref: Ref,
  call: Call,
): readonly Thing[] | undefined {
  const list = (made: readonly Item[] | undefined): readonly Thing[] | undefined =>
    made && [{ kind: 'array', ref, made }];
  switch (name) {
    case 'filter':
      return list(inside && kept(values, inside, ref, call)) ?? [array];
    case 'slice':
      return list(inside && cutOut(values, inside, ref, call)) ?? [array];
    // In which order they stay is not told apart.
    case 'reverse':
    case 'sort':
    case 'toSorted':
    case 'toReversed':
    case 'values':
      return [array];
    case 'flat':
      return list(inside?.flatMap((item) => opened(values, item))) ?? [array];
    case 'concat': {
      const added = spreadOut(values, ref, call.args, call.spreads);
      if (inside === undefined || added.includes(undefined)) return [array];
      return list([...inside, ...(added as Item[]).flatMap((item) => opened(values, item))]);
    }
    case 'entries':
      return list(inside?.map((item, index) => [pair(ref, [{ kind: 'constant', value: index }], item)]));
    case 'keys':
      return list(inside?.map((_, index) => [{ kind: 'constant', value: index }]));
    case 'at': {
      const [index] = call.args[0] === undefined ? [] : values.constants({ ...ref, id: call.args[0] });
      const item = index === undefined ? undefined : inside?.at(Number(index));
      return item === undefined ? inside?.flatMap((it) => thingsOf(values, it)) : thingsOf(values, item);
    }
    case 'find':
    case 'pop':
    case 'shift':
      return inside?.flatMap((item) => thingsOf(values, item));
    case 'map':
    case 'flatMap': {
      const given = call.args[0] === undefined ? [] : values.things({ ...ref, id: call.args[0] });
      const callback = given.find((it) => it.kind === 'function');
      if (callback?.kind !== 'function') return undefined;
      const made = inside?.map((item, index) =>
        values.returned(callback, values.enterWith(callback, `${refKey(ref)}#${String(index)}`, [item])),
      );
      return list(name === 'map' ? made : made?.flatMap((item) => opened(values, item)));
    }
    case 'reduce':
    case 'reduceRight': {
      const done = inside && reduced(values, inside, name, ref);
      return done && thingsOf(values, done.given);
    }
    case 'join':
      return [joined(values, inside, ref, call)];
    default:
      return undefined;
  }
}
/** The items that a callback does not turn away; undefined where it turns none away for sure. */
function kept(values: Values, inside: readonly Item[], ref: Ref, call: Call): readonly Item[] | undefined {
  const given = call.args[0] === undefined ? [] : values.things({ ...ref, id: call.args[0] });
  const callback = given.length === 1 && given[0]!.kind === 'function' ? given[0] : undefined;
  const fn = callback && valueOf(callback.ref);
  if (callback === undefined || fn?.kind !== 'function') return undefined;
  const { unit } = callback.ref;
  const [answer, ...others] = unit.returnedBy(fn);
  if (answer === undefined || others.length > 0) return undefined;
  const out = inside.filter((item, index) => {
    const ctx = values.enterWith(callback, `${refKey(ref)}#${String(index)}`, [item]);
    return decided(values, { unit, id: answer, ctx }) !== false;
  });
  return out.length < inside.length ? out : undefined;
}
/** `slice(1)`, `slice(0, -1)`: undefined where the bounds are not known. */
function cutOut(values: Values, inside: readonly Item[], ref: Ref, call: Call): readonly Item[] | undefined {
  const bounds = call.args.map((id) => values.constants({ ...ref, id }));
  return bounds.every((it) => it.length === 1) ? inside.slice(...bounds.map((it) => Number(it[0]))) : undefined;
}
/** The items of an item that is a known array; else the item. */
function opened(values: Values, item: Item): readonly Item[] {
  return thingsOf(values, item).flatMap((it): readonly Item[] =>
    it.kind === 'array' ? (items(values, it) ?? []) : [isRef(item) ? item : [it]],
  );
}
function joined(values: Values, inside: readonly Item[] | undefined, ref: Ref, call: Call): Thing {
  const parts = inside?.map((item) => constantsAmong(thingsOf(values, item)));
  const by = call.args[0] === undefined ? [','] : values.constants({ ...ref, id: call.args[0] });
  if (parts?.every((part) => part.length === 1) && by.length === 1)
    return { kind: 'constant', value: parts.map((part) => part[0]!).join(by[0]), ref };
  return { kind: 'text', ref };
}
