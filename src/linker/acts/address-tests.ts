/** What a condition asks of the path and the method of a request. */
import type { Op, Text, Value } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import { globTests } from '../globs.ts';
import { escaped } from '../path-cover.ts';
import { pathPatterns } from '../path-patterns.ts';
import { isRef, patternOf, type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { bothOf, type Exemption } from './exemptions.ts';
import { handingOf } from './handing.ts';
import { addressOf } from './addresses.ts';
import { answersForItem, type Asked, textForItem, truthForItem } from './item-tests.ts';
import { isRequest } from './request-parts.ts';

/** Methods of lists by which a function is asked about each item. */
const ASKS_EACH = /^(?:some|find|findIndex)$/;
const isText = (it: Value): it is Text => it.kind === 'text';

/** Requests for which a comparison holds: of their path or method with constants. `each`: for one item of a list. */
export function exemptionsOf(values: Values, ref: Ref, each?: Asked): readonly Exemption[] {
  const value = ref.unit.value(ref.id);
  const at = (id: number): Ref => ({ ...ref, id });
  if (value.kind === 'op' && value.right !== undefined) return ofOperation(values, ref, value, each);
  if (value.kind === 'get') return typeof value.key === 'string' ? [] : ofKey(values, at(value.of), at(value.key));
  if (value.kind !== 'call') return [];
  const tested = testedPaths(values, ref, at(value.callee));
  if (tested.length > 0) return tested;
  if (value.receiver === undefined || value.args[0] === undefined) return [];
  const callee = ref.unit.value(value.callee);
  if (callee.kind !== 'get') return [];
  const [receiver, asked] = [at(value.receiver), at(value.args[0])];
  switch (callee.key) {
    case 'startsWith':
      return compared(values, receiver, asked, false, each);
    case 'endsWith':
      return having(values, receiver, asked, (text) => `${text}$`);
    case 'has':
      return compared(values, asked, receiver, true);
    case 'includes':
    case 'indexOf': {
      const listed = compared(values, asked, receiver, true, each);
      return listed.length > 0 ? listed : having(values, receiver, asked, (text) => text, each);
    }
    case 'test':
    case 'exec':
      return fitting(values, asked, receiver, each);
    case 'match':
      return fitting(values, receiver, asked, each);
    case 'some':
    case 'find':
      return each === undefined ? ofAny(values, receiver, asked) : [];
    default:
      return [];
  }
}
function ofOperation(values: Values, ref: Ref, op: Op, each: Asked | undefined): readonly Exemption[] {
  const [left, right] = [op.left, op.right!].map((id): Ref => ({ ...ref, id }));
  if (op.operator === '===' || op.operator === '==') return exemptionsOfEqual(values, left!, right!, each);
  // Conditions that stand by themselves are told apart where they are met.
  if (each === undefined || (op.operator !== '&&' && op.operator !== '||')) return [];
  // What is so, or not so, of this item already (`it.endsWith('*') && path.startsWith(it.slice(0, -1))`).
  for (const [known, open] of [
    [left!, right!],
    [right!, left!],
  ] as const) {
    const is = truthForItem(values, known, each);
    if (is === (op.operator === '&&')) return exemptionsOf(values, open, each);
  }
  const [one, other] = [left!, right!].map((it) => exemptionsOf(values, it, each));
  if (one!.length === 0 || other!.length === 0) return [];
  return op.operator === '&&' ? bothOf(one!, other!) : [...one!, ...other!];
}
/** Requests for which a function is true of some item of a list that is written out. */
function ofAny(values: Values, list: Ref, fn: Ref): readonly Exemption[] {
  const [asks, more] = values.things(fn);
  const written = asks?.kind === 'function' ? valueOf(asks.ref) : undefined;
  if (asks?.kind !== 'function' || more !== undefined || written?.kind !== 'function') return [];
  const [id] = written.params;
  if (id === undefined) return [];
  const items = itemsOf(values, list);
  const found = items?.map((item): readonly Exemption[] | undefined => {
    const each: Asked = { parameter: { ...asks.ref, id }, item };
    const answers = answersForItem(values, asks.ref, written, each);
    const tests = answers?.filter((it) => truthForItem(values, it, each) !== false);
    const fitting = tests?.map((it) => exemptionsOf(values, it, each));
    return fitting?.some((it) => it.length === 0) === true ? undefined : fitting?.flat();
  });
  return found === undefined || found.includes(undefined) ? [] : found.flatMap((it) => it ?? []);
}
/** `OPEN[path]`: requests with a path that is a key of an object that is written out. */
function ofKey(values: Values, of: Ref, key: Ref): readonly Exemption[] {
  const url = addressOf(values, key);
  if (url === undefined) return [];
  const entries = values.things(of).flatMap((it) => (it.kind === 'object' ? values.entriesOf(it.ref) : []));
  return entries.flatMap(({ key: path, value }) => {
    const isFalse = values.things(value).every((it) => it.kind === 'constant' && !it.value);
    return isFalse || !path.startsWith('/') ? [] : [{ path, whole: true, ...url }];
  });
}
/** Requests of which one of two values is what the other is. */
export function exemptionsOfEqual(values: Values, left: Ref, right: Ref, each?: Asked): readonly Exemption[] {
  return [
    ...compared(values, left, right, true, each),
    ...compared(values, right, left, true, each),
    ...begun(values, left, right),
    ...begun(values, right, left),
  ];
}
/** `path.indexOf('/api/') === 0` */
function begun(values: Values, place: Ref, first: Ref): readonly Exemption[] {
  const zero = first.unit.value(first.id);
  const call = place.unit.value(place.id);
  if (zero.kind !== 'literal' || zero.value !== 0 || call.kind !== 'call') return [];
  if (place.unit.calledName(place.id) !== 'indexOf' || call.receiver === undefined || call.args.length !== 1) return [];
  return compared(values, { ...place, id: call.receiver }, { ...place, id: call.args[0]! }, false);
}
function compared(values: Values, subject: Ref, texts: Ref, whole: boolean, each?: Asked): readonly Exemption[] {
  const written = (): readonly string[] => writtenTexts(values, texts, each);
  const url = addressOf(values, subject);
  if (url !== undefined) return written().flatMap((path) => (path.startsWith('/') ? [{ path, whole, ...url }] : []));
  if (isMethod(values, subject)) return written().map((method) => ({ method: method.toUpperCase() }));
  return whole ? inOneText(values, subject, written) : [];
}
/** `POST /login`: the method and the path of a request in one text. */
function inOneText(values: Values, subject: Ref, written: () => readonly string[]): readonly Exemption[] {
  const text = [...originsIn(subject.unit, subject.id, SAME)].map((id) => subject.unit.value(id)).find(isText);
  if (text?.holes.length !== 2) return [];
  const holes = text.holes.map((id) => ({ ...subject, id }));
  const methodAt = holes.findIndex((it) => isMethod(values, it));
  const url = methodAt < 0 ? undefined : addressOf(values, holes[1 - methodAt]!);
  if (url === undefined) return [];
  const parts = ['([a-zA-Z]+)', '(/.*)'];
  if (methodAt === 1) parts.reverse();
  const [start, between, end] = text.chunks.map(escaped);
  const whole = new RegExp(`^${start!}${parts[0]!}${between!}${parts[1]!}${end!}$`);
  return written().flatMap((it) => {
    const found = whole.exec(it);
    if (found === null) return [];
    return [{ method: found[methodAt + 1]!.toUpperCase(), path: found[2 - methodAt]!, whole: true, ...url }];
  });
}
/** Addresses that have a text somewhere. */
function having(
  values: Values,
  subject: Ref,
  texts: Ref,
  source: (text: string) => string,
  each?: Asked,
): readonly Exemption[] {
  const url = addressOf(values, subject);
  if (url === undefined) return [];
  return writtenTexts(values, texts, each).flatMap((text) =>
    text === '' ? [] : [{ pattern: { source: source(escaped(text)), flags: '' }, ...url }],
  );
}
/** Addresses that fit a regular expression, or one of a list. */
function fitting(values: Values, subject: Ref, pattern: Ref, each?: Asked): readonly Exemption[] {
  const url = addressOf(values, subject);
  if (url === undefined) return [];
  const own = ofItem(values, pattern, each);
  const list = own === undefined ? listAround(values, pattern) : undefined;
  const written = own ?? (list === undefined ? [pattern] : itemsOf(values, list));
  const patterns = written?.flatMap((it) => values.things(it)).map(patternOf) ?? [];
  if (patterns.includes(undefined)) return [];
  return patterns.flatMap((it) =>
    it === undefined ? [] : [{ pattern: { source: it.source, flags: it.flags }, ...url }],
  );
}
/** Texts that are written for a value: for the one item that is asked about, or for all of a list. */
function writtenTexts(values: Values, texts: Ref, each: Asked | undefined): readonly string[] {
  const own = ofItem(values, texts, each);
  if (own !== undefined) return own.flatMap((it) => values.flatConstants(it));
  const made = each && textForItem(values, texts, each);
  if (made !== undefined) return [made];
  const list = listAround(values, texts);
  return list === undefined || isWritten(values, list) ? constantsIn(values, list ?? texts) : [];
}
/** What a value is for the item that is asked about: that itself, or a member of it. */
function ofItem(values: Values, ref: Ref, each: Asked | undefined): readonly Ref[] | undefined {
  if (each?.parameter.unit !== ref.unit) return undefined;
  if (ref.id === each.parameter.id) return [each.item];
  const get = ref.unit.value(ref.id);
  if (get.kind !== 'get' || get.of !== each.parameter.id || typeof get.key !== 'string') return undefined;
  const { key } = get;
  return values.things(each.item).flatMap((it) => (it.kind === 'object' ? values.memberRefs(it.ref, key) : []));
}
/** What stands in a list that is written out. */
function itemsOf(values: Values, list: Ref): readonly Ref[] | undefined {
  const out: Ref[] = [];
  for (const thing of values.things(list)) {
    const items = thing.kind === 'array' ? values.items(thing) : undefined;
    if (items?.every(isRef) !== true) return undefined;
    out.push(...items);
  }
  return out;
}
/** What a function that knows patterns of paths, those it is handed or was made of, asks of a request. */
function testedPaths(values: Values, asking: Ref, callee: Ref): readonly Exemption[] {
  return values.things(callee).flatMap((thing): readonly Exemption[] => {
    if (thing.kind !== 'api') return [];
    const site = thing.site ?? asking;
    return values.apis.rows(thing.nodes, 'pathTests').flatMap(({ row }): readonly Exemption[] => {
      if (row.options !== undefined && values.argument(site, row.options).length > 0) return [];
      const lists = values.argument(site, row.patterns);
      const texts = lists.flatMap((it) => values.flatConstants(it));
      if (!lists.every((it) => isWritten(values, it) || (row.globs !== undefined && isOneText(values, it)))) return [];
      if (row.path === undefined) return allOf(texts.map(pathPatterns));
      const [path] = values.argument(asking, row.path);
      const url = path && addressOf(values, path);
      if (url === undefined) return [];
      const globs = texts.map((it) => globTests(it, row.globs === 'with-folder'));
      return allOf(globs).map((it) => ({ ...it, ...url }));
    });
  });
}
/** Nothing, where one of the patterns is not understood. */
function allOf(found: readonly (readonly Exemption[] | undefined)[]): readonly Exemption[] {
  return found.includes(undefined) ? [] : found.flatMap((it) => it ?? []);
}
function isOneText(values: Values, ref: Ref): boolean {
  const things = values.things(ref);
  return things.length > 0 && things.every((it) => it.kind === 'constant');
}
/** Constants that a value may be, or that stand in a list or a set that it is. */
function constantsIn(values: Values, ref: Ref): readonly string[] {
  const sets = values.things(ref).flatMap((it) => (it.kind === 'api' ? (values.items(it) ?? []) : []));
  return [...values.flatConstants(ref), ...sets.flatMap((it) => (isRef(it) ? values.flatConstants(it) : []))];
}
/** The list each item of which a callback is asked about: it may have more than a value is told apart into. */
function listAround(values: Values, item: Ref): Ref | undefined {
  const { unit } = item;
  const param = unit.value(item.id);
  if (param.kind !== 'param') return undefined;
  for (const { site, index } of handingOf(values, { ...item, id: param.function }, param.index)) {
    const call = unit.value(site.id);
    if (index !== 0 || call.kind !== 'call' || call.receiver === undefined) continue;
    if (ASKS_EACH.test(unit.calledName(site.id))) return { ...item, id: call.receiver };
  }
  return undefined;
}
/** Nothing but constants stands in it, and nothing is put into it later. */
function isWritten(values: Values, list: Ref): boolean {
  return values.things(list).every((it) => {
    const literal = it.kind === 'array' && it.made === undefined ? valueOf(it.ref) : undefined;
    if (it.kind !== 'array' || literal?.kind !== 'array') return false;
    const items = values.items(it);
    return (
      items?.length === literal.items.length &&
      items.every((one) => isRef(one) && values.things(one).every((thing) => thing.kind === 'constant'))
    );
  });
}
function isMethod(values: Values, ref: Ref): boolean {
  const get = ref.unit.value(ref.id);
  return get.kind === 'get' && get.key === 'method' && isRequest(values, { ...ref, id: get.of });
}
