import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { ImportTarget, Resolve } from '../linker/project.ts';
import type { CompilerConfig } from './compiler-configs.ts';
import { targetsOf, type PackageManifest } from './manifests.ts';
import { PathMappings } from './path-mappings.ts';
import { asSources, findFile, longestPath, type FileList } from './sources.ts';

interface Package {
  readonly name: string;
  readonly subpath: string;
}

/** What the answers of a resolver depend on beside the list of files. */
export interface Surrounding {
  readonly manifests?: readonly PackageManifest[];
  /** What TypeScript's configurations say about it. */
  readonly configs?: readonly CompilerConfig[];
  /**
   * Modules of the project (`./src/security/access`) that count as packages of that name, because the user's library
   * knowledge says what they mean.
   */
  readonly declared?: readonly string[];
  /** Folders into which the client of a package is generated, whether it lies there or not. */
  readonly generated?: readonly GeneratedFolder[];
  /** Folders whose content deployed functions find below `/opt`. */
  readonly layers?: readonly string[];
}
interface GeneratedFolder {
  readonly folder: string;
  readonly package: string;
}

/**
 * Module resolution over the session's own list of files, so that unsaved and staged files count. The disk is not asked:
 * what lies there is the project's, and whoever looked at it has said what it holds.
 */
export function createResolver(
  root: string,
  paths: Iterable<string> & FileList,
  surrounding: Surrounding = {},
): Resolve {
  const { manifests = [], configs = [], declared = [], generated = [], layers = [] } = surrounding;
  const resolver = new ProjectResolver(root, paths, { manifests, configs, declared, generated, layers });
  // Files of one folder and one language ask alike, and each of them is asked for more than once.
  const answers = { python: new Map<string, Answers>(), other: new Map<string, Answers>() };
  const resolve: Resolve = (from, specifier) => {
    const folder = posix.dirname(from);
    const known = answers[from.endsWith('.py') ? 'python' : 'other'];
    let here = known.get(folder);
    if (here === undefined) {
      here = new Map<string, ImportTarget>();
      known.set(folder, here);
    }
    let target = here.get(specifier);
    if (target === undefined) here.set(specifier, (target = resolver.resolve(from, specifier)));
    return target;
  };
  let key: string | undefined;
  return Object.defineProperty(resolve, 'key', {
    get: () => (key ??= JSON.stringify([[...paths], manifests, declared, configs, generated, layers])),
  });
}

type Answers = Map<string, ImportTarget>;

class ProjectResolver {
  private readonly files: FileList;
  /** Deepest folder first, so that the first that fits is the nearest. */
  private readonly manifests: readonly PackageManifest[];
  private readonly byFolder: ReadonlyMap<string, PackageManifest>;
  private readonly workspaces = new Map<string, PackageManifest>();
  private readonly listed = new Set<string>();
  /** Modules of the project that the user's library knowledge speaks of, by path. */
  private readonly declared = new Map<string, string>();
  private readonly mappings: PathMappings;
  private readonly generated: readonly GeneratedFolder[];
  private readonly layers: readonly string[];

  constructor(
    root: string,
    files: FileList,
    { manifests, configs, declared, generated, layers }: Required<Surrounding>,
  ) {
    this.generated = generated;
    this.layers = layers;
    this.files = files;
    this.manifests = [...manifests].sort((a, b) => b.folder.length - a.folder.length || (a.folder < b.folder ? -1 : 1));
    this.byFolder = new Map(this.manifests.map((manifest) => [manifest.folder, manifest]));
    for (const manifest of this.manifests) {
      if (manifest.name !== undefined && !manifest.hasNamesake) this.workspaces.set(manifest.name, manifest);
      for (const name of Object.keys(manifest.dependencies)) this.listed.add(name);
    }
    this.mappings = new PathMappings(root, configs, (path) => this.file(path) ?? (this.generatedAt(path) && path));
    for (const name of declared) {
      const file = findFile(posix.normalize(name).replace(/\/$/, ''), this.files);
      if (file !== undefined) this.declared.set(file, name);
    }
  }

  resolve(from: string, specifier: string): ImportTarget {
    if (specifier.length > longestPath) return unresolved('longer than a path can be');
    const folder = posix.dirname(from);
    const target = from.endsWith('.py') ? this.python(folder, specifier) : this.module(from, folder, specifier);
    const declared =
      target.is === 'file' ? (this.generatedAt(target.path) ?? this.declared.get(target.path)) : undefined;
    return declared === undefined ? target : { is: 'package', name: declared, subpath: '' };
  }

  private module(from: string, folder: string, written: string): ImportTarget {
    // `?raw` and `#fragment` are instructions to a bundler.
    const extra = written.startsWith('#') ? -1 : written.search(/[?#]/);
    const specifier = extra === -1 ? written : written.slice(0, extra);
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return this.relative(folder, specifier);
    if (specifier.startsWith('/') || /^[A-Za-z]:[\\/]/.test(specifier))
      return this.layered(specifier) ?? unresolved('an absolute path');
    if (/^(?:https?|data|file|npm|jsr):/.test(specifier)) return unresolved('a URL');
    if (specifier.startsWith('#'))
      return (
        this.internal(folder, specifier) ??
        this.mapped(from, specifier) ??
        this.named(folder, specifier) ??
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

  /** What a layer of deployed functions brings, which they find below `/opt`. */
  private layered(specifier: string): ImportTarget | undefined {
    const [, inside] = /^\/opt\/(.+)$/.exec(specifier) ?? [];
    if (inside === undefined) return undefined;
    for (const layer of this.layers) {
      const path = this.file(posix.join(layer, inside));
      if (path !== undefined) return { is: 'file', path };
    }
    return undefined;
  }

  private relative(folder: string, specifier: string): ImportTarget {
    const path = posix.join(folder, specifier).replace(/\/$/, '');
    if (this.generatedAt(path) !== undefined) return { is: 'file', path };
    if (path === '..' || path.startsWith('../')) return unresolved('outside of the audited folder');
    const at = path === '.' ? '' : path;
    const file = this.file(at);
    if (file !== undefined) return { is: 'file', path: file };
    if (/\.(?:json|node|wasm|css|s[ac]ss|html?|svg|png|txt|md|sql|graphql|gql|ya?ml|ejs|pug|hbs)$/.test(specifier))
      return unresolved('data, not code');
    return unresolved('no such file');
  }

  /** The package whose client is generated at a path. */
  private generatedAt(path: string): string | undefined {
    return this.generated.find(({ folder }) => path === folder || path.startsWith(`${folder}/`))?.package;
  }

  /** The source that a path means, which may be that of a folder with a manifest. */
  private file(path: string): string | undefined {
    const file = findFile(path, this.files);
    if (file !== undefined) return file;
    const manifest = this.byFolder.get(path);
    return manifest === undefined ? undefined : this.entry(manifest, '.');
  }

  /** `imports` of the nearest package.json. */
  private internal(folder: string, specifier: string): ImportTarget | undefined {
    const manifest = this.nearest(folder);
    if (manifest === undefined) return undefined;
    for (const target of targetsOf(manifest.imports, specifier)) {
      if (target.startsWith('.')) {
        const file = this.source(manifest.folder, target);
        if (file !== undefined) return { is: 'file', path: file };
      } else {
        const asked = packageOf(target);
        if (asked !== undefined) return { is: 'package', ...asked };
      }
    }
    return undefined;
  }

  /** A folder of the package that a framework has a name for: `#shared/limits`. */
  private named(folder: string, specifier: string): ImportTarget | undefined {
    const [, inside] = /^#(\w+\/.+)$/.exec(specifier) ?? [];
    const path = inside && this.found(posix.join(this.nearest(folder)?.folder ?? '', inside));
    return path === undefined || path === '' ? undefined : { is: 'file', path };
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
    for (const target of targetsOf(exports, subpath)) {
      const file = this.source(folder, target);
      if (file !== undefined) return file;
    }
    // Without `exports` any file may be asked for; with a build that is not there, by its name in the sources.
    const inside = subpath === '.' ? '.' : subpath.slice(2);
    return (
      this.source(folder, inside) ?? asSources(folder, inside === '.' ? 'src/index' : `src/${inside}`, this.files)[0]
    );
  }

  /** What start-up modules and bundlers commonly map, and TypeScript's `baseUrl` where its configuration cannot be read. */
  private byConvention(folder: string, specifier: string): string | undefined {
    const manifest = this.nearest(folder);
    const base = manifest?.folder ?? '';
    for (const [prefix, target] of Object.entries(manifest?.aliases ?? {}))
      if (specifier === prefix || specifier.startsWith(`${prefix}/`)) {
        const file = this.source(base, posix.join(target, specifier.slice(prefix.length)));
        if (file !== undefined) return file;
      }
    const rooted = /^(?:@@?|~~?)\//.exec(specifier);
    const inside = rooted === null ? specifier : specifier.slice(rooted[0].length);
    const join = (...parts: string[]): string => parts.filter((part) => part !== '').join('/');
    if (rooted !== null)
      return (
        this.found(join(base, 'src', inside)) ?? this.found(join(base, inside)) ?? this.aside(folder, base, inside)
      );
    // Names of frameworks whose own configuration of the compiler is only there after a build.
    const [, named] = /^\$\/?(\w+(?:\/.*)?)$/.exec(specifier) ?? [];
    if (named !== undefined) return this.found(join(base, 'src', named)) ?? this.found(join(base, 'src/lib', named));
    return specifier.includes('/') && !specifier.startsWith('@') ? this.found(join(base, inside)) : undefined;
  }

  /** From the nearest folder around a file in which it is there: frameworks may be told in which folder their sources lie. */
  private aside(folder: string, base: string, inside: string): string | undefined {
    for (const above of ancestors(folder)) {
      if (above === base || (base !== '' && !above.startsWith(`${base}/`))) return undefined;
      const file = this.found(posix.join(above, inside));
      if (file !== undefined) return file;
    }
    return undefined;
  }

  /** The file that a path means, there or to be generated. */
  private found(path: string): string | undefined {
    return this.generatedAt(path) === undefined ? findFile(path, this.files) : path;
  }
  /** The same of what a manifest names. */
  private source(folder: string, named: string): string | undefined {
    const path = posix.join(folder, named);
    return this.generatedAt(path) === undefined ? asSources(folder, named, this.files)[0] : path;
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

/** The package that a specifier names; a scope may say who resolves it (`@ioc:Adonis/Core/Route`). */
function packageOf(specifier: string): Package | undefined {
  const match = /^(@[\w.~:-]+\/[\w.~-]+|[A-Za-z0-9_~][\w.~-]*)(?:\/(.*))?$/.exec(specifier);
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
