/** What breaks in the garden (Hono with schemas beside its routes, TypeScript). */
import { swap, type Row } from './backend.ts';

const access = 'src/middleware/access.ts';
const app = 'src/app.ts';
const audited = 'src/middleware/audited.ts';
const database = 'src/database.ts';
const errors = 'src/middleware/errors.ts';
const limits = 'src/middleware/limits.ts';
const plantRows = 'src/plants.ts';
const plants = 'src/routes/plants.ts';
const server = 'src/server.ts';
const sessions = 'src/routes/sessions.ts';

/** Each edit by itself: what breaks, where, the text, what stands there instead, and which rules see it. */
const single: readonly (readonly [
  breaks: string,
  file: string,
  from: string,
  to: string,
  gives: readonly string[],
  silent?: string,
])[] = [
  // api
  [
    'the status of what is new',
    plants,
    "c.req.valid('json')) }, 201)",
    "c.req.valid('json')) }, 200)",
    ['create-without-201'],
  ],
  [
    'the method that says that something changes',
    plants,
    "  method: 'delete',\n  path: '/{id}',",
    "  method: 'get',\n  path: '/{id}/remove',",
    ['get-changes-state'],
  ],
  [
    'the greatest size of a page',
    plantRows,
    'min(1).max(100).default(20)',
    'min(1).default(20)',
    ['unbounded-page-size'],
  ],
  // audit-logging
  [
    'the first of two records',
    audited,
    "    auditLog.info({ ...record, outcome: 'started' });\n",
    '',
    ['one-sided-audit'],
  ],
  [
    'the doubt about the outcome',
    audited,
    "c.res.status < 400 ? 'success' : 'failure'",
    "'success'",
    ['unconditional-audit-outcome'],
    'That what follows next() runs after a failure as well is not known of Hono.',
  ],
  ['the record of a mutation', plants, "[gardener, audited('plant.add')]", '[gardener]', ['unaudited-mutation']],
  [
    'the log of a refusal',
    access,
    "    logger.warn({ event: 'access.refused', path: c.req.path });\n",
    '',
    ['unlogged-security-event'],
  ],
  [
    'the members of a record',
    audited,
    "auditLog.info({ ...record, outcome: 'started' })",
    'auditLog.info(`started ${action} by ${record.actor}`)',
    ['unstructured-audit-record'],
  ],
  // auth
  [
    'the header in which a token comes',
    access,
    "c.req.header('authorization')?.replace(/^Bearer /, '')",
    "c.req.query('api_key')",
    ['api-key-in-query'],
  ],
  ['the end of a token', sessions, ' exp: now + 15 * 60,', '', ['unexpiring-token']],
  ['the length of its life', sessions, 'now + 15 * 60', 'now + 90 * 24 * 60 * 60', ['long-lived-token']],
  ['for whom a token stands', sessions, 'sub: person.id, ', '', ['incomplete-token-claims']],
  [
    'the secrecy of claims',
    sessions,
    'jti: randomUUID() }',
    'jti: randomUUID(), password: person.password_hash }',
    ['sensitive-token-claim'],
  ],
  ['the guard of a router', plants, 'router.use(authenticate);\n', '', ['unguarded-endpoint']],
  [
    'the refusal of the guard',
    access,
    "    throw new HTTPException(401, { message: 'Please sign in' });\n",
    '',
    ['unguarded-endpoint'],
  ],
  [
    'the role that is asked for',
    plants,
    "[gardener, audited('plant.remove')]",
    "[audited('plant.remove')]",
    ['missing-role-check'],
  ],
  [
    'the refusal of roles',
    access,
    "      throw new HTTPException(403, { message: 'Not allowed' });\n",
    '',
    ['missing-role-check'],
  ],
  [
    'the status for a role that is lacking',
    access,
    'HTTPException(403',
    'HTTPException(401',
    ['wrong-forbidden-status'],
  ],
  [
    'the status for a token that is lacking',
    access,
    'HTTPException(401',
    'HTTPException(403',
    ['wrong-refusal-status'],
  ],
  // database
  [
    'the names of columns',
    plantRows,
    'SELECT ${columns} FROM plants WHERE id = $1',
    'SELECT * FROM plants WHERE id = $1',
    ['select-star'],
  ],
  ['the bound of the pool', database, '  max: 10,\n', '', ['unbounded-pool']],
  ['the roll-back', database, "    await client.query('ROLLBACK');\n", '', ['missing-rollback']],
  ['the way on of an error', database, '    throw error;\n', '', ['missing-rollback']],
  [
    'the client of the transaction',
    plantRows,
    "await client.query('INSERT INTO gifts",
    "await pool.query('INSERT INTO gifts",
    ['query-outside-transaction'],
  ],
  ['the look whether a row is there', sessions, '!person || !(await', '!(await', ['unchecked-row']],
  ['a session for each request', database, 'new pg.Pool({', 'new pg.Client({', ['shared-session']],
  // deployment
  ['the port that is set from outside', server, 'port: env.PORT', 'port: 3000', ['hardcoded-port']],
  // error-handling
  [
    'what is kept inside',
    errors,
    "message: 'Internal server error', id",
    'message: error.message, id',
    ['internal-error-leak'],
  ],
  [
    'the wait for what follows',
    access,
    "    c.set('user', { id: claims.sub, role: claims.role });\n  } catch {\n    logger.warn({ event: 'access.refused', path: c.req.path });\n    throw new HTTPException(401, { message: 'Please sign in' });\n  }\n  await next();",
    "    c.set('user', { id: claims.sub, role: claims.role });\n  } catch {\n    logger.warn({ event: 'access.refused', path: c.req.path });\n    throw new HTTPException(401, { message: 'Please sign in' });\n  }\n  next();",
    ['lost-rejection'],
  ],
  [
    'the wait for a write',
    plants,
    'const found = await plants.deletePlant(',
    'const found = plants.deletePlant(',
    ['lost-rejection'],
  ],
  ['the handler of errors', app, 'app.onError(answerError);\n', '', ['missing-error-handler']],
  [
    'the answer where nothing is',
    plants,
    "    if (!plant) throw new HTTPException(404, { message: 'Plant not found' });\n",
    '',
    ['missing-not-found'],
  ],
  [
    'the status of each class',
    errors,
    "  if (error instanceof HTTPException) {\n    const code = codes[error.status] ?? 'refused';\n    return c.json({ error: { code, message: error.message } }, error.status);\n  }\n",
    '',
    ['unmapped-error-class'],
  ],
  [
    'the class of an error',
    plants,
    "throw new HTTPException(409, { message: 'Not enough seeds left' })",
    "throw new Error('Not enough seeds left')",
    ['untyped-domain-error'],
  ],
  // http-security
  ['the limit of a body', app, '64 * 1024', '64 * 1024 * 1024', ['excessive-body-limit']],
  ['the headers', app, 'app.use(secureHeaders());\n', '', ['missing-security-headers']],
  ['the limit for all', app, 'app.use(everyone);\n', '', ['missing-rate-limit']],
  ['the limit at a door', sessions, '[signIn, audited', '[audited', ['unlimited-sensitive-endpoint']],
  [
    'the origins that are let in',
    app,
    "origin: env.ALLOWED_ORIGINS.split(',')",
    'origin: (origin) => origin, credentials: true',
    ['permissive-cors'],
  ],
  [
    'the words of a limit',
    limits,
    "  limit: 120,\n  standardHeaders: 'draft-7',",
    '  limit: 120,\n  standardHeaders: false,',
    ['silent-limit'],
  ],
  // performance and secrets
  [
    'the turn of others while a password is compared',
    sessions,
    'await bcrypt.compare(password',
    'bcrypt.compareSync(password',
    ['blocking-call'],
  ],
  [
    'how a password is compared',
    sessions,
    '!(await bcrypt.compare(password, person.password_hash))',
    'password !== person.password_hash',
    ['hand-made-password-check'],
  ],
  [
    'the wait for a comparison',
    sessions,
    '!(await bcrypt.compare(password, person.password_hash))',
    '!bcrypt.compare(password, person.password_hash)',
    ['unawaited-compare'],
  ],
  ['the secrecy of a key', sessions, 'env.JWT_SECRET', "'h7Jk29fLq0Zx81MvBn45TyUeWr63PdSa'", ['hardcoded-secret']],
  // validation
  [
    'the end of a schema',
    plantRows,
    'export const NewPlant = z.strictObject({',
    'export const NewPlant = z.looseObject({',
    ['loose-schema'],
  ],
  [
    'the length of a text',
    plantRows,
    'z.string().trim().min(2).max(120)',
    'z.string().trim().min(2)',
    ['unbounded-field'],
  ],
  [
    'the form of an identifier',
    plantRows,
    'export const PlantId = z.strictObject({ id: z.uuid() });',
    'export const PlantId = z.strictObject({ id: z.string() });',
    ['untyped-identifier'],
  ],
  [
    'the one spelling of an address',
    sessions,
    'z.email().max(254).toLowerCase()',
    'z.email().max(254)',
    ['unnormalised-input'],
  ],
  [
    'the status for input that fails',
    errors,
    "message: 'Invalid input', details } }, 400)",
    "message: 'Invalid input', details } }, 500)",
    ['inconsistent-validation-response'],
    'Which answer of a hook is that to a failed check is not read.',
  ],
];

export const rows: readonly Row[] = [
  ...single.map(([breaks, file, from, to, gives, silent]): Row => ({
    breaks,
    edits: [swap(file, from, to)],
    gives,
    ...(silent !== undefined && { silent }),
  })),
  {
    breaks: 'the end of a list',
    edits: [
      swap(plantRows, ' ORDER BY name LIMIT $2`,', ' ORDER BY name`,'),
      swap(plantRows, '[climate ?? null, limit],', '[climate ?? null],'),
    ],
    gives: ['missing-pagination'],
  },
  {
    breaks: 'the look at the signature',
    edits: [
      swap(access, "await verify(token ?? '', env.JWT_SECRET, 'HS256')", "decode(token ?? '').payload"),
      swap(access, 'import { verify }', 'import { decode }'),
    ],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the binding of a value',
    edits: [
      swap(
        plantRows,
        '`SELECT ${columns} FROM plants WHERE id = $1`, [id]',
        "`SELECT ${columns} FROM plants WHERE name = '${id}'`",
      ),
      swap(
        plantRows,
        'export const PlantId = z.strictObject({ id: z.uuid() });',
        'export const PlantId = z.strictObject({ id: z.string().max(80) });',
      ),
    ],
    gives: ['sql-injection'],
  },
  {
    breaks: 'the list of columns to sort by',
    edits: [
      swap(plantRows, 'ORDER BY name LIMIT', 'ORDER BY ${sort} LIMIT'),
      swap(plantRows, 'listPlants({ climate, limit }', 'listPlants({ climate, limit, sort }'),
      swap(plantRows, '  climate: Climate.optional(),', '  climate: Climate.optional(), sort: z.string().max(40),'),
    ],
    gives: ['unlisted-identifier'],
  },
  {
    breaks: 'the check of a body',
    edits: [
      swap(
        plants,
        "  middleware: [gardener, audited('plant.add')] as const,\n  request: { body: { required: true, ...json(plants.NewPlant) } },",
        "  middleware: [gardener, audited('plant.add')] as const,\n",
      ),
      swap(plants, "plants.insertPlant(c.req.valid('json'))", 'plants.insertPlant(await c.req.json())'),
    ],
    gives: ['unvalidated-body'],
  },
];
