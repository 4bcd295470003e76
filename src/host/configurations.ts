import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Library } from '../libraries/kinds.ts';
import type { BaselineEntry } from '../report/report.ts';
import { ConfigError, configIn, isRelative, misplacedIn, readNamed, type Config, type LoadedConfig } from './config.ts';
import { whole } from './extended.ts';
import { IgnorePatterns } from './ignore-patterns.ts';
import { nearest } from '../facts/nearest.ts';
import { realFolder, within } from './real-folder.ts';
import { findFile } from './sources.ts';
import { baselineName, readBaseline } from './baseline.ts';
import { projectTop, workTree } from './work-tree.ts';

/** Which configuration is looked for, and what is known to judge it by. */
export interface Lookup {
  /** A file that the user named: it holds for everything, and nothing else is looked for. */
  readonly named?: string | undefined;
  /** Rules that there are. */
  readonly rules?: readonly string[];
  /** Told what a person should know: settings in a place that is not read. */
  readonly note?: (text: string) => void;
}
/** A configuration and where it lies. */
interface Governing {
  /** Below it the configuration holds, as far as no deeper one does: '' for all that is audited, else relative to it. */
  readonly folder: string;
  /** Put before a path of the audited folder to get one of the configuration's own folder. */
  readonly prefix: string;
  readonly config: Config;
  readonly excluded: IgnorePatterns;
  readonly included: IgnorePatterns | undefined;
  /** Which files of its own it says what about, by their path in its folder. */
  readonly overrides: readonly { readonly fits: IgnorePatterns; readonly rules: NonNullable<Config['rules']> }[];
  /** As it is written, without what it extends. */
  readonly own: LoadedConfig | undefined;
  /** Changes with what is written. */
  readonly text: string;
}

/**
 * The configurations that hold in an audited folder. A file has one, whoever asks about it: the nearest from its folder
 * upwards within the repository (without one: within the outermost package around it), and that one as a whole. Those
 * below the audited folder are found while its files are.
 */
export class Configurations {
  readonly #root: string;
  readonly #lookup: Lookup;
  readonly #isFixed: boolean;
  /** The first one is for all that no other is for. */
  readonly #all: Governing[];
  #baseline: Baseline | undefined;
  /** Beside the configurations of folders below; without any configuration, in any of them. */
  readonly #baselinesBelow = new Map<string, Baseline>();

  private constructor(root: string, first: Governing, isFixed: boolean, lookup: Lookup = {}) {
    this.#root = root;
    this.#all = [first];
    this.#isFixed = isFixed;
    this.#lookup = lookup;
  }

  /** One that holds for everything. */
  static of(config: Config): Configurations {
    return new Configurations('', governing(config, '', '', ''), true);
  }

  /** Those around a folder, and the baseline beside the first. Throws ConfigError. */
  static around(folder: string, lookup: Lookup = {}): Configurations {
    const root = realFolder(folder);
    const [found, place] = Configurations.#lookAround(root, lookup);
    found.#baseline = baselineOf(root, place);
    return found;
  }
  static #lookAround(root: string, lookup: Lookup): readonly [Configurations, place: string | undefined] {
    if (lookup.named !== undefined) {
      const loaded = readNamed(lookup.named);
      const place = dirname(resolve(lookup.named));
      return [new Configurations(root, judged(loaded, root, root, '', lookup), true, lookup), place];
    }
    const top = projectTop(root);
    for (let at = root; ; at = dirname(at)) {
      const loaded = lookIn(at, namesIn(at), root, lookup.note);
      if (loaded !== undefined)
        return [new Configurations(root, judged(loaded, at, root, '', lookup), false, lookup), at];
      if (at === top) return [new Configurations(root, governing({}, '', '', ''), false, lookup), undefined];
    }
  }

  /** Takes up the configuration of a folder below the audited one, if it has one. Throws ConfigError. */
  enter(folder: string, names: ReadonlySet<string>): void {
    if (this.#isFixed || folder === '') return;
    const absolute = join(this.#root, folder);
    const loaded = lookIn(absolute, names, this.#root, this.#lookup.note);
    if (loaded !== undefined) this.#all.push(judged(loaded, absolute, this.#root, folder, this.#lookup));
    const isItsPlace = loaded !== undefined || this.#all.every(({ own }) => own === undefined);
    if (this.#baseline === undefined || !isItsPlace || !names.has(baselineName)) return;
    const file = join(absolute, baselineName);
    const shown = shownFrom(this.#root, file);
    const written = readBaseline(file, shown, projectTop(this.#root));
    if (written === undefined) return;
    const entries = written.entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }));
    this.#baselinesBelow.set(folder, { file, shown, prefix: '', entries, others: [], text: written.text });
  }

  /** The one for the audited folder itself. */
  get main(): Config {
    return this.#all[0]!.config;
  }

  /** Which findings are known, beside the configuration of what is audited; undefined where nobody looked for a project's own words. */
  get baseline(): Baseline | undefined {
    return this.#baseline;
  }
  /** That one, and those of folders below. */
  get baselines(): readonly Baseline[] {
    return this.#baseline === undefined ? [] : [this.#baseline, ...this.#baselinesBelow.values()];
  }

  /** What all of them hold; undefined where there is none. */
  get known(): readonly BaselineEntry[] | undefined {
    const all = this.baselines.flatMap(({ entries }) => (entries === undefined ? [] : [entries]));
    return all.length === 0 ? undefined : all.flat();
  }

  /** The one for a file. */
  at(path: string): Config {
    return this.#governing(path).config;
  }

  /** Is the file or the folder left out? */
  excludes(path: string, isFolder = false): boolean {
    const { excluded, prefix, folder } = this.#governing(path);
    return excluded.covers(inFolder(path, prefix, folder), isFolder);
  }
  /** Are files named of which this is none? */
  omits(path: string): boolean {
    const { included, prefix, folder } = this.#governing(path);
    return included?.covers(inFolder(path, prefix, folder)) === false;
  }

  /** What all of them say of packages and modules; modules by their path from the audited folder. */
  get libraries(): readonly Library[] {
    return this.#all.flatMap(({ config, prefix, folder }) =>
      (config.libraries ?? []).flatMap((library) => {
        if (!isRelative(library.package)) return [library];
        const path = posix.join(folder, library.package);
        // What lies outside is not read, so nothing can lead there.
        if (!path.startsWith(prefix) || path.startsWith('../')) return [];
        return [{ ...library, package: `./${path.slice(prefix.length)}` }];
      }),
    );
  }

  /** Severities by rule, and those of folders with a configuration of their own. */
  get severities(): {
    readonly severities: NonNullable<Config['rules']>;
    readonly folders: readonly { readonly folder: string; readonly severities: NonNullable<Config['rules']> }[];
    readonly overrides: readonly {
      readonly covers: (path: string) => boolean;
      readonly severities: NonNullable<Config['rules']>;
    }[];
  } {
    const [first, ...others] = this.#all;
    return {
      severities: first!.config.rules ?? {},
      folders: others.map(({ folder, config }) => ({ folder, severities: config.rules ?? {} })),
      overrides: this.#all.flatMap((each) =>
        each.overrides.map(({ fits, rules }) => ({
          covers: (path) => this.#governing(path) === each && fits.covers(inFolder(path, each.prefix, each.folder)),
          severities: rules,
        })),
      ),
    };
  }

  /** Equal for equal configurations at equal places. */
  get state(): string {
    return JSON.stringify([
      this.baselines.map(({ text }) => text),
      this.#all.map(({ folder, prefix, text }) => [folder, prefix, text]),
    ]);
  }

  /** Entries of the configurations that are about nothing, each with its place: patterns that fit none of the files, or no endpoint. */
  *unused(files: readonly string[], isPublic: (pattern: string) => boolean): Generator<string> {
    for (const each of this.#all) {
      const { own, prefix, folder } = each;
      if (own === undefined) continue;
      const governed = files
        .filter((path) => this.#governing(path) === each)
        .map((path) => inFolder(path, prefix, folder));
      for (const [index, { paths }] of (own.config.overrides ?? []).entries())
        for (const [place, pattern] of paths.entries()) {
          const fits = new IgnorePatterns([pattern]);
          if (!pattern.startsWith('!') && !governed.some((path) => fits.covers(path)))
            yield `${own.locate(['overrides', index, 'paths', place])} '${pattern}' fits no file`;
        }
      for (const [index, pattern] of (own.config.public ?? []).entries())
        if (!isPublic(pattern)) yield `${own.locate(['public', index])} '${pattern}' fits no endpoint`;
    }
  }

  #governing(path: string): Governing {
    let deepest = this.#all[0]!;
    for (const each of this.#all)
      if (each.folder.length > deepest.folder.length && path.startsWith(`${each.folder}/`)) deepest = each;
    return deepest;
  }
}

/** The baseline of an audited folder. */
export interface Baseline {
  /** Where it lies, or would. */
  readonly file: string;
  /** As it is told to people. */
  readonly shown: string;
  /** Put before a path of the audited folder to get one of the baseline. */
  readonly prefix: string;
  /** Undefined: there is none yet. Paths are of the audited folder. */
  readonly entries: readonly BaselineEntry[] | undefined;
  /** Those that are not about the audited folder, as they are written. */
  readonly others: readonly BaselineEntry[];
  /** What is written in it. */
  readonly text: string | undefined;
}

/** Beside the configuration; without one the nearest from the audited folder upwards, which is also where it would be. */
function baselineOf(root: string, place: string | undefined): Baseline {
  const top = projectTop(root);
  for (let at = place ?? root; ; at = dirname(at)) {
    const file = join(at, baselineName);
    const written = readBaseline(file, shownFrom(root, file), top);
    const isLast = place !== undefined || at === top;
    if (written === undefined && !isLast) continue;
    const folder = written === undefined && place === undefined ? root : at;
    const above = within(folder, root);
    const prefix = above === undefined ? '' : `${above}/`;
    const own = written?.entries.filter(({ path }) => path.startsWith(prefix));
    const target = join(folder, baselineName);
    return {
      file: target,
      shown: shownFrom(root, target),
      prefix,
      entries: own?.map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) })),
      others: written?.entries.filter(({ path }) => !path.startsWith(prefix)) ?? [],
      text: written?.text,
    };
  }
}

/** A file as people are told of it. */
function shownFrom(root: string, file: string): string {
  return relative(workTree(root) ?? root, file)
    .split(sep)
    .join('/');
}

function inFolder(path: string, prefix: string, folder: string): string {
  return folder === '' ? prefix + path : path.slice(folder.length + 1);
}

/** The configuration in a folder, after what should be said of the folder was said. Throws ConfigError. */
function lookIn(
  absolute: string,
  names: ReadonlySet<string>,
  root: string,
  note: ((text: string) => void) | undefined,
): LoadedConfig | undefined {
  const from = workTree(root) ?? root;
  const shown = (name: string): string => relative(from, join(absolute, name)).split(sep).join('/');
  for (const text of misplacedIn(absolute, names, shown)) note?.(text);
  return configIn(absolute, names, shown);
}

/** The configuration with its meaning checked. Throws ConfigError. */
function judged(loaded: LoadedConfig, at: string, root: string, folder: string, { rules }: Lookup): Governing {
  const { config, files } = whole(loaded, at);
  const mistakes = [
    ...files.flatMap((each) => strangeRules(each, rules)),
    ...files.flatMap((each) => strangeModules(each.config, each.locate, each === loaded ? at : dirname(each.path))),
  ];
  if (mistakes.length > 0) throw new ConfigError(...mistakes);
  const above = relative(at, root).split(sep).join('/');
  const text = files.map((each) => each.text).join('\0');
  return { ...governing(config, folder, folder === '' && above !== '' ? `${above}/` : '', text), own: loaded };
}
function governing(config: Config, folder: string, prefix: string, text: string): Governing {
  const { include = [], exclude = [] } = config.paths ?? {};
  const included = include.length === 0 ? undefined : new IgnorePatterns(include);
  const overrides = (config.overrides ?? []).map(({ paths, rules }) => ({ fits: new IgnorePatterns(paths), rules }));
  return { folder, prefix, config, excluded: new IgnorePatterns(exclude), included, overrides, own: undefined, text };
}

function strangeRules({ config, locate }: LoadedConfig, rules: readonly string[] | undefined): string[] {
  if (rules === undefined) return [];
  const named = [
    ...Object.keys(config.rules ?? {}).map((id) => ({ id, keys: ['rules', id] })),
    ...(config.overrides ?? []).flatMap((each, index) =>
      Object.keys(each.rules).map((id) => ({ id, keys: ['overrides', index, 'rules', id] })),
    ),
  ];
  return named
    .filter(({ id }) => !rules.includes(id))
    .map(({ id, keys }) => {
      const near = nearest(id, rules);
      const hint = near === undefined ? 'see `backend-audit rules`' : `did you mean '${near}'?`;
      return `${locate(keys)} unknown rule '${id}'; ${hint}`;
    });
}

/** Modules of the project that are none: what is said of them would hold for nothing. */
function strangeModules({ libraries = [] }: Config, locate: LoadedConfig['locate'], folder: string): string[] {
  const files = { has: (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true };
  return libraries.flatMap((library, index) => {
    if (!isRelative(library.package)) return [];
    const path = resolve(folder, library.package);
    if ([path, `${path}.py`, join(path, '__init__.py')].some((each) => findFile(each, files) !== undefined)) return [];
    const siblings = [...namesIn(dirname(path))]
      .filter((name) => name !== basename(path))
      .map((name) => name.replace(/(?:\.d)?\.\w+$/, ''));
    const written = library.package.replace(/[^/]*$/, '');
    const near = nearest(library.package.slice(written.length), siblings);
    const hint = near === undefined ? '' : `; did you mean '${written}${near}'?`;
    return [`${locate(['libraries', index, 'module'])} no module '${library.package}'${hint}`];
  });
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}
