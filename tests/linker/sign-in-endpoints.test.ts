// What libraries bring for signing in, for asking who somebody is, and what stands before nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files).endpoints.map(({ method, path, authenticated }) => `${method} ${path}: ${authenticated.is}`);

it('asks nobody who they are where they sign in', () => {
  expect(
    told({
      'app/api/auth/[...nextauth]/route.ts': `import 'next/server'; import NextAuth from 'next-auth';
        const { handlers } = NextAuth({ providers: [] }); export const { GET, POST } = handlers;`,
    }),
  ).toEqual(['GET /api/auth/*nextauth: no', 'POST /api/auth/*nextauth: no']);
  expect(
    told({
      'app/api/auth/[...all]/route.ts': `import 'next/server'; import { betterAuth } from 'better-auth'; import { toNextJsHandler } from 'better-auth/next-js';
        const auth = betterAuth({ emailAndPassword: { enabled: true } }); export const { GET, POST } = toNextJsHandler(auth);`,
    }),
  ).toEqual(['GET /api/auth/*all: no', 'POST /api/auth/*all: no']);
});
it.each([
  `import cors from '@elysiajs/cors'; const plugin = cors({ preflight: false });`,
  `import { cors } from '@elysiajs/cors'; const plugin = cors();`,
  `import { compression } from 'elysia-compression'; const plugin = compression();`,
  `import { logger } from '@bogeychan/elysia-logger'; const plugin = logger();`,
  `import { createPinoLogger } from '@bogeychan/elysia-logger'; const plugin = createPinoLogger({}).into();`,
  `import { Logestic } from 'logestic'; const plugin = Logestic.preset('common');`,
])('stands before nobody: %s', (plugin) => {
  expect(
    told({
      'app.ts': `import { Elysia } from 'elysia'; ${plugin} new Elysia().use(plugin).get('/notes', () => []).listen(3);`,
    }),
  ).toEqual(['GET /notes: no']);
});
it('asks who somebody is', () => {
  expect(
    told({
      'app/routes/api.notes.ts': `import { getAuth } from '@clerk/remix/ssr.server'; import { json, redirect } from '@remix-run/node';
        export const loader = async (args) => { const { userId } = await getAuth(args); if (!userId) throw redirect('/signin'); return json([]); };`,
      'app/routes/api.home.ts': `import { getAuth } from '@clerk/remix/ssr.server'; import { json } from '@remix-run/node';
        export const loader = async (args) => { const { userId } = await getAuth(args); return json({ known: !!userId }); };`,
    }),
  ).toEqual(['GET /api/home: no', 'GET /api/notes: yes']);
});
it('asks nobody who they are where a password is compared and the account looked at', () => {
  expect(
    told({
      'app.js': `import { Hono } from 'hono'; import argon2 from 'argon2'; import pg from 'pg';
        const db = new pg.Pool(); const app = new Hono();
        app.post('/login', async (c) => {
          const { email, password } = await c.req.json();
          const user = (await db.query('select * from users where email = $1', [email])).rows[0];
          if (!user || !(await argon2.verify(user.password, password))) return c.json({}, 401);
          if (!user.verified) return c.json({}, 401);
          if (user.status === 'banned') return c.json({}, 403);
          return c.json({ ok: true });
        });
        export default app;`,
    }),
  ).toEqual(['POST /login: no']);
});
it('asks nobody who they are where they come back from a provider', () => {
  expect(
    told({
      'app/api/callback/route.ts': `import { cookies } from 'next/headers';
        export const GET = async (request) => {
          const url = new URL(request.url);
          const [code, state] = [url.searchParams.get('code'), url.searchParams.get('state')];
          const stored = cookies().get('oauth_state')?.value ?? null;
          if (!code || !state || stored !== state) return new Response(null, { status: 401 });
          return new Response('x');
        };`,
    }),
  ).toEqual(['GET /api/callback: no']);
});
it('knows a step by what made it, whatever type is written beside it', () => {
  const said = modelOf({
    'app.ts': `import express, { type RequestHandler } from 'express';
      import rateLimit from 'express-rate-limit';
      import { expressjwt } from 'express-jwt';
      const limiter: RequestHandler = rateLimit({ windowMs: 1000, limit: 5 });
      const check: RequestHandler = expressjwt({ secret: process.env.KEY, algorithms: ['HS256'] });
      const app = express();
      app.get('/a', limiter, (req, res) => res.send('x'));
      app.get('/b', check, (req, res) => res.send('x'));`,
  }).endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.rateLimited.is}`);
  expect(said).toEqual(['/a no yes', '/b yes no']);
});
