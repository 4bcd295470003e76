/** Error handlers that are handed errors of some classes alone (`@Catch(NotFoundException)`): the framework answers all others. */
import { applied } from './decorators.ts';
import type { Item } from './scopes.ts';
import type { ClassThing, Ref, Thing } from './things.ts';
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
