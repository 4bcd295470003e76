import type { Standard } from './standard.ts';

export const resilience: readonly Standard[] = [
  {
    id: 'resilience/circuit-breaker',
    title: 'Calls to other services pass a circuit breaker.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'opossum, cockatiel, pybreaker, gobreaker, resilience4j around the client, or mesh outlier detection.',
      violated: 'axios/fetch/httpx/gRPC client to another service used bare in services.',
    },
    cautions: 'Mesh-level breakers (config); database drivers; one-off scripts.',
  },
  {
    id: 'resilience/bounded-retries',
    title: 'Calls that may fail for a moment are retried a limited number of times with backoff.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'p-retry, axios-retry, got `retry`, tenacity `stop_after_attempt` + `wait_exponential`, only for idempotent calls.',
      violated: '`while(true)` retry, no delay, retry of POST without idempotency key, retry of 4xx.',
    },
    cautions: 'Client libraries with built-in retries; nested retries multiply.',
  },
  {
    id: 'resilience/saga-for-distributed-writes',
    title:
      'Work spanning several services is orchestrated as a saga with compensations and accepts eventual consistency.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'orchestrator or choreography with compensating step for each step, temporal/step functions, state table.',
      violated: 'handler calling two or more foreign write APIs in a row with no compensation (static hint).',
    },
    cautions: 'A single service with one database needs transactions only.',
  },
  {
    id: 'resilience/graceful-shutdown',
    title: 'On SIGTERM the process stops taking requests, finishes open ones, closes its connections and then exits.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'docker', 'yaml'],
    evidence: {
      satisfied:
        "`process.on('SIGTERM', ...)` with `server.close`, `pool.end`, `redis.quit`, channel/consumer close; `app.enableShutdownHooks()`, `fastify.close`, FastAPI lifespan; `terminationGracePeriodSeconds`; exec-form CMD.",
      violated:
        '`listen` without any SIGTERM handler, immediate `process.exit`, shell-form CMD or `npm start` swallowing the signal.',
    },
    cautions:
      'uvicorn, gunicorn and Spring handle the signal, resources still need closing; terminus/close-with-grace libraries.',
  },
  {
    id: 'resilience/stateless-instances',
    title: 'Instances keep no request state in memory so they can be scaled out.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'sessions, limits, locks and uploads in Redis/DB/object store.',
      violated:
        'module-level Map/array mutated by handlers for sessions, rate limits, carts; writes to local disk as data store.',
    },
    cautions: 'Bounded caches, metrics registries, WebSocket registries with a pub/sub backplane.',
  },
];
