// What a plugin is registered with is known inside it, also where it is wrapped.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a handler that asks for a mark; `hook`: who sets it. */
function marked(hook: string, options = '{ secret: process.env.SECRET }'): string {
  const { endpoints } = modelOf({
    'app.js': `import fastify from 'fastify';
import fp from 'fastify-plugin';
const app = fastify();
const run = async (name, work) => work();
const plugin = fp(async (instance, options) => { instance.addHook('preHandler', ${hook}); });
app.register(plugin, ${options});
app.post('/cakes', async (request, reply) => {
  if (!request.service) return reply.status(404).send();
  return reply.send({ done: await bake() });
});
app.listen({ port: 1 });`,
  });
  return endpoints[0]!.authenticated.is;
}
it('compares with a secret that the plugin was handed', () => {
  const compares = '{ if (request.headers.authorization === `Service ${options.secret}`) request.service = true; }';
  expect(marked(`async (request) => ${compares}`)).toBe('yes');
  expect(marked(`async (request) => run('mark', async () => ${compares})`)).toBe('yes');
});
it('compares with nothing of the kind', () => {
  const compares = '{ if (request.headers.authorization === options.prefix) request.service = true; }';
  expect(marked(`async (request) => ${compares}`, "{ prefix: 'Service' }")).toBe('no');
});
it('has no place of its own where it acts on what is around it', () => {
  const { endpoints } = modelOf({
    'app.js': `import fastify from 'fastify';
import fp from 'fastify-plugin';
const app = fastify();
app.register(fp(async (it, { prefix }) => { it.get(prefix, () => 1); it.get('/cakes', () => 1); }), { prefix: '/open' });
app.register(async (it) => { it.get('/cakes', () => 1); }, { prefix: '/own' });
app.listen({ port: 1 });`,
  });
  expect(endpoints.map((it) => it.path).sort()).toEqual(['/cakes', '/open', '/own/cakes']);
});
