import type { Configurations } from '../host/index.ts';
import type { FormatName } from '../report/formats.ts';
import type { Finding } from '../report/report.ts';
import type { RunOptions } from './run.ts';

/** Options of an audit, of a folder or of a commit. */
export interface AuditCommandOptions extends RunOptions {
  readonly format?: readonly FormatName[];
  /** The n-th is for the n-th format. */
  readonly output?: readonly string[];
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  readonly staged?: boolean;
  readonly taskId?: string;
  readonly sarifCategory?: string;
  readonly color: boolean;
  /** Everything on the terminal, not a screenful. */
  readonly all?: boolean;
  /** Lines of source in formats that hold them. */
  readonly excerpts?: boolean;
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
