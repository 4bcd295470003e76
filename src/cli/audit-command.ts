import { unusedEntries } from '../audit.ts';
import { aboutOf } from './about.ts';
import { note, UsageError } from './failure.ts';
import { tellBaseline } from './known-findings.ts';
import { isFailing, shown } from './limits.ts';
import { deliverAll, reportsOf } from './reports.ts';
import { analyseFound, configure, incomplete } from './run.ts';
import { commitOf, since } from './since.ts';
import type { AuditCommandOptions } from './verdict.ts';

/** `backend-audit [path]`: audits, reports, and answers the exit code. */
export async function auditCommand(folder: string, options: AuditCommandOptions): Promise<number> {
  if (options.staged === true && options.since !== undefined)
    throw new UsageError('--staged and --since are two different questions; ask one of them');
  if (options.staged === true) {
    const { stagedCommand } = await import('./staged-command.ts');
    return stagedCommand(folder, options);
  }
  const wanted = reportsOf(options.format, options.output);
  const config = await configure(folder, options);
  const commit = options.since === undefined ? undefined : commitOf(folder, options.since);
  const { result: whole, discovered } = await analyseFound(folder, config, options);
  for (const text of unusedEntries(config, whole)) note(text);
  const all = commit === undefined ? whole : await since(commit, folder, whole, config, options);
  const result = shown(all, options);
  const about = aboutOf(folder, discovered, result, options, config);
  await deliverAll(wanted, result, about, options);
  const isStale = tellBaseline(whole, config) && options.failOnStale === true;
  const failing = isFailing(all.findings, options, config) || isStale;
  return incomplete(result, about.prefix) ? 2 : failing ? 1 : 0;
}
