/** What TypeScript's configurations say about where imports lead, read once each. */
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { targetsOf } from './manifests.ts';
import { isObject, readJson, Refused } from './project-file.ts';
import { configNames, longestPath } from './sources.ts';
import type { Notice } from './notice.ts';

type Json = Readonly<Record<string, unknown>>;

/** `paths` and `baseUrl` of one configuration with what it inherits. */
export interface PathMapping {
  /** The folder of the configuration, absolute, as all folders here. */
  readonly folder: string;
  readonly baseUrl?: string;
  /** `targets` are relative to `from`. */
  readonly paths?: {
    readonly from: string;
    readonly targets: readonly (readonly [pattern: string, targets: readonly string[]])[];
  };
}
/** The configuration that governs a folder, with those that it refers to for files below their own folders. */
export interface CompilerConfig extends PathMapping {
  readonly references: readonly PathMapping[];
}

/**
 * One configuration leads to so many others, by `extends` and as references, and no more are followed. People write
 * chains of three or four.
 */
const most = 100;

/** Reads the configurations at `paths` below `root` and those that they lead to, wherever they lie. Never throws. */
export function readCompilerConfigs(
  root: string,
  paths: readonly string[],
): { readonly configs: readonly CompilerConfig[]; readonly notices: readonly Notice[] } {
  const reader = new Reader(root);
  const governing = new Map<string, string>();
  for (const name of configNames)
    for (const path of paths) {
      const absolute = join(root, path);
      if (path === name || path.endsWith(`/${name}`))
        if (!governing.has(dirname(absolute))) governing.set(dirname(absolute), absolute);
    }
  const configs = [...governing.values()].map((path) => reader.config(path));
  return { configs, notices: reader.notices };
}

class Reader {
  readonly notices: Notice[] = [];
  private readonly root: string;
  /** By path; null: there is no such file, or it was refused. */
  private readonly files = new Map<string, Json | null>();
  private readonly bases = new Map<string, readonly string[]>();

  constructor(root: string) {
    this.root = root;
  }

  config(path: string): CompilerConfig {
    const json = this.json(path);
    const written = Array.isArray(json?.references) ? json.references : [];
    if (written.length > most) this.tell(path, 'too-large', `refers to more than ${most} others; the rest is not read`);
    const references = written.slice(0, most).flatMap((each) => {
      const named: unknown = isObject(each) ? each.path : undefined;
      if (!isPath(named)) return [];
      const target = resolve(dirname(path), named);
      const found = [target, join(target, 'tsconfig.json')].find((candidate) => this.json(candidate) !== undefined);
      return found === undefined || found === path ? [] : [this.mapping(found)];
    });
    return { ...this.mapping(path), references };
  }

  private mapping(path: string): PathMapping {
    const folder = dirname(path);
    const placed = (text: string): string => text.replace('${configDir}', () => folder);
    const baseUrl = this.inherited(path, ({ baseUrl: written }, at) =>
      isPath(written) ? resolve(at, placed(written)) : undefined,
    );
    const paths = this.inherited(path, ({ paths: written }, at) =>
      isObject(written) ? { from: at, written } : undefined,
    );
    return {
      folder,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(paths === undefined
        ? {}
        : {
            paths: {
              from: baseUrl ?? paths.from,
              targets: Object.entries(paths.written).map(([pattern, targets]) => [
                pattern,
                (Array.isArray(targets) ? targets : []).filter(isPath).map(placed),
              ]),
            },
          }),
    };
  }

  /**
   * The value that holds: the configuration's own, else that of the last of its bases that has one. Each file is asked
   * once, however many ways lead to it.
   */
  private inherited<T>(path: string, valueOf: (options: Json, folder: string) => T | undefined): T | undefined {
    const seen = new Set<string>();
    const stack = [path];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (seen.has(at)) continue;
      if (seen.size > most) {
        this.tell(path, 'too-deep', `extends more than ${most} others; the rest is not read`);
        return undefined;
      }
      seen.add(at);
      const json = this.json(at);
      const options = json?.compilerOptions;
      const value = isObject(options) ? valueOf(options, dirname(at)) : undefined;
      if (value !== undefined) return value;
      if (json !== undefined) stack.push(...this.basesOf(at, json));
    }
    return undefined;
  }

  /** The files that `extends` means, as far as they are there. */
  private basesOf(path: string, json: Json): readonly string[] {
    let bases = this.bases.get(path);
    if (bases === undefined) {
      const written = Array.isArray(json.extends) ? json.extends : [json.extends];
      if (written.length > most) this.tell(path, 'too-large', `extends more than ${most} others; the rest is not read`);
      bases = written.slice(0, most).flatMap((each) => (isPath(each) ? (this.base(dirname(path), each) ?? []) : []));
      this.bases.set(path, bases);
    }
    return bases;
  }
  private base(folder: string, named: string): string | undefined {
    if (/^\.{1,2}(?:\/|$)/.test(named) || isAbsolute(named)) return this.first(resolve(folder, named));
    const [, name = '', subpath = ''] = /^(@[^/]+\/[^/]+|[^/]+)(.*)$/.exec(named) ?? [];
    for (let at = folder; ; at = dirname(at)) {
      const modules = join(at, 'node_modules');
      const found = this.first(join(modules, named));
      if (found !== undefined) return found;
      const manifest = this.json(join(modules, name, 'package.json'), 'manifest');
      const { exports, tsconfig } = manifest ?? {};
      const inside = [
        ...targetsOf(exports, `.${subpath}`),
        ...(subpath === '' && typeof tsconfig === 'string' ? [tsconfig] : []),
      ];
      for (const each of inside) {
        const target = join(modules, name, each);
        if (this.json(target) !== undefined) return target;
      }
      if (dirname(at) === at) return undefined;
    }
  }
  private first(target: string): string | undefined {
    const candidates = [target, `${target}.json`, join(target, 'tsconfig.json')];
    return candidates.find((candidate) => this.json(candidate) !== undefined);
  }

  private json(path: string, kind: 'compiler' | 'manifest' = 'compiler'): Json | undefined {
    let json = this.files.get(path);
    if (json === undefined) {
      const read = readJson(path, kind);
      if (read instanceof Refused) this.tell(path, read.code, read.message);
      // What is there and cannot be read is found all the same: nothing else is meant by its name.
      json = read instanceof Refused ? {} : (read ?? null);
      this.files.set(path, json);
    }
    return json ?? undefined;
  }

  private tell(path: string, code: Notice['code'], message: string): void {
    const told = { path: relative(this.root, path).split(sep).join('/'), code, message };
    if (!this.notices.some((each) => each.path === told.path && each.message === message)) this.notices.push(told);
  }
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestPath;
}
