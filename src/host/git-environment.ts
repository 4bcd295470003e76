/** What a call of git stands on: the program, the variables it sees, and a repository that it can read to the end. */
import { accessSync, constants, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { kindOf, readText } from './project-file.ts';
import { within } from './real-folder.ts';
import { workTree } from './work-tree.ts';

/**
 * Variables of git that a person sets, and whoever works in a container: where his own configuration lies, and whose
 * repositories he trusts. All others, which redirect, name programs or write protocols, are kept from git.
 */
const own =
  /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|PARAMETERS|COUNT|(?:KEY|VALUE)_\d+)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i;
/** Variables that git sets for its hooks. */
const pointing = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
] as const;

/** The environment of every call of git for a folder. */
export function gitEnvironment(folder: string, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) => !/^git_/i.test(name) || own.test(name));
  return {
    ...Object.fromEntries(kept.filter(([name]) => !/^path$/i.test(name))),
    PATH: searchPath(folder, given).join(delimiter),
    // A repository can allow protocols that run programs and name a remote to fetch from; no protocol is called `none`.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // What the index names is what is committed, whatever the repository puts in its place.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'C',
  };
}
/** Where git's variables say that repository, work tree, index and objects are; undefined: they say nothing. */
export function pointersTo(given: NodeJS.ProcessEnv): Partial<Record<(typeof pointing)[number], string>> | undefined {
  const set = pointing.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const]));
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

/** Where git is installed; undefined: nowhere outside of the project around a folder. */
export function gitProgram(folder: string, given: NodeJS.ProcessEnv): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return searchPath(folder, given)
    .map((each) => join(each, name))
    .find(isProgram);
}
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
/**
 * The folders of PATH in which programs are looked for. Not those that mean another one wherever one stands, nor those of
 * the project or of packages (`npx` puts such in front): a `git` in there is the project's, not the user's.
 */
function searchPath(folder: string, given: NodeJS.ProcessEnv): string[] {
  const project = workTree(folder) ?? folder;
  const value = Object.entries(given).find(([name]) => /^path$/i.test(name))?.[1] ?? '';
  return value.split(delimiter).filter((each) => {
    if (!isAbsolute(each) || each.split(/[\\/]/).includes('node_modules')) return false;
    try {
      const real = realpathSync(each);
      return real !== project && within(project, real) === undefined;
    } catch {
      return false;
    }
  });
}

/** What is read below the top of a repository's folder by what we ask git. */
const asked = new Set(['info', 'objects', 'refs', 'reftable']);
const checked = new Map<string, string | undefined>();
/**
 * Why git would wait for ever in the repository around a folder: it opens what it finds, also pipes and devices.
 * Undefined: it would not.
 */
export function checkRepository(folder: string): string | undefined {
  if (!checked.has(folder)) checked.set(folder, obstacleFor(folder));
  return checked.get(folder);
}
function obstacleFor(folder: string): string | undefined {
  const top = workTree(folder);
  if (top === undefined) return undefined;
  const named = readText(join(top, '.git'), 'pointer');
  const gitDir =
    typeof named === 'string' ? resolve(top, named.replace(/^gitdir: */, '').trimEnd()) : join(top, '.git');
  const common = readText(join(gitDir, 'commondir'), 'pointer');
  const folders = typeof common === 'string' ? [gitDir, resolve(gitDir, common.trimEnd())] : [gitDir];
  for (const each of new Set(folders)) {
    const found = specialIn(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
function specialIn(gitDir: string): string | undefined {
  const queue = [gitDir];
  for (const folder of queue) {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      continue;
    }
    for (const entry of entries) {
      const path = folder + sep + entry.name;
      if (entry.isDirectory()) {
        if (folder !== gitDir || asked.has(entry.name)) queue.push(path);
        continue;
      }
      // A socket cannot be opened, and a running monitor has one there.
      const kind = entry.isSymbolicLink() ? targetOf(path) : entry;
      if (kind !== undefined && (kind.isFIFO() || kind.isCharacterDevice() || kind.isBlockDevice()))
        return `${within(dirname(gitDir), path) ?? path} is ${kindOf(kind)}, not a file; git would not come to an end`;
    }
  }
  return undefined;
}
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
