// Functions of a server that calls of a framework make callable from afar, in files whose name says so.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const KIT = { '@sveltejs/kit': '2.0.0' };
const told = (files: Record<string, string>): readonly string[] =>
  modelOf(files, KIT).endpoints.map(
    (it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is} ${it.validated.body.is}`,
  );
const HEAD = `import { query, command, form, prerender, getRequestEvent } from '@sveltejs/kit/$app/server'; import { error } from '@sveltejs/kit'; import { z } from 'zod'; import pg from 'pg'; const db = new pg.Pool();`;

it('each that is exported is an endpoint, with what its argument is held to and whom it asks', () => {
  const text = `${HEAD} const drop = async (id) => { const { locals } = getRequestEvent(); if (!locals.user) error(401, 'no'); await db.query('delete from t where id = $1', [id]); };
export const list = query(async () => db.query('select 1')); export const gone = command(z.string(), drop); export const open = command('unchecked', async (id) => db.query('delete from t where id = $1', [id]));
export const named = form(z.object({ a: z.string() }), async ({ a }) => db.query('insert into t values ($1)', [a])); export const many = query.batch(z.string(), async (ids) => (id) => id);
export const built = prerender(async () => 'x'); export const late = prerender(async () => 'x', { dynamic: true }); export const none = 1;`;
  expect(told({ 'src/lib/things.remote.ts': text })).toEqual([
    'ACTION src/lib/things.remote#gone yes no yes',
    'ACTION src/lib/things.remote#list no no not-applicable',
    'ACTION src/lib/things.remote#open no no no',
    'ACTION src/lib/things.remote#named no no yes',
    'ACTION src/lib/things.remote#many no no yes',
    'ACTION src/lib/things.remote#late no no not-applicable',
  ]);
});
it('other files hold none, and those of the server alone neither', () => {
  const text = `${HEAD} export const list = query(async () => 1);`;
  expect(told({ 'src/lib/things.ts': text, 'src/lib/server/things.remote.ts': text })).toEqual([]);
});
it('what runs before all requests runs before them', () => {
  const hooks = `export const handle = async ({ event, resolve }) => { if (event.request.headers.get('authorization') !== process.env.KEY) return new Response('no', { status: 401 }); return resolve(event); };`;
  const text = `${HEAD} export const list = query(async () => 1);`;
  expect(told({ 'src/hooks.server.js': hooks, 'src/lib/things.remote.ts': text })).toEqual([
    'ACTION src/lib/things.remote#list yes no not-applicable',
  ]);
});
