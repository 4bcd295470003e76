// What the ledger answers about endpoints, each judgement shown by a program of a few lines.
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/audit.ts';
import { modelOf } from './behaviour/harness.ts';

const endpointsOf = (text: string): ReadonlyMap<string, Endpoint> =>
  new Map(modelOf({ 'app.js': text }).endpoints.map((it) => [`${it.method} ${it.path}`, it]));
/** `is` of an answer by endpoint. */
const answersOf = (
  name: 'authenticated' | 'authorized' | 'transactional' | 'audited',
  text: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries([...endpointsOf(text)].map(([endpoint, it]) => [endpoint, it[name].is]));

const express = `const express = require('express'); const app = express();
const requireUser = (req, res, next) => { if (req.headers.authorization !== process.env.KEY) return res.status(401).end(); next(); };
const handler = (req, res) => res.json({});
`;

describe('authenticated', () => {
  it('is what the best of several guards gives, whatever its place', () => {
    const answers = answersOf(
      'authenticated',
      `${express} if (process.env.STRICT) app.use((req, res, next) => requireUser(req, res, next));
app.get('/conditional', handler);
app.get('/sure', requireUser, handler);`,
    );
    expect(answers).toEqual({ 'GET /conditional': 'conditional', 'GET /sure': 'yes' });
  });

  it('is not known where a guard stands at a path of which a part is not', () => {
    const { 'GET /b': answer } = answersOf(
      'authenticated',
      `${express} app.use(\`/a\${process.env.PREFIX}\`, requireUser); app.get('/b', handler);`,
    );
    expect(answer).toBe('unknown');
  });

  it('is no for paths that a guard lets through, by a return and by a branch', () => {
    const guard = (passes: string): string => `${express} app.use((req, res, next) => { ${passes} });
app.get('/open', handler); app.get('/other', handler);`;
    for (const passes of [
      "if (req.path === '/open') return next(); if (req.headers.authorization !== process.env.KEY) return res.status(401).end(); next();",
      "if (req.path === '/open') next(); else if (req.headers.authorization !== process.env.KEY) res.status(401).end(); else next();",
    ])
      expect(answersOf('authenticated', guard(passes))).toEqual({ 'GET /open': 'no', 'GET /other': 'yes' });
  });

  it('is not yes where somebody who is written out may stand for the caller', () => {
    const users = (other: string): string => `const express = require('express'); const jwt = require('jsonwebtoken');
const pool = new (require('pg').Pool)(); const app = express();
class Nobody { constructor() { this.id = 0; this.permissions = ['ADMIN']; } }
app.use((req, res, next) => { const token = req.headers.authorization; if (token) req.user = jwt.verify(token, process.env.KEY); next(); });
${other}
app.get('/mine', async (req, res) => { const { rows } = await pool.query('SELECT id FROM users WHERE id = $1', [req.user.id]);
  if (!rows[0]) return res.status(401).end(); res.json(rows); });`;
    const standIns = [
      'if (process.env.AUTH === "none") app.use((req, res, next) => { if (!req.user) req.user = new Nobody(); next(); });',
      'if (process.env.AUTH === "none") app.use((req, res, next) => { req.user ??= { id: 1, name: "nobody" }; next(); });',
    ];
    for (const it of standIns) expect(answersOf('authenticated', users(it))['GET /mine'], it).toBe('unknown');
    expect(answersOf('authenticated', users(''))['GET /mine']).toBe('yes');
  });

  it('is no where a prefix of paths is compared with the path that is called', () => {
    const answers = answersOf(
      'authenticated',
      `${express} const unless = (path, then) => (req, res, next) => path === req.path ? next() : then(req, res, next);
app.use(unless(process.env.BASE + '/big', express.json())); app.get('/', handler);`,
    );
    expect(answers).toEqual({ 'GET /': 'no' });
  });

  it('is meant for one path where Hono is given one, and for all below with a wildcard', () => {
    const answers = answersOf(
      'authenticated',
      `import { Hono } from 'hono';
const app = new Hono();
const requireUser = async (c, next) => { if (c.req.header('authorization') !== process.env.KEY) return c.text('', 401); await next(); };
app.use('/one', requireUser);
app.use('/all/*', requireUser);
for (const path of []) app.get(path, (c) => c.text(''));
app.get('/one', (c) => c.text('')); app.get('/one/below', (c) => c.text(''));
app.get('/all/below', (c) => c.text(''));
export default app;`,
    );
    expect(answers).toMatchObject({ 'GET /one': 'yes', 'GET /one/below': 'no', 'GET /all/below': 'yes' });
  });

  it('needs a hook that runs before the handler', () => {
    const hooked = (name: string): string => `const app = require('fastify')();
app.addHook('${name}', async (request, reply) => { if (request.headers.authorization !== process.env.KEY) return reply.code(401).send(); });
app.get('/a', async () => ({}));`;
    const answer = (name: string) => answersOf('authenticated', hooked(name))['GET /a'];
    expect(['onRequest', 'preHandler', 'onSend', 'onResponse'].map(answer)).toEqual(['yes', 'yes', 'no', 'no']);
  });

  it('is yes whatever status refuses those who lack the key, and no where it only has to be there', () => {
    const answers = answersOf(
      'authenticated',
      `const Koa = require('koa'); const Router = require('@koa/router'); const app = new Koa(); const router = new Router();
router.get('/a', (ctx) => { if (ctx.get('authorization') !== process.env.KEY) ctx.throw(401, 'who?'); ctx.body = {}; });
router.get('/b', (ctx) => { if (ctx.get('authorization') !== process.env.KEY) ctx.throw(500, 'odd'); ctx.body = {}; });
router.get('/c', (ctx) => { if (!ctx.get('authorization')) ctx.throw(401, 'who?'); ctx.body = {}; });
app.use(router.routes());`,
    );
    expect(answers).toEqual({ 'GET /a': 'yes', 'GET /b': 'yes', 'GET /c': 'no' });
  });
});

describe('a route', () => {
  it.each(["['/a', process.env.EXTRA]", '`/a${process.env.EXTRA}`'])(
    'is not listed under half of its path, but told as computed: %s',
    (path) => {
      const { endpoints, unresolved } = modelOf({
        'app.js': `${express} app.get(${path}, handler); app.get('/b', handler);`,
      });
      expect(endpoints.map((it) => it.path)).toEqual(['/b']);
      expect(unresolved).toMatchObject([{ what: 'route', why: expect.stringMatching(/ is computed$/) as string }]);
    },
  );
});

describe('errors handled', () => {
  it('is no where Polka loses a rejection', () => {
    const app = (framework: string): string => `const app = require('${framework}')();
const { Pool } = require('pg'); const pool = new Pool();
app.get('/a', async (req, res) => { const { rows } = await pool.query('SELECT a FROM t'); res.end(JSON.stringify(rows)); });`;
    expect(endpointsOf(app('polka')).get('GET /a')?.errorsHandled.is).toBe('no');
    expect(modelOf({ 'app.js': app('polka') }).lostErrors).toMatchObject([{ at: { line: 3 } }]);
  });
});

describe('authorized', () => {
  it('is told of an ownership that Koa asserts, whatever the status', () => {
    const app = (check: string): string => `const Koa = require('koa'); const Router = require('@koa/router');
const jwt = require('koa-jwt'); const knex = require('knex')({ client: 'pg' }); const app = new Koa(); const router = new Router();
app.use(jwt({ secret: process.env.KEY }));
router.del('/articles/:id', async (ctx) => { const article = await knex('articles').where({ id: ctx.params.id }).first();
  ${check} await knex('articles').where({ id: article.id }).del(); ctx.status = 204; });
app.use(router.routes());`;
    for (const status of [403, 422])
      expect(
        answersOf(
          'authorized',
          app(`ctx.assert(article.author.id === ctx.state.user.id, ${String(status)}, 'not yours');`),
        ),
      ).toEqual({ 'DELETE /articles/:id': 'yes' });
    expect(answersOf('authorized', app('ctx.assert(article, 404);'))).toEqual({ 'DELETE /articles/:id': 'no' });
  });
});

describe('transactional', () => {
  const pool = `${express} const { Pool } = require('pg'); const pool = new Pool();\n`;
  const insert = (by: string, table: string): string => `await ${by}.query('INSERT INTO ${table} (a) VALUES (1)');`;
  const answerTo = (body: string) =>
    answersOf('transactional', `${pool}app.post('/a', async (req, res) => { ${body} res.end(); });`)['POST /a'];

  it('asks for a transaction from the second write on, or in a loop', () => {
    expect(answerTo(insert('pool', 'a'))).toBe('not-applicable');
    expect(answerTo(insert('pool', 'a') + insert('pool', 'b'))).toBe('no');
    expect(answerTo(`for (const each of req.body) { ${insert('pool', 'a')} }`)).toBe('no');
  });

  it('is yes where all of them run in one, and conditional where one does not', () => {
    const together = `const client = await pool.connect();
try { await client.query('BEGIN'); ${insert('client', 'a')} ${insert('client', 'b')} await client.query('COMMIT'); }
catch (error) { await client.query('ROLLBACK'); throw error; } finally { client.release(); }`;
    expect(answerTo(together)).toBe('yes');
    expect(answerTo(insert('pool', 'c') + together)).toBe('conditional');
  });
});

describe('what is not seen in a handler', () => {
  it('is told of calls that are waited for and whose package nobody knows, not of packages without effects', () => {
    const found = endpointsOf(`${express} const store = require('some-store'); const dates = require('date-fns');
const save = async (row) => { await store.save(row); };
app.get('/blind', async (req, res) => { await save(await dates.parse(req.query.at)); res.json({}); });
app.get('/seen', async (req, res) => { await dates.format(1); store.count(); res.json({}); });`);
    const blind = Object.fromEntries(
      [...found].map(([name, it]) => [name, it.handler.blind.map(({ at, ...rest }) => [at.line, rest.package])]),
    );
    expect(blind).toEqual({ 'GET /blind': [[5, 'some-store']], 'GET /seen': [] });
  });
});

describe('what is not seen', () => {
  const shop = `const express = require('express'); const { Pool } = require('pg'); const lodash = require('lodash');
const { ledger } = require('@acme/ledger'); const { price } = require('@acme/prices');
const app = express(); const pool = new Pool(); app.use(express.json());
app.post('/unknown', async (req, res) => { await ledger.record(req.body.id); res.end(); });
app.post('/beside', async (req, res) => { await pool.query('DELETE FROM hats WHERE id = $1', [1]); await ledger.record(req.body.id); res.end(); });
app.post('/returned', async (req) => ledger.record(req.body.id));
app.post('/reads', async (req, res) => { res.json(await price.findOne(req.body.id)); });
app.post('/harmless', async (req, res) => { res.json(await lodash.map([1], String)); });
app.post('/known', async (req, res) => { await pool.query('DELETE FROM hats WHERE id = $1', [1]); res.end(); });
app.get('/safe', async (req, res) => { await ledger.record(1); res.end(); });`;

  it('makes records unknown where something may change, unless it is known to do nothing or sounds like a look-up', () => {
    expect(answersOf('audited', shop)).toEqual({
      'POST /unknown': 'unknown',
      'POST /beside': 'unknown',
      'POST /returned': 'unknown',
      'POST /reads': 'not-applicable',
      'POST /harmless': 'not-applicable',
      'POST /known': 'no',
      'GET /safe': 'not-applicable',
    });
    expect(endpointsOf(shop).get('POST /unknown')!.audited).toMatchObject({
      by: 'what @acme/ledger does here is not known',
      at: { line: 4 },
    });
  });
  it('makes transactions unknown where no two writes are seen', () => {
    const { 'POST /unknown': one, 'POST /beside': two, 'POST /known': known } = answersOf('transactional', shop);
    expect([one, two, known]).toEqual(['unknown', 'unknown', 'not-applicable']);
  });
});

describe('audited', () => {
  const audit = (body: string): string => `const express = require('express'); const { Pool } = require('pg');
const config = require('./config'); const app = express(); const pool = new Pool();
const audit = (actor, operation, details) =>
  pool.query('INSERT INTO activities (performed_by, operation, details, occurred_at) VALUES ($1, $2, $3, now())', [actor, operation, details]);
const drop = () => pool.query('DELETE FROM hats');
app.delete('/hats', async (req, res) => { ${body} res.end(); });`;

  it('is conditional where a setting decides, in the handler or around a call that leads there', () => {
    for (const body of [
      "await drop(); if (config.audit.enabled) await audit(1, 'drop', {});",
      "await drop(); if (process.env.AUDIT !== 'off') { await audit(1, 'drop', {}); }",
      "await drop(); if (process.env.NODE_ENV === 'test') return res.end(); await audit(1, 'drop', {});",
    ])
      expect(answersOf('audited', audit(body))).toEqual({ 'DELETE /hats': 'conditional' });
  });
  it('is yes where the change itself decides', () => {
    const body = "const { rowCount } = await drop(); if (rowCount > 0) await audit(1, 'drop', {});";
    expect(answersOf('audited', audit(body))).toEqual({ 'DELETE /hats': 'yes' });
  });
  it('is yes where the record is a row of a relation that is made with the change, and no where that row is none', () => {
    const prisma = (
      row: string,
    ): string => `const express = require('express'); const { PrismaClient } = require('@prisma/client');
const app = express(); const prisma = new PrismaClient();
app.put('/hats/:id', async (req, res) => { await prisma.hat.update({ where: { id: req.params.id }, data: { name: 'x', ${row} } }); res.end(); });`;
    const record = "{ action: 'rename', description: 'renamed', createdBy: req.user.id, ip: req.ip }";
    for (const [row, answer] of [
      [`activityLogs: { create: ${record} }`, 'yes'],
      [`activityLogs: { createMany: { data: [${record}] } }`, 'yes'],
      [`shop: { update: { auditTrail: { create: [${record}] } } }`, 'yes'],
      [`activityLogs: { connect: { id: 1 } }`, 'no'],
      [`settings: ${record}`, 'no'],
      [`visits: { create: { action: 'rename', count: 1 } }`, 'no'],
    ] as const)
      expect([row, answersOf('audited', prisma(row))]).toEqual([row, { 'PUT /hats/:id': answer }]);
    const sequelize = (
      options: string,
    ): string => `const express = require('express'); const { Sequelize } = require('sequelize');
const app = express(); const db = new Sequelize(process.env.URL); const Hat = db.define('Hat', {}); const History = db.define('History', {});
app.post('/hats', async (req, res) => { await Hat.create({ name: 'x', histories: [{ action: 'made', details: {}, user_id: req.user.id }] }${options}); res.end(); });`;
    expect(answersOf('audited', sequelize(', { include: [History] }'))).toEqual({ 'POST /hats': 'yes' });
    expect(answersOf('audited', sequelize(''))).toEqual({ 'POST /hats': 'no' });
    const mongoose = `const express = require('express'); const mongoose = require('mongoose');
const app = express(); const Hat = mongoose.model('Hat', new mongoose.Schema({}));
app.put('/hats/:id', async (req, res) => { await Hat.findByIdAndUpdate(req.params.id, { $set: { name: 'x' }, $push: { history: { action: 'renamed', changes: 'name', by: req.user.id } } }); res.end(); });`;
    expect(answersOf('audited', mongoose)).toEqual({ 'PUT /hats/:id': 'yes' });
  });
  it('is no where rows are kept that tell of nobody', () => {
    const body =
      "await drop(); await pool.query('INSERT INTO visits (operation, details, at) VALUES ($1, $2, now())', [1, 2]);";
    expect(answersOf('audited', audit(body))).toEqual({ 'DELETE /hats': 'no' });
  });
});

describe('transactional', () => {
  it('is not known where the chain runs the handler in a transaction', () => {
    const app = (use: string): string => `const Koa = require('koa'); const Router = require('@koa/router');
const knex = require('knex')({ client: 'pg' }); const app = new Koa(); const router = new Router();
const within = (ctx, next) => knex.transaction(async (trx) => { ctx.state.trx = trx; await next(); });
${use}
router.post('/both', async (ctx) => { await ${use === '' ? 'knex' : 'ctx.state.trx'}('a').insert({ a: 1 }); await knex('b').insert({ b: 1 }); await knex('c').insert({ c: 1 }); });
app.use(router.routes());`;
    expect(answersOf('transactional', app('app.use(within);'))).toEqual({ 'POST /both': 'unknown' });
    expect(answersOf('transactional', app(''))).toEqual({ 'POST /both': 'no' });
  });
});
