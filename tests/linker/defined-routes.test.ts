// Routes of a contract, in the order of what answers them, and what stands before each.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const CONTRACT = `import { initContract } from '@ts-rest/core'; import { z } from 'zod';
const c = initContract();
const inner = c.router({ list: c.query({ method: 'GET', path: '', query: z.object({ page: z.coerce.number() }), responses: {} }) }, { pathPrefix: '/inner' });
export const hats = c.router({
  one: { method: 'GET', path: '/:id', responses: {} },
  make: { method: 'POST', path: '', body: z.object({ name: z.string().max(9) }), responses: {} },
  note: { method: 'PATCH', path: '/:id', body: c.type<{ text: string }>(), responses: {} },
  left: { method: 'PUT', path: '/left', body: c.noBody(), responses: {} },
  inner,
}, { pathPrefix: '/hats' });
export const all = { hats };`;
const told = (app: string): readonly string[] =>
  modelOf({ 'contract.ts': CONTRACT, 'app.ts': app }, { express: '4.19.0' })
    .endpoints.map(
      ({ method, path, chain, validated, errorsHandled, authenticated }) =>
        `${method} ${path}: ${chain.map(({ text }) => text).join()}; ${validated.body.is} ${validated.query.is} ${errorsHandled.is} ${authenticated.is}`,
    )
    .sort();

it('endpoints of Express: routers in routers, middleware of all and of one, schemas and types', () => {
  expect(
    told(`import express from 'express'; import { createExpressEndpoints, initServer } from '@ts-rest/express'; import { all, hats } from './contract.ts';
      const s = initServer(); const app = express(); const api = express.Router();
      const guard = (req, res, next) => (req.headers.authorization === process.env.KEY ? next() : res.status(401).end());
      const first = (req, res, next) => next();
      const routes = s.router(hats, {
        one: s.route(hats.one, async ({ params }) => ({ status: 200, body: params.id })),
        make: { middleware: [guard], handler: async ({ body }) => ({ status: 201, body: await fetch(process.env.URL + body.name) }) },
        note: async ({ body: { text } }) => ({ status: 200, body: text }),
        inner: { list: async ({ query, req }) => ({ status: 200, body: query.page }) },
      });
      app.use('/api', api); createExpressEndpoints(all, { hats: routes }, api, { globalMiddleware: [first] });`),
  ).toEqual([
    'GET /api/hats/:id: first; not-applicable not-applicable yes no',
    'GET /api/hats/inner: first,query; not-applicable yes yes no',
    'PATCH /api/hats/:id: first; no not-applicable yes no',
    'POST /api/hats: first,guard,body; yes not-applicable yes yes',
  ]);
});

it('what answers is not seen: the routes are there all the same', () => {
  expect(
    told(`import express from 'express'; import { createExpressEndpoints } from '@ts-rest/express'; import { hats } from './contract.ts'; import { routes } from '@acme/hats';
      const app = express(); createExpressEndpoints(hats, routes, app);`).map((it) => it.split(':')[0]),
  ).toEqual(['GET /hats/', 'GET /hats/inner', 'PATCH /hats/', 'POST /hats', 'PUT /hats/left']);
});

it('endpoints of Fastify: on the application, and in a plugin below a prefix', () => {
  expect(
    told(`import fastify from 'fastify'; import { initServer } from '@ts-rest/fastify'; import { hats } from './contract.ts';
      const s = initServer(); const app = fastify();
      const guard = async (request, reply) => { if (request.headers.authorization !== process.env.KEY) return reply.code(401).send(); };
      const made = s.router(hats.inner, { list: async ({ query }) => ({ status: 200, body: query.page }) });
      s.registerRouter({ one: hats.one }, { one: { hooks: { preHandler: [guard] }, handler: async () => ({ status: 200, body: 1 }) } }, app);
      app.register(s.plugin(made), { prefix: '/v1', hooks: { onRequest: guard } });`),
  ).toEqual([
    'GET /hats/:id: guard; not-applicable not-applicable yes yes',
    'GET /v1/hats/inner: guard,query; not-applicable yes yes yes',
  ]);
});
