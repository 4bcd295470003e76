import type { Standard } from './standard.ts';

export const reporting: readonly Standard[] = [
  {
    id: 'reporting/completion-report',
    title:
      'A finished task is reported as JSON with task id, status and the sections services, endpoints, architecture, security, performance, testing, deliverables.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'file validates against the JSON schema of report-format.md; each figure has a source.',
      violated: 'missing section, number given as claim without source, status complete while a must standard fails.',
    },
    cautions: 'Not measured is null plus reason, not absence and not a guess.',
  },
  {
    id: 'reporting/inventory-figures',
    title: 'Services, endpoint counts by kind and architecture counts in the report agree with the code.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'services from classes/packages, endpoints from the route model by rest/graphql/websocket, stores, caches and queues from clients and manifests.',
      violated: 'reported numbers differing from the model; total not equal to its stated parts.',
    },
    cautions: 'Dynamic routes: give the count found plus a list of unresolved sites.',
  },
  {
    id: 'reporting/security-posture',
    title:
      'The report names authentication, authorization, encryption, rate limiting and input validation as found in the code.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'value derived from recognised libraries and rule results, with file and line.',
      violated: '`rate_limiting: true` while routes have no limiter.',
    },
    cautions: 'Partly covered: write the ratio beside the boolean.',
  },
  {
    id: 'reporting/performance-and-test-figures',
    title:
      'Response time, throughput, error rate, uptime, coverage and load-test state in the report are measured values with their source.',
    level: 'must',
    check: 'ingest',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'figures copied from ingested load, monitoring and coverage files, with date, revision, tool.',
      violated: 'figure without source file.',
    },
    cautions: 'Unit and integration coverage need separate runs; else null.',
  },
  {
    id: 'reporting/deliverable-paths',
    title:
      'The report gives the places of source, tests, documentation and deployment, and they exist and are not empty.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'four paths resolved in the repository.',
      violated: 'missing or empty directory.',
    },
    cautions: 'Co-located tests: list the glob.',
  },
  {
    id: 'reporting/quality-thresholds',
    title:
      'The report is judged against the six quality figures: p95, throughput, error rate, query time, coverage, documentation coverage.',
    level: 'must',
    check: 'ingest',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'each threshold has pass, fail or not assessed.',
      violated: 'overall pass with an unmeasured threshold.',
    },
    cautions: 'Keep "not assessed" apart from "failed".',
    params: {
      api_doc_pct: 100,
      coverage_pct: 90,
      error_ratio: 0.001,
      p95_ms: 100,
      query_ms: 50,
      rps: 1000,
    },
  },
  {
    id: 'reporting/deliverables-checklist',
    title: 'The fifteen deliverables of the checklist are each answered with done, missing or not assessed.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'docker', 'yaml'],
    evidence: {
      satisfied: 'every item maps to catalogue ids, and the state follows from their findings.',
      violated: 'item ticked with failing musts below it.',
    },
    cautions: 'A service without database or queue: item not applicable with reason.',
  },
  {
    id: 'reporting/progress-and-delivery-notices',
    title:
      'Progress notices name agent, status, phase, completed and pending items, and the final notice says what was delivered where with its measured results.',
    level: 'should',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'JSON with the five keys; final text generated from measured values.',
      violated: 'notice with figures not in the report.',
    },
    cautions: 'Optional output format of the analyser.',
  },
  {
    id: 'reporting/skipped-safeguards-noted',
    title:
      'Safeguards that an environment lacks are skipped proportionally and never silently: the skip is noted and work continues.',
    level: 'must',
    check: 'manual',
    languages: ['yaml'],
    evidence: {
      satisfied:
        'config `environment: production|staging|sandbox` and suppression with reason, both listed in the report.',
      violated: 'rule switched off with no reason, or missing infrastructure treated as failure in a sandbox.',
    },
    cautions: 'In production nothing marked must is skipped by profile.',
  },
];
