/**
 * Facts and library knowledge in, one backend model out. May import facts, libraries and model; knows no language, no
 * parser and no package by name.
 */
import type { BackendModel, FileRecord, Unresolved, UsedPackage } from '../model/model.ts';
import { Apis } from './apis.ts';
import { applicationsOf } from './applications.ts';
import { Behaviours } from './behaviour/behaviours.ts';
import { Handlers } from './behaviour/handlers.ts';
import { endpointDrafts, type Draft } from './chains.ts';
import { chainHooks } from './checked.ts';
import { clientFiles } from './clients.ts';
import { controllerDrafts } from './controllers.ts';
import { filledParameters } from './declared-parameters.ts';
import { endpointsOf, type HandlerKnowledge } from './endpoints.ts';
import { isTested } from './flows/tested.ts';
import { Tracer } from './flows/tracer.ts';
import { Metadata } from './metadata.ts';
import { moduleTree } from './module-tree.ts';
import { Modules } from './modules.ts';
import { Outcomes } from './outcomes.ts';
import { byPlace, locationOf, placeOf } from './places.ts';
import { parametersOf, type Parameter } from './parameters.ts';
import type { Project } from './project.ts';
import { collectQueries } from './queries.ts';
import { Replay } from './replay.ts';
import { Roles } from './roles.ts';
import { tableDrafts } from './route-tables.ts';
import { collectSecrets } from './secrets.ts';
import { Scopes } from './scope-tree.ts';
import { collectSinks } from './sinks.ts';
import { Values } from './values.ts';

/** Makes the model of a project. Pure and synchronous; equal projects give equal models. */
export function link(all: Project): BackendModel {
  const clients = clientFiles(all);
  const project = clients.size === 0 ? all : { ...all, files: all.files.filter((file) => !clients.has(file.path)) };
  const modules = new Modules(project);
  const apis = new Apis(project.libraries, usedPackages(project, modules));
  const values = new Values(apis, modules);
  modules.valuesFor = values;
  const scopes = new Scopes(values);
  new Replay(values, scopes).run(project.manifests.flatMap((it) => it.entries));
  values.forget();
  const metadata = new Metadata(values);
  const outcomes = new Outcomes(values);
  const roles = new Roles(values, outcomes, metadata);
  const drafts = [
    ...endpointDrafts(values, scopes.all),
    ...controllerDrafts(values, scopes, moduleTree(values, scopes)),
    ...tableDrafts(values),
  ];
  const hooks = chainHooks(values, drafts, roles);
  const tracer = new Tracer(values, hooks);
  const found = collectQueries(values, project, tracer);
  const behaviours = new Behaviours(values, {
    queries: new Map(found.sites.map((it) => [`${it.at.unit.index}:${it.at.id}`, it.query])),
    manifests: project.manifests,
    validated: (source, part) => hooks.validated?.(source, part, []) !== undefined,
    tested: (value) => isTested(tracer, value),
  });
  const handlers = new Handlers(behaviours);
  const pairs = endpointsOf(drafts, roles, outcomes, knowledge(values, metadata, handlers));
  const endpoints = pairs
    .map((it) => it.endpoint)
    .sort((a, b) => byPlace(a, b) || compare(a.path, b.path) || compare(a.method, b.method));
  const unresolved: Unresolved[] = scopes.all.flatMap((scope) =>
    scope.unseen.map((it): Unresolved => ({ at: placeOf(it.at), what: 'route', why: it.why })),
  );
  unresolved.push(...found.unresolved);
  for (const unit of modules.units) {
    for (const { target, specifier, id } of modules.importsOf(unit)) {
      if (target.is === 'unresolved')
        unresolved.push({
          at: locationOf(unit, unit.value(id).start, unit.value(id).end),
          what: 'import',
          why: `${specifier}: ${target.why}`,
        });
    }
  }
  const applications = applicationsOf(values, scopes, pairs, roles, {
    behaviourOf: (fn) => behaviours.of(fn),
    mapsErrors: (fn) => behaviours.mapsErrors(fn),
  });
  const lists = behaviours.lists();
  handlers.assignSchemas(pairs);
  let sinks: BackendModel['sinks'] | undefined;
  return {
    ...handlers.settle(lists, pairs),
    endpoints,
    applications,
    queries: found.queries,
    lostErrors: handlers.lostErrors(pairs),
    secrets: collectSecrets(values, tracer.sites),
    // Costly, and only for rules that ask.
    get sinks() {
      return (sinks ??= collectSinks(values, tracer));
    },
    packages: packagesOf(modules, apis, project),
    files: [...filesOf(modules), ...clientRecords(all, clients)].sort((a, b) => compare(a.path, b.path)),
    unresolved: unresolved.sort(byPlace),
  };
}
/** Packages that a manifest lists or a file imports. */
function usedPackages(project: Project, modules: Modules): ReadonlySet<string> {
  const used = new Set<string>(project.manifests.flatMap((it) => Object.keys(it.dependencies)));
  for (const unit of modules.units) {
    for (const id of unit.imports) {
      const value = unit.value(id);
      if (value.kind !== 'import' || typeof value.from !== 'string' || value.from.startsWith('.')) continue;
      const parts = value.from.split('/');
      used.add(value.from.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!);
      const target = modules.resolve(unit, value.from);
      if (target.is === 'package') used.add(target.name);
    }
    for (const it of unit.facts.exports)
      if (it.from !== undefined && !it.from.startsWith('.'))
        used.add(it.from.startsWith('@') ? it.from.split('/').slice(0, 2).join('/') : it.from.split('/')[0]!);
  }
  // The user's own knowledge about modules of the project.
  for (const library of project.libraries) if (library.package.startsWith('.')) used.add(library.package);
  return used;
}
function knowledge(values: Values, metadata: Metadata, handlers: Handlers): HandlerKnowledge {
  const parameters = new Map<Draft, readonly Parameter[]>();
  const parametersIn = (draft: Draft): readonly Parameter[] => {
    let found = parameters.get(draft);
    if (found === undefined)
      parameters.set(
        draft,
        (found =
          draft.handler?.convention?.fills === undefined ? parametersOf(values, draft) : filledIn(values, draft)),
      );
    return found;
  };
  return {
    behaviourOf: (draft) => handlers.behaviourOf(draft),
    makesAccount: (draft) => handlers.makesAccount(draft),
    validationsOf: (draft) => handlers.validationsOf(draft),
    errorsHandled: (draft) => handlers.errorsHandled(draft),
    metadataOf: (draft) => metadata.keysOf(draft.marks ?? []),
    parametersOf: parametersIn,
    typesOf: (draft) =>
      new Map(
        parametersIn(draft).flatMap((it) =>
          it.name !== undefined && it.type !== undefined ? [[it.name, it.type] as const] : [],
        ),
      ),
  };
}
/** Parameters that the framework fills by their declaration alone. */
function filledIn(values: Values, draft: Draft): readonly Parameter[] {
  const { handler } = draft;
  return (handler?.things ?? []).flatMap((thing) =>
    thing.kind !== 'function'
      ? []
      : filledParameters(values, thing, handler!.convention, draft.path).map(
          ({ id, part, param, type }): Parameter => ({
            part,
            name: type === 'schema' ? undefined : param.name,
            at: { ...thing.ref, id },
            type,
            constrained: type !== undefined,
          }),
        ),
  );
}
function filesOf(modules: Modules): readonly FileRecord[] {
  const needed = new Set<string>();
  for (const unit of modules.units)
    for (const { target } of modules.importsOf(unit)) if (target.is === 'file') needed.add(target.path);
  return modules.units.map((unit) => ({
    path: unit.path,
    language: unit.facts.language,
    state: unit.facts.gaps.length > 0 ? ('partial' as const) : ('analysed' as const),
    needed: needed.has(unit.path),
    role: unit.role,
    directives: unit.facts.directives,
  }));
}
function clientRecords({ files }: Project, clients: ReadonlySet<string>): readonly FileRecord[] {
  return files
    .filter(({ path }) => clients.has(path))
    .map(({ path, facts }) => ({
      path,
      language: facts.language,
      state: facts.gaps.length > 0 ? ('partial' as const) : ('analysed' as const),
      needed: false,
      role: 'client' as const,
      directives: [],
    }));
}
function packagesOf(modules: Modules, apis: Apis, project: Project): readonly UsedPackage[] {
  const found = new Map<string, UsedPackage>();
  const versions = new Map(project.manifests.flatMap((it) => Object.entries(it.dependencies)));
  for (const name of versions.keys())
    found.set(name, { name, version: versions.get(name)!, is: apis.library(name)?.is ?? [] });
  for (const unit of modules.units) {
    if (unit.role === 'test') continue;
    for (const { target, id } of modules.importsOf(unit)) {
      if (target.is !== 'package') continue;
      const before = found.get(target.name);
      if (before?.at === undefined)
        found.set(target.name, {
          ...before,
          name: target.name,
          is: apis.library(target.name)?.is ?? [],
          at: locationOf(unit, unit.value(id).start, unit.value(id).end),
        });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name));
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
