import { copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** What the product takes for source code. */
export const isCode = (path: string): boolean => /\.(?:[cm]?[jt]sx?|py)$/.test(path);
/** What lies above a part of a corpus and says something about it. */
const governs = /^(?:package|[jt]sconfig(?:\.[\w.-]+)?)\.json$/;
/** Would hide files of the corpus, or set how it is audited. */
const leftOut = /^(?:\.gitignore|\.backend-auditignore|backend-audit\.config\..*)$/;

interface Folder {
  readonly path: string;
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
  /** Files of code in it and below. */
  readonly size: number;
}
/** Absolute paths of files that are audited together. */
export type Run = readonly string[];

/**
 * Splits a corpus into runs of at most `limit` files of code each. A folder is divided only where it holds more than
 * that; what its folders need of those above (manifests, TypeScript's configurations) comes with every part.
 */
export function runsOf(root: string, limit: number): Run[] {
  const runs: string[][] = [];
  let room = 0;
  for (const part of partsOf(read(root), limit, [])) {
    if (part.size > room || runs.length === 0) {
      runs.push([]);
      room = limit;
    }
    runs.at(-1)!.push(...part.files);
    room -= part.size;
  }
  return runs.filter((files) => files.some(isCode)).map((files) => [...new Set(files)]);
}

/** Folders that are not read, or only for what they import, and the names of such files. */
const lessFolder =
  /^(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress|playwright|__generated__|generated|migrations?|fixtures|node_modules|dist|build|out|coverage|es5|vendor|third_party|third-party|public|static|assets|www)$/;
const lessName = /([.-](?:test|spec|e2e|e2e-spec|int-spec|bench|generated|gen|pb))(?=\.[cm]?[jt]sx?$)/;
const lessPython = /^(?=test_[^/]*\.py$|conftest\.py$)|(?<=_test)(?=\.py$)/;

/** The path that a file is laid at: another name where its own would keep it from being read whole. */
export function readWhole(path: string): string {
  const steps = path.split(sep);
  const name = steps.pop()!.replace(lessName, '$1_').replace(lessPython, '_');
  return [...steps.map((step) => (lessFolder.test(step) ? `${step}_` : step)), name].join(sep);
}

/** Lays the files of a run into `target`, in the folders they have below `root`; as hard links where that can be. */
export function lay(root: string, run: Run, target: string): void {
  for (const file of run) {
    const path = join(target, readWhole(relative(root, file)));
    mkdirSync(dirname(path), { recursive: true });
    try {
      linkSync(file, path);
    } catch {
      copyFileSync(file, path);
    }
  }
}

interface Part {
  readonly size: number;
  readonly files: readonly string[];
}
function partsOf(folder: Folder, limit: number, above: readonly string[]): Part[] {
  if (folder.size <= limit) return [{ size: folder.size, files: [...above, ...allOf(folder)] }];
  const code = folder.files.filter(isCode);
  const governing = [...above, ...folder.files.filter((path) => governs.test(path.slice(folder.path.length + 1)))];
  const own = Array.from({ length: Math.ceil(code.length / limit) }, (_, i): Part => {
    const files = code.slice(i * limit, (i + 1) * limit);
    return { size: files.length, files: [...governing, ...files] };
  });
  return [...own, ...folder.folders.flatMap((each) => partsOf(each, limit, governing))];
}

function allOf(folder: Folder): string[] {
  return [...folder.files, ...folder.folders.flatMap(allOf)];
}

function read(path: string): Folder {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((it) => it.isFile() && !leftOut.test(it.name)).map(({ name }) => join(path, name));
  const folders = entries
    .filter((it) => it.isDirectory() && it.name !== '.git')
    .map(({ name }) => read(join(path, name)));
  const size = folders.reduce((sum, each) => sum + each.size, files.filter(isCode).length);
  return { path, files, folders, size };
}
