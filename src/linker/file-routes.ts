/** Endpoints from the file system: each file below a folder is a plugin whose prefix its place tells. */
import type { FileRouteRow } from '../libraries/kinds.ts';
import { filterOf, orBuilt, type PathFilter } from './path-filters.ts';
import type { Replaying } from './replaying.ts';
import { writtenPaths } from './route-paths.ts';
import { joinAll } from './scope-tree.ts';
import type { Scope } from './scopes.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { isUnscoped } from './unscoped.ts';
import { exported } from './values/exports.ts';
import { folderOf } from './values/folders.ts';

const SOURCE = /\.[cm]?[jt]sx?$/;
const HOOKS = /(^|\/)[_.]?auto-?hooks\.[cm]?[jt]s$/i;
/** Folders in one another. */
const MAX_DEEP = 40;
const INDEX = /(^|\/)index\.[cm]?[jt]sx?$/;

/** Runs every file of a folder as a plugin of the scope. */
export function registerFolder(
  replay: Replaying,
  row: FileRouteRow,
  scope: Scope,
  prefixes: readonly string[],
  type: string,
  ref: Ref,
): boolean {
  const { values } = replay;
  const folder = values
    .argument(ref, row.directory)
    .map((it) => folderOf(values, it))
    .find((it) => it !== undefined);
  const isBelow = ({ path }: FileUnit): boolean => path.startsWith(folder === '' ? '' : `${folder}/`);
  if (folder === undefined || !values.modules.units.some((it) => isBelow(it))) {
    const why = folder === undefined ? 'the folder of the routes is computed' : `nothing of ${folder} was found`;
    if (scope.unseen.some((it) => it.at.unit === ref.unit && it.at.id === ref.id)) return true;
    scope.unseen.push({ why, at: ref });
    return true;
  }
  const things = (name: string): readonly Thing[] =>
    values.argument(ref, `[1] .${name}`).flatMap((it) => values.things(it));
  const option = (name: string): Constant => {
    const found = things(name).find((it) => it.kind === 'constant');
    return found?.kind === 'constant' ? found.value : undefined;
  };
  if (things('dirNameRoutePrefix').some((it) => it.kind === 'function'))
    scope.unseen.push({ why: 'the prefixes of folders are computed', at: ref });
  const tests = ['ignorePattern', 'ignoreFilter', 'matchFilter'].map((name): PathFilter | undefined => {
    const found = things(name)[0];
    const test = found && filterOf(found, name === 'ignorePattern');
    if (found !== undefined && test === undefined)
      scope.unseen.push({ why: 'which files of the folder are loaded is computed', at: ref });
    const keeps = name === 'matchFilter';
    return test && { test: keeps ? orBuilt(test) : test, keeps, begins: name === 'ignorePattern' ? '' : '/' };
  });
  const inside = values.modules.units.filter((unit) => {
    if (!isBelow(unit) || unit.role === 'test' || !SOURCE.test(unit.path) || unit.path.endsWith('.d.ts')) return false;
    const rest = unit.path.slice(folder === '' ? 0 : folder.length + 1);
    // Folders are left out by their own names as well.
    const steps = rest.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    return tests.every(
      (it) =>
        it === undefined || (it.begins === '' ? steps : [rest]).some((step) => it.test(it.begins + step)) === it.keeps,
    );
  });
  const prefix = writtenPaths(values, values.argument(ref, '[1] .options .prefix')).texts;
  const base = prefix.length > 0 ? joinAll(prefixes, prefix) : prefixes;
  const depth = option('maxDepth');
  const run: Run = {
    replay,
    type,
    ref,
    base,
    outer: prefixes,
    options: values.argument(ref, row.options ?? '[1] .options')[0],
    named: option('dirNameRoutePrefix') !== false,
    params: option('routeParams') === true,
    appends: option('appendAutoPrefix') === true,
    open: option('encapsulate') === false,
    deepest: typeof depth === 'number' ? depth : MAX_DEEP,
    hooks: option('autoHooks') === true,
    cascade: option('cascadeHooks') === true,
  };
  runFolder(run, folder, inside, scope, base, 0);
  return true;
}
type Constant = string | number | boolean | null | undefined;
interface Run {
  readonly replay: Replaying;
  readonly type: string;
  readonly ref: Ref;
  readonly options: Ref | undefined;
  /** Prefixes of the folder itself, with and without that of the options. */
  readonly base: readonly string[];
  readonly outer: readonly string[];
  /** Folders name prefixes; those that begin with `_` parameters. */
  readonly named: boolean;
  readonly params: boolean;
  /** What a file names as its prefix comes behind that of its folder. */
  readonly appends: boolean;
  /** Plugins have no scopes of their own. */
  readonly open: boolean;
  readonly deepest: number;
  readonly hooks: boolean;
  readonly cascade: boolean;
}
function runFolder(
  run: Run,
  folder: string,
  all: readonly FileUnit[],
  scope: Scope,
  prefixes: readonly string[],
  depth: number,
): void {
  if (depth > run.deepest) {
    if (depth > MAX_DEEP)
      run.replay.values.cuts.add(run.ref, 'route', 'folders lie in one another deeper than is looked at');
    return;
  }
  const rest = (unit: FileUnit): string => unit.path.slice(folder === '' ? 0 : folder.length + 1);
  const here = all.filter((unit) => !rest(unit).includes('/'));
  const below = new Map<string, FileUnit[]>();
  for (const unit of all) {
    const at = rest(unit).indexOf('/');
    if (at < 0) continue;
    const name = rest(unit).slice(0, at);
    below.set(name, [...(below.get(name) ?? []), unit]);
  }
  let inner = scope;
  if (run.hooks) {
    const hooks = here.filter((unit) => HOOKS.test(unit.path));
    if (hooks.length > 0) {
      inner = child(run, scope, prefixes, `${folder}#hooks`);
      for (const unit of hooks) plugin(run, unit, inner, [''], true);
    }
  }
  const index = here.find((unit) => INDEX.test(unit.path));
  const own = inner === scope ? prefixes : [''];
  for (const unit of index ? [index] : here) if (!HOOKS.test(unit.path)) plugin(run, unit, inner, own, false);
  const next = run.cascade ? inner : scope;
  const base = next === scope ? prefixes : [''];
  for (const [name, units] of [...below].sort(([a], [b]) => (a < b ? -1 : 1))) {
    runFolder(
      run,
      folder === '' ? name : `${folder}/${name}`,
      units,
      next,
      run.named ? joinAll(base, [`/${run.params ? segment(name) : name}`]) : base,
      depth + 1,
    );
  }
}
/** A folder's name as a path segment: `_id` is a parameter, as is `id` in `a-__id`. */
function segment(name: string): string {
  return name.includes('__') ? name.replaceAll('__', ':') : name.replace(/^_/, ':');
}
function plugin(run: Run, unit: FileUnit, scope: Scope, prefixes: readonly string[], open: boolean): void {
  const { values } = run.replay;
  const at = values.ref(unit, 0);
  const given = unit.facts.exports.find((it) => it.name === 'default' || it.name === '=');
  if (given === undefined) return;
  run.replay.runModule(unit);
  const named = (name: string): readonly string[] | undefined => {
    if (!unit.facts.exports.some((it) => it.name === name)) return undefined;
    const found = exported(values, unit, name, at).flatMap((it) =>
      it.kind === 'constant' && typeof it.value === 'string' ? [it.value] : [],
    );
    return found.length > 0 ? found : undefined;
  };
  const isOff =
    unit.facts.exports.some((it) => it.name === 'autoload') &&
    exported(values, unit, 'autoload', at).some((it) => it.kind === 'constant' && it.value === false);
  if (isOff) return;
  const import_ = { ...at, id: given.value ?? 0 };
  const unscoped = open || run.open || (given.value !== undefined && isUnscoped(values, import_));
  for (const thing of exported(values, unit, given.name, at)) {
    if (thing.kind === 'api') {
      const library = values.apis.library(thing.package);
      if (library)
        run.replay.scopes.add(scope, {
          kind: 'middleware',
          paths: prefixes,
          items: [
            { ref: import_, things: [thing], text: thing.package, library, convention: undefined, style: run.type },
          ],
          at: import_,
          ...run.replay.given,
        });
      continue;
    }
    if (thing.kind !== 'function') continue;
    const own = ownPrefixes(run, prefixes, named('autoPrefix'), named('prefixOverride'));
    const target = unscoped ? scope : child(run, scope, own, unit.path);
    run.replay.handing.toPlugin(thing, 0, target.thing);
    run.replay.load(target, () => {
      run.replay.runFunction(thing, values.enterWith(thing, `file ${unit.path}`, [[target.thing], run.options]));
    });
  }
}
/** What a file says of its own prefix comes behind that of the options, or replaces it. */
function ownPrefixes(
  { base, outer, appends }: Run,
  prefixes: readonly string[],
  auto: readonly string[] | undefined,
  override: readonly string[] | undefined,
): readonly string[] {
  if (override !== undefined) return joinAll(outer, override);
  return auto === undefined ? prefixes : joinAll(appends ? prefixes : base, auto);
}
function child(run: Run, parent: Scope, prefixes: readonly string[], name: string): Scope {
  const { values, scopes } = run.replay;
  const turn = values.contexts.turn(
    run.ref.unit,
    run.ref.id,
    [{ kind: 'constant', value: name }],
    hash(name),
    run.ref.ctx,
  );
  const site: Ref = { ...run.ref, ctx: turn };
  const thing: ApiThing = { ...values.instanceOfType(run.type), ref: site, site };
  const scope = scopes.child(parent, thing, prefixes, run.ref);
  scopes.add(parent, {
    kind: 'mount',
    paths: [''],
    before: [],
    scope,
    at: run.ref,
    ...run.replay.given,
  });
  return scope;
}
function hash(text: string): number {
  let out = 7;
  for (let i = 0; i < text.length; i++) out = (Math.imul(out, 31) + text.charCodeAt(i)) | 0;
  return out;
}
