/**
 * Functions that get requests first and hand them on to an application (`fetch(request) { …; return app.fetch(request); }`):
 * whom they refuse never comes to it.
 */
import type { ValueId } from '../facts/facts.ts';
import { lastNames } from '../libraries/paths.ts';
import type { Scope } from './scopes.ts';
import { answersRefusing } from './statuses.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

const WHY = 'whom a function refuses before it hands requests on to the application is not followed';
/** Functions whose answer is given back, one inside another. */
const MAX_DEEP = 3;

/** Why it is not known who comes to an application; nothing, where nobody was seen to be kept from it. */
export function unseenBefore(values: Values, { library, at }: Scope): readonly string[] {
  const members = new Set(library?.answering?.flatMap(lastNames));
  if (members.size === 0) return [];
  const handsOn = (unit: FileUnit, id: ValueId): boolean => {
    const call = unit.value(id);
    const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
    const around = unit.ownerOf(id);
    if (callee?.kind !== 'get' || around < 0) return false;
    const isIt = values
      .things(values.ref(unit, callee.of))
      .some((it) => it.kind === 'api' && it.site?.unit === at.unit && it.site.id === at.id);
    return isIt && refuses(values, values.ref(unit, around), MAX_DEEP);
  };
  const isRefused = values.modules.units.some((unit) =>
    [...members].some((name) => unit.callsByName.get(name)?.some((id) => handsOn(unit, id))),
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
  if (answersRefusing(values, ref)) return true;
  const called = deep === 0 ? [] : values.things({ ...ref, id: value.callee });
  return called.some((it) => it.kind === 'function' && refuses(values, it.ref, deep - 1));
}
