/** TypeScript's path mapping over the session's own list of files. */
import { join, posix, resolve } from 'node:path';
import type { CompilerConfig, PathMapping } from './compiler-configs.ts';
import { within } from './real-folder.ts';

/** A mapping made ready to be asked. */
interface Ready {
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly from: string;
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** Longest prefix first. */
  readonly wild: readonly { readonly prefix: string; readonly suffix: string; readonly targets: readonly string[] }[];
}
interface Governing {
  readonly own: Ready;
  readonly references: readonly Ready[];
}

/** TypeScript's `paths` and `baseUrl`. */
export class PathMappings {
  private readonly root: string;
  private readonly find: (path: string) => string | undefined;
  private readonly configs: ReadonlyMap<string, CompilerConfig>;
  private readonly governing = new Map<string, Governing | null>();

  /** `find`: the source that a path without an ending means. */
  constructor(root: string, configs: readonly CompilerConfig[], find: (path: string) => string | undefined) {
    this.root = root;
    this.find = find;
    this.configs = new Map(configs.map((config) => [config.folder, config]));
  }

  /** The source that a specifier means in a file, by the configuration nearest to it; undefined: no mapping leads to one. */
  resolve(from: string, specifier: string): string | undefined {
    const folder = posix.dirname(from);
    const governing = this.of(folder);
    if (governing === null) return undefined;
    const at = join(this.root, folder);
    // A solution leaves the options to the projects that it is made of.
    const projects = governing.references.filter((each) => at === each.folder || within(each.folder, at) !== undefined);
    for (const mapping of [...projects, governing.own])
      for (const candidate of candidates(mapping, specifier)) {
        const path = candidate === this.root ? '' : within(this.root, candidate);
        const found = path === undefined ? undefined : this.find(path);
        if (found !== undefined) return found;
      }
    return undefined;
  }

  /** That of the nearest tsconfig.json or jsconfig.json at or above a folder. */
  private of(folder: string): Governing | null {
    let governing = this.governing.get(folder);
    if (governing === undefined) {
      const config = this.configs.get(join(this.root, folder));
      if (config !== undefined) governing = { own: ready(config), references: config.references.map(ready) };
      else governing = folder === '.' ? null : this.of(posix.dirname(folder));
      this.governing.set(folder, governing);
    }
    return governing;
  }
}

function ready({ folder, baseUrl, paths }: PathMapping): Ready {
  const exact = new Map<string, readonly string[]>();
  const wild: Ready['wild'][number][] = [];
  for (const [pattern, targets] of paths?.targets ?? []) {
    const star = pattern.indexOf('*');
    if (star === -1) exact.set(pattern, targets);
    else wild.push({ prefix: pattern.slice(0, star), suffix: pattern.slice(star + 1), targets });
  }
  wild.sort((a, b) => b.prefix.length - a.prefix.length);
  return { folder, baseUrl, from: paths?.from ?? folder, exact, wild };
}

/** The places to look at, in TypeScript's order: those of the pattern that fits best, then `baseUrl`. */
function candidates({ baseUrl, from, exact, wild }: Ready, specifier: string): string[] {
  const places = (exact.get(specifier) ?? []).map((target) => resolve(from, target));
  if (!exact.has(specifier)) {
    const best = wild.find(
      ({ prefix, suffix }) =>
        specifier.length >= prefix.length + suffix.length && specifier.startsWith(prefix) && specifier.endsWith(suffix),
    );
    const star = best && specifier.slice(best.prefix.length, specifier.length - best.suffix.length);
    for (const target of best?.targets ?? [])
      places.push(
        resolve(
          from,
          target.replace('*', () => star!),
        ),
      );
  }
  if (baseUrl !== undefined) places.push(resolve(baseUrl, specifier));
  return places;
}
