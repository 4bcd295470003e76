/** Classes that extend what verifies tokens: its options are handed to `super`. */
import type { CryptoRow } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';

/** The calls of `super` in classes made of a strategy: `class Mine extends PassportStrategy(Strategy)`. */
export function strategiesIn(
  values: Values,
  unit: FileUnit,
): readonly { readonly ref: Ref; readonly row: CryptoRow; readonly name: string }[] {
  return unit.classes.flatMap((cls) => {
    const rows = rowsAbove(values, unit, cls);
    if (rows.length === 0) return [];
    return supersOf(unit, cls).flatMap((id) => {
      const ref = values.ref(unit, id);
      return rows
        .filter(({ row }) => holds(values, ref, row.when))
        .slice(0, 1)
        .map(({ row, name }) => ({ ref, row, name }));
    });
  });
}
function rowsAbove(
  values: Values,
  unit: FileUnit,
  cls: number,
): readonly { readonly row: CryptoRow; readonly name: string }[] {
  const value = unit.value(cls);
  if (value.kind !== 'class') return [];
  const above = value.extends.flatMap((id) => {
    const call = unit.value(id);
    return call.kind === 'call' ? call.args : [id];
  });
  return above.flatMap((id) =>
    values.things(values.ref(unit, id)).flatMap((thing) =>
      thing.kind !== 'api'
        ? []
        : values.apis
            .rows(thing.nodes, 'crypto')
            .filter(({ row }) => row.does === 'accept-tokens')
            .map(({ row, library }) => ({ row, name: library.package })),
    ),
  );
}
function supersOf(unit: FileUnit, cls: number): readonly number[] {
  const out: number[] = [];
  unit.facts.values.forEach((value, id) => {
    if (value.kind !== 'call') return;
    const callee = unit.value(value.callee);
    if (callee.kind === 'super' && callee.of === cls) out.push(id);
  });
  return out;
}
