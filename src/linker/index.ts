/**
 * Facts and library knowledge in, one backend model out. May import facts, libraries and model; knows no language, no
 * parser and no package by name.
 */
import type { Outline } from '../facts/outline.ts';
import type { BackendModel, Failed, FileRecord, Unresolved, UsedPackage } from '../model/model.ts';
import { Apis, byName } from './apis.ts';
import { lostFunctions } from './deployed.ts';
import { byFile, failedAt } from './failures.ts';
import { linkPart, type PartModel } from './link-part.ts';
import { clientFiles } from './clients.ts';
import { withMadeModules } from './made-modules.ts';
import { partsOf } from './parts.ts';
import { byPlace } from './places.ts';
import type { Library } from '../libraries/kinds.ts';
import { silentFrameworks, unreadFiles } from './silent-frameworks.ts';
import type { ImportTarget, Project, ProjectFile, Resolve } from './project.ts';
import type { Takes } from './takes.ts';
import { TakesTable } from './takes-table.ts';
import { withTests } from './test-files.ts';

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

/** A project linked; and what threw, looked-up imports aside. */
interface Attempt {
  readonly model: () => BackendModel;
  readonly failed: readonly Failed[];
}

/** Links a project again and again, and only what may have changed since the last time. */
export class Linker {
  private readonly known: KnownModels | undefined;
  /** Where imports lead, as long as the same answerer answers. */
  private resolve: Resolve | undefined;
  /** Imports whose looking up threw. */
  private lookups = new Map<string, Failed>();
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
    const { resolve, parts, takes, lookups } = this;
    // What could not be looked up is looked up again the next time.
    if (resolve?.key === undefined || lookups.size > 0) return parts;
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

  link(given: Project): BackendModel {
    let made: Attempt | undefined;
    let thrown: unknown;
    try {
      made = this.attempt(given);
      if (made.failed.length === 0) return made.model();
    } catch (error) {
      thrown = error;
    }
    // Is it our knowledge about a package that cannot be read? Then it is as if we knew nothing about that package.
    const { sound, unsound } = soundOf(given.libraries);
    if (unsound.length > 0) made = this.attempt({ ...given, libraries: sound }, unsound);
    if (made === undefined) throw thrown;
    return made.model();
  }

  private attempt(given: Project, before: readonly Failed[] = []): Attempt {
    if (this.resolve !== given.resolve) {
      this.resolve = given.resolve;
      this.lookups = new Map();
      // The key is long, and made only where somebody may know it.
      const key = this.known && given.resolve.key;
      this.takes = new TakesTable(key === undefined ? undefined : this.known?.get(takesKey(key)));
    }
    const asked = { ...given, resolve: withMadeModules(noting(given.resolve, this.lookups), given.libraries) };
    const failed: Failed[] = [...before];
    const tried = <T>(work: 'clients' | 'parts' | 'part', path: string, instead: () => T, run: () => T): T => {
      try {
        return run();
      } catch (error) {
        failed.push(failedAt(work, { path }, error));
        return instead();
      }
    };
    const takes = (file: ProjectFile): Takes => this.takes.of(file, asked.resolve);
    const all = { ...asked, files: withTests(asked, takes) };
    const clients = tried(
      'clients',
      '',
      () => new Set<string>(),
      () => clientFiles(all, takes),
    );
    const project = clients.size === 0 ? all : { ...all, files: all.files.filter(({ path }) => !clients.has(path)) };
    const used = usedPackages(project, takes);
    const texts = (project.graphTexts ?? []).map(({ path, id }) => `${path} ${id}`).join();
    const around = `${JSON.stringify(project.manifests)} ${texts} ${[...used].sort().join(' ')}`;
    const apis = (): Apis => this.apisFor(around, project, used);
    let parts: ReadonlyMap<string, LinkedPart> = new Map();
    const lost = new Set<string>();
    const together = tried<readonly (readonly ProjectFile[])[]>(
      'parts',
      '',
      () => [project.files.filter(({ role }) => role !== 'test')],
      () => partsOf(project.files, takes, project.manifests, project.libraries),
    );
    // A large part is linked when the facts of the others are not needed any more.
    const order = [...together].sort((a, b) => a.length - b.length);
    const made = new Map<readonly ProjectFile[], readonly [key: string, part: LinkedPart]>();
    for (const files of order) {
      const key = [around, ...files.map((file) => this.keyOf(file, takes(file)))].join('\n');
      const part = { ...project, files };
      const before = this.parts.get(key)?.model ?? this.known?.get(key);
      const instead = (): undefined => {
        for (const { path } of files) lost.add(path);
      };
      const model =
        (before as PartModel | undefined) ?? tried('part', files[0]!.path, instead, () => linkPart(part, apis()));
      if (model !== undefined) made.set(files, [key, { project: part, model, isNew: before === undefined }]);
      for (const file of files) file.release?.();
    }
    this.parts = parts = new Map(together.flatMap((files) => (made.has(files) ? [made.get(files)!] : [])));
    const led = new Set(
      [...parts.values()].flatMap(({ model }) => model.led.map(({ file, line }) => `${file}:${String(line)}`)),
    );
    const records = filesOf(all, clients, takes, lost, led);
    const found = [...failed, ...[...parts.values()].flatMap((part) => part.model.failed)];
    const model = (): BackendModel =>
      merged([...parts.values()], project, takes, records, [...failed, ...this.lookups.values()]);
    return { model, failed: found };
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

/** Asks where an import leads; one whose looking up throws leads nowhere, and is noted. */
function noting(resolve: Resolve, lookups: Map<string, Failed>): Resolve {
  const asked = (from: string, specifier: string): ImportTarget => {
    try {
      return resolve(from, specifier);
    } catch (error) {
      lookups.set(`${from} ${specifier}`, failedAt('import', { path: from }, error, specifier));
      return { is: 'unresolved', why: 'looking it up failed' };
    }
  };
  return asked;
}
/** Libraries all of whose members can be read, and those that throw when they are. */
function soundOf(libraries: readonly Library[]): { readonly sound: Library[]; readonly unsound: Failed[] } {
  const sound: Library[] = [];
  const unsound: Failed[] = [];
  for (const [index, library] of libraries.entries()) {
    let name = `number ${String(index + 1)}`;
    try {
      name = library.package;
      sound.push({ ...library });
    } catch (error) {
      unsound.push(failedAt('library', { path: '' }, error, name));
    }
  }
  return { sound, unsound };
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

/** Documents that files hold. */
function describedIn({ documents = [] }: Project): BackendModel['documents'] {
  return documents.map(({ path, operations, complete }) => ({
    at: { path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    made: 'file',
    covers: [],
    operations,
    complete,
  }));
}
function merged(
  parts: readonly LinkedPart[],
  project: Project,
  takes: (file: ProjectFile) => Takes,
  files: readonly FileRecord[],
  around: readonly Failed[],
): BackendModel {
  const all = <K extends keyof PartModel>(list: K): NonNullable<PartModel[K]> =>
    parts.flatMap(({ model }): readonly unknown[] => model[list] ?? []).sort(byPlaceOf) as never;
  const failed = new Map<string, Failed>();
  const note = (list: readonly Failed[]): void => {
    for (const it of list) failed.set(JSON.stringify(it), it);
  };
  note(around);
  for (const { model } of parts) note(model.failed);
  const endpoints = all('endpoints');
  const packages = packagesOf(project, takes);
  return {
    endpoints,
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
    tokens: all('tokens'),
    passwords: all('passwords'),
    ciphers: all('ciphers'),
    sessions: all('sessions'),
    limiters: all('limiters'),
    parsers: all('parsers'),
    signatures: all('signatures'),
    blocking: all('blocking'),
    documents: [...describedIn(project), ...all('documents')],
    wiring: all('wiring'),
    thrown: all('thrown'),
    merges: all('merges'),
    sinks: all('sinks'),
    modules: all('modules'),
    features: all('features'),
    failed: [...failed.values()].sort(byFile),
    unresolved: [
      ...all('unresolved'),
      ...project.files.flatMap((file) => takes(file).unresolved),
      ...lostFunctions(project.manifests),
      ...silentFrameworks(packages, endpoints, project.libraries),
      ...unreadFiles(project, endpoints),
    ].sort(byPlace),
    packages,
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
  lost: ReadonlySet<string>,
  led: ReadonlySet<string>,
): readonly FileRecord[] {
  const needed = new Set<string>();
  for (const file of files) if (!clients.has(file.path)) for (const path of takes(file).needed) needed.add(path);
  return files.map(({ path, role, outline: { language, gaps: all, directives } }): FileRecord => {
    const isClient = clients.has(path);
    const gaps =
      led.size === 0
        ? all
        : all.filter(({ why, line }) => !why.endsWith(COMPUTED) || !led.has(`${path}:${String(line)}`));
    if (lost.has(path))
      return { path, language, state: 'skipped', reason: 'its analysis failed', needed: true, role, directives };
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
/** What facts say of an import whose specifier only the linker can know. */
const COMPUTED = 'of a computed path';
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
  const known = (name: string): Omit<UsedPackage, 'at' | 'version'> => {
    const { is = [], policies, limitsAttempts, scheme: given } = libraries.get(name) ?? {};
    const scheme = typeof given === 'object' ? given[name] : given;
    return {
      name,
      is,
      ...(scheme !== undefined && { scheme }),
      ...(policies && { policies }),
      ...(limitsAttempts && { limitsAttempts }),
    };
  };
  for (const [name, version] of versions) found.set(name, { ...known(name), version });
  for (const file of project.files) {
    if (file.role === 'test') continue;
    for (const [name, at] of takes(file).packages) {
      const before = found.get(name);
      if (before?.at === undefined) found.set(name, { ...before, ...known(name), at });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
