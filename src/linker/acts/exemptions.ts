/** Paths that a middleware lets through unasked: those with which it compares the path of the request first. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { Context } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { requestPartsOf } from './request-parts.ts';

export interface Exemption {
  readonly path: string;
  /** The path itself; otherwise all that begin with it. */
  readonly whole: boolean;
}
/** Constant paths with which the path of the request was compared on the way to a region. */
export function exemptionsAt(values: Values, unit: FileUnit, ctx: Context, region: RegionId): readonly Exemption[] {
  const out: Exemption[] = [];
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') break;
    if (it.kind === 'branch' && it.side === 'true') out.push(...compared(values, unit, ctx, it.condition, 0));
  }
  return out;
}
function compared(values: Values, unit: FileUnit, ctx: Context, id: ValueId, depth: number): readonly Exemption[] {
  const value = unit.value(id);
  if (depth > 6) return [];
  const isPath = (of: ValueId): boolean => requestPartsOf(values, { unit, id: of, ctx }).includes('url');
  const texts = (of: ValueId, whole: boolean): readonly Exemption[] =>
    values.flatConstants({ unit, id: of, ctx }).map((path) => ({ path, whole }));
  if (value.kind === 'op' && value.right !== undefined) {
    const { left, right, operator } = value;
    if (operator === '||' || operator === '&&')
      return [left, right].flatMap((next) => compared(values, unit, ctx, next, depth + 1));
    if (operator !== '===' && operator !== '==') return [];
    return [...(isPath(left) ? texts(right, true) : []), ...(isPath(right) ? texts(left, true) : [])];
  }
  if (value.kind !== 'call' || value.receiver === undefined || value.args[0] === undefined) return [];
  const callee = unit.value(value.callee);
  if (isPath(value.receiver)) return texts(value.args[0], !(callee.kind === 'get' && callee.key === 'startsWith'));
  return isPath(value.args[0]) ? texts(value.receiver, true) : [];
}
