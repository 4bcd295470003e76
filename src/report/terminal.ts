import type { About } from './about.ts';
import { folded } from './folded.ts';
import { Parts } from './parts.ts';
import type { Result } from './report.ts';
import type { Screen } from './screen.ts';
import { foldLines, restLines } from './terminal/findings.ts';
import { missing, Paper } from './terminal/paper.ts';
import { sections } from './terminal/summary.ts';

/** However much else there is to say, so many lines are for findings. */
const leastForFindings = 12;

/**
 * The report for people: the worst findings first, then what every endpoint answers, what could not be seen, and the
 * totals. A screenful, unless all of it is wanted.
 */
export function terminal(result: Result, about: About, screen: Screen): string {
  const paper = new Paper(screen, about.prefix);
  const parts = new Parts();
  const summary = sections.flatMap(([name, section]) => parts.part(name, () => [...section(result, paper)], missing));
  const head = [paper.chalk.bold(`backend-audit ${about.version}`), ''];
  const folds = parts.part(
    'the order of the findings',
    () => folded(result.findings),
    () => [],
  );
  const room = Math.max(leastForFindings, paper.height - head.length - summary.length - 6);
  const lines: string[] = [];
  let shown = 0;
  for (const fold of folds) {
    const more = parts.part('a finding', () => foldLines(fold, paper, parts), missing);
    if (!paper.all && shown > 0 && lines.length + more.length > room) break;
    if (paper.all && shown > 0) lines.push('');
    lines.push(...more);
    shown++;
  }
  const rest = restLines(folds.slice(shown), paper);
  lines.push(...rest);
  if (lines.length > 0) lines.push('');
  return `${[...head, ...lines, ...summary].join('\n')}\n`;
}
