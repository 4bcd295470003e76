import type { Finding } from './report.ts';

/** Findings of one rule and severity, with the remedy that they share. */
export interface Fold {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly remedy: string;
  /** The surest first. */
  readonly findings: readonly Finding[];
  /** With the further places of one cause. */
  readonly places: number;
}

export const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];
const confidences: readonly Finding['confidence'][] = ['high', 'medium', 'low'];

/** The worst first: by severity, then how sure the surest of them is, then rule. */
export function folded(findings: readonly Finding[]): readonly Fold[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule} ${finding.remedy}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()]
    .map((group): Fold => {
      // Sorting keeps the order of the report among equals.
      const [first, ...others] = [...group].sort((a, b) => byConfidence(a, b)) as [Finding, ...Finding[]];
      const { rule, severity, remedy } = first;
      const all = [first, ...others];
      return { rule, severity, remedy, findings: all, places: all.reduce((sum, it) => sum + 1 + it.also.length, 0) };
    })
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        byConfidence(a.findings[0]!, b.findings[0]!) ||
        (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    );
}

function byConfidence(a: Finding, b: Finding): number {
  return confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence);
}
