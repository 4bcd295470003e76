import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** Folders that hold no source of the project: dependencies, version control, caches. */
const never = new Set(
  (
    'node_modules bower_components jspm_packages .git .hg .svn .yarn .pnpm-store .cache .turbo .next .nuxt .output ' +
    '.svelte-kit .serverless .aws-sam .vercel .netlify .nyc_output .venv venv __pycache__ .tox .mypy_cache vendor third_party third-party'
  ).split(' '),
);
/** Build output, except below `src`, where the word names a part of the program. */
const output = new Set(['dist', 'build', 'out', 'coverage', 'es5']);
const staticContent =
  /\.(?:html?|css|ico|png|svg|jpe?g|webmanifest)$|^(?:css|js|javascripts?|stylesheets|styles|images?|img|fonts|icons|media)$/i;

interface Layer {
  /** Folder the patterns are relative to: '' for the audited one, `../` steps for those above. */
  readonly strip: string;
  readonly prefix: string;
  readonly patterns: Ignore;
}

/**
 * Which paths are left out: built-in ones, `.gitignore` and `.backend-auditignore` of every folder from the top of the
 * git work tree down, and the configuration's patterns. A folder named on the command line is read even when a file
 * above it ignores it.
 */
export class Ignores {
  private readonly layers: Layer[] = [];
  private readonly excluded: Ignore | undefined;
  private readonly included: Ignore | undefined;

  constructor(
    root: string,
    paths: { readonly include?: readonly string[] | undefined; readonly exclude?: readonly string[] | undefined } = {},
  ) {
    if (paths.exclude !== undefined && paths.exclude.length > 0) this.excluded = ignore().add([...paths.exclude]);
    if (paths.include !== undefined && paths.include.length > 0) this.included = ignore().add([...paths.include]);
    const top = workTree(root);
    if (top === undefined || top === root) {
      if (top !== undefined) this.add('', '', readPatterns(join(root, '.git', 'info', 'exclude')));
      return;
    }
    const above: string[] = [];
    for (let at = dirname(root); ; at = dirname(at)) {
      above.unshift(at);
      if (at === top) break;
    }
    for (const folder of above) {
      const prefix = `${relative(folder, root).split(sep).join('/')}/`;
      const patterns = [
        ...readPatterns(join(folder, '.gitignore')),
        ...readPatterns(join(folder, '.backend-auditignore')),
      ];
      this.add('', prefix, patterns);
    }
    if (this.layers.some((layer) => layer.patterns.test(layer.prefix).ignored)) this.layers.length = 0;
  }

  /** Takes up the ignore files of a folder; `names` are those of its entries. To be called before its entries are asked about. */
  enter(absolute: string, folder: string, names: ReadonlySet<string>): void {
    const patterns: string[] = [];
    for (const name of ['.gitignore', '.backend-auditignore'])
      if (names.has(name)) patterns.push(...readPatterns(join(absolute, name)));
    this.add(folder === '' ? '' : `${folder}/`, '', patterns);
  }

  folder(path: string, name: string): boolean {
    if (never.has(name)) return true;
    if (output.has(name) && !/(?:^|\/)(?:src|app|lib)\//.test(path)) return true;
    return this.matches(`${path}/`) || this.excluded?.ignores(`${path}/`) === true;
  }

  /** Sources have to be among those the configuration names, where it names any. */
  source(path: string): boolean {
    return this.included?.ignores(path) === false || this.file(path);
  }

  file(path: string): boolean {
    return this.matches(path) || this.excluded?.ignores(path) === true;
  }

  private add(strip: string, prefix: string, patterns: readonly string[]): void {
    if (patterns.length > 0)
      this.layers.push({ strip, prefix, patterns: ignore({ allowRelativePaths: true }).add([...patterns]) });
  }

  /** The deepest ignore file that has an opinion wins. */
  private matches(path: string): boolean {
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const { strip, prefix, patterns } = this.layers[i]!;
      if (!path.startsWith(strip)) continue;
      const { ignored, unignored } = patterns.test(prefix + path.slice(strip.length));
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }
}

/** A `public` folder of files that are sent to browsers, told from a module of that name by what lies in it. */
export function isStatic(name: string, entries: Iterable<string>): boolean {
  if (name !== 'public' && name !== 'static' && name !== 'assets' && name !== 'www') return false;
  for (const entry of entries) if (staticContent.test(entry)) return true;
  return false;
}

function readPatterns(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch {
    return [];
  }
}

/** The folder that holds `.git`, at or above `from`. */
function workTree(from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const git = join(at, '.git');
    if (existsSync(git) && isGit(git)) return at;
    if (dirname(at) === at) return undefined;
  }
}
/** A folder, or (in work trees and submodules) a file that names one. */
function isGit(path: string): boolean {
  try {
    const stats = statSync(path);
    return stats.isDirectory() || stats.isFile();
  } catch {
    return false;
  }
}
