import type { FileRole } from '../linker/project.ts';
import { Configurations } from './configurations.ts';
import { Ignores } from './ignores.ts';
import { readManifests, type PackageManifest } from './manifests.ts';
import { realFolder } from './real-folder.ts';
import { roleOf } from './roles.ts';
import { Selection } from './selection.ts';
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
/** Finds the sources and manifests below `root`. Reads names, ignore files, configurations and manifests, and runs nothing. Throws NoSuchFolder and ConfigError. */
export function discoverSync(root: string, configurations = Configurations.of({})): Discovered {
  const absolute = realFolder(root);
  const selection = new Selection(new Ignores(absolute), configurations);
  const isManifest = (path: string): boolean => path === 'package.json' || path.endsWith('/package.json');
  const found = walk(absolute, selection, (path) => isCode(path) || isManifest(path));
  const files = found.files.filter((file) => isCode(file.path) && !selection.source(file.path));
  const manifestPaths = found.files
    .map((file) => file.path)
    .filter((path) => isManifest(path) && !/(?:^|\/)(?:__fixtures__|fixtures)\//.test(path) && roleOf(path) !== 'test');
  return { ...assemble(absolute, files, manifestPaths, found.notices), configs: found.configs };
}

/** The same for callers that wait anyway. */
export async function discover(root: string, configurations?: Configurations): Promise<Discovered> {
  return Promise.resolve().then(() => discoverSync(root, configurations));
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
