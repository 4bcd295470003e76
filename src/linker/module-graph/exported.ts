/** Functions and classes that a file gives to others, and whether they say what they take and give. */
import type { ClassValue, FunctionValue, ValueId } from '../../facts/facts.ts';
import type { ExportedFunction, ModuleNode } from '../../model/modules.ts';
import { locationOf } from '../places.ts';
import type { FileUnit } from '../units.ts';

/** Types that say nothing. */
const VAGUE = new Set(['any', 'Function', 'object', 'Object', 'dict', 'Any']);

export function exportedBy(unit: FileUnit): Pick<ModuleNode, 'functions' | 'classes'> {
  const functions: ExportedFunction[] = [];
  const classes: ModuleNode['classes'][number][] = [];
  const note = (id: ValueId, name: string, isTyped: boolean): void => {
    const value = unit.value(id);
    if (value.kind !== 'function') return;
    functions.push({ name, at: locationOf(unit, value.start, value.end), typed: isTyped || says(unit, value) });
  };
  for (const id of given(unit)) {
    const value = unit.value(id);
    if (value.kind === 'function') note(id, value.name, unit.annotationOf(id) !== undefined);
    if (value.kind !== 'class') continue;
    const { name, members } = value;
    classes.push({ name, at: locationOf(unit, value.start, value.end), extends: value.extends.length > 0 });
    for (const member of members)
      if (member.kind === 'method' && member.value !== undefined && isPublic(member.name))
        note(member.value, `${name}.${String(member.name)}`, false);
  }
  return { functions, classes };
}
/** Values that the module gives: by themselves, as members of an object, or as its whole. */
function given(unit: FileUnit): readonly ValueId[] {
  const out = new Set<ValueId>();
  for (const { value: id } of unit.facts.exports) {
    if (id === undefined) continue;
    const value = unit.value(id);
    if (value.kind === 'object') for (const entry of value.entries) out.add(entry.value);
    else out.add(id);
  }
  return [...out];
}
function isPublic(name: ClassValue['members'][number]['name']): boolean {
  return typeof name === 'string' && !/^[#_]/.test(name);
}
function says(unit: FileUnit, { params, returnType }: FunctionValue): boolean {
  const isClear = (id: ValueId | undefined): boolean => {
    const type = id === undefined ? undefined : unit.value(id);
    if (type?.kind !== 'type') return false;
    // A promise of anything is anything.
    return !VAGUE.has(type.name) && !(type.args ?? []).some((it) => isVague(unit, it));
  };
  return (
    isClear(returnType) &&
    params.every((id) => {
      const param = unit.value(id);
      if (param.kind !== 'param' || isReceiver(unit, param.index, param.name)) return true;
      return isClear(param.type) || (param.type === undefined && param.default !== undefined);
    })
  );
}
function isVague(unit: FileUnit, id: ValueId): boolean {
  const type = unit.value(id);
  return type.kind === 'type' && VAGUE.has(type.name);
}
/** `self` of a method in Python. */
function isReceiver(unit: FileUnit, index: number, name: string): boolean {
  return unit.facts.language === 'python' && index === 0 && (name === 'self' || name === 'cls');
}
