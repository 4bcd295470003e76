import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import type { ImportTarget } from '../linker/project.ts';
import { readJson, isObject, type PackageManifest } from './manifests.ts';
import { asSources, findFile, type FileList } from './sources.ts';
import { within } from './walk.ts';

/** Answers where an import leads. `from` is a path of the project. */
export type Resolve = (from: string, specifier: string) => ImportTarget;

interface Package {
  readonly name: string;
  readonly subpath: string;
}

/**
 * Module resolution over the session's own list of files, so that unsaved and staged files count. The disk is asked
 * (through oxc-resolver, made when first needed) only for what TypeScript's path mapping decides, and its answers are
 * kept. `declared` are modules of the project (`./src/security/access`) that count as packages of that name, because
 * the user's library knowledge says what they mean.
 */
export function createResolver(
  root: string,
  paths: Iterable<string> | FileList,
  manifests: readonly PackageManifest[] = [],
  declared: readonly string[] = [],
): Resolve {
  const resolver = new ProjectResolver(root, paths, manifests, declared);
  return (from, specifier) => resolver.resolve(from, specifier);
}

class ProjectResolver {
  private readonly files: FileList;
  /** Deepest folder first, so that the first that fits is the nearest. */
  private readonly manifests: readonly PackageManifest[];
  private readonly workspaces = new Map<string, PackageManifest>();
  private readonly listed = new Set<string>();
  /** Modules of the project that the user's library knowledge speaks of, by path. */
  private readonly declared = new Map<string, string>();
  private readonly mappings: PathMappings;

  constructor(
    root: string,
    paths: Iterable<string> | FileList,
    manifests: readonly PackageManifest[],
    declared: readonly string[],
  ) {
    this.files = 'has' in paths ? paths : new Set(paths);
    this.manifests = [...manifests].sort((a, b) => b.folder.length - a.folder.length || (a.folder < b.folder ? -1 : 1));
    for (const manifest of this.manifests) {
      if (manifest.name !== undefined) this.workspaces.set(manifest.name, manifest);
      for (const name of Object.keys(manifest.dependencies)) this.listed.add(name);
    }
    this.mappings = new PathMappings(root, this.files);
    for (const name of declared) {
      const file = findFile(posix.normalize(name).replace(/\/$/, ''), this.files);
      if (file !== undefined) this.declared.set(file, name);
    }
  }

  resolve(from: string, specifier: string): ImportTarget {
    const folder = posix.dirname(from);
    const target = from.endsWith('.py') ? this.python(folder, specifier) : this.module(from, folder, specifier);
    const declared = target.is === 'file' ? this.declared.get(target.path) : undefined;
    return declared === undefined ? target : { is: 'package', name: declared, subpath: '' };
  }

  private module(from: string, folder: string, written: string): ImportTarget {
    // `?raw` and `#fragment` are instructions to a bundler.
    const specifier = written.startsWith('#') ? written : written.replace(/[?#].*$/, '');
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return this.relative(folder, specifier);
    if (specifier.startsWith('/') || /^[A-Za-z]:[\\/]/.test(specifier)) return unresolved('an absolute path');
    if (/^(?:https?|data|file|npm|jsr):/.test(specifier)) return unresolved('a URL');
    if (specifier.startsWith('#'))
      return (
        this.internal(folder, specifier) ??
        this.mapped(from, specifier) ??
        unresolved('no such entry in imports of package.json')
      );
    if (isBuiltin(specifier)) {
      const [name = '', ...rest] = specifier.replace(/^node:/, '').split('/');
      return { is: 'package', name: `node:${name}`, subpath: rest.join('/') };
    }
    const mapped = this.mapped(from, specifier);
    if (mapped !== undefined) return mapped;
    const asked = packageOf(specifier);
    if (asked !== undefined) {
      const own = this.workspace(asked);
      if (own !== undefined) return { is: 'file', path: own };
      if (this.listed.has(asked.name)) return { is: 'package', ...asked };
    }
    const guessed = this.byConvention(folder, specifier);
    if (guessed !== undefined) return { is: 'file', path: guessed };
    return asked === undefined
      ? unresolved('not the name of a package, and no path mapping fits')
      : { is: 'package', ...asked };
  }

  private relative(folder: string, specifier: string): ImportTarget {
    const path = posix.join(folder, specifier).replace(/\/$/, '');
    if (path === '..' || path.startsWith('../')) return unresolved('outside of the audited folder');
    const at = path === '.' ? '' : path;
    const file = findFile(at, this.files);
    if (file !== undefined) return { is: 'file', path: file };
    const manifest = this.manifests.find((each) => each.folder === at);
    const entry = manifest === undefined ? undefined : this.entry(manifest, '.');
    if (entry !== undefined) return { is: 'file', path: entry };
    if (/\.(?:json|node|wasm|css|s[ac]ss|html?|svg|png|txt|md|sql|graphql|gql|ya?ml|ejs|pug|hbs)$/.test(specifier))
      return unresolved('data, not code');
    return unresolved('no such file');
  }

  /** `imports` of the nearest package.json. */
  private internal(folder: string, specifier: string): ImportTarget | undefined {
    const manifest = this.nearest(folder);
    if (manifest === undefined || !isObject(manifest.imports)) return undefined;
    for (const target of targetsOf(manifest.imports, specifier)) {
      if (target.startsWith('.')) {
        const file = asSources(manifest.folder, target, this.files)[0];
        if (file !== undefined) return { is: 'file', path: file };
      } else {
        const asked = packageOf(target);
        if (asked !== undefined) return { is: 'package', ...asked };
      }
    }
    return undefined;
  }

  private mapped(from: string, specifier: string): ImportTarget | undefined {
    const path = this.mappings.resolve(from, specifier);
    return path === undefined ? undefined : { is: 'file', path };
  }

  private workspace({ name, subpath }: Package): string | undefined {
    const manifest = this.workspaces.get(name);
    return manifest === undefined ? undefined : this.entry(manifest, subpath === '' ? '.' : `./${subpath}`);
  }

  private entry(manifest: PackageManifest, subpath: string): string | undefined {
    const { exports, folder } = manifest;
    const table =
      isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.')) ? exports : { '.': exports };
    for (const target of targetsOf(table, subpath)) {
      const file = asSources(folder, target, this.files)[0];
      if (file !== undefined) return file;
    }
    // Without `exports` any file may be asked for; with a build that is not there, by its name in the sources.
    const inside = subpath === '.' ? '.' : subpath.slice(2);
    return (
      asSources(folder, inside, this.files)[0] ??
      asSources(folder, inside === '.' ? 'src/index' : `src/${inside}`, this.files)[0]
    );
  }

  /** What start-up modules and bundlers commonly map, and TypeScript's `baseUrl` where its configuration cannot be read. */
  private byConvention(folder: string, specifier: string): string | undefined {
    const manifest = this.nearest(folder);
    const base = manifest?.folder ?? '';
    for (const [prefix, target] of Object.entries(manifest?.aliases ?? {}))
      if (specifier === prefix || specifier.startsWith(`${prefix}/`)) {
        const file = asSources(base, posix.join(target, specifier.slice(prefix.length)), this.files)[0];
        if (file !== undefined) return file;
      }
    const rooted = /^[@~]\//.exec(specifier);
    const inside = rooted === null ? specifier : specifier.slice(rooted[0].length);
    const join = (...parts: string[]): string => parts.filter((part) => part !== '').join('/');
    if (rooted !== null)
      return findFile(join(base, 'src', inside), this.files) ?? findFile(join(base, inside), this.files);
    return specifier.includes('/') && !specifier.startsWith('@') ? findFile(join(base, inside), this.files) : undefined;
  }

  private nearest(folder: string): PackageManifest | undefined {
    return this.manifests.find(
      (manifest) => manifest.folder === '' || folder === manifest.folder || folder.startsWith(`${manifest.folder}/`),
    );
  }

  /** Python: `..pkg.mod` from the package of the file, `app.mod` from the roots programs are commonly started in. */
  private python(folder: string, specifier: string): ImportTarget {
    const dots = /^\.*/.exec(specifier)![0].length;
    const inside = specifier.slice(dots).replaceAll('.', '/');
    const bases =
      dots > 0
        ? [posix.join(folder, ...Array.from({ length: dots - 1 }, () => '..'))]
        : ['', ...ancestors(folder), 'src'];
    for (const base of bases) {
      const path = posix.join(base, inside);
      for (const candidate of [`${path}.py`, `${path}/__init__.py`])
        if (this.files.has(candidate)) return { is: 'file', path: candidate };
    }
    if (dots > 0) return unresolved('no such module');
    const [name = specifier, ...rest] = specifier.split('.');
    return { is: 'package', name: ambiguous.has(name) ? `python:${name}` : name, subpath: rest.join('/') };
  }
}

/** Modules of Python's standard library whose names packages of npm bear as well. */
const ambiguous = new Set(['uuid', 'enum', 'decimal', 'datetime']);

/** TypeScript's `paths` and `baseUrl`. */
class PathMappings {
  private readonly root: string;
  private readonly files: FileList;
  private readonly folders = new Map<string, Mapping>();

  constructor(root: string, files: FileList) {
    this.root = root;
    this.files = files;
  }

  resolve(from: string, specifier: string): string | undefined {
    const mapping = this.of(posix.dirname(from));
    if (mapping?.fits(specifier) !== true) return undefined;
    let path = mapping.answers.get(specifier);
    if (path === undefined) {
      const absolute = mapping.ask(join(this.root, from), specifier);
      path = (absolute === undefined ? undefined : within(this.root, absolute)) ?? null;
      mapping.answers.set(specifier, path);
    }
    return path === null ? undefined : findFile(path, this.files);
  }

  /** The mapping that governs a folder: that of the nearest tsconfig.json or jsconfig.json at or above it. */
  private of(folder: string): Mapping | undefined {
    let mapping = this.folders.get(folder);
    if (mapping === undefined) {
      mapping =
        readMapping(this.root, folder) ?? (folder === '.' ? nothing : this.of(posix.dirname(folder))) ?? nothing;
      this.folders.set(folder, mapping);
    }
    return mapping === nothing ? undefined : mapping;
  }
}

interface Mapping {
  readonly answers: Map<string, string | null>;
  /** Cheap: could the mapping have to do with this specifier at all? */
  fits(specifier: string): boolean;
  ask(absolute: string, specifier: string): string | undefined;
}
const nothing: Mapping = { answers: new Map(), fits: () => false, ask: () => undefined };

interface CompilerPaths {
  baseUrl?: string;
  paths?: Record<string, string[]>;
}

function readMapping(root: string, folder: string): Mapping | undefined {
  const name = ['tsconfig.json', 'jsconfig.json'].find((each) => isFile(join(root, folder, each)));
  if (name === undefined) return undefined;
  const options = compilerPaths(join(root, folder, name), 0);
  const { baseUrl, paths = {} } = options;
  if (baseUrl === undefined && Object.keys(paths).length === 0) return nothing;
  const prefixes = Object.keys(paths).map((pattern) => pattern.split('*')[0]!);
  // What cannot be read of an inherited configuration (a package that is not installed) makes the resolver give up on
  // the file as a whole; the mapping as far as we could read it is then given to it as aliases.
  const alias = Object.fromEntries(
    Object.entries(paths).map(([pattern, targets]) => [pattern.includes('*') ? pattern : `${pattern}$`, targets]),
  );
  let first: ResolverFactory | undefined;
  let second: ResolverFactory | undefined;
  return {
    answers: new Map(),
    fits: (specifier) => baseUrl !== undefined || prefixes.some((prefix) => specifier.startsWith(prefix)),
    ask(absolute, specifier) {
      first ??= makeResolver({ tsconfig: { configFile: join(root, folder, name), references: 'auto' } });
      const found = first.resolveFileSync(absolute, specifier);
      if (found.path !== undefined) return found.path;
      second ??= makeResolver({ alias, ...(baseUrl === undefined ? {} : { modules: [baseUrl] }) });
      return second.resolveFileSync(absolute, specifier).path;
    },
  };
}

function makeResolver(options: NapiResolveOptions): ResolverFactory {
  const load = createRequire(import.meta.url);
  const { ResolverFactory: Factory } = load('oxc-resolver') as { readonly ResolverFactory: typeof ResolverFactory };
  return new Factory({
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.jsx': ['.tsx', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['node', 'import', 'require', 'default'],
    // A work tree may be reached by a link; answers must stay below the folder as it was named.
    symlinks: false,
    nodePath: false,
    ...options,
  });
}

/** `paths` and `baseUrl` as absolute targets, following `extends` as far as its files are there. */
function compilerPaths(path: string, depth: number): CompilerPaths {
  let json: Readonly<Record<string, unknown>>;
  try {
    json = readJson(path);
  } catch {
    return {};
  }
  const folder = join(path, '..');
  const result: CompilerPaths = {};
  const inherited = json.extends;
  for (const each of Array.isArray(inherited) ? inherited : [inherited])
    if (typeof each === 'string' && depth < 8) {
      const target = each.startsWith('.') ? join(folder, each) : join(folder, 'node_modules', each);
      for (const candidate of [target, `${target}.json`, join(target, 'tsconfig.json')])
        if (isFile(candidate)) {
          Object.assign(result, compilerPaths(candidate, depth + 1));
          break;
        }
    }
  const options = json.compilerOptions;
  if (!isObject(options)) return result;
  if (typeof options.baseUrl === 'string') result.baseUrl = join(folder, options.baseUrl);
  if (isObject(options.paths)) {
    const base = result.baseUrl ?? folder;
    result.paths = Object.fromEntries(
      Object.entries(options.paths).map(([pattern, targets]) => [
        pattern,
        (Array.isArray(targets) ? targets : [])
          .filter((each) => typeof each === 'string')
          .map((each) => join(base, each.replace('${configDir}', folder))),
      ]),
    );
  }
  return result;
}
function isFile(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Texts that a table of `exports` or `imports` gives for a key, any condition: which one a program takes is not ours to know. */
function targetsOf(table: Readonly<Record<string, unknown>>, key: string): string[] {
  const exact = table[key];
  if (exact !== undefined) return textsIn(exact, '');
  let best: { readonly prefix: string; readonly value: unknown; readonly star: string } | undefined;
  for (const [pattern, value] of Object.entries(table)) {
    const [prefix = '', suffix] = pattern.split('*');
    if (
      suffix === undefined ||
      !key.startsWith(prefix) ||
      !key.endsWith(suffix) ||
      key.length < prefix.length + suffix.length
    )
      continue;
    if (best === undefined || prefix.length > best.prefix.length)
      best = { prefix, value, star: key.slice(prefix.length, key.length - suffix.length) };
  }
  return best === undefined ? [] : textsIn(best.value, best.star);
}
function textsIn(value: unknown, star: string, depth = 0): string[] {
  if (typeof value === 'string') return value.endsWith('.d.ts') ? [] : [value.replaceAll('*', star)];
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, star, depth + 1));
  if (isObject(value))
    return Object.entries(value).flatMap(([condition, each]) =>
      condition === 'types' ? [] : textsIn(each, star, depth + 1),
    );
  return [];
}

function packageOf(specifier: string): Package | undefined {
  const match = /^(@[\w.~-]+\/[\w.~-]+|[A-Za-z0-9_~][\w.~-]*)(?:\/(.*))?$/.exec(specifier);
  return match === null ? undefined : { name: match[1]!, subpath: match[2] ?? '' };
}
function ancestors(folder: string): string[] {
  const result: string[] = [];
  for (let at = folder; at !== '.' && at !== ''; at = posix.dirname(at)) result.push(at);
  return result;
}
function unresolved(why: string): ImportTarget {
  return { is: 'unresolved', why };
}
