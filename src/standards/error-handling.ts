import type { Standard } from './standard.ts';

export const errorHandling: readonly Standard[] = [
  {
    id: 'error-handling/global-handler',
    title: 'One central error handler exists and is registered after all routes.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'Express four-argument `app.use((err,req,res,next)=>...)` last, fastify `setErrorHandler`, koa first try/catch middleware, NestJS `APP_FILTER`/`useGlobalFilters`, FastAPI `@app.exception_handler`, Flask `errorhandler`.',
      violated: 'Express app with routes and no four-argument handler, or routes mounted after it.',
    },
    cautions:
      "Routers mounted later but covered by the parent's handler; handler exported from another module needs cross-file resolution; a three-argument function is not a handler.",
  },
  {
    id: 'error-handling/class-to-status-map',
    title:
      'Error classes map to fixed statuses: validation 400, unauthenticated 401, forbidden 403, missing 404, anything else 500.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'instanceof chain or `statusCode` on the class covering the five cases, most specific first, with a 500 default.',
      violated:
        'Handler that always sends 500 or 400; auth errors as 400; subclass handled after its base class so it never matches.',
    },
    cautions: '422 for validation is accepted; 409 and 429 are additions; statuses may live on the error class.',
  },
  {
    id: 'error-handling/not-found-404',
    title: 'A lookup that finds nothing ends in 404, not in 200 with null or in a crash.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`if (!user) throw new NotFoundError()` / `return res.status(404)`, `findUniqueOrThrow`, `findOneOrFail`, `get_object_or_404`, `HTTPException(404)` before use.',
      violated:
        'By-id handler sending the result of findOne/findById/`rows[0]` untested; UPDATE/DELETE by id ignoring `rowCount`/`affectedRows`/`matchedCount`.',
    },
    cautions:
      'The null test may be in the service (throws); collection routes and optional relations are not lookups; idempotent DELETE may answer 204.',
  },
  {
    id: 'error-handling/typed-domain-errors',
    title:
      'Services throw named error classes with message and code that are turned into HTTP answers only at the edge.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`class NotFoundError extends AppError { code = ... }`; services free of `res`/`HTTPException`; edge maps the class.',
      violated:
        "`throw new Error('not found')` or `throw 'x'`, string matching on `err.message`, services that import Response/HTTPException.",
    },
    cautions:
      'Programming-error throws (`assert`, invariant) stay generic; NestJS services throwing `HttpException` are common: warn only.',
  },
  {
    id: 'error-handling/no-internal-leak',
    title: 'Unexpected failures answer 500 with a fixed generic text and never send stack, SQL or driver message.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "default branch `res.status(500).json({ error: 'Internal Server Error', id })`; details only in the log.",
      violated:
        '`res.status(500).json({ error: err.message })`, `res.send(err)`, `err.stack` in a body, `detail=str(e)` for a broad `except Exception`, `debug=True`, GraphQL without masked errors.',
    },
    cautions:
      'Messages of known client-error classes may be sent; branches guarded by non-production env are a warning; a typed check narrows err first.',
  },
  {
    id: 'error-handling/support-reference-id',
    title: 'A 500 answer carries an identifier that finds the matching log entry.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'body has `id`/`requestId`/`traceId` equal to the one in the logged record.',
      violated: '500 body without any identifier, or an id never logged.',
    },
    cautions: 'An `X-Request-Id` response header satisfies it.',
  },
  {
    id: 'error-handling/standard-error-shape',
    title: 'All error bodies share one shape holding a machine-readable code and a message.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`{ error: { code, message, type? , details? } }` from one helper; OpenAPI `components.schemas.Error` referenced by all 4xx/5xx responses.',
      violated:
        "Mix of `{error:'text'}`, `{message}`, `{detail}`, plain strings within one project; error without code.",
    },
    cautions:
      'RFC 9457 problem+json is accepted when uniform; framework defaults (NestJS, FastAPI `detail`) count as uniform when used everywhere.',
  },
  {
    id: 'error-handling/log-error-context',
    title: 'The handler logs each failure with message, stack, method, URL, client IP and user id.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`logger.error({ err, method, url, ip, userId })`, pino `err` serializer, `logger.exception(..., extra=...)`.',
      violated: 'Error handler that answers without logging; `console.error(err)`; `logger.error(err.message)` alone.',
    },
    cautions:
      '4xx may be logged at a lower level; request id bound by child logger supplies method/url; fastify logs errors itself.',
  },
  {
    id: 'error-handling/forward-async-errors',
    title: 'Errors of asynchronous handlers reach the central handler.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript'],
    evidence: {
      satisfied:
        'try/catch with `next(error)`, `express-async-errors`, asyncHandler wrapper, express >= 5, fastify/koa/nest/hono (await errors by themselves).',
      violated:
        'express 4 `async (req,res)` handler with await outside try and no wrapper; `.then()` without `.catch(next)`; floating promise in a handler.',
    },
    cautions: 'Read the express major from package.json/lockfile; wrappers may be applied to the router.',
  },
  {
    id: 'error-handling/no-swallowed-errors',
    title: 'A caught error is rethrown, forwarded, answered, retried or dead-lettered, never dropped.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'catch ends in `throw`, `next(err)`, reject, nack, `task.retry`, an error response, or a documented fallback with a log line.',
      violated: '`catch {}`, `catch (e) { console.log(e) }`, `except Exception: pass`, `.catch(() => {})`.',
    },
    cautions:
      'Best-effort work (cache read, metrics, cleanup in finally, shutdown) may log and go on; jwt verify returning null is a result.',
  },
  {
    id: 'error-handling/stop-after-error-response',
    title: 'After an error answer the handler returns, so there is neither double answer nor work on invalid state.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript'],
    evidence: {
      satisfied: '`return res.status(401).json(...)`, `res...; return;`, throw, or else-branch.',
      violated:
        '`res.status(4xx).json()` inside an `if` with statements after it that respond, write or call `next()`.',
    },
    cautions: 'Terminal statement of a function or if/else chains need no return; fastify `return reply...`.',
  },
];
