/** Calls on what a registration gave back: what runs before its routes, and which of them are there. */
import type { ArgumentPath, ChangeRow, Library } from '../libraries/kinds.ts';
import { announce, item } from './items.ts';
import type { Replaying } from './replaying.ts';
import type { Entry, Target } from './scopes.ts';
import { type ApiThing, type Ref, refKey } from './things.ts';

type Route = Entry & { readonly kind: 'route' };

/** Applies a row to the routes that the receiver of a call stands for. */
export function change(
  replay: Replaying,
  row: ChangeRow,
  library: Library,
  { scope }: Target,
  callee: ApiThing,
  ref: Ref,
): boolean {
  const { values } = replay;
  const site = callee.receiver?.site;
  if (site === undefined) return false;
  const words = (path: ArgumentPath | readonly string[]): readonly unknown[] =>
    typeof path === 'string' ? values.argument(ref, path).flatMap((it) => values.flatConstants(it)) : path;
  const of = row.of === undefined ? [] : words(row.of);
  const isMeant = (it: Entry): it is Route =>
    it.kind === 'route' &&
    refKey(it.at) === refKey(site) &&
    (of.length === 0 || of.includes('*') || (it.action !== undefined && of.includes(it.action)));
  const items =
    row.items === undefined || row.convention === undefined
      ? []
      : values.argument(ref, row.items).flatMap((it) => item(values, it, library, row.convention!));
  if (row.convention !== undefined) announce(replay, items, library, row.convention);
  const [keeps, drops] = [row.keeps, row.drops].map((it) => (it === undefined ? undefined : words(it)));
  const stays = ({ action = '' }: Route): boolean =>
    keeps === undefined ? drops?.includes(action) !== true : keeps.includes(action);
  const changed = scope.entries.flatMap((it): Entry[] => {
    if (!isMeant(it)) return [it];
    return stays(it) ? [{ ...it, before: [...it.before, ...items] }] : [];
  });
  scope.entries.splice(0, scope.entries.length, ...changed);
  return true;
}
