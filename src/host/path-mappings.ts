/** What TypeScript's configurations say about where imports lead. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import { readJson, isObject } from './manifests.ts';
import { configNames, findFile, type FileList } from './sources.ts';
import { within } from './walk.ts';

/** Configurations extend each other this deep and no deeper. */
const deepest = 8;

type Json = Readonly<Record<string, unknown>>;

/** TypeScript's `paths` and `baseUrl`. */
export class PathMappings {
  private readonly root: string;
  private readonly files: FileList;
  private readonly configs: ReadonlySet<string> | undefined;
  private readonly folders = new Map<string, Mapping>();

  /** `configs`: every configuration there is, where that is known. */
  constructor(root: string, files: FileList, configs: readonly string[] | undefined) {
    this.root = root;
    this.files = files;
    this.configs = configs && new Set(configs);
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
      mapping = this.in(folder) ?? (folder === '.' ? nothing : this.of(posix.dirname(folder))) ?? nothing;
      this.folders.set(folder, mapping);
    }
    return mapping === nothing ? undefined : mapping;
  }

  private in(folder: string): Mapping | undefined {
    const { root, configs } = this;
    const name = configNames.find((each) =>
      configs === undefined ? readText(join(root, folder, each)) !== undefined : configs.has(posix.join(folder, each)),
    );
    return name === undefined ? undefined : readMapping(join(root, folder, name));
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

function readMapping(configFile: string): Mapping {
  const options = compilerPaths(configFile, 0);
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
      first ??= makeResolver({ tsconfig: { configFile, references: 'auto' } });
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
  const json = jsonIn(path);
  if (json === undefined) return {};
  const folder = dirname(path);
  const result: CompilerPaths = {};
  if (depth < deepest) for (const base of basesOf(json, folder)) Object.assign(result, compilerPaths(base, depth + 1));
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
/** The files that `extends` means, as far as they are there. */
function basesOf(json: Json, folder: string): string[] {
  const written = Array.isArray(json.extends) ? json.extends : [json.extends];
  return written.flatMap((each) => {
    if (typeof each !== 'string') return [];
    const target = each.startsWith('.') ? join(folder, each) : join(folder, 'node_modules', each);
    const candidates = [target, `${target}.json`, join(target, 'tsconfig.json')];
    return candidates.find((candidate) => readText(candidate) !== undefined) ?? [];
  });
}

/**
 * All that is written in these configurations and in those they lead to, by path: while it stays the same, and the list
 * of files does, mappings lead where they led.
 */
export function mappingTexts(root: string, configs: readonly string[]): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  const queue = configs.map((path) => join(root, path));
  for (const path of queue) {
    const text = path in texts ? undefined : readText(path);
    if (text === undefined) continue;
    texts[path] = text;
    // Most lead nowhere, which is seen without reading them as JSON.
    if (!/"(?:extends|references)"/.test(text)) continue;
    const json = jsonIn(path) ?? {};
    queue.push(...basesOf(json, dirname(path)), ...projectsOf(json, dirname(path)));
  }
  return texts;
}
function projectsOf(json: Json, folder: string): string[] {
  return (Array.isArray(json.references) ? json.references : []).flatMap((each) => {
    const path: unknown = isObject(each) ? each.path : undefined;
    return typeof path === 'string' ? [join(folder, path), join(folder, path, 'tsconfig.json')] : [];
  });
}

function jsonIn(path: string): Json | undefined {
  try {
    return readJson(path);
  } catch {
    return undefined;
  }
}
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
