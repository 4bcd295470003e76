import { byGravity, severities } from './order.ts';
import type { Finding, Result } from './report.ts';

/** The gravest first, then the surest; what is alike in both stays in the order of the report. For formats that end somewhere. */
export function gravestFirst<T extends Pick<Finding, 'severity' | 'confidence'>>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(byGravity);
}

/** `3 errors, 1 warning, 0 infos`. */
export function tally(findings: readonly Finding[]): string {
  return severities
    .map((severity) => {
      const number = findings.filter((finding) => finding.severity === severity).length;
      return `${number} ${severity}${number === 1 ? '' : 's'}`;
    })
    .join(', ');
}

/** Each place of each finding: for readers that know one place a finding. */
export function eachPlace(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => [finding, ...finding.also]);
}

/** How many are known and not shown, and what of them is gone, as a sentence; undefined where there is no baseline. */
export function knownOf({ baseline }: Result): string | undefined {
  if (baseline === undefined) return undefined;
  const { known, gone } = baseline;
  return `${known.length} more ${known.length === 1 ? 'is' : 'are'} in the baseline, and ${gone.length} of it ${gone.length === 1 ? 'is' : 'are'} gone.`;
}

/** Why the analysis does not count as one, as a sentence; undefined where it does. */
export function lackOf({ lacking }: Result): string | undefined {
  return lacking.length === 0 ? undefined : `The analysis is incomplete: ${lacking.join('; ')}.`;
}
