// Routers that are found in a folder while the program runs, or put together by a helper.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const list = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files).endpoints.map((it) => `${it.path} ${it.authenticated.is}`);
const users = `const r = require('express').Router(); r.get('/a', (q, s) => s.json([])); module.exports = r;`;

it('is told the names in a folder by a callback', () => {
  expect(
    list({
      'app.js': `const express = require('express'); const fs = require('fs'); const app = express();
fs.readdir('./routes', (error, files) => { files.forEach((file) => { const name = file.split('.')[0]; app.use('/api/' + name, require('./routes/' + name + '.js')); }); app.listen(1); });`,
      'routes/users.js': users,
    }),
  ).toEqual(['/api/users/a no']);
});
it('mounts a router below the prefix that its module names, and nowhere else', () => {
  expect(
    list({
      'app.js': `import express from 'express'; import fs from 'node:fs'; const app = express();
for (const file of fs.readdirSync('./routes')) { const { default: router, prefix } = await import('./routes/' + file); app.use(prefix ?? '/', router); }
app.listen(1);`,
      'routes/users.js': `import { Router } from 'express'; const r = Router(); r.get('/a', (q, s) => s.json([])); export const prefix = '/users'; export default r;`,
      'routes/plain.js': `import { Router } from 'express'; const r = Router(); r.get('/b', (q, s) => s.json([])); export default r;`,
    }),
  ).toEqual(['/b no', '/users/a no']);
});
it.each(['combine(a, b)', 'combine([a, b])', 'combine(a, b)()'])('mounts several routers at once: %s', (made) => {
  const router = (path: string): string =>
    `const Router = require('koa-router'); const r = new Router(); r.get('${path}', (ctx) => { ctx.body = 1; }); module.exports = r;`;
  expect(
    list({
      'app.js': `const Koa = require('koa'); const jwt = require('koa-jwt'); const combine = require('koa-combine-routers'); const a = require('./a.js'); const b = require('./b.js');
const app = new Koa(); app.use(jwt({ secret: process.env.S }).unless({ path: [/^\\/b/] })); app.use(${made}); app.listen(1);`,
      'a.js': router('/a'),
      'b.js': router('/b'),
    }),
  ).toEqual(['/a yes', '/b no']);
});
