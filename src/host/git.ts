import type * as childProcess from 'node:child_process';
import { createRequire } from 'node:module';

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
}

/**
 * Git is asked to read and nothing else: no hook, no file-system monitor, no filter, no pager, no prompt, and no
 * attributes of the project, which could name programs to run.
 */
const safe = [
  '--no-optional-locks',
  '--no-pager',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'protocol.allow=never',
];

function git(folder: string, args: readonly string[], input?: string): Buffer {
  const { execFileSync } = need('node:child_process') as typeof childProcess;
  try {
    return execFileSync('git', [...safe, ...args], {
      cwd: folder,
      input: input ?? '',
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    });
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim().split('\n')[0];
    throw new GitError(said === undefined || said === '' ? 'git could not be run' : said);
  }
}

/** Regular files of the index below a folder. During a merge, our side of what conflicts. */
export function indexEntries(folder: string): GitEntry[] {
  const entries = new Map<string, GitEntry>();
  for (const row of rows(git(folder, ['ls-files', '-z', '--stage']))) {
    const match = /^(100\d+) ([0-9a-f]+) (\d)\t([\s\S]+)$/.exec(row);
    if (match !== null && match[3] !== '1' && match[3] !== '3')
      entries.set(match[4]!, { path: match[4]!, id: match[2]! });
  }
  return [...entries.values()];
}
/** Regular files of the last commit below a folder; none before the first commit. */
export function headEntries(folder: string): GitEntry[] {
  try {
    git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  } catch {
    return [];
  }
  return rows(git(folder, ['ls-tree', '-r', '-z', 'HEAD', '.'])).flatMap((row) => {
    const match = /^100\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(row);
    return match === null ? [] : [{ id: match[1]!, path: match[2]! }];
  });
}

/** Contents by id. */
export function readBlobs(folder: string, ids: readonly string[]): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const answer = git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    const [id, kind, size] = answer.toString('latin1', at, end).split(' ');
    if (kind !== 'blob' || id === undefined || size === undefined) throw new GitError(`git has no content ${id ?? ''}`);
    const start = end + 1;
    blobs.set(id, answer.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}

function rows(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '');
}
