/** What breaks in the museum (Fastify, plugins that are loaded by their folder). */
import { fresh, swap, type Edit, type Row } from './backend.ts';

const access = 'plugins/access.js';
const app = 'app.js';
const audit = 'plugins/audit.js';
const config = 'config.js';
const database = 'plugins/database.js';
const errors = 'plugins/errors.js';
const exhibitRows = 'repositories/exhibits.js';
const exhibits = 'routes/exhibits/index.js';
const extra = 'routes/extra/index.js';
const security = 'plugins/security.js';
const server = 'server.js';
const sessions = 'routes/sessions/index.js';
const visitRows = 'repositories/visits.js';
const visits = 'routes/visits/index.js';

/** A plugin of its own routes, behind the guard. */
const mounted = (code: string, before = ''): readonly Edit[] => [
  fresh(
    extra,
    `import { NotFound, Refusal } from '../../errors.js';\n${before}\nexport default async function extra(app) {\n  app.addHook('onRequest', app.authenticate);\n${code}\n}\n`,
  ),
];
const byName =
  "const byName = { querystring: { type: 'object', additionalProperties: false, required: ['name'], properties: { name: { type: 'string', minLength: 1, maxLength: 80 } } } };\n";
const people =
  "import bcrypt from 'bcryptjs';\nimport { createHash } from 'node:crypto';\nimport { Refusal } from '../../errors.js';\nconst person = { type: 'object', additionalProperties: false, required: ['email', 'password'], properties: { email: { type: 'string', format: 'email', maxLength: 254 }, password: { type: 'string', minLength: 10, maxLength: 200, pattern: '(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])' } } };\n" +
  "export default async function people(app) {\n  app.post('/', { config: { rateLimit: { max: 5, timeWindow: '15 minutes' } }, schema: { body: person } }, async (request, reply) => {\n    const hash = await bcrypt.hash(request.body.password, 12);\n    const { rows } = await app.pg.query('INSERT INTO people (email, password_hash) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id', [request.body.email.toLowerCase(), hash]);\n    if (!rows[0]) throw new Refusal(409, 'conflict', 'This address is known already');\n    return reply.code(201).send({ data: rows[0] });\n  });\n}\n";
const joined = 'routes/people/index.js';
const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
/** All that belongs into a record of a request. */
const wholeRecord: readonly Edit[] = [
  swap(audit, '    target: request.url,\n', '    target: request.url, command: request.method,\n'),
];

export const rows: readonly Row[] = [
  // api
  {
    breaks: 'the silence of 204',
    edits: [
      swap(
        visits,
        "throw new NotFound('Visit');\n      return reply.code(204).send();",
        "throw new NotFound('Visit');\n      return reply.code(204).send({ data: cancelled });",
      ),
    ],
    gives: ['body-with-no-content'],
  },
  {
    breaks: 'the silence of 204 where the handler returns',
    edits: [
      swap(
        visits,
        "throw new NotFound('Visit');\n      return reply.code(204).send();",
        "throw new NotFound('Visit');\n      reply.code(204); return { data: cancelled };",
      ),
    ],
    gives: ['body-with-no-content'],
  },
  {
    breaks: 'the status of what is new',
    edits: [swap(exhibits, '    reply.code(201);\n', '')],
    gives: ['create-without-201'],
  },
  {
    breaks: 'the status of what is new where it is sent',
    edits: [swap(visits, 'reply.code(201).send(', 'reply.send(')],
    gives: ['create-without-201'],
  },
  {
    breaks: 'what is kept from the answer',
    given: mounted(
      "  app.get('/me', async (request) => {\n    const { rows } = await app.pg.query('SELECT id, email FROM people WHERE id = $1', [request.user.sub]);\n    if (!rows[0]) throw new NotFound('Person');\n    return { data: rows[0] };\n  });",
    ),
    edits: [swap(extra, 'SELECT id, email FROM', 'SELECT id, email, password_hash FROM')],
    gives: ['exposed-secret-field'],
  },
  {
    breaks: 'the method that says that something changes',
    edits: [swap(exhibits, "app.delete('/:id'", "app.get('/:id/remove'")],
    gives: ['get-changes-state'],
  },
  {
    breaks: 'the method that says that something changes, of a route object',
    edits: [swap(visits, "method: 'DELETE',\n    url: '/:visitId'", "method: 'GET',\n    url: '/:visitId/cancel'")],
    gives: ['get-changes-state'],
    silent: 'A table of visits is taken for one that counts what is looked at.',
  },
  {
    breaks: 'the end of a list',
    edits: [
      swap(exhibitRows, ' LIMIT $2 OFFSET $3`,', '`,'),
      swap(exhibitRows, '[era ?? null, limit, offset],', '[era ?? null],'),
    ],
    gives: ['missing-pagination'],
  },
  {
    breaks: 'the greatest size of a page',
    edits: [swap(exhibits, 'minimum: 1, maximum: 100, default', 'minimum: 1, default')],
    gives: ['unbounded-page-size'],
  },
  {
    breaks: 'the case of its paths',
    given: mounted(
      ['price-list', 'gift-card', 'tax-rate', 'day-plan', 'night-plan', 'room-state', 'stop-list']
        .map((path) => `  app.get('/${path}', async () => ({ data: [] }));`)
        .join('\n'),
    ),
    edits: [swap(extra, 'stop-list', 'stopList')],
    gives: ['mixed-path-case'],
  },
  {
    breaks: 'the place from which a growing list goes on',
    given: mounted(
      "  app.get('/events', { schema: { querystring: after } }, async (request) => {\n    const { rows } = await app.pg.query('SELECT id, at FROM events WHERE id > $1 ORDER BY id LIMIT 20', [request.query.after]);\n    return { data: rows };\n  });",
      "const after = { type: 'object', additionalProperties: false, required: ['after'], properties: { after: { type: 'integer', minimum: 0, maximum: 100000 } } };",
    ),
    edits: [swap(extra, 'WHERE id > $1 ORDER BY id LIMIT 20', 'ORDER BY id LIMIT 20 OFFSET $1')],
    gives: ['offset-on-growing-set'],
  },
  {
    breaks: 'the choice of what may be filtered by',
    given: mounted(
      "  app.get('/guides', async (request) => {\n    const name = String(request.query.name);\n    return { data: await prisma.guide.findMany({ where: { name }, take: 20 }) };\n  });",
      prisma,
    ),
    edits: [swap(extra, 'where: { name }', 'where: request.query')],
    gives: ['raw-query-filter'],
  },
  // architecture
  {
    breaks: 'the way inward',
    edits: [
      swap(
        visitRows,
        'export function visitRepository',
        "import visits from '../routes/visits/index.js'; export const who = () => visits.name; export function visitRepository",
      ),
    ],
    gives: ['layer-cycle'],
  },
  // audit-logging
  {
    breaks: 'the name of who did it',
    given: wholeRecord,
    edits: [swap(audit, "    actor: request.user?.sub ?? 'anonymous',\n", '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the place from which it was done',
    given: wholeRecord,
    edits: [swap(audit, '    ip_address: request.ip,\n', '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the first of two records',
    edits: [
      swap(
        audit,
        "    if (mutations.has(request.method)) request.log.info({ ...recordOf(request), outcome: 'started' });\n",
        '',
      ),
    ],
    gives: ['one-sided-audit'],
  },
  {
    breaks: 'the doubt about the outcome',
    edits: [swap(audit, "outcome: failed ? 'failure' : 'success',", "outcome: 'success',")],
    gives: ['unconditional-audit-outcome'],
  },
  {
    breaks: 'the record of all mutations',
    edits: [
      swap(
        audit,
        "  app.addHook('preHandler', async (request) => {\n    if (mutations.has(request.method)) request.log.info({ ...recordOf(request), outcome: 'started' });\n  });\n",
        '',
      ),
      swap(
        audit,
        "  app.addHook('onResponse', async (request, reply) => {",
        '  const idle = (async (request, reply) => {',
      ),
    ],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the record of some mutations',
    edits: [swap(audit, "new Set(['POST', 'PUT', 'PATCH', 'DELETE'])", "new Set(['POST', 'PUT', 'PATCH'])")],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the reach of the plugin that records',
    edits: [
      swap(audit, 'export default fp(async function audit(app) {', 'export default (async function audit(app) {'),
      swap(audit, "}, { name: 'audit' });", '});'),
    ],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the log of a refusal',
    edits: [
      swap(access, "      request.log.warn({ event: 'access.refused', ip: request.ip, url: request.url });\n", ''),
    ],
    gives: ['unlogged-security-event'],
  },
  {
    breaks: 'the log of a role that is lacking',
    edits: [
      swap(
        access,
        "        request.log.warn({ event: 'access.denied', user: request.user.sub, needs: role, url: request.url });\n",
        '',
      ),
    ],
    gives: ['unlogged-security-event'],
  },
  {
    breaks: 'the log of a failed sign-in',
    edits: [swap(sessions, "      request.log.warn({ event: 'session.refused', email, ip: request.ip });\n", '')],
    gives: ['unlogged-security-event'],
    silent: 'The log of all requests tells of it.',
  },
  {
    breaks: 'the members of a record',
    edits: [
      swap(
        audit,
        "request.log.info({ ...recordOf(request), outcome: 'started' });",
        'request.log.info(`audit: started ${request.method} ${request.url} by ${request.user?.sub}`);',
      ),
    ],
    gives: ['unstructured-audit-record'],
  },
  {
    breaks: 'the wait for what is recorded as done',
    edits: [
      swap(
        audit,
        "request.log.info({ ...recordOf(request), outcome: 'started' });",
        "request.log.info({ ...recordOf(request), outcome: 'success', status_code: 200, duration_seconds: 1 });",
      ),
    ],
    gives: ['premature-audit-record'],
  },
  // auth
  {
    breaks: 'who the caller is said to be',
    edits: [
      swap(visits, "[app.authenticate, app.requireRole('guest')]", '[app.authenticate]'),
      swap(
        visits,
        'repository.book(request.user.sub, request.body)',
        'repository.book(request.body.guestId, request.body)',
      ),
      swap(
        visits,
        "required: ['day', 'people'],\n  properties: {",
        "required: ['guestId', 'day', 'people'],\n  properties: { guestId: { type: 'string', format: 'uuid' },",
      ),
    ],
    gives: ['caller-chosen-identity'],
  },
  {
    breaks: 'the role that nobody chooses',
    given: [fresh(joined, people)],
    edits: [
      swap(joined, '(email, password_hash) VALUES ($1, $2)', '(email, password_hash, role) VALUES ($1, $2, $3)'),
      swap(
        joined,
        '[request.body.email.toLowerCase(), hash]',
        '[request.body.email.toLowerCase(), hash, request.body.role]',
      ),
      swap(
        joined,
        "required: ['email', 'password'], properties: {",
        "required: ['email', 'password', 'role'], properties: { role: { type: 'string', enum: ['guest', 'curator'] },",
      ),
    ],
    gives: ['caller-chosen-role'],
  },
  {
    breaks: 'the look at the end of a token',
    edits: [swap(access, "allowedIss: 'museum'", "allowedIss: 'museum', ignoreExpiration: true")],
    gives: ['ignored-expiration'],
  },
  {
    breaks: 'for whom a token stands',
    edits: [swap(sessions, 'sub: person.id, ', '')],
    gives: ['incomplete-token-claims'],
  },
  {
    breaks: 'the length of its life',
    edits: [swap(access, "'15m'", "'90d'")],
    gives: ['long-lived-token'],
  },
  {
    breaks: 'the end of a token',
    edits: [swap(access, "expiresIn: '15m', ", '')],
    gives: ['unexpiring-token'],
  },
  {
    breaks: 'the secrecy of claims',
    edits: [swap(sessions, 'jti: randomUUID()', 'jti: randomUUID(), password: person.password_hash')],
    gives: ['sensitive-token-claim'],
  },
  {
    breaks: 'the look at who made a token',
    edits: [swap(access, ", allowedIss: 'museum'", '')],
    gives: ['unchecked-issuer'],
  },
  {
    breaks: 'the algorithms that are accepted',
    edits: [swap(access, "algorithms: ['HS256'], ", '')],
    gives: ['unpinned-algorithm'],
  },
  {
    breaks: 'the look at the signature',
    edits: [swap(access, 'await request.jwtVerify();', 'request.user = await request.jwtDecode();')],
    gives: ['unverified-token', 'unguarded-endpoint'],
  },
  {
    breaks: 'the guard of a plugin',
    edits: [swap(exhibits, "  app.addHook('onRequest', app.authenticate);\n", '')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the guards of route objects',
    edits: [swap(visits, "[app.authenticate, app.requireRole('guest')]", '[]')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the guard before that of the role',
    edits: [swap(visits, "[app.authenticate, app.requireRole('guest')]", "[app.requireRole('guest')]")],
    gives: ['unguarded-endpoint'],
    silent: 'The check of the role behind it refuses strangers by failing.',
  },
  {
    breaks: 'the refusal of the guard',
    edits: [swap(access, "      throw new Refusal(401, 'unauthenticated', 'Please sign in');\n", '')],
    gives: ['swallowed-error'],
  },
  {
    breaks: 'the wait of the guard',
    edits: [swap(access, 'await request.jwtVerify();', 'request.jwtVerify();')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the role that is asked for',
    edits: [swap(exhibits, "app.delete('/:id', { onRequest: [curator], schema", "app.delete('/:id', { schema")],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the refusal of roles',
    edits: [swap(access, "        throw new Refusal(403, 'forbidden', 'Not allowed');\n", '')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the status for a role that is lacking',
    edits: [swap(access, "new Refusal(403, 'forbidden'", "new Refusal(401, 'forbidden'")],
    gives: ['wrong-forbidden-status'],
  },
  {
    breaks: 'the status for a token that is lacking',
    edits: [swap(access, "new Refusal(401, 'unauthenticated'", "new Refusal(403, 'unauthenticated'")],
    gives: ['wrong-refusal-status'],
  },
  // database
  {
    breaks: 'the binding of a value',
    edits: [
      swap(
        exhibitRows,
        '`SELECT ${columns} FROM exhibits WHERE id = $1`, [id]',
        "`SELECT ${columns} FROM exhibits WHERE title = '${id}'`",
      ),
      swap(exhibits, "app.get('/:id', { schema: { params } }, ", "app.get('/:id', "),
    ],
    gives: ['sql-injection'],
  },
  {
    breaks: 'the list of columns to sort by',
    edits: [
      swap(exhibitRows, '${sortColumns[sort]}', '${sort}'),
      swap(
        exhibits,
        "sort: { type: 'string', enum: ['title', 'newest'], default: 'title' }",
        "sort: { type: 'string', maxLength: 40, default: 'title' }",
      ),
    ],
    gives: ['unlisted-identifier'],
  },
  {
    breaks: 'the names of columns',
    edits: [swap(exhibitRows, 'SELECT ${columns} FROM exhibits WHERE id = $1', 'SELECT * FROM exhibits WHERE id = $1')],
    gives: ['select-star'],
  },
  {
    breaks: 'the bound of the pool',
    edits: [swap(database, '    max: 20,\n', '')],
    gives: ['unbounded-pool'],
  },
  {
    breaks: 'the pool',
    edits: [
      swap(
        exhibitRows,
        'const { rows } = await pool.query(`SELECT ${columns} FROM exhibits WHERE id',
        'const { rows } = await new pg.Pool({ max: 5 }).query(`SELECT ${columns} FROM exhibits WHERE id',
      ),
      swap(exhibitRows, "const columns = 'id", "import pg from 'pg'; const columns = 'id"),
    ],
    gives: ['connection-per-request'],
  },
  {
    breaks: 'the way back of a client',
    edits: [swap(exhibitRows, '      } finally {\n        client.release();\n      }', '      }')],
    gives: ['leaked-connection'],
  },
  {
    breaks: 'the roll-back',
    edits: [swap(exhibitRows, "        await client.query('ROLLBACK');\n", '')],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the way on of an error',
    edits: [
      swap(exhibitRows, "await client.query('ROLLBACK');\n        throw error;\n", "await client.query('ROLLBACK');\n"),
    ],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the client of the transaction',
    edits: [swap(exhibitRows, "await client.query('INSERT INTO contracts", "await pool.query('INSERT INTO contracts")],
    gives: ['query-outside-transaction'],
  },
  {
    breaks: 'the transaction',
    edits: [
      swap(exhibitRows, "        await client.query('BEGIN');\n", ''),
      swap(exhibitRows, "        await client.query('COMMIT');\n", ''),
      swap(exhibitRows, "        await client.query('ROLLBACK');\n", ''),
    ],
    gives: ['writes-without-transaction'],
  },
  {
    breaks: 'the look whether a row is there',
    edits: [swap(sessions, '!person || !(await', '!(await')],
    gives: ['unchecked-row'],
  },
  {
    breaks: 'the one query for all',
    given: mounted(
      "  app.get('/visits', async (request) => {\n    const { rows } = await app.pg.query('SELECT id, day FROM visits WHERE guest_id = $1 LIMIT 20', [request.user.sub]);\n    const rooms = await app.pg.query('SELECT id, name FROM rooms WHERE visit_id = ANY($1) LIMIT 20', [rows.map((row) => row.id)]);\n    return { data: rooms.rows };\n  });",
    ),
    edits: [
      swap(
        extra,
        "const rooms = await app.pg.query('SELECT id, name FROM rooms WHERE visit_id = ANY($1) LIMIT 20', [rows.map((row) => row.id)]);",
        "const rooms = { rows: [] }; for (const row of rows) rooms.rows.push((await app.pg.query('SELECT id, name FROM rooms WHERE visit_id = $1', [row.id])).rows[0]);",
      ),
    ],
    gives: ['query-in-loop'],
  },
  {
    breaks: 'the count that the database makes',
    given: mounted(
      "  app.get('/ready', async () => {\n    const { rows } = await app.pg.query(\"SELECT count(*)::int AS visits FROM visits WHERE state = 'ready'\");\n    return { data: rows[0].visits };\n  });",
    ),
    edits: [swap(extra, 'SELECT count(*)::int AS visits', 'SELECT id'), swap(extra, 'rows[0].visits', 'rows.length')],
    gives: ['aggregation-in-code'],
  },
  {
    breaks: 'the beginning of what is searched for',
    given: mounted(
      "  app.get('/rooms', { schema: byName }, async (request) => {\n    const { rows } = await app.pg.query('SELECT id, name FROM rooms WHERE name LIKE $1 ORDER BY name LIMIT 20', [`${request.query.name}%`]);\n    return { data: rows };\n  });",
      byName,
    ),
    edits: [swap(extra, '`${request.query.name}%`', '`%${request.query.name}%`')],
    gives: ['leading-wildcard-search'],
  },
  {
    breaks: 'a session for each request',
    edits: [swap(database, 'new pg.Pool({', 'new pg.Client({')],
    gives: ['shared-session'],
  },
  // deployment
  {
    breaks: 'the port that is set from outside',
    edits: [swap(server, 'port: config.port', 'port: 3000')],
    gives: ['hardcoded-port'],
  },
  // error-handling
  {
    breaks: 'the circumstances of an error',
    edits: [
      swap(
        errors,
        'request.log.error({ err: error, method: request.method, url: request.url, ip: request.ip, userId: request.user?.sub });',
        "app.log.error({ err: error }, 'failed');",
      ),
    ],
    gives: ['contextless-error-log'],
  },
  {
    breaks: 'what is kept inside',
    edits: [swap(errors, "message: 'Internal server error', id", 'message: error.message, id')],
    gives: ['internal-error-leak'],
  },
  {
    breaks: 'the wait for a write',
    edits: [
      swap(
        exhibits,
        'const removed = await repository.remove(request.params.id);',
        'const removed = repository.remove(request.params.id);',
      ),
    ],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the answer where nothing is',
    edits: [swap(exhibits, "    if (!exhibit) throw new NotFound('Exhibit');\n", '')],
    gives: ['missing-not-found'],
  },
  {
    breaks: 'the status of each class',
    edits: [
      swap(
        errors,
        "    if (error instanceof Refusal) {\n      return reply.code(error.statusCode).send({ error: { code: error.code, message: error.message } });\n    }\n    if (error.statusCode === 429) {\n      request.log.warn({ event: 'limit.hit', ip: request.ip, url: request.url });\n      return reply.code(429).send({ error: { code: 'too_many_requests', message: 'Try again later' } });\n    }\n    if (error.statusCode >= 400 && error.statusCode < 500) {\n      return reply.code(error.statusCode).send({ error: { code: 'bad_request', message: 'The request cannot be read' } });\n    }\n",
        '',
      ),
      swap(
        errors,
        "    if (error.validation) {\n      const details = error.validation.map(({ instancePath, message }) => ({ field: instancePath, message }));\n      return reply.code(400).send({ error: { code: 'invalid_input', message: 'Invalid input', details } });\n    }\n",
        '',
      ),
    ],
    gives: ['unmapped-error-class'],
  },
  {
    breaks: 'the number by which an error is found',
    edits: [
      swap(errors, "message: 'Internal server error', id: request.id }", "message: 'Internal server error' }"),
      swap(errors, 'request.log.error({ err', 'app.log.error({ err'),
    ],
    gives: ['untraceable-error'],
  },
  {
    breaks: 'the class of an error',
    edits: [
      swap(
        exhibits,
        "throw new Refusal(409, 'not_available', 'The exhibit is unknown or lent already')",
        "throw new Error('The exhibit is unknown or lent already')",
      ),
    ],
    gives: ['untyped-domain-error'],
  },
  {
    breaks: 'the one shape of errors',
    edits: [
      swap(
        errors,
        "{ error: { code: 'too_many_requests', message: 'Try again later' } }",
        "{ message: 'Try again later' }",
      ),
    ],
    gives: ['inconsistent-error-shape'],
  },
  {
    breaks: 'the end after a refusal',
    edits: [swap(errors, 'return reply.code(429).send(', 'reply.code(429).send(')],
    gives: ['work-after-error-response'],
  },
  // http-security
  {
    breaks: 'the limit of a body',
    edits: [swap(app, 'bodyLimit: 64 * 1024', 'bodyLimit: 64 * 1024 * 1024')],
    gives: ['excessive-body-limit'],
  },
  {
    breaks: 'the headers',
    edits: [swap(security, '  await app.register(helmet);\n', '')],
    gives: ['missing-security-headers'],
  },
  {
    breaks: 'the limit for all',
    edits: [swap(security, "  await app.register(rateLimit, { max: 120, timeWindow: '1 minute' });\n", '')],
    gives: ['missing-rate-limit'],
  },
  {
    breaks: 'the reach of all that protects',
    edits: [
      swap(
        security,
        'export default fp(async function security(app) {',
        'export default (async function security(app) {',
      ),
      swap(security, "}, { name: 'security' });", '});'),
    ],
    gives: ['missing-security-headers', 'missing-rate-limit'],
  },
  {
    breaks: 'the limit at a door',
    edits: [swap(sessions, '{ config: strict, schema', '{ schema')],
    gives: ['unlimited-sensitive-endpoint'],
  },
  {
    breaks: 'any limit at a door',
    edits: [swap(sessions, "{ rateLimit: { max: 5, timeWindow: '15 minutes' } }", '{ rateLimit: false }')],
    gives: ['unlimited-sensitive-endpoint'],
  },
  {
    breaks: 'the origins that are let in',
    edits: [swap(security, 'origin: config.allowedOrigins, ', 'origin: true, credentials: true, ')],
    gives: ['permissive-cors'],
  },
  {
    breaks: 'the settings of other origins',
    edits: [
      swap(
        security,
        "app.register(cors, { origin: config.allowedOrigins, methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] })",
        'app.register(cors)',
      ),
    ],
    gives: ['permissive-cors'],
  },
  {
    breaks: 'the words of a limit',
    edits: [
      swap(
        security,
        "{ max: 120, timeWindow: '1 minute' }",
        "{ max: 120, timeWindow: '1 minute', addHeaders: { 'retry-after': false, 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false } }",
      ),
    ],
    gives: ['silent-limit'],
  },
  // integrations
  {
    breaks: 'the time that a comparison takes',
    given: [
      fresh(
        'routes/payments/index.js',
        "import { createHmac, timingSafeEqual } from 'node:crypto';\nimport { config } from '../../config.js';\nimport { Refusal } from '../../errors.js';\nexport default async function payments(app) {\n  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));\n  app.post('/', async (request, reply) => {\n    const own = createHmac('sha256', config.jwtSecret).update(request.body).digest();\n    const given = Buffer.from(request.headers['x-signature'] ?? '', 'hex');\n    if (given.length !== own.length || !timingSafeEqual(own, given)) {\n      request.log.warn({ event: 'signature.refused', ip: request.ip });\n      throw new Refusal(401, 'unauthenticated', 'The signature is wrong');\n    }\n    return reply.code(204).send();\n  });\n}\n",
      ),
    ],
    edits: [
      swap(
        'routes/payments/index.js',
        'given.length !== own.length || !timingSafeEqual(own, given)',
        "own.toString('hex') !== request.headers['x-signature']",
      ),
    ],
    gives: ['timing-unsafe-signature'],
  },
  // performance
  {
    breaks: 'the turn of others while a password is compared',
    edits: [swap(sessions, 'await bcrypt.compare(request', 'bcrypt.compareSync(request')],
    gives: ['blocking-call'],
  },
  {
    breaks: 'the stream of a download',
    given: mounted(
      "  app.get('/plans/:id', { schema: { params: byId } }, async (request, reply) => {\n    return reply.type('application/pdf').send(createReadStream(join('/srv/plans', `${request.params.id}.pdf`)));\n  });",
      "import { createReadStream } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nimport { join } from 'node:path';\nconst byId = { type: 'object', additionalProperties: false, required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } };\n",
    ),
    edits: [swap(extra, 'createReadStream(join(', 'await readFile(join(')],
    gives: ['buffered-download'],
  },
  {
    breaks: 'the compression',
    given: [
      swap(
        security,
        '  await app.register(helmet);\n',
        "  await app.register(helmet); await app.register(import('@fastify/compress'));\n",
      ),
    ],
    edits: [swap(security, " await app.register(import('@fastify/compress'));", '')],
    gives: ['uncompressed-responses'],
  },
  // secrets-crypto
  ...(
    [
      [
        'the cost of a hash',
        'await bcrypt.hash(request.body.password, 12)',
        'await bcrypt.hash(request.body.password, 4)',
        ['weak-hash-cost'],
      ],
      [
        'the slowness of a hash',
        'await bcrypt.hash(request.body.password, 12)',
        "createHash('sha256').update(request.body.password).digest('hex')",
        ['fast-password-hash'],
      ],
      [
        'the hash of a password',
        'await bcrypt.hash(request.body.password, 12)',
        'request.body.password',
        ['plaintext-password'],
      ],
      ['the form of an address', "format: 'email', ", '', ['unchecked-format']],
      [
        'the strength of a password',
        "minLength: 10, maxLength: 200, pattern: '(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])'",
        'minLength: 4, maxLength: 200',
        ['weak-password-policy'],
      ],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: [fresh(joined, people)],
    edits: [swap(joined, from, to)],
    gives,
  })),
  {
    breaks: 'how a password is compared',
    edits: [
      swap(
        sessions,
        '!(await bcrypt.compare(request.body.password, person.password_hash))',
        'request.body.password !== person.password_hash',
      ),
    ],
    gives: ['hand-made-password-check'],
  },
  {
    breaks: 'the wait for a comparison',
    edits: [
      swap(
        sessions,
        '!(await bcrypt.compare(request.body.password, person.password_hash))',
        '!bcrypt.compare(request.body.password, person.password_hash)',
      ),
    ],
    gives: ['unawaited-compare'],
  },
  {
    breaks: 'the secrecy of a key',
    edits: [swap(config, "jwtSecret: required('JWT_SECRET')", "jwtSecret: 'h7Jk29fLq0Zx81MvBn45TyUeWr63PdSa'")],
    gives: ['hardcoded-secret'],
  },
  {
    breaks: 'the secrecy of a key where the plugin is handed it',
    edits: [swap(access, 'secret: config.jwtSecret', "secret: 'museum-secret'")],
    gives: ['hardcoded-secret'],
  },
  {
    breaks: 'the secrecy of the way to the database',
    edits: [swap(config, "databaseUrl: required('DATABASE_URL')", "databaseUrl: 'postgres://db.museum.net/museum'")],
    gives: ['hardcoded-connection'],
  },
  // security
  ...(
    [
      [
        'that input is no command',
        "execFile('ls', ['-l', join('/srv/plans', basename(name))], done)",
        'exec(`ls -l ${name}`, done)',
        ['command-injection'],
      ],
      ['that input is no code', 'JSON.parse(name)', 'eval(name)', ['code-injection']],
      ['that input is no path', "join('/srv/notes', basename(name))", "join('/srv/notes', name)", ['path-traversal']],
      [
        'that input is no address',
        "new URL(`/fares/${encodeURIComponent(name)}`, 'https://fares.example')",
        'name',
        ['request-forgery'],
      ],
      ['that input is no way out', "targets[name] ?? '/'", 'name', ['open-redirect']],
      [
        'that input is no operator',
        '{ name: String(request.body.name) }',
        '{ name: request.body.name }',
        ['nosql-injection'],
      ],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: mounted(
      "  app.get('/list', { schema: byName }, async (request) => {\n    const { name } = request.query;\n    return new Promise((done) => execFile('ls', ['-l', join('/srv/plans', basename(name))], done));\n  });\n" +
        "  app.get('/plan', { schema: byName }, async (request) => {\n    const { name } = request.query;\n    return { data: JSON.parse(name).steps };\n  });\n" +
        "  app.get('/note', { schema: byName }, async (request) => {\n    const { name } = request.query;\n    return { data: await readFile(join('/srv/notes', basename(name)), 'utf8') };\n  });\n" +
        "  app.get('/fare', { schema: byName }, async (request) => {\n    const { name } = request.query;\n    const answer = await fetch(new URL(`/fares/${encodeURIComponent(name)}`, 'https://fares.example'), { signal: AbortSignal.timeout(2000) });\n    return { data: answer.status };\n  });\n" +
        "  app.get('/go', { schema: byName }, async (request, reply) => {\n    const { name } = request.query;\n    return reply.redirect(targets[name] ?? '/');\n  });\n" +
        "  app.post('/find', { onRequest: app.requireRole('curator') }, async (request) => {\n    return { data: await db.collection('people').find({ name: String(request.body.name) }, { projection: { name: 1 } }).limit(5).toArray() };\n  });",
      `import { exec, execFile } from 'node:child_process';\nimport { readFile } from 'node:fs/promises';\nimport { basename, join } from 'node:path';\nimport { MongoClient } from 'mongodb';\nconst db = new MongoClient(process.env.MONGO_URL, { maxPoolSize: 10 }).db();\nconst targets = { shop: '/shop', till: '/till' };\n${byName}`,
    ),
    edits: [swap(extra, from, to)],
    gives,
  })),
  // validation
  {
    breaks: 'the status for input that fails',
    edits: [
      swap(
        errors,
        "return reply.code(400).send({ error: { code: 'invalid_input'",
        "return reply.code(500).send({ error: { code: 'invalid_input'",
      ),
    ],
    gives: ['inconsistent-validation-response'],
    silent: 'Which answer of an error handler is that to a failed check is not read.',
  },
  {
    breaks: 'the end of a schema',
    edits: [
      swap(
        exhibits,
        "const newExhibit = {\n  type: 'object',\n  additionalProperties: false,",
        "const newExhibit = {\n  type: 'object',",
      ),
    ],
    gives: ['loose-schema'],
  },
  {
    breaks: 'the list of what an age may be',
    edits: [
      swap(
        exhibits,
        "const era = { type: 'string', enum: ['antiquity', 'renaissance', 'baroque', 'modern'] };",
        "const era = { type: 'string', maxLength: 20 };",
      ),
    ],
    gives: ['open-enum'],
    silent: 'The name says no closed set.',
  },
  {
    breaks: 'the list of what a state may be',
    given: mounted(
      "  app.put('/visits/:id/status', { onRequest: app.requireRole('curator'), schema: { params: byId, body: state } }, async (request, reply) => {\n    const { rowCount } = await app.pg.query('UPDATE visits SET status = $2 WHERE id = $1', [request.params.id, request.body.status]);\n    if (rowCount === 0) throw new NotFound('Visit');\n    return reply.code(204).send();\n  });",
      "const byId = { type: 'object', additionalProperties: false, required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } };\nconst state = { type: 'object', additionalProperties: false, required: ['status'], properties: { status: { type: 'string', enum: ['booked', 'paid', 'over'] } } };\n",
    ),
    edits: [swap(extra, "enum: ['booked', 'paid', 'over']", 'maxLength: 20')],
    gives: ['open-enum'],
  },
  {
    breaks: 'the length of a text',
    edits: [
      swap(
        exhibits,
        "title: { type: 'string', minLength: 2, maxLength: 160 }",
        "title: { type: 'string', minLength: 2 }",
      ),
    ],
    gives: ['unbounded-field'],
  },
  {
    breaks: 'the form of an identifier',
    edits: [
      swap(
        visits,
        "properties: { visitId: { type: 'string', format: 'uuid' } }",
        "properties: { visitId: { type: 'string' } }",
      ),
    ],
    gives: ['untyped-identifier'],
  },
  {
    breaks: 'the check of a body',
    edits: [
      swap(
        exhibits,
        "app.post('/', { onRequest: curator, schema: { body: newExhibit } }, ",
        "app.post('/', { onRequest: curator }, ",
      ),
    ],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the check of a body of a route object',
    edits: [swap(visits, '    schema: { body: booking },\n', '')],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the check of a query',
    edits: [swap(exhibits, "app.get('/', { schema: { querystring } }, ", "app.get('/', ")],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the check of a parameter',
    edits: [swap(exhibits, "app.get('/:id', { schema: { params } }, ", "app.get('/:id', ")],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the size of an upload',
    given: mounted(
      "  await app.register(multipart, { limits: { fileSize: 2_000_000, files: 1 } });\n  app.put('/photo', { onRequest: app.requireRole('curator') }, async (request, reply) => {\n    const photo = await request.file();\n    if (photo.mimetype !== 'image/jpeg') throw new Refusal(415, 'bad_type', 'Only JPEG');\n    await app.pg.query('UPDATE rooms SET photo = $1', [await photo.toBuffer()]);\n    return reply.code(204).send();\n  });",
      "import multipart from '@fastify/multipart';\n",
    ),
    edits: [swap(extra, '{ limits: { fileSize: 2_000_000, files: 1 } }', '{ limits: { fileSize: 50_000_000 } }')],
    gives: ['unrestricted-upload'],
    silent: 'What the registration of the plugin says is not read where a file is taken.',
  },
  {
    breaks: 'the members that are written',
    given: mounted(
      "  app.post('/ovens', { onRequest: app.requireRole('curator'), schema: { body: oven } }, async (request, reply) => {\n    const { heat } = request.body;\n    return reply.code(201).send({ data: await prisma.oven.create({ data: { heat }, select: { id: true } }) });\n  });",
      `${prisma}const oven = { type: 'object', additionalProperties: false, required: ['heat'], properties: { heat: { type: 'integer', minimum: 0, maximum: 400 } } };\n`,
    ),
    edits: [swap(extra, 'data: { heat },', 'data: request.body,'), swap(extra, ', schema: { body: oven }', '')],
    gives: ['mass-assignment'],
  },
  {
    breaks: 'the check of what another service answers',
    given: mounted(
      "  app.get('/weather', async () => {\n    const answer = await fetch('https://weather.example/today', { signal: AbortSignal.timeout(2000) });\n    if (!answer.ok) throw new Refusal(502, 'no_weather', 'Nobody knows the weather');\n    const { sky } = weather.parse(await answer.json());\n    return { data: sky };\n  });",
      "import { z } from 'zod';\nconst weather = z.object({ sky: z.string().max(40) });",
    ),
    edits: [swap(extra, 'weather.parse(await answer.json())', 'await answer.json()')],
    gives: ['unvalidated-external-response'],
  },
];
