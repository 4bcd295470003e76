import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of who is calling, by method and path. */
function authenticated(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const { endpoints } = modelOf(files, { '@sveltejs/kit': '*' });
  return new Map(endpoints.map((it) => [`${it.method} ${it.path}`, it.authenticated.is]));
}

test('whoever is kept as the caller by what is not understood may have been refused by it', () => {
  const said = authenticated({
    'app.ts': `import { Hono } from 'hono';
      import { Effect } from 'effect';
      import { current } from 'acme-identity';
      const app = new Hono();
      const authenticate = (c) => Effect.gen(function* () {
        const key = yield* lookup(c.req.header('Authorization'));
        if (key) return { id: key.id };
        return yield* new Error('nobody');
      });
      const lookup = (text) => text;
      app.use('/a/*', async (c, next) => { c.set('auth', await Effect.runPromise(authenticate(c))); await next(); });
      app.use('/b/*', async (c, next) => {
        const { user } = await current(c.req.header('authorization'));
        c.set('user', user);
        await next();
      });
      app.use('/c/*', async (c, next) => { c.set('user', await current(c).catch(() => null)); await next(); });
      app.use('/d/*', async (c, next) => { c.set('trace', await current(c)); await next(); });
      for (const path of ['/a/1', '/b/1', '/c/1', '/d/1']) app.delete(path, (c) => c.body(null, 204));
      app.delete('/e/:id', async (c) => {
        const user = await Effect.runPromise(authenticate(c));
        return c.json({ id: user.id });
      });
      export default app;`,
  });
  expect(said.get('DELETE /a/1')).toBe('unknown');
  expect(said.get('DELETE /b/1')).toBe('unknown');
  expect(said.get('DELETE /c/1')).toBe('no');
  expect(said.get('DELETE /d/1')).toBe('no');
  expect(said.get('DELETE /e/:id')).toBe('unknown');
});

test('what goes with a request is asked by a method that refuses', () => {
  const said = authenticated({
    'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
      import { error } from '@sveltejs/kit';
      import { SvelteKitAuth } from '@auth/sveltekit';
      const { handle: first } = SvelteKitAuth({ providers: [] });
      class Security {
        constructor(readonly userId: string) {}
        requireUser() { if (!this.userId) error(401); }
        requireNothing() { return this; }
      }
      const second = async ({ event, resolve }) => {
        const user = (await event.locals.auth())?.user;
        event.locals.security = new Security(user?.id);
        event.locals.viewer = user;
        return await resolve(event);
      };
      export const handle = sequence(first, second);`,
    'src/routes/a/+server.ts': `import { error } from '@sveltejs/kit';
      export async function POST({ locals }) { locals.security.requireUser(); return new Response(null); }
      export async function PUT({ locals }) { locals.security.requireNothing(); return new Response(null); }
      export async function PATCH({ locals }) { if (!locals.viewer) error(401); return new Response(null); }`,
  });
  expect(said.get('POST /a')).toBe('yes');
  expect(said.get('PUT /a')).toBe('no');
  expect(said.get('PATCH /a')).toBe('yes');
});

test('a method that nobody sees may refuse, whatever else the handler refuses', () => {
  const said = authenticated({
    'src/routes/a/+server.ts': `import { error } from '@sveltejs/kit';
      export async function DELETE({ locals, params }) {
        await locals.guard.assertCan('remove', params.id);
        if (!params.id) error(404);
        return new Response(null);
      }
      export async function POST(event) { event.locals.security.requireAdmin(); return new Response(null); }
      export async function PATCH({ locals }) { locals.log.info('x'); return new Response(null); }`,
  });
  expect(said.get('DELETE /a')).toBe('unknown');
  expect(said.get('POST /a')).toBe('unknown');
  expect(said.get('PATCH /a')).toBe('no');
});

test('what is answered by something that was handed the request, and is not seen, may refuse', () => {
  const said = authenticated({
    'src/hooks.server.ts': `class Step {
        setNext(step) { this.next = step; return step; }
        async handle(event) {
          const result = await this.process(event);
          if (result.response) return result;
          return this.next ? await this.next.handle(event) : { more: true };
        }
      }
      class First extends Step { async process(event) { return { more: true }; } }
      class Second extends Step {
        async process(event) {
          if (!(await known(event.cookies.get('session')))) return { response: new Response('no', { status: 401 }) };
          return { more: true };
        }
      }
      const steps = [new First(), new Second()];
      for (let i = 1; i < steps.length; i++) steps[i - 1].setNext(steps[i]);
      export const handle = async ({ event, resolve }) => {
        const result = await steps[0].handle(event);
        if (result.response) return result.response;
        return resolve(event);
      };`,
    'src/routes/a/+server.ts': `import { json } from '@sveltejs/kit';
      export async function POST() { return json({}); }`,
  });
  expect(said.get('POST /a')).not.toBe('no');
});

test('handlers that a cache keeps, and a function that does nothing but hand the context on, may ask who may', () => {
  const { endpoints } = modelOf({
    'app.ts': `import { initTRPC, TRPCError } from '@trpc/server';
      import { createHTTPServer } from '@trpc/server/adapters/standalone';
      import jwt from 'jsonwebtoken';
      const t = initTRPC.context().create();
      const signedIn = t.procedure.use(t.middleware(({ ctx, next }) => {
        if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
        return next();
      }));
      const CACHE = { handlers: {} };
      async function load(name) { CACHE.handlers[name] = await import('./' + name).then((it) => it.default); }
      const router = t.router({
        edit: signedIn.mutation(async ({ ctx, input }) => { await load('edit'); return CACHE.handlers.edit({ ctx, input }); }),
        plain: signedIn.mutation(async ({ ctx }) => ctx.user.id),
      });
      createHTTPServer({
        router,
        createContext: ({ req }) => ({ user: jwt.verify(req.headers.authorization, process.env.KEY) }),
      }).listen(3000);`,
  });
  const said = new Map(endpoints.map((it) => [it.path, it.authorized.is]));
  expect(said.get('/edit')).toBe('unknown');
  expect(said.get('/plain')).toBe('no');
});
