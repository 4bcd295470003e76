import { rules } from '../audit.ts';
import { discoverStaged, GitError, readSurroundings, toolVersion } from '../host/index.ts';
import type { About } from '../report/about.ts';
import { atOrAbove, render, type AuditCommandOptions } from './audit-command.ts';
import { note, UsageError } from './failure.ts';
import { analyse, configure, deliver, incomplete } from './run.ts';

/** `backend-audit --staged`: what the index adds to the findings of the last commit. */
export async function stagedCommand(folder: string, options: AuditCommandOptions): Promise<number> {
  const config = await configure(folder, options);
  const { index, head, changed } = inGit(() => discoverStaged(folder, config));
  const quiet = options.format === 'terminal' && options.output === undefined;
  // A commit of documentation should not wait for an analysis that can only say what the last one said.
  if (!changed && quiet) return 0;

  const result = await analyse(folder, config, options, { discover: () => index });
  const before = changed
    ? await analyse(folder, config, { ...options, stats: false }, { discover: () => head })
    : result;
  const known = new Set(before.findings.map((finding) => finding.fingerprint));
  const added = { ...result, findings: result.findings.filter((finding) => !known.has(finding.fingerprint)) };
  const old = result.findings.length - added.findings.length;
  if (old > 0) note(`not shown: ${old} that the last commit has already`);
  if (!quiet || added.findings.length > 0) {
    const taskId = options.taskId ?? config.taskId;
    const about: About = { version: toolVersion(), taskId, rules, surroundings: readSurroundings(index, note) };
    deliver(await render(added, about, options), options.output);
  }
  // What was broken before cannot be held against this commit.
  const brokenBefore = new Set(before.diagnostics.filter(({ needed }) => needed).map(({ path }) => path));
  const broken = result.diagnostics.some(({ needed, path }) => needed && !brokenBefore.has(path));
  if (broken) incomplete(result);
  return broken ? 2 : atOrAbove(added, options.failOn ?? config.failOn ?? 'error') ? 1 : 0;
}

function inGit<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--staged: ${error.message}`);
    throw error;
  }
}
