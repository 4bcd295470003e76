import type * as childProcess from 'node:child_process';
import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { nameOf } from './file-names.ts';
import { checkRepository, gitEnvironment, gitProgram, pointersTo } from './git-environment.ts';
import { readText } from './project-file.ts';
import { within } from './real-folder.ts';

/** Loaded only by who asks git: it takes a while. */
const need = createRequire(import.meta.url);

/** Git cannot answer: it is not installed, or the folder is no work tree. */
export class GitError extends Error {}

/** One entry of the index or of a commit. */
export interface GitEntry {
  /** Relative to the folder that was asked about. */
  readonly path: string;
  /** Name of the content. */
  readonly id: string;
  /** Its name is no UTF-8: `path` shows the bytes that are none as their codes, and no file can be opened by it. */
  readonly unnamed?: true;
}

/**
 * Git is asked to read and nothing else. What a repository can name to be run, in its configuration, its attributes or
 * its hooks, is turned off, also where no question of ours would come to it; the rest is in the environment.
 */
const safe = [
  '--no-optional-locks',
  '--no-pager',
  ...[
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.attributesFile=/dev/null',
    'core.alternateRefsCommand=',
    'core.askPass=',
    'core.editor=:',
    'core.gitProxy=',
    'core.pager=cat',
    'core.quotePath=false',
    'core.sshCommand=false',
    // Two of Microsoft's Git for very large repositories: a hook of its own, and a helper that fetches by itself.
    'core.virtualFilesystem=',
    'core.useGvfsHelper=false',
    'credential.helper=',
    'log.showSignature=false',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
    'submodule.recurse=false',
  ].flatMap((setting) => ['-c', setting]),
];
/** Comparing asks attributes for programs that show contents. */
const comparing: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['diff', 'diff-files', 'diff-index', 'diff-tree', 'log', 'show'].map((name) => [
    name,
    ['--no-ext-diff', '--no-textconv'],
  ]),
);

/** Git answers in moments; what makes it wait (an included configuration that is a pipe) would make it wait for ever. */
const patience = 60_000;
const mostOutput = 1 << 30;

/**
 * The one way to git: runs a command that reads, in a folder, and gives its output. Nothing that the repository
 * configures is run, nothing is fetched, and git itself is never taken from the project. Throws GitError.
 */
function git(folder: string, [command, ...args]: readonly [string, ...string[]], input = ''): Buffer {
  const program = gitProgram(folder, process.env);
  if (program === undefined) throw new GitError('git is not installed (none was found in PATH outside of the project)');
  const obstacle = checkRepository(folder);
  if (obstacle !== undefined) throw new GitError(obstacle);
  return run(program, folder, [command, ...(comparing[command] ?? []), ...args], pointers(program, folder), input);
}
function run(
  program: string,
  cwd: string,
  args: readonly string[],
  pointing: Readonly<Record<string, string>>,
  input = '',
): Buffer {
  const { execFileSync } = need('node:child_process') as typeof childProcess;
  try {
    return execFileSync(program, [...safe, ...args], {
      cwd,
      input,
      maxBuffer: mostOutput,
      timeout: patience,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      env: { ...gitEnvironment(cwd, process.env), ...pointing },
    });
  } catch (error) {
    const { stderr, code } = error as { readonly stderr?: Buffer; readonly code?: string };
    if (code === 'ETIMEDOUT') throw new GitError(`git ${args[0]!} did not answer within ${patience / 1000} s`);
    if (code === 'ENOBUFS') throw new GitError(`git ${args[0]!} answers with more than can be read`);
    const said = stderr?.toString().trim().split('\n')[0];
    throw new GitError(
      said === undefined || said === '' ? `git ${args[0]!} failed (${code ?? 'no reason given'})` : said,
    );
  }
}

/**
 * What of the variables by which git tells a hook about its repository and its index also holds for a folder. During
 * `git commit -a` and `git commit FILE` the index to look at is a temporary one, but a hook may ask about another
 * repository, and about a folder from which the same words mean something else.
 */
function pointers(program: string, folder: string): Readonly<Record<string, string>> {
  const given = pointersTo(process.env);
  if (given === undefined) return {};
  const where = (cwd: string, pointing: Readonly<Record<string, string>>) => {
    try {
      const [gitDir = '', top = ''] = run(
        program,
        cwd,
        ['rev-parse', '--absolute-git-dir', '--show-toplevel'],
        pointing,
      )
        .toString()
        .split('\n');
      return { gitDir, top };
    } catch {
      return undefined;
    }
  };
  const meant = where(process.cwd(), given);
  if (meant === undefined) return {};
  const found = where(folder, {});
  const holds =
    found === undefined
      ? folder === meant.top || within(meant.top, folder) !== undefined
      : found.gitDir === meant.gitDir;
  if (!holds) return {};
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...objects } = given;
  return {
    ...objects,
    // Git takes a relative one from the top of the work tree.
    ...(GIT_INDEX_FILE === undefined ? {} : { GIT_INDEX_FILE: resolve(meant.top, GIT_INDEX_FILE) }),
    // Where git finds the repository by itself, it is left to check whose it is.
    ...(found !== undefined || (GIT_DIR ?? GIT_WORK_TREE) === undefined
      ? {}
      : { GIT_DIR: meant.gitDir, GIT_WORK_TREE: meant.top }),
  };
}

/** Regular files of the index below a folder. During a merge, our side of what conflicts. Throws GitError. */
export function indexEntries(folder: string): GitEntry[] {
  const entries = new Map<string, GitEntry>();
  for (const { head, name } of rows(git(folder, ['ls-files', '-z', '--stage']))) {
    const [mode = '', id = '', stage] = head.split(' ');
    if (mode.startsWith('100') && stage !== '1' && stage !== '3') {
      const entry = { ...name, id };
      entries.set(entry.path, entry);
    }
  }
  return [...entries.values()];
}
/**
 * The commits that the one to be made will follow: the last one, and those that are being merged into it (a merge of
 * several branches has several). None before the first commit. Throws GitError.
 */
export function parentCommits(folder: string): string[] {
  let head: string;
  try {
    head = git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).toString().trim();
  } catch {
    return [];
  }
  const place = git(folder, ['rev-parse', '--git-path', 'MERGE_HEAD']).toString().replace(/\n$/, '');
  const merged = readText(resolve(folder, place), 'pointer');
  return [head, ...(typeof merged === 'string' ? merged.split('\n').filter((id) => /^[0-9a-f]{40,}$/.test(id)) : [])];
}
/**
 * The commit to compare the work tree with, of those that a name stands for: where HEAD and it parted; the commit itself
 * where that is not known, in a clone without its history. Throws GitError.
 */
export function commitBefore(folder: string, name: string): { readonly commit: string; readonly remark?: string } {
  const isShallow = git(folder, ['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
  let commit: string;
  try {
    commit = git(folder, ['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`])
      .toString()
      .trim();
    // A name is also that of a commit that is not there.
    git(folder, ['cat-file', '-e', `${commit}^{tree}`]);
  } catch {
    throw new GitError(
      isShallow
        ? `${missing(folder, name)} is not in this clone, which is shallow; \`git fetch --unshallow\` or \`git fetch --depth=1 origin ${name}\` gets it`
        : `there is no commit '${name}' in this repository`,
    );
  }
  try {
    return { commit: git(folder, ['merge-base', commit, 'HEAD']).toString().trim() };
  } catch {
    return {
      commit,
      remark: `where HEAD and ${name} parted is not ${isShallow ? 'in this clone, which is shallow' : 'known'}: it is compared with ${name} itself`,
    };
  }
}
/** Which commit that a name leads to is missing: of one that is told from another, the first whose parent is not there. */
function missing(folder: string, name: string): string {
  const [, from] = /^(.+?)[~^][\d~^]*$/.exec(name) ?? [];
  if (from === undefined) return `commit ${name}`;
  try {
    const last = git(folder, ['rev-list', '--first-parent', '--max-parents=0', '--end-of-options', from])
      .toString()
      .trim();
    const parent = /^parent ([0-9a-f]+)$/m.exec(git(folder, ['cat-file', 'commit', last]).toString())?.[1];
    return parent === undefined ? `commit ${name}` : `commit ${parent}, on the way to ${name},`;
  } catch {
    return `commit ${name}`;
  }
}

/** Regular files of a commit below a folder. Throws GitError. */
export function commitEntries(folder: string, commit: string): GitEntry[] {
  return [...rows(git(folder, ['ls-tree', '-r', '-z', commit, '.']))].flatMap(({ head, name }) => {
    const [mode = '', kind, id = ''] = head.split(' ');
    return mode.startsWith('100') && kind === 'blob' ? [{ ...name, id }] : [];
  });
}

/** What git's database has under an id: the content, the size of one that is too large, or nothing. */
export type Blob = { readonly content: Uint8Array } | { readonly size: number } | undefined;

/**
 * Contents by id; of what is larger than `most` the size. An id without a content in this clone (a partial clone leaves
 * contents on its remote) is not in the answer. Throws GitError.
 */
export function readBlobs(folder: string, ids: readonly string[], most: number): Map<string, NonNullable<Blob>> {
  const blobs = new Map<string, NonNullable<Blob>>();
  if (ids.length === 0) return blobs;
  let batch: string[] = [];
  let bytes = 0;
  const take = (): void => {
    if (batch.length > 0) readBatch(folder, batch, blobs);
    batch = [];
    bytes = 0;
  };
  for (const line of ask(folder, '--batch-check', ids).toString('latin1').split('\n')) {
    const [id = '', kind, length] = line.split(' ');
    if (kind !== 'blob') continue;
    const size = Number(length);
    if (size > most) {
      blobs.set(id, { size });
      continue;
    }
    batch.push(id);
    if ((bytes += size) > mostOutput / 8) take();
  }
  take();
  return blobs;
}
function readBatch(folder: string, ids: readonly string[], blobs: Map<string, NonNullable<Blob>>): void {
  const answer = ask(folder, '--batch', ids);
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    const [id = '', kind, size] = answer.toString('latin1', at, end).split(' ');
    if (kind !== 'blob') throw new GitError(`git has no content ${id}`);
    const start = end + 1;
    at = start + Number(size) + 1;
    blobs.set(id, { content: answer.subarray(start, at - 1) });
  }
}
function ask(folder: string, how: '--batch' | '--batch-check', ids: readonly string[]): Buffer {
  return git(folder, ['cat-file', how], `${ids.join('\n')}\n`);
}

/** Rows that end in a zero byte: words, a tab, and a path. */
function* rows(output: Buffer): Generator<{ head: string; name: Pick<GitEntry, 'path' | 'unnamed'> }> {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0, at);
    const row = output.subarray(at, end === -1 ? output.length : end);
    at += row.length + 1;
    const tab = row.indexOf(9);
    if (tab === -1) continue;
    const bytes = row.subarray(tab + 1);
    const head = row.toString('latin1', 0, tab);
    // An index that git did not write can hold anything; nothing outside of the folder is asked for.
    if (isUtf8(bytes)) {
      const path = bytes.toString();
      if (!path.split('/').includes('..')) yield { head, name: { path } };
    } else yield { head, name: { path: nameOf(bytes), unnamed: true } };
  }
}
