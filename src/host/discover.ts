import type { DeployedFunction, DescribedInterface, FileRole, GraphText } from '../linker/project.ts';
import { readApiDocuments } from './api-documents.ts';
import { readCompilerConfigs, type CompilerConfig } from './compiler-configs.ts';
import { Configurations } from './configurations.ts';
import { Ignores } from './ignores.ts';
import { readManifests, type PackageManifest } from './manifests.ts';
import { realFolder } from './real-folder.ts';
import { readDeployments } from './deployments.ts';
import { readGraphTexts } from './graph-texts.ts';
import { isDouble, roleAmong, roleOf } from './roles.ts';
import { Selection } from './selection.ts';
import { readSchemaClients, type SchemaClient } from './schema-clients.ts';
import { isApiDocument, isAround, isCode, isDeployment, isGraphText, isManifest, isSchema } from './sources.ts';
import { walk, type FoundFile } from './walk.ts';
import type { Notice } from './notice.ts';

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
  /** Clients that schemas of the project generate into it. */
  readonly clients: readonly SchemaClient[];
  /** Folders whose content deployed functions find below `/opt`. */
  readonly layers: readonly string[];
  /** Documents of the interface beside the code. */
  readonly documents: readonly DescribedInterface[];
  /** Texts of GraphQL schemas beside the code. */
  readonly graphTexts: readonly GraphText[];
  readonly diagnostics: readonly Notice[];
}

/**
 * Finds the sources and manifests below `root`. Reads names, ignore files, configurations and manifests, and runs nothing.
 * Throws NoSuchFolder and ConfigError.
 */
export function discoverSync(root: string, configurations = Configurations.of({})): Discovered {
  const absolute = realFolder(root);
  const selection = new Selection(new Ignores(absolute), configurations);
  const found = walk(absolute, selection, (path) => isCode(path) || isAround(path));
  const files = found.files.filter((file) => isCode(file.path) && !selection.source(file.path));
  const others = found.files.map((file) => file.path);
  return assemble(absolute, { files, ...kindsOf(others, found.configs) }, [...selection.notices, ...found.notices]);
}

/** What files beside the code are taken for, of those that are not left out. */
export function kindsOf(paths: readonly string[], configPaths: readonly string[]): Omit<Found, 'files'> {
  const own = paths.filter((path) => roleOf(path) !== 'test');
  return {
    manifestPaths: own.filter((path) => isManifest(path) && !/(?:^|\/)(?:__fixtures__|fixtures)\//.test(path)),
    configPaths,
    schemaPaths: paths.filter(isSchema),
    deploymentPaths: own.filter(isDeployment),
    documentPaths: own.filter(isApiDocument),
    graphTextPaths: own.filter(isGraphText),
  };
}

/** The same for callers that wait anyway. */
export async function discover(root: string, configurations?: Configurations): Promise<Discovered> {
  return Promise.resolve().then(() => discoverSync(root, configurations));
}

/** Paths of what a project is made of, found in whatever way. */
interface Found {
  readonly files: readonly (FoundFile & { readonly content?: Uint8Array })[];
  readonly manifestPaths: readonly string[];
  readonly configPaths: readonly string[];
  readonly schemaPaths: readonly string[];
  readonly deploymentPaths: readonly string[];
  readonly documentPaths: readonly string[];
  readonly graphTextPaths: readonly string[];
}
/** Roles, manifests and TypeScript's configurations of what was found. */
export function assemble(
  root: string,
  { files, manifestPaths, configPaths, schemaPaths, deploymentPaths, documentPaths, graphTextPaths }: Found,
  notices: readonly Notice[],
): Discovered {
  const sources = new Set(files.map(({ path }) => path));
  const { manifests, notices: ofManifests } = readManifests(root, manifestPaths, sources);
  const { functions, layers, notices: ofDeployments } = readDeployments(root, deploymentPaths, sources);
  const { documents, notices: ofDocuments } = readApiDocuments(root, documentPaths);
  const { graphTexts, notices: ofGraphTexts } = readGraphTexts(root, graphTextPaths);
  const { configs, notices: ofConfigs } = readCompilerConfigs(root, configPaths);
  const { clients, notices: ofSchemas } = readSchemaClients(root, schemaPaths);
  const started = manifests.flatMap((manifest) => manifest.entries);
  const own = started.filter((path) => !isDouble(path));
  const entries = new Set(own.length > 0 ? own : started);
  const roleFor = (path: string): FileRole =>
    entries.has(path) ? 'source' : roleAmong(path, (other) => sources.has(other));
  return {
    root,
    files: files.map((file) => ({ ...file, role: roleFor(file.path) })),
    manifests: functions.length === 0 ? manifests : withFunctions(manifests, functions),
    configs,
    clients,
    layers,
    documents,
    graphTexts,
    diagnostics: [
      ...ofDocuments,
      ...ofGraphTexts,
      ...notices,
      ...ofManifests,
      ...ofConfigs,
      ...ofSchemas,
      ...ofDeployments,
    ],
  };
}
/** Each function belongs to the package around the file that declares it. */
function withFunctions(
  manifests: readonly PackageManifest[],
  functions: readonly DeployedFunction[],
): readonly PackageManifest[] {
  const around = (path: string): PackageManifest | undefined =>
    manifests
      .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
      .sort((a, b) => b.folder.length - a.folder.length)[0];
  const without = functions.filter(({ declared }) => around(declared) === undefined);
  const added = manifests.map((manifest): PackageManifest => {
    const own = functions.filter(({ declared }) => around(declared) === manifest);
    return own.length === 0 ? manifest : { ...manifest, functions: own };
  });
  return without.length === 0 ? added : [...added, { ...bare, functions: without }];
}
/** Where no manifest is around a function. */
const bare: PackageManifest = {
  folder: '',
  dependencies: {},
  entries: [],
  exports: undefined,
  imports: undefined,
  aliases: {},
  hasNamesake: false,
  starts: false,
};
