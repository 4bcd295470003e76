import type { Result } from './report.ts';

export interface ChecklistItem {
  readonly item: number;
  readonly subject: string;
  readonly state: 'done' | 'partial' | 'missing' | 'not_assessed' | 'not_applicable';
  readonly decided_by: readonly string[];
  readonly reason?: string;
}
export interface Checklist {
  readonly items: readonly ChecklistItem[];
}

/** Subjects of the deliverables checklist and the standards that decide them; `group/*` is every standard of a group. */
const subjects: readonly {
  readonly subject: string;
  readonly by: readonly string[];
  readonly needs?: 'databases' | 'cacheLayers';
}[] = [
  { subject: 'REST or GraphQL design', by: ['api/*', 'graphql/*'] },
  {
    subject: 'Authentication, authorization',
    by: [
      'auth/protected-routes',
      'auth/role-checks-on-routes',
      'auth/missing-or-invalid-token-401',
      'auth/insufficient-permission-403',
      'auth/verify-token-signature',
    ],
  },
  {
    subject: 'Validation, sanitisation',
    by: ['validation/request-body-schema', 'validation/path-query-allow-list', 'validation/normalise-and-sanitise'],
  },
  {
    subject: 'Errors, logging',
    by: [
      'error-handling/global-handler',
      'error-handling/no-internal-leak',
      'error-handling/log-error-context',
      'observability/structured-logger',
    ],
  },
  {
    subject: 'Schema, migrations',
    by: ['migrations/versioned-migrations', 'migrations/up-and-down', 'database/foreign-keys', 'database/primary-keys'],
    needs: 'databases',
  },
  { subject: 'Caching', by: ['caching/cache-aside-reads', 'caching/ttl-on-writes'], needs: 'cacheLayers' },
  {
    subject: 'Rate limiting',
    by: ['http-security/global-rate-limit', 'http-security/strict-limits-on-sensitive-endpoints'],
  },
  { subject: 'OpenAPI', by: ['documentation/openapi-spec', 'documentation/endpoint-coverage'] },
  {
    subject: 'Unit, integration tests',
    by: ['testing/unit-tests-with-doubles', 'testing/integration-tests-over-http', 'testing/coverage-threshold'],
  },
  {
    subject: 'Performance',
    by: ['performance/no-n-plus-one', 'performance/async-io', 'database/connection-pool', 'performance/p95-latency'],
  },
  { subject: 'Security headers, CORS', by: ['http-security/security-headers', 'http-security/explicit-cors'] },
  { subject: 'Health checks', by: ['observability/health-endpoint'] },
  { subject: 'Monitoring, metrics', by: ['observability/http-request-metrics', 'observability/metrics-endpoint'] },
  {
    subject: 'Environment configuration',
    by: [
      'deployment/externalised-config',
      'deployment/startup-validation',
      'secrets-crypto/secrets-and-dsns-from-environment',
    ],
  },
  { subject: 'Docker', by: ['deployment/multi-stage-image', 'deployment/container-healthcheck'] },
];

/** The fifteen items of the deliverables checklist, decided by the states of the standards and by nothing else. */
export function checklist(result: Result): Checklist {
  return {
    items: subjects.map(({ subject, by, needs }, index): ChecklistItem => {
      const standards = result.standards.filter((standard) =>
        by.some((id) => (id.endsWith('/*') ? standard.id.startsWith(id.slice(0, -1)) : standard.id === id)),
      );
      const none =
        needs !== undefined && result.inventory[needs].value === 0 && result.inventory[needs].complete !== false;
      const decided = none
        ? {
            state: 'not_applicable' as const,
            reason: needs === 'databases' ? 'no database is used' : 'no cache is used',
          }
        : stateOf(standards);
      return { item: index + 1, subject, ...decided, decided_by: standards.map((standard) => standard.id) };
    }),
  };
}

function stateOf(standards: Result['standards']): Pick<ChecklistItem, 'state' | 'reason'> {
  const shown = standards.some((standard) => standard.kept > 0);
  const broken = standards.filter((standard) => standard.state === 'violated').map((standard) => standard.id);
  const undecided = standards.filter(
    (standard) => standard.level === 'must' && standard.state !== 'satisfied' && standard.state !== 'violated',
  );
  if (broken.length > 0) return { state: shown ? 'partial' : 'missing', reason: `violated: ${broken.join(', ')}` };
  if (!shown) return { state: 'not_assessed', reason: undecided[0]?.reason ?? 'no standard of it was assessed' };
  if (undecided.length > 0)
    return {
      state: 'not_assessed',
      reason: `nothing violated, but not assessed: ${undecided.map((standard) => standard.id).join(', ')}`,
    };
  return { state: 'done' };
}
