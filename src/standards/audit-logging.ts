import type { Standard } from './standard.ts';

export const auditLogging: readonly Standard[] = [
  {
    id: 'audit-logging/mutations-recorded',
    title: 'Every create, update and delete, and every other sensitive operation, leaves an audit record.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'audit middleware registered before all routes, interceptor, ORM subscriber or explicit `audit.log` in each write path.',
      violated:
        'POST/PUT/PATCH/DELETE route, job or admin command whose chain has no audit call; middleware mounted after routes.',
    },
    cautions:
      "Login telemetry and read endpoints are optional; middleware order matters, res 'finish' hooks work only from before.",
  },
  {
    id: 'audit-logging/before-and-after',
    title: 'A record is written both when an operation starts and when it ends.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "intent record (`outcome: 'started'`) before and result record after, sharing an operation or request id.",
      violated: 'only a finish hook, or only a start record.',
    },
    cautions: 'A request log with the same id at entry may count as the first record.',
  },
  {
    id: 'audit-logging/structured-json-record',
    title: 'Audit records are pure JSON lines written by a logger to a sink of their own.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'winston `format.json()` with `audit.log` transport, pino destination, python-json-logger.',
      violated: 'string concatenation, `console.log`, audit mixed with debug text.',
    },
    cautions: "stdout with a `type: 'audit'` field is a sound sink in containers.",
  },
  {
    id: 'audit-logging/request-record-fields',
    title:
      "A request's audit record has timestamp, user (or anonymous), operation, command, outcome, resources affected, duration, status code, IP address and user agent.",
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "object literal passed to the audit logger has all keys; UTC ISO timestamp ending in Z; `req.user?.email || 'anonymous'`.",
      violated:
        'missing key, local time, `req.user.email` unguarded on public routes, query string with tokens in command.',
    },
    cautions:
      'Keys may be added by logger defaults, child bindings or formats (`format.timestamp()`); names configurable; the Python example omits user_agent. Both examples record the whole URL with its query, which observability/no-sensitive-data-in-logs forbids: the path alone suffices.',
    params: {
      fields: [
        'timestamp',
        'user',
        'operation',
        'command',
        'outcome',
        'resources_affected',
        'duration_seconds',
        'status_code',
        'ip_address',
        'user_agent',
      ],
    },
  },
  {
    id: 'audit-logging/operation-record-fields',
    title:
      'The audit record of an operational change names ticket, environment, service, command, outcome, affected resources, rollback availability, duration, deployed and previous version and error detail.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'deploy/migrate script or pipeline step emits JSON with all 14 keys, `error_detail: null` on success.',
      violated: 'record lacking version, previous version or rollback flag.',
    },
    cautions: 'change_ticket may be null in sandboxes, with the skip noted.',
    params: {
      fields: [
        'timestamp',
        'user',
        'change_ticket',
        'environment',
        'operation',
        'service',
        'command',
        'outcome',
        'resources_affected',
        'rollback_available',
        'duration_seconds',
        'version_deployed',
        'previous_version',
        'error_detail',
      ],
    },
  },
  {
    id: 'audit-logging/outcome-and-error-detail',
    title: 'The outcome follows the real result (status below 400 is success), and a failure carries an error detail.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`outcome: res.statusCode < 400 ? 'success' : 'failure'` with `error_detail` set from the handled error.",
      violated: "constant 'success', record before the result is known, failure without error_detail.",
    },
    cautions: 'error_detail must be free of secrets and need not hold the stack.',
  },
  {
    id: 'audit-logging/emitted-on-completion',
    title: 'Result record and duration are produced when the response is finished, in seconds from a start mark.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`const start = Date.now()` then `res.on('finish')`, fastify `onResponse`, NestJS interceptor `finalize`, after `await call_next`.",
      violated: 'duration computed before `next()` returns its async work; milliseconds stored as duration_seconds.',
    },
    cautions: "Aborted connections fire 'close' only; call_next raising skips the record (needs try/finally).",
  },
  {
    id: 'audit-logging/central-forwarding-and-retention',
    title: 'Audit logs go to a central system and are kept for 90 days.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: 'fluent-bit/filebeat/CloudWatch/Datadog config or transport; ILM policy or `retention_in_days >= 90`.',
      violated: "local file only, retention below 90, rotation (`maxFiles: '14d'`) that is shorter with no forwarding.",
    },
    cautions: 'Platform collects stdout: declare in config; else not assessed.',
    params: {
      retention_days: 90,
    },
  },
  {
    id: 'audit-logging/security-events',
    title: 'Security events such as failed logins, refused access and limit hits are logged.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'log/audit call in the failing branch of login, in guards before 401/403, in limiter handler, on password or role change.',
      violated: '401/403 branch or failed compare with no log call in its chain.',
    },
    cautions: 'A global access log at warn level for 401/403 with user and IP is enough.',
  },
  {
    id: 'audit-logging/anomaly-monitoring',
    title: 'Collected logs are watched, and unusual security patterns or slowing responses raise a signal.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'alert rules on 401/403 rate, 5xx, latency; SIEM query files.',
      violated: 'no rule files in the project.',
    },
    cautions: 'Rules may live in an infrastructure repository.',
  },
  {
    id: 'audit-logging/ledger-in-transaction',
    title: 'A business record of a money movement is written in the same transaction as the movement.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied: 'INSERT into transactions/ledger table between BEGIN and COMMIT of the balance updates.',
      violated: 'balance columns updated with no ledger insert in the transaction.',
    },
    cautions: 'Ledger derived by trigger or event store.',
  },
];
