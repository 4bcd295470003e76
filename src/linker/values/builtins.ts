/**
 * Members of values that the program itself made: arrays, objects, text, functions. What they are called comes from
 * the knowledge about the language (`language:*` libraries); only array and object building is computed here, because
 * route tables are built with it.
 */
import type { Call } from '../../facts/facts.ts';
import { keptWith } from '../made-promises.ts';
import { compiled } from '../path-cover.ts';
import { type ApiThing, type ArrayThing, type Ref, type Thing, isRef } from '../things.ts';
import { hasUnknownMembers } from './assigned.ts';
import { collectionCall } from './collection-calls.ts';
import { pair } from './collections.ts';
import { exported, exportedNames } from './exports.ts';
import { proxied } from './proxies.ts';
import type { Values } from './kernel.ts';
import { apiMember, LANGUAGE } from './library.ts';

type Item = NonNullable<ArrayThing['made']>[number];

const TYPE_OF: Readonly<Record<string, string>> = {
  array: 'Array',
  text: 'String',
  pattern: 'RegExp',
  function: 'Function',
  object: 'Object',
  instance: 'Object',
  class: 'Function',
};

/** A member that only the language gives: `list.map`, `text.trim`, `fn.bind`. Unknown receivers may be any of them. */
export function builtinMember(values: Values, thing: Thing, key: string, ref: Ref): readonly Thing[] {
  const type =
    thing.kind === 'constant'
      ? typeof thing.value === 'string'
        ? 'String'
        : typeof thing.value === 'number'
          ? 'Number'
          : undefined
      : TYPE_OF[thing.kind];
  const receiver: ApiThing = {
    kind: 'api',
    package: LANGUAGE,
    path: type ?? 'unknown',
    nodes: type ? values.apis.typeIn(LANGUAGE, type) : [],
    ref,
    holds: thing,
  };
  if (thing.kind === 'unknown') return [values.unknown(thing.why, ref)];
  if (type === undefined) return [values.unknown(`member ${key} of ${thing.kind}`, ref)];
  const member = apiMember(values, receiver, key, ref);
  if (member.nodes.length === 0)
    return thing.kind === 'instance' || thing.kind === 'object' || thing.kind === 'class' || thing.kind === 'function'
      ? [values.unknown(`member ${key}`, ref)]
      : [member];
  return [member];
}

/** What a call of a language member gives where it can be computed; undefined where the library data decides. */
export function builtinCall(values: Values, callee: ApiThing, ref: Ref, call: Call): readonly Thing[] | undefined {
  if (callee.package !== LANGUAGE) return undefined;
  const held = callee.receiver?.holds;
  const name = callee.path.split(' .').at(-1)!;
  const first = call.args[0] === undefined ? [] : values.things({ ...ref, id: call.args[0] });
  if (held?.kind === 'function') {
    // What else it is bound with comes before what a call of it hands over.
    if (name === 'bind' && call.args.length > 1) return [values.unknown('a function with arguments of its own', ref)];
    if (name === 'bind') return [{ ...held, ...(first.some((it) => it.kind !== 'unknown') && { self: first }) }];
    if (name === 'call' || name === 'apply') return values.returned(held, values.enter(held, ref));
    return undefined;
  }
  if (held?.kind === 'constant' && typeof held.value === 'string') return textCall(values, held.value, name, ref, call);
  const collection = held ?? callee.receiver;
  const given = collection && collectionCall(values, collection, name, ref, call);
  if (given !== undefined || held?.kind === 'array') return given;
  switch (callee.path) {
    case 'Object .values':
      return entries(values, ref, first, (entry) => entry.value);
    case 'Object .keys':
      return entries(values, ref, first, (entry) => [{ kind: 'constant', value: entry.key }]);
    case 'Object .entries':
      return entries(values, ref, first, (entry) => [
        pair(isRef(entry.value) ? entry.value : ref, [{ kind: 'constant', value: entry.key }], entry.value),
      ]);
    case 'Object .freeze':
    case 'Object .seal':
    case 'Promise .resolve':
    case 'Array .from':
      return first.length > 0 ? first : undefined;
    case 'Object .assign': {
      const all = call.args.flatMap((id) => values.things({ ...ref, id }));
      return all.filter((it) => it.kind !== 'unknown');
    }
    case 'Promise .all':
      return first;
    case 'Promise': {
      const kept = keptWith(ref.unit, call).flatMap((id) => values.things({ ...ref, id }));
      return kept.some((it) => it.kind !== 'unknown') ? kept : undefined;
    }
    case 'Proxy':
      return proxied(values, ref, call, first);
    default:
      return undefined;
  }
}
/** What a method of a known text gives: names of methods and paths are written in one text, or in capitals. */
function textCall(values: Values, text: string, name: string, ref: Ref, call: Call): readonly Thing[] | undefined {
  switch (name) {
    case 'toLowerCase':
      return [{ kind: 'constant', value: text.toLowerCase(), ref }];
    case 'toUpperCase':
      return [{ kind: 'constant', value: text.toUpperCase(), ref }];
    case 'toString':
    case 'valueOf':
      return [{ kind: 'constant', value: text, ref }];
    case 'slice':
    case 'substring': {
      const bounds = call.args.map((id) => values.constants({ ...ref, id }));
      if (!bounds.every((it) => it.length === 1)) return undefined;
      const [start = 0, end] = bounds.map((it) => Number(it[0]));
      return [{ kind: 'constant', value: name === 'slice' ? text.slice(start, end) : text.substring(start, end), ref }];
    }
    case 'replace':
    case 'replaceAll': {
      const [from, to] = call.args.map((id) => ({ ...ref, id }));
      const by = to === undefined ? [] : values.constants(to);
      const wanted = from === undefined ? undefined : searched(values, from);
      if (wanted === undefined || by.length !== 1) return undefined;
      const isAll = name === 'replaceAll' && typeof wanted === 'string';
      return [{ kind: 'constant', value: isAll ? text.replaceAll(wanted, by[0]!) : text.replace(wanted, by[0]!), ref }];
    }
    case 'trim':
      return [{ kind: 'constant', value: text.trim(), ref }];
    case 'split': {
      const by = call.args.length === 1 ? values.constants({ ...ref, id: call.args[0]! }) : [];
      if (by.length !== 1) return undefined;
      return [{ kind: 'array', ref, made: text.split(by[0]!).map((value) => [{ kind: 'constant', value }]) }];
    }
    default:
      return undefined;
  }
}
/** What `replace` looks for: a constant text, or a written expression. */
function searched(values: Values, ref: Ref): string | RegExp | undefined {
  const written = ref.unit.value(ref.id);
  if (written.kind === 'pattern') return compiled(written.source, written.flags);
  const found = values.constants(ref);
  return found.length === 1 ? found[0] : undefined;
}
/** An array made of the entries of known object literals, or of what modules export. */
function entries(
  values: Values,
  ref: Ref,
  objects: readonly Thing[],
  item: (entry: { readonly key: string; readonly value: Item }) => Item,
): readonly Thing[] | undefined {
  const made = objects.flatMap((it): readonly Item[] => {
    if (it.kind === 'module') {
      const { names, isOpen } = exportedNames(values, it.unit);
      const known = names.map((key) => item({ key, value: exported(values, it.unit, key, ref) }));
      return isOpen ? [...known, [values.unknown('a member that is exported elsewhere', ref)]] : known;
    }
    if (it.kind !== 'object') return [];
    const known = values.entriesOf(it.ref).map(item);
    const isOpen = known.length > 0 && hasUnknownMembers(values, it);
    return isOpen ? [...known, [values.unknown('a member that is put in elsewhere', ref)]] : known;
  });
  return made.length > 0 ? [{ kind: 'array', ref, made }] : undefined;
}
