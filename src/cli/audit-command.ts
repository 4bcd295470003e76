import { rules, type Discovered } from '../audit.ts';
import { discover, readSurroundings, toolVersion } from '../host/index.ts';
import type { About } from '../report/about.ts';
import type { Result } from '../report/report.ts';
import { colorLevel } from './color.ts';
import { note } from './failure.ts';
import { analyse, configure, deliver, incomplete, type RunOptions } from './run.ts';

export interface AuditCommandOptions extends RunOptions {
  readonly format: 'terminal' | 'json' | 'sarif';
  readonly output?: string;
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  readonly staged?: boolean;
  readonly taskId?: string;
  readonly color: boolean;
}

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
  const about: About = {
    version: toolVersion(),
    taskId: options.taskId ?? config.taskId,
    rules,
    surroundings: readSurroundings(discovered ?? (await discover(folder, config)), note),
  };
  deliver(await render(result, about, options), options.output);
  const failing = atOrAbove(result, options.failOn ?? config.failOn ?? 'error');
  return incomplete(result) ? 2 : failing ? 1 : 0;
}

/** The report in the format asked for. */
export async function render(
  result: Result,
  about: About,
  { format, output, color }: Pick<AuditCommandOptions, 'format' | 'output' | 'color'>,
): Promise<string> {
  if (format === 'json') return (await import('../report/json.ts')).json(result, about);
  if (format === 'sarif') return (await import('../report/sarif.ts')).sarif(result, about);
  const { terminal } = await import('../report/terminal.ts');
  const level = output === undefined ? colorLevel(process.stdout, color) : 0;
  return terminal(result, about, { color: level, width: process.stdout.columns > 0 ? process.stdout.columns : 100 });
}

const severities = ['info', 'warning', 'error'] as const;

/** Is there a finding of this severity or a graver one? */
export function atOrAbove(
  { findings }: Pick<Result, 'findings'>,
  threshold: (typeof severities)[number] | 'never',
): boolean {
  if (threshold === 'never') return false;
  return findings.some((finding) => severities.indexOf(finding.severity) >= severities.indexOf(threshold));
}
