import type { Discovered } from '../audit.ts';
import { discover } from '../host/index.ts';
import { aboutOf } from './about.ts';
import { analyse, configure, deliver, incomplete } from './run.ts';
import { fails, render, type AuditCommandOptions } from './verdict.ts';

/** `backend-audit [path]`: audits, reports, and answers the exit code. */
export async function auditCommand(folder: string, options: AuditCommandOptions): Promise<number> {
  if (options.staged === true) {
    const { stagedCommand } = await import('./staged-command.ts');
    return stagedCommand(folder, options);
  }
  const config = await configure(folder, options);
  let discovered: Discovered | undefined;
  const result = await analyse(folder, config, options, {
    discover: async (root, how) => (discovered = await discover(root, how)),
  });
  const about = aboutOf(folder, discovered ?? (await discover(folder, config)), result, options, config);
  deliver(await render(result, about, options), options.output);
  const failing = result.findings.some((finding) => fails(finding, options, config));
  return incomplete(result, about.prefix) ? 2 : failing ? 1 : 0;
}
