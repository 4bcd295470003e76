import type { LineHashes } from '../facts/line-hashes.ts';
import type { AnyRule, Confidence, Observation, Severity } from '../rule.ts';
import type { Finding } from '../report/report.ts';
import { fingerprinter } from './fingerprint.ts';
import { quoted, render } from './message.ts';
import { byPlace, byText } from './order.ts';
import type { RuleOutcome } from './run.ts';
import { severityAt, type Settings, type View } from './settings.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const confidences: readonly Confidence[] = ['high', 'medium', 'low'];

/** Does the view show it? */
export function shows(view: View, finding: Finding): boolean {
  return view === 'strict' || finding.confidence !== 'low';
}

/** In the order of the report. */
export function byReport(a: Finding, b: Finding): number {
  return byPlace(a.location, b.location) || byText(a.rule, b.rule) || byText(a.message, b.message);
}

/** The order in which findings of one rule at one place would be kept: the gravest, then the surest. */
function byWeight(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    byText(a.message, b.message)
  );
}

/** Makes findings of what the rules saw: words, severity, one per rule and place, in the order of the report, named. */
export function findingsOf(
  outcomes: readonly RuleOutcome[],
  settings: Settings,
  hashesOf: (path: string) => LineHashes | undefined,
): readonly Finding[] {
  const atPlace = new Map<string, Finding>();
  for (const { rule, observations } of outcomes)
    for (const observation of observations) {
      if (observation.verdict !== 'broken') continue;
      const finding = word(rule, observation, settings);
      const { path, line, column, endLine, endColumn } = finding.location;
      const place = [rule.id, path, line, column, endLine, endColumn].join('\0');
      const other = atPlace.get(place);
      if (other === undefined || byWeight(finding, other) < 0) atPlace.set(place, finding);
    }
  const named = fingerprinter(hashesOf);
  return [...atPlace.values()]
    .sort(byReport)
    .map((finding) => ({ ...finding, ...named(finding.rule, finding.location) }));
}

function word(rule: AnyRule, seen: Extract<Observation, { verdict: 'broken' }>, settings: Settings): Finding {
  const override = severityAt(settings, rule.id, seen.at.path);
  const messages: Readonly<Record<string, string>> = rule.messages;
  return {
    rule: rule.id,
    severity: override !== undefined && override !== 'off' ? override : (seen.severity ?? rule.severity),
    confidence: seen.confidence ?? rule.confidence,
    message: render(messages[seen.message] ?? '', seen.data),
    remedy: rule.remedy,
    location: seen.at,
    trail: (seen.trail ?? []).map(({ at, what }) => ({ at, what: quoted(what) })),
    fingerprint: '',
    identity: '',
    standards: rule.standards,
    cwe: rule.cwe ?? [],
  };
}
