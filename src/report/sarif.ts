import type {
  CodeFlow,
  Location,
  Log,
  Notification,
  ReportingDescriptor,
  Result as SarifResult,
  Suppression,
} from 'sarif';
import type { About, RuleText } from './about.ts';
import { endpointsOf, othersOf } from './others.ts';
import { gravestFirst } from './gravest.ts';
import { jsonText } from './json-text.ts';
import { Parts } from './parts.ts';
import type { Finding, Result, SuppressedFinding } from './report.ts';

/** What GitHub's code scanning takes; beyond it an upload is refused as a whole, so we cut, gravest first, and say so. */
const limits = { results: 25_000, steps: 1_000, related: 1_000, tags: 10, description: 1_024, name: 255 };

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
/** GitHub's severities of security alerts, for rules that name a weakness: high, medium, low. By the worst that a rule may find. */
const securitySeverity = { error: '8.1', warning: '5.5', info: '3.1' } as const;
const precision = { high: 'very-high', medium: 'high', low: 'medium' } as const;

/** SARIF 2.1.0, for code scanning and editors. */
export function sarif(result: Result, about: About): string {
  const parts = new Parts();
  const ordered = [...about.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = parts.entries('a rule', ordered, descriptor);
  const index = new Map(rules.map((rule, position) => [rule.id, position]));
  const all: (Finding | SuppressedFinding)[] = [...result.findings, ...result.suppressed];
  const kept = cut(all);
  const results = parts.entries('a finding', kept, (finding) =>
    sarifResult(finding, index.get(finding.rule), about.prefix),
  );
  const notifications = [...parts.diagnostics, ...result.diagnostics].map((each) => notification(each, about.prefix));
  for (const text of truncations(all, kept, parts))
    notifications.push({ level: 'warning', descriptor: { id: 'truncated' }, message: { text } });
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'backend-audit',
            version: about.version,
            semanticVersion: about.version,
            informationUri: 'https://www.npmjs.com/package/backend-audit',
            rules,
          },
        },
        automationDetails: { id: automationId(about) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The top of the repository; the audited folder where there is none.' } },
        },
        invocations: [
          {
            executionSuccessful: result.complete && parts.diagnostics.length === 0,
            toolExecutionNotifications: notifications,
          },
        ],
        results,
      },
    ],
  };
  return jsonText(log);
}

/** Up to the last slash it is the category, by which GitHub replaces the report of before. */
function automationId({ category, prefix }: About): string {
  return `${(category ?? `backend-audit/${prefix}`).replace(/\/+$/, '')}/`;
}

type Told = Finding | SuppressedFinding;

/** What is suppressed goes first. */
function cut(findings: readonly Told[]): readonly Told[] {
  if (findings.length <= limits.results) return findings;
  const [suppressed, open] = [true, false].map((is) =>
    gravestFirst(findings.filter((each) => 'reason' in each === is)),
  );
  return [...open!, ...suppressed!].slice(0, limits.results);
}
function truncations(all: readonly Told[], kept: readonly Told[], parts: Parts): string[] {
  const left = all.length - kept.length;
  const cutShort = (what: string, most: number, of: (finding: Told) => readonly unknown[]): string[] => {
    const isLong = (finding: Told): boolean =>
      parts.part(
        'a finding',
        () => of(finding).length > most,
        () => false,
      );
    const number = kept.filter(isLong).length;
    return number === 0 ? [] : [`${number} results show the first ${most} of their ${what} only.`];
  };
  return [
    ...(left > 0 ? [`${left} results of least severity were left out: a file may hold ${limits.results}.`] : []),
    ...cutShort('steps', limits.steps, ({ trail }) => trail),
    ...cutShort('other places', limits.related, ({ also }) => also),
  ];
}

function descriptor(rule: RuleText): ReportingDescriptor {
  const { id, summary, why, remedy, severity, worst = severity, confidence, standards, cwe = [] } = rule;
  const { preset = 'recommended' } = rule;
  const weaknesses = cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`);
  const tags = [...(cwe.length > 0 ? ['security'] : ['quality']), ...weaknesses, ...standards].slice(0, limits.tags);
  return {
    id,
    name: id
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')
      .slice(0, limits.name),
    shortDescription: { text: summary.slice(0, limits.description) },
    fullDescription: { text: `${summary} ${why}`.slice(0, limits.description) },
    help: { text: `${why}\n\n${remedy}`, markdown: `**Why it matters.** ${why}\n\n**Remedy.** ${remedy}` },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags,
      precision: precision[confidence],
      preset,
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
      ...(cwe.length > 0 ? { 'security-severity': securitySeverity[worst] } : {}),
    },
  };
}

function sarifResult(finding: Finding | SuppressedFinding, ruleIndex: number | undefined, prefix: string): SarifResult {
  const { rule, severity, confidence, preset, message, remedy, location, trail, fingerprint, standards, also } =
    finding;
  const others = othersOf(finding, prefix);
  const endpoints = endpointsOf(finding);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: sentences(message, ...(others === undefined ? [] : [others]), remedy) },
    locations: [place(location, prefix)],
    ...(also.length > 0 ? { relatedLocations: also.slice(0, limits.related).map(related(prefix)) } : {}),
    ...(trail.length > 0 ? { codeFlows: [flow(trail, prefix)] } : {}),
    // Under a key of our own: GitHub computes its `primaryLocationLineHash` itself and warns of another value there.
    partialFingerprints: { 'backendAudit/v1': fingerprint },
    ...('reason' in finding ? { suppressions: [suppression(finding)] } : {}),
    properties: { confidence, preset, standards, ...(endpoints.length > 0 ? { endpoints } : {}) },
  };
}
function related(prefix: string): (finding: Finding, index: number) => Location {
  return ({ location, message }, index) => ({ id: index + 1, ...place(location, prefix), message: { text: message } });
}
function suppression({ reason }: SuppressedFinding): Suppression {
  return { kind: 'inSource', ...(reason === '' ? {} : { justification: reason }) };
}
/** In a message `[text](target)` is a link, and code of the project may read like one. */
function sentences(...parts: readonly string[]): string {
  const text = parts.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
  return text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text;
}
function flow(trail: Finding['trail'], prefix: string): CodeFlow {
  return {
    threadFlows: [
      {
        locations: trail.slice(0, limits.steps).map(({ at, what }) => ({
          location: { ...place(at, prefix), message: { text: what === '' ? 'step' : what } },
        })),
      },
    ],
  };
}
function place({ path, line, column, endLine, endColumn }: Finding['location'], prefix: string): Location {
  const region = {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn: endLine === line ? Math.max(endColumn, column) : endColumn,
  };
  return { physicalLocation: { artifactLocation: { uri: uri(prefix + path), uriBaseId: '%SRCROOT%' }, region } };
}
function uri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
function notification(
  { path, code, message, line, needed }: Result['diagnostics'][number],
  prefix: string,
): Notification {
  const at =
    path === ''
      ? undefined
      : {
          physicalLocation: {
            artifactLocation: { uri: uri(prefix + path), uriBaseId: '%SRCROOT%' },
            ...(line === undefined ? {} : { region: { startLine: line } }),
          },
        };
  return {
    level: needed ? 'error' : 'warning',
    descriptor: { id: code },
    message: { text: sentences(path === '' ? message : `${prefix}${path} ${message}`) },
    ...(at === undefined ? {} : { locations: [at] }),
  };
}
