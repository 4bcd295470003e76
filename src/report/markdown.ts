import type { About } from './about.ts';
import { gravestFirst, knownOf, lackOf, tally } from './gravest.ts';
import { endpointsOf, othersOf } from './others.ts';
import type { Finding, Result } from './report.ts';
import { visible } from './visible.ts';

/** Bytes that a comment of GitHub, the smaller of two, and a summary of a job may have; a little less, for what a platform adds. */
const limits = { comment: 65_000, summary: 1_000_000 } as const;

/**
 * One comment on a pull request. Its first line names it, so that whoever posts it again can replace it.
 */
export function comment(result: Result, about: About): string {
  return `<!-- backend-audit ${encodeURIComponent(about.category ?? about.prefix)} -->\n${page(result, about, limits.comment)}`;
}
/** The summary of a job. */
export function summary(result: Result, about: About): string {
  return page(result, about, limits.summary);
}

function page(result: Result, { prefix }: About, most: number): string {
  const { findings } = result;
  const lack = lackOf(result);
  const known = knownOf(result);
  const lines = [
    '## backend-audit',
    '',
    findings.length === 0 ? `Nothing ${known === undefined ? '' : 'new '}was found.` : `${tally(findings)}.`,
    '',
    ...(known === undefined ? [] : [known, '']),
    ...(lack === undefined ? [] : [`**${inline(lack)}**`, '']),
  ];
  let room = most - bytes(lines) - 200;
  const left: Finding[] = [];
  for (const group of byRule(gravestFirst(findings))) {
    const { rule, remedy, severity } = group[0];
    const head = [`### ${severity}: ${rule}`, '', inline(remedy), ''];
    // Once something is left out, nothing that is less grave takes its room.
    if (left.length > 0 || bytes(head) + bytes(entry(group[0], prefix)) > room) {
      left.push(...group);
      continue;
    }
    lines.push(...head);
    room -= bytes(head) + 1;
    for (const finding of group) {
      const written = entry(finding, prefix);
      if (left.length > 0 || bytes(written) > room) left.push(finding);
      else {
        lines.push(...written);
        room -= bytes(written);
      }
    }
    lines.push('');
  }
  if (left.length > 0)
    lines.push(`Left out, for there is no room for them here: ${tally(left)}. The report has them.`, '');
  return lines.join('\n');
}

/** Of one rule and severity together, in the order of the first of each. */
function byRule(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function entry(finding: Finding, prefix: string): string[] {
  const { message, location, trail } = finding;
  const others = othersOf(finding, prefix);
  const [only, another] = endpointsOf(finding);
  const of = others === undefined && only !== undefined && another === undefined ? ` (${code(only)})` : '';
  return [
    `- ${code(`${prefix}${location.path}:${location.line}`)} ${inline(message)}${of}${others === undefined ? '' : ` ${inline(others)}`}`,
    ...(trail.length > 1
      ? trail.map(({ at, what }, index) => `  ${index + 1}. ${code(`${prefix}${at.path}:${at.line}`)} ${inline(what)}`)
      : []),
  ];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function bytes(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

/** A sentence of ours, in which names of the project stand between backticks: those as code, the rest as it reads. */
function inline(sentence: string): string {
  const parts = sentence.split('`');
  // An odd number of backticks: one of them is the project's, and nobody knows which.
  if (parts.length % 2 === 0) return plain(sentence);
  return parts.map((part, index) => (index % 2 === 0 ? plain(part) : code(part))).join('');
}
/** Text that says nothing to who renders it: no markup, no link, nobody called, no issue named. */
function plain(text: string): string {
  return visible(text)
    .replace(/[@#:](?=\S)|(?<=www)\./g, '$&\u200b')
    .replace(/[\\`*_{}[\]()#+\-!|~$^=]/g, '\\$&')
    .replace(/[<>&]/g, (character) => entities[character]!);
}
function code(text: string): string {
  const shown = visible(text);
  if (shown.trim() === '') return plain(shown);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
