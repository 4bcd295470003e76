/** What pipes that check classes leave of members which these do not name, as the options say that are written out. */
import type { ClassValue, Member, ObjectValue, Param, Value, ValueId } from '../../facts/facts.ts';
import type { Schema } from '../../model/model.ts';
import type { FileUnit } from '../units.ts';

type Left = Schema['unknownMembers'];

/** Of all the options in the files, or of those that stand in no decorator: pipes of one route say nothing of others. */
export function leftByPipes(units: readonly FileUnit[], where: 'anywhere' | 'for-all'): Left {
  let found: Left = 'unknown';
  for (const unit of units) {
    const marks = where === 'for-all' ? unit.facts.values.flatMap((it) => marksOf(unit, it)) : [];
    for (const value of unit.facts.values) {
      const left = value.kind === 'object' ? leftBy(unit, value) : 'unknown';
      if (left === 'unknown' || marks.some((mark) => holds(unit, mark, value))) continue;
      if (left === 'refused') return left;
      found = left;
    }
  }
  return found;
}
/** Of the pipes that stand before one parameter: on itself, on its method, on the class. */
export function leftByOwnPipes(unit: FileUnit, param: Param): Left {
  const around = unit.facts.values.flatMap((it) => {
    const member = it.kind === 'class' ? it.members.find(({ value }) => value === param.function) : undefined;
    return member === undefined ? [] : [...((it as ClassValue).marks ?? []), ...(member.marks ?? [])];
  });
  const marks = [...(param.marks ?? []), ...around];
  for (const value of unit.facts.values) {
    const left = value.kind === 'object' ? leftBy(unit, value) : 'unknown';
    if (left !== 'unknown' && marks.some((mark) => holds(unit, mark, value))) return left;
  }
  return 'unknown';
}
function leftBy(unit: FileUnit, value: ObjectValue): Left {
  const isOn = (key: string): boolean => isTrue(given(unit, value, key));
  return isOn('forbidNonWhitelisted')
    ? 'refused'
    : isOn('whitelist') || keepsExposedOnly(unit, value)
      ? 'removed'
      : 'unknown';
}
/** `{ transform: true, transformOptions: { excludeExtraneousValues: true } }`: what is made of the body has no other members. */
function keepsExposedOnly(unit: FileUnit, value: ObjectValue): boolean {
  const options = given(unit, value, 'transformOptions');
  return (
    options?.kind === 'object' &&
    isTrue(given(unit, options, 'excludeExtraneousValues')) &&
    isTrue(given(unit, value, 'transform'))
  );
}
function given(unit: FileUnit, { entries }: ObjectValue, key: string): Value | undefined {
  const entry = entries.find((it) => it.key === key);
  return entry && unit.value(entry.value);
}
function isTrue(it: Value | undefined): boolean {
  return it?.kind === 'literal' && it.value === true;
}
function marksOf(unit: FileUnit, value: Value): readonly ValueId[] {
  if (value.kind === 'class')
    return [...(value.marks ?? []).filter((it) => !declares(unit, it)), ...value.members.flatMap(ofMember)];
  return value.kind === 'function' || value.kind === 'param' ? (value.marks ?? []) : [];
}
/** It is handed an object, as what declares a module is: that may hold the pipes of all routes. */
function declares(unit: FileUnit, mark: ValueId): boolean {
  const call = unit.value(mark);
  return call.kind === 'call' && call.args.some((arg) => unit.value(arg).kind === 'object');
}
const ofMember = ({ marks }: Member): readonly ValueId[] => marks ?? [];
function holds(unit: FileUnit, mark: ValueId, { start, end }: Value): boolean {
  const it = unit.value(mark);
  return it.start <= start && it.end >= end;
}
