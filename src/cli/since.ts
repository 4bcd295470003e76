import { addedTo, placesOf } from '../engine/index.ts';
import { commitBefore, discoverCommit, GitError, type Configurations } from '../host/index.ts';
import type { Result } from '../report/report.ts';
import { note, UsageError } from './failure.ts';
import { analyse, type RunOptions } from './run.ts';

/** Does something that asks git for what an option needs. Throws UsageError where git cannot answer. */
export function inGit<T>(option: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`${option}: ${error.message}`);
    throw error;
  }
}

/** The commit that `--since` means. Throws UsageError. */
export function commitOf(folder: string, name: string): string {
  const { commit, remark } = inGit('--since', () => commitBefore(folder, name));
  if (remark !== undefined) note(`--since: ${remark}`);
  return commit;
}

/** The result without what the commit has already: the two trees are audited alike, and what is found in both is compared. */
export async function since(
  commit: string,
  folder: string,
  result: Result,
  config: Configurations,
  options: RunOptions,
): Promise<Result> {
  const tree = inGit('--since', () => discoverCommit(folder, commit, config));
  const before = await analyse(folder, config, { ...options, stats: false }, { discover: () => tree });
  const findings = addedTo([before], result.findings);
  tellOld(result.findings, findings, commit.slice(0, 12));
  return { ...result, findings };
}

/** Says how many places are not among those that are new. */
export function tellOld(all: Result['findings'], added: Result['findings'], whose: string): void {
  const count = (findings: Result['findings']): number => findings.flatMap(placesOf).length;
  const old = count(all) - count(added);
  if (old > 0) note(`not shown: ${old} that ${whose} has already`);
}
