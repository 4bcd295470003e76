// Names with a dollar mean folders of the sources, and several hooks in turn are all of them.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const FILES = {
  'package.json': JSON.stringify({ name: 's', devDependencies: { '@sveltejs/kit': '^2' } }),
  'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" }',
  'src/lib/server/auth.ts': `import pg from 'pg'; const pool = new pg.Pool();
    export async function verify(t: string) { return (await pool.query('SELECT id FROM keys WHERE k = $1', [t])).rows.length > 0; }
    export const list = async () => (await pool.query('SELECT * FROM x')).rows;`,
  'src/routes/api/x/+server.ts': `import { json } from '@sveltejs/kit'; import { list } from '$lib/server/auth';
    export const GET = async () => json(await list());`,
  'src/routes/health/+server.ts': `import { json } from '@sveltejs/kit'; export const GET = () => json({ ok: 1 });`,
};
const hooks = (handle: string): string => `import { json, type Handle } from '@sveltejs/kit';
  import { sequence } from '@sveltejs/kit/hooks'; import { verify } from '$lib/server/auth';
  const first: Handle = async ({ event, resolve }) => resolve(event);
  const auth: Handle = async ({ event, resolve }) => {
    if (event.url.pathname.startsWith('/api/')) {
      const t = event.request.headers.get('authorization');
      if (!t || !(await verify(t))) { return json({ error: 'no' }, { status: 401 }); }
    }
    return resolve(event);
  };
  export const handle = ${handle};`;

it.each(['auth', 'sequence(first, auth)', 'sequence(auth, first)', 'sequence(sequence(first), auth)'])(
  'handle = %s',
  async (handle) => {
    const endpoints = await endpointsOf(folderWith({ ...FILES, 'src/hooks.server.ts': hooks(handle) }), {
      cache: false,
      workers: 0,
    });
    expect(endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`).sort()).toEqual([
      'GET /api/x yes',
      'GET /health no',
    ]);
  },
);
