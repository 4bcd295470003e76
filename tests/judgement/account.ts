/**
 * What a run tells, as text that a person reviews and a diff shows: findings with their trails, counts of what is kept
 * and unknown, and the ledger's answers with the lines that show them. Kept in `tests/snapshots`.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Endpoint, Finding, Result } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/causes.ts';
import { byReport } from '../../src/engine/findings.ts';

const snapshots = fileURLToPath(new URL('../snapshots', import.meta.url));
/** The file of a snapshot. */
export const snapshotOf = (name: string): string => `${snapshots}/${name}.txt`;
/** Where all snapshots with names like this one lie. */
export const folderOf = (name: string): string => dirname(snapshotOf(name));

type Place = Finding['location'];
type Answer = Endpoint['authenticated'];

/** Everything that a run tells, in lines. */
export function account(result: Result): string {
  const lines = [
    ...result.findings
      .flatMap((each) => placesOf(each).map((place) => ({ place, of: each })))
      .sort((a, b) => byReport(a.place, b.place))
      .flatMap(({ place, of }) => finding(place, of)),
    ...result.suppressed.map((each) => `suppressed ${at(each.location)} ${each.rule}: ${each.reason}`),
    ...result.endpoints.flatMap(endpoint),
    ...result.standards
      .filter(({ kept, unknown }) => kept + unknown > 0)
      .map(({ id, kept, unknown }) => `standard ${id}: ${String(kept)} kept, ${String(unknown)} unknown`),
    ...result.unresolved.map((each) => `unresolved ${at(each.at)} ${each.what}: ${each.why}`),
    ...result.diagnostics.map(({ path, line, code, needed }) =>
      [`diagnostic ${path}${line === undefined ? '' : `:${String(line)}`} ${code}`, ...(needed ? ['needed'] : [])].join(
        ' ',
      ),
    ),
    ...(result.complete ? [] : ['incomplete', ...result.lacking.map((why) => `lacking ${why}`)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function at({ path, line, column }: Place): string {
  return `${path}:${String(line)}:${String(column)}`;
}

function finding({ rule, severity, confidence, message, location, trail }: Finding, of: Finding): string[] {
  return [
    `${severity} ${rule} ${at(location)} (${confidence})`,
    `  ${message}`,
    ...(of.location === location ? [] : [`  told with ${at(of.location)}`]),
    ...trail.map((step) => `  - ${at(step.at)} ${step.what}`),
  ];
}

function endpoint(it: Endpoint): string[] {
  const { validated } = it;
  const answers: readonly (readonly [string, Answer])[] = [
    ['authenticated', it.authenticated],
    ['authorized', it.authorized],
    ['validated.body', validated.body],
    ['validated.query', validated.query],
    ['validated.path', validated.path],
    ['rate limited', it.rateLimited],
    ['audited', it.audited],
    ['errors handled', it.errorsHandled],
    ['transactional', it.transactional],
  ];
  const bare = ({ at: place, by }: Answer): boolean => place === undefined && by === undefined;
  // Answers with nothing to show for them are told together.
  const alike = (is: Answer['is']): string[] => {
    const names = answers.filter(([, answer]) => answer.is === is && bare(answer)).map(([name]) => name);
    return names.length === 0 ? [] : [`  ${is}: ${names.join(', ')}`];
  };
  return [
    `endpoint ${it.method} ${it.path} ${at(it.at)} (${it.kind}, ${it.framework}, ${it.purpose})`,
    ...it.params.map(({ name, in: where, type }) => `  ${where} ${name}: ${type ?? 'unchecked'}`),
    ...it.chain.map(
      ({ text, scope, roles }) => `  after ${scope} ${oneLine(text)}${roles.map((role) => `, ${told(role)}`).join('')}`,
    ),
    ...it.unseen.map((why) => `  unseen: ${why}`),
    ...answers.filter(([, answer]) => !bare(answer)).map(([name, answer]) => `  ${name}: ${shown(answer)}`),
    ...(['yes', 'no', 'conditional', 'unknown', 'not-applicable'] as const).flatMap(alike),
  ];
}
function told({ does, is, parts }: Endpoint['chain'][number]['roles'][number]): string {
  return `${does}${parts === undefined ? '' : ` ${parts.join('+')}`}${is === 'yes' ? '' : ` (${is})`}`;
}
function shown({ is, at: place, by }: Answer): string {
  return [is, ...(place === undefined ? [] : [at(place)]), ...(by === undefined ? [] : [oneLine(by)])].join(' ');
}
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
