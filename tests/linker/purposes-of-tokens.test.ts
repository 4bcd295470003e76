// What a token is for is no right; an error that has a status answers nobody before it is raised; strategies that let
// everybody by do so under any name.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const signedIn = (req, res, next) => { try { req.user = jwt.verify(String(req.headers.authorization), process.env.KEY); next(); } catch { res.sendStatus(401); } };
`;
const told = (guard: string): string | undefined =>
  modelOf({
    'app.js': `${HEAD} app.delete('/', signedIn, (req, res, next) => { ${guard} }, (req, res) => res.end()); app.listen(1);`,
  }).endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`)[0];

it.each([
  ['yes no', `if (req.user.type !== 'access') return res.sendStatus(401); next();`],
  ['yes no', `if (req.user.token_use !== 'id') return res.sendStatus(401); next();`],
  ['yes no', `if (req.user.kind === 'refresh') return res.sendStatus(401); next();`],
  ['yes yes', `if (req.user.type !== 'admin') return res.sendStatus(403); next();`],
  ['yes yes', `if (req.user.role !== 'access') return res.sendStatus(403); next();`],
])('%s: %s', (is, guard) => {
  expect(told(guard)).toBe(is);
});

it.each([
  ['yes yes', `const error = new Error(); error.status = 403; if (req.user.role !== 'admin') throw error; next();`],
  ['yes yes', `let error; if (req.user.role !== 'admin') { error = new Error(); error.status = 403; } next(error);`],
  ['yes no', `let error; if (req.user.role !== 'admin') { error = new Error(); error.status = 403; } next();`],
])('%s: %s', (is, guard) => {
  expect(told(guard)).toBe(is);
});
it('is asked by a hook that made its error before', () => {
  const { endpoints } = modelOf({
    'app.js': `import Fastify from 'fastify'; import jwt from '@fastify/jwt'; const app = Fastify(); app.register(jwt, { secret: process.env.KEY });
app.addHook('onRequest', async (req) => { await req.jwtVerify(); });
const admins = async (req) => { const error = new Error(); error.statusCode = 403; if (req.user.role !== 'admin') throw error; };
app.delete('/', { preHandler: admins }, async () => ({})); app.listen({ port: 1 });`,
  });
  expect(endpoints.map((it) => it.authorized.is)).toEqual(['yes']);
});

it('lets everybody by under the name of an anonymous strategy', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const passport = require('passport'); const { Strategy } = require('passport-jwt'); const Anonymous = require('passport-anonymous');
passport.use('bearer', new Strategy({ secretOrKey: process.env.KEY }, (claims, done) => done(null, claims))); passport.use('guest', new Anonymous.Strategy());
const app = express(); const end = (req, res) => res.end();
app.get('/must', passport.authenticate('bearer'), end); app.get('/may', passport.authenticate(['bearer', 'guest']), end); app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is}`)).toEqual(['/must yes', '/may conditional']);
});
