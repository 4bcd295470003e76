/** Branches that exclude each other. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** Tags of the branches a value stands in: two values with different tags of one group never run together. */
export function branchesOf(unit: FileUnit, id: ValueId): readonly string[] {
  const out: string[] = [];
  const tag = (group: string, side: string): void => {
    out.push(`${String(unit.index)}/${group}:${side}`);
  };
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') break;
    if ((it.kind === 'branch' || it.kind === 'rest') && it.side !== 'nullish') {
      const inner = unit.value(it.condition);
      if (inner.kind === 'op' && inner.operator === '!') tag(String(inner.left), it.side === 'true' ? 'false' : 'true');
      else tag(String(it.condition), it.side);
    } else if (it.kind === 'catch' || it.kind === 'after') tag(`try ${String(it.of)}`, it.kind);
    else if (it.kind === 'case' && it.fallsThrough !== true) tag(`switch ${String(it.parent)}`, String(r));
  }
  return out.reverse();
}
