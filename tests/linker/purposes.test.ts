// What a path tells of an endpoint: some are open by their nature, and others only bear a word of theirs.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  ['get', '/api/sessions', 'business'],
  ['post', '/api/sessions', 'login'],
  ['get', '/api/oauth/status', 'login'],
  ['get', '/api/v1/status', 'health'],
  ['get', '/bots/:id/is-ready', 'business'],
  ['post', '/bots/:id/sources/:source/refresh', 'business'],
  ['post', '/auth/refresh', 'login'],
  ['get', '/bots/:id/playground/history', 'business'],
  ['get', '/.well-known/oauth-authorization-server', 'docs'],
  ['post', '/auth/recovery/request', 'recovery'],
  ['post', '/invites/accept', 'signup'],
  ['post', '/api/forgetpassword', 'recovery'],
  ['post', '/Auth/password/forget', 'recovery'],
  ['post', '/users/:id/forget', 'business'],
  ['post', '/invites/:id/accept', 'business'],
])('%s %s', (method, path, purpose) => {
  const text = `const app = require('express')(); app.${method}('${path}', (req, res) => res.json({ ok: 1 }));`;
  expect(modelOf({ 'app.js': text }).endpoints[0]!.purpose).toBe(purpose);
});

it('is that of no entrance where a password belongs to what is made, or where somebody is in', () => {
  const text = `import express from 'express'; import bcrypt from 'bcrypt'; import { PrismaClient } from '@prisma/client';
const app = express(); const prisma = new PrismaClient(); app.use(express.json());
app.post('/shares', async (req, res) => { res.json(await prisma.share.create({ data: { password: await bcrypt.hash(req.body.password, 10) } })); });
app.post('/officers', async (req, res) => { res.json(await prisma.officer.create({ data: { email: req.body.email, password: await bcrypt.hash(req.body.password, 10) } })); });
app.post('/people', async (req, res) => { res.json(await prisma.user.create({ data: { password: await bcrypt.hash(req.body.password, 10) } })); });`;
  expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.purpose)).toEqual(['business', 'signup', 'signup']);
});
