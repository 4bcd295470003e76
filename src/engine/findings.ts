import type { LineHashes } from '../facts/line-hashes.ts';
import type { AnyRule, Confidence, Endpoint, Observation, Severity } from '../rule.ts';
import type { BackendModel } from '../model/model.ts';
import { reachedBy } from '../model/questions.ts';
import type { Finding } from '../report/report.ts';
import { fingerprinter } from './fingerprint.ts';
import { quoted, render } from './message.ts';
import { byPlace, byText } from './order.ts';
import type { RuleOutcome } from './run.ts';
import { severityAt, type Settings, type View } from './settings.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const confidences: readonly Confidence[] = ['high', 'medium', 'low'];

/** A finding at one place, and what it may have in common with others. */
export interface Found {
  readonly finding: Finding;
  /** Those that have it in common are one. */
  readonly cause: string | undefined;
  /** Where they are many, those that have it in common are one. */
  readonly habit: string | undefined;
}

/** Does the view show it? */
export function shows(view: View, finding: Finding): boolean {
  return view === 'strict' || finding.preset === 'recommended';
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
  model: BackendModel,
  hashesOf: (path: string) => LineHashes | undefined,
): readonly Found[] {
  const atPlace = new Map<string, Found>();
  for (const { rule, observations } of outcomes)
    for (const observation of observations) {
      if (observation.verdict !== 'broken') continue;
      const found = word(rule, observation, settings, model);
      const { path, line, column, endLine, endColumn } = found.finding.location;
      const place = [rule.id, path, line, column, endLine, endColumn].join('\0');
      const other = atPlace.get(place);
      if (other === undefined) atPlace.set(place, found);
      else atPlace.set(place, atOnePlace(found, other));
    }
  const named = fingerprinter(hashesOf);
  return [...atPlace.values()]
    .sort((a, b) => byReport(a.finding, b.finding))
    .map((found) => {
      const { finding } = found;
      return { ...found, finding: { ...finding, ...named(finding.rule, finding.location) } };
    });
}

/** The weightier one; it concerns whom the other concerns. */
function atOnePlace(a: Found, b: Found): Found {
  const [first, second] = byWeight(a.finding, b.finding) < 0 ? [a, b] : [b, a];
  const endpoints = [...new Set([...first.finding.endpoints, ...second.finding.endpoints])].sort(byText);
  return { ...first, finding: { ...first.finding, endpoints } };
}

function word(
  rule: AnyRule,
  seen: Extract<Observation, { verdict: 'broken' }>,
  settings: Settings,
  model: BackendModel,
): Found {
  const override = severityAt(settings, rule.id, seen.at.path);
  const messages: Readonly<Record<string, string>> = rule.messages;
  const own = seen.severity ?? rule.severity;
  const severity = override !== undefined && override !== 'off' ? override : own;
  const confidence = seen.confidence ?? rule.confidence;
  const finding: Finding = {
    rule: rule.id,
    severity,
    confidence,
    preset: rule.preset === 'strict' || confidence === 'low' ? 'strict' : (seen.preset ?? 'recommended'),
    message: render(messages[seen.message] ?? '', seen.data),
    remedy: rule.remedy,
    location: seen.at,
    trail: (seen.trail ?? []).map(({ at, what }) => ({ at, what: quoted(what) })),
    fingerprint: '',
    identity: '',
    standards: rule.standards,
    cwe: rule.cwe ?? [],
    endpoints: [...new Set((seen.endpoints ?? reachedBy(seen.at, model)).map(nameOf))],
    also: [],
    ...(seen.mend && { mend: seen.mend }),
  };
  const habits: readonly string[] = rule.habits ?? [];
  // A matter of style is one matter, however often it comes.
  const cause = seen.cause ?? (own === 'info' ? '' : undefined);
  // What a report tells as one is equally grave, and shown or not as one.
  const kind = [rule.id, seen.message, severity, finding.preset];
  return {
    finding,
    cause: cause === undefined ? undefined : [...kind, cause].join('\0'),
    habit: habits.includes(seen.message) ? kind.join('\0') : undefined,
  };
}

function nameOf({ method, path }: Endpoint): string {
  return quoted(`${method} ${path}`);
}
