import type { Standard } from './standard.ts';

export const httpSecurity: readonly Standard[] = [
  {
    id: 'http-security/https-only',
    title: 'The service is reachable by HTTPS only and calls others by HTTPS.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied:
        'redirect to https, HSTS (helmet default), ingress `tls:`/`ssl-redirect`, `SECURE_SSL_REDIRECT`, cookies `secure: true`; outbound URLs `https://`.',
      violated: 'outbound `http://` to a non-local host, ingress without tls, cookie without secure.',
    },
    cautions: 'localhost, cluster-internal names, XML namespaces, test fixtures.',
  },
  {
    id: 'http-security/security-headers',
    title: 'Security headers are set by middleware for all answers.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        '`app.use(helmet())`, `@fastify/helmet`, koa-helmet, hono `secureHeaders()`, Django `SecurityMiddleware`, secure/Talisman.',
      violated:
        'Express app without helmet or equal headers; helmet after the routes; `contentSecurityPolicy: false` with HTML pages.',
    },
    cautions: 'Headers added by proxy (config); pure internal services and workers without HTTP.',
  },
  {
    id: 'http-security/explicit-cors',
    title: 'CORS is configured with an explicit list of origins.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        '`cors({ origin: config.origins, methods, credentials })`, `CORSMiddleware(allow_origins=[...])`, `CORS_ALLOWED_ORIGINS`.',
      violated:
        "`cors()` bare, `origin: '*'`, `origin: true` with credentials, reflecting the Origin header unchecked.",
    },
    cautions: 'Public read-only APIs with wildcard and no credentials; service without browser clients needs no CORS.',
  },
  {
    id: 'http-security/global-rate-limit',
    title: 'Requests are limited per client for the whole API by a working limiter.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`express-rate-limit`, `@fastify/rate-limit`, `@nestjs/throttler` with guard, koa-ratelimit, slowapi, flask-limiter, gateway plugin; keyed by ip, user or key.',
      violated:
        'No limiter in the chain; limiter object created but never used; stub that only calls `next()`; one global counter for all clients; in-memory store with several replicas.',
    },
    cautions:
      'Limiting at gateway/ingress (config or manifest annotation) satisfies; `trust proxy` must be set behind a proxy.',
    params: {
      suggested_max: 100,
      suggested_window_seconds: [60, 900],
    },
  },
  {
    id: 'http-security/strict-limits-on-sensitive-endpoints',
    title: 'Login and other sensitive endpoints have their own, stricter limiter.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        "`app.use('/api/auth', authLimiter)` with a lower max than the global one, `@Throttle` on the login handler, `@limiter.limit('5/15minutes')`.",
      violated:
        'login, register, reset, OTP, token route with only the global limiter; equal or higher maximum; limiter mounted after the route.',
    },
    cautions:
      'Account lockout in the identity provider; recognise the routes by path and by calls of password verification.',
    params: {
      auth_max: 5,
      auth_window_seconds: 900,
      skip_successful: true,
    },
  },
  {
    id: 'http-security/rate-limit-response',
    title: 'A limited request gets 429 with a clear message and standard rate-limit headers.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: '`standardHeaders: true, legacyHeaders: false`, message or handler, `Retry-After`.',
      violated:
        '`statusCode: 200/403` in limiter options; headers switched off; own limiter that returns false without 429.',
    },
    cautions: 'Defaults of the library version count (express-rate-limit sends 429).',
  },
  {
    id: 'http-security/body-size-limit',
    title: 'Body parsers have an explicit size limit.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied:
        "`express.json({ limit: '100kb' })`, fastify `bodyLimit`, koa-body `jsonLimit`, `DATA_UPLOAD_MAX_MEMORY_SIZE`, `MAX_CONTENT_LENGTH`, nginx `client_max_body_size`.",
      violated: "`express.json()` without options, limit above the configured cap such as `'500mb'`.",
    },
    cautions:
      'express and fastify have safe defaults (100 kB, 1 MiB): absence is a warning, an excessive limit an error.',
  },
  {
    id: 'http-security/middleware-order',
    title:
      'The chain runs in this order: security headers, CORS, compression, body parser, rate limit, request log, authentication, routes, error handler.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        'Positions of the recognised `app.use` calls on one app rise in that order; FastAPI `add_middleware` runs in reverse order of adding.',
      violated:
        'routes before auth, parser or limiter; helmet or cors after routes; error handler before routes; limiter after auth.',
    },
    cautions:
      'Compare only the recognised middleware which are present; per-router chains are separate; raw-body webhook must come before `express.json`; logger first is accepted. Only one document calls this order the best one: judge an order that does harm.',
  },
  {
    id: 'http-security/owasp-and-regular-audits',
    title: 'The service is reviewed against OWASP risks and audited at regular intervals.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'dated audit record, scheduled CI job (cron) running dependency and static security scans.',
      violated: 'No scheduled scan and no audit record within the configured period.',
    },
    cautions: 'A scan per push counts; the review itself stays manual.',
  },
];
