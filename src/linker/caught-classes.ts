/** Error handlers that are handed errors of some classes alone (`@Catch(NotFoundException)`): the framework answers all others. */
import type { ValueId } from '../facts/facts.ts';
import { applied } from './decorators.ts';
import type { Item } from './scopes.ts';
import type { ClassThing, Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** The decorator by which a handler is handed errors of some classes alone; undefined: it is handed all, or most. */
export function catchesSome(values: Values, item: Item): Ref | undefined {
  for (const thing of item.things) {
    const cls = thing.kind === 'instance' ? thing.of : thing;
    if (cls.kind !== 'class') continue;
    for (const mark of applied(values, cls.ref.unit, marksOf(cls))) {
      if (mark.row.byClass !== true || mark.row.items === undefined) continue;
      const classes = values.argument(mark.ref, mark.row.items);
      if (classes.length > 0 && classes.every((it) => values.things(it).some((of) => isOneOfMany(values, of))))
        return mark.ref;
    }
  }
  return undefined;
}
/**
 * The value is the error that a handler is handed which is handed nothing but errors with an answer of their own: classes
 * of the project, and those of libraries that say a status. What they say was written for the caller.
 */
export function isHandedAnswers(values: Values, unit: FileUnit, id: ValueId): boolean {
  const param = unit.value(id);
  const fn = param.kind === 'param' && param.index === 0 ? unit.value(param.function) : undefined;
  const cls = fn?.kind === 'function' && fn.owner !== undefined ? unit.value(fn.owner) : undefined;
  if (cls?.kind !== 'class') return false;
  const isAnswer = (it: Thing): boolean =>
    it.kind === 'class' || (it.kind === 'api' && values.apis.has(it.nodes, 'errors'));
  return applied(values, unit, cls.marks).some(({ row, ref }) => {
    const classes = row.byClass === true && row.items !== undefined ? values.argument(ref, row.items) : [];
    return classes.length > 0 && classes.every((it) => values.things(it).some(isAnswer));
  });
}
function marksOf({ ref: { unit, id } }: ClassThing): readonly number[] | undefined {
  const value = unit.value(id);
  return value.kind === 'class' ? value.marks : undefined;
}
/** A class of the project, or one of a library with a status of its own: not the one that all errors have above them. */
function isOneOfMany(values: Values, thing: Thing): boolean {
  if (thing.kind === 'class') return true;
  return (
    thing.kind === 'api' && values.apis.rows(thing.nodes, 'errors').some(({ row }) => typeof row.status === 'number')
  );
}
