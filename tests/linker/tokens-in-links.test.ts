import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

type Claim = 'authenticated' | 'authorized';
/** What is said of those who call, by method and path. */
function said(claim: Claim, text: string): ReadonlyMap<string, string> {
  return new Map(modelOf({ 'app.ts': text }).endpoints.map((it) => [`${it.method} ${it.path}`, it[claim].is]));
}

test('a signed token of the query makes its bearer known, one of the body is exchanged', () => {
  const is = said(
    'authenticated',
    `import express from 'express';
    import jwt from 'jsonwebtoken';
    import pg from 'pg';
    const pool = new pg.Pool();
    const app = express();
    const bearer = (token) => { try { return jwt.verify(token, process.env.KEY); } catch { return null; } };
    app.get('/stream', (req, res) => {
      const me = bearer(req.query.token);
      if (!me) return res.status(401).end();
      res.json({ id: me.id });
    });
    app.get('/callback', (req, res) => {
      if (!bearer(req.query.state)) return res.status(400).end();
      res.json({});
    });
    app.get('/open', (req, res) => { bearer(req.query.token); res.json({}); });
    app.post('/reset', (req, res) => {
      if (!bearer(req.query.token)) return res.status(401).end();
      res.json({});
    });
    app.get('/verify', async (req, res) => {
      const me = bearer(req.query.token);
      if (!me) return res.status(401).end();
      await pool.query('UPDATE account SET verified = true WHERE id = $1', [me.id]);
      res.json({});
    });
    app.post('/login', (req, res) => {
      if (!bearer(req.body.token)) return res.status(401).end();
      res.json({});
    });
    app.listen(1);`,
  );
  expect(is.get('GET /stream')).toBe('yes');
  expect(is.get('GET /callback')).toBe('no');
  expect(is.get('GET /open')).toBe('no');
  // A link that changes something is used up for that.
  expect(is.get('POST /reset')).toBe('no');
  expect(is.get('GET /verify')).toBe('no');
  expect(is.get('POST /login')).toBe('no');
});

test('which part of the request a checked one is hangs on what it was checked as', () => {
  const is = said(
    'authenticated',
    `import { Hono } from 'hono';
    import { verify } from 'hono/jwt';
    import { zValidator } from '@hono/zod-validator';
    import { z } from 'zod';
    const app = new Hono();
    const refuse = (c) => c.text('no', 401);
    app.get('/header', zValidator('header', z.object({ authorization: z.string() })), async (c) => {
      const me = await verify(c.req.valid('header').authorization, c.env.KEY, 'HS256').catch(() => undefined);
      return me ? c.text(me.id) : refuse(c);
    });
    app.get('/query', zValidator('query', z.object({ token: z.string() })), async (c) => {
      const { token } = c.req.valid('query');
      const me = await verify(token, c.env.KEY, 'HS256').catch(() => undefined);
      if (!me) return refuse(c);
      return c.text(me.id);
    });
    app.post('/body', zValidator('json', z.object({ token: z.string() })), async (c) => {
      const { token } = c.req.valid('json');
      const me = await verify(token, c.env.KEY, 'HS256').catch(() => undefined);
      if (!me) return refuse(c);
      return c.text(me.id);
    });
    export default app;`,
  );
  expect(is.get('GET /header')).toBe('yes');
  expect(is.get('GET /query')).toBe('yes');
  expect(is.get('POST /body')).toBe('no');
});

test("a row is asked for that is the caller's in one way or another, or whose state is the one that is wanted", () => {
  const is = said(
    'authorized',
    `import { Hono } from 'hono';
    import { HTTPException } from 'hono/http-exception';
    import jwt from 'jsonwebtoken';
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    const me = (c) => jwt.verify(c.req.header('Authorization'), process.env.KEY).id;
    const app = new Hono();
    app.post('/either/:id', async (c) => {
      const [a, b] = [me(c), Number(c.req.param('id'))];
      const row = await prisma.friendship.findFirst({ where: { OR: [{ from: a, to: b }, { from: b, to: a }] } });
      if (!row) throw new HTTPException(404);
      return c.json(row);
    });
    app.post('/public/:id', async (c) => {
      const [a, b] = [me(c), Number(c.req.param('id'))];
      const row = await prisma.post.findFirst({ where: { OR: [{ from: a, id: b }, { public: true, id: b }] } });
      if (!row) throw new HTTPException(404);
      return c.json(row);
    });
    app.post('/state/:id', async (c) => {
      const row = await prisma.friendship.findFirst({ where: { from: me(c), to: Number(c.req.param('id')) } });
      if (row?.state !== 'CONFIRMED') throw new HTTPException(403);
      return c.json(row);
    });
    app.post('/none/:id', async (c) => {
      me(c);
      const row = await prisma.friendship.findFirst({ where: { to: Number(c.req.param('id')) } });
      if (row?.state !== 'CONFIRMED') throw new HTTPException(403);
      return c.json(row);
    });
    export default app;`,
  );
  expect(is.get('POST /either/:id')).toBe('yes');
  expect(is.get('POST /public/:id')).not.toBe('yes');
  expect(is.get('POST /state/:id')).toBe('yes');
  expect(is.get('POST /none/:id')).not.toBe('yes');
});
