// Modules that a framework makes when an application is built, and what stands before its routes.
import { expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const dependencies = { '@sveltejs/kit': '^2', '@prisma/client': '^6', '@sentry/sveltekit': '^9' };
const told = async (files: Readonly<Record<string, string>>) => {
  const folder = folderWith({ 'package.json': JSON.stringify({ name: 'n', dependencies }), ...files });
  const { endpoints, unresolved } = await audit(folder, { cache: false, workers: 0, config: {} });
  return {
    found: endpoints
      .map(({ path, authenticated, authorized }) => `${path} ${authenticated.is} ${authorized.is}`)
      .sort(),
    lost: unresolved.map(({ why }) => why),
  };
};
const signedIn = `import { PrismaClient } from '@prisma/client'; const client = new PrismaClient();
export const handle = async ({ event, resolve }) => {
  const token = event.cookies.get('session');
  event.locals.user = token ? (await client.session.findUnique({ where: { token }, include: { user: true } }))?.user : null;
  return resolve(event);
};`;
const ok = `export const DELETE = async () => new Response('ok');`;

it('give the request to helpers that are handed nothing', async () => {
  const guard = `import { error } from '@sveltejs/kit'; import { getRequestEvent } from '$app/server';
export function requireUser() { const { locals } = getRequestEvent(); if (!locals.user) error(401, 'no'); return locals.user; }
export function requireAdmin() { if (requireUser().role !== 'admin') error(403, 'no'); }`;
  const route = (call: string): string =>
    `import { ${call} } from '../../guard.js'; export const DELETE = async () => { ${call}(); return new Response('ok'); };`;
  expect(
    await told({
      'src/hooks.server.js': signedIn,
      'src/guard.js': guard,
      'src/routes/a/+server.js': route('requireUser'),
      'src/routes/b/+server.js': route('requireAdmin'),
      'src/routes/c/+server.js': ok,
    }),
  ).toEqual({ found: ['/a yes no', '/b yes yes', '/c no no'], lost: [] });
});
it('give what is set where the application runs', async () => {
  const hook = (
    taken: string,
    key: string,
  ): string => `import { ${taken} } from '$env/${key === taken ? 'static' : 'dynamic'}/private';
export const handle = async ({ event, resolve }) => {
  if (event.request.headers.get('authorization') !== \`Bearer \${${key}}\`) return new Response('no', { status: 401 });
  return resolve(event);
};`;
  const found = ['/a yes no'];
  const route = { 'src/routes/a/+server.js': ok };
  expect(await told({ 'src/hooks.server.js': hook('API_KEY', 'API_KEY'), ...route })).toEqual({ found, lost: [] });
  expect(await told({ 'src/hooks.server.js': hook('env', 'env.API_KEY'), ...route })).toEqual({ found, lost: [] });
});
it('tell that nothing is built while requests are served', async () => {
  const hook = `import { building } from '$app/environment';
export const handle = async ({ event, resolve }) => {
  if (building) return resolve(event);
  if (event.request.headers.get('authorization') !== process.env.KEY) return new Response('no', { status: 401 });
  return resolve(event);
};`;
  expect((await told({ 'src/hooks.server.js': hook, 'src/routes/a/+server.js': ok })).found).toEqual(['/a yes no']);
});
it('what only watches lets everybody pass', async () => {
  const hook = `import * as Sentry from '@sentry/sveltekit'; import { sequence } from '@sveltejs/kit/hooks';
const auth = async ({ event, resolve }) => {
  if (event.cookies.get('session') !== process.env.SESSION) return new Response('no', { status: 401 });
  return resolve(event);
};
export const handle = sequence(Sentry.sentryHandle(), auth);`;
  expect((await told({ 'src/hooks.server.js': hook, 'src/routes/a/+server.js': ok })).found).toEqual(['/a yes no']);
});
it('some do not come to the helper that refuses strangers', async () => {
  const hook = `import { AsyncLocalStorage } from 'node:async_hooks'; const storage = new AsyncLocalStorage();
async function inner({ event, resolve }) {
  return storage.run({}, async () => {
    if (event.request.headers.get('authorization') !== process.env.KEY) return new Response('no', { status: 401 });
    return resolve(event);
  });
}
export const handle = async (input) => (process.env.OPEN ? input.resolve(input.event) : inner(input));`;
  const { found } = await told({ 'src/hooks.server.js': hook, 'src/routes/a/+server.js': ok });
  expect(found[0]).toMatch(/^\/a conditional/);
});
