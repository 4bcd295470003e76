// Who is kept in the session under one of many names, and looked up again: that somebody is there is no right.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each(['user', 'currentUser', 'userId', 'loggedInUser'])('is known by %s, and may no more for it', (name) => {
  const { endpoints } = modelOf({
    'app.js': `import Fastify from 'fastify'; import session from '@fastify/session'; import Database from 'better-sqlite3';
const app = Fastify(); app.register(session, { secret: process.env.S }); const db = new Database('x.db');
const find = (id) => { const row = db.prepare('SELECT id, is_admin FROM users WHERE id = ?').get(id); if (row == null) return null; return { id: row.id, isAdmin: !!row.is_admin }; };
app.addHook('preHandler', async (request, reply) => {
  if (!request.session?.${name}) { return reply.code(401).send(); }
  request.currentUser = find(request.session.${name});
  if (request.currentUser == null) { return reply.code(401).send(); }
});
app.get('/x', async () => 1);
app.get('/y', { preHandler: async (request, reply) => { if (!request.currentUser.isAdmin) return reply.code(403).send(); } }, async () => 1);
app.listen({ port: 1 });`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual([
    '/x yes no',
    '/y yes yes',
  ]);
});
