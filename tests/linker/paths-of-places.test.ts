// Paths that frameworks make of places, and the modules that are written from the folder of sources.
import { expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (dependencies: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) => {
  const folder = folderWith({ 'package.json': JSON.stringify({ name: 'n', dependencies }), ...files });
  const { endpoints } = await audit(folder, { cache: false, workers: 0, config: {} });
  return endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is}`).sort();
};
const nitro = { nitropack: '^2', jsonwebtoken: '^9' };
const auth = `import jwt from 'jsonwebtoken';
export function useCaller() {
  return { current: async () => {
    const token = getRequestHeader(useEvent(), 'authorization');
    if (!token) throw createError({ statusCode: 401 });
    return jwt.verify(token, process.env.KEY, { algorithms: ['HS256'] });
  } };
}`;
const route = (from: string): string => `import { useCaller } from '${from}';
export default defineEventHandler(async (event) => {
  const caller = await useCaller().current();
  if (caller.sub !== event.context.params.id) throw createError({ statusCode: 403 });
  return { ok: true };
});`;

it('finds modules in the folder that holds the sources', async () => {
  const files = { 'server/utils/caller.ts': auth, 'server/routes/things/[id].put.ts': route('~/utils/caller') };
  expect(await told(nitro, files)).toEqual(['PUT /things/:id yes yes']);
});
it('knows nothing of whom a helper lets by whose module is not there', async () => {
  expect(await told(nitro, { 'server/routes/things/[id].put.ts': route('%lib/caller') })).toEqual([
    'PUT /things/:id unknown unknown',
  ]);
});
it('takes names with @ as they are written, but for places of a page', async () => {
  const handler = `export default defineEventHandler(() => 1);`;
  expect(await told({ nitropack: '^2' }, { 'server/routes/users/@me.get.ts': handler })).toEqual([
    'GET /users/@me no no',
  ]);
  const get = `export const GET = () => new Response('a');`;
  expect(await told({ next: '^15' }, { 'app/@modal/users/route.ts': get })).toEqual(['GET /users no no']);
});

const guard = (condition: string): string => `import { redirect } from '@sveltejs/kit';
import { MongoClient } from 'mongodb';
const users = new MongoClient(process.env.M).db().collection('users');
export const handle = async ({ event, resolve }) => {
  const user = await users.findOne({ token: event.cookies.get('token') });
  if (${condition}) { if (!user) redirect(303, '/login'); }
  return resolve(event);
};`;
const kit = { '@sveltejs/kit': '^2', mongodb: '^6' };
const action = `export const actions = { add: async () => ({ ok: true }) };`;

it('compares the path of a page for all of its forms', async () => {
  const files = {
    'src/hooks.server.js': guard(`event.url.pathname === '/till'`),
    'src/routes/till/+page.server.js': action,
    'src/routes/tills/+page.server.js': action,
  };
  expect(await told(kit, files)).toEqual(['POST /till?/add yes no', 'POST /tills?/add no no']);
});
it('compares the path without what may be left out of a segment', async () => {
  const files = {
    'src/hooks.server.js': guard(`/^(\\/back(-.+?)?)(\\/|$)/.exec(event.url.pathname)`),
    'src/routes/back[[hash]]/pages/+page.server.js': action,
    'src/routes/backside/pages/+page.server.js': action,
  };
  expect(await told(kit, files)).toEqual(['POST /backside/pages?/add no no', 'POST /back{:hash}/pages?/add yes no']);
});

it('runs middleware of Next.js but where the value of a parameter may be spared', async () => {
  const guard = `import { NextResponse } from 'next/server';
export function middleware(request) {
  if (request.headers.get('authorization') !== process.env.KEY) return NextResponse.json({}, { status: 401 });
  return NextResponse.next();
}
export const config = { matcher: ['/((?!_next|.*\\\\..*).*)'] };`;
  const get = `export const GET = () => new Response('a');`;
  const files = { 'middleware.ts': guard, 'app/api/list/route.ts': get, 'app/api/items/[id]/route.ts': get };
  expect(await told({ next: '^15' }, files)).toEqual(['GET /api/items/:id conditional no', 'GET /api/list yes no']);
});
