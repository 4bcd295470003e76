/** Writes to a member by its name, however they are written: `a.x = v`, `a[X] = v`, `Object.assign(a, { x: v })`. */
import type { Ref } from '../things.ts';
import { computedSetsNamed } from './computed-members.ts';
import type { Values } from './kernel.ts';
import { LANGUAGE } from './library.ts';

/** What is put into a member, what it is a member of, and where that is done. */
export interface MemberWrite {
  readonly of: Ref;
  readonly to: Ref;
  readonly at: Ref;
}

/** All writes to members of this name in the project. */
export function memberWrites(values: Values, name: string): readonly MemberWrite[] {
  const sets = [...values.modules.setsNamed(name), ...computedSetsNamed(values, name)].flatMap(
    (at): readonly MemberWrite[] => {
      const value = at.unit.value(at.id);
      return value.kind === 'set' ? [{ of: { ...at, id: value.of }, to: { ...at, id: value.to }, at }] : [];
    },
  );
  return [...sets, ...(values.index(assigned).get(name) ?? [])];
}
/** What is put into something along with others, where that is written out. */
function assigned(values: Values, into: Map<string, MemberWrite[]>): void {
  for (const unit of values.modules.units) {
    if (unit.role === 'test') continue;
    for (const id of unit.callsByName.get('assign') ?? []) {
      const call = unit.value(id);
      if (call.kind !== 'call' || call.args.length < 2) continue;
      const at = values.ref(unit, id);
      const isOwn = values
        .things({ ...at, id: call.callee })
        .some((it) => it.kind === 'api' && it.package === LANGUAGE && it.path === 'Object .assign');
      if (!isOwn) continue;
      for (const arg of call.args.slice(1)) {
        const given = unit.value(arg);
        for (const entry of given.kind === 'object' ? given.entries : []) {
          if (typeof entry.key !== 'string') continue;
          const list = into.get(entry.key);
          const write = { of: { ...at, id: call.args[0]! }, to: { ...at, id: entry.value }, at };
          if (list === undefined) into.set(entry.key, [write]);
          else list.push(write);
        }
      }
    }
  }
}
