import type { About } from './about.ts';
import type { Finding, Result } from './report.ts';

/** The result with secrets hidden in the words that findings are told in. */
export function withoutSecrets(result: Result, { masked }: About): Result {
  if (masked === undefined) return result;
  const hidden = <T extends Finding>(finding: T): T => ({
    ...finding,
    message: masked(finding.message),
    trail: finding.trail.map(({ at, what }) => ({ at, what: masked(what) })),
    also: finding.also.map(hidden),
  });
  return { ...result, findings: result.findings.map(hidden), suppressed: result.suppressed.map(hidden) };
}
