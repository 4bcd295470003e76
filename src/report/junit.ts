import type { About } from './about.ts';
import { lackOf } from './gravest.ts';
import { othersOf } from './others.ts';
import type { Finding, Result } from './report.ts';
import { visible } from './visible.ts';

interface Case {
  readonly name: string;
  readonly outcome: 'failure' | 'error' | 'skipped' | undefined;
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/**
 * JUnit XML: a suite for each file, a case for each finding. An error and a warning fail; what is only said is skipped,
 * which servers show and do not count. A clean run is one case that passes, for servers take no cases for a mistake.
 */
export function junit(result: Result, { prefix }: About): string {
  const suites = new Map<string, Case[]>();
  const lack = lackOf(result);
  const whole: Case = {
    name: 'the analysis is complete',
    outcome: lack === undefined ? undefined : 'error',
    type: 'incomplete',
    message: lack ?? '',
    text: '',
  };
  suites.set('backend-audit', [whole]);
  for (const finding of result.findings) {
    const path = prefix + finding.location.path;
    const cases = suites.get(path);
    if (cases === undefined) suites.set(path, [caseOf(finding, prefix)]);
    else cases.push(caseOf(finding, prefix));
  }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="backend-audit" ${counts([...suites.values()].flat())}>`,
  ];
  for (const [path, cases] of suites) {
    const skipped = cases.filter(({ outcome }) => outcome === 'skipped').length;
    lines.push(
      `  <testsuite name="${xml(path)}" ${counts(cases)} skipped="${skipped}">`,
      ...cases.flatMap((it) => written(it, path)),
    );
    lines.push('  </testsuite>');
  }
  return `${[...lines, '</testsuites>'].join('\n')}\n`;
}

function caseOf(finding: Finding, prefix: string): Case {
  const { rule, severity, message, remedy, location, trail } = finding;
  const place = (at: Finding['location']): string => `${prefix}${at.path}:${at.line}:${at.column}`;
  const others = othersOf(finding, prefix);
  return {
    name: `${rule} (${location.line}:${location.column})`,
    outcome: severity === 'info' ? 'skipped' : 'failure',
    type: severity,
    message,
    text: [
      place(location),
      ...(trail.length > 1 ? trail.map(({ at, what }, index) => `${index + 1}. ${place(at)} ${what}`) : []),
      ...(others === undefined ? [] : [others]),
      remedy,
    ]
      .map(visible)
      .join('\n'),
  };
}
function written({ name, outcome, type, message, text }: Case, path: string): string[] {
  const head = `    <testcase name="${xml(name)}" classname="${xml(path)}"`;
  if (outcome === undefined) return [`${head}/>`];
  return [
    `${head}>`,
    `      <${outcome} type="${type}" message="${xml(message)}">${text.split('\n').map(xml).join('\n')}</${outcome}>`,
    '    </testcase>',
  ];
}
function counts(cases: readonly Case[]): string {
  const count = (outcome: Case['outcome']): number => cases.filter((it) => it.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML has no way at all to write control characters and halves of characters. */
function xml(text: string): string {
  return visible(text.replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')).replace(
    /[&<>"]/g,
    (character) => entities[character]!,
  );
}
