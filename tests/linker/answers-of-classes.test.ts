import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of who is calling, by method and path. */
function authenticated(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const { endpoints } = modelOf(files, { next: '*' });
  return new Map(endpoints.map((it) => [`${it.method} ${it.path}`, it.authenticated.is]));
}

test('answers that classes of the project are refuse by the status that they hand on', () => {
  const said = authenticated({
    'app.ts': `import { Hono } from 'hono';
      import jwt from 'jsonwebtoken';
      class Failure extends Response {
        constructor(text: string, status: number) { super(JSON.stringify({ text }), { status }); }
      }
      class Unauthorized extends Failure { constructor() { super('sign in', 401); } }
      class Bare extends Response { readonly kind = 'bare'; }
      const app = new Hono();
      app.use('/a/*', async (c, next) => {
        try { jwt.verify(c.req.header('authorization') ?? '', process.env.KEY!); } catch { return new Unauthorized(); }
        await next();
      });
      app.delete('/a/:id', async (c) => c.body(null, 204));
      app.delete('/b/:id', async (c) => {
        if (c.req.header('authorization') !== process.env.TOKEN) return new Unauthorized();
        await remove(c.req.param('id'));
        return new Failure('', 200);
      });
      app.delete('/c/:id', async (c) => {
        if (c.req.header('authorization') !== process.env.TOKEN) return new Bare('no', { status: 403 });
        await remove(c.req.param('id'));
        return new Bare('yes');
      });
      app.delete('/d/:id', async (c) => {
        if (c.req.header('authorization') !== process.env.TOKEN) return new Failure('empty', 200);
        await remove(c.req.param('id'));
        return c.body(null, 204);
      });
      async function remove(id: string) { await fetch('https://store/' + id, { method: 'DELETE' }); }
      export default app;`,
  });
  expect(said.get('DELETE /a/:id')).toBe('yes');
  expect(said.get('DELETE /b/:id')).toBe('yes');
  expect(said.get('DELETE /c/:id')).toBe('yes');
  expect(said.get('DELETE /d/:id')).not.toBe('yes');
});

test('a function refuses requests by such an answer before it hands them on to an application', () => {
  const said = authenticated({
    'index.ts': `import { Router } from 'itty-router';
      import { verifies } from './credentials';
      class Denied extends Response {
        constructor(request: Request) { super(request.url, { status: 401, headers: { 'WWW-Authenticate': 'Basic' } }); }
      }
      const router = Router();
      router.get('/things', () => new Response('[]'));
      export default {
        async fetch(request: Request, env: unknown) {
          if (!(await verifies(request))) return new Denied(request);
          return router.fetch(request, env);
        },
      };`,
    'credentials.ts': `export async function verifies(request: Request) { return request.headers.get('x-key') === KEY; }`,
  });
  expect(said.get('GET /things')).toBe('unknown');
});

test('a middleware of Next.js refuses by an instance of a class of its own', () => {
  const said = authenticated({
    'middleware.ts': `import { NextResponse } from 'next/server';
      import { jwtVerify } from 'jose';
      class Denied extends NextResponse { constructor() { super('no', { status: 401 }); } }
      export async function middleware(req) {
        try { await jwtVerify(req.cookies.get('token')?.value ?? '', key); } catch { return new Denied(); }
        return NextResponse.next();
      }`,
    'app/things/route.ts': `import { cookies } from 'next/headers';
      export async function DELETE() { return new Response(null); }`,
  });
  expect(said.get('DELETE /things')).toBe('yes');
});
