/** Variables: what was written to them, and which of several values they hold. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref, Thing } from '../things.ts';
import type { Values } from './kernel.ts';
import { annotated } from './types.ts';

export function ofJoin(values: Values, ref: Ref, of: readonly ValueId[], at: string): readonly Thing[] {
  if (at === 'default' && of.length === 2) {
    const given = values
      .things({ ...ref, id: of[0]! })
      .filter((it) => !(it.kind === 'constant' && it.value === undefined));
    if (given.length > 0 && given.every((it) => it.kind !== 'unknown')) return given;
    return [...given, ...values.things({ ...ref, id: of[1]! })];
  }
  return of.flatMap((id) => values.things({ ...ref, id }));
}
export function ofCell(values: Values, ref: Ref, cell: ValueId): readonly Thing[] {
  const unit = ref.unit;
  const written = annotated(values, { ...ref, id: cell });
  const out: Thing[] = [];
  for (const user of unit.usersOf(cell)) {
    const store = unit.value(user);
    if (store.kind === 'store') out.push(...values.things({ unit, id: store.to, ctx: ref.ctx }));
  }
  const useful = out.filter((it) => !(it.kind === 'constant' && (it.value === undefined || it.value === null)));
  if (useful.some((it) => it.kind !== 'unknown')) return useful;
  return written ?? (out.length > 0 ? out : [values.unknown('a variable that is never written here', ref)]);
}
