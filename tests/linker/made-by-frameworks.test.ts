// Middleware that helpers of frameworks give back, applications that are mounted by what answers for them, and checks of forms.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Record<string, string>, dependencies: Record<string, string> = {}): readonly string[] =>
  modelOf(files, dependencies).endpoints.map(
    (it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is} ${it.validated.body.is}`,
  );

it.each([
  ['astro/middleware', 'sequence(log, guard)'],
  ['astro/astro:middleware', 'guard'],
])('middleware of Astro, of %s', (module, made) => {
  const middleware = `import { defineMiddleware, sequence } from '${module}'; const log = defineMiddleware(async (context, next) => next());
const guard = defineMiddleware(async (context, next) => { if (context.url.pathname.startsWith('/api/admin') && context.request.headers.get('authorization') !== process.env.KEY) return new Response('no', { status: 401 }); return next(); });
export const onRequest = ${made};`;
  const page = `export const GET = async () => new Response('x');`;
  const files = { 'src/middleware.ts': middleware, 'src/pages/api/admin/a.ts': page, 'src/pages/api/b.ts': page };
  expect(told(files, { astro: '5.0.0' })).toEqual([
    'GET /api/admin/a yes no not-applicable',
    'GET /api/b no no not-applicable',
  ]);
});
it('an application is mounted by its function for requests', () => {
  const app = `import { Hono } from 'hono'; const a = new Hono().get('/x', (c) => c.text('x')); const root = new Hono();
root.use('/m/*', async (c, next) => { if (c.req.header('authorization') !== process.env.KEY) return c.text('no', 401); await next(); }); root.mount('/m', a.fetch); root.get('/open', (c) => c.text('x')); export default root;`;
  expect(told({ 'app.ts': app })).toEqual(['GET /m/x yes no not-applicable', 'GET /open no no not-applicable']);
});
it('a form is checked where its outcome is asked for', () => {
  const page = `import { superValidate } from 'sveltekit-superforms'; import { zod } from 'sveltekit-superforms/adapters'; import { fail } from '@sveltejs/kit'; import { z } from 'zod'; import pg from 'pg';
const db = new pg.Pool(); const schema = z.object({ name: z.string() }); const save = (it) => db.query('insert into t values ($1)', [it.name]);
export const actions = { good: async ({ request }) => { const form = await superValidate(request, zod(schema)); if (!form.valid) return fail(400, { form }); await save(form.data); return { form }; },
bad: async ({ request }) => { const form = await superValidate(request, zod(schema)); await save(form.data); return { form }; } };`;
  expect(told({ 'src/routes/a/+page.server.ts': page }, { '@sveltejs/kit': '2.0.0' })).toEqual([
    'POST /a?/good no no yes',
    'POST /a?/bad no no no',
  ]);
});
it('a library of sign-in is asked whether somebody may', () => {
  const route = `import { betterAuth } from 'better-auth'; import { headers } from 'next/headers'; const auth = betterAuth({});
export async function DELETE() { const session = await auth.api.getSession({ headers: await headers() }); if (!session) return Response.json({}, { status: 401 });
const { success } = await auth.api.userHasPermission({ body: { userId: session.user.id, permissions: { a: ['delete'] } } }); if (!success) return Response.json({}, { status: 403 }); return Response.json({}); }`;
  expect(told({ 'app/api/a/route.ts': route }, { next: '15.0.0' })).toEqual(['DELETE /api/a yes yes not-applicable']);
});
