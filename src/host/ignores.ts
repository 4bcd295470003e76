import { dirname, join, relative, sep } from 'node:path';
import { IgnorePatterns } from './ignore-patterns.ts';
import { readText, Refused } from './project-file.ts';
import type { Notice } from './notice.ts';
import { workTree } from './work-tree.ts';

/** Folders that hold no source of the project: dependencies, version control, caches, examples for coding assistants. */
const never = new Set(
  (
    'node_modules bower_components jspm_packages .git .hg .svn .yarn .pnpm-store .cache .turbo .next .nuxt .output ' +
    '.svelte-kit .serverless .aws-sam .vercel .netlify .nyc_output .venv venv __pycache__ .tox .mypy_cache vendor third_party third-party ' +
    '.agent .agents .claude .codex .cursor .gemini .windsurf'
  ).split(' '),
);
/** Build output, except below `src`, where the word names a part of the program. */
const output = new Set(['dist', 'build', 'out', 'coverage', 'es5']);
const staticFile = /\.(?:html?|css|ico|png|svg|jpe?g|webmanifest)$/i;
const staticFolder = /^(?:css|js|javascripts?|stylesheets|styles|images?|img|fonts|icons|media)$/i;
/** What no browser is sent as it is: it is built first, or the server imports it. */
const module = /\.[cm]?tsx?$/i;

/** Later ones outrank earlier ones. */
const ignoreFiles = ['.gitignore', '.backend-auditignore'];

/** The ignore files of a folder above the audited one, which lies at `prefix` below it. */
interface Above {
  readonly prefix: string;
  readonly patterns: IgnorePatterns;
}

/**
 * Which paths are left out: built-in ones, `.gitignore` and `.backend-auditignore` of every folder from the top of the
 * git work tree down. A folder named on the command line is read even when a file
 * above it ignores it.
 */
export class Ignores {
  /** Ignore files that could not be read. */
  readonly notices: Notice[] = [];
  private readonly root: string;
  /** From the top down. */
  private readonly above: Above[] = [];
  private readonly within = new Map<string, IgnorePatterns>();

  /** `root` is free of links, so that what lies above it is what git means. */
  constructor(root: string) {
    this.root = root;
    const top = workTree(root);
    if (top === undefined) return;
    this.addAbove(top, [join('.git', 'info', 'exclude')]);
    if (top === root) return;
    const folders: string[] = [];
    for (let at = dirname(root); ; at = dirname(at)) {
      folders.unshift(at);
      if (at === top) break;
    }
    for (const folder of folders) this.addAbove(folder, ignoreFiles);
    const isItself = ({ prefix, patterns }: Above): boolean => patterns.covers(prefix.slice(0, -1), true);
    if (this.above.some(isItself)) this.above.length = 0;
  }

  /** Takes up the ignore files of a folder; `names` are those of its entries. To be called before its entries are asked about. */
  enter(absolute: string, folder: string, names: ReadonlySet<string>): void {
    const patterns = this.read(
      absolute,
      ignoreFiles.filter((name) => names.has(name)),
    );
    if (!patterns.isEmpty) this.within.set(folder, patterns);
  }

  folder(path: string, name: string): boolean {
    if (never.has(name)) return true;
    if (output.has(name) && !/(?:^|\/)(?:src|app|lib)\//.test(path)) return true;
    return this.matches(path, true);
  }

  file(path: string): boolean {
    return this.matches(path, false);
  }

  private addAbove(folder: string, names: readonly string[]): void {
    const patterns = this.read(folder, names);
    const prefix = relative(folder, this.root).split(sep).join('/');
    if (!patterns.isEmpty) this.above.push({ prefix: prefix === '' ? '' : `${prefix}/`, patterns });
  }

  private read(folder: string, names: readonly string[]): IgnorePatterns {
    const texts: string[] = [];
    const tell = (path: string, code: Notice['code'], message: string): void => {
      this.notices.push({ path: relative(this.root, path).split(sep).join('/'), code, message });
    };
    for (const name of names) {
      const path = join(folder, name);
      const text = readText(path, 'ignores');
      if (text instanceof Refused) tell(path, text.code, text.message);
      else if (text !== undefined) texts.push(text);
    }
    const patterns = new IgnorePatterns(texts.length === 0 ? [] : texts.join('\n').split('\n'));
    if (patterns.dropped > 0)
      tell(
        join(folder, names[0]!),
        'too-large',
        `has ${patterns.dropped} patterns with wildcards too many; not applied`,
      );
    return patterns;
  }

  /** The deepest folder whose ignore files have an opinion wins. */
  private matches(path: string, isFolder: boolean): boolean {
    for (let slash = path.lastIndexOf('/'); ; slash = slash <= 0 ? -1 : path.lastIndexOf('/', slash - 1)) {
      const patterns = this.within.get(path.slice(0, Math.max(0, slash)));
      const opinion = patterns?.test(path.slice(slash + 1), isFolder);
      if (opinion !== undefined) return opinion;
      if (slash === -1) break;
    }
    for (let i = this.above.length - 1; i >= 0; i--) {
      const { prefix, patterns } = this.above[i]!;
      const opinion = patterns.test(prefix + path, isFolder);
      if (opinion !== undefined) return opinion;
    }
    return false;
  }
}

/** A file in such a folder that no browser is sent. */
export function staysHere(path: string): boolean {
  return module.test(path);
}
/** A `public` folder of files that are sent to browsers, told from a module of that name by what lies in it. */
export function isStatic(name: string, entries: Iterable<string>): boolean {
  if (name !== 'public' && name !== 'static' && name !== 'assets' && name !== 'www') return false;
  const all = [...entries];
  if (all.some((entry) => staticFile.test(entry))) return true;
  return all.some((entry) => staticFolder.test(entry)) && !all.some((entry) => module.test(entry));
}
