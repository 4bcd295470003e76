import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of who is calling, and of their rights, by method and path. */
function asked(
  files: Readonly<Record<string, string>>,
  ...packages: readonly string[]
): ReadonlyMap<string, readonly string[]> {
  const { endpoints } = modelOf(files, Object.fromEntries(packages.map((it) => [it, '*'])));
  return new Map(endpoints.map((it) => [`${it.method} ${it.path}`, [it.authenticated.is, it.authorized.is]]));
}
const ANSWERS = `export const GET = async () => new Response('x');`;

test('a hook tells requests apart by the folder of the file that answers them', () => {
  const said = asked(
    {
      'src/hooks.server.js': `import { redirect } from '@sveltejs/kit';
        import pg from 'pg';
        const db = new pg.Pool();
        export const handle = async ({ event, resolve }) => {
          const token = event.cookies.get('session');
          const { rows } = await db.query('select * from users where token = $1', [token]);
          event.locals.user = token ? rows[0] : null;
          if (event.route.id?.startsWith('/(private)') && !event.locals.user) redirect(302, '/login');
          if (event.route.id?.startsWith('/(private)/(admin)') && event.locals.user.role !== 'ADMIN') redirect(302, '/');
          if (event.route.id === '/notes/[id]' && !event.locals.user) redirect(302, '/login');
          return resolve(event);
        };`,
      'src/routes/(private)/profile/+server.js': ANSWERS,
      'src/routes/(private)/(admin)/users/+server.js': ANSWERS,
      'src/routes/(private)/(admin)/+page.server.js': `export const actions = { drop: async () => ({}) };`,
      'src/routes/notes/[id]/+server.js': ANSWERS,
      'src/routes/notes/+server.js': ANSWERS,
    },
    '@sveltejs/kit',
    'pg',
  );
  expect(said.get('GET /profile')).toEqual(['yes', 'no']);
  expect(said.get('GET /users')).toEqual(['yes', 'yes']);
  expect(said.get('POST /?/drop')).toEqual(['yes', 'yes']);
  expect(said.get('GET /notes/:id')).toEqual(['yes', 'no']);
  expect(said.get('GET /notes')).toEqual(['no', 'no']);
});

test('what a hook hands an object with the continuation goes on with the request', () => {
  const hook = (last: string, imports: string): string => `${imports}
    import { betterAuth } from 'better-auth';
    const auth = betterAuth({});
    export async function handle({ event, resolve }) {
      const session = await auth.api.getSession({ headers: event.request.headers });
      if (event.url.pathname.startsWith('/admin') && session?.user.role !== 'admin')
        return new Response('no', { status: 403 });
      return ${last}({ event, resolve, auth });
    }`;
  const known = asked(
    {
      'src/hooks.server.js': hook('svelteKitHandler', `import { svelteKitHandler } from 'better-auth/svelte-kit';`),
      'src/routes/admin/+server.js': ANSWERS,
      'src/routes/open/+server.js': ANSWERS,
    },
    '@sveltejs/kit',
    'better-auth',
  );
  expect(known.get('GET /admin')).toEqual(['yes', 'yes']);
  expect(known.get('GET /open')).toEqual(['no', 'no']);
  const unknown = asked(
    {
      'src/hooks.server.js': `import { goOn } from 'acme-hooks';
        export const handle = async ({ event, resolve }) => goOn({ event, resolve });`,
      'src/routes/open/+server.js': ANSWERS,
    },
    '@sveltejs/kit',
  );
  expect(unknown.get('GET /open')?.[0]).toBe('unknown');
});

test('what was put beside a request before gives the caller by its method', () => {
  const said = asked(
    {
      'src/hooks.server.js': `import { lucia } from 'lucia';
        const auth = lucia({ env: 'DEV' });
        export const handle = async ({ event, resolve }) => {
          event.locals.auth = auth.handleRequest(event);
          return resolve(event);
        };`,
      'src/routes/notes/+server.js': `import { redirect } from '@sveltejs/kit';
        export const PUT = async ({ locals }) => {
          const session = await locals.auth.validate();
          if (!session) throw redirect(301, '/sign-in');
          return new Response('x');
        };
        export const GET = async ({ locals }) => {
          const session = await locals.auth.validate();
          return new Response(session ? 'x' : 'y');
        };
        export const POST = async ({ locals }) => {
          if (!locals.auth) throw redirect(301, '/sign-in');
          return new Response('x');
        };`,
    },
    '@sveltejs/kit',
    'lucia',
  );
  expect(said.get('PUT /notes')).toEqual(['yes', 'no']);
  expect(said.get('GET /notes')).toEqual(['no', 'no']);
  expect(said.get('POST /notes')).toEqual(['no', 'no']);
});

test('packages put who is calling beside a request', () => {
  const nuxt = asked(
    {
      'server/api/a.get.ts': `export default defineEventHandler(async (event) => {
          if (!(await getServerSession(event))) throw createError({ statusCode: 401 });
          return 1;
        });`,
      'server/api/b.get.ts': `export default defineEventHandler(async (event) => {
          const { userId } = event.context.auth();
          if (!userId) throw createError({ statusCode: 401 });
          return 1;
        });`,
    },
    'nuxt',
    '@sidebase/nuxt-auth',
  );
  expect(nuxt.get('GET /api/a')?.[0]).toBe('yes');
  expect(nuxt.get('GET /api/b')?.[0]).toBe('yes');
  const kit = asked(
    {
      'src/hooks.server.js': `import PocketBase from 'pocketbase';
        import { withClerkHandler } from 'svelte-clerk/server';
        import { sequence } from '@sveltejs/kit/hooks';
        const own = async ({ event, resolve }) => {
          event.locals.pb = new PocketBase('http://localhost');
          event.locals.pb.authStore.loadFromCookie(event.request.headers.get('cookie') ?? '');
          return resolve(event);
        };
        export const handle = sequence(withClerkHandler(), own);`,
      'src/routes/notes/+server.js': `import { redirect } from '@sveltejs/kit';
        export const GET = async ({ locals }) => {
          if (!locals.pb.authStore.isValid) redirect(303, '/');
          return new Response('x');
        };
        export const PUT = async ({ locals }) => {
          if (!locals.auth().userId) redirect(303, '/');
          return new Response('x');
        };
        export const POST = async () => new Response('x');`,
    },
    '@sveltejs/kit',
    'pocketbase',
    'svelte-clerk',
  );
  expect(kit.get('GET /notes')?.[0]).toBe('yes');
  expect(kit.get('PUT /notes')?.[0]).toBe('yes');
  expect(kit.get('POST /notes')?.[0]).toBe('no');
});

test('a guard of a package that is not known may refuse anybody, waited for or not', () => {
  const said = asked(
    {
      'src/hooks.server.js': `import { routeGuard, track } from 'acme-hooks';
        export const handle = async ({ event, resolve }) => {
          track(event);
          if (event.url.pathname.startsWith('/a')) routeGuard(event);
          return resolve(event);
        };`,
      'src/routes/a/+server.js': ANSWERS,
    },
    '@sveltejs/kit',
  );
  expect(said.get('GET /a')?.[0]).toBe('unknown');
});

test('an action that is done sends whoever called on to another page', () => {
  const said = asked(
    {
      'src/hooks.server.js': `import pg from 'pg';
        const db = new pg.Pool();
        export const handle = async ({ event, resolve }) => {
          const token = event.cookies.get('session');
          const { rows } = await db.query('select * from users where token = $1', [token]);
          event.locals.user = token ? rows[0] : null;
          return resolve(event);
        };`,
      'src/routes/a/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
        import pg from 'pg';
        const db = new pg.Pool();
        export const actions = {
          one: async ({ locals }) => {
            if (!locals.user) redirect(303, '/login');
            await db.query('delete from x');
            redirect(303, '/done');
          },
          two: async ({ locals }) => {
            if (!locals.user) throw redirect(303, '/login');
            if (locals.user.role !== 'admin') throw error(403, 'no');
            await db.query('delete from x');
            throw redirect(303, '/done');
          },
          three: async ({ locals }) => {
            if (!locals.user) throw redirect(303, '/login');
            if (locals.user.role !== 'admin') throw redirect(303, '/');
            await db.query('delete from x');
            throw redirect(303, '/done');
          },
          four: async () => {
            await db.query('delete from x');
            throw redirect(303, '/done');
          },
        };`,
    },
    '@sveltejs/kit',
    'pg',
  );
  expect(Object.fromEntries(said)).toEqual({
    'POST /a?/one': ['yes', 'no'],
    'POST /a?/two': ['yes', 'yes'],
    'POST /a?/three': ['yes', 'yes'],
    'POST /a?/four': ['no', 'no'],
  });
});
