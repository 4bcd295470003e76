import type { Finding } from '../report/report.ts';
import type { Found } from './findings.ts';

/** Beyond so many places a habit is told once. */
const many = 4;

/**
 * Places of one cause as one finding, at the first of them. Those of `alone` stay by themselves: somebody else decides
 * whether they are shown.
 */
export function gathered(all: readonly Found[], alone: ReadonlySet<Finding> = new Set()): readonly Finding[] {
  const single: Finding[] = [];
  const groups = new Map<string, [Finding, ...Finding[]]>();
  const times = new Map<string | undefined, number>();
  for (const { habit } of all) if (habit !== undefined) times.set(habit, (times.get(habit) ?? 0) + 1);
  for (const { finding, cause, habit } of all) {
    const key = (times.get(habit) ?? 0) > many ? habit : cause;
    if (key === undefined || alone.has(finding)) single.push(finding);
    else {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [finding]);
      else group.push(finding);
    }
  }
  return [...single, ...[...groups.values()].map(asOne)];
}

/** Findings of one cause, in the order of the report, as one. */
export function asOne([first, ...others]: readonly [Finding, ...Finding[]]): Finding {
  return { ...first, also: others };
}

/** Each place of a finding as a finding. */
export function placesOf(finding: Finding): readonly Finding[] {
  return finding.also.length === 0 ? [finding] : [{ ...finding, also: [] }, ...finding.also];
}
