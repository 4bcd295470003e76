/** Functions of libraries that make one middleware or resolver of several. */
import type { CombineRow } from '../libraries/kinds.ts';
import type { ApiThing, Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Members in one another that are looked at: who combines deeper is not followed. */
const MAX_DEEP = 10;

/** What library data says of the call that made a thing: which of its arguments are run, and whether all of them. */
export function combinesOf(values: Values, thing: ApiThing): readonly { readonly row: CombineRow }[] {
  const call = thing.site?.unit.value(thing.site.id);
  if (thing.site === undefined || call?.kind !== 'call') return [];
  return values
    .things({ ...thing.site, id: call.callee })
    .flatMap((callee) => (callee.kind === 'api' ? values.apis.rows(callee.nodes, 'combines') : []));
}
/** What runs in order where a value stands: the members of what combines all of them, otherwise the value itself. */
export function inOrder(values: Values, ref: Ref, deep = 0): readonly Ref[] {
  for (const thing of deep < MAX_DEEP ? values.things(ref) : []) {
    if (thing.kind !== 'api' || thing.site === undefined) continue;
    const { site } = thing;
    const all = combinesOf(values, thing).find(({ row }) => row.of === 'all');
    const members = all === undefined ? [] : values.argument(site, all.row.items);
    if (members.length > 0) return members.flatMap((it) => inOrder(values, it, deep + 1));
  }
  return [ref];
}
