/** What a server of one path answers by name: fields of a GraphQL schema, procedures. */
import type { Library } from '../../libraries/kinds.ts';
import type { Item } from '../scopes.ts';
import { isRef, type Ref, type Thing } from '../things.ts';
import type { Values } from '../values/kernel.ts';

export interface Operation {
  readonly method: string;
  readonly name: string;
  readonly at: Ref;
  /** What runs before its handler. */
  readonly before: readonly Item[];
  readonly handler: Item | undefined;
}
/** A set of operations, and why some of them may be missing. */
export interface Operations {
  readonly library: Library;
  readonly at: Ref;
  readonly list: readonly Operation[];
  readonly hidden: readonly string[];
}

/** A step before the handler of which only that it is there is known. */
export function hiddenItem(ref: Ref, text: string, library: Library): Item {
  const things: readonly Thing[] = [{ kind: 'unknown', why: 'what it asks for is not known', ref }];
  return { ref, things, text, library, convention: undefined, style: '' };
}
/** Lists in lists. */
const MAX_DEEP = 20;

/** Each object, module or instance that a value may be, lists opened. */
export function objectsOf(values: Values, ref: Ref, depth = 0): readonly Thing[] {
  if (depth > MAX_DEEP) {
    values.cuts.add(ref, 'route', 'what answers operations lies too deep in lists to be read to its end');
    return [];
  }
  return values.things(ref).flatMap((thing): readonly Thing[] => {
    if (thing.kind === 'array')
      return (values.items(thing) ?? []).flatMap((item) =>
        isRef(item) ? objectsOf(values, item, depth + 1) : item.filter(isHolder),
      );
    if (thing.kind === 'function') return values.returned(thing, thing.ref.ctx).filter(isHolder);
    return isHolder(thing) ? [thing] : [];
  });
}
function isHolder(thing: Thing): boolean {
  return thing.kind === 'object' || thing.kind === 'module';
}
/** What such a thing holds, by name. */
export function membersOf(values: Values, thing: Thing): readonly { readonly name: string; readonly value: Ref }[] {
  if (thing.kind === 'object') return values.entriesOf(thing.ref).map(({ key, value }) => ({ name: key, value }));
  if (thing.kind !== 'module') return [];
  return thing.unit.facts.exports.flatMap(({ name, value }) =>
    value === undefined ? [] : [{ name, value: values.ref(thing.unit, value) }],
  );
}
