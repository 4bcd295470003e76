import type { Location } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { Library } from '../libraries/kinds.ts';
import type { ImportTarget, Manifest, FileRole, Project } from '../linker/project.ts';
import type { BackendModel, Failed, FileRecord } from '../model/model.ts';
import type { Diagnostic } from '../report/report.ts';
import { diagnosticOf } from './failures.ts';
import { quoted } from './message.ts';
import { byText } from './order.ts';
import type { RuleOutcome } from './run.ts';

/** A file that gave no facts. */
export interface Refused {
  readonly path: string;
  readonly role: FileRole;
  readonly language: string;
  readonly ecosystem?: 'npm' | 'pypi' | undefined;
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}
/** A file that gave facts, as far as its imports go. */
export interface Importer {
  readonly path: string;
  readonly role: FileRole;
  readonly outline: Outline;
}

/** Files without which the answers about an application are not worth much, and why the analysis does not count then. */
export interface Lack {
  readonly needed: ReadonlySet<string>;
  readonly lacking: readonly string[];
}

/**
 * Which of the refused files are needed: those that analysed code of an application imports or a manifest starts at, those
 * that may be all there is of a server framework, and all where nothing else was analysed.
 */
export function lackOf(
  refused: readonly Refused[],
  importers: readonly Importer[],
  model: BackendModel,
  project: Pick<Project, 'manifests' | 'libraries'>,
  resolve: (from: string, specifier: string) => ImportTarget,
): Lack {
  const lacking: string[] = [];
  const needed = importedAmong(refused, importers, model, project.manifests, resolve);
  if (needed.size > 0) lacking.push('files that the backend needs could not be analysed');
  // Declarations tell what others hold, and run nowhere.
  const sources = refused.filter(({ role, path }) => role !== 'test' && !/\.d\.[cm]?ts$/.test(path));
  for (const name of unseenFrameworks(model, project)) {
    const of = sources.filter((file) => mayUse(file, name, project));
    if (of.length === 0) continue;
    for (const { path } of of) needed.add(path);
    lacking.push(`${name} is a dependency, and nothing of it could be analysed`);
  }
  const analysed = model.files.some(({ role, state }) => role !== 'test' && state !== 'skipped');
  const lost = model.files.some(({ role, state }) => role !== 'test' && state === 'skipped');
  if (model.files.length === 0 && refused.length === 0) lacking.push('no source file was found');
  else if (!analysed && (lost || sources.length > 0)) {
    for (const { path } of sources) needed.add(path);
    lacking.push('no source file could be analysed');
  }
  return { needed, lacking };
}

/** Server frameworks that a manifest lists and that no analysed file has anything of. */
function unseenFrameworks(model: BackendModel, { libraries }: Pick<Project, 'libraries'>): readonly string[] {
  const serving = new Set(model.endpoints.map(({ framework }) => framework));
  return model.packages.flatMap(({ name, is, version, at }) => {
    if (!is.includes('framework') || version === undefined || at !== undefined || serving.has(name)) return [];
    const library = libraries.find((it) => it.package === name || it.aliases?.includes(name) === true);
    // A framework that reads folders by itself need not be imported.
    return library === undefined ||
      !hasEndpoints(library) ||
      library.fileRoutes !== undefined ||
      library.placedRoutes !== undefined ||
      serving.has(library.package)
      ? []
      : name;
  });
}
/** It has endpoints of its own, and does not only stand before those of others. */
function hasEndpoints({ applications, routes, decorators = [], starts }: Library): boolean {
  return (
    applications !== undefined ||
    routes !== undefined ||
    starts !== undefined ||
    decorators.some(({ does }) => does === 'route' || does === 'controller')
  );
}
function mayUse({ path, ecosystem }: Refused, name: string, { manifests }: Pick<Project, 'manifests'>): boolean {
  // What manifests list are packages of npm.
  return (
    ecosystem !== 'pypi' &&
    manifests.some(
      ({ folder, dependencies }) =>
        Object.hasOwn(dependencies, name) && (folder === '' || path.startsWith(`${folder}/`)),
    )
  );
}

/** Roles of files that are no part of an application, so that what they import is not needed for one. */
const aside: ReadonlySet<FileRole> = new Set<FileRole>(['test', 'script', 'client']);

/** Paths among the refused that analysed code of an application imports, or that a manifest names as entry points. */
function importedAmong(
  refused: readonly Refused[],
  importers: readonly Importer[],
  model: BackendModel,
  manifests: readonly Manifest[],
  resolve: (from: string, specifier: string) => ImportTarget,
): Set<string> {
  const wanted = new Set(refused.map(({ path }) => path));
  const needed = new Set<string>();
  if (wanted.size === 0) return needed;
  for (const entry of manifests.flatMap(({ entries }) => entries)) if (wanted.has(entry)) needed.add(entry);
  // Which files run in a browser is known when all are put together.
  const roles = new Map(model.files.map(({ path, role }) => [path, role]));
  for (const { path, role, outline } of importers) {
    if (aside.has(roles.get(path) ?? role)) continue;
    for (const specifier of specifiersOf(outline)) {
      const target = resolve(path, specifier);
      if (target.is === 'file' && wanted.has(target.path)) needed.add(target.path);
    }
  }
  return needed;
}

function specifiersOf({ imports, reexports }: Outline): ReadonlySet<string> {
  const used = imports.filter(({ typeOnly }) => typeOnly !== true).map(({ from }) => from);
  return new Set([...used, ...reexports]);
}

/** What the linker says of the files it was given, and the refused ones among them. */
export function filesOf(model: BackendModel, refused: readonly Refused[], needed: ReadonlySet<string>): FileRecord[] {
  const skipped = refused.map(({ path, language, role, message }): FileRecord => ({
    path,
    language,
    state: 'skipped',
    reason: quoted(message),
    needed: needed.has(path),
    role,
    directives: [],
  }));
  return [...model.files, ...skipped].sort((a, b) => byText(a.path, b.path));
}

/** What was noticed before, and one diagnostic for each refused file, each failed rule and all other work that failed. */
export function diagnosticsOf(
  refused: readonly Refused[],
  needed: ReadonlySet<string>,
  outcomes: readonly RuleOutcome[],
  notices: readonly Diagnostic[],
  failed: readonly Failed[],
): Diagnostic[] {
  const files = refused.map(({ path, code, message, line }): Diagnostic => ({
    path,
    code,
    message: quoted(message),
    ...(line === undefined ? {} : { line }),
    needed: needed.has(path),
  }));
  const failures = outcomes.flatMap(({ rule, failure }): Diagnostic[] => {
    if (failure === undefined) return [];
    const often = failure.times > 1 ? ` (${failure.times} times)` : '';
    const message = `the rule ${rule.id} failed: ${failure.message}${often}`;
    const place = failure.at === undefined ? {} : { line: failure.at.line };
    return [{ path: failure.at?.path ?? '', code: 'rule-failed', message, ...place, needed: false }];
  });
  return inOrder([...notices, ...files, ...failures, ...failed.map(diagnosticOf)]);
}
/** One for each server framework that a manifest lists, or an analysed file imports, and whose endpoints nobody reads. */
export function unreadFrameworks(model: BackendModel, libraries: readonly Library[]): readonly Diagnostic[] {
  // The user's own knowledge of a package comes last, and counts.
  const unread = new Map(
    libraries.flatMap((it) => [it.package, ...(it.aliases ?? [])].map((name) => [name, it.unread === true])),
  );
  const listed = model.packages.flatMap(({ name, at }) =>
    unread.get(name) === true ? [unreadFramework(name, 'serves requests', at)] : [],
  );
  // Packages that nothing is known about, and that look like frameworks by how they are used.
  const strangers = new Map<string, Diagnostic>();
  for (const { at, unread: name } of model.unresolved)
    if (name !== undefined && !strangers.has(name))
      strangers.set(name, unreadFramework(name, 'seems to serve requests', at));
  return [...listed, ...strangers.values()];
}
function unreadFramework(name: string, serves: string, at: Location | undefined): Diagnostic {
  return {
    path: at?.path ?? '',
    code: 'framework-unread',
    message: `${name} ${serves}, and its endpoints are not read; "libraries" in the configuration can describe it`,
    ...(at !== undefined && { line: at.line }),
    needed: true,
  };
}
/** By file and line. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => byText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || byText(a.message, b.message),
  );
}
