import type { Finding, Result } from './report.ts';

const severities = ['error', 'warning', 'info'] as const;
const confidences = ['high', 'medium', 'low'] as const;

/** The gravest first, then the surest; what is alike in both stays in the order of the report. For formats that end somewhere. */
export function gravestFirst<T extends Finding>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence),
  );
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

/** Each place of each finding as one: for readers that know one place a finding. */
export function eachPlace(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) =>
    finding.also.length === 0 ? finding : [{ ...finding, also: [] }, ...finding.also],
  );
}

/** Why the analysis does not count as one, as a sentence; undefined where it does. */
export function lackOf({ lacking }: Result): string | undefined {
  return lacking.length === 0 ? undefined : `The analysis is incomplete: ${lacking.join('; ')}.`;
}
