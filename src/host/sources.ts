import { posix } from 'node:path';

/** A list of files that can be asked; paths are relative to the audited folder. */
export type FileList = Pick<ReadonlySet<string>, 'has'>;

/** Configurations of TypeScript's compiler. The first that is there governs a folder. */
export const configNames = ['tsconfig.json', 'jsconfig.json'] as const;

/** What is longer is no path, whatever it says. */
export const longestPath = 4096;

const codeEnding = /\.(?:[cm]?[jt]sx?|py)$/;
/** What a specifier's ending may stand for in the source, most likely first: TypeScript is imported by its output's name. */
const written: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};
const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts'];
const typed = /\.[cm]?tsx?$/;
const outputFolder = /^(?:\.\/)?(?:dist|build|out|lib|es|esm|cjs|\.build)\//;

/** Whether the ending is one of source code that can be analysed. */
export function isCode(path: string): boolean {
  return codeEnding.test(path);
}

export function isManifest(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json');
}
/** Schemas that generate clients into the project. */
export function isSchema(path: string): boolean {
  return path.endsWith('.prisma');
}
/** Files that may say which functions a platform calls. */
export function isDeployment(path: string): boolean {
  return /(?:^|\/)(?:serverless\.ya?ml|(?:[\w.-]+[.-])?template\.ya?ml|(?:[\w.-]+[.-])?sam\.ya?ml|cloudformation\.ya?ml|function\.json)$/.test(
    path,
  );
}
/** Files that may describe an interface. */
export function isApiDocument(path: string): boolean {
  return /(?:^|\/)[\w.-]*(?:open-?api|swagger|api-?docs?|api-?spec)[\w.-]*\.(?:ya?ml|json)$/i.test(path);
}
/** Files that may hold the text of a GraphQL schema. */
export function isGraphText(path: string): boolean {
  return /\.(?:graphqls?|gql)$/.test(path);
}
/** Files other than code that say something about it. */
export function isAround(path: string): boolean {
  return isManifest(path) || isSchema(path) || isDeployment(path) || isApiDocument(path) || isGraphText(path);
}
export function isCompilerConfig(path: string): boolean {
  return configNames.some((name) => path === name || path.endsWith(`/${name}`));
}

/** The file that `path` (no ending needed, may be a folder) means among `files`. */
export function findFile(path: string, files: FileList): string | undefined {
  const ending = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (ending !== undefined)
    for (const other of written[ending] ?? []) {
      const candidate = path.slice(0, -ending.length) + other;
      if (files.has(candidate)) return candidate;
    }
  if (files.has(path)) return path;
  for (const each of endings) if (files.has(path + each)) return path + each;
  const index = path === '' ? 'index' : `${path}/index`;
  for (const each of endings) if (files.has(index + each)) return index + each;
  return undefined;
}

/**
 * The sources behind a file named in a manifest, which often is one that a build would make: `dist/server.js` is
 * looked for as itself, then as `src/server.ts`, then as `server.ts`. What a build has made, and lies there, stands behind
 * the TypeScript that it was made of.
 */
export function asSources(folder: string, named: string, files: FileList): string[] {
  if (named.length > longestPath) return [];
  const inside = posix.normalize(named).replace(/^\.\/|\/$/g, '');
  if (inside.startsWith('../') || inside.startsWith('/')) return [];
  const variants = [inside];
  for (let rest = inside; outputFolder.test(rest);) {
    rest = rest.replace(outputFolder, '');
    variants.push(`src/${rest}`, rest);
  }
  const found = new Set<string>();
  for (const variant of variants) {
    const path = variant === '.' ? folder : folder === '' ? variant : `${folder}/${variant}`;
    const file = findFile(path, files);
    if (file !== undefined) found.add(file);
  }
  const isWritten = (file: string): boolean => typed.test(file) && !file.endsWith('.d.ts');
  return [...found].sort((a, b) => Number(isWritten(b)) - Number(isWritten(a)));
}
