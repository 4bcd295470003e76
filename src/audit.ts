/** The composition root and the programmatic door: hands languages, libraries, standards and rules to the engine. */
import { performance } from 'node:perf_hooks';
import { rules } from '../rules/index.ts';
import { openSession, publicMatcher, withPublicEndpoints } from './engine/index.ts';
import type { Session, Severities } from './engine/index.ts';
import {
  Configurations,
  createResolver,
  discover,
  hostDay,
  loadFacts,
  loadSqlParserSync,
  Models,
  readDescribed,
  readyLanguages,
  sourceReader,
  Store,
} from './host/index.ts';
import { figures } from './figures/index.ts';
import type { Config, Discovered, LoadedFile, Notice } from './host/index.ts';
import { languages } from './languages/index.ts';
import { libraries } from './libraries/index.ts';
import { Linker } from './linker/index.ts';
import type { Endpoint } from './model/model.ts';
import type { Severity } from './rule.ts';
import type { Result } from './report/report.ts';
import { standards } from './standards/index.ts';

export { figures, languages, libraries, rules, standards };
export type { Session, View } from './engine/index.ts';
export type { Config, Discovered } from './host/index.ts';
export type { Library } from './libraries/kinds.ts';
export type { Finding, Result, StandardResult, SuppressedFinding } from './report/report.ts';
export type { AnyRule, Confidence, Endpoint, Location, Preset, Rule, Severity } from './rule.ts';
export type { Standard } from './standards/index.ts';

/** How to audit; every member may be left out. */
export interface AuditOptions {
  /** Instead of the configurations in and around the folder: one for everything, or those that were looked for already. */
  readonly config?: Config | Configurations;
  /** What the strict preset shows too. */
  readonly strict?: boolean;
  /** Keep what this run learns for later ones, and use what earlier ones kept; true unless said otherwise. A text names the folder. */
  readonly cache?: boolean | string;
  /** Severities by rule id for this run alone: they outrank all configurations. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Ids of the rules that are asked; all, unless said otherwise. */
  readonly only?: readonly string[];
  /** The day (`2027-01-31`) that decides whether suppressions with a last day still hold; today's unless said otherwise. */
  readonly today?: string;
  /** Threads for reading sources; by default as many as pay, 0 for none. */
  readonly workers?: number;
  /** Told what a person should know. */
  readonly note?: (text: string) => void;
  /** Told before the first file that has to be read, and after each. */
  readonly progress?: (done: number, total: number) => void;
  /** Told how many milliseconds each stage took. */
  readonly stage?: (name: string, milliseconds: number) => void;
  /** Which files there are, instead of those on disk (a commit's, say). */
  readonly discover?: (root: string, configurations: Configurations) => Discovered | Promise<Discovered>;
}

/** Audits the backend in a folder. Reads it, and runs nothing of it. */
export async function audit(root: string, options: AuditOptions = {}): Promise<Result> {
  const { session, time, close } = await opened(root, options, true);
  try {
    const result = session.result(options.strict === true ? 'strict' : 'default');
    time('judge');
    return result;
  } finally {
    close();
    time('keep');
  }
}

/** Opens the backend in a folder, to be asked again after texts of it changed. Nothing of that is kept between runs. */
export async function openAudit(
  root: string,
  options: AuditOptions = {},
): Promise<{ readonly session: Session; readonly discovered: Discovered }> {
  const { session, discovered, close } = await opened(root, { ...options, cache: false }, false);
  close();
  return { session, discovered };
}

async function opened(
  root: string,
  options: AuditOptions,
  once: boolean,
): Promise<{
  readonly session: Session;
  readonly discovered: Discovered;
  readonly time: (name: string) => void;
  readonly close: () => void;
}> {
  const { note = () => undefined, progress } = options;
  const time = stopwatch(options.stage);
  const configurations =
    options.config instanceof Configurations
      ? options.config
      : options.config === undefined
        ? configurationsAround(root, { note })
        : Configurations.of(options.config);
  const discovered = await (options.discover ?? discover)(root, configurations);
  time('discover');
  await readyLanguages(discovered.files.map(({ path }) => path));
  const { cache = true, workers } = options;
  const location = typeof cache === 'string' ? { location: cache } : {};
  const store = cache === false ? undefined : Store.open(discovered.root, { note, ...location });
  try {
    const loaded = await loadFacts(discovered, languages, {
      store,
      ...(workers === undefined ? {} : { workers }),
      ...(progress === undefined ? {} : { progress }),
    });
    time('extract');
    const models = store && new Models(store, configurations.libraries);
    const session = openBackend(discovered, configurations, {
      loaded,
      stage: time,
      once,
      ...(models && { models }),
      ...(options.rules && { forced: options.rules }),
      ...(options.only && { only: options.only }),
      ...(options.today !== undefined && { today: options.today }),
    });
    return { session, discovered, time, close: () => store?.close() };
  } catch (error) {
    store?.close();
    throw error;
  }
}

/** The endpoints of the backend in a folder. */
export async function endpointsOf(root: string, options: AuditOptions = {}): Promise<readonly Endpoint[]> {
  return (await audit(root, options)).endpoints;
}

/** Opens a session over a discovered project whose files were read. */
export function openBackend(
  discovered: Discovered,
  configurations: Configurations,
  how: {
    readonly loaded: { readonly files: readonly LoadedFile[]; readonly diagnostics: readonly Notice[] };
    readonly stage?: (name: string) => void;
    /** One question is asked, and no text changes. */
    readonly once?: boolean;
    /** What earlier runs linked. */
    readonly models?: Models;
    /** For ESLint, which obeys its own comments. */
    readonly insideEslint?: boolean;
    readonly forced?: Severities;
    readonly only?: readonly string[];
    readonly today?: string;
  },
): Session {
  const { root, manifests, documents, graphTexts } = discovered;
  const refused = [...discovered.diagnostics, ...how.loaded.diagnostics];
  const isSource = ({ path }: Notice) => languages.some((language) => language.claims(path));
  const linker = new Linker(how.models);
  const described = configurations.libraries;
  const declared = described.map((it) => it.package).filter((name) => /^\.{1,2}\//.test(name));
  const generated = discovered.clients.flatMap(({ provider, folder }) => {
    const library = libraries.find((it) => it.generators?.includes(provider));
    return library === undefined ? [] : [{ folder, package: library.package }];
  });
  const session = openSession({
    languages,
    libraries: [...libraries, ...described],
    standards,
    rules,
    figures,
    manifests,
    documents,
    graphTexts,
    once: how.once === true,
    settings: {
      ...configurations.severities,
      insideEslint: how.insideEslint === true,
      baseline: configurations.known,
      today: how.today ?? hostDay(),
      ...(how.forced && { forced: how.forced }),
      ...(how.only && { only: how.only }),
    },
    notices: refused.filter((notice) => !isSource(notice)).map((notice) => ({ ...notice, needed: false })),
    link(project) {
      const model = withPublicEndpoints(linker.link(project), (path) => configurations.at(path).public ?? none);
      how.models?.keep(linker.linked);
      how.stage?.('link');
      return model;
    },
    resolver: (files) => createResolver(root, files, { ...discovered, declared, generated }),
    textOf: sourceReader(discovered),
    parseSql: loadSqlParserSync(how.models?.statements),
    readDescribed,
  });
  const roles = new Map(discovered.files.map(({ path, role }) => [path, role]));
  // Facts may be packed still, and stay so until somebody reads them.
  for (const file of how.loaded.files) {
    const { path, role, id, outline } = file;
    session.put({ path, role, id, outline, extraction: file });
  }
  for (const notice of refused.filter(isSource))
    session.put({
      path: notice.path,
      role: roles.get(notice.path) ?? 'source',
      extraction: { refused: notice },
    });
  return session;
}

const none: readonly string[] = [];

/**
 * The configurations in and around a folder, judged by the rules that there are. Throws ConfigError and NoSuchFolder.
 */
export function configurationsAround(
  root: string,
  how: { readonly named?: string | undefined; readonly note?: (text: string) => void } = {},
): Configurations {
  return Configurations.around(root, { ...how, rules: rules.map(({ id }) => id) });
}

/** Entries of the configurations that are about nothing in this backend, in words; endpoints that are not seen may be meant. */
export function* unusedEntries(
  configurations: Configurations,
  { files, endpoints, hiding }: Result,
): Generator<string> {
  const paths = files.map(({ path }) => path);
  yield* configurations.unused(paths, (pattern) => {
    const { covers } = publicMatcher(pattern);
    return hiding.length > 0 || endpoints.some(covers);
  });
}

function stopwatch(tell: ((name: string, milliseconds: number) => void) | undefined): (name: string) => void {
  let since = performance.now();
  return (name) => {
    const now = performance.now();
    tell?.(name, now - since);
    since = now;
  };
}
