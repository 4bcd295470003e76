// Plugins that stand before no request, and packages that verify tokens.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Record<string, string>): readonly string[] =>
  modelOf(files).endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.rateLimited.is}`);

it.each([
  [
    'aws-jwt-verify',
    `const { CognitoJwtVerifier } = require('aws-jwt-verify'); const verifier = CognitoJwtVerifier.create({ userPoolId: 'x', tokenUse: 'access', clientId: 'y' }); const check = (token) => verifier.verify(token);`,
  ],
  [
    '@okta/jwt-verifier',
    `const Verifier = require('@okta/jwt-verifier'); const verifier = new Verifier({ issuer: 'https://x' }); const check = (token) => verifier.verifyAccessToken(token, 'api://default');`,
  ],
])('%s rejects what it cannot verify', (_, setup) => {
  const app = `const express = require('express'); const app = express(); ${setup}
const guard = async (req, res, next) => { try { req.user = await check(req.get('authorization')); next(); } catch { res.sendStatus(401); } };
app.get('/x', guard, (req, res) => res.json({}));`;
  expect(told({ 'app.js': app })).toEqual(['GET /x yes no']);
});
it('plugins of Elysia', () => {
  const app = `import { Elysia } from 'elysia'; import { cors } from '@elysiajs/cors'; import { rateLimit } from 'elysia-rate-limit'; import { helmet } from 'elysia-helmet'; import { openapi } from '@elysiajs/openapi'; import { jwt } from '@elysiajs/jwt';
new Elysia().use(cors()).use(openapi()).use(helmet()).use(jwt({ name: 'jwt', secret: process.env.KEY! })).use(rateLimit({ max: 10, duration: 1000 })).get('/x', () => 'x').listen(1);`;
  expect(told({ 'app.ts': app })).toEqual(['GET /x no yes']);
});
it('a scheme of hapi is none until a route is held to it', () => {
  const app = `const Hapi = require('@hapi/hapi'); const Jwt = require('@hapi/jwt');
const start = async () => { const server = Hapi.server({ port: 1 }); await server.register(Jwt); server.auth.strategy('jwt', 'jwt', { keys: process.env.KEY, verify: false, validate: () => ({ isValid: true }) });
server.route([{ method: 'GET', path: '/open', handler: () => 'x' }, { method: 'GET', path: '/mine', options: { auth: 'jwt' }, handler: () => 'x' }]); await server.start(); }; start();`;
  expect(told({ 'app.js': app })).toEqual(['GET /open no no', 'GET /mine yes no']);
});
