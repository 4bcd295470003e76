/**
 * Whether all that an application of modules serves is in sight: then a controller that none of its modules lists is not
 * served, whatever it is decorated with.
 */
import type { Value, ValueId } from '../facts/facts.ts';
import type { Lists, Start } from './module-starts.ts';
import { isRef, type ClassThing, type Ref, type Thing, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import { hasUnknownMembers } from './values/assigned.ts';
import type { Values } from './values/kernel.ts';

/** All modules of applications are known, and all that these have. */
export function isAllKnown(
  values: Values,
  modules: ReadonlyMap<string, readonly Lists[]>,
  starts: readonly Start[],
): boolean {
  const isModule = (it: Thing): boolean => {
    switch (it.kind) {
      case 'class':
        return modules.has(valueKey(it.ref));
      case 'object':
        return !hasUnknownMembers(values, it) && values.memberRefs(it.ref, 'module').every(isImport);
      case 'function':
        // `forwardRef(() => Module)`
        return values.returned(it, it.ref.ctx).every((made) => made.kind !== 'function' && isModule(made));
      case 'array':
        return values.items(it)?.every((item) => (isRef(item) ? isImport(item) : item.every(isModule))) === true;
      case 'api':
        return true;
      case 'constant':
        return (it.value ?? false) === false;
      default:
        return false;
    }
  };
  const isImport = (ref: Ref): boolean => {
    const things = values.things(ref);
    return things.length > 0 && things.every(isModule);
  };
  // Where a list could not be opened it stands there itself.
  const isSeen = (it: Thing): boolean =>
    it.kind === 'array'
      ? values.items(it)?.every((item) => (isRef(item) ? isPart(item) : item.every(isSeen))) === true
      : it.kind !== 'unknown';
  const isPart = (ref: Ref): boolean => {
    const things = values.things(ref);
    return things.length > 0 && things.every(isSeen);
  };
  const isOption = (ref: Ref): boolean =>
    values.things(ref).every((it) => it.kind === 'object' && !hasUnknownMembers(values, it));
  return starts.every(({ reached: { modules: found, named } }) => {
    return (
      found.size > 0 && named.imports.every(isImport) && named.parts.every(isPart) && named.options.every(isOption)
    );
  });
}

/** Members of modules: what stands in their lists is asked for there. */
const LISTS: ReadonlySet<string> = new Set(['imports', 'controllers', 'providers', 'exports']);

/** A class is handed to something, or kept, where no list of a module is: whatever that is may serve it. */
export function isHandedAbout(values: Values, { ref }: ClassThing): boolean {
  const own = ref.unit.value(ref.id);
  const stands = (unit: FileUnit, id: ValueId): boolean => {
    return unit.usersOf(id).some((user) => {
      const value = unit.value(user);
      if (value.kind === 'array') return !unit.usersOf(user).every((it) => isList(unit.value(it), user));
      return value.kind === 'object' || (value.kind === 'call' && value.args.includes(id)) || value.kind === 'store';
    });
  };
  if (stands(ref.unit, ref.id)) return true;
  return values.modules.units.some(
    (unit) =>
      unit !== ref.unit &&
      unit.role === 'source' &&
      unit.facts.values.some(
        (value, id) =>
          value.kind === 'import' &&
          value.typeOnly !== true &&
          (own.kind !== 'class' || value.name === own.name || value.name === 'default') &&
          stands(unit, id) &&
          values.things(values.ref(unit, id)).some((it) => it.kind === 'class' && valueKey(it.ref) === valueKey(ref)),
      ),
  );
}
function isList(value: Value, list: ValueId): boolean {
  return (
    value.kind === 'object' &&
    value.entries.every((it) => it.value !== list || (typeof it.key === 'string' && LISTS.has(it.key)))
  );
}
