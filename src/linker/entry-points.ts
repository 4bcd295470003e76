/**
 * What a module exports, makes an application and is run by nobody in the project: a command-line framework, a test or
 * another package does.
 */
import type { ClassThing, FunctionThing, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** The replay, for what nobody calls. */
interface Runner {
  hasRun(fn: FunctionThing): boolean;
  /** It may register something, and did not run. */
  mayRun(fn: FunctionThing): boolean;
  makesApplication(fn: FunctionThing): boolean;
  run(fn: FunctionThing): void;
}
/** Runs exported functions, and the constructors and methods of exported classes. */
export function runEntryPoints(values: Values, units: readonly FileUnit[], runner: Runner): void {
  for (const unit of units.filter((it) => it.role === 'source')) {
    for (const { value } of unit.facts.exports) {
      if (value === undefined) continue;
      const at = values.ref(unit, value);
      const things = values.failures.guarded<readonly Thing[]>(
        'registration',
        at,
        () => [],
        () => values.things(at),
      );
      for (const thing of things) {
        if (thing.kind === 'function') runEntry(runner, thing);
        else if (thing.kind === 'class') runClass(values, runner, thing);
      }
    }
  }
}
function runEntry(runner: Runner, fn: FunctionThing): boolean {
  if (!runner.mayRun(fn) || !runner.makesApplication(fn)) return false;
  runner.run(fn);
  return true;
}
/** The constructor, then the methods, as whoever makes an instance would call them. */
function runClass(values: Values, runner: Runner, cls: ClassThing): void {
  const value = cls.ref.unit.value(cls.ref.id);
  if (value.kind !== 'class') return;
  const made = values.constructorOf(cls);
  const methods = value.members.flatMap((it): readonly FunctionThing[] =>
    it.kind === 'method' && it.value !== undefined ? [{ kind: 'function', ref: { ...cls.ref, id: it.value } }] : [],
  );
  // Where one of them runs, somebody has an instance, and calls what is called.
  const isUnused =
    made !== undefined && runner.makesApplication(made) && ![made, ...methods].some((fn) => runner.hasRun(fn));
  if (made !== undefined) runEntry(runner, made);
  for (const fn of methods) if (!runEntry(runner, fn) && isUnused && runner.mayRun(fn)) runner.run(fn);
}
