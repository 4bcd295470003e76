// What the ledger's rows beside authentication say, each judgement shown by a program of a few lines and its twin.
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/audit.ts';
import { modelOf } from './behaviour/harness.ts';

type Row = 'authenticated' | 'rateLimited' | 'audited' | 'transactional' | 'errorsHandled';
const rowsOf = (
  row: Row,
  text: string,
  more: Readonly<Record<string, string>> = {},
  dependencies: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({ 'app.js': text, ...more }, dependencies).endpoints.map((it: Endpoint) => [
      `${it.method} ${it.path}`,
      it[row].is,
    ]),
  );

describe('what packages do', () => {
  const program = (work: string): string => `
import express from 'express'; import { Kysely, sql } from 'kysely'; import { Client } from '@retracedhq/retraced';
import sharp from 'sharp'; import { Resend } from 'resend'; import unheard from 'unheard-of';
const db = new Kysely({}); const resend = new Resend(process.env.KEY); const retraced = new Client({});
const app = express();
const cached = async (key, work) => work();
app.post('/a', async (req, res, next) => { try {
  await db.updateTable('a').set({ b: 1 }).execute();
  ${work}
  res.json({}); } catch (e) { next(e); } });`;

  it('hides no record where it is pictures, mails or a query of Kysely', () => {
    for (const work of [
      'await sharp(file).resize(10).toBuffer();',
      'await resend.emails.send({ to });',
      'await sql`SELECT b FROM c WHERE d = ${1}`.execute(db);',
      "await cached('k', async () => { const r = await db.selectFrom('c').selectAll().unionAll(db.selectFrom('d').selectAll()).execute(); return r; });",
    ])
      expect(rowsOf('audited', program(work)), work).toEqual({ 'POST /a': 'no' });
    expect(rowsOf('audited', program('await unheard.finish();'))).toEqual({ 'POST /a': 'unknown' });
  });

  it('is a record where a service for them is told', () => {
    expect(rowsOf('audited', program("await retraced.reportEvent({ action: 'a.update', actor: req.user });"))).toEqual({
      'POST /a': 'yes',
    });
  });
});

describe('a proxy', () => {
  const program = (proxy: string): string => `
import express from 'express'; import { Pool } from 'pg'; import { tables } from 'unheard-of';
let made; const real = () => (made ??= new Pool());
const db = ${proxy};
const app = express();
app.post('/a', async (req, res, next) => { try { await db.query('INSERT INTO labels (id) VALUES (1)'); res.json({}); } catch (e) { next(e); } });`;

  it('is what its get hands members on of, or its target', () => {
    for (const proxy of [
      "new Proxy({}, { get(_, key, receiver) { const value = Reflect.get(real(), key, receiver); return typeof value === 'function' ? value.bind(real()) : value; } })",
      'new Proxy({}, { get: (_, key) => real()[key] })',
      'new Proxy(new Pool(), { get(target, key) { return target[key]; } })',
      'new Proxy(new Pool(), {})',
    ])
      expect(rowsOf('audited', program(proxy)), proxy).toEqual({ 'POST /a': 'no' });
  });

  it('is unknown where that is not seen', () => {
    for (const proxy of ['new Proxy({}, tables)', 'new Proxy({}, { get: (_, key) => tables.find(key) })'])
      expect(rowsOf('audited', program(proxy)), proxy).toEqual({ 'POST /a': 'unknown' });
  });
});

describe('a limiter under a condition of path or method', () => {
  const program = (condition: string): string => `
import express from 'express'; import { RateLimiterMemory } from 'rate-limiter-flexible';
const limiter = new RateLimiterMemory({ points: 5, duration: 1 }); const app = express();
app.use(async (req, res, next) => {
  ${condition}
  next();
});
app.post('/send/a', (req, res) => res.json({})); app.post('/other', (req, res) => res.json({})); app.get('/other', (req, res) => res.json({}));`;
  const limit = 'try { await limiter.consume(req.ip); } catch { return res.status(429).end(); }';

  it('counts only there', () => {
    const none = { 'POST /send/a': 'no', 'POST /other': 'no', 'GET /other': 'no' };
    expect(rowsOf('rateLimited', program(`if (req.path.startsWith('/send')) { ${limit} }`))).toEqual({
      ...none,
      'POST /send/a': 'yes',
    });
    expect(
      rowsOf('rateLimited', program(`if (req.path.startsWith('/send') || req.path === '/other') { ${limit} }`)),
    ).toEqual({ 'POST /send/a': 'yes', 'POST /other': 'yes', 'GET /other': 'yes' });
    expect(rowsOf('rateLimited', program(`if (req.method === 'POST' && req.ip) { ${limit} }`))).toEqual({
      ...none,
      'POST /send/a': 'yes',
      'POST /other': 'yes',
    });
    expect(rowsOf('rateLimited', program(`if (req.path.startsWith('/send')) return next(); ${limit}`))).toEqual({
      'POST /send/a': 'no',
      'POST /other': 'yes',
      'GET /other': 'yes',
    });
  });

  it('counts everywhere, and for some where another condition decides', () => {
    const everywhere = (is: string) => ({ 'POST /send/a': is, 'POST /other': is, 'GET /other': is });
    expect(rowsOf('rateLimited', program(limit))).toEqual(everywhere('yes'));
    expect(rowsOf('rateLimited', program(`if (req.path === '/send/a' || req.ip) { ${limit} }`))).toEqual(
      everywhere('conditional'),
    );
  });
});

describe('what a store hands to a callback', () => {
  const program = (guard: string): string => `
const express = require('express'); const EventProxy = require('eventproxy'); const User = require('./users').User;
const guard = (req, res, next) => { ${guard} };
const app = express(); app.use(express.json());
app.post('/a', guard, (req, res) => res.json({}));`;
  const users = {
    users: "const mongoose = require('mongoose'); exports.User = mongoose.model('User', new mongoose.Schema({}));",
  };
  const told = (text: string): Readonly<Record<string, string>> => rowsOf('authenticated', program(text), users);
  const check = 'if (!user) return res.status(401).end(); req.user = user; next();';
  const find = 'User.findOne({ accessToken: String(req.body.accessToken) }';

  it('tells who is calling, also behind the error that an event proxy takes', () => {
    expect(told(`${find}, (error, user) => { if (error) return next(error); ${check} });`)).toEqual({
      'POST /a': 'yes',
    });
    expect(told(`const ep = new EventProxy(); ep.fail(next); ${find}, ep.done((user) => { ${check} }));`)).toEqual({
      'POST /a': 'yes',
    });
  });

  it('tells nothing where it lets all through', () => {
    expect(told(`const ep = new EventProxy(); ep.fail(next); ${find}, ep.done((user) => { next(); }));`)).toEqual({
      'POST /a': 'no',
    });
  });
});

it('a transaction is for writes that one request can do together', () => {
  const program = `
import Fastify from 'fastify'; import { PrismaClient } from '@prisma/client'; import jwt from 'jsonwebtoken'; import unheard from 'unheard-of';
const prisma = new PrismaClient(); const app = Fastify();
async function known(token) {
  try { jwt.verify(token, process.env.KEY); } catch (error) { await prisma.visit.delete({ where: { token } }); return null; }
  const found = await prisma.visit.findUnique({ where: { token } });
  if (!found) return null;
  if (found.ends < new Date()) { await prisma.visit.delete({ where: { id: found.id } }); return null; }
  return found;
}
const each = (work) => async (request, reply) => { await work(request.body); reply.send({}); };
app.post('/known', async (request, reply) => { const it = await known(request.body.token); if (!it) return reply.code(401).send(); return {}; });
app.put('/either', each(async ({ a, b }) => { if (a) await prisma.one.create({ data: { b } }); else await prisma.one.update({ where: { a }, data: { b } }); }));
app.put('/early', each(async ({ a, b }) => { if (a) { await prisma.one.create({ data: { b } }); return; } await prisma.two.create({ data: { b } }); }));
app.put('/both', each(async ({ a, b }) => { if (a) await prisma.one.create({ data: { b } }); await prisma.two.create({ data: { b } }); }));
app.put('/three', each(async ({ a, b }) => { if (a) await prisma.one.create({ data: { b } }); else await prisma.two.create({ data: { b } }); await prisma.log.create({ data: { b } }); }));
app.put('/caught', each(async ({ b }) => { try { await prisma.one.create({ data: { b } }); } catch (error) { await prisma.two.create({ data: { b } }); } }));
app.listen({ port: 1 });`;
  expect(rowsOf('transactional', program)).toEqual({
    'POST /known': 'not-applicable',
    'PUT /either': 'not-applicable',
    'PUT /early': 'not-applicable',
    'PUT /both': 'no',
    'PUT /three': 'no',
    'PUT /caught': 'no',
  });
});

it('what sounds like a write of something that hangs on a context is not seen', () => {
  const program = `
import { initTRPC } from '@trpc/server'; import { createHTTPServer } from '@trpc/server/adapters/standalone';
const t = initTRPC.context().create();
const withShelf = t.procedure.use(async (opts) => opts.next({ ctx: { ...opts.ctx, shelf: await opened(opts.ctx) } }));
const router = t.router({
  clear: withShelf.mutation(async ({ ctx }) => { await ctx.shelf.delete(); }),
  chained: t.procedure.mutation(async ({ ctx, input }) => { await ctx.db.delete(books).where(input); }),
  look: t.procedure.mutation(async ({ ctx }) => { await ctx.shelf.find(); }),
  plain: t.procedure.mutation(async () => 1),
});
createHTTPServer({ router, createContext: () => opened() }).listen(1);`;
  expect(rowsOf('audited', program)).toEqual({
    'POST /clear': 'unknown',
    'POST /chained': 'unknown',
    'POST /look': 'not-applicable',
    'POST /plain': 'not-applicable',
  });
});

describe('errors that may be lost', () => {
  const program = (work: string): string => `
import { randomUUID } from 'node:crypto'; import express from 'express'; import jwt from 'jsonwebtoken'; import unheard from 'unheard-of';
class Refusal extends Error { constructor(text) { super(text); this.id = randomUUID(); this.status = 401; } }
const pages = { index: '<html>' };
const app = express();
app.use(async (req, res, next) => { ${work} });
app.get('/a', (req, res) => { res.json({}); });`;
  const told = (work: string): Readonly<Record<string, string>> =>
    rowsOf('errorsHandled', program(work), {}, { express: '4.21.2' });

  it('are none where nothing is waited for and nothing fails that is seen', () => {
    for (const work of [
      "if (req.header('authorization')) { const e = new Refusal('no'); return res.status(e.status).json(e); } return next();",
      "if (req.get('x-key') === undefined) return res.status(401).end(); return next();",
      "if (req.originalUrl.startsWith('/upload/')) res.status(404).send('none'); else res.send(pages.index);",
    ])
      expect(told(work), work).toEqual({ 'GET /a': 'yes' });
  });

  it('are lost where something is waited for, thrown, or verified', () => {
    for (const work of [
      'req.user = await unheard.load(req); next();',
      "if (!req.get('x-key')) throw new Refusal('no'); next();",
      "req.user = jwt.verify(req.get('x-key'), process.env.KEY); next();",
      'req.user = JSON.parse(req.headers.user); next();',
    ])
      expect(told(work), work).toEqual({ 'GET /a': 'no' });
  });
});
