import type { Fold } from '../folded.ts';
import { severities } from '../order.ts';
import type { Parts } from '../parts.ts';
import { othersOf } from '../others.ts';
import type { Finding } from '../report.ts';
import { visible } from '../visible.ts';
import { count, missing, type Paper } from './paper.ts';

/** Findings of one rule: the first of them in short, or all with their ways. The remedy is said once. */
export function foldLines(fold: Fold, paper: Paper, parts: Parts): string[] {
  const { chalk, all } = paper;
  const { severity, rule, findings, places, remedy } = fold;
  const number =
    places === findings.length
      ? count(findings.length, 'finding')
      : `${count(findings.length, 'finding')} at ${count(places, 'place')}`;
  const [first] = findings as readonly [Finding, ...Finding[]];
  const where = all ? '' : `  ${chalk.underline(placeOf(first, paper))}`;
  const head = `${paper.paint(severity)(severity.padEnd(7))}  ${chalk.bold(rule)}  ${chalk.dim(number)}${where}`;
  const body = all
    ? findings.flatMap((finding) => parts.part('a finding', () => wholeLines(finding, paper), missing))
    : paper.wrap(textOf(first, paper), indent, 2);
  return [head, ...body, ...paper.wrap(remedy, indent, all ? undefined : 2).map((line) => chalk.dim(line))];
}
const indent = 9;

function wholeLines(finding: Finding, paper: Paper): string[] {
  const { chalk } = paper;
  const lines = [`  ${chalk.underline(placeOf(finding, paper))}`, ...paper.wrap(textOf(finding, paper), 4)];
  // One step says no more than the place itself.
  if (finding.trail.length > 1)
    finding.trail.forEach(({ at, what }, index) => {
      lines.push(`    ${chalk.dim(`${String(index + 1)}. ${paper.place(at)}`)}  ${visible(what)}`);
    });
  return lines;
}
function placeOf({ location }: Finding, paper: Paper): string {
  return `${paper.place(location)}:${String(location.column)}`;
}
function textOf(finding: Finding, paper: Paper): string {
  const { message, confidence } = finding;
  const others = othersOf(finding, paper.prefix);
  const doubt = confidence === 'high' ? '' : ` (${confidence} confidence)`;
  return visible(`${message}${others === undefined ? '' : ` ${others}`}`) + doubt;
}

/** What had no room: how many of each severity and rule. */
export function restLines(folds: readonly Fold[], paper: Paper): string[] {
  if (folds.length === 0) return [];
  const lines: string[] = [];
  for (const severity of severities) {
    const of = folds.filter((fold) => fold.severity === severity);
    if (of.length === 0) continue;
    const names = of.map(({ rule, findings }) => `${rule} ${String(findings.length)}`);
    const [first = '', ...rest] = fitting(names, paper);
    const label = paper.paint(severity)(severity.padEnd(indent));
    lines.push(label + first.trimStart(), ...rest);
  }
  return [paper.chalk.bold('further'), ...lines];
}
/** As many of the names as three lines hold, and how many more there are. */
function fitting(names: readonly string[], paper: Paper): string[] {
  for (let shown = names.length; ; shown--) {
    const more = names.length > shown ? `, and ${count(names.length - shown, 'more rule')}` : '';
    const lines = paper.wrap(`${names.slice(0, shown).join(', ')}${more}`, indent);
    if (lines.length <= 3 || shown <= 1) return lines;
  }
}
