// What runs before files that are routes by their place, where its paths are described, and hooks that run in turn.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const endpoints = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
  return endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`).sort();
}

it('Next.js: objects with a source, which may be narrowed by what a request carries', async () => {
  const answer = 'export async function GET() { return Response.json({}); }\n';
  const of = (matcher: string): Promise<readonly string[]> =>
    told({
      'package.json': JSON.stringify({ dependencies: { next: '^16', jsonwebtoken: '^9' } }),
      'app/api/a/route.ts': answer,
      'app/b/route.ts': answer,
      'proxy.ts': `import jwt from 'jsonwebtoken';
        export function proxy(request) {
          try {
            jwt.verify(request.headers.get('authorization'), process.env.KEY);
          } catch {
            return new Response(null, { status: 401 });
          }
        }
        export const config = { matcher: ${matcher} };`,
    });
  const spared = "source: '/((?!api|_next/static).*)'";
  const missing = "missing: [{ type: 'header', key: 'purpose', value: 'prefetch' }]";
  expect(await of(`[{ ${spared} }]`)).toEqual(['GET /api/a no', 'GET /b yes']);
  expect(await of(`{ ${spared} }`)).toEqual(['GET /api/a no', 'GET /b yes']);
  expect(await of(`[{ ${spared}, ${missing} }]`)).toEqual(['GET /api/a no', 'GET /b conditional']);
  expect(await of(`[{ ${spared}, ${missing} }, '/b']`)).toEqual(['GET /api/a no', 'GET /b yes']);
  expect(await of(`[{ ${spared}, ${missing} }, '/(api)(.*)']`)).toContain('GET /b conditional');
  // A long list of names is read to its end.
  const names = Array.from({ length: 40 }, (_, at) => `icon-${at}-192x192.png`).join('|');
  expect(await of(`['/((?!_next/static|${names}|api).*)']`)).toEqual(['GET /api/a no', 'GET /b yes']);
  expect(await of('[{ source: process.env.PATHS }]')).toEqual(['GET /api/a unknown', 'GET /b unknown']);
});

it('SvelteKit: hooks in turn, and files by the name of its library', async () => {
  const found = await told({
    'package.json': JSON.stringify({ dependencies: { '@sveltejs/kit': '^2', pg: '^8' } }),
    'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" }',
    'src/lib/server/keys.ts': `import pg from 'pg';
      const pool = new pg.Pool();
      export const isKey = async (key: string) =>
        (await pool.query('SELECT id FROM keys WHERE key = $1', [key])).rows.length > 0;
      export const list = async () => (await pool.query('SELECT name FROM things')).rows;`,
    'src/hooks.server.ts': `import { json } from '@sveltejs/kit';
      import { sequence } from '@sveltejs/kit/hooks';
      import { isKey } from '$lib/server/keys';
      const first = async ({ event, resolve }) => resolve(event);
      const asks = async ({ event, resolve }) => {
        if (event.url.pathname.startsWith('/api/')) {
          const key = event.request.headers.get('authorization');
          if (!key || !(await isKey(key))) return json({ error: 'no' }, { status: 401 });
        }
        return resolve(event);
      };
      export const handle = sequence(first, asks);`,
    'src/routes/api/things/+server.ts': `import { json } from '@sveltejs/kit';
      import { list } from '$lib/server/keys';
      export const GET = async () => json(await list());`,
    'src/routes/health/+server.ts': `import { json } from '@sveltejs/kit';
      export const GET = async () => json({});`,
  });
  expect(found).toEqual(['GET /api/things yes', 'GET /health no']);
});
