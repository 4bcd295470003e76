/**
 * Functions that get requests first and hand them on to an application (`fetch(request) { …; return app.fetch(request); }`):
 * whom they refuse never comes to it.
 */
import type { ValueId } from '../facts/facts.ts';
import type { Scope } from './scopes.ts';
import { statusOfRow } from './statuses.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

const WHY = 'whom a function refuses before it hands requests on to the application is not followed';
/** Functions whose answer is given back, one inside another. */
const MAX_DEEP = 3;

/** Why it is not known who comes to an application; nothing, where nobody was seen to be kept from it. */
export function unseenBefore(values: Values, { library, at }: Scope): readonly string[] {
  const members = new Set(library?.answering?.flatMap((it) => it.replace(/^.* \./, '').split('|')));
  if (members.size === 0) return [];
  const isIt = (unit: FileUnit, id: ValueId): boolean =>
    values
      .things(values.ref(unit, id))
      .some((it) => it.kind === 'api' && it.site?.unit === at.unit && it.site.id === at.id);
  const isRefused = values.modules.units.some((unit) =>
    unit.facts.values.some((call, id) => {
      const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
      if (callee?.kind !== 'get' || !members.has(String(callee.key))) return false;
      const around = unit.ownerOf(id);
      return around >= 0 && isIt(unit, callee.of) && refuses(values, values.ref(unit, around), MAX_DEEP);
    }),
  );
  return isRefused ? [WHY] : [];
}
/** A function throws, or gives back an answer that refuses whoever asks, on some of its ways. */
function refuses(values: Values, { unit, id, ctx }: Ref, deep: number): boolean {
  return unit.exitsIn(id).some(({ kind, value, from }) => {
    // What is caught stands for a failure of the application as well.
    if (value === undefined || unit.region(from).kind === 'catch') return false;
    return kind === 'throw' || (kind === 'return' && isRefusal(values, { unit, id: value, ctx }, deep));
  });
}
function isRefusal(values: Values, ref: Ref, deep: number): boolean {
  const { unit } = ref;
  const value = unit.value(ref.id);
  const inside = (id: ValueId): boolean => isRefusal(values, { ...ref, id }, deep);
  if (value.kind === 'wait') return inside(value.of);
  if (value.kind === 'join') return value.of.some(inside);
  if (value.kind === 'op') return inside(value.left) || (value.right !== undefined && inside(value.right));
  if (value.kind !== 'call') return false;
  return values.things({ ...ref, id: value.callee }).some((it) => {
    if (it.kind === 'function') return deep > 0 && refuses(values, it.ref, deep - 1);
    if (it.kind !== 'api') return false;
    return values.apis.rows(it.nodes, 'responses').some(({ row }) => {
      const status = statusOfRow(values, ref, row.status);
      return row.as === 'redirect' || (status !== undefined && status >= 400);
    });
  });
}
