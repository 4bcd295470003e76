/** What breaks in the bakery (Express 4, CommonJS). */
import { fresh, swap, type Row } from './backend.ts';

const app = 'app.js';
const access = 'middleware/access.js';
const audited = 'middleware/audited.js';
const cakes = 'routes/cakes.js';
const cakeRows = 'repositories/cakes.js';
const config = 'config.js';
const customerRows = 'repositories/customers.js';
const database = 'database.js';
const doors = 'routes/customers.js';
const errors = 'middleware/errors.js';
const orders = 'routes/orders.js';
const orderRows = 'repositories/orders.js';
const server = 'server.js';
const validate = 'middleware/validate.js';

/** A router of its own, behind the guard. */
const mounted = (code: string) => [
  fresh('routes/extra.js', `'use strict';\n${code}`),
  swap(
    app,
    'app.use(notFound);',
    "app.use('/api/v1/extra', authenticate, require('./routes/extra')); app.use(notFound);",
  ),
];

/** A query that a comment stands for. */
const suppressed = [
  fresh(
    'repositories/names.js',
    "'use strict';\nconst { pool } = require('../database');\nasync function find(name) {\n  // backend-audit-disable-next-line sql-injection until=2999-01-31 -- the new client binds, and comes one day\n  const { rows } = await pool.query(`SELECT id FROM cakes WHERE name = '${name}'`);\n  return rows;\n}\nmodule.exports = { find };\n",
  ),
];

export const rows: readonly Row[] = [
  // api
  {
    breaks: 'the silence of 204',
    edits: [
      swap(
        cakes,
        "cakes.setPrice(req.params.id, req.body.priceCents);\n  if (!found) throw new NotFoundError('Cake');\n  res.status(204).end();",
        "cakes.setPrice(req.params.id, req.body.priceCents);\n  if (!found) throw new NotFoundError('Cake');\n  res.status(204).json({ data: found });",
      ),
    ],
    gives: ['body-with-no-content'],
  },
  {
    breaks: 'the status of what is new',
    edits: [swap(cakes, 'res.status(201).json(', 'res.json(')],
    gives: ['create-without-201'],
  },
  {
    breaks: 'what is kept from the answer',
    edits: [swap(customerRows, 'RETURNING id, email', 'RETURNING id, email, password_hash')],
    gives: ['exposed-secret-field'],
    silent: 'Columns that an INSERT gives back are not read.',
  },
  {
    breaks: 'the method that says that something changes',
    edits: [swap(cakes, "router.delete('/:id'", "router.get('/:id/remove'")],
    gives: ['get-changes-state'],
  },
  {
    breaks: 'the end of a list',
    edits: [swap(cakeRows, ' LIMIT $1 OFFSET $2`,\n    [limit, offset],', '`,')],
    gives: ['missing-pagination'],
  },
  {
    breaks: 'the greatest size of a page',
    edits: [swap(cakes, 'min(1).max(100).default(20)', 'min(1).default(20)')],
    gives: ['unbounded-page-size'],
  },
  {
    breaks: 'the case of its paths',
    given: mounted(
      "const router = require('express').Router(); for (const path of ['price-list', 'gift-card', 'tax-rate', 'bake-day', 'oven-state', 'shop-hour']) router.get(`/${path}`, (req, res) => res.json([]));\n" +
        "router.get('/line-item', (req, res) => res.json([]));\nmodule.exports = router;\n",
    ),
    edits: [swap('routes/extra.js', '/line-item', '/lineItem')],
    gives: ['mixed-path-case'],
  },
  {
    breaks: 'the place from which a growing list goes on',
    given: mounted(
      "const Joi = require('joi');\nconst { pool } = require('../database');\nconst { forward } = require('../middleware/errors');\nconst { validate } = require('../middleware/validate');\nconst router = require('express').Router();\n" +
        "router.get('/events', validate('query', Joi.object({ after: Joi.number().integer().min(0).max(100000).required() })), forward(async (req, res) => {\n  const { rows } = await pool.query('SELECT id, at FROM events WHERE id > $1 ORDER BY id LIMIT 20', [req.query.after]);\n  res.json({ data: rows });\n}));\nmodule.exports = router;\n",
    ),
    edits: [swap('routes/extra.js', 'WHERE id > $1 ORDER BY id LIMIT 20', 'ORDER BY id LIMIT 20 OFFSET $1')],
    gives: ['offset-on-growing-set'],
  },
  {
    breaks: 'the choice of what may be filtered by',
    given: mounted(
      "const { PrismaClient } = require('@prisma/client');\nconst { forward } = require('../middleware/errors');\nconst prisma = new PrismaClient();\nconst router = require('express').Router();\n" +
        "router.get('/bakers', forward(async (req, res) => {\n  const name = String(req.query.name);\n  res.json({ data: await prisma.baker.findMany({ where: { name }, take: 20 }) });\n}));\nmodule.exports = router;\n",
    ),
    edits: [swap('routes/extra.js', 'where: { name }', 'where: req.query')],
    gives: ['raw-query-filter'],
  },
  // architecture
  {
    breaks: 'the way inward',
    edits: [swap(customerRows, "'use strict';", "'use strict'; const { stack } = require('../routes/customers');")],
    gives: ['layer-cycle'],
  },
  {
    breaks: 'the case of its files',
    given: [
      'bake-plan',
      'cake-size',
      'tax-rate',
      'oven-state',
      'shop-hour',
      'gift-card',
      'price-list',
      'order-line',
      'page-size',
      'date-range',
      'till-book',
    ].map((name) => fresh(`lib/${name}.js`, "'use strict'; module.exports = 1;\n")),
    edits: [fresh('lib/keyRing.js', "'use strict'; module.exports = 1;\n")],
    gives: ['mixed-file-case'],
  },
  {
    breaks: 'who makes the collaborator',
    given: [
      fresh(
        'repositories/ovens.js',
        "'use strict';\nconst { pool } = require('../database');\nclass Ovens {\n  async find(id) {\n    const { rows } = await pool.query('SELECT id, heat FROM ovens WHERE id = $1', [id]);\n    return rows[0] ?? null;\n  }\n}\nmodule.exports = { Ovens };\n",
      ),
      fresh(
        'routes/extra.js',
        "'use strict';\nconst { forward, NotFoundError } = require('../middleware/errors');\nconst Joi = require('joi');\nconst { validate } = require('../middleware/validate');\nconst { Ovens } = require('../repositories/ovens');\nconst ovenId = Joi.object({ id: Joi.string().uuid().required() });\nmodule.exports = (ovens) => { const router = require('express').Router();\n  router.get('/:id', validate('params', ovenId), forward(async (req, res) => {\n    const oven = await ovens.find(req.params.id);\n    if (!oven) throw new NotFoundError('Oven');\n    res.json({ data: oven });\n  }));\n  return router;\n};\n",
      ),
      swap(
        app,
        'app.use(notFound);',
        "const { Ovens } = require('./repositories/ovens'); app.use('/api/v1/ovens', authenticate, require('./routes/extra')(new Ovens())); app.use(notFound);",
      ),
    ],
    edits: [swap('routes/extra.js', '(ovens) => {', '() => { const ovens = new Ovens();')],
    gives: ['inline-collaborator'],
  },
  // audit-logging
  {
    breaks: 'the name of who did it',
    edits: [swap(audited, "      actor: req.user?.id ?? 'anonymous',\n", '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the place from which it was done',
    edits: [swap(audited, '      ip_address: req.ip,\n', '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the first of two records',
    edits: [swap(audited, "    auditLog.info({ ...record, outcome: 'started' }, action);\n", '')],
    gives: ['one-sided-audit'],
  },
  {
    breaks: 'the doubt about the outcome',
    edits: [
      swap(audited, "const outcome = res.statusCode < 400 ? 'success' : 'failure';", "const outcome = 'success';"),
    ],
    gives: ['unconditional-audit-outcome'],
  },
  {
    breaks: 'the record of a mutation',
    edits: [swap(cakes, "audited('cake.create'), ", '')],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the log of a refusal',
    edits: [
      swap(
        access,
        "    logger.warn({ event: 'access.refused', ip: req.ip, url: req.originalUrl }, 'token missing');\n",
        '',
      ),
    ],
    gives: ['unlogged-security-event'],
    silent: 'One log in a function stands for all of its refusals.',
  },
  {
    breaks: 'the log of a failed sign-in',
    edits: [
      swap(
        doors,
        "    logger.warn({ event: 'login.failed', email: req.body.email, ip: req.ip }, 'login failed');\n",
        '',
      ),
    ],
    gives: ['unlogged-security-event'],
    silent: 'The audit record of the chain tells of it.',
  },
  {
    breaks: 'the members of a record',
    edits: [
      swap(
        audited,
        "auditLog.info({ ...record, outcome: 'started' }, action);",
        'auditLog.info(`started ${action} by ${record.actor}`);',
      ),
    ],
    gives: ['unstructured-audit-record'],
  },
  {
    breaks: 'the movement beside the balance',
    given: [
      fresh(
        'repositories/accounts.js',
        "'use strict';\nconst { inTransaction } = require('../database');\nconst deposit = (id, cents) => inTransaction(async (client) => {\n  await client.query('UPDATE accounts SET balance = balance + $2 WHERE id = $1', [id, cents]);\n  await client.query('INSERT INTO movements (account_id, cents) VALUES ($1, $2)', [id, cents]);\n});\nmodule.exports = { deposit };\n",
      ),
    ],
    edits: [
      swap(
        'repositories/accounts.js',
        "  await client.query('INSERT INTO movements (account_id, cents) VALUES ($1, $2)', [id, cents]);\n",
        '',
      ),
    ],
    gives: ['ledger-outside-transaction'],
  },
  {
    breaks: 'the wait for what is recorded as done',
    given: mounted(
      "const Joi = require('joi');\nconst { auditLog } = require('../logging');\nconst { requireRole } = require('../middleware/access');\nconst { forward } = require('../middleware/errors');\nconst { validate } = require('../middleware/validate');\nconst cakes = require('../repositories/cakes');\nconst router = require('express').Router();\n" +
        "router.delete('/:id', requireRole('baker'), validate('params', Joi.object({ id: Joi.string().uuid().required() })), forward(async (req, res) => {\n  const record = { action: 'cake.drop', actor: req.user.id, target: req.params.id, ip_address: req.ip, command: req.path, user_agent: req.get('user-agent') };\n  auditLog.info({ ...record, outcome: 'started' });\n  try {\n    await cakes.remove(req.params.id);\n    auditLog.info({ ...record, outcome: 'success', error_detail: null, status_code: 204, duration_seconds: 1 });\n  } catch (error) {\n    auditLog.info({ ...record, outcome: 'failure', error_detail: error.name, status_code: 500, duration_seconds: 1 });\n    throw error;\n  }\n  res.status(204).end();\n}));\nmodule.exports = router;\n",
    ),
    edits: [
      swap(
        'routes/extra.js',
        "    await cakes.remove(req.params.id);\n    auditLog.info({ ...record, outcome: 'success', error_detail: null, status_code: 204, duration_seconds: 1 });\n",
        "    auditLog.info({ ...record, outcome: 'success', error_detail: null, status_code: 204, duration_seconds: 1 });\n    await cakes.remove(req.params.id);\n",
      ),
    ],
    gives: ['premature-audit-record'],
  },
  {
    breaks: 'what a deployment has to say',
    given: [
      fresh(
        'lib/deployed.js',
        "'use strict';\nconst { auditLog } = require('../logging');\nconst deployed = (user, ticket, version, previous, seconds) => auditLog.info({ user, change_ticket: ticket, environment: 'production', operation: 'deploy', service: 'bakery', command: 'deploy bakery', outcome: 'success', resources_affected: ['service/bakery'], rollback_available: true, duration_seconds: seconds, version_deployed: version, previous_version: previous, error_detail: null });\nmodule.exports = { deployed };\n",
      ),
    ],
    edits: [swap('lib/deployed.js', ' rollback_available: true,', '')],
    gives: ['incomplete-operation-record'],
  },
  // auth
  {
    breaks: 'the look at who asked for a code',
    given: mounted(
      "const Joi = require('joi');\nconst session = require('express-session');\nconst config = require('../config');\nconst { HttpError, forward } = require('../middleware/errors');\nconst { validate } = require('../middleware/validate');\nconst router = require('express').Router();\nrouter.use(session({ secret: config.jwtSecret, resave: false, saveUninitialized: false, cookie: { httpOnly: true, secure: true, sameSite: 'lax' } }));\n" +
        "router.get('/callback', validate('query', Joi.object({ code: Joi.string().max(200).required(), state: Joi.string().max(200).required() })), forward(async (req, res) => {\n  if (req.query.state !== req.session.state) throw new HttpError(403, 'refused', 'Nobody asked for this');\n  const answer = await fetch('https://id.example.com/oauth/token', { method: 'POST', body: JSON.stringify({ code: req.query.code }), signal: AbortSignal.timeout(2000) });\n  if (!answer.ok) throw new HttpError(502, 'no_token', 'Nobody gives a token');\n  res.redirect('/');\n}));\nmodule.exports = router;\n",
    ),
    edits: [
      swap(
        'routes/extra.js',
        "  if (req.query.state !== req.session.state) throw new HttpError(403, 'refused', 'Nobody asked for this');\n",
        '',
      ),
    ],
    gives: ['oauth-without-state'],
  },
  {
    breaks: 'the header in which a token comes',
    edits: [swap(access, "/^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1]", 'req.query.api_key')],
    gives: ['api-key-in-query'],
  },
  {
    breaks: 'who the caller is said to be',
    edits: [
      swap(
        orders,
        'const newOrder = Joi.object({',
        'const newOrder = Joi.object({ customerId: Joi.string().uuid().required(),',
      ),
      swap(orders, "router.post('/', requireRole('customer'), ", "router.post('/', "),
      swap(orders, 'orders.place(req.user.id, req.body.lines)', 'orders.place(req.body.customerId, req.body.lines)'),
    ],
    gives: ['caller-chosen-identity'],
  },
  {
    breaks: 'the role that nobody chooses',
    edits: [
      swap(
        doors,
        'const registration = Joi.object({\n  email,',
        "const registration = Joi.object({ role: Joi.string().valid('customer', 'baker').required(),\n  email,",
      ),
      swap(
        doors,
        'customers.insert({ email: req.body.email, passwordHash })',
        'customers.insert({ email: req.body.email, passwordHash, role: req.body.role })',
      ),
      swap(
        customerRows,
        'async function insert({ email, passwordHash })',
        'async function insert({ email, passwordHash, role })',
      ),
      swap(
        customerRows,
        "(email, password_hash) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id, email',\n    [email, passwordHash],",
        "(email, password_hash, role) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING RETURNING id, email',\n    [email, passwordHash, role],",
      ),
    ],
    gives: ['caller-chosen-role'],
  },
  {
    breaks: 'the look at the end of a token',
    edits: [swap(access, "issuer: 'bakery'", "issuer: 'bakery', ignoreExpiration: true")],
    gives: ['ignored-expiration'],
  },
  {
    breaks: 'what a token is called by',
    edits: [swap(doors, '    jwtid: randomUUID(),\n', '')],
    gives: ['incomplete-token-claims'],
    silent: 'The rule asks for whom a token stands, which is said.',
  },
  {
    breaks: 'the length of its life',
    edits: [swap(doors, "'15m'", "'90d'")],
    gives: ['long-lived-token'],
  },
  {
    breaks: 'the end of a token',
    edits: [swap(doors, "    expiresIn: '15m',\n", '')],
    gives: ['unexpiring-token'],
  },
  {
    breaks: 'the secrecy of claims',
    edits: [swap(doors, '{ role: customer.role }', '{ role: customer.role, password: customer.password_hash }')],
    gives: ['sensitive-token-claim'],
  },
  {
    breaks: 'the look at who made a token',
    edits: [swap(access, ", issuer: 'bakery'", '')],
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
        "jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'], issuer: 'bakery' })",
        'jwt.decode(token)',
      ),
    ],
    gives: ['unverified-token'],
  },
  {
    breaks: 'the guard of a router',
    edits: [swap(cakes, 'router.use(authenticate);\n', '')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the guard of a mount',
    edits: [swap(app, "'/api/v1/orders', authenticate, ", "'/api/v1/orders', ")],
    gives: ['unguarded-endpoint'],
    silent: 'The check of the role behind it refuses strangers by failing.',
  },
  {
    breaks: 'the refusal of the guard',
    edits: [swap(access, "    return refuse(res, 401, 'unauthenticated', 'Session expired or invalid');\n", '')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the role that is asked for',
    edits: [swap(cakes, "router.delete('/:id', requireRole('baker'), ", "router.delete('/:id', ")],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the refusal of roles',
    edits: [swap(access, "      return refuse(res, 403, 'forbidden', 'Not allowed');\n", '')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the status for a role that is lacking',
    edits: [swap(access, "refuse(res, 403, 'forbidden'", "refuse(res, 401, 'forbidden'")],
    gives: ['wrong-forbidden-status'],
  },
  {
    breaks: 'the status for a token that is lacking',
    edits: [
      swap(
        access,
        "refuse(res, 401, 'unauthenticated', 'Please sign in')",
        "refuse(res, 403, 'unauthenticated', 'Please sign in')",
      ),
    ],
    gives: ['wrong-refusal-status'],
    silent: 'One refusal with the right status stands for all of the guard.',
  },
  {
    breaks: 'the flags of a cookie',
    given: [
      swap(
        app,
        'app.use(helmet());',
        "app.use(helmet()); const session = require('express-session'); const { RedisStore } = require('connect-redis'); const store = new RedisStore({ client: require('./redis') });",
      ),
      swap(
        app,
        "app.get('/health'",
        "app.use(session({ secret: config.jwtSecret, resave: false, saveUninitialized: false, store, cookie: { httpOnly: true, secure: true, sameSite: 'lax' } })); app.get('/health'",
      ),
      fresh(
        'redis.js',
        "'use strict'; const { createClient } = require('redis'); module.exports = createClient({ url: process.env.REDIS_URL });\n",
      ),
    ],
    edits: [swap(app, 'httpOnly: true, secure: true', 'httpOnly: false, secure: false')],
    gives: ['insecure-session-cookie'],
  },
  {
    breaks: 'where sessions are kept',
    given: [
      swap(
        app,
        'app.use(helmet());',
        "app.use(helmet()); const session = require('express-session'); const { RedisStore } = require('connect-redis'); const store = new RedisStore({ client: require('./redis') });",
      ),
      swap(
        app,
        "app.get('/health'",
        "app.use(session({ secret: config.jwtSecret, resave: false, saveUninitialized: false, store, cookie: { httpOnly: true, secure: true, sameSite: 'lax' } })); app.get('/health'",
      ),
      fresh(
        'redis.js',
        "'use strict'; const { createClient } = require('redis'); module.exports = createClient({ url: process.env.REDIS_URL });\n",
      ),
    ],
    edits: [swap(app, 'saveUninitialized: false, store,', 'saveUninitialized: false,')],
    gives: ['memory-session-store'],
  },
  // database
  {
    breaks: 'the binding of a value',
    edits: [
      swap(
        cakeRows,
        "'SELECT id, name, price_cents, stock FROM cakes WHERE id = $1', [id]",
        "`SELECT id, name, price_cents, stock FROM cakes WHERE name = '${id}'`",
      ),
      swap(cakes, "router.get('/:id', validate('params', cakeId), ", "router.get('/:id', "),
    ],
    gives: ['sql-injection'],
  },
  {
    breaks: 'the list of columns to sort by',
    edits: [
      swap(cakeRows, '${sortColumns[sort]}', '${sort}'),
      swap(
        cakes,
        "sort: Joi.string().valid('name', 'price', 'newest').default('name'),",
        "sort: Joi.string().max(40).default('name'),",
      ),
    ],
    gives: ['unlisted-identifier'],
  },
  {
    breaks: 'the names of columns',
    edits: [
      swap(
        cakeRows,
        'SELECT id, name, price_cents, stock FROM cakes WHERE id = $1',
        'SELECT * FROM cakes WHERE id = $1',
      ),
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
        cakeRows,
        "  const { rows } = await pool.query('SELECT id, name, price_cents, stock FROM cakes WHERE id = $1', [id]);",
        "  const { Pool } = require('pg'); const own = new Pool({ max: 5 }); const { rows } = await own.query('SELECT id, name, price_cents, stock FROM cakes WHERE id = $1', [id]);",
      ),
    ],
    gives: ['connection-per-request'],
  },
  {
    breaks: 'the way back of a client',
    edits: [swap(database, '  } finally {\n    client.release();\n  }', '  }')],
    gives: ['leaked-connection'],
    silent: 'The client is handed on, and who is handed it may give it back.',
  },
  {
    breaks: 'the way back of a client after a failure',
    edits: [
      swap(database, '    return result;', '    client.release(); return result;'),
      swap(database, '  } finally {\n    client.release();\n  }', '  }'),
    ],
    gives: ['leaked-connection'],
  },
  {
    breaks: 'the roll-back',
    edits: [swap(database, "    await client.query('ROLLBACK');\n", '')],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the client of the transaction',
    edits: [
      swap(
        orderRows,
        "    await client.query(\n      'INSERT INTO order_lines",
        "    await pool.query(\n      'INSERT INTO order_lines",
      ),
    ],
    gives: ['query-outside-transaction'],
  },
  {
    breaks: 'the transaction',
    edits: [
      swap(orderRows, 'return inTransaction(async (client) => {', 'return (async (client) => {'),
      swap(orderRows, '    return rows[0];\n  });', '    return rows[0];\n  })(pool);'),
    ],
    gives: ['writes-without-transaction'],
    silent: 'A function that is handed its client is left alone.',
  },
  {
    breaks: 'the BEGIN',
    edits: [swap(database, "    await client.query('BEGIN');\n", '')],
    gives: ['writes-without-transaction'],
    silent: 'A function that is handed its client is left alone.',
  },
  {
    breaks: 'the change that the database does by itself',
    edits: [
      swap(
        cakeRows,
        "  const { rowCount } = await pool.query('UPDATE cakes SET price_cents = $2 WHERE id = $1', [id, priceCents]);",
        "  const { rows } = await pool.query('SELECT id, price_cents FROM cakes WHERE id = $1', [id]); if (!rows[0]) return false; const { rowCount } = await pool.query('UPDATE cakes SET price_cents = $2 WHERE id = $1', [id, rows[0].price_cents + priceCents]);",
      ),
    ],
    gives: ['read-modify-write'],
  },
  {
    breaks: 'the look whether a row is there',
    edits: [swap(doors, '!customer || !(await', '!(await')],
    gives: ['unchecked-row'],
    silent: 'A row that is handed on as null where it lacks counts as tested.',
  },
  {
    breaks: 'the many lines of one insert',
    edits: [
      swap(
        orderRows,
        "    await client.query(\n      'INSERT INTO order_lines (order_id, cake_id, quantity) SELECT $1, * FROM unnest($2::uuid[], $3::int[])',\n      [rows[0].id, cakeIds, quantities],\n    );",
        "    for (const line of lines) await client.query('INSERT INTO order_lines (order_id, cake_id, quantity) VALUES ($1, $2, $3)', [rows[0].id, line.cakeId, line.quantity]);",
      ),
    ],
    gives: ['insert-in-loop'],
  },
  {
    breaks: 'the one statement for all cakes',
    edits: [
      swap(
        orderRows,
        '    const taken = await client.query(\n      `UPDATE cakes SET stock = stock - line.quantity\n         FROM unnest($1::uuid[], $2::int[]) AS line (cake_id, quantity)\n        WHERE cakes.id = line.cake_id AND cakes.stock >= line.quantity`,\n      [cakeIds, quantities],\n    );\n    if (taken.rowCount !== lines.length)',
        "    let taken = 0; for (const line of lines) taken += (await client.query('UPDATE cakes SET stock = stock - $2 WHERE id = $1 AND stock >= $2', [line.cakeId, line.quantity])).rowCount;\n    if (taken !== lines.length)",
      ),
    ],
    gives: ['unprepared-loop-query'],
  },
  {
    breaks: 'the one query for all cakes',
    edits: [
      swap(
        orders,
        '  const order = await orders.place(req.user.id, req.body.lines);',
        "  for (const line of req.body.lines) if (!(await require('../repositories/cakes').find(line.cakeId))) throw new NotFoundError('Cake'); const order = await orders.place(req.user.id, req.body.lines);",
      ),
    ],
    gives: ['query-in-loop'],
  },
  {
    breaks: 'the count that the database makes',
    given: mounted(
      "const { pool } = require('../database');\nconst { forward } = require('../middleware/errors');\nconst router = require('express').Router();\n" +
        "router.get('/ready', forward(async (req, res) => {\n  const { rows } = await pool.query(\"SELECT count(*)::int AS orders FROM orders WHERE status = 'ready'\");\n  res.json({ data: rows[0].orders });\n}));\nmodule.exports = router;\n",
    ),
    edits: [
      swap('routes/extra.js', 'SELECT count(*)::int AS orders', 'SELECT id'),
      swap('routes/extra.js', 'rows[0].orders', 'rows.length'),
    ],
    gives: ['aggregation-in-code'],
  },
  {
    breaks: 'the beginning of what is searched for',
    given: mounted(
      "const Joi = require('joi');\nconst { pool } = require('../database');\nconst { forward } = require('../middleware/errors');\nconst { validate } = require('../middleware/validate');\nconst router = require('express').Router();\n" +
        "router.get('/cakes', validate('query', Joi.object({ name: Joi.string().trim().min(1).max(40).required() })), forward(async (req, res) => {\n  const { rows } = await pool.query('SELECT id, name FROM cakes WHERE name LIKE $1 ORDER BY name LIMIT 20', [`${req.query.name}%`]);\n  res.json({ data: rows });\n}));\nmodule.exports = router;\n",
    ),
    edits: [swap('routes/extra.js', '`${req.query.name}%`', '`%${req.query.name}%`')],
    gives: ['leading-wildcard-search'],
  },
  {
    breaks: 'a session for each request',
    edits: [
      swap(database, "const { Pool } = require('pg');", "const { Client } = require('pg');"),
      swap(database, 'const pool = new Pool({', 'const pool = new Client({'),
    ],
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
        "logger.error({ id, err: error, method: req.method, url: req.originalUrl, ip: req.ip, userId: req.user?.id }, 'request failed');",
        "logger.error({ id, err: error }, 'request failed');",
      ),
    ],
    gives: ['contextless-error-log'],
  },
  {
    breaks: 'the one shape of errors',
    edits: [
      swap(
        validate,
        "json({ error: { code: 'invalid_input', message: 'Invalid input', details } })",
        "json({ message: 'Invalid input', details })",
      ),
    ],
    gives: ['inconsistent-error-shape'],
    silent: 'Answers of failed checks are judged by another rule.',
  },
  {
    breaks: 'what is kept inside',
    edits: [swap(errors, "message: 'Internal server error', id", 'message: error.message, id')],
    gives: ['internal-error-leak'],
  },
  {
    breaks: 'the way of a rejection',
    edits: [
      swap(
        cakes,
        "validate('query', page), forward(async (req, res) => {\n  res.json({ data: await cakes.list(req.query) });\n}));",
        "validate('query', page), async (req, res) => {\n  res.json({ data: await cakes.list(req.query) });\n});",
      ),
    ],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the wait for a write',
    edits: [
      swap(cakes, 'const found = await cakes.remove(req.params.id);', 'const found = cakes.remove(req.params.id);'),
    ],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the handler of errors',
    edits: [swap(app, 'app.use(errorHandler);\n', '')],
    gives: ['missing-error-handler'],
  },
  {
    breaks: 'the answer where nothing is',
    edits: [
      swap(
        cakes,
        "  const cake = await cakes.find(req.params.id);\n  if (!cake) throw new NotFoundError('Cake');\n",
        '  const cake = await cakes.find(req.params.id);\n\n',
      ),
    ],
    gives: ['missing-not-found'],
  },
  {
    breaks: 'the way on of an error',
    edits: [
      swap(
        database,
        "    await client.query('ROLLBACK');\n    throw error;\n",
        "    await client.query('ROLLBACK');\n\n",
      ),
    ],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the status of each class',
    edits: [
      swap(
        errors,
        "  if (error instanceof HttpError) {\n    res.locals.errorCode = error.code;\n    return res.status(error.status).json({ error: { code: error.code, message: error.message } });\n  }\n  if (error.type === 'entity.parse.failed') {\n    return res.status(400).json({ error: { code: 'invalid_input', message: 'The body is not JSON' } });\n  }",
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
      swap(errors, '  const id = randomUUID();\n', ''),
    ],
    gives: ['untraceable-error'],
  },
  {
    breaks: 'the class of an error',
    edits: [
      swap(
        orderRows,
        "throw new HttpError(409, 'sold_out', 'Not enough cakes left')",
        "throw new Error('Not enough cakes left')",
      ),
    ],
    gives: ['untyped-domain-error'],
  },
  {
    breaks: 'the end after a refusal',
    edits: [swap(validate, 'return res.status(400)', 'res.status(400)')],
    gives: ['work-after-error-response'],
  },
  // http-security
  {
    breaks: 'the limit of a body',
    edits: [swap(app, "limit: '50kb'", "limit: '50mb'")],
    gives: ['excessive-body-limit'],
  },
  {
    breaks: 'the place of the headers',
    edits: [
      swap(app, 'app.use(helmet());\n', '\n'),
      swap(app, 'app.use(notFound);', 'app.use(helmet()); app.use(notFound);'),
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
    edits: [
      swap(
        app,
        'app.use(rateLimit({ windowMs: 60 * 1000, limit: 100, standardHeaders: true, legacyHeaders: false }));\n',
        '',
      ),
    ],
    gives: ['missing-rate-limit'],
  },
  {
    breaks: 'the limit at a door',
    edits: [swap(doors, "router.post('/login', doorLimit, ", "router.post('/login', ")],
    gives: ['unlimited-sensitive-endpoint'],
  },
  {
    breaks: 'the origins that are let in',
    edits: [swap(app, 'origin: config.allowedOrigins, ', 'origin: true, credentials: true, ')],
    gives: ['permissive-cors'],
  },
  {
    breaks: 'the words of a limit',
    edits: [swap(app, 'standardHeaders: true, legacyHeaders: false', 'standardHeaders: false, legacyHeaders: false')],
    gives: ['silent-limit'],
  },
  // integrations
  ...(['raw', 'slow'] as const).map((which): Row => ({
    breaks: which === 'raw' ? 'the bytes that were signed' : 'the time that a comparison takes',
    given: [
      fresh(
        'routes/hooks.js',
        "'use strict';\nconst { createHmac, timingSafeEqual } = require('node:crypto');\nconst express = require('express');\nconst config = require('../config');\nconst { logger } = require('../logging');\nconst { audited } = require('../middleware/audited');\nconst { HttpError } = require('../middleware/errors');\nconst router = express.Router();\nrouter.post('/payments', express.raw({ type: 'application/json', limit: '50kb' }), audited('payment.told'), (req, res) => {\n  const own = createHmac('sha256', config.jwtSecret).update(req.body).digest();\n  const given = Buffer.from(req.get('x-signature') ?? '', 'hex');\n  if (given.length !== own.length || !timingSafeEqual(own, given)) {\n    logger.warn({ event: 'signature.refused', ip: req.ip });\n    throw new HttpError(401, 'unauthenticated', 'The signature is wrong');\n  }\n  res.status(204).end();\n});\nmodule.exports = router;\n",
      ),
      swap(
        app,
        "app.use(express.json({ limit: '50kb' }));",
        "app.use('/hooks', require('./routes/hooks')); app.use(express.json({ limit: '50kb' }));",
      ),
    ],
    edits:
      which === 'raw'
        ? [
            swap('routes/hooks.js', 'update(req.body)', 'update(JSON.stringify(req.body))'),
            swap('routes/hooks.js', 'express.raw(', 'express.json('),
          ]
        : [
            swap(
              'routes/hooks.js',
              'given.length !== own.length || !timingSafeEqual(own, given)',
              "own.toString('hex') !== req.get('x-signature')",
            ),
          ],
    gives: which === 'raw' ? ['reserialised-signature'] : ['timing-unsafe-signature'],
  })),
  // performance
  {
    breaks: 'the turn of others while a password is hashed',
    edits: [swap(doors, 'await bcrypt.hash(req.body.password, 12)', 'bcrypt.hashSync(req.body.password, 12)')],
    gives: ['blocking-call'],
  },
  {
    breaks: 'the stream of a download',
    given: mounted(
      "const { createReadStream } = require('node:fs');\nconst { readFile } = require('node:fs/promises');\nconst { pipeline } = require('node:stream/promises');\nconst { forward } = require('../middleware/errors');\nconst router = require('express').Router();\n" +
        "router.get('/book', forward(async (req, res) => {\n  await pipeline(createReadStream('recipes.pdf'), res);\n}));\nmodule.exports = router;\n",
    ),
    edits: [
      swap(
        'routes/extra.js',
        "await pipeline(createReadStream('recipes.pdf'), res)",
        "res.send(await readFile('recipes.pdf'))",
      ),
    ],
    gives: ['buffered-download'],
    silent: 'The path stands in the source.',
  },
  {
    breaks: 'the compression',
    given: [swap(app, 'app.use(helmet());', "app.use(helmet()); app.use(require('compression')());")],
    edits: [swap(app, " app.use(require('compression')());", '')],
    gives: ['uncompressed-responses'],
  },
  // secrets-crypto
  {
    breaks: 'the cost of a hash',
    edits: [swap(doors, 'req.body.password, 12', 'req.body.password, 4')],
    gives: ['weak-hash-cost'],
  },
  {
    breaks: 'the slowness of a hash',
    edits: [
      swap(
        doors,
        'await bcrypt.hash(req.body.password, 12)',
        "require('node:crypto').createHash('sha256').update(req.body.password).digest('hex')",
      ),
    ],
    gives: ['fast-password-hash'],
  },
  {
    breaks: 'the hash of a password',
    edits: [swap(doors, 'await bcrypt.hash(req.body.password, 12)', 'req.body.password')],
    gives: ['plaintext-password'],
  },
  {
    breaks: 'that a password cannot be read again',
    edits: [
      swap(
        doors,
        '  const passwordHash = await bcrypt.hash(req.body.password, 12);',
        "  const { createCipheriv, randomBytes } = require('node:crypto'); const iv = randomBytes(12); const cipher = createCipheriv('aes-256-gcm', Buffer.from(config.jwtSecret, 'hex'), iv); const passwordHash = Buffer.concat([iv, cipher.update(req.body.password, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');",
      ),
    ],
    gives: ['reversible-password'],
  },
  {
    breaks: 'how a password is compared',
    edits: [
      swap(
        doors,
        '!(await bcrypt.compare(req.body.password, customer.password_hash))',
        'req.body.password !== customer.password_hash',
      ),
    ],
    gives: ['hand-made-password-check'],
  },
  {
    breaks: 'the wait for a comparison',
    edits: [
      swap(
        doors,
        '!(await bcrypt.compare(req.body.password, customer.password_hash))',
        '!bcrypt.compare(req.body.password, customer.password_hash)',
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
    edits: [swap(config, "databaseUrl: required('DATABASE_URL')", "databaseUrl: 'postgres://db.bakery.net/bakery'")],
    gives: ['hardcoded-connection'],
  },
  ...(
    [
      ['the strength of a cipher', "'aes-256-gcm'", "'des-ede3-cbc'", ['broken-cipher']],
      ['the seal of a cipher', "'aes-256-gcm', key, iv)", "'aes-256-cbc', key, iv)", ['unauthenticated-encryption']],
      ['the chance in a vector', 'const iv = randomBytes(12);', 'const iv = Buffer.alloc(12, 1);', ['fixed-iv']],
      ['the look at a seal', '  decipher.setAuthTag(sealed.subarray(12, 28));\n', '', ['unchecked-auth-tag']],
      ['the chance in a salt', 'randomBytes(16)', "'bakery-salt'", ['constant-salt']],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: [
      fresh(
        'sealing.js',
        "'use strict';\nconst { createCipheriv, createDecipheriv, randomBytes, scryptSync } = require('node:crypto');\nconst config = require('./config');\nconst key = Buffer.from(config.jwtSecret, 'hex');\nfunction seal(text) {\n  const iv = randomBytes(12);\n  const cipher = createCipheriv('aes-256-gcm', key, iv);\n  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);\n  return Buffer.concat([iv, cipher.getAuthTag(), body]);\n}\nfunction unseal(sealed) {\n  const decipher = createDecipheriv('aes-256-GCM', key, sealed.subarray(0, 12));\n  decipher.setAuthTag(sealed.subarray(12, 28));\n  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');\n}\nfunction hashed(password) {\n  const salt = randomBytes(16);\n  return { salt, hash: scryptSync(password, salt, 64) };\n}\nmodule.exports = { seal, unseal, hashed };\n",
      ),
    ],
    edits: [swap('sealing.js', from, to)],
    gives,
  })),
  // security
  ...(
    [
      [
        'that input is no command',
        "execFile('ls', ['-l', join('/srv/cakes', basename(name))], done)",
        'exec(`ls -l ${name}`, done)',
        ['command-injection'],
      ],
      ['that input is no code', 'JSON.parse(name)', 'eval(name)', ['code-injection']],
      [
        'that input is no path',
        "join('/srv/recipes', basename(name))",
        "join('/srv/recipes', name)",
        ['path-traversal'],
      ],
      [
        'that input is no address',
        "new URL(`/cakes/${encodeURIComponent(name)}`, 'https://prices.example')",
        'name',
        ['request-forgery'],
      ],
      ['that input is no way out', "targets[name] ?? '/'", 'name', ['open-redirect']],
      ['that input is no operator', '{ name: String(name) }', '{ name: req.body.name }', ['nosql-injection']],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: mounted(
      "const { exec, execFile } = require('node:child_process');\nconst { readFile } = require('node:fs');\nconst { basename, join } = require('node:path');\nconst Joi = require('joi');\nconst { MongoClient } = require('mongodb');\nconst { requireRole } = require('../middleware/access');\nconst { audited } = require('../middleware/audited');\nconst { forward } = require('../middleware/errors');\nconst { validate } = require('../middleware/validate');\nconst db = new MongoClient(process.env.MONGO_URL, { maxPoolSize: 10 }).db();\nconst targets = { shop: '/shop', till: '/till' };\n" +
        "const byName = validate('query', Joi.object({ name: Joi.string().trim().min(1).max(80).required() }));\nconst router = require('express').Router();\n" +
        "router.get('/list', byName, (req, res, next) => {\n  const { name } = req.query;\n  const done = (error, out) => (error ? next(error) : res.json({ data: out }));\n  execFile('ls', ['-l', join('/srv/cakes', basename(name))], done);\n});\n" +
        "router.get('/plan', byName, (req, res) => {\n  const { name } = req.query;\n  const plan = JSON.parse(name);\n  res.json({ data: plan.steps });\n});\n" +
        "router.get('/recipe', byName, (req, res, next) => {\n  const { name } = req.query;\n  readFile(join('/srv/recipes', basename(name)), 'utf8', (error, text) => (error ? next(error) : res.json({ data: text })));\n});\n" +
        "router.get('/price', byName, forward(async (req, res) => {\n  const { name } = req.query;\n  const answer = await fetch(new URL(`/cakes/${encodeURIComponent(name)}`, 'https://prices.example'), { signal: AbortSignal.timeout(2000) });\n  res.json({ data: answer.status });\n}));\n" +
        "router.get('/go', byName, (req, res) => {\n  const { name } = req.query;\n  res.redirect(targets[name] ?? '/');\n});\n" +
        "router.post('/find', requireRole('baker'), forward(async (req, res) => {\n  const { name } = req.body;\n  res.json({ data: await db.collection('bakers').find({ name: String(name) }, { projection: { name: 1 } }).limit(5).toArray() });\n}));\n" +
        'module.exports = router;\n',
    ),
    edits: [swap('routes/extra.js', from, to)],
    gives,
  })),
  // validation
  {
    breaks: 'the use of what a check says',
    edits: [
      swap(
        validate,
        "    if (error) {\n      const details = error.details.map(({ path, message }) => ({ field: path.join('.'), message }));\n      return res.status(400).json({ error: { code: 'invalid_input', message: 'Invalid input', details } });\n    }\n",
        '',
      ),
    ],
    gives: ['ignored-validation-result'],
  },
  {
    breaks: 'the status for input that fails',
    edits: [swap(validate, 'res.status(400)', 'res.status(500)')],
    gives: ['inconsistent-validation-response'],
  },
  {
    breaks: 'the end of a schema',
    edits: [
      swap(
        cakes,
        '  stock: Joi.number().integer().min(0).max(1000).required(),\n});',
        '  stock: Joi.number().integer().min(0).max(1000).required(),\n}).unknown(true);',
      ),
    ],
    gives: ['loose-schema'],
  },
  {
    breaks: 'the list of what a state may be',
    edits: [
      swap(orders, "Joi.string().valid('baking', 'ready', 'collected').required()", 'Joi.string().max(20).required()'),
    ],
    gives: ['open-enum'],
  },
  {
    breaks: 'the length of a text',
    edits: [swap(cakes, 'Joi.string().trim().min(2).max(100).required()', 'Joi.string().trim().min(2).required()')],
    gives: ['unbounded-field'],
  },
  {
    breaks: 'the bound of a number',
    edits: [
      swap(
        cakes,
        'stock: Joi.number().integer().min(0).max(1000).required()',
        'stock: Joi.number().integer().required()',
      ),
    ],
    gives: ['unbounded-field'],
  },
  {
    breaks: 'what is done with an address that is known',
    edits: [
      swap(customerRows, ' ON CONFLICT (email) DO NOTHING', ''),
      swap(doors, "  if (!customer) throw new HttpError(409, 'conflict', 'This address is known already');\n", '\n'),
    ],
    gives: ['unchecked-business-rule'],
    silent: 'An error handler that tells errors apart may know the violated constraint.',
  },
  {
    breaks: 'the form of an address',
    edits: [
      swap(
        doors,
        'Joi.string().email().max(254).lowercase().required()',
        'Joi.string().max(254).lowercase().required()',
      ),
    ],
    gives: ['unchecked-format'],
  },
  {
    breaks: 'the one spelling of an address',
    edits: [
      swap(doors, 'Joi.string().email().max(254).lowercase().required()', 'Joi.string().email().max(254).required()'),
    ],
    gives: ['unnormalised-input'],
  },
  {
    breaks: 'the form of an identifier',
    edits: [
      swap(
        cakes,
        'const cakeId = Joi.object({ id: Joi.string().uuid().required() });',
        'const cakeId = Joi.object({ id: Joi.string().required() });',
      ),
    ],
    gives: ['untyped-identifier'],
  },
  {
    breaks: 'the check of a body',
    edits: [swap(cakes, "requireRole('baker'), validate('body', newCake), ", "requireRole('baker'), ")],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the check of a query',
    edits: [swap(cakes, "validate('query', page), ", '')],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the check of a parameter',
    edits: [
      swap(
        orders,
        "router.get('/:id', requireRole('customer'), validate('params', orderId), ",
        "router.get('/:id', requireRole('customer'), ",
      ),
    ],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the strength of a password',
    edits: [
      swap(
        doors,
        'Joi.string().min(8).max(200).pattern(/[a-z]/).pattern(/[A-Z]/).pattern(/[0-9]/).required()',
        'Joi.string().min(4).max(200).required()',
      ),
    ],
    gives: ['weak-password-policy'],
  },
  {
    breaks: 'the members that are written',
    given: mounted(
      "const Joi = require('joi');\nconst { PrismaClient } = require('@prisma/client');\nconst { requireRole } = require('../middleware/access');\nconst { audited } = require('../middleware/audited');\nconst { forward } = require('../middleware/errors');\nconst { validate } = require('../middleware/validate');\nconst prisma = new PrismaClient();\nconst router = require('express').Router();\n" +
        "router.post('/ovens', requireRole('baker'), audited('oven.add'), forward(async (req, res) => {\n  const { error, value } = Joi.object({ heat: Joi.number().integer().min(0).max(400).required() }).validate(req.body);\n  if (error) return res.status(400).json({ error: { code: 'invalid_input', message: 'Invalid input' } });\n  res.status(201).json({ data: await prisma.oven.create({ data: value, select: { id: true } }) });\n}));\nmodule.exports = router;\n",
    ),
    edits: [swap('routes/extra.js', 'data: value,', 'data: req.body,')],
    gives: ['mass-assignment'],
  },
  {
    breaks: 'the check of what another service answers',
    given: mounted(
      "const Joi = require('joi');\nconst { HttpError, forward } = require('../middleware/errors');\nconst router = require('express').Router();\nconst weather = Joi.object({ sky: Joi.string().max(40).required() });\n" +
        "router.get('/weather', forward(async (req, res) => {\n  const answer = await fetch('https://weather.example/today', { signal: AbortSignal.timeout(2000) });\n  if (!answer.ok) throw new HttpError(502, 'no_weather', 'Nobody knows the weather');\n  const { sky } = Joi.attempt(await answer.json(), weather);\n  res.json({ data: sky });\n}));\nmodule.exports = router;\n",
    ),
    edits: [swap('routes/extra.js', 'Joi.attempt(await answer.json(), weather)', 'await answer.json()')],
    gives: ['unvalidated-external-response'],
  },
  {
    breaks: 'the scan of what is uploaded',
    given: mounted(
      "const NodeClam = require('clamscan');\nconst multer = require('multer');\nconst { requireRole } = require('../middleware/access');\nconst { audited } = require('../middleware/audited');\nconst { HttpError, forward } = require('../middleware/errors');\nconst router = require('express').Router();\nconst scanner = new NodeClam().init({});\nconst types = ['image/jpeg', 'image/png'];\n" +
        "const upload = multer({ dest: 'photos/', limits: { fileSize: 1_000_000 }, fileFilter: (req, file, accept) => accept(null, types.includes(file.mimetype)) });\n" +
        "router.post('/photos', requireRole('baker'), upload.single('photo'), audited('photo.add'), forward(async (req, res) => {\n  const { isInfected } = await (await scanner).isInfected(req.file.path);\n  if (isInfected) throw new HttpError(422, 'refused', 'The file was refused');\n  res.status(201).json({ data: { name: req.file.filename } });\n}));\nmodule.exports = router;\n",
    ),
    edits: [
      swap('routes/extra.js', "const NodeClam = require('clamscan');\n", ''),
      swap('routes/extra.js', 'const scanner = new NodeClam().init({});\n', ''),
      swap(
        'routes/extra.js',
        "  const { isInfected } = await (await scanner).isInfected(req.file.path);\n  if (isInfected) throw new HttpError(422, 'refused', 'The file was refused');\n",
        '',
      ),
    ],
    gives: ['unscanned-upload'],
  },
  // suppressions
  {
    breaks: 'the query that a comment stands for',
    given: suppressed,
    edits: [
      swap(
        'repositories/names.js',
        "pool.query(`SELECT id FROM cakes WHERE name = '${name}'`)",
        "pool.query('SELECT id FROM cakes WHERE name = $1', [name])",
      ),
    ],
    gives: ['unused-suppression'],
  },
  {
    breaks: 'the day until which a comment holds',
    given: suppressed,
    edits: [swap('repositories/names.js', 'until=2999-01-31', 'until=2020-01-31')],
    gives: ['expired-suppression', 'sql-injection'],
  },
  {
    breaks: 'the reason of a comment',
    given: suppressed,
    edits: [swap('repositories/names.js', ' -- the new client binds, and comes one day', '')],
    gives: ['malformed-suppression', 'sql-injection'],
  },
];
