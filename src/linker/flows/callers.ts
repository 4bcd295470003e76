/** Texts handed to a wrapper (`query = (sql, values) => pool.query(sql, values)`): each caller has a statement of its own. */
import type { Param, ValueId } from '../../facts/facts.ts';
import type { ArgumentPath } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** A text and the call that hands it over. */
export interface Handed {
  readonly text: Ref;
  readonly site: Ref;
}
const MAX_DEPTH = 4;
const MAX_CALLERS = 200;

/** Where a text argument comes from when it is nothing but a parameter, or a member of one; the argument itself otherwise. */
export function handedTexts(values: Values, text: Ref, site: Ref, depth = 0): readonly Handed[] {
  const unit = text.unit;
  const taken = takenFrom(unit, text.id);
  if (taken === undefined || depth >= MAX_DEPTH) return [{ text, site }];
  const { param, member } = taken;
  if (param.rest || values.contexts.frameOf(unit, param.function, text.ctx) !== undefined) return [{ text, site }];
  const callers = values.callersOf(unit, param.function);
  if (callers.length === 0 || callers.length > MAX_CALLERS) return [{ text, site }];
  const { index } = param;
  const out: Handed[] = [];
  for (const caller of callers) {
    const call = caller.unit.value(caller.id);
    const arg = call.kind === 'call' && !call.spreads?.some((it) => it <= index) ? call.args[index] : undefined;
    if (arg === undefined) continue;
    const given: Ref = { ...caller, id: arg };
    for (const ref of member === undefined ? [given] : values.memberRefs(given, member))
      out.push(...handedTexts(values, ref, caller, depth + 1));
  }
  return out.length > 0 ? out : [{ text, site }];
}
/** The parameter that a value is, or is a member of. */
export function takenFrom(
  unit: FileUnit,
  id: ValueId,
): { readonly param: Param; readonly member?: string } | undefined {
  const value = unit.value(givenAt(unit, id));
  if (value.kind === 'param') return { param: value };
  if (value.kind !== 'get' || typeof value.key !== 'string') return undefined;
  const of = unit.value(givenAt(unit, value.of));
  return of.kind === 'param' ? { param: of, member: value.key } : undefined;
}
/** What is given, where a value has a default. */
function givenAt(unit: FileUnit, id: ValueId): ValueId {
  const value = unit.value(id);
  return value.kind === 'join' && value.at === 'default' ? (value.of[0] ?? id) : id;
}
/** What the paths of a row begin with: `[0]` of `[0] .text`. */
export function headsOf(paths: readonly ArgumentPath[]): readonly ArgumentPath[] {
  return [...new Set(paths.map(headOf))];
}
/** What stands at the head of those paths may be an object: the texts that it carries. */
export function carriedTexts(
  values: Values,
  site: Ref,
  paths: readonly ArgumentPath[],
  head: ArgumentPath,
  object: Ref,
): readonly Ref[] {
  return paths
    .filter((path) => path !== head && headOf(path) === head)
    .flatMap((path) => values.argument(site, path.replace(head, 'each'), object));
}
function headOf(path: ArgumentPath): ArgumentPath {
  return path.split(' ')[0]!;
}
