import type { FileRole } from '../linker/project.ts';
import { readCompilerConfigs, type CompilerConfig } from './compiler-configs.ts';
import { Ignores } from './ignores.ts';
import { readManifests, type PackageManifest } from './manifests.ts';
import { realFolder } from './real-folder.ts';
import { roleOf } from './roles.ts';
import { isCode, isManifest } from './sources.ts';
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
  /** What TypeScript's configurations say about where imports lead. */
  readonly configs: readonly CompilerConfig[];
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
  const found = walk(absolute, ignores, (path) => isCode(path) || isManifest(path));
  const files = found.files.filter((file) => isCode(file.path) && !ignores.source(file.path));
  const manifestPaths = found.files
    .map((file) => file.path)
    .filter((path) => isManifest(path) && !/(?:^|\/)(?:__fixtures__|fixtures)\//.test(path) && roleOf(path) !== 'test');
  return assemble(absolute, { files, manifestPaths, configPaths: found.configs }, [
    ...ignores.notices,
    ...found.notices,
  ]);
}

/** The same for callers that wait anyway. */
export async function discover(root: string, config: PathChoice = {}): Promise<Discovered> {
  return Promise.resolve(discoverSync(root, config));
}

/** Paths of what a project is made of, found in whatever way. */
interface Found {
  readonly files: readonly (FoundFile & { readonly content?: Uint8Array })[];
  readonly manifestPaths: readonly string[];
  readonly configPaths: readonly string[];
}
/** Roles, manifests and TypeScript's configurations of what was found. */
export function assemble(
  root: string,
  { files, manifestPaths, configPaths }: Found,
  notices: readonly Notice[],
): Discovered {
  const { manifests, notices: ofManifests } = readManifests(
    root,
    manifestPaths,
    new Set(files.map(({ path }) => path)),
  );
  const { configs, notices: ofConfigs } = readCompilerConfigs(root, configPaths);
  const entries = new Set(manifests.flatMap((manifest) => manifest.entries));
  return {
    root,
    files: files.map((file) => ({ ...file, role: entries.has(file.path) ? 'source' : roleOf(file.path) })),
    manifests,
    configs,
    diagnostics: [...notices, ...ofManifests, ...ofConfigs],
  };
}
