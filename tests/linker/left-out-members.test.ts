// What an object of a table of routes leaves out: a value that stands in for it is then the only one.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const TABLE = `const express = require('express'); const app = express();
const guard = (req, res, next) => { if (req.get('x-key') !== process.env.KEY) return res.sendStatus(401); next(); };
const handler = (req, res) => res.json({});
const routes = [{ method: 'get', path: '/x', handler }, { method: 'post', path: '/y', middleware: [guard], handler }];`;

it.each([
  ['in a loop', `for (const it of routes) app[it.method](it.path, ...(it.middleware || []), it.handler);`],
  ['in a callback', `routes.forEach((it) => app[it.method](it.path, it.middleware ?? [], it.handler));`],
  [
    'taken apart',
    `for (const { method, path, middleware = [], handler } of routes) app[method](path, middleware, handler);`,
  ],
])('%s', (_, loop) => {
  const { endpoints } = modelOf({ 'app.js': `${TABLE} ${loop}` });
  expect(endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)).toEqual(['GET /x no', 'POST /y yes']);
});
it('is not known where somebody may have put it in', () => {
  const { endpoints } = modelOf({
    'app.js': `${TABLE} require('./unseen').amend(routes); for (const it of routes) app[it.method](it.path, ...(it.middleware || []), it.handler);`,
  });
  expect(endpoints.map((it) => it.authenticated.is)).not.toContain('no');
});
