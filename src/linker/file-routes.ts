/** Endpoints from the file system: each file below a folder is a plugin whose prefix its place tells. */
import type { FileRouteRow } from '../libraries/kinds.ts';
import type { Replaying } from './replaying.ts';
import { joinAll } from './scope-tree.ts';
import type { Scope } from './scopes.ts';
import type { ApiThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { isUnscoped } from './unscoped.ts';
import { exported } from './values/exports.ts';
import type { Values } from './values/kernel.ts';

const SOURCE = /\.[cm]?[jt]sx?$/;
const HOOKS = /(^|\/)[_.]?auto-?hooks\.[cm]?[jt]s$/i;
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
    .map((it) => folderOf(values, it, 0))
    .find((it) => it !== undefined);
  if (folder === undefined) {
    scope.unseen.push({ why: 'the folder of the routes is computed', at: ref });
    return true;
  }
  const option = (name: string): boolean | undefined => {
    for (const it of values.argument(ref, `[1] .${name}`))
      for (const thing of values.things(it)) if (thing.kind === 'constant') return thing.value === true;
    return undefined;
  };
  const inside = values.modules.units.filter(
    (unit) =>
      unit.path.startsWith(folder === '' ? '' : `${folder}/`) &&
      unit.role !== 'test' &&
      SOURCE.test(unit.path) &&
      !unit.path.endsWith('.d.ts'),
  );
  const run = {
    replay,
    type,
    ref,
    options: values.argument(ref, row.options ?? '[1] .options')[0],
    named: option('dirNameRoutePrefix') !== false,
    hooks: option('autoHooks') === true,
    cascade: option('cascadeHooks') === true,
  };
  const given = values.argument(ref, '[1] .options .prefix').flatMap((it) => values.constants(it));
  runFolder(run, folder, inside, scope, given.length > 0 ? joinAll(prefixes, given) : prefixes, 0);
  return true;
}
interface Run {
  readonly replay: Replaying;
  readonly type: string;
  readonly ref: Ref;
  readonly options: Ref | undefined;
  readonly named: boolean;
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
  if (depth > 12) return;
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
      run.named ? joinAll(base, [`/${segment(name)}`]) : base,
      depth + 1,
    );
  }
}
/** A folder's name as a path segment: `_id` is a parameter. */
function segment(name: string): string {
  return name.startsWith('_') ? `:${name.slice(1)}` : name;
}
function plugin(run: Run, unit: FileUnit, scope: Scope, prefixes: readonly string[], open: boolean): void {
  const { values } = run.replay;
  const at = values.ref(unit, 0);
  const given = unit.facts.exports.find((it) => it.name === 'default' || it.name === '=' || it.name === 'autoload');
  if (given === undefined) return;
  run.replay.runModule(unit);
  const override = ['autoPrefix', 'prefixOverride'].flatMap((name) =>
    unit.facts.exports.some((it) => it.name === name)
      ? exported(values, unit, name, at).flatMap((it) =>
          it.kind === 'constant' && typeof it.value === 'string' ? [it.value] : [],
        )
      : [],
  );
  const import_ = { ...at, id: given.value ?? 0 };
  const unscoped = open || (given.value !== undefined && isUnscoped(values, import_));
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
          conditional: run.replay.conditional,
        });
      continue;
    }
    if (thing.kind !== 'function') continue;
    const own = override.length > 0 ? override.map((it) => (it.startsWith('/') ? it : `/${it}`)) : prefixes;
    const target = unscoped ? scope : child(run, scope, own, unit.path);
    run.replay.handing.toPlugin(thing, 0, target.thing);
    run.replay.load(target, () => {
      run.replay.runFunction(thing, values.enterWith(thing, `file ${unit.path}`, [[target.thing], run.options]));
    });
  }
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
    conditional: run.replay.conditional,
  });
  return scope;
}
function hash(text: string): number {
  let out = 7;
  for (let i = 0; i < text.length; i++) out = (Math.imul(out, 31) + text.charCodeAt(i)) | 0;
  return out;
}

/** The folder (or file) of the project that a value names: something joined to the place of the file itself. */
function folderOf(values: Values, ref: Ref, depth: number): string | undefined {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  const own = unit.path.includes('/') ? unit.path.slice(0, unit.path.lastIndexOf('/')) : '';
  if (depth > 8) return undefined;
  switch (value.kind) {
    case 'global':
      return value.name === '__dirname' ? own : value.name === '__filename' ? unit.path : undefined;
    case 'get': {
      const base = unit.value(value.of);
      if (base.kind === 'global' && base.name === 'import.meta') return value.key === 'dirname' ? own : unit.path;
      return base.kind === 'call' || base.kind === 'global'
        ? folderOf(values, { ...ref, id: value.of }, depth + 1)
        : undefined;
    }
    case 'text': {
      const first = value.holes[0];
      if (first === undefined || value.chunks[0] !== '') return undefined;
      const start = folderOf(values, { ...ref, id: first }, depth + 1);
      return start === undefined || value.holes.length > 1 ? undefined : normalise(start, [value.chunks[1] ?? '']);
    }
    case 'call': {
      const callee = unit.value(value.callee);
      const name = callee.kind === 'get' ? callee.key : callee.kind === 'import' ? callee.name : '';
      const parts: string[] = [];
      let start: string | undefined;
      for (const id of value.args) {
        const here = start === undefined ? folderOf(values, { ...ref, id }, depth + 1) : undefined;
        if (here !== undefined) start = value.new ? parent(here) : here;
        else {
          const constant = values.constants({ ...ref, id });
          if (constant.length === 1) parts.push(constant[0]!);
        }
      }
      if (start === undefined) return undefined;
      return name === 'dirname' ? parent(start) : normalise(start, parts);
    }
    default: {
      const made = values
        .things(ref)
        .find((it) => it.kind === 'api' && it.ref !== undefined && (it.ref.id !== ref.id || it.ref.unit !== ref.unit));
      return made?.kind === 'api' && made.ref ? folderOf(values, made.ref, depth + 1) : undefined;
    }
  }
}
function parent(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
function normalise(start: string, parts: readonly string[]): string {
  const out: string[] = start === '' ? [] : start.split('/');
  for (const part of parts.flatMap((it) => it.split('/'))) {
    if (part === '..') out.pop();
    else if (part !== '.' && part !== '') out.push(part);
  }
  return out.join('/');
}
