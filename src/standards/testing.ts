import type { Standard } from './standard.ts';

export const testing: readonly Standard[] = [
  {
    id: 'testing/unit-tests-with-doubles',
    title: 'Each service has unit tests in which its dependencies are replaced by doubles.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'test file importing the service, `jest.fn`/`vi.fn`/sinon/`Mock`/`AsyncMock` repository passed in, assertions on result and calls.',
      violated: 'service module imported by no test; test without assertion; unit test opening real connections.',
    },
    cautions: 'Thin modules covered by integration tests: use coverage; in-memory fakes are doubles.',
  },
  {
    id: 'testing/integration-tests-over-http',
    title: 'Endpoints are tested through HTTP against the real app, apart from the unit tests by marker or folder.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'supertest, `app.inject`, light-my-request, httpx AsyncClient, TestClient; `@pytest.mark.integration`, `tests/integration`; every route in the model hit by a test.',
      violated:
        'route with no test request of its method and path; tests calling handler functions with fake req/res only.',
    },
    cautions:
      'Paths built from constants or template strings need matching by pattern; contract or e2e suites elsewhere.',
  },
  {
    id: 'testing/coverage-threshold',
    title: 'Test coverage exceeds 90 percent, with 80 percent as the lower bar of the more lenient document.',
    level: 'must',
    check: 'ingest',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'lcov.info, coverage-summary.json, coverage.xml: lines > 90; threshold in jest/vitest/pytest config.',
      violated: 'lower figure, report older than the sources, whole directories excluded.',
    },
    cautions:
      'No report: null with reason; whether lines or branches is not laid down: state which; generated code excluded.',
    params: {
      lenient_min_percent: 80,
      min_percent: 90,
    },
  },
  {
    id: 'testing/arrange-act-assert',
    title: 'Tests set up, act once and then assert.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'one call of the unit between set-up and expectations.',
      violated: 'no expect/assert, assertions interleaved with several actions, logic (if/loops) around assertions.',
    },
    cautions: 'Snapshot, property and table tests; pagination scenarios with two requests.',
  },
  {
    id: 'testing/isolated-fixtures',
    title: 'Every test gets fresh fixtures and data of its own.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        '`beforeEach` building service and mocks, pytest fixtures/factories, rollback or truncate per test, client closed by fixture.',
      violated: 'module-level mutable mocks without reset, `.only`, order-dependent ids, shared user rows.',
    },
    cautions: '`beforeAll` for containers and servers; `clearMocks: true` in config.',
  },
  {
    id: 'testing/async-tests-awaited',
    title: 'Asynchronous tests are marked and awaited so they really run.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        '`@pytest.mark.asyncio` or `asyncio_mode=auto`, `await`/`return` of promises, `await expect(...).rejects`.',
      violated: '`async def test_` without marker or plugin mode, un-awaited request or `.rejects`.',
    },
    cautions: 'anyio plugin, class-level marks.',
  },
  {
    id: 'testing/status-and-body-asserted',
    title: 'API tests assert both the exact status (201 on creation) and the relevant body fields.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: "`expect(res.status).toBe(201)` with `toMatchObject`, `assert response.json()['x'] == ...`.",
      violated: 'only `toBeDefined`, `res.ok`, status range or snapshot of everything.',
    },
    cautions: '204 has no body; supertest `.expect(201)` counts.',
  },
  {
    id: 'testing/validation-failure-tested',
    title: 'Invalid input is tested to give the client error and its details.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'per write endpoint a test sending bad data and expecting 400/422 with `detail`/`errors`.',
      violated: 'POST/PUT/PATCH route with a schema and only success tests.',
    },
    cautions: 'Table-driven tests over a route list; schema unit tests plus one route test.',
  },
  {
    id: 'testing/dependency-failure-tested',
    title: 'Failure of database or other dependency is tested to give a generic 500.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        '`mockRejectedValue(new Error())`, `side_effect=DatabaseError`, then status 500 and generic text asserted.',
      violated: 'no test in which a double rejects.',
    },
    cautions: 'One test per handler type is enough given a global handler.',
  },
  {
    id: 'testing/password-exposure-tested',
    title: 'Tests assert that responses hold no password and that the stored value is not the clear text.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        "`expect(res.body.password).toBeUndefined()`, `'password' not in response.json()`, `expect.not.stringContaining(secret)` on the repository call.",
      violated: 'tests that send a password to a create or read user endpoint without such an assertion.',
    },
    cautions:
      'Services that hold no passwords. It is a must by example only: whether a test is missing is doubtful where the answer is known to hold none.',
  },
  {
    id: 'testing/persistence-verified',
    title: 'Integration tests of writes check the stored row afterwards.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'repository/SQL read or GET after POST with assertion on values.',
      violated: 'write endpoint test that only looks at the response.',
    },
    cautions: 'Following GET of the same resource counts.',
  },
  {
    id: 'testing/event-publication-asserted',
    title: 'Tests of publishing code check event name and payload.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: "`expect(bus.publish).toHaveBeenCalledWith('user.created', {...})`, `assert_called_once_with`.",
      violated: 'publishing service method whose tests never look at the bus.',
    },
    cautions: 'Outbox row asserted instead.',
  },
  {
    id: 'testing/pagination-tested',
    title: 'List endpoints are tested over more than one page, including total and page number.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'more rows than a page created, length, total and page asserted for page 1 and 2.',
      violated: 'paged route with no test passing page/limit/cursor.',
    },
    cautions: 'Shared pagination helper tested once.',
  },
  {
    id: 'testing/auth-flows-tested',
    title: 'Login and permissions are tested: valid token, no token, bad or expired token, wrong role.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'tests with `Authorization: Bearer`, and expectations of 401 and 403 for protected routes.',
      violated: 'protected route with no 401/403 expectation anywhere in its tests.',
    },
    cautions: 'Parametrised test over all protected routes.',
  },
  {
    id: 'testing/transaction-rollback-tested',
    title: 'Transactions are tested to leave nothing behind when a step fails.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'forced failure in the second write, then assertion that the first is absent or ROLLBACK called.',
      violated: 'function with a transaction and no failing test.',
    },
    cautions: 'Needs real database or client double.',
  },
  {
    id: 'testing/load-and-benchmark-tests',
    title: 'Load tests and benchmarks exist and their results are kept.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: 'k6/artillery/locust/autocannon scripts, summary file with date and revision, CI job.',
      violated: 'no script, or script whose routes no longer exist.',
    },
    cautions: 'Results may be handed in from outside.',
  },
  {
    id: 'testing/security-scans',
    title: 'Code and dependencies are scanned for vulnerabilities.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'CI steps npm audit/pip-audit/osv-scanner/Snyk/CodeQL/semgrep/gitleaks; SARIF ingested.',
      violated: 'CI without any, `continue-on-error`/`|| true` on the step.',
    },
    cautions: 'Organisation-wide scanning (Dependabot app) outside the files.',
  },
  {
    id: 'testing/contract-tests',
    title: 'Contracts between services are tested.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: 'Pact, Spring Cloud Contract, schemathesis/dredd, `jest-openapi`, proto breaking check (buf).',
      violated: 'consumer of another own service with none.',
    },
    cautions: 'Single services without own consumers.',
  },
];
