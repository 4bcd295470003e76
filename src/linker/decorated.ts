/** What frameworks hand to the methods that decorators make endpoints, and to what decorators put before them. */
import { typeName } from './apis.ts';
import { fillingItems } from './declared-parameters.ts';
import { applied, inEffect } from './decorators.ts';
import { announce, item } from './items.ts';
import type { Replaying } from './replaying.ts';
import type { FunctionThing } from './things.ts';
import type { FileUnit } from './units.ts';
import type { ValueId } from '../facts/facts.ts';

/** Tells parameters what they hold: by a decorator of their own (`@Req()`), or as the framework calls all. */
export function announceDecorated(replay: Pick<Replaying, 'values' | 'handing'>): void {
  const { values, handing } = replay;
  for (const { unit, id } of values.modules.allClasses()) {
    const value = unit.value(id);
    if (value.kind !== 'class') continue;
    if (value.marks === undefined && !value.members.some(({ marks }) => marks !== undefined)) continue;
    values.failures.attempt('controller', { unit, id }, () => {
      guards(replay, unit, value.marks);
      for (const member of value.members) {
        const method = member.value === undefined ? undefined : unit.value(member.value);
        if (method?.kind !== 'function' || member.marks === undefined) continue;
        guards(replay, unit, member.marks);
        const fn: FunctionThing = { kind: 'function', ref: values.ref(unit, member.value!) };
        const inSight = inEffect(values, unit, member.marks);
        const route = inSight.find(({ row }) => row.does === 'route');
        const hook = inSight.find(({ row }) => row.does === 'hook');
        const given = route?.library.conventions?.controller ?? hook?.library.conventions?.guard;
        const by = (route ?? hook)?.library;
        method.params.forEach((param, index) => {
          const it = unit.value(param);
          if (it.kind !== 'param') return;
          for (const filling of fillingItems(values, unit, it)) announce(replay, [filling], filling.library, 'give');
          for (const { row, library } of applied(values, unit, it.marks)) {
            if (row.does !== 'parameter' || !row.type) continue;
            handing.toParam(fn, index, values.instanceOfType(typeName(library, row.type)));
          }
          const type = it.marks === undefined ? given?.params[index] : undefined;
          if (type && by) handing.toParam(fn, index, values.instanceOfType(typeName(by, type)));
        });
      }
    });
  }
}
/** How what is called as middleware is says that the request may go on. */
const AS_MIDDLEWARE: ReadonlySet<string | undefined> = new Set(['next', 'return', 'await-next', 'returns-true']);

/** Functions and classes that are called as middleware is. */
function guards(
  replay: Pick<Replaying, 'values' | 'handing'>,
  unit: FileUnit,
  marks: readonly ValueId[] | undefined,
): void {
  const { values } = replay;
  for (const { row, library, ref } of applied(values, unit, marks)) {
    const convention = row.does === 'guard' ? library.conventions?.guard : undefined;
    if (convention === undefined || row.items === undefined || !AS_MIDDLEWARE.has(convention.continues)) continue;
    const items = values.argument(ref, row.items).flatMap((it) => item(values, it, library, 'guard'));
    announce(replay, items, library, 'guard');
  }
}
