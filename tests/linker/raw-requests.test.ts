// What a framework wraps is the request of the platform, and whoever is handed that is shown its credentials.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const AUTH = `import Database from 'better-sqlite3'; const db = new Database('x.db');
const find = (h) => h.startsWith('Bearer ') ? db.prepare('SELECT id FROM users WHERE token = ?').get(h.slice(7)) ?? null : null;
const auth = (req) => find(req.headers['authorization'] || '');
const authWeb = (req) => find(req.headers.get('authorization') || '');
`;
const PROGRAMS = {
  'Fastify request.raw': `import Fastify from 'fastify'; const app = Fastify();
    app.get('/', async (request, reply) => { if (!auth(request.raw)) { return reply.code(401).send({}); } return { ok: 1 }; });
    app.listen({ port: 1 });`,
  'Koa ctx.req': `import Koa from 'koa'; import Router from '@koa/router'; const app = new Koa(); const router = new Router();
    router.get('/', async (ctx) => { if (!auth(ctx.req)) { ctx.status = 401; return; } ctx.body = { ok: 1 }; });
    app.use(router.routes()); app.listen(1);`,
  'Hono c.req.raw': `import { Hono } from 'hono'; const app = new Hono();
    app.get('/', async (c) => { if (!authWeb(c.req.raw)) { return c.json({}, 401); } return c.json({ ok: 1 }); });
    export default app;`,
  'hapi request.raw.req': `import Hapi from '@hapi/hapi'; import Boom from '@hapi/boom'; const server = Hapi.server({ port: 1 });
    server.route({ method: 'GET', path: '/', handler: (request, h) => {
      if (!auth(request.raw.req)) { throw Boom.unauthorized(); } return { ok: 1 }; } });
    server.start();`,
};
it.each(Object.entries(PROGRAMS))('%s', (_, text) => {
  const { endpoints } = modelOf({ 'app.js': `${AUTH}${text}` });
  expect(endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)).toEqual(['GET / yes']);
});
