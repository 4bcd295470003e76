// What a path tells of an endpoint: some are open by their nature, and others only bear a word of theirs.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  ['get', '/api/sessions', 'business'],
  ['post', '/api/sessions', 'login'],
  ['put', '/api/sessions/:session', 'business'],
  ['delete', '/api/sessions/:session', 'business'],
  ['get', '/api/oauth/status', 'login'],
  ['get', '/api/v1/status', 'health'],
  ['get', '/bots/:id/is-ready', 'business'],
  ['post', '/bots/:id/sources/:source/refresh', 'business'],
  ['post', '/auth/refresh', 'login'],
  ['get', '/bots/:id/playground/history', 'business'],
  ['get', '/.well-known/oauth-authorization-server', 'docs'],
  ['post', '/auth/recovery/request', 'recovery'],
  ['post', '/invites/accept', 'signup'],
  ['post', '/password/forget', 'recovery'],
  ['post', '/forgetpassword', 'recovery'],
  ['post', '/users/:id/forget', 'business'],
  ['post', '/config/authentication/oauth/update', 'business'],
  ['get', '/system/log/login/list', 'business'],
  ['get', '/login-history', 'business'],
  ['post', '/users/sign-in-attempts', 'business'],
  ['post', '/login-mobile', 'login'],
  ['post', '/login?/default', 'login'],
  ['post', '/user/:id/first-login', 'business'],
  ['post', '/admin/login', 'login'],
  ['post', '/invites/:id/accept', 'business'],
  ['post', '/passwd/reset', 'recovery'],
  ['post', '/auth/recover', 'recovery'],
  ['post', '/auth/verify', 'signup'],
  ['put', '/auth/requestresetpsw', 'recovery'],
  ['delete', '/api/auth', 'logout'],
  ['delete', '/session', 'logout'],
  ['delete', '/sessions', 'login'],
  ['delete', '/auth/:id', 'business'],
  ['post', '/auth/sms/code', 'recovery'],
  ['post', '/email/send-verification-code', 'recovery'],
  ['post', '/products/qr-code', 'business'],
  ['post', '/discount/code', 'business'],
  ['all', '/api/auth/*', 'login'],
  ['post', '/trpc/user.register', 'signup'],
  ['post', '/trpc/shop.open', 'business'],
  ['post', '/api/auth/token', 'login'],
  ['delete', '/api/tokens/:id', 'business'],
  ['post', '/api/v1/admin/token', 'business'],
  ['post', '/integrations/github/token', 'business'],
  ['post', '/trpc/shop.toggle-login-provider', 'business'],
  ['post', '/oauth-redirect-url', 'business'],
  ['post', '/login-options', 'business'],
  ['post', '/oauth/token', 'login'],
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

it('is no login where a session is begun by nothing that somebody is known by', () => {
  const text = `import express from 'express';
const app = express(); app.use(express.json()); const running = new Map(); const manager = require('./' + process.env.MANAGER);
app.post('/phones/sessions', (req, res) => { running.set(req.body.name, req.body.start); manager[req.method](1); res.json({ name: req.body.name }); });
app.post('/mail/sessions', (req, res) => { running.set(req.body.email, true); res.json({}); });
app.post('/code/sessions', (req, res) => { running.set(req.body.code, true); res.json({}); });
app.post('/some/sessions', (req, res) => { running.set(req.body, true); res.json({}); });`;
  expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.purpose)).toEqual([
    'business',
    'login',
    'login',
    'login',
  ]);
});

it('is no login where somebody who is signed in asks for tokens for programs, or has one made', () => {
  const text = `import express from 'express'; import jwt from 'jsonwebtoken'; import { PrismaClient } from '@prisma/client';
const app = express(); app.use(express.json()); const prisma = new PrismaClient();
const callerOf = (req) => { try { return jwt.verify(String(req.headers.authorization), process.env.KEY); } catch { return null; } };
app.get('/user/token', async (req, res) => { const user = callerOf(req); if (!user) return res.status(403).end(); res.json(await prisma.apiToken.findMany({ where: { userId: user.id } })); });
app.post('/user/token', async (req, res) => { const user = callerOf(req); if (!user) return res.status(403).end(); res.json(await prisma.apiToken.create({ data: { userId: user.id, label: String(req.body.label), rights: [] } })); });
app.post('/oauth/token', async (req, res) => { if (req.body.client_secret !== process.env.SECRET) return res.status(401).end(); res.json({}); });`;
  expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.purpose)).toEqual(['business', 'business', 'login']);
});

it('is that of a webhook where the sender has signed the message', () => {
  const text = `import express from 'express'; import { createHmac, timingSafeEqual } from 'node:crypto';
const app = express(); app.use(express.text());
app.post('/chat/interactions', (req, res) => {
  const mine = createHmac('sha256', process.env.SECRET).update(req.body).digest();
  if (!timingSafeEqual(mine, Buffer.from(req.headers['x-chat-signature'], 'hex'))) return res.status(401).end();
  res.end();
});
app.post('/chat/words', (req, res) => {
  if (!timingSafeEqual(Buffer.from(req.body.word), Buffer.from(process.env.WORD))) return res.status(401).end();
  res.end();
});`;
  expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.purpose)).toEqual(['webhook', 'business']);
  const handedOn = `import { Hono } from 'hono'; import { createHmac, timingSafeEqual } from 'node:crypto'; const app = new Hono();
async function verify(req: Request) {
  const mine = createHmac('sha256', process.env.SECRET!).update(await req.text()).digest();
  if (!timingSafeEqual(mine, Buffer.from(req.headers.get('x-chat-signature') ?? ''))) throw new Error('wrong');
}
app.post('/chat/interactions', async (c) => { await verify(c.req.raw.clone() as Request); return c.json({}); });
export default app;`;
  expect(modelOf({ 'app.ts': handedOn }).endpoints.map((it) => it.purpose)).toEqual(['webhook']);
});

it('is a login where a name and a password are handed in to what is called so', () => {
  const text = `import express from 'express'; import { Accounts } from './' ;
const app = express(); app.use(express.json());
app.post('/auth', async (req, res) => { res.json(await Accounts.open(req.body.login, req.body.password)); });
app.post('/auth/keys', async (req, res) => { res.json(await Accounts.open(req.body.login, req.body.password)); });
app.post('/users/auth', async (req, res) => { res.json(await Accounts.open(req.body.login, req.body.level)); });`;
  expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.purpose)).toEqual(['login', 'business', 'business']);
});

it('lets somebody in who shows what is gone afterwards', () => {
  const text = `import express from 'express'; import { z } from 'zod'; import { PrismaClient } from '@prisma/client';
const app = express(); app.use(express.json()); const prisma = new PrismaClient(); const Shown = z.object({ code: z.string() });
app.post('/auth/exchange', async (req, res) => {
  const { code } = Shown.parse(req.body);
  const found = await prisma.oneTimeCode.findFirst({ where: { code } });
  if (!found) throw new Error('none');
  await prisma.oneTimeCode.deleteMany({ where: { code } });
  res.json({ access: found.access });
});
app.post('/discounts', async (req, res) => {
  const { code } = Shown.parse(req.body);
  const found = await prisma.discount.findFirst({ where: { code } });
  if (!found) throw new Error('none');
  await prisma.discount.deleteMany({ where: { code } });
  res.json(found);
});`;
  expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.purpose)).toEqual(['recovery', 'business']);
});
it('knows nobody before a login, whatever its password is compared with', () => {
  const text = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); app.use(express.json());
const sign = (about) => jwt.sign(about, process.env.KEY);
app.post('/login', (req, res) => { if (req.body.password !== process.env.ADMIN_PASSWORD) return res.status(401).end(); res.json({ token: sign({ admin: true }) }); });
app.post('/clear', (req, res) => { if (req.body.password !== process.env.ADMIN_PASSWORD) return res.status(401).end(); res.json({}); });
app.post('/login/second', (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.password !== req.body.password) return res.status(401).end();
  res.json({ token: sign({ id: user.id }) });
});`;
  expect(modelOf({ 'app.js': text }).endpoints.map((it) => it.authenticated.is)).toEqual(['no', 'yes', 'yes']);
});
