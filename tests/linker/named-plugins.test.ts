// Plugins are exported by their name as well as by default, and are the same plugins.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({ 'app.ts': text }).endpoints.map(({ method, path, authenticated }) => [
      `${method} ${path}`,
      authenticated.is,
    ]),
  );
const routes = `app.get('/x', async () => ({ ok: 1 }));
  app.get('/y', async (request: any) => { await request.jwtVerify(); return { ok: 1 }; }); app.listen({ port: 1 });`;

it.each(['fastifyJwt', '{ fastifyJwt }'])('%s verifies where it is asked to', (jwt) => {
  const text = `import Fastify from 'fastify'; import ${jwt} from '@fastify/jwt'; const app = Fastify();
    app.register(fastifyJwt, { secret: process.env.S! }); ${routes}`;
  expect(answers(text)).toEqual({ 'GET /x': 'no', 'GET /y': 'yes' });
});
it.each(['fastifyBasicAuth', '{ fastifyBasicAuth }'])('%s asks where its hook is put', (basic) => {
  const text = `import Fastify from 'fastify'; import ${basic} from '@fastify/basic-auth'; const app = Fastify();
    app.register(fastifyBasicAuth, { validate: async (u: string, p: string) => { if (p !== process.env.P) throw new Error(u); } });
    app.get('/open', async () => 1);
    app.after(() => { app.get('/', { onRequest: app.basicAuth }, async () => 1); }); app.listen({ port: 1 });`;
  expect(answers(text)).toEqual({ 'GET /open': 'no', 'GET /': 'yes' });
});
it.each(['mercurius', '{ mercurius }'])('%s serves a graph', (mercurius) => {
  const text = `import Fastify from 'fastify'; import { fastifyJwt } from '@fastify/jwt';
    import ${mercurius} from 'mercurius'; const app = Fastify(); app.register(fastifyJwt, { secret: process.env.S! });
    app.register(mercurius, {
      schema: 'type Query { me: String }',
      resolvers: { Query: { me: (_: any, __: any, ctx: any) => {
        if (!ctx.client) { throw new Error('unauthenticated'); } return ctx.client.id; } } },
      context: async (request: any) => { try { return { client: await request.jwtVerify() }; } catch { return {}; } },
    }); app.listen({ port: 1 });`;
  expect(answers(text)).toMatchObject({ 'QUERY me': 'yes' });
});
it.each(['FastifyOtelInstrumentation', '{ FastifyOtelInstrumentation }'])('%s only watches', (otel) => {
  const text = `import Fastify from 'fastify'; import ${otel} from '@fastify/otel'; const app = Fastify();
    const watched = new FastifyOtelInstrumentation({ registerOnInitialization: true });
    app.register(watched.plugin()); app.get('/x', async () => ({ ok: 1 })); app.listen({ port: 1 });`;
  expect(answers(text)).toEqual({ 'GET /x': 'no' });
});
