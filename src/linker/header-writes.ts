/** Security headers that code sets by itself: `response.set('X-Frame-Options', 'DENY')`, `{ 'X-Frame-Options': 'DENY' }`. */
import type { Value, ValueId } from '../facts/facts.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';
import { securityHeaders } from '../libraries/http.ts';

/** `x` is one of them, however it is written. */
export const isSecurityHeader = (name: string): boolean => securityHeaders.includes(name.toLowerCase());

/** Every place in the project's own sources where one is written. */
export function securityHeaderWrites(values: Values): readonly Ref[] {
  const out: Ref[] = [];
  for (const unit of values.modules.units) {
    if (unit.role !== 'source') continue;
    unit.facts.values.forEach((value, id) => {
      if (writes(unit, value)) out.push(values.ref(unit, id));
    });
  }
  return out;
}
function writes(unit: FileUnit, value: Value): boolean {
  if (value.kind === 'object') return value.entries.some(({ key }) => typeof key === 'string' && isSecurityHeader(key));
  if (value.kind !== 'call' || value.args.length < 2) return false;
  return unit.value(value.callee).kind === 'get' && isName(unit, value.args[0]!);
}
function isName(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'literal' && typeof value.value === 'string' && isSecurityHeader(value.value);
}
