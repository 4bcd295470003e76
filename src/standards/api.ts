import type { Standard } from './standard.ts';

export const api: readonly Standard[] = [
  {
    id: 'api/resource-path-naming',
    title:
      'Route paths name resources as plural nouns, carry no verbs, and keep one casing and one parameter style across the whole service.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        "`router.get('/users/:userId')`, `@Controller('order-items')`, OpenAPI path keys: each literal segment is a noun, plural where it holds a collection, all in one case style.",
      violated: '`/getUsers`, `/user/:id`, `/orderItems` next to `/order-items`, `:user_id` next to `:userId`.',
    },
    cautions:
      'Skip `/health`, `/ready`, `/metrics`, `/docs`, `/graphql`, `/me`, `/auth/*`, `/webhook/*`, `/search`, version prefixes and uncountable nouns; an action below a member (`/orders/:id/cancel`) is at most a hint.',
  },
  {
    id: 'api/method-semantics',
    title:
      'Each HTTP method keeps its promise: GET only reads, POST creates, PUT replaces whole, PATCH changes part, DELETE removes.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'GET/HEAD handlers reach only read calls (SELECT, find*, get*); PATCH schema is partial (`.partial()`, `PartialType`, all Optional) while PUT schema is complete.',
      violated:
        'INSERT/UPDATE/DELETE, `.save()`, `.create()`, `.destroy()` or a publish reached from a GET handler; a PUT merging only the supplied keys; `POST /users/delete`.',
    },
    cautions:
      'Cache fills, logs, metrics and last-seen stamps inside GET are no state change; GraphQL/RPC and search over POST are legitimate; DELETE may cancel or mark as deleted, as one of the documents does itself.',
  },
  {
    id: 'api/versioned-routes',
    title: 'Business routes carry an explicit API version from their first release, normally as a path prefix.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        "Resolved path contains `/v<number>/`: `app.use('/api/v1', r)`, fastify `register(r,{prefix:'/v1'})`, NestJS `enableVersioning()` plus `version`, FastAPI `APIRouter(prefix='/api/v1')`.",
      violated:
        'A resource route whose fully resolved path has no version segment and no header or media-type versioning is registered.',
    },
    cautions:
      'Resolve nested mounts and global prefixes first; exempt health, metrics, docs, webhooks, OAuth callbacks, GraphQL; a gateway may add the prefix (option).',
  },
  {
    id: 'api/compatible-evolution',
    title:
      'Published contracts only change compatibly, and what is to be withdrawn is first marked deprecated with a migration route.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'graphql', 'proto', 'yaml'],
    evidence: {
      satisfied:
        'OpenAPI `deprecated: true`, `Deprecation`/`Sunset` response headers, GraphQL `@deprecated(reason:)`, proto `reserved`; diff with the base contract shows only additions.',
      violated:
        'Under the same version a path, operation, enum value or response field disappears, or a request field becomes required.',
    },
    cautions: 'Needs a base contract; without one write "not assessed". Changes under a new major prefix are allowed.',
  },
  {
    id: 'api/create-returns-201',
    title:
      'A handler that creates a resource answers 201 and sends back the created representation with its generated fields.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`res.status(201).json(order)`, fastify `reply.code(201)`, NestJS `@Post()` default, hono `c.json(x,201)`, FastAPI `status_code=201`, Flask `return body, 201`; body comes from `INSERT ... RETURNING` or the ORM result.',
      violated:
        'POST handler with an insert/create call in its flow and `res.json(x)`/`res.send(x)` without status, or `@app.post(...)` without `status_code`.',
    },
    cautions:
      'Login, search, webhook, action and batch POSTs are not creation; 202 for queued work and 207 for batches are fine; NestJS `@HttpCode(200)` on login is right.',
  },
  {
    id: 'api/truthful-status-codes',
    title:
      'The status code states the outcome: 200/201/204 only on success, 4xx when the caller is at fault, 5xx when the server is.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'DELETE ends in `res.sendStatus(204)`, `reply.code(204).send()`, `@HttpCode(204)`, `status_code=204`; every failure branch sets 4xx/5xx.',
      violated:
        '`res.json({ error })` or `{ success: false }` under an implicit 200; a body with 204; 500 for a failed validation; 200 sent from a catch block.',
    },
    cautions:
      "GraphQL answers 200 with `errors`; DELETE may answer 200 with a body or 202; webhook receivers follow the provider's contract.",
  },
  {
    id: 'api/explicit-request-and-response-models',
    title:
      'Each endpoint declares an input model and a separate output model, so the stored entity never decides what leaves the service.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'FastAPI `response_model=` or return annotation other than the input class; fastify `schema.response`; NestJS DTO with `ClassSerializerInterceptor` or `plainToInstance(excludeExtraneousValues)`; Express mapper or `outSchema.parse(x)`.',
      violated:
        'ORM entity or DB row passed straight to `res.json(user)`; one class used both as create input and response; FastAPI route with neither `response_model` nor return type.',
    },
    cautions:
      '204, redirects, streams and health need no model; an explicit column projection (prisma `select`, named SQL columns) counts as output model.',
  },
  {
    id: 'api/no-sensitive-fields-in-responses',
    title: 'Passwords, their hashes, tokens, secrets and internal columns never occur in a response body.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql', 'yaml'],
    evidence: {
      satisfied:
        'TypeORM/mongoose `select: false`, `@Exclude()`, sequelize `attributes.exclude`, prisma `omit`/`select`, response schema without such keys, `const { password, ...safe } = user`.',
      violated:
        '`res.json(await User.create(body))` or `SELECT *`/`RETURNING *` of a table having password/secret/token columns flowing to the response; response DTO or GraphQL type with a field matching /password|passwd|hash|secret|api_?key|ssn/.',
    },
    cautions:
      'Login and refresh may return access/refresh tokens and key creation shows the key once; `passwordChangedAt`, `hasPassword`, `tokenCount`, `nextPageToken` are harmless.',
  },
  {
    id: 'api/paginate-collections',
    title: 'An endpoint that returns a collection is paged.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql', 'graphql', 'yaml'],
    evidence: {
      satisfied:
        'Handler or its service passes limit plus offset/cursor to the query: SQL `LIMIT`, knex `.limit()`, prisma `take`, sequelize `limit`, typeorm `take`, mongoose `.limit()`, SQLAlchemy `.limit()`.',
      violated:
        '`findMany()`, `find({})`, `findAll()`, `SELECT ... FROM t` without limit reaching a list response; OpenAPI array response without page parameters.',
    },
    cautions:
      'Bounded lookup tables (roles, countries, enum lists), sub-collections embedded in one aggregate, exports/streams.',
  },
  {
    id: 'api/bounded-page-size',
    title: 'Page parameters have a default and an enforced upper bound, and are validated as positive integers.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql', 'yaml'],
    evidence: {
      satisfied:
        '`z.coerce.number().int().min(1).max(100).default(20)`, `Math.min(limit, MAX)`, `@Max(100)`, FastAPI `limit: int = Query(20, ge=1, le=100)`, GraphQL argument with default.',
      violated:
        '`limit = Number(req.query.limit)` handed on unclamped; page size without default; FastAPI `limit: int = 100` with no `le`.',
    },
    cautions: 'Clamp may live in shared helper or plugin (follow the call); internal admin exports.',
    params: {
      default_page_sizes_seen: [20, 50, 100],
      suggested_max: 100,
    },
  },
  {
    id: 'api/pagination-metadata',
    title:
      'A paged answer carries the items together with total, page and page size (or, with cursors, the next cursor).',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'Response object with items/data plus `total`, `page`, `per_page`, optional `pages`; or `nextCursor`/`pageInfo`; count from `COUNT(*)`, `count_documents`, `findAndCountAll`, `findAndCount`.',
      violated: 'Bare array from an endpoint that takes page parameters.',
    },
    cautions: 'Metadata in `Link`/`X-Total-Count` headers is an accepted alternative; cursor paging needs no total.',
  },
  {
    id: 'api/cursor-pagination-for-large-sets',
    title: 'Large or growing sets are paged by cursor (keyset) instead of by growing offsets.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql', 'graphql'],
    evidence: {
      satisfied:
        '`WHERE (created_at, id) < ($1, $2) ORDER BY ... LIMIT $3`, prisma `cursor`, Relay `first/after`, `_id: { $gt: last }`.',
      violated:
        '`OFFSET $1`, `.skip((page-1)*n)`, `.offset()` on tables marked large (config) or append-only ones (events, logs, messages, audit, transactions).',
    },
    cautions: 'Small tables: offset paging is common practice, so only report on configured/append-only tables.',
  },
  {
    id: 'api/collection-query-parameters',
    title:
      'List endpoints offer search and filter parameters that are declared and typed, not free-form query objects.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'Declared query schema with `search`, filter and sort keys mapped one by one onto the query.',
      violated: '`Model.find(req.query)`, `where: req.query`, `**request.args` handed to the ORM.',
    },
    cautions: 'Absence of search on a collection is not a finding; only undeclared pass-through is.',
  },
  {
    id: 'api/consistent-success-envelope',
    title: 'Successful answers use one body convention throughout the service.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'All JSON success bodies share a top-level shape (all `{data: ...}` or all bare), through a helper, interceptor or response schema.',
      violated: 'Some handlers answer `{data}`, others bare objects, others `{result}`.',
    },
    cautions:
      'Do not force an envelope: bare resources are as common; judge consistency only. 204, files and health are exempt.',
  },
  {
    id: 'api/hypermedia-links',
    title: 'REST representations link to their related resources and possible actions where the API claims HATEOAS.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: '`_links`/`links` members or OpenAPI `links`, `Link` headers for pages.',
      violated: 'Project option `hateoas: true` and representations without any link member.',
    },
    cautions: 'Off by default: it is a matter of taste.',
  },
];
