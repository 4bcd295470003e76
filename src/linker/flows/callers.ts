/** Texts handed to a wrapper (`query = (sql, values) => pool.query(sql, values)`): each caller has a statement of its own. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** A text and the call that hands it over. */
export interface Handed {
  readonly text: Ref;
  readonly site: Ref;
}
const MAX_DEPTH = 4;
const MAX_CALLERS = 200;

/** Where a text argument comes from when it is nothing but a parameter; the argument itself otherwise. */
export function handedTexts(values: Values, text: Ref, site: Ref, depth = 0): readonly Handed[] {
  const unit = text.unit;
  let id = text.id;
  let value = unit.value(id);
  if (value.kind === 'join' && value.at === 'default' && value.of[0] !== undefined)
    value = unit.value((id = value.of[0]));
  if (
    value.kind !== 'param' ||
    value.rest ||
    depth >= MAX_DEPTH ||
    values.contexts.frameOf(unit, value.function, text.ctx) !== undefined
  )
    return [{ text, site }];
  const callers = values.callersOf(unit, value.function);
  if (callers.length === 0 || callers.length > MAX_CALLERS) return [{ text, site }];
  const { index } = value;
  const out: Handed[] = [];
  for (const caller of callers) {
    const call = caller.unit.value(caller.id);
    const arg = call.kind === 'call' && !call.spreads?.some((it) => it <= index) ? call.args[index] : undefined;
    if (arg !== undefined) out.push(...handedTexts(values, { ...caller, id: arg }, caller, depth + 1));
  }
  return out.length > 0 ? out : [{ text, site }];
}
