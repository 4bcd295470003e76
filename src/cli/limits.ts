import type { Configurations } from '../host/index.ts';
import type { Finding, Result } from '../report/report.ts';
import { note } from './failure.ts';
import { fails, type AuditCommandOptions } from './verdict.ts';

/** Do these findings make the exit code 1: by their severity, or by how many warnings there are? */
export function isFailing(
  findings: readonly Finding[],
  options: Pick<AuditCommandOptions, 'failOn' | 'maxWarnings'>,
  configurations: Configurations,
): boolean {
  if (findings.some((finding) => fails(finding, options, configurations))) return true;
  const { maxWarnings = Number.POSITIVE_INFINITY } = options;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (warnings > maxWarnings) note(`${warnings} warnings, and --max-warnings allows ${maxWarnings}`);
  return warnings > maxWarnings;
}

/** What is to be shown of a result: errors alone, where nobody wants to see more. */
export function shown(result: Result, { quiet }: Pick<AuditCommandOptions, 'quiet'>): Result {
  if (quiet !== true) return result;
  const findings = result.findings.filter(({ severity }) => severity === 'error');
  const hidden = result.findings.length - findings.length;
  if (hidden > 0) note(`not shown: ${hidden} that are no errors (--quiet)`);
  return { ...result, findings };
}
