// Methods that plugins put on the request, of which nothing is known, and which fail for whom they do not know.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const authenticated = (route: string): string | undefined =>
  modelOf({
    'app.js': `const app = require('fastify')(); app.register(require('@fastify/jwt'), { secret: process.env.S, namespace: 'access' });
${route} app.listen({ port: 1 });`,
  }).endpoints[0]?.authenticated.is;

it.each([
  [
    'verifies in a hook',
    "app.get('/x', { preHandler: async (request) => { await request.accessJwtVerify(); } }, async () => ({}));",
    'unknown',
  ],
  [
    'verifies, and whoever fails is refused',
    "app.get('/x', { onRequest: async (request, reply) => { try { await request.accessJwtVerify(); } catch (error) { reply.code(401).send(error); } } }, async () => ({}));",
    'unknown',
  ],
  [
    'verifies in the handler',
    "app.get('/x', async (request) => { await request.ensureSignedIn(); return {}; });",
    'unknown',
  ],
  ['counts', "app.get('/x', async (request) => { await request.countVisit(); return {}; });", 'no'],
])('a method of the request that %s', (_, route, is) => {
  expect(authenticated(route)).toBe(is);
});
