import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { ConfigError, dataNames, isRelative, readBase, type Config, type LoadedConfig } from './config.ts';
import { within } from './real-folder.ts';
import { projectTop } from './work-tree.ts';

/** A configuration with all that it extends. */
export interface Whole {
  readonly config: Config;
  /** Every file that has a part in it, itself last. */
  readonly files: readonly LoadedConfig[];
}

/** Configurations that extend one another beyond this are a mistake. */
const deepest = 10;

/**
 * The configuration and what it extends, as one: what it says itself comes last. Nothing outside of the project is read, but
 * for packages where they are installed; nothing is run. `at` is the folder that its patterns and modules are relative to.
 * Throws ConfigError.
 */
export function whole(loaded: LoadedConfig, at: string): Whole {
  const folder = realpathSync(at);
  const top = projectTop(realpathSync(dirname(loaded.path)));
  return gathered(loaded, { folder, top, inPackage: undefined, above: [] });
}

interface Place {
  /** Folder of the configuration that extends all of them: patterns and modules are relative to it. */
  readonly folder: string;
  readonly top: string;
  /** The package that it lies in, which it cannot lead out of by itself. */
  readonly inPackage: string | undefined;
  readonly above: readonly string[];
}

function gathered(loaded: LoadedConfig, place: Place): Whole {
  const { extends: named = [], ...own } = loaded.config;
  const bases = (typeof named === 'string' ? [named] : named).map((name, index) => {
    const fail = (why: string): ConfigError => {
      const keys = typeof named === 'string' ? ['extends'] : ['extends', index];
      return new ConfigError(`${loaded.locate(keys)} ${JSON.stringify(name)} ${why}`);
    };
    const found = find(name, dirname(loaded.path), place, fail);
    const real = realpathSync(found.path);
    const above = [...place.above, realpathSync(loaded.path)];
    if (above.includes(real)) throw fail('extends itself');
    if (place.above.length >= deepest) throw fail(`is one of more than ${deepest} that extend one another`);
    const shown = relative(place.top, found.path).split(sep).join('/');
    const base = readBase(found.path, shown);
    return gathered(base, { ...place, inPackage: found.inPackage, above });
  });
  const here = { ...own, ...(own.libraries && { libraries: modulesFrom(loaded, own.libraries, place) }) };
  return {
    config: [...bases.map((base) => base.config), here].reduce(joined),
    files: [...bases.flatMap((base) => base.files), loaded],
  };
}

type Fail = (why: string) => ConfigError;

function find(
  name: string,
  from: string,
  { top, inPackage }: Place,
  fail: Fail,
): { readonly path: string; readonly inPackage: string | undefined } {
  if (isRelative(name)) {
    const path = resolve(from, name);
    const home = inPackage ?? top;
    if (within(home, path) === undefined)
      throw fail(`leads out of ${inPackage === undefined ? 'the project' : 'its package'}`);
    if (!existsSync(path)) throw fail('is no file');
    if (within(realpathSync(home), realpathSync(path)) === undefined)
      throw fail('is a link that leads out of the project');
    return { path, inPackage };
  }
  const [, packageName, inner] = /^((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/(.+))?$/.exec(name) ?? [];
  if (packageName === undefined || inner?.split('/').includes('..') === true)
    throw fail("is neither a file ('./base.json') nor a package");
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', packageName);
    if (existsSync(folder)) {
      const path =
        inner === undefined ? dataNames.map((each) => join(folder, each)).find(existsSync) : join(folder, inner);
      if (path === undefined) throw fail(`has no ${dataNames[0]!}`);
      if (!existsSync(path)) throw fail('is no file of the package');
      const real = realpathSync(path);
      // A package manager links its packages to where it keeps them.
      if (within(realpathSync(top), real) === undefined && !real.split(sep).includes('node_modules'))
        throw fail('is a link that leads out of the project');
      return { path, inPackage: folder };
    }
    if (at === top || dirname(at) === at) throw fail('is not installed');
  }
}

/** Modules relative to the folder of the configuration that extends all others. */
function modulesFrom(
  loaded: LoadedConfig,
  libraries: NonNullable<Config['libraries']>,
  { folder, inPackage, above }: Place,
): NonNullable<Config['libraries']> {
  const own = above.length === 0 ? folder : realpathSync(dirname(loaded.path));
  return libraries.map((library, index) => {
    if (!isRelative(library.package)) return library;
    if (inPackage !== undefined)
      throw new ConfigError(
        `${loaded.locate(['libraries', index, 'module'])} the configuration of a package cannot speak of a module of the project`,
      );
    const path = posix.join(relative(folder, own).split(sep).join('/'), library.package);
    return { ...library, package: isRelative(path) ? path : `./${path}` };
  });
}

/** What the second says goes before what the first says; lists are put together. */
function joined(base: Config, own: Config): Config {
  const include = own.paths?.include ?? base.paths?.include;
  const exclude = [...(base.paths?.exclude ?? []), ...(own.paths?.exclude ?? [])];
  const failOn = own.failOn ?? base.failOn;
  return {
    paths: { ...(include && { include }), exclude },
    rules: { ...base.rules, ...own.rules },
    overrides: [...(base.overrides ?? []), ...(own.overrides ?? [])],
    ...(failOn && { failOn }),
    libraries: [...(base.libraries ?? []), ...(own.libraries ?? [])],
    public: [...(base.public ?? []), ...(own.public ?? [])],
    // Of one task is one report.
    ...(own.taskId !== undefined && { taskId: own.taskId }),
  };
}
