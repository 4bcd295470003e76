import type { Standard } from './standard.ts';

export const observability: readonly Standard[] = [
  {
    id: 'observability/structured-logger',
    title:
      'Logging goes through a structured JSON logger with levels instead of console output, and errors have their own sink or level filter.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'winston `format.json()` with error transport, pino, NestJS logger adapter, structlog/python-json-logger, zap/slog.',
      violated: '`console.*`/`print` in service code, `format.simple()` in production, level fixed to debug.',
    },
    cautions:
      'CLIs, scripts, tests, migrations, build config; stdout plus level field replaces error.log files in containers.',
  },
  {
    id: 'observability/request-correlation-id',
    title: 'Each request has an id that appears in all its log lines and is passed on to called services.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`req.id = randomUUID()` or accepted `x-request-id`, pino-http `genReqId`, AsyncLocalStorage/cls, contextvars, id forwarded in headers and message properties.',
      violated: 'logger calls in request code without id or child logger; id made but never logged.',
    },
    cautions: 'fastify sets request.id natively; traceparent-based ids count.',
  },
  {
    id: 'observability/request-and-response-log',
    title: 'Requests are logged with id, method, URL, IP and user agent, and responses with status and duration.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'pino-http, morgan json, express-winston, fastify logger, NestJS interceptor, uvicorn access log in JSON.',
      violated: 'no request logger in the chain or only at entry with no status.',
    },
    cautions: 'Health and metrics probes may be skipped; the audit middleware with these fields also satisfies.',
  },
  {
    id: 'observability/no-sensitive-data-in-logs',
    title: 'Logs never contain passwords, tokens, authorisation headers or whole bodies.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'pino `redact`, field allow-list of log objects.',
      violated:
        '`logger.info(req.body)`, `req.headers`, token/password variable as argument, full URL with token query.',
    },
    cautions: 'Masked values and test logs.',
  },
  {
    id: 'observability/http-request-metrics',
    title:
      'HTTP traffic is measured by a duration histogram in seconds and a request counter under the conventional names.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "prom-client `Histogram('http_request_duration_seconds')`, `Counter('http_requests_total')`, recorded on response finish; express-prom-bundle, prometheus-fastapi-instrumentator, OpenTelemetry http metrics.",
      violated:
        'metric declared but never observed, milliseconds into a *_seconds metric, metric created within the handler, observe at request start.',
    },
    cautions: 'OTel names (`http.server.request.duration`) accepted by option; default metrics alone do not satisfy.',
    params: {
      counter: 'http_requests_total',
      histogram: 'http_request_duration_seconds',
    },
  },
  {
    id: 'observability/metric-labels',
    title: 'HTTP metrics are labelled with method, route template and status, all of bounded variety.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: "`labelNames: ['method','route','status']`, `route: req.route?.path || 'unknown'`.",
      violated: '`req.url`, `originalUrl`, user id or request id as label; labels used that are not declared.',
    },
    cautions: 'In mounted routers `req.baseUrl + req.route.path` is right; status classes (2xx) accepted.',
  },
  {
    id: 'observability/metrics-endpoint',
    title: 'Metrics are exposed for scraping.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied:
        '`/metrics` sending `register.metrics()` with `register.contentType`, `make_asgi_app()`, ServiceMonitor/scrape annotations.',
      violated: 'metrics registered and no endpoint or exporter; endpoint public through the ingress (warning).',
    },
    cautions: 'Push gateway, OTLP exporter, separate port.',
  },
  {
    id: 'observability/health-endpoint',
    title: 'A health endpoint reports status, service name and time, and reflects the state of its dependencies.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'docker', 'yaml'],
    evidence: {
      satisfied:
        '`GET /health` -> `{ status, service, timestamp }`, 503 when the database ping fails; @nestjs/terminus, @godaddy/terminus; k8s liveness/readiness use it.',
      violated: 'no such route; route behind auth or limiter; constant answer only (warning).',
    },
    cautions:
      'Liveness should not test dependencies, readiness should; paths `/healthz`, `/livez`, `/ready` accepted. That there is one is the must; the state of dependencies is our addition and at most a hint.',
  },
  {
    id: 'observability/error-rate-and-alerts',
    title: 'Error rates are monitored and alerts are defined.',
    level: 'should',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied:
        'Prometheus rule on `rate(http_requests_total{status=~"5.."}[5m])` or `http_errors_total`, latency and queue alerts.',
      violated: 'rule files absent, or referring to metrics the code does not emit.',
    },
    cautions: 'Rules in another repository: declare in config.',
  },
  {
    id: 'observability/business-metrics',
    title: 'The service emits its own business metrics.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'at least one Counter/Gauge besides HTTP and process metrics, e.g. `orders_created_total`.',
      violated: 'none in a service with domain writes.',
    },
    cautions: 'Hint only.',
  },
  {
    id: 'observability/distributed-tracing',
    title: 'Requests are traced with OpenTelemetry across service calls.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`NodeSDK` with auto-instrumentations loaded before other modules, `FastAPIInstrumentor`, exporter config, traceparent forwarded on messages.',
      violated: 'SDK started after express/pg are imported; several services and no tracing.',
    },
    cautions: 'Vendor agents (Datadog, New Relic) or mesh tracing count.',
  },
  {
    id: 'observability/response-time-header',
    title: 'Responses tell their processing time in a header.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: '`X-Process-Time` or `Server-Timing` set by middleware (`response-time` package).',
      violated: 'no such middleware (hint).',
    },
    cautions: 'Default off. Under Express it must be set before headers are sent.',
  },
  {
    id: 'observability/resource-monitoring',
    title: 'CPU, memory and pool use are monitored.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: '`collectDefaultMetrics()`, pool gauges, cAdvisor/ServiceMonitor, APM.',
      violated: 'none of them.',
    },
    cautions: 'Platform metrics outside the repository.',
  },
];
