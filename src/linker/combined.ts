/** Functions of libraries that make one middleware or resolver of several. */
import type { CombineRow } from '../libraries/kinds.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

/** Members in one another that are looked at: who combines deeper is not followed. */
const MAX_DEEP = 10;

/** What library data says of the call that made a thing: which of its arguments are run, and whether all of them. */
export function combinesOf(values: Values, thing: ApiThing): readonly { readonly row: CombineRow }[] {
  const call = thing.site?.unit.value(thing.site.id);
  const { site } = thing;
  if (site === undefined || call?.kind !== 'call') return [];
  return values
    .things({ ...site, id: call.callee })
    .flatMap((callee) => (callee.kind === 'api' ? values.apis.rows(callee.nodes, 'combines') : []))
    .filter(({ row }) => holds(values, site, row.when));
}
/** What a thing runs, in whatever order and whichever of it: itself, or what it was made of. */
export function runBy(values: Values, thing: Thing, deep = 0): readonly Thing[] {
  const rows = thing.kind === 'api' && deep < MAX_DEEP ? combinesOf(values, thing) : [];
  const site = thing.kind === 'api' ? thing.site : undefined;
  if (rows.length === 0 || site === undefined) return [thing];
  return rows
    .flatMap(({ row }) => values.argument(site, row.items))
    .flatMap((it) => values.things(it).flatMap((inner) => runBy(values, inner, deep + 1)));
}
/** What runs in order where a value stands: the members of what combines all of them, otherwise the value itself. */
export function inOrder(values: Values, ref: Ref, deep = 0): readonly Ref[] {
  for (const thing of deep < MAX_DEEP ? values.things(ref) : []) {
    if (thing.kind !== 'api' || thing.site === undefined) continue;
    const { site } = thing;
    const all = combinesOf(values, thing).find(({ row }) => row.of === 'all' && row.exceptPaths === undefined);
    const members = all === undefined ? [] : values.argument(site, all.row.items);
    if (members.length > 0) return members.flatMap((it) => inOrder(values, it, deep + 1));
  }
  return [ref];
}
