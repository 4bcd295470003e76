import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decode, contentId } from './text.ts';
import { readSource } from './extract.ts';
import { realPlace, within } from './real-folder.ts';
import type { DiscoveredFile } from './discover.ts';
import { packageFolder } from './version.ts';
import type { Notice } from './notice.ts';

const configName = /^backend-audit\.config\.(?:jsonc?|ya?ml)$/;
/** What stands in the folder that someone who runs a linter calls the project. */
const marker = /^(?:package\.json|\.git|eslint\.config\.[cm]?[jt]s)$/;

/**
 * The folder that is audited for whoever works in `cwd`, if the file lies in it. Editors and linters name both by whatever
 * links lead there.
 */
export function projectRoot(file: string, cwd: string): string | undefined {
  const root = projectAround(cwd);
  return within(root, realPlace(file)) === undefined ? undefined : root;
}
/** The nearest folder at or above `cwd` that is a project; `cwd` itself where none is. Without links on the way to it. */
export function projectAround(cwd: string): string {
  const is = (names: readonly string[]) => names.some((name) => configName.test(name) || marker.test(name));
  const around = dirname(realPlace(join(cwd, '.file')));
  return ancestors(around, is) ?? around;
}

/** A source file's text as it lies on disk with the id of its bytes, or why there is none. */
export function readText(file: DiscoveredFile): { readonly id: string; readonly text: string } | Notice {
  const bytes = readSource(file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const decoded = decode(file.path, bytes);
  return 'text' in decoded ? { id: contentId(bytes), text: decoded.text } : decoded;
}
/** Ids of the bytes that a text may stand for: as it is, and with a byte order mark. */
export function idsOf(text: string): readonly string[] {
  return [contentId(Buffer.from(text)), contentId(Buffer.from(`\uFEFF${text}`))];
}

export function exists(path: string): boolean {
  return existsSync(path);
}

/** Address of each rule's page in the package as it was published, by rule id. */
export function rulePages(version: string): ReadonlyMap<string, string> {
  const folder = join(packageFolder(), 'rules');
  const pages = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const page = /([\w-]+)[\\/]([\w-]+)\.md$/.exec(name);
    if (page !== null)
      pages.set(page[2]!, `https://unpkg.com/backend-audit@${version}/rules/${page[1]!}/${page[2]!}.md`);
  }
  return pages;
}

/** A file's path relative to `root` (free of links, as the functions above give it) with `/`; undefined outside of it. */
export function pathIn(root: string, file: string): string | undefined {
  return within(root, realPlace(file));
}

function ancestors(from: string, is: (names: readonly string[]) => boolean): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    if (is(namesIn(at))) return at;
    if (dirname(at) === at) return undefined;
  }
}
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
