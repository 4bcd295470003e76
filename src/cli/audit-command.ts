import { unusedEntries, type Discovered } from '../audit.ts';
import { discover } from '../host/index.ts';
import { aboutOf } from './about.ts';
import { note } from './failure.ts';
import { isFailing, shown } from './limits.ts';
import { deliver, reportsOf } from './reports.ts';
import { analyse, configure, incomplete } from './run.ts';
import type { AuditCommandOptions } from './verdict.ts';

/** `backend-audit [path]`: audits, reports, and answers the exit code. */
export async function auditCommand(folder: string, options: AuditCommandOptions): Promise<number> {
  if (options.staged === true) {
    const { stagedCommand } = await import('./staged-command.ts');
    return stagedCommand(folder, options);
  }
  const wanted = reportsOf(options.format, options.output);
  const config = await configure(folder, options);
  let discovered: Discovered | undefined;
  const all = await analyse(folder, config, options, {
    discover: async (root, how) => (discovered = await discover(root, how)),
  });
  for (const text of unusedEntries(config, all)) note(text);
  const result = shown(all, options);
  const about = aboutOf(folder, discovered ?? (await discover(folder, config)), result, options, config);
  await deliver(wanted, result, about, options);
  const failing = isFailing(all.findings, options, config);
  return incomplete(result, about.prefix) ? 2 : failing ? 1 : 0;
}
