// Members of what a middleware of Hono sets on its context, read as a variable or by its name.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const { endpoints } = modelOf({
  'app.ts': `import { Hono } from 'hono'; import { createMiddleware } from 'hono/factory'; import jwt from 'jsonwebtoken';
const app = new Hono();
const load = createMiddleware(async (c, next) => {
  const token = c.req.header('authorization');
  let person: any = null;
  if (token) { try { person = jwt.verify(token, process.env.KEY!); } catch {} }
  c.set('ctx', { person, number: 'x' });
  await next();
});
const by = createMiddleware(async (c, next) => { if (!c.var.ctx.person) return c.json({}, 401); await next(); });
const named = createMiddleware(async (c, next) => { const ctx = c.get('ctx'); if (!ctx.person) return c.json({}, 401); await next(); });
const taken = createMiddleware(async (c, next) => { const { ctx } = c.var; if (!ctx?.person) return c.json({}, 401); await next(); });
app.use('*', load);
app.get('/by', by, (c) => c.json({})); app.get('/named', named, (c) => c.json({})); app.get('/taken', taken, (c) => c.json({}));
app.get('/open', (c) => c.json({}));
export default app;`,
});

it('are somebody where they were made of a credential, and nobody otherwise', () => {
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual([
    '/by yes no',
    '/named yes no',
    '/taken yes no',
    '/open no no',
  ]);
});
