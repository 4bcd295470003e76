import type { About, Excerpts } from './about.ts';
import { checklist, type Checklist } from './checklist.ts';
import { completion } from './completion.ts';
import { jsonText } from './json-text.ts';
import { endpointsOf } from './others.ts';
import { columns } from './ledger.ts';
import { Parts } from './parts.ts';
import type { Finding, FurtherAnswers, Result } from './report.ts';
import { whyNoEndpoint } from './unseen.ts';
import { thresholds, type Thresholds } from './thresholds.ts';

type Place = Finding['location'];
type Endpoint = Result['endpoints'][number];
type Answer = Endpoint['authenticated'];

/** Version of the report's own part, raised when a consumer would have to change. */
const schemaVersion = '1.1';

/** The JSON quality report: the completion report, and all of ours below `backend_audit`. */
export function json(result: Result, about: About): string {
  const parts = new Parts();
  const items = parts.part<Checklist | null>(
    'the checklist',
    () => checklist(result),
    () => null,
  );
  const { part, measurements } = completion(result, about, items, parts);
  const limits = parts.part<Thresholds | null>(
    'the thresholds',
    () => thresholds(about, result.figures),
    () => null,
  );
  const endpoints = parts.entries('an endpoint', result.endpoints, (endpoint) => ledger(endpoint, result));
  const standards = parts.entries('a standard', result.standards, ({ evidence, decidedBy, ...standard }) => ({
    ...standard,
    ...titled(about.titles?.get(standard.id)),
    decided_by: decidedBy,
    evidence: evidence.map(({ at, by }) => ({ at: place(at), ...(by === undefined ? {} : { by }) })),
  }));
  const figures = parts.entries('a figure', result.figures, ({ list, ...figure }) => ({
    ...figure,
    list: list.map(({ what, at }) => ({ what, ...(at === undefined ? {} : { at: place(at) }) })),
  }));
  const findings = parts.entries('a finding', result.findings, finding);
  const suppressed = parts.entries('a suppressed finding', result.suppressed, (each) => ({
    ...finding(each),
    reason: each.reason,
    directive_line: each.directiveLine,
    ...(each.until === undefined ? {} : { until: each.until }),
  }));
  const { baseline } = result;
  const known = baseline && {
    known: parts.entries('a known finding', baseline.known, ({ entry, ...each }) => ({
      rule: each.rule,
      severity: each.severity,
      message: each.message,
      ...place(each.location),
      fingerprint: each.fingerprint,
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    })),
    gone: baseline.gone.map(({ rule, path, within, identity, reason }) => ({
      rule,
      file: path,
      in: within,
      id: identity,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
  const report = {
    ...part,
    backend_audit: {
      schema_version: schemaVersion,
      tool: { name: 'backend-audit', version: about.version },
      ...(result.today === undefined ? {} : { today: result.today }),
      measurements,
      thresholds: limits,
      checklist: items?.items ?? null,
      // Says what is missing of the others.
      coverage: coverage(result, parts),
      ledger: columns.map(({ key, title, short, asks }) => ({ key, title, short, asks })),
      endpoints,
      standards,
      figures,
      rules: told(about, result),
      findings,
      suppressed,
      ...(known && { baseline: known }),
      skipped: switchedOff(result),
      ...(about.excerpts === undefined ? {} : { excerpts: excerpts(about.excerpts) }),
    },
  };
  // Names and texts are told as they are written, and a secret may be among them.
  return jsonText(report, about.masked);
}

function titled(title: string | undefined): object {
  return title === undefined ? {} : { title };
}

/** The rules that found something, in words. */
function told({ rules }: About, { findings, suppressed }: Result): object[] {
  const found = new Set([...findings, ...suppressed].map(({ rule }) => rule));
  return rules.filter(({ id }) => found.has(id)).map(({ id, summary, why, remedy }) => ({ id, summary, why, remedy }));
}

function coverage(result: Result, parts: Parts): object {
  const count = (state: string): number => result.files.filter((file) => file.state === state).length;
  const unresolved = parts.entries('something unresolved', result.unresolved, ({ at, what, why }) => ({
    ...place(at),
    what,
    why,
  }));
  const missing = parts.diagnostics;
  const none = whyNoEndpoint(result);
  return {
    complete: result.complete && missing.length === 0 && result.hiding.length === 0,
    files: {
      seen: result.files.length,
      analysed: count('analysed'),
      partial: count('partial'),
      skipped: count('skipped'),
    },
    not_analysed: result.files
      .filter((file) => file.state !== 'analysed')
      .map(({ path, state, reason, needed }) => ({ file: path, state, reason: reason ?? 'not said', needed })),
    by_role: roles(result),
    diagnostics: [...missing, ...result.diagnostics].map(({ path, code, message, line, needed }) => ({
      file: path,
      ...(line === undefined ? {} : { line }),
      code,
      message,
      needed,
    })),
    unresolved,
    hiding: result.hiding.length,
    ...(none === undefined ? {} : { no_endpoint: none.why }),
    packages: result.packages.map(({ name, version, is }) => ({
      name,
      ...(version === undefined ? {} : { version }),
      is,
    })),
  };
}
function roles(result: Result): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const role of ['source', 'test', 'generated', 'config', 'migration', 'script', 'client'])
    counts[role] = result.files.filter((file) => file.role === role).length;
  return counts;
}

/** One line of the endpoint ledger. */
function ledger(endpoint: Endpoint, result: Result): object {
  const { method, path, kind, framework, purpose, at, handler, params, chain, chainComplete, unseen } = endpoint;
  return {
    method,
    path,
    kind,
    framework,
    purpose,
    ...place(at),
    handler: { name: handler.name, at: place(handler.at) },
    params: params.map(({ name, in: where, at: read, type }) => ({
      name,
      in: where,
      ...(type === undefined ? {} : { type }),
      ...(read === undefined ? {} : { at: place(read) }),
    })),
    middleware: chain.map((middleware) => ({
      text: middleware.text,
      at: place(middleware.at),
      scope: middleware.scope,
      roles: middleware.roles.map(({ does, is, at: shown, by, parts }) => ({
        does,
        is,
        at: place(shown),
        by,
        ...(parts === undefined ? {} : { parts }),
      })),
    })),
    middleware_complete: chainComplete,
    unseen,
    ...answers(endpoint, result),
    ...limits(result.further(endpoint).limits),
  };
}
/** Numbers that bound its requests; nothing where none is constant. */
function limits(found: FurtherAnswers['limits']): object {
  if (found === undefined || found.rate.length + found.body.length === 0) return {};
  return {
    limits: {
      rate: found.rate.map(({ at, ...numbers }) => ({ ...numbers, at: place(at) })),
      body: found.body.map(({ at, bytes }) => ({ bytes, at: place(at) })),
    },
  };
}
/** Its answers, as members or members of members. */
function answers(endpoint: Endpoint, result: Result): object {
  const told: Record<string, object> = {};
  for (const { key, of } of columns) {
    const [member, inner] = key.split('.') as [string, string?];
    const given = answer(of(endpoint, result));
    told[member] = inner === undefined ? given : { ...told[member], [inner]: given };
  }
  return told;
}
function answer({ is, at, by }: Answer): object {
  return { is, ...(at === undefined ? {} : { at: place(at) }), ...(by === undefined ? {} : { by }) };
}

function finding(each: Finding): object {
  const { rule, severity, confidence, preset, message, remedy, fingerprint, standards, cwe, location, trail, also } =
    each;
  return {
    rule,
    severity,
    confidence,
    preset,
    message,
    remedy,
    ...place(location),
    fingerprint,
    standards,
    cwe,
    steps: trail.map(({ at, what }) => ({ ...place(at), what })),
    endpoints: endpointsOf(each),
    also: also.map((other) => ({
      ...place(other.location),
      message: other.message,
      fingerprint: other.fingerprint,
      endpoints: other.endpoints,
    })),
  };
}
function excerpts({ limits, leftOut, source }: Excerpts): object {
  const { line, place: lines, total } = limits;
  return {
    limits: { characters_of_a_line: line, lines_of_a_place: lines, characters: total },
    lines_left_out: leftOut,
    source,
  };
}
function place({ path, line, column, endLine, endColumn }: Place): object {
  return { file: path, line, column, end_line: endLine, end_column: endColumn };
}

/** Standards that were left out on somebody's word: not a pass. */
function switchedOff(result: Result): object[] {
  return result.standards
    .filter((standard) => standard.state === 'not_assessed' && standard.reason?.startsWith('switched off') === true)
    .map(({ id, reason }) => ({ id, reason, decided_by: 'configuration' }));
}
