/** What breaks in the observatory (Koa, errors that are caught by the first middleware). */
import { fresh, swap, type Edit, type Row } from './backend.ts';

const access = 'middleware/access.js';
const app = 'app.js';
const audited = 'middleware/audited.js';
const config = 'config.js';
const database = 'database.js';
const errors = 'middleware/errors.js';
const extra = 'routes/extra.js';
const joined = 'routes/people.js';
const limits = 'middleware/limits.js';
const nightRows = 'repositories/nights.js';
const nights = 'routes/nights.js';
const server = 'server.js';
const sessions = 'routes/sessions.js';
const telescopeRows = 'repositories/telescopes.js';
const telescopes = 'routes/telescopes.js';
const validate = 'middleware/validate.js';

/** A router of its own, behind the guard. */
const mounted = (code: string, before = ''): readonly Edit[] => [
  fresh(
    extra,
    `import Router from '@koa/router';\nimport Joi from 'joi';\nimport { pool } from '../database.js';\nimport { requireRole } from '../middleware/access.js';\nimport { audited } from '../middleware/audited.js';\nimport { validate } from '../middleware/validate.js';\n${before}\nexport const router = new Router();\n${code}\n`,
  ),
  swap(
    app,
    "api.use('/nights', nights.routes());",
    "api.use('/nights', nights.routes()); api.use('/extra', extra.routes());",
  ),
  swap(
    app,
    'import { router as nights }',
    "import { router as extra } from './routes/extra.js'; import { router as nights }",
  ),
];
const byName = 'const byName = Joi.object({ name: Joi.string().trim().min(1).max(80).required() });\n';
const people: readonly Edit[] = [
  fresh(
    joined,
    "import { createHash } from 'node:crypto';\nimport Router from '@koa/router';\nimport bcrypt from 'bcryptjs';\nimport Joi from 'joi';\nimport { pool } from '../database.js';\nimport { audited } from '../middleware/audited.js';\nimport { signIn } from '../middleware/limits.js';\nimport { validate } from '../middleware/validate.js';\n" +
      'const person = Joi.object({ email: Joi.string().email().max(254).lowercase().required(), password: Joi.string().min(10).max(200).pattern(/[a-z]/).pattern(/[A-Z]/).pattern(/[0-9]/).required() });\nexport const router = new Router();\n' +
      "router.post('/signup', signIn, validate('body', person), audited('person.join'), async (ctx) => {\n  const { email, password } = ctx.state.body;\n  const hash = await bcrypt.hash(password, 12);\n  const { rows } = await pool.query('INSERT INTO astronomers (email, password_hash) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id', [email, hash]);\n  if (!rows[0]) ctx.throw(409, 'This address is known already', { code: 'conflict' });\n  ctx.body = { data: rows[0] };\n  ctx.status = 201;\n});\n",
  ),
  swap(app, 'api.use(sessions.routes());', 'api.use(sessions.routes()); api.use(people.routes());'),
  swap(
    app,
    'import { router as nights }',
    "import { router as people } from './routes/people.js'; import { router as nights }",
  ),
];
const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
/** All that belongs into a record of a request. */
const wholeRecord: readonly Edit[] = [
  swap(audited, '      target: ctx.path,\n', '      target: ctx.path, command: ctx.method,\n'),
];

export const rows: readonly Row[] = [
  // api
  {
    breaks: 'the silence of 204',
    edits: [
      swap(
        telescopes,
        "if (!removed) ctx.throw(404, 'Telescope not found', { code: 'not_found' });\n  ctx.status = 204;",
        "if (!removed) ctx.throw(404, 'Telescope not found', { code: 'not_found' });\n  ctx.body = { data: removed }; ctx.status = 204;",
      ),
    ],
    gives: ['body-with-no-content'],
  },
  {
    breaks: 'the status of what is new',
    edits: [swap(telescopes, '  ctx.status = 201;\n', '')],
    gives: ['create-without-201'],
  },
  {
    breaks: 'what is kept from the answer',
    given: mounted(
      "router.get('/me', async (ctx) => {\n  const { rows } = await pool.query('SELECT id, email FROM astronomers WHERE id = $1', [ctx.state.user.id]);\n  if (!rows[0]) ctx.throw(404, 'Nobody', { code: 'not_found' });\n  ctx.body = { data: rows[0] };\n});",
    ),
    edits: [swap(extra, 'SELECT id, email FROM', 'SELECT id, email, password_hash FROM')],
    gives: ['exposed-secret-field'],
  },
  {
    breaks: 'the method that says that something changes',
    edits: [swap(telescopes, "router.delete('/:id'", "router.get('/:id/remove'")],
    gives: ['get-changes-state'],
  },
  {
    breaks: 'the end of a list',
    edits: [
      swap(telescopeRows, ' ORDER BY name LIMIT $2`,', ' ORDER BY name`,'),
      swap(telescopeRows, '[mount ?? null, limit],', '[mount ?? null],'),
    ],
    gives: ['missing-pagination'],
  },
  {
    breaks: 'the greatest size of a page',
    edits: [swap(telescopes, 'min(1).max(100).default(20)', 'min(1).default(20)')],
    gives: ['unbounded-page-size'],
  },
  {
    breaks: 'the case of its paths',
    given: mounted(
      ['price-list', 'gift-card', 'tax-rate', 'day-plan', 'night-plan', 'dome-state', 'star-list']
        .map((path) => `router.get('/${path}', (ctx) => {\n  ctx.body = { data: [] };\n});`)
        .join('\n'),
    ),
    edits: [swap(extra, 'star-list', 'starList')],
    gives: ['mixed-path-case'],
  },
  {
    breaks: 'the place from which a growing list goes on',
    given: mounted(
      "router.get('/events', validate('query', Joi.object({ after: Joi.number().integer().min(0).max(100000).required() })), async (ctx) => {\n  const { rows } = await pool.query('SELECT id, at FROM events WHERE id > $1 ORDER BY id LIMIT 20', [ctx.state.query.after]);\n  ctx.body = { data: rows };\n});",
    ),
    edits: [swap(extra, 'WHERE id > $1 ORDER BY id LIMIT 20', 'ORDER BY id LIMIT 20 OFFSET $1')],
    gives: ['offset-on-growing-set'],
  },
  {
    breaks: 'the choice of what may be filtered by',
    given: mounted(
      "router.get('/guides', async (ctx) => {\n  const name = String(ctx.query.name);\n  ctx.body = { data: await prisma.guide.findMany({ where: { name }, take: 20 }) };\n});",
      prisma,
    ),
    edits: [swap(extra, 'where: { name }', 'where: ctx.query')],
    gives: ['raw-query-filter'],
  },
  // architecture
  {
    breaks: 'the way inward',
    edits: [
      swap(
        telescopeRows,
        "import { pool } from '../database.js';",
        "import { pool } from '../database.js'; import { router } from '../routes/telescopes.js'; export const routes = () => router.routes();",
      ),
    ],
    gives: ['layer-cycle'],
  },
  // audit-logging
  {
    breaks: 'the name of who did it',
    given: wholeRecord,
    edits: [swap(audited, "      actor: ctx.state.user?.id ?? 'anonymous',\n", '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the place from which it was done',
    given: wholeRecord,
    edits: [swap(audited, '      ip_address: ctx.ip,\n', '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the first of two records',
    edits: [swap(audited, "    auditLog.info({ ...record, outcome: 'started' });\n", '')],
    gives: ['one-sided-audit'],
  },
  {
    breaks: 'the doubt about the outcome',
    edits: [
      swap(
        audited,
        "    try {\n      await next();\n      const outcome = ctx.status < 400 ? 'success' : 'failure';\n      auditLog.info({ ...record, outcome, status_code: ctx.status, duration_seconds: (Date.now() - startedAt) / 1000 });\n    } catch (error) {\n      const status_code = error.status ?? 500;\n      const duration_seconds = (Date.now() - startedAt) / 1000;\n      auditLog.info({ ...record, outcome: 'failure', error_detail: error.code ?? error.name, status_code, duration_seconds });\n      throw error;\n    }",
        "    try {\n      await next();\n    } finally {\n      auditLog.info({ ...record, outcome: 'success', status_code: ctx.status, duration_seconds: (Date.now() - startedAt) / 1000 });\n    }",
      ),
    ],
    gives: ['unconditional-audit-outcome'],
  },
  {
    breaks: 'the record of a mutation',
    edits: [swap(telescopes, "audited('telescope.add'), ", '')],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the log of a refusal',
    edits: [
      swap(
        access,
        "    logger.warn({ event: 'access.refused', ip: ctx.ip, url: ctx.url, reason: error.message });\n",
        '',
      ),
    ],
    gives: ['unlogged-security-event'],
  },
  {
    breaks: 'the log of a role that is lacking',
    edits: [
      swap(
        access,
        "      logger.warn({ event: 'access.denied', user: ctx.state.user.id, needs: role, url: ctx.url });\n",
        '',
      ),
    ],
    gives: ['unlogged-security-event'],
  },
  {
    breaks: 'the log of a failed sign-in',
    edits: [swap(sessions, "    logger.warn({ event: 'session.refused', email, ip: ctx.ip });\n", '')],
    gives: ['unlogged-security-event'],
    silent: 'The audit record of the chain tells of it.',
  },
  {
    breaks: 'the members of a record',
    edits: [
      swap(
        audited,
        "auditLog.info({ ...record, outcome: 'started' });",
        'auditLog.info(`started ${action} by ${record.actor}`);',
      ),
    ],
    gives: ['unstructured-audit-record'],
  },
  {
    breaks: 'the wait for what is recorded as done',
    edits: [
      swap(
        audited,
        "auditLog.info({ ...record, outcome: 'started' });",
        "auditLog.info({ ...record, outcome: 'success', status_code: ctx.status, duration_seconds: 1 });",
      ),
    ],
    gives: ['premature-audit-record'],
  },
  // auth
  {
    breaks: 'the header in which a token comes',
    edits: [
      swap(access, "const [scheme, token] = ctx.get('authorization').split(' ');", 'const token = ctx.query.api_key;'),
      swap(access, "    if (scheme !== 'Bearer') throw new Error('no bearer token');\n", ''),
    ],
    gives: ['api-key-in-query'],
  },
  {
    breaks: 'who the caller is said to be',
    edits: [
      swap(nights, "router.use(requireRole('astronomer'));\n", '\n'),
      swap(
        nights,
        'nights.reserve(ctx.state.user.id, ctx.state.body)',
        'nights.reserve(ctx.state.body.astronomerId, ctx.state.body)',
      ),
      swap(
        nights,
        'const reservation = Joi.object({',
        'const reservation = Joi.object({ astronomerId: Joi.string().uuid().required(),',
      ),
    ],
    gives: ['caller-chosen-identity'],
  },
  {
    breaks: 'the role that nobody chooses',
    given: people,
    edits: [
      swap(joined, '(email, password_hash) VALUES ($1, $2)', '(email, password_hash, role) VALUES ($1, $2, $3)'),
      swap(joined, '[email, hash]', '[email, hash, ctx.state.body.role]'),
      swap(
        joined,
        'const person = Joi.object({',
        "const person = Joi.object({ role: Joi.string().valid('astronomer', 'director').required(),",
      ),
    ],
    gives: ['caller-chosen-role'],
  },
  {
    breaks: 'the look at the end of a token',
    edits: [swap(access, "issuer: 'observatory'", "issuer: 'observatory', ignoreExpiration: true")],
    gives: ['ignored-expiration'],
  },
  {
    breaks: 'for whom a token stands',
    edits: [swap(sessions, '    subject: astronomer.id,\n', '')],
    gives: ['incomplete-token-claims'],
  },
  {
    breaks: 'the length of its life',
    edits: [swap(sessions, "'15m'", "'90d'")],
    gives: ['long-lived-token'],
  },
  {
    breaks: 'the end of a token',
    edits: [swap(sessions, "    expiresIn: '15m',\n", '')],
    gives: ['unexpiring-token'],
  },
  {
    breaks: 'the secrecy of claims',
    edits: [
      swap(sessions, '{ role: astronomer.role }', '{ role: astronomer.role, password: astronomer.password_hash }'),
    ],
    gives: ['sensitive-token-claim'],
  },
  {
    breaks: 'the look at who made a token',
    edits: [swap(access, ", issuer: 'observatory'", '')],
    gives: ['unchecked-issuer'],
  },
  {
    breaks: 'the algorithms that are accepted',
    edits: [swap(access, "algorithms: ['HS256'], ", '')],
    gives: ['unpinned-algorithm'],
  },
  {
    breaks: 'the look at the signature',
    edits: [
      swap(
        access,
        "jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'], issuer: 'observatory' })",
        'jwt.decode(token)',
      ),
    ],
    gives: ['unverified-token', 'unguarded-endpoint'],
  },
  {
    breaks: 'the guard of all that follows',
    edits: [swap(app, 'api.use(authenticate);\n', '')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the place of the guard',
    edits: [
      swap(app, 'api.use(authenticate);\n', '\n'),
      swap(app, "api.use('/nights', nights.routes());", "api.use(authenticate); api.use('/nights', nights.routes());"),
    ],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the refusal of the guard',
    edits: [swap(access, "    ctx.throw(401, 'Please sign in', { code: 'unauthenticated' });\n", '')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the end of the guard after a refusal',
    edits: [
      swap(access, "    ctx.throw(401, 'Please sign in', { code: 'unauthenticated' });\n", '    ctx.status = 401;\n'),
    ],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the role that is asked for',
    edits: [swap(telescopes, "router.delete('/:id', requireRole('director'), ", "router.delete('/:id', ")],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the role that a router asks for',
    edits: [swap(nights, "router.use(requireRole('astronomer'));\n", '')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the refusal of roles',
    edits: [swap(access, "      ctx.throw(403, 'Not allowed', { code: 'forbidden' });\n", '')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the status for a role that is lacking',
    edits: [swap(access, "ctx.throw(403, 'Not allowed'", "ctx.throw(401, 'Not allowed'")],
    gives: ['wrong-forbidden-status'],
  },
  {
    breaks: 'the status for a token that is lacking',
    edits: [swap(access, "ctx.throw(401, 'Please sign in'", "ctx.throw(403, 'Please sign in'")],
    gives: ['wrong-refusal-status'],
  },
  // database
  {
    breaks: 'the binding of a value',
    edits: [
      swap(
        telescopeRows,
        '`SELECT ${columns} FROM telescopes WHERE id = $1`, [id]',
        "`SELECT ${columns} FROM telescopes WHERE name = '${id}'`",
      ),
      swap(telescopes, "router.get('/:id', validate('params', key), async", "router.get('/:id', async"),
      swap(telescopes, 'telescopes.find(ctx.state.params.id)', 'telescopes.find(ctx.params.id)'),
    ],
    gives: ['sql-injection'],
  },
  {
    breaks: 'the list of columns to sort by',
    edits: [
      swap(telescopeRows, 'ORDER BY name LIMIT', 'ORDER BY ${sort} LIMIT'),
      swap(telescopeRows, 'list({ mount, limit })', 'list({ mount, limit, sort })'),
      swap(
        telescopes,
        'const page = Joi.object({ mount,',
        'const page = Joi.object({ mount, sort: Joi.string().max(40).required(),',
      ),
    ],
    gives: ['unlisted-identifier'],
  },
  {
    breaks: 'the names of columns',
    edits: [
      swap(telescopeRows, 'SELECT ${columns} FROM telescopes WHERE id = $1', 'SELECT * FROM telescopes WHERE id = $1'),
    ],
    gives: ['select-star'],
  },
  {
    breaks: 'the bound of the pool',
    edits: [swap(database, '  max: 20,\n', '')],
    gives: ['unbounded-pool'],
  },
  {
    breaks: 'the pool',
    edits: [
      swap(
        telescopeRows,
        'const { rows } = await pool.query(`SELECT ${columns} FROM telescopes WHERE id',
        'const { rows } = await new pg.Pool({ max: 5 }).query(`SELECT ${columns} FROM telescopes WHERE id',
      ),
      swap(
        telescopeRows,
        "import { pool } from '../database.js';",
        "import { pool } from '../database.js'; import pg from 'pg';",
      ),
    ],
    gives: ['connection-per-request'],
  },
  {
    breaks: 'the way back of a client',
    edits: [swap(nightRows, '    } finally {\n      client.release();\n    }', '    }')],
    gives: ['leaked-connection'],
  },
  {
    breaks: 'the roll-back',
    edits: [
      swap(nightRows, "    } catch (error) {\n      await client.query('ROLLBACK');\n", '    } catch (error) {\n'),
    ],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the roll-back of who goes early',
    edits: [
      swap(
        nightRows,
        "      if (spent.rowCount === 0) {\n        await client.query('ROLLBACK');\n",
        '      if (spent.rowCount === 0) {\n',
      ),
    ],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the way on of an error',
    edits: [swap(nightRows, '      throw error;\n', '')],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the client of the transaction',
    edits: [
      swap(
        nightRows,
        "await client.query(\n        'INSERT INTO nights",
        "await pool.query(\n        'INSERT INTO nights",
      ),
    ],
    gives: ['query-outside-transaction'],
  },
  {
    breaks: 'the transaction',
    edits: [
      swap(nightRows, "      await client.query('BEGIN');\n", ''),
      swap(nightRows, "      await client.query('COMMIT');\n", ''),
    ],
    gives: ['writes-without-transaction'],
  },
  {
    breaks: 'the change that the database does by itself',
    edits: [
      swap(
        nightRows,
        "const spent = await client.query('UPDATE astronomers SET credits = credits - 1 WHERE id = $1 AND credits > 0', [astronomerId]);\n      if (spent.rowCount === 0) {",
        "const { rows: [has] } = await client.query('SELECT credits FROM astronomers WHERE id = $1', [astronomerId]); if (has) await client.query('UPDATE astronomers SET credits = $2 WHERE id = $1', [astronomerId, has.credits - 1]);\n      if (!has || has.credits < 1) {",
      ),
    ],
    gives: ['read-modify-write'],
  },
  {
    breaks: 'the look whether a row is there',
    edits: [swap(sessions, '!astronomer || !(await', '!(await')],
    gives: ['unchecked-row'],
  },
  {
    breaks: 'the one query for all',
    given: mounted(
      "router.get('/nights', async (ctx) => {\n  const { rows } = await pool.query('SELECT id, telescope_id FROM nights WHERE astronomer_id = $1 LIMIT 20', [ctx.state.user.id]);\n  const found = await pool.query('SELECT id, name FROM telescopes WHERE id = ANY($1) LIMIT 20', [rows.map((row) => row.telescope_id)]);\n  ctx.body = { data: found.rows };\n});",
    ),
    edits: [
      swap(
        extra,
        "const found = await pool.query('SELECT id, name FROM telescopes WHERE id = ANY($1) LIMIT 20', [rows.map((row) => row.telescope_id)]);",
        "const found = { rows: await Promise.all(rows.map(async (row) => (await pool.query('SELECT id, name FROM telescopes WHERE id = $1', [row.telescope_id])).rows[0])) };",
      ),
    ],
    gives: ['query-in-loop'],
  },
  {
    breaks: 'the count that the database makes',
    given: mounted(
      "router.get('/ready', async (ctx) => {\n  const { rows } = await pool.query(\"SELECT count(*)::int AS nights FROM nights WHERE sky = 'clear'\");\n  ctx.body = { data: rows[0].nights };\n});",
    ),
    edits: [swap(extra, 'SELECT count(*)::int AS nights', 'SELECT id'), swap(extra, 'rows[0].nights', 'rows.length')],
    gives: ['aggregation-in-code'],
  },
  {
    breaks: 'the beginning of what is searched for',
    given: mounted(
      "router.get('/domes', validate('query', byName), async (ctx) => {\n  const { rows } = await pool.query('SELECT id, name FROM domes WHERE name LIKE $1 ORDER BY name LIMIT 20', [`${ctx.state.query.name}%`]);\n  ctx.body = { data: rows };\n});",
      byName,
    ),
    edits: [swap(extra, '`${ctx.state.query.name}%`', '`%${ctx.state.query.name}%`')],
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
    edits: [swap(server, 'app.listen(config.port,', 'app.listen(3000,')],
    gives: ['hardcoded-port'],
  },
  // error-handling
  {
    breaks: 'the circumstances of an error',
    edits: [
      swap(
        errors,
        'logger.error({ id, err: error, method: ctx.method, url: ctx.url, ip: ctx.ip, userId: ctx.state.user?.id });',
        'logger.error({ id, err: error });',
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
    breaks: 'the wait for what follows',
    edits: [swap(validate, '    await next();\n', '    next();\n')],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the wait for a write',
    edits: [
      swap(
        telescopes,
        'const removed = await telescopes.remove(ctx.state.params.id);',
        'const removed = telescopes.remove(ctx.state.params.id);',
      ),
    ],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the handler of errors',
    edits: [swap(app, 'app.use(answerErrors);\n', '')],
    gives: ['missing-error-handler'],
  },
  {
    breaks: 'the place of the handler of errors',
    edits: [
      swap(app, 'app.use(answerErrors);\n', '\n'),
      swap(app, 'app.use(api.routes());', 'app.use(api.routes()); app.use(answerErrors);'),
    ],
    gives: ['missing-error-handler'],
    silent: 'Whether it stands before the routes is not asked.',
  },
  {
    breaks: 'the answer where nothing is',
    edits: [swap(telescopes, "  if (!telescope) ctx.throw(404, 'Telescope not found', { code: 'not_found' });\n", '')],
    gives: ['missing-not-found'],
  },
  {
    breaks: 'the status of each class',
    edits: [
      swap(
        errors,
        "    if (error.expose) {\n      ctx.status = error.status;\n      ctx.body = { error: { code: error.code ?? 'bad_request', message: error.message, details: error.details } };\n      return;\n    }\n",
        '',
      ),
    ],
    gives: ['unmapped-error-class'],
  },
  {
    breaks: 'the number by which an error is found',
    edits: [
      swap(errors, "message: 'Internal server error', id }", "message: 'Internal server error' }"),
      swap(errors, 'logger.error({ id, err', 'logger.error({ err'),
      swap(errors, '    const id = randomUUID();\n', ''),
    ],
    gives: ['untraceable-error'],
  },
  {
    breaks: 'the class of an error',
    edits: [
      swap(nights, "ctx.throw(409, 'No credits left', { code: 'no_credits' })", "throw new Error('No credits left')"),
    ],
    gives: ['untyped-domain-error'],
  },
  {
    breaks: 'the one shape of errors',
    edits: [swap(errors, "{ error: { code: 'not_found', message: 'Nothing here' } }", "{ message: 'Nothing here' }")],
    gives: ['inconsistent-error-shape'],
  },
  {
    breaks: 'the end after a refusal',
    edits: [
      swap(
        validate,
        "      ctx.throw(400, 'Invalid input', { code: 'invalid_input', details });\n",
        "      ctx.status = 400; ctx.body = { error: { code: 'invalid_input', message: 'Invalid input', details } };\n",
      ),
    ],
    gives: ['work-after-error-response'],
  },
  // http-security
  {
    breaks: 'the limit of a body',
    edits: [swap(app, "jsonLimit: '64kb'", "jsonLimit: '64mb'")],
    gives: ['excessive-body-limit'],
  },
  {
    breaks: 'the place of the headers',
    edits: [
      swap(app, 'app.use(helmet());\n', '\n'),
      swap(app, 'app.use(api.routes());', 'app.use(api.routes()); app.use(helmet());'),
    ],
    gives: ['late-middleware'],
  },
  {
    breaks: 'the headers',
    edits: [swap(app, 'app.use(helmet());\n', '')],
    gives: ['missing-security-headers'],
  },
  {
    breaks: 'the limit for all',
    edits: [swap(app, 'app.use(everyone);\n', '')],
    gives: ['missing-rate-limit'],
  },
  {
    breaks: 'the limit at a door',
    edits: [swap(sessions, "router.post('/sessions', signIn, ", "router.post('/sessions', ")],
    gives: ['unlimited-sensitive-endpoint'],
  },
  {
    breaks: 'the origins that are let in',
    edits: [
      swap(
        app,
        "cors({ origin: (ctx) => (origins.has(ctx.get('origin')) ? ctx.get('origin') : config.allowedOrigins[0]) })",
        'cors({ credentials: true })',
      ),
    ],
    gives: ['permissive-cors'],
  },
  {
    breaks: 'the function that picks origins',
    edits: [
      swap(app, "(origins.has(ctx.get('origin')) ? ctx.get('origin') : config.allowedOrigins[0])", "ctx.get('origin')"),
    ],
    gives: ['permissive-cors'],
  },
  {
    breaks: 'the words of a limit',
    edits: [swap(limits, '  max: 120,\n', '  max: 120, disableHeader: true,\n')],
    gives: ['silent-limit'],
  },
  // performance
  {
    breaks: 'the turn of others while a password is compared',
    edits: [swap(sessions, 'await bcrypt.compare(password', 'bcrypt.compareSync(password')],
    gives: ['blocking-call'],
  },
  {
    breaks: 'the stream of a download',
    given: mounted(
      "router.get('/plans/:id', validate('params', Joi.object({ id: Joi.string().uuid().required() })), async (ctx) => {\n  ctx.type = 'application/pdf';\n  ctx.body = createReadStream(join('/srv/plans', `${ctx.state.params.id}.pdf`));\n});",
      "import { createReadStream } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nimport { join } from 'node:path';\n",
    ),
    edits: [swap(extra, 'createReadStream(join(', 'await readFile(join(')],
    gives: ['buffered-download'],
  },
  {
    breaks: 'the compression',
    given: [
      swap(app, 'app.use(helmet());\n', 'app.use(helmet()); app.use(compress());\n'),
      swap(app, "import Koa from 'koa';", "import Koa from 'koa'; import compress from 'koa-compress';"),
    ],
    edits: [swap(app, ' app.use(compress());', ''), swap(app, " import compress from 'koa-compress';", '')],
    gives: ['uncompressed-responses'],
  },
  // secrets-crypto
  ...(
    [
      ['the cost of a hash', 'await bcrypt.hash(password, 12)', 'await bcrypt.hash(password, 4)', ['weak-hash-cost']],
      [
        'the slowness of a hash',
        'await bcrypt.hash(password, 12)',
        "createHash('sha256').update(password).digest('hex')",
        ['fast-password-hash'],
      ],
      ['the hash of a password', 'await bcrypt.hash(password, 12)', 'password', ['plaintext-password']],
      ['the form of an address', 'Joi.string().email().max(254)', 'Joi.string().max(254)', ['unchecked-format']],
      ['the one spelling of an address', '.max(254).lowercase()', '.max(254)', ['unnormalised-input']],
      [
        'the strength of a password',
        'min(10).max(200).pattern(/[a-z]/).pattern(/[A-Z]/).pattern(/[0-9]/)',
        'min(4).max(200)',
        ['weak-password-policy'],
      ],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: people,
    edits: [swap(joined, from, to)],
    gives,
  })),
  {
    breaks: 'how a password is compared',
    edits: [
      swap(
        sessions,
        '!(await bcrypt.compare(password, astronomer.password_hash))',
        'password !== astronomer.password_hash',
      ),
    ],
    gives: ['hand-made-password-check'],
  },
  {
    breaks: 'the wait for a comparison',
    edits: [
      swap(
        sessions,
        '!(await bcrypt.compare(password, astronomer.password_hash))',
        '!bcrypt.compare(password, astronomer.password_hash)',
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
    breaks: 'the secrecy of the way to the database',
    edits: [swap(config, "databaseUrl: required('DATABASE_URL')", "databaseUrl: 'postgres://db.observatory.net/log'")],
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
        "new URL(`/skies/${encodeURIComponent(name)}`, 'https://skies.example')",
        'name',
        ['request-forgery'],
      ],
      ['that input is no way out', "targets[name] ?? '/'", 'name', ['open-redirect']],
      [
        'that input is no operator',
        '{ name: String(ctx.request.body.name) }',
        '{ name: ctx.request.body.name }',
        ['nosql-injection'],
      ],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: mounted(
      "router.get('/list', validate('query', byName), async (ctx) => {\n  const { name } = ctx.state.query;\n  ctx.body = await new Promise((done) => execFile('ls', ['-l', join('/srv/plans', basename(name))], done));\n});\n" +
        "router.get('/plan', validate('query', byName), async (ctx) => {\n  const { name } = ctx.state.query;\n  ctx.body = { data: JSON.parse(name).steps };\n});\n" +
        "router.get('/note', validate('query', byName), async (ctx) => {\n  const { name } = ctx.state.query;\n  ctx.body = { data: await readFile(join('/srv/notes', basename(name)), 'utf8') };\n});\n" +
        "router.get('/sky', validate('query', byName), async (ctx) => {\n  const { name } = ctx.state.query;\n  const answer = await fetch(new URL(`/skies/${encodeURIComponent(name)}`, 'https://skies.example'), { signal: AbortSignal.timeout(2000) });\n  ctx.body = { data: answer.status };\n});\n" +
        "router.get('/go', validate('query', byName), async (ctx) => {\n  const { name } = ctx.state.query;\n  ctx.redirect(targets[name] ?? '/');\n});\n" +
        "router.post('/find', requireRole('director'), async (ctx) => {\n  ctx.body = { data: await db.collection('people').find({ name: String(ctx.request.body.name) }, { projection: { name: 1 } }).limit(5).toArray() };\n});",
      `import { exec, execFile } from 'node:child_process';\nimport { readFile } from 'node:fs/promises';\nimport { basename, join } from 'node:path';\nimport { MongoClient } from 'mongodb';\nconst db = new MongoClient(process.env.MONGO_URL, { maxPoolSize: 10 }).db();\nconst targets = { shop: '/shop', till: '/till' };\n${byName}`,
    ),
    edits: [swap(extra, from, to)],
    gives,
  })),
  // validation
  {
    breaks: 'the use of what a check says',
    edits: [
      swap(
        validate,
        "    if (error) {\n      const details = error.details.map(({ path, message }) => ({ field: path.join('.'), message }));\n      ctx.throw(400, 'Invalid input', { code: 'invalid_input', details });\n    }\n",
        '',
      ),
    ],
    gives: ['ignored-validation-result'],
  },
  {
    breaks: 'the status for input that fails',
    edits: [swap(validate, "ctx.throw(400, 'Invalid input'", "ctx.throw(500, 'Invalid input'")],
    gives: ['inconsistent-validation-response'],
    silent: 'The status of a failed check that is thrown is not read.',
  },
  {
    breaks: 'the end of a schema',
    edits: [swap(telescopes, '  mount: mount.required(),\n});', '  mount: mount.required(),\n}).unknown(true);')],
    gives: ['loose-schema'],
  },
  {
    breaks: 'the list of what a state may be',
    given: mounted(
      "router.put('/nights/:id/status', requireRole('director'), validate('params', byId), validate('body', state), audited('night.state'), async (ctx) => {\n  const { rowCount } = await pool.query('UPDATE nights SET status = $2 WHERE id = $1', [ctx.state.params.id, ctx.state.body.status]);\n  if (rowCount === 0) ctx.throw(404, 'Night not found', { code: 'not_found' });\n  ctx.status = 204;\n});",
      "const byId = Joi.object({ id: Joi.string().uuid().required() });\nconst state = Joi.object({ status: Joi.string().valid('reserved', 'seen', 'over').required() });\n",
    ),
    edits: [swap(extra, "valid('reserved', 'seen', 'over')", 'max(20)')],
    gives: ['open-enum'],
  },
  {
    breaks: 'the length of a text',
    edits: [swap(telescopes, 'Joi.string().trim().min(2).max(80).required()', 'Joi.string().trim().min(2).required()')],
    gives: ['unbounded-field'],
  },
  {
    breaks: 'the form of an identifier',
    edits: [
      swap(
        telescopes,
        'const key = Joi.object({ id: Joi.string().uuid().required() });',
        'const key = Joi.object({ id: Joi.string().required() });',
      ),
    ],
    gives: ['untyped-identifier'],
  },
  {
    breaks: 'the check of a body',
    edits: [
      swap(telescopes, "requireRole('director'), validate('body', newTelescope), ", "requireRole('director'), "),
      swap(telescopes, 'telescopes.insert(ctx.state.body)', 'telescopes.insert(ctx.request.body)'),
    ],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the check of a query',
    edits: [
      swap(telescopes, "router.get('/', validate('query', page), ", "router.get('/', "),
      swap(telescopes, 'telescopes.list(ctx.state.query)', 'telescopes.list(ctx.query)'),
    ],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the check of a parameter',
    edits: [
      swap(telescopes, "router.get('/:id', validate('params', key), ", "router.get('/:id', "),
      swap(telescopes, 'telescopes.find(ctx.state.params.id)', 'telescopes.find(ctx.params.id)'),
    ],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the members that are written',
    given: mounted(
      "router.post('/ovens', requireRole('director'), validate('body', Joi.object({ heat: Joi.number().integer().min(0).max(400).required() })), audited('oven.add'), async (ctx) => {\n  const { heat } = ctx.state.body;\n  ctx.body = { data: await prisma.oven.create({ data: { heat }, select: { id: true } }) };\n  ctx.status = 201;\n});",
      prisma,
    ),
    edits: [
      swap(extra, 'data: { heat },', 'data: ctx.request.body,'),
      swap(extra, "validate('body', Joi.object({ heat: Joi.number().integer().min(0).max(400).required() })), ", ''),
    ],
    gives: ['mass-assignment'],
  },
  {
    breaks: 'the check of what another service answers',
    given: mounted(
      "router.get('/weather', async (ctx) => {\n  const answer = await fetch('https://weather.example/today', { signal: AbortSignal.timeout(2000) });\n  if (!answer.ok) ctx.throw(502, 'Nobody knows the weather', { code: 'no_weather' });\n  const { sky } = Joi.attempt(await answer.json(), weather);\n  ctx.body = { data: sky };\n});",
      'const weather = Joi.object({ sky: Joi.string().max(40).required() });',
    ),
    edits: [swap(extra, 'Joi.attempt(await answer.json(), weather)', 'await answer.json()')],
    gives: ['unvalidated-external-response'],
  },
];
