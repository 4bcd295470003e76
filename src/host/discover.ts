import type { FileRole } from '../linker/project.ts';
import { Ignores } from './ignores.ts';
import { readManifests, type PackageManifest } from './manifests.ts';
import { realFolder } from './real-folder.ts';
import { roleOf } from './roles.ts';
import { isCode } from './sources.ts';
import { walk, type FoundFile, type Notice } from './walk.ts';

/** A source file of the project, not yet read. */
export interface DiscoveredFile extends FoundFile {
  readonly role: FileRole;
  /** Text that stands in for the file on disk: staged, committed or unsaved. */
  readonly content?: Uint8Array;
}
/** What the audited folder holds. Lists are sorted by path. */
export interface Discovered {
  /** Absolute, without links on the way to it. */
  readonly root: string;
  readonly files: readonly DiscoveredFile[];
  readonly manifests: readonly PackageManifest[];
  /** TypeScript's configurations; absent where nobody looked for them. */
  readonly configs?: readonly string[];
  readonly diagnostics: readonly Notice[];
}
/** The part of the configuration that decides which files are read. */
export interface PathChoice {
  readonly paths?:
    { readonly include?: readonly string[] | undefined; readonly exclude?: readonly string[] | undefined } | undefined;
}

/** Finds the sources and manifests below `root`. Reads names, ignore files and manifests, and runs nothing. */
export function discoverSync(root: string, config: PathChoice = {}): Discovered {
  const absolute = realFolder(root);
  const ignores = new Ignores(absolute, config.paths);
  const isManifest = (path: string): boolean => path === 'package.json' || path.endsWith('/package.json');
  const found = walk(absolute, ignores, (path) => isCode(path) || isManifest(path));
  const files = found.files.filter((file) => isCode(file.path) && !ignores.source(file.path));
  const manifestPaths = found.files
    .map((file) => file.path)
    .filter((path) => isManifest(path) && !/(?:^|\/)(?:__fixtures__|fixtures)\//.test(path) && roleOf(path) !== 'test');
  return { ...assemble(absolute, files, manifestPaths, found.notices), configs: found.configs };
}

/** The same for callers that wait anyway. */
export async function discover(root: string, config: PathChoice = {}): Promise<Discovered> {
  return Promise.resolve(discoverSync(root, config));
}

/** Roles and manifests for a list of files that was found in whatever way. */
export function assemble(
  root: string,
  files: readonly (FoundFile & { readonly content?: Uint8Array })[],
  manifestPaths: readonly string[],
  notices: readonly Notice[],
): Discovered {
  const { manifests, notices: more } = readManifests(root, manifestPaths, new Set(files.map((file) => file.path)));
  const entries = new Set(manifests.flatMap((manifest) => manifest.entries));
  return {
    root,
    files: files.map((file) => ({ ...file, role: entries.has(file.path) ? 'source' : roleOf(file.path) })),
    manifests,
    diagnostics: [...notices, ...more],
  };
}
