/**
 * Facts and library knowledge in, one backend model out. May import facts, libraries and model; knows no language, no
 * parser and no package by name.
 */
import type { BackendModel, FileRecord, Unresolved, UsedPackage } from '../model/model.ts';
import { Apis } from './apis.ts';
import { linkPart, type PartModel } from './link-part.ts';
import { partsOf } from './parts.ts';
import { byPlace, locationOf } from './places.ts';
import type { Project, ProjectFile } from './project.ts';
import { takesOf, type Takes } from './takes.ts';

/** Makes the model of a project. Pure and synchronous; equal projects give equal models. */
export function link(project: Project): BackendModel {
  return new Linker().link(project);
}

/** Links a project again and again, and only what may have changed since the last time. */
export class Linker {
  /** Where imports lead, as long as the same answerer answers. */
  private resolve: Project['resolve'] | undefined;
  private takes = new WeakMap<object, Takes>();
  private apis: { readonly key: string; readonly is: Apis } | undefined;
  private models = new Map<string, PartModel>();
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;

  link(project: Project): BackendModel {
    if (this.resolve !== project.resolve) {
      this.resolve = project.resolve;
      this.takes = new WeakMap();
      this.models.clear();
    }
    const takes = (file: ProjectFile): Takes => {
      let found = this.takes.get(file.facts);
      if (found === undefined) this.takes.set(file.facts, (found = takesOf(file, project.resolve)));
      return found;
    };
    const apis = this.apisFor(project, takes);
    const models = new Map<string, PartModel>();
    for (const files of partsOf(project.files, takes, project.manifests, project.libraries)) {
      const key = files.map((file) => `${file.path} ${file.role} ${String(this.numberOf(file.facts))}`).join('\n');
      models.set(key, this.models.get(key) ?? linkPart({ ...project, files }, apis));
    }
    this.models = models;
    return merged([...models.values()], project, apis, takes);
  }

  /** Knowledge is compiled once for a set of packages. */
  private apisFor(project: Project, takes: (file: ProjectFile) => Takes): Apis {
    const used = usedPackages(project, takes);
    const key = [...used].sort().join(' ');
    if (this.apis?.key !== key) {
      this.apis = { key, is: new Apis(project.libraries, used) };
      this.models.clear();
    }
    return this.apis.is;
  }
  private numberOf(facts: object): number {
    let found = this.numbers.get(facts);
    if (found === undefined) this.numbers.set(facts, (found = ++this.count));
    return found;
  }
}

/** Packages that a manifest lists or a file imports. */
function usedPackages(project: Project, takes: (file: ProjectFile) => Takes): ReadonlySet<string> {
  const used = new Set<string>(project.manifests.flatMap((it) => Object.keys(it.dependencies)));
  for (const file of project.files) for (const name of takes(file).named) used.add(name);
  // The user's own knowledge about modules of the project.
  for (const library of project.libraries) if (library.package.startsWith('.')) used.add(library.package);
  return used;
}

type Lists = { readonly [K in keyof PartModel]-?: NonNullable<PartModel[K]> };

function merged(
  models: readonly PartModel[],
  project: Project,
  apis: Apis,
  takes: (file: ProjectFile) => Takes,
): BackendModel {
  const all = <K extends keyof Lists>(list: K): Lists[K] =>
    models.flatMap((it): readonly unknown[] => it[list] ?? []).sort(byPlaceOf) as unknown as Lists[K];
  let sinks: BackendModel['sinks'] | undefined;
  return {
    endpoints: all('endpoints'),
    applications: all('applications'),
    queries: all('queries'),
    accesses: all('accesses'),
    behaviours: all('behaviours'),
    transactions: all('transactions'),
    acquisitions: all('acquisitions'),
    pools: all('pools'),
    catches: all('catches'),
    lostErrors: all('lostErrors'),
    responses: all('responses'),
    logs: all('logs'),
    audits: all('audits'),
    schemas: all('schemas'),
    validations: all('validations'),
    uploads: all('uploads'),
    outbound: all('outbound'),
    secrets: all('secrets'),
    thrown: all('thrown'),
    merges: all('merges'),
    // Costly, and only for rules that ask.
    get sinks() {
      return (sinks ??= all('sinks'));
    },
    unresolved: [...all('unresolved'), ...project.files.flatMap((file) => takes(file).unresolved)].sort(byPlace),
    packages: packagesOf(project, apis, takes),
    files: filesOf(project, takes),
  };
}
function byPlaceOf(a: unknown, b: unknown): number {
  return byPlace(a as Unresolved, b as Unresolved);
}
function filesOf(project: Project, takes: (file: ProjectFile) => Takes): readonly FileRecord[] {
  const needed = new Set<string>();
  for (const file of project.files) for (const path of takes(file).needed) needed.add(path);
  return project.files.map(({ path, facts, role }) => ({
    path,
    language: facts.language,
    state: facts.gaps.length > 0 ? ('partial' as const) : ('analysed' as const),
    ...(facts.gaps.length > 0 && { reason: gapsOf(path, facts) }),
    needed: needed.has(path),
    role,
    directives: facts.directives,
  }));
}
/** What could not be put into facts, by line; the first few stand for the rest. */
function gapsOf(path: string, facts: ProjectFile['facts']): string {
  const told = facts.gaps
    .slice(0, 3)
    .map(({ why, start, end }) => `line ${String(locationOf({ path, facts }, start, end).line)}: ${why}`);
  const more = facts.gaps.length - told.length;
  return [...told, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}
function packagesOf(project: Project, apis: Apis, takes: (file: ProjectFile) => Takes): readonly UsedPackage[] {
  const found = new Map<string, UsedPackage>();
  const versions = new Map(project.manifests.flatMap((it) => Object.entries(it.dependencies)));
  const is = (name: string): UsedPackage['is'] => apis.library(name)?.is ?? [];
  for (const [name, version] of versions) found.set(name, { name, version, is: is(name) });
  for (const file of project.files) {
    if (file.role === 'test') continue;
    for (const [name, at] of takes(file).packages) {
      const before = found.get(name);
      if (before?.at === undefined) found.set(name, { ...before, name, is: is(name), at });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
