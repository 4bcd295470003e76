import type { About } from './about.ts';
import { gravestFirst, lackOf, tally } from './gravest.ts';
import { othersOf } from './others.ts';
import type { Finding, Result } from './report.ts';
import { visible } from './visible.ts';

/** GitHub shows ten annotations of a kind for each step of a job, and drops the others without a word. */
const most = 10;
const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Annotations of a GitHub workflow, as commands to its runner: the gravest of each kind, and how many more there are. */
export function github(result: Result, { prefix }: About): string {
  const lack = lackOf(result);
  const lines = lack === undefined ? [] : [command('error', { title: 'backend-audit' }, lack)];
  const left: Finding[] = [];
  const room = { error: most - lines.length, warning: most, info: most - 1 };
  for (const finding of gravestFirst(result.findings))
    if (room[finding.severity]-- > 0) lines.push(annotation(finding, prefix));
    else left.push(finding);
  if (left.length > 0)
    lines.push(
      command(
        'notice',
        { title: 'backend-audit' },
        `Not annotated: ${tally(left)}, for GitHub shows ${most} of each kind. The summary of the job has the gravest of all, the report all of them.`,
      ),
    );
  lines.push(`backend-audit: ${tally(result.findings)}`);
  return `${lines.join('\n')}\n`;
}

function annotation(finding: Finding, prefix: string): string {
  const { rule, severity, message, remedy, location } = finding;
  const { path, line, endLine, column, endColumn } = location;
  const others = othersOf(finding, prefix);
  // Columns are taken only where a place is within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  return command(
    commands[severity],
    { file: prefix + path, line, endLine, ...columns, title: rule },
    [message, ...(others === undefined ? [] : [others]), remedy].join(' '),
  );
}

/** A line that the runner obeys. What is not ours in it can end neither a property nor the line. */
function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${name} ${written.join(',')}::${escaped(visible(text))}`;
}
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
