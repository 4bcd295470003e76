// Classes that extend one of a library and are handed over as handlers: their method answers.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const ROUTES = `import { OpenAPIRoute } from 'chanfana'; import { z } from 'zod';
export class Remove extends OpenAPIRoute {
  schema = { request: { params: z.object({ id: z.string() }), body: { content: { 'application/json': { schema: z.object({ key: z.string() }) } } } } };
  async handle(c) {
    const data = await this.getValidatedData();
    await fetch(process.env.URL + data.params.id + data.body.key);
    return { ok: true };
  }
}
export class Upload extends OpenAPIRoute {
  schema = { request: { query: z.object({ key: z.string() }) } };
  async handle(c) {
    const data = await this.getValidatedData();
    const body = await c.req.json();
    await fetch(process.env.URL + data.query.key + body.name);
    return { ok: true };
  }
}`;
const told = (app: string): readonly string[] =>
  modelOf({ 'routes.ts': ROUTES, 'app.ts': app }, { hono: '4.6.0', chanfana: '3.0.0' })
    .endpoints.map(
      ({ method, path: at, validated: { body, query, path }, authenticated }) =>
        `${method} ${at}: body ${body.is}, query ${query.is}, path ${path.is}; ${authenticated.is}`,
    )
    .sort();

it('guards of the application stand before them, and what is checked is what their schemas say', () => {
  expect(
    told(`import { Hono } from 'hono'; import { basicAuth } from 'hono/basic-auth'; import { fromHono } from 'chanfana'; import { Remove, Upload } from './routes.ts';
      const app = new Hono(); const openapi = fromHono(app);
      app.use('/api/*', basicAuth({ username: process.env.U, password: process.env.P }));
      openapi.post('/api/things/:id', Remove);
      openapi.put('/upload', Upload);
      export default app;`),
  ).toEqual([
    'POST /api/things/:id: body yes, query not-applicable, path yes; yes',
    'PUT /upload: body no, query yes, path not-applicable; no',
  ]);
});

it('they stand below the path that the application is given', () => {
  expect(
    told(`import { Hono } from 'hono'; import { fromHono } from 'chanfana'; import { Upload } from './routes.ts';
      const openapi = fromHono(new Hono(), { base: '/v1' });
      openapi.post('/upload', Upload);
      export default openapi;`),
  ).toEqual(['POST /v1/upload: body no, query yes, path not-applicable; no']);
});
