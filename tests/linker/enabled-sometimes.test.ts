// What is set for a whole application under a condition holds for its routes only then.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({
      'app.js': `const Hapi = require('@hapi/hapi'); const { read } = require('./settings'); ${text}`,
      'settings.js': 'exports.read = async () => fetch("https://a.test/");',
    }).endpoints.map(({ path, authenticated }) => [path, authenticated.is]),
  );
const routes = `server.route({ method: 'GET', path: '/default', handler: () => 1 });
  server.route({ method: 'GET', path: '/own', options: { auth: 'session' }, handler: () => 1 });
  server.route({ method: 'GET', path: '/open', options: { auth: false }, handler: () => 1 }); server.start();`;
const made = `const server = Hapi.server({ port: 1 }); server.auth.strategy('session', 'cookie', {});`;

it('holds for all where it is always set', () => {
  expect(answers(`${made} server.auth.default('session'); ${routes}`)).toEqual({
    '/default': 'yes',
    '/own': 'yes',
    '/open': 'no',
  });
});
it('holds sometimes where a setting decides, and always where a route names it', () => {
  const start = `async function start() { ${made} if (await read()) { server.auth.default('session'); } ${routes} } start();`;
  expect(answers(start)).toEqual({ '/default': 'conditional', '/own': 'yes', '/open': 'no' });
});
it('holds for all where the application itself is there under that condition only', () => {
  expect(answers(`if (process.env.ADMIN) { ${made} server.auth.default('session'); ${routes} }`)).toEqual({
    '/default': 'yes',
    '/own': 'yes',
    '/open': 'no',
  });
});
it.each(['require.main === module', '!module.parent', 'process.env.SERVE'])(
  'holds for routes that stand under the same condition: %s',
  (condition) => {
    const start = `${made} const start = async () => { server.auth.default('session'); ${routes} };
      if (${condition}) { start(); } module.exports = { server, start };`;
    expect(answers(start)).toEqual({ '/default': 'yes', '/own': 'yes', '/open': 'no' });
  },
);
it('holds sometimes for routes that another condition adds', () => {
  const text = `${made} if (process.env.A) { server.auth.default('session'); } if (process.env.B) { ${routes} }`;
  expect(answers(text)).toEqual({ '/default': 'conditional', '/own': 'yes', '/open': 'no' });
});

const guarded = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({
      'app.js': `const express = require('express'); const app = express(); const router = express.Router();
        const jwt = require('jsonwebtoken'); const guard = (req, res, next) => {
          try { jwt.verify(req.headers.authorization, process.env.S); } catch { return res.sendStatus(401); } next(); };
        router.get('/b', (req, res) => { res.json({}); }); ${text}`,
    }).endpoints.map(({ path, authenticated }) => [path, authenticated.is]),
  );
it('runs before routes and routers under its own condition', () => {
  expect(
    guarded(`const start = () => { app.use(guard); app.get('/a', (req, res) => { res.json({}); }); app.use('/r', router);
      if (process.env.X) { app.get('/c', (req, res) => { res.json({}); }); } app.listen(1); };
      if (require.main === module) { start(); } module.exports = { app };`),
  ).toEqual({ '/a': 'yes', '/r/b': 'yes', '/c': 'yes' });
});
it('runs before the router that one condition mounts with it', () => {
  expect(guarded(`if (process.env.X) { app.use('/r', guard, router); } app.listen(1);`)).toEqual({ '/r/b': 'yes' });
});
it('runs sometimes before what stands outside of its condition', () => {
  expect(
    guarded(`if (process.env.X) { app.use(guard); } app.get('/a', (req, res) => { res.json({}); });
      if (process.env.Y) { app.use('/r', router); } app.listen(1);`),
  ).toEqual({ '/a': 'conditional', '/r/b': 'conditional' });
});
it('runs sometimes where each of a list decides for itself', () => {
  expect(
    guarded(`for (const it of [{ at: '/a' }, { at: '/b' }]) { if (process.env[it.at]) { app.use(guard); }
      app.get(it.at, (req, res) => { res.json({}); }); } app.listen(1);`),
  ).toEqual({ '/a': 'conditional', '/b': 'conditional' });
});
it('is asked sometimes by a hook that a setting adds, and always where all of it hangs on the same', () => {
  const verify = `const verify = async (request, reply) => {
  try { request.user = jwt.verify(request.headers.authorization, process.env.K); } catch { return reply.code(401).send({}); } };`;
  const told = (body: string): string =>
    modelOf({ 'app.js': `import Fastify from 'fastify'; import jwt from 'jsonwebtoken'; ${verify} ${body}` })
      .endpoints[0]!.authenticated.is;
  const route = `app.get('/a', async () => 1); app.listen({ port: 1 });`;
  expect(told(`const app = Fastify(); if (process.env.AUTH) app.addHook('onRequest', verify); ${route}`)).toBe(
    'conditional',
  );
  expect(
    told(
      `if (process.env.RUN) start(); function start() { const app = Fastify(); app.addHook('onRequest', verify); ${route} }`,
    ),
  ).toBe('yes');
});
