/** Classes whose methods look like endpoints by decorators that nobody reads. */
import type { ClassValue, ValueId } from '../facts/facts.ts';
import type { Unresolved } from '../model/model.ts';
import { placeOf } from './places.ts';
import { applied } from './decorators.ts';
import { describe } from './describe.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { isUnread } from './unread-routes.ts';
import type { Values } from './values/kernel.ts';

/** Decorators of methods that are named like methods of HTTP; others say enough only with a path. */
const NAMED = /^(?:http)?(?:get|post|put|patch)(?:mapping|route)?$/i;
const NAMED_TOO = /^(?:http)?(?:delete|head|options|all|route|method|endpoint)(?:mapping|route)?$|^requestmapping$/i;

/** One for each class: what stands on the first of its methods that looks like an endpoint. */
export function unreadDecorators(values: Values): readonly Unresolved[] {
  return values.modules.allClasses().flatMap(({ unit, id }): readonly Unresolved[] => {
    if (unit.role !== 'source') return [];
    return values.failures.guarded<readonly Unresolved[]>(
      'controller',
      { unit, id },
      () => [],
      () => inClass(values, unit, unit.value(id) as ClassValue),
    );
  });
}
function inClass(values: Values, unit: FileUnit, { marks: above = [], members }: ClassValue): readonly Unresolved[] {
  for (const { marks = [], value } of members) {
    if (value === undefined) continue;
    for (const mark of marks) {
      const at = values.ref(unit, mark);
      const written = nameOf(unit, mark);
      if (written === undefined || !(NAMED.test(written) || NAMED_TOO.test(written))) continue;
      const name = strangerOf(values, at);
      if (name === undefined) continue;
      // Clients are described so as well, on a class that nothing marks, and without a slash before the rest of an address.
      const isMarked = above.some((it) => strangerOf(values, values.ref(unit, it)) === name);
      if (!namesPath(values, at) && !(isMarked && NAMED.test(written))) continue;
      return [{ at: placeOf(at), what: 'route', why: whyOf(describe(at), name), ...(name !== '' && { unread: name }) }];
    }
  }
  return [];
}
function whyOf(decorator: string, name: string): string {
  return name === ''
    ? `@${decorator} may declare a route: what reads it is not found`
    : `@${decorator} may declare a route: ${name} is not read`;
}
/**
 * The package of which nothing is known that gives a decorator, or '' where it is a function of the project that only notes
 * something down; undefined where it is read, or something else.
 */
function strangerOf(values: Values, at: Ref): string | undefined {
  const { unit, id } = at;
  const value = unit.value(id);
  const things = values.things(value.kind === 'call' ? { ...at, id: value.callee } : at);
  for (const thing of things) {
    if (thing.kind === 'api' && isUnread(values, thing)) return thing.package;
    if (thing.kind === 'function' && applied(values, unit, [id]).length === 0) return '';
  }
  return undefined;
}
function nameOf(unit: FileUnit, mark: ValueId): string | undefined {
  const value = unit.value(mark);
  const named = value.kind === 'call' ? unit.value(value.callee) : value;
  if (named.kind === 'get') return typeof named.key === 'string' ? named.key : undefined;
  return named.kind === 'import' || named.kind === 'global' || named.kind === 'function' ? named.name : undefined;
}
/** Its first argument is a path, or there is none. */
function namesPath(values: Values, at: Ref): boolean {
  return values.argument(at, '[0]').some((it) => values.constants(it).some((text) => text.startsWith('/')));
}
