// Outcomes of checks that come back in instances, or by packages that nobody described: for whom they fail is not known.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const jwt = require('jsonwebtoken'); const { PrismaClient } = require('@prisma/client');
const app = express(); const db = new PrismaClient();
const signed = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.sendStatus(401); } };`;
const answers = (text: string): readonly string[] => {
  const [only] = modelOf({ 'app.js': `${START}\n${text}\napp.listen(1);` }).endpoints;
  return [only!.authenticated.is, only!.authorized.is];
};

describe('an outcome in an instance', () => {
  const classes = `class Ok { constructor(v) { this.value = v; } isErr() { return false; } } class Err { isErr() { return true; } }`;
  const check = `function check(token) { try { return new Ok(jwt.verify(token, process.env.KEY)); } catch { return new Err(); } }`;
  const route = (body: string): string => `${classes} ${check} app.post('/x', (req, res) => { ${body} });`;
  it('that is asked what it is refuses strangers', () => {
    const body = 'const r = check(req.headers.authorization); if (r.isErr()) return res.sendStatus(401); res.json(1);';
    expect(answers(route(body))[0]).toBe('yes');
  });
  it('that refuses strangers by what it hangs on is not told as open', () => {
    const body = 'const r = check(req.headers.authorization); if (r.isErr()) return res.sendStatus(401); res.json(1);';
    const set = route(body).replace(
      'isErr() { return true; }',
      'isErr() { return this.failed(); } failed() { return app.get("x"); }',
    );
    expect(answers(set)[0]).toBe('unknown');
  });
  it('that nobody is refused for is', () => {
    expect(answers(route('const r = check(req.headers.authorization); res.json(r.value);'))[0]).toBe('no');
  });
  it('that refuses for another reason is', () => {
    const body =
      'const r = check(req.headers.authorization); if (!req.body.name) return res.sendStatus(400); res.json(r.value);';
    expect(answers(route(body))[0]).toBe('no');
  });
});

describe('a right', () => {
  it.each([
    [
      'that a list is folded into',
      "const may = ['a'].reduce((all, it) => all && req.user.rights.includes(it), true); if (!may) return res.sendStatus(403);",
    ],
    [
      'that is told by what is stored for whom a header names',
      `const rows = await db.userRole.findMany({ where: { userId: req.get('X-User-Id') } });
       const hasPermission = (roles, right) => roles.some((it) => TABLE[it]?.includes(right));
       if (!hasPermission(rows.map((it) => it.name), 'a')) return res.sendStatus(403);`,
    ],
  ])('%s is not told as missing', (_, body) => {
    const text = `const TABLE = { admin: ['a'] }; app.post('/x', signed, async (req, res) => { ${body} res.json(1); });`;
    expect(answers(text)[1]).not.toBe('no');
  });
  it.each([
    ['a form of a text', "if (!req.user.name.startsWith('a')) return res.sendStatus(403);"],
    [
      'how much there is of something',
      'const n = await db.item.count({ where: { by: req.user.id } }); if (n > 10) return res.sendStatus(403);',
    ],
    ['what is sent', "if (req.body.kind === 'x') return res.sendStatus(403);"],
  ])('is not %s', (_, body) => {
    expect(answers(`app.post('/x', signed, async (req, res) => { ${body} res.json(1); });`)).toEqual(['yes', 'no']);
  });
  it('may be asked in a chain of outcomes by a package that nobody described', () => {
    const chain = `const { ResultAsync, errAsync, okAsync } = require('neverthrow');
const load = (id) => ResultAsync.fromPromise(db.user.findUnique({ where: { id } }), (e) => e);
const mayWrite = (user, id) => load(id).andThen((it) => (it.owner === user.id ? okAsync(it) : errAsync(new Error('no'))));
app.delete('/x/:id', signed, (req, res) => load(req.user.id).andThen((user) => mayWrite(user, req.params.id)).map(() => res.sendStatus(200)).mapErr(() => res.sendStatus(403)));`;
    expect(answers(chain)[1]).not.toBe('no');
  });
});

describe('who asks', () => {
  it('is handed to a package that nobody described, and waited for', () => {
    const files = {
      'app.ts': `import { Hono } from 'hono'; import { Effect } from 'effect'; import { PrismaClient } from '@prisma/client';
const db = new PrismaClient(); const app = new Hono();
const tenant = (c) => Effect.tryPromise(async () => { const row = await db.apiKey.findUnique({ where: { key: c.req.header('Authorization') } }); if (!row) throw new Error('no'); return row; });
app.use('*', async (c, next) => { const found = await Effect.runPromise(tenant(c)); c.set('tenant', found); await next(); });
app.post('/x', async (c) => c.json(await db.item.create({ data: { a: (await c.req.json()).a } })));
export default app;`,
    };
    expect(modelOf(files).endpoints[0]!.authenticated.is).toBe('unknown');
    const logs = files['app.ts'].replace('Effect.runPromise(tenant(c))', "Effect.runPromise(Effect.logInfo('x'))");
    expect(modelOf({ 'app.ts': logs }).endpoints[0]!.authenticated.is).toBe('no');
  });
  it('is found by a key of theirs in whichever table', () => {
    const body = (column: string, status: number): string =>
      `app.post('/x', async (req, res) => { const user = await db.user.findFirst({ where: { ${column}: req.query.key } }); if (!user) return res.sendStatus(${String(status)}); res.json(1); });`;
    expect(answers(body('apiKey', 401))[0]).toBe('yes');
    expect(answers(body('name', 404))[0]).toBe('no');
  });
  it('is not asked where all cases were taken before', () => {
    const hook = (type: string): readonly string[] => {
      const model = modelOf({
        'app.ts': `import fastify from 'fastify'; const app = fastify();
function unreachable(kind${type}) { throw new Error('which?'); }
function nameOf(user) { if (!user) return 'nobody'; if (user.kind === 'key') return 'key'; unreachable(user.kind); }
app.addHook('onRequest', async (request) => { console.log(nameOf(request.user)); });
app.get('/open', async () => 1);
app.get('/mine', { onRequest: [async (request) => { if (request.headers.authorization !== process.env.KEY) { const e = new Error('no'); e.statusCode = 401; throw e; } request.user = { kind: 'key' }; }] }, async () => 1);
app.listen({ port: 1 });`,
      });
      return model.endpoints.map((it) => it.authenticated.is);
    };
    expect(hook(': never')).toEqual(['no', 'yes']);
  });
});

describe('a path that is let by', () => {
  it.each([
    "!req.path.startsWith('/api/') || req.path.startsWith('/api/auth')",
    "req.path.startsWith('/api/auth') || !req.path.startsWith('/api/')",
    "!(req.path.startsWith('/api/') && !req.path.startsWith('/api/auth'))",
    "!req.path.startsWith('/api/') || req.path === '/api/auth/login'",
  ])('by %s', (condition) => {
    const model = modelOf({
      'app.js': `${START}
app.use((req, res, next) => { if (${condition}) return next(); signed(req, res, next); });
app.post('/api/auth/login', (req, res) => res.json(1)); app.get('/api/things', (req, res) => res.json(1)); app.get('/page', (req, res) => res.json(1));
app.listen(1);`,
    });
    expect(model.endpoints.map((it) => it.authenticated.is)).toEqual(['no', 'yes', 'no']);
  });
});

describe('an object that is assigned what it was made of', () => {
  it('costs no application', () => {
    const model = modelOf({
      'app.js': `${START}
const flat = (of, before = '') => { const out = {};
  for (const [key, it] of Object.entries(of)) { const name = before + key;
    if (it && !Array.isArray(it)) Object.assign(out, flat(it, name)); else if (Array.isArray(it)) it.forEach((one, n) => { Object.assign(out, flat(one, name + n)); }); else out[name] = String(it); }
  return out; };
app.post('/export', async (req, res) => { const out = flat(await db.item.findMany()); res.send(Object.keys(out).map((key) => out[key].replace(/"/g, '')).join()); });
app.listen(1);`,
    });
    expect(model.endpoints.map((it) => it.authenticated.is)).toEqual(['no']);
  });
});
