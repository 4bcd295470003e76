// A plugin that carries the symbol of Fastify for it acts on the scope around it, and no other does.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  [`auth[Symbol.for('skip-override')] = true;`, 'yes'],
  [`auth[Symbol.for('something-else')] = true;`, 'no'],
  ['', 'no'],
])('%s', (mark, is) => {
  const { endpoints } = modelOf({
    'app.js': `const Fastify = require('fastify'); const app = Fastify(); app.register(require('@fastify/jwt'), { secret: process.env.KEY });
async function auth(f) { f.addHook('onRequest', async (req) => { await req.jwtVerify(); }); } ${mark}
app.register(async (inner) => { inner.register(auth); inner.get('/in', async () => 1); }); app.get('/out', async () => 1); app.listen({ port: 1 });`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is}`).sort()).toEqual([`/in ${is}`, '/out no']);
});
