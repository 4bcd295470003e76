import type { Standard } from './standard.ts';

export const performance: readonly Standard[] = [
  {
    id: 'performance/p95-latency',
    title: 'The 95th percentile of response time stays below 100 ms.',
    level: 'must',
    check: 'ingest',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "load-test summary (k6, autocannon, artillery, locust, wrk) with p95 < 100 for the service's scenarios.",
      violated: 'p95 >= 100, or a summary older than the code revision.',
    },
    cautions: 'No summary: null with reason; averages or p90 are not p95; same environment note required.',
    params: {
      max_ms: 100,
    },
  },
  {
    id: 'performance/throughput',
    title: 'The service sustains more than 1000 requests per second.',
    level: 'must',
    check: 'ingest',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'summary requests/s > 1000 at accepted error rate.',
      violated: 'lower figure.',
    },
    cautions: 'Arrival-rate limited tests show the offered load, not capacity.',
    params: {
      min_rps: 1000,
    },
  },
  {
    id: 'performance/error-rate',
    title: 'Fewer than 0.1 % of requests fail.',
    level: 'must',
    check: 'ingest',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'failed/total from load summary or from http_requests_total by status 5xx.',
      violated: '0.1 % or more.',
    },
    cautions: 'Intended 4xx of negative scenarios are excluded; state which statuses count.',
    params: {
      max_ratio: 0.001,
    },
  },
  {
    id: 'performance/query-time',
    title: 'Database queries take less than 50 ms.',
    level: 'must',
    check: 'ingest',
    languages: ['sql'],
    evidence: {
      satisfied:
        'query duration histogram with p95 < 0.05 s, or pg_stat_statements export with every mean_exec_time < 50, or slow log.',
      violated: 'statement above the limit.',
    },
    cautions:
      'No percentile is laid down: use p95 and say so; pg_stat_statements holds mean and maximum only, so label the figure; batch and migration statements excluded.',
    params: {
      max_ms: 50,
      percentile: 95,
    },
  },
  {
    id: 'performance/async-io',
    title: 'Request paths use non-blocking I/O throughout.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: 'async drivers, `fs/promises`, `async def` with asyncpg/httpx/aiofiles, `bcrypt.hash` async.',
      violated:
        '`readFileSync`, `execSync`, `bcrypt.hashSync`, `pbkdf2Sync` in handlers; `requests`, psycopg2, `time.sleep` inside `async def`.',
    },
    cautions: 'Start-up, CLI, build and worker-thread code; sync `def` FastAPI endpoints run in a thread pool.',
  },
  {
    id: 'performance/response-compression',
    title: 'Responses are compressed by gzip or brotli.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: '`app.use(compression())`, `@fastify/compress`, koa-compress, `GZipMiddleware`, nginx `gzip on`/CDN.',
      violated: 'HTTP JSON service with none in app, proxy or ingress config.',
    },
    cautions: 'Proxy usually does it: configurable; SSE and already compressed content must be excluded.',
  },
  {
    id: 'performance/stream-large-responses',
    title: 'Large responses and files are streamed, not built in memory.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`pipeline(stream, res)`, pg-query-stream, `cursor()`, `StreamingResponse`, `StreamingHttpResponse`.',
      violated: '`readFile` + send for downloads, export route building one array/CSV string from all rows.',
    },
    cautions: 'Paged JSON and small files.',
  },
  {
    id: 'performance/no-n-plus-one',
    title: 'Related data are loaded by join, IN-list or batch, not by one query per element.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`include`/`relations`/`populate`, `WHERE id = ANY($1)`, DataLoader, `selectinload`, `select_related`.',
      violated:
        'query, repository or fetch call awaited within a loop or `map` over query results; lazy ORM relation touched in a loop.',
    },
    cautions:
      'Loops over constants, chunked batch jobs, `Promise.all` over a few fixed calls; LLM-style sequential dependencies.',
  },
  {
    id: 'performance/load-balancing',
    title: 'The service runs as several instances behind a load balancer.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'k8s `replicas >= 2` or HPA plus Service, ECS desired count with target group, nginx upstream.',
      violated: 'production deployment with replicas 1 and no autoscaler.',
    },
    cautions: 'Singletons (schedulers, leaders), serverless platforms, non-production overlays.',
  },
  {
    id: 'performance/profiling-and-baselines',
    title: 'Performance is profiled and compared with a recorded baseline.',
    level: 'must',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'profile script (clinic, py-spy, 0x), APM config, stored benchmark results per revision.',
      violated: 'none stored.',
    },
    cautions: 'Presence of APM is enough for the static part.',
  },
];
