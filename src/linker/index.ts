/**
 * Facts and library knowledge in, one backend model out. May import facts, libraries and model; knows no language, no
 * parser and no package by name.
 */
import type { Outline } from '../facts/outline.ts';
import type { BackendModel, FileRecord, Unresolved, UsedPackage } from '../model/model.ts';
import { Apis, byName } from './apis.ts';
import { linkPart, sinksOf, type PartModel } from './link-part.ts';
import { clientFiles } from './clients.ts';
import { partsOf } from './parts.ts';
import { byPlace } from './places.ts';
import type { Project, ProjectFile, Resolve } from './project.ts';
import type { Takes } from './takes.ts';
import { TakesTable } from './takes-table.ts';

/** Makes the model of a project. Pure and synchronous; equal projects give equal models. */
export function link(project: Project): BackendModel {
  return new Linker().link(project);
}

/** What was linked before, perhaps in another run. A key says all that it was made of. */
export interface KnownModels {
  get(key: string): object | undefined;
}
interface LinkedPart {
  readonly project: Project;
  readonly model: PartModel;
  /** It was linked just now. */
  readonly isNew: boolean;
}

/** Links a project again and again, and only what may have changed since the last time. */
export class Linker {
  private readonly known: KnownModels | undefined;
  /** Where imports lead, as long as the same answerer answers. */
  private resolve: Resolve | undefined;
  private takes = new TakesTable();
  private compiled: { readonly key: string; readonly apis: Apis } | undefined;
  private parts: ReadonlyMap<string, LinkedPart> = new Map();
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;

  constructor(known?: KnownModels) {
    this.known = known;
  }

  /** What the last model was put together from, under keys that say all it was made of. */
  get linked(): ReadonlyMap<string, { readonly model: object; readonly isNew: boolean }> {
    const { resolve, parts, takes } = this;
    if (resolve?.key === undefined) return parts;
    // Made only when somebody writes it down.
    const imports = {
      get model() {
        return takes.packed();
      },
      isNew: takes.hasGrown,
    };
    return new Map<string, { readonly model: object; readonly isNew: boolean }>(parts).set(
      takesKey(resolve.key),
      imports,
    );
  }

  link(all: Project): BackendModel {
    if (this.resolve !== all.resolve) {
      this.resolve = all.resolve;
      const { key } = all.resolve;
      this.takes = new TakesTable(key === undefined ? undefined : this.known?.get(takesKey(key)));
    }
    const takes = (file: ProjectFile): Takes => this.takes.of(file, all.resolve);
    const clients = clientFiles(all, takes);
    const project = clients.size === 0 ? all : { ...all, files: all.files.filter(({ path }) => !clients.has(path)) };
    const used = usedPackages(project, takes);
    const around = `${JSON.stringify(project.manifests)} ${[...used].sort().join(' ')}`;
    const apis = (): Apis => this.apisFor(around, project, used);
    const parts = new Map<string, LinkedPart>();
    for (const files of partsOf(project.files, takes, project.manifests, project.libraries)) {
      const key = [around, ...files.map((file) => this.keyOf(file, takes(file)))].join('\n');
      const part = { ...project, files };
      const before = this.parts.get(key)?.model ?? this.known?.get(key);
      const model = (before as PartModel | undefined) ?? linkPart(part, apis());
      parts.set(key, { project: part, model, isNew: before === undefined });
    }
    this.parts = parts;
    return merged([...parts.values()], project, takes, apis, filesOf(all, clients, takes));
  }

  /** Knowledge is compiled once for a set of packages. */
  private apisFor(key: string, project: Project, used: ReadonlySet<string>): Apis {
    if (this.compiled?.key !== key) this.compiled = { key, apis: new Apis(project.libraries, used) };
    return this.compiled.apis;
  }
  /** All that a file brings to its part: what it says, what it is for, and where its imports lead. */
  private keyOf(file: ProjectFile, { files, named, packages }: Takes): string {
    const { path, role, id = `#${String(this.numberOf(file.facts))}` } = file;
    return [path, role, id, files.join(), named.join(), [...packages.keys()].join()].join(' ');
  }
  private numberOf(facts: object): number {
    let found = this.numbers.get(facts);
    if (found === undefined) this.numbers.set(facts, (found = ++this.count));
    return found;
  }
}

function takesKey(key: string): string {
  return `imports ${key}`;
}

/** Packages that a manifest lists or a file imports. */
function usedPackages(project: Project, takes: (file: ProjectFile) => Takes): ReadonlySet<string> {
  const used = new Set<string>(project.manifests.flatMap((it) => Object.keys(it.dependencies)));
  for (const file of project.files) for (const name of takes(file).named) used.add(name);
  // The user's own knowledge about modules of the project.
  for (const library of project.libraries) if (library.package.startsWith('.')) used.add(library.package);
  return used;
}

function merged(
  parts: readonly LinkedPart[],
  project: Project,
  takes: (file: ProjectFile) => Takes,
  apis: () => Apis,
  files: readonly FileRecord[],
): BackendModel {
  const all = <K extends keyof PartModel>(list: K): NonNullable<PartModel[K]> =>
    parts.flatMap(({ model }): readonly unknown[] => model[list] ?? []).sort(byPlaceOf) as never;
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
    // Costly, and only for rules that ask: all that was known while linking is gone by then.
    get sinks() {
      return (sinks ??= parts.flatMap((part) => sinksOf(part.project, apis())).sort(byPlace));
    },
    unresolved: [...all('unresolved'), ...project.files.flatMap((file) => takes(file).unresolved)].sort(byPlace),
    packages: packagesOf(project, takes),
    files,
  };
}
function byPlaceOf(a: unknown, b: unknown): number {
  return byPlace(a as Unresolved, b as Unresolved);
}
function filesOf(
  { files }: Project,
  clients: ReadonlySet<string>,
  takes: (file: ProjectFile) => Takes,
): readonly FileRecord[] {
  const needed = new Set<string>();
  for (const file of files) if (!clients.has(file.path)) for (const path of takes(file).needed) needed.add(path);
  return files.map(({ path, role, outline: { language, gaps, directives } }) => {
    const isClient = clients.has(path);
    return {
      path,
      language,
      state: gaps.length > 0 ? ('partial' as const) : ('analysed' as const),
      ...(gaps.length > 0 && { reason: gapsIn(gaps) }),
      needed: !isClient && needed.has(path),
      role: isClient ? ('client' as const) : role,
      directives: isClient ? [] : directives,
    };
  });
}
/** What could not be put into facts, by line; the first few stand for the rest. */
function gapsIn(gaps: Outline['gaps']): string {
  const told = gaps.slice(0, 3).map(({ why, line }) => `line ${String(line)}: ${why}`);
  const more = gaps.length - told.length;
  return [...told, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}
function packagesOf(project: Project, takes: (file: ProjectFile) => Takes): readonly UsedPackage[] {
  const found = new Map<string, UsedPackage>();
  const versions = new Map(project.manifests.flatMap((it) => Object.entries(it.dependencies)));
  const libraries = byName(project.libraries);
  const is = (name: string): UsedPackage['is'] => libraries.get(name)?.is ?? [];
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
