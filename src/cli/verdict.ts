import type { Configurations } from '../host/index.ts';
import type { About } from '../report/about.ts';
import type { Finding, Result } from '../report/report.ts';
import { colorLevel } from './color.ts';
import type { RunOptions } from './run.ts';

/** Options of an audit, of a folder or of a commit. */
export interface AuditCommandOptions extends RunOptions {
  readonly format: 'terminal' | 'json' | 'sarif';
  readonly output?: string;
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  readonly staged?: boolean;
  readonly taskId?: string;
  readonly sarifCategory?: string;
  readonly color: boolean;
  /** Lines of source in formats that hold them. */
  readonly excerpts?: boolean;
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

/** Is it as grave as what makes the exit code 1: what the user says, else what the configuration of its file says? */
export function fails(
  { severity, location }: Finding,
  { failOn }: Pick<AuditCommandOptions, 'failOn'>,
  configurations: Configurations,
): boolean {
  const threshold = failOn ?? configurations.at(location.path).failOn ?? 'error';
  return threshold !== 'never' && severities.indexOf(severity) >= severities.indexOf(threshold);
}
