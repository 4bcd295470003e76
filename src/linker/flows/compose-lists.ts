/** Lists that are joined into text: literals, mapped and filtered lists, what was pushed. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { isRef, type Ref } from '../things.ts';
import type { Composing } from './composing.ts';
import { all, any, brings, hole, type Piece } from './pieces.ts';

const MAX_DEPTH = 60;
const LIST_KEEPS = new Set(['filter', 'slice', 'sort', 'reverse', 'flat', 'toSorted', 'toReversed']);

/** `parts.join(' AND ')`, in Python `' AND '.join(parts)`. */
export function joinedText(composer: Composing, ref: Ref, of: ValueId, call: Call, depth: number): Piece {
  const [first] = call.args;
  const isTurned = first !== undefined && isText(ref, of);
  const [list, divider] = isTurned ? [first, of] : [of, first];
  const by = divider === undefined ? [','] : composer.tracer.values.constants({ ...ref, id: divider });
  const items = itemTexts(composer, { ...ref, id: list }, ref, depth + 1);
  if (items === undefined) return hole(ref);
  const between: Piece = { kind: 'constant', text: by[0] ?? ', ' };
  const found = all(items.flatMap((item, index) => (index === 0 ? [item] : [between, item])));
  return brings(found) || items.some((it) => it.kind === 'hole') ? found : hole(ref);
}

function isText({ unit }: Ref, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string');
}
/** The items of a list as pieces; a list of unknown length is one item. Undefined: no such list in sight. */
function itemTexts(composer: Composing, ref: Ref, user: Ref, depth: number): readonly Piece[] | undefined {
  const { values } = composer.tracer;
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (depth > MAX_DEPTH) return undefined;
  if (value.kind === 'wait') return itemTexts(composer, { ...ref, id: value.of }, user, depth + 1);
  if (value.kind === 'join')
    return value.of
      .map((id) => itemTexts(composer, { ...ref, id }, user, depth + 1))
      .reduce((a, b) => (a !== undefined && (b === undefined || a.length >= b.length) ? a : b), undefined);
  if (value.kind === 'call') {
    const get = unit.value(value.callee);
    const name = get.kind === 'get' && typeof get.key === 'string' ? get.key : undefined;
    if (get.kind === 'get' && name !== undefined) {
      if (name === 'map' || name === 'flatMap') return mappedTexts(composer, ref, value, depth);
      if (name === 'fill' && value.args[0] !== undefined) return [composer.part(ref, value.args[0], depth)];
      if (name === 'concat')
        return [{ ...ref, id: get.of }, ...value.args.map((id) => ({ ...ref, id }))].flatMap(
          (it) => itemTexts(composer, it, user, depth + 1) ?? [hole(it, undefined, [user])],
        );
      if (LIST_KEEPS.has(name)) return itemTexts(composer, { ...ref, id: get.of }, user, depth + 1);
      if (name === 'from' && value.args[1] !== undefined)
        return mappedTexts(composer, ref, { ...value, args: [value.args[1]] }, depth);
    }
  }
  const found: Piece[][] = [];
  for (const thing of values.things(ref)) {
    if (thing.kind !== 'array') continue;
    const items = values.items(thing);
    if (items !== undefined)
      found.push(
        items.map((item) => (isRef(item) ? elementText(composer, item, user, depth) : constantTexts(item, ref))),
      );
    else if (thing.made === undefined) found.push(writtenTexts(composer, thing.ref, user, depth));
  }
  return found.sort((a, b) => b.length - a.length)[0];
}

/** An array literal with a spread that is not known: its other items stand there still. */
function writtenTexts(composer: Composing, ref: Ref, user: Ref, depth: number): Piece[] {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'array') return [];
  return value.items.flatMap((id, index) =>
    value.spreads?.includes(index)
      ? [...(itemTexts(composer, { ...ref, id }, user, depth + 1) ?? [hole({ ...ref, id }, undefined, [user])])]
      : [elementText(composer, { ...ref, id }, user, depth)],
  );
}

function elementText(composer: Composing, ref: Ref, user: Ref, depth: number): Piece {
  const found = composer.text(ref, depth + 1);
  return brings(found) ? found : hole(ref, undefined, [user]);
}

function mappedTexts(composer: Composing, ref: Ref, call: Call, depth: number): readonly Piece[] | undefined {
  const { values } = composer.tracer;
  const callback =
    call.args[0] === undefined
      ? undefined
      : values.things({ ...ref, id: call.args[0] }).find((it) => it.kind === 'function');
  if (callback?.kind !== 'function') return undefined;
  const unit = callback.ref.unit;
  const fn = unit.value(callback.ref.id);
  if (fn.kind !== 'function') return undefined;
  const of = unit.returnedBy(fn).map((id) => {
    const given: Ref = { ...callback.ref, id };
    return elementText(composer, given, given, depth);
  });
  return [any(of)];
}

function constantTexts(things: readonly { readonly kind: string }[], ref: Ref): Piece {
  const of = (things as readonly { readonly kind: string; readonly value?: unknown }[])
    .filter((it) => it.kind === 'constant')
    .map((it): Piece => ({ kind: 'constant', text: String(it.value) }));
  return of.length === things.length && of.length > 0 ? any(of) : hole(ref);
}
