import { gravestFirst } from './gravest.ts';
import { byGravity, byText } from './order.ts';
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
      const { rule, severity, remedy } = group[0]!;
      const places = group.reduce((sum, it) => sum + 1 + it.also.length, 0);
      return { rule, severity, remedy, findings: gravestFirst(group), places };
    })
    .sort((a, b) => byGravity(a.findings[0]!, b.findings[0]!) || byText(a.rule, b.rule));
}
