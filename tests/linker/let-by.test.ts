// Requests that a step lets by unasked, by what it compares their path and method with: told for each endpoint.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is known of who sends the requests: `POST /login no`. */
const told = (files: Record<string, string>): readonly string[] =>
  modelOf(files).endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`);
const START = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const verify = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.sendStatus(401); } };`;
const ROUTES = `app.post('/login', (req, res) => res.json({})); app.get('/login', (req, res) => res.json({}));
app.get('/items/:id', (req, res) => res.json({}));`;
const guarded = (body: string, around = ''): readonly string[] =>
  told({ 'app.js': `${START} ${around} app.use((req, res, next) => { ${body} verify(req, res, next); }); ${ROUTES}` });

describe('a step that lets requests by', () => {
  it.each([
    [
      'by one of several expressions',
      `if (OPEN.some((it) => it.test(req.path))) return next();`,
      `const OPEN = [/^\\/login/, /^\\/docs$/];`,
    ],
    ['by an expression', `if (/^\\/login$/.test(req.path)) return next();`],
    ['by a match', `if (req.path.match(/log[io]n/)) { next(); return; }`],
    ['by the end', `if (req.path.endsWith('/login')) return next();`],
    ['by a part in small letters', `if (req.path.toLowerCase().indexOf('login') > -1) return next();`],
    ['by a key', `if (OPEN[req.path]) return next();`, `const OPEN = { '/login': true, '/items/:id': false };`],
    ['without the query', `if (req.originalUrl.split('?')[0] === '/login') return next();`],
    [
      'by the path of an address',
      `const { pathname } = new URL(req.originalUrl, 'http://x'); if (pathname === '/login') return next();`,
    ],
  ])('%s', (_, body, around = '') => {
    expect(guarded(body, around)).toEqual(['POST /login no', 'GET /login no', 'GET /items/:id yes']);
  });
  it.each([
    [
      'in one text',
      'if (OPEN.has(`${req.method} ${req.path}`)) return next();',
      `const OPEN = new Set(['POST /login']);`,
    ],
    [
      'in one text that begins with the path',
      "if (OPEN.includes(req.path + ':' + req.method)) return next();",
      `const OPEN = ['/login:POST'];`,
    ],
    [
      'in objects',
      `if (OPEN.some((it) => it.method === req.method && it.path === req.path)) return next();`,
      `const OPEN = [{ method: 'POST', path: '/login' }, { method: 'GET', path: '/other' }];`,
    ],
  ])('by method and path %s', (_, body, around) => {
    expect(guarded(body, around)).toEqual(['POST /login no', 'GET /login yes', 'GET /items/:id yes']);
  });
  it('by an expression that only some values of a parameter fit', () => {
    expect(guarded(`if (/^\\/items\\/\\d+$/.test(req.path)) return next();`).at(-1)).toBe('GET /items/:id conditional');
  });
  it('but for those below some paths', () => {
    const body = `if (!GUARDED.some((it) => req.path.startsWith(it))) return next();`;
    expect(guarded(body, `const GUARDED = ['/items', '/admin'];`)).toEqual([
      'POST /login no',
      'GET /login no',
      'GET /items/:id yes',
    ]);
  });
  it('is not understood where the list is not written out', () => {
    const body = `if (OPEN.some((it) => it.test(req.path))) return next();`;
    expect(guarded(body, `const OPEN = require('unknown-lists').open;`)).toEqual(
      expect.arrayContaining(['POST /login conditional', 'GET /items/:id conditional']),
    );
  });
});

describe('the path below a mount', () => {
  const routes = `r.post('/login', (req, res) => res.json({})); r.get('/items', (req, res) => res.json({}));`;
  it.each([
    [
      'of a router',
      `r.use((req, res, next) => { if (req.path === '/login') return next(); verify(req, res, next); });`,
      `app.use('/api', r);`,
    ],
    [
      'of the step',
      '',
      `app.use('/api', (req, res, next) => { if (req.url === '/login') return next(); verify(req, res, next); }); app.use('/api', r);`,
    ],
    [
      'is not that of the original address',
      `r.use((req, res, next) => { if (req.originalUrl === '/api/login') return next(); verify(req, res, next); });`,
      `app.use('/api', r);`,
    ],
  ])('%s', (_, own, mount) => {
    expect(told({ 'app.js': `${START} const r = express.Router(); ${own} ${routes} ${mount}` })).toEqual([
      'POST /api/login no',
      'GET /api/items yes',
    ]);
  });
  it('is none for what the original address is compared with', () => {
    const own = `r.use((req, res, next) => { if (req.originalUrl === '/login') return next(); verify(req, res, next); });`;
    expect(told({ 'app.js': `${START} const r = express.Router(); ${own} ${routes} app.use('/api', r);` })).toEqual([
      'POST /api/login yes',
      'GET /api/items yes',
    ]);
  });
});

describe('what options except', () => {
  it('is for paths, expressions and methods', () => {
    const app = `import express from 'express'; import { expressjwt } from 'express-jwt'; const app = express();
app.use(expressjwt({ secret: process.env.KEY, algorithms: ['HS256'] }).unless({ path: ['/login', /^\\/public/, { url: '/items', methods: ['GET'] }] }));
app.post('/login', (req, res) => res.json({})); app.get('/public/a', (req, res) => res.json({}));
app.get('/items', (req, res) => res.json({})); app.post('/items', (req, res) => res.json({}));`;
    expect(told({ 'app.js': app })).toEqual(['POST /login no', 'GET /public/a no', 'GET /items no', 'POST /items yes']);
  });
  it('may be decided by a function', () => {
    const app = `import express from 'express'; import { expressjwt } from 'express-jwt'; import { isOpen } from './open.js'; const app = express();
app.use(expressjwt({ secret: process.env.KEY, algorithms: ['HS256'] }).unless({ custom: (req) => isOpen(req) }));
app.get('/items', (req, res) => res.json({}));`;
    expect(told({ 'app.js': app, 'open.js': 'export const isOpen = (req) => req.ip === "1";' })).toEqual([
      'GET /items conditional',
    ]);
  });
  it('is a member of own middleware', () => {
    const app = `const { unless } = require('express-unless'); verify.unless = unless;
app.use(verify.unless({ path: [{ url: '/login', methods: ['POST'] }] }));`;
    expect(told({ 'app.js': `${START} ${app} ${ROUTES}` })).toEqual([
      'POST /login no',
      'GET /login yes',
      'GET /items/:id yes',
    ]);
  });
  it('stands first in a combination', () => {
    const app = `import { Hono } from 'hono'; import { except } from 'hono/combine'; import { bearerAuth } from 'hono/bearer-auth';
const app = new Hono(); app.use('/api/*', except(['/api/public/*', '/api/login'], bearerAuth({ token: process.env.T })));
app.get('/api/public/x', (c) => c.json({})); app.post('/api/login', (c) => c.json({})); app.get('/api/me', (c) => c.json({})); export default app;`;
    expect(told({ 'app.ts': app })).toEqual(['GET /api/public/x no', 'POST /api/login no', 'GET /api/me yes']);
  });
});

it('what was shown and the secret are hidden in one way before they are compared', () => {
  const app = `const crypto = require('crypto'); const hidden = (text) => crypto.createHmac('sha256', process.env.SALT).update(text).digest();
app.post('/hook', (req, res) => { if (!hidden(req.get('x-key') ?? '').equals(hidden(process.env.KEY))) return res.sendStatus(401); res.end(); });
app.post('/other', (req, res) => { if (!hidden(req.body.a).equals(hidden(req.body.b))) return res.sendStatus(401); res.end(); });`;
  expect(told({ 'app.js': `${START} ${app}` })).toEqual(['POST /hook yes', 'POST /other no']);
});
it('buffers are compared by a method of theirs', () => {
  const app = `const crypto = require('crypto'); const mac = (body) => crypto.createHmac('sha256', process.env.KEY).update(body).digest();
app.post('/hook', (req, res) => { if (!mac(req.body).equals(Buffer.from(req.get('x-signature'), 'hex'))) return res.sendStatus(401); res.end(); });`;
  expect(told({ 'app.js': `${START} ${app}` })).toEqual(['POST /hook yes']);
});

it('several that were made one stand below the path of their router, and not perhaps below another', () => {
  const app = `import Koa from 'koa'; import Router from '@koa/router'; import jwt from 'jsonwebtoken'; import compose from 'koa-compose';
const auth = async (ctx, next) => { try { ctx.state.user = jwt.verify(ctx.get('Authorization'), process.env.KEY); } catch { ctx.throw(401); } await next(); };
const app = new Koa(); const r = new Router({ prefix: '/n' });
r.use(compose([auth, async (ctx, next) => { if (!ctx.state.user.admin) ctx.throw(403); await next(); }]));
r.post('/y', (ctx) => { ctx.body = 1; }); app.use(r.routes());`;
  expect(told({ 'app.js': app })).toEqual(['POST /n/y yes']);
});
