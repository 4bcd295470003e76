// A function that is handed nothing to go on with answers all below its path.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function endpoints(uses: string): readonly string[] {
  const { endpoints: found } = modelOf({
    'app.js': `const express = require('express'); const app = express(); ${uses} app.listen(1);`,
  });
  return found.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`);
}
it('as a route does', () => {
  expect(
    endpoints("app.use('/blob', (req, res) => { if (!req.query.id) return res.status(400).end(); res.send('x'); });"),
  ).toEqual(['ALL /blob/* no']);
  const guard =
    'app.use((req, res, next) => { if (req.headers.key !== process.env.KEY) return res.sendStatus(401); next(); });';
  expect(endpoints(`${guard} app.use('/old', (req, res) => res.redirect('/new'));`)).toEqual(['ALL /old/* yes']);
});
it('but not what goes on, answers that nothing is there, or has no path', () => {
  expect(endpoints("app.use('/log', (req, res, next) => { next(); });")).toEqual([]);
  expect(endpoints("app.use('/api', (req, res) => { res.status(404).json({}); });")).toEqual([]);
  expect(endpoints("app.use((req, res) => { res.send('x'); });")).toEqual([]);
  expect(endpoints("app.use('/log', (req, ...rest) => { rest[0].send('x'); rest[1](); });")).toEqual([]);
  expect(
    endpoints("app.use('/log', (req, res, ...rest) => { if (req.query.x) return res.send('x'); rest[0](); });"),
  ).toEqual([]);
});
it('where what is given back is the answer, also below no path', () => {
  const found = (uses: string): readonly string[] => {
    const { endpoints: all } = modelOf({
      'app.ts': `import { Hono } from 'hono'; import { auth } from './auth'; const app = new Hono(); ${uses} export default app;`,
    });
    return all.map((it) => `${it.method} ${it.path}`);
  };
  expect(found("app.use('/files/*', (c) => c.text('x'));")).toEqual(['ALL /files/*']);
  expect(found("app.use('/auth/*', (c) => auth.handler(c.req.raw));")).toEqual(['ALL /auth/*']);
  expect(found("app.use('/one', async (c) => { const x = await c.req.text(); return c.text(x); });")).toEqual([
    'ALL /one',
  ]);
  expect(found("app.use('/*', (c) => c.html('x'));")).toEqual(['ALL /*']);
  expect(found("app.use('/log/*', async (c, next) => { await next(); });")).toEqual([]);
  expect(found("app.use('/head/*', async (c) => { c.header('x', 'y'); });")).toEqual([]);
  expect(found("app.use('*', (c) => c.json({ error: 'none' }, 404));")).toEqual([]);
});
