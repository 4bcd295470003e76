/** Plugins that act on the scope around them. */
import { Origins, SAME } from './origins.ts';
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** The value came out of a call that says so (`fp(plugin)` gives back `plugin`), here or where it was imported from. */
export function isUnscoped(values: Values, ref: Ref): boolean {
  if (isMarked(values, ref)) return true;
  for (const at of new Origins(values, ref, SAME, (it) => [
    ...exportsBehind(values, it),
    ...membersBehind(values, it),
  ])) {
    const value = at.unit.value(at.id);
    if (value.kind !== 'call') continue;
    const callees = values.things({ ...at, id: value.callee });
    if (callees.some((it) => it.kind === 'api' && values.apis.flagged(it.nodes, 'unscopes'))) return true;
  }
  return false;
}
/** `plugin[Symbol.for('skip-override')] = true` */
function isMarked(values: Values, ref: Ref): boolean {
  const marks = values.apis.libraries.flatMap((it) => it.unscopedMark ?? []);
  return values.things(ref).some((it) => {
    if (it.kind !== 'function') return false;
    const { unit, id } = it.ref;
    return unit.setsOn(id).some(({ key }) => {
      const symbol = typeof key === 'string' ? undefined : unit.value(key);
      const [name] = symbol?.kind === 'call' ? symbol.args : [];
      const text = name === undefined ? undefined : unit.value(name);
      return text?.kind === 'literal' && marks.includes(String(text.value));
    });
  });
}
/** What stands in a member of an object that is written out (`register(entry.plugin, entry.options)`). */
function membersBehind(values: Values, ref: Ref): readonly Ref[] {
  const value = ref.unit.value(ref.id);
  return value.kind === 'get' && typeof value.key === 'string'
    ? values.memberRefs({ ...ref, id: value.of }, value.key)
    : [];
}
/** What the module of an import gives under its name. */
function exportsBehind(values: Values, ref: Ref): readonly Ref[] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (value.kind !== 'import' || typeof value.from !== 'string') return [];
  const target = values.modules.resolve(unit, value.from);
  const next = target.is === 'file' ? values.modules.unit(target.path) : undefined;
  const names = value.name === '*' || value.name === '=' ? ['=', 'default'] : [value.name, '='];
  return (next?.facts.exports ?? []).flatMap((it) =>
    names.includes(it.name) && it.value !== undefined ? [values.ref(next!, it.value)] : [],
  );
}
