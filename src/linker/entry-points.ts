/**
 * What a module exports, makes an application or is the plugin of one, and is run by nobody in the project: a
 * command-line framework, a test or another package does.
 */
import { typeName } from './apis.ts';
import { manifestOf } from './manifests.ts';
import type { Replaying } from './replaying.ts';
import type { ClassThing, FunctionThing, Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { exported } from './values/exports.ts';
import type { Values } from './values/kernel.ts';

/** The replay, for what nobody calls. */
interface Runner {
  hasRun(fn: FunctionThing): boolean;
  /** It may register something, and did not run. */
  mayRun(fn: FunctionThing): boolean;
  /** A function, or the fields of a class. */
  makesApplication(it: Ref): boolean;
  run(fn: FunctionThing): void;
}
/**
 * Runs the plugins that the entries of packages export with an application of their own: whoever starts the package
 * makes one for them. `mayRun`: it may register something, and did not run.
 */
export function runEntryPlugins(
  replay: Replaying,
  entries: readonly string[],
  mayRun: (fn: FunctionThing) => boolean,
): void {
  const { values, scopes } = replay;
  const { manifests, libraries, units } = values.modules;
  const starting = libraries.filter((it) => it.entryPlugin !== undefined);
  const named = new Set(starting.length > 0 ? entries : []);
  for (const unit of units) {
    if (unit.role !== 'source' || !named.has(unit.path)) continue;
    const uses = manifestOf(manifests, unit.path)?.dependencies ?? {};
    const library = starting.find((it) => [it.package, ...(it.aliases ?? [])].some((name) => name in uses));
    if (library?.entryPlugin === undefined) continue;
    const type = typeName(library, library.entryPlugin);
    const at = values.ref(unit, 0);
    const things = values.failures.guarded<readonly Thing[]>(
      'registration',
      at,
      () => [],
      () => exported(values, unit, 'default', at),
    );
    for (const thing of things) {
      if (thing.kind !== 'function' || !mayRun(thing)) continue;
      const application = values.instanceOfType(type, thing.ref);
      const { scope } = scopes.of(application, thing.ref);
      replay.handing.toPlugin(thing, 0, application);
      values.failures.guarded(
        'registration',
        thing.ref,
        () => {
          scope.unseen.push({ why: 'a registration could not be analysed', at: thing.ref });
        },
        () => {
          replay.load(scope, () => {
            replay.runFunction(thing, values.enterWith(thing, thing.ref, [[application]], false));
          });
        },
      );
    }
  }
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
        () => values.things(at).flatMap((it) => (it.kind === 'object' ? listed(values, it.ref) : it)),
      );
      for (const thing of things) {
        if (thing.kind === 'function') runEntry(runner, thing);
        else if (thing.kind === 'class') runClass(values, runner, thing);
      }
    }
  }
}
/** What an object holds that is exported as a whole (`module.exports = { Server }`). */
function listed(values: Values, ref: Ref): readonly Thing[] {
  const value = ref.unit.value(ref.id);
  return value.kind === 'object' ? value.entries.flatMap((it) => values.things({ ...ref, id: it.value })) : [];
}
function runEntry(runner: Runner, fn: FunctionThing): boolean {
  if (!runner.mayRun(fn) || !runner.makesApplication(fn.ref)) return false;
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
  const isUnused = ![...(made === undefined ? [] : [made]), ...methods].some((fn) => runner.hasRun(fn));
  const makes = runner.makesApplication(cls.ref) || (made !== undefined && runner.makesApplication(made.ref));
  if (made !== undefined) runEntry(runner, made);
  for (const fn of methods) {
    // What makes an application is asked last: it takes all that is called.
    if (!runEntry(runner, fn) && isUnused && runner.mayRun(fn) && makes) runner.run(fn);
  }
}
