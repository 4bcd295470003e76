// Files of an application that import nothing, because the framework finds their names: its helpers, its packages.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

type Files = Readonly<Record<string, string>>;
const told = async (files: Files): Promise<string[]> => {
  const endpoints = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
  return endpoints
    .map(({ method, path, authenticated, authorized }) => `${method} ${path} ${authenticated.is} ${authorized.is}`)
    .sort();
};
const nuxt = (more: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify({ name: 'n', dependencies: { nuxt: '^4', ...more } });
const handler = (body: string): string => `export default defineEventHandler(async (event) => { ${body} });`;

it('helpers of the server, folders that the settings name, and a package of sessions', async () => {
  const files = {
    'package.json': nuxt({ 'nuxt-auth-utils': '^0.5' }),
    'nuxt.config.ts': `export default defineNuxtConfig({
      modules: ['nuxt-auth-utils'], nitro: { imports: { dirs: ['./server/services'] } } });`,
    'server/utils/deep/ask.ts': `export async function requireEditor(event) {
      const { user } = await requireUserSession(event);
      if (user.role !== 'editor') { throw createError({ statusCode: 403 }) }
      return { user };
    }`,
    'server/utils/signed-in.ts': `export default async (event) => (await requireUserSession(event)).user;`,
    'server/services/notes.ts': `export class Notes {
      async drop(event, id) { await requireEditor(event); return useStorage('notes').removeItem(id); } }`,
    'server/api/notes.delete.ts': handler(`await requireEditor(event); await useStorage('notes').clear();`),
    'server/api/notes/[id].delete.ts': handler(`return new Notes().drop(event, getRouterParam(event, 'id'));`),
    'server/api/me.get.ts': handler(`return signedIn(event);`),
    'server/api/mine.get.ts': handler(`const { user } = await getUserSession(event);
      if (!user) { setResponseStatus(event, 401); return 'no'; } return user;`),
    'server/api/open.get.ts': handler(`setHeader(event, 'x-a', 'b'); return useStorage('notes').getKeys();`),
    'server/api/imported.get.ts': `import { requireUserSession } from '#imports';\n${handler(
      'await requireUserSession(event); return 1;',
    )}`,
    'server/api/_seed/all.post.ts': handler(`await useStorage('notes').setItem('a', 1);`),
    'server/routes/[...].ts': handler(`return 'found nothing';`),
    'server/routes/auth/github.get.ts': `export default defineOAuthGitHubEventHandler({
      async onSuccess(event, { user }) { await setUserSession(event, { user }); return sendRedirect(event, '/'); } });`,
  };
  expect(await told(files)).toEqual([
    'ALL /* no no',
    'DELETE /api/notes yes yes',
    'DELETE /api/notes/:id yes yes',
    'GET /api/imported yes no',
    'GET /api/me yes no',
    'GET /api/mine yes no',
    'GET /api/open no no',
    'GET /auth/github no no',
    'POST /api/_seed/all no no',
  ]);
  // Where the package is not listed its names are anybody's.
  const without = await told({ ...files, 'package.json': nuxt(), 'nuxt.config.ts': 'export default {};' });
  expect(without).toContain('DELETE /api/notes unknown unknown');
  expect(without).toContain('GET /api/open no no');
});

it('a name that nobody declares may ask anything of the request that it is handed', async () => {
  const found = await told({
    'package.json': nuxt({ 'some-nuxt-module': '^1' }),
    'server/api/asked.delete.ts': handler(`await onlyForStaff(event); await useStorage('a').clear();`),
    'server/api/known.delete.ts': handler(`const staff = await onlyForStaff(event); return drop(staff.id);`),
    'server/api/made.get.ts': `export default makeHandler({ async run(event) { return 1; } });`,
    'server/api/open.get.ts': handler(`return readAll();`),
    'server/api/thrown.get.ts': handler(`requireStaff(event); return readAll();`),
    'server/api/told.get.ts': handler(`countVisit(event); return readAll();`),
  });
  expect(found).toEqual([
    'DELETE /api/asked unknown unknown',
    'DELETE /api/known unknown unknown',
    'GET /api/made unknown unknown',
    'GET /api/open no no',
    'GET /api/thrown unknown unknown',
    'GET /api/told no no',
  ]);
});

it('applications beside one another do not share their names, but layers do', async () => {
  const guard = (text: string): string => `export const guard = async (event) => { ${text} };`;
  const ask = `if (getHeader(event, 'x-key') !== process.env.KEY) { throw createError({ statusCode: 401 }); }`;
  const found = await told({
    'package.json': JSON.stringify({ private: true }),
    'apps/a/package.json': nuxt(),
    'apps/a/server/utils/guard.ts': guard(ask),
    'apps/a/server/api/a.get.ts': handler(`await guard(event); return 1;`),
    'apps/b/package.json': nuxt(),
    'apps/b/server/utils/guard.ts': guard(`useStorage('x').setItem('seen', 1);`),
    'apps/b/server/api/b.get.ts': handler(`await guard(event); return 1;`),
    'apps/c/package.json': nuxt(),
    'apps/c/nuxt.config.ts': 'export default defineNuxtConfig({});',
    'apps/c/layers/base/server/utils/guard.ts': guard(ask),
    'apps/c/server/api/c.get.ts': handler(`await guard(event); return 1;`),
  });
  expect(found).toEqual(['GET /api/a yes no', 'GET /api/b no no', 'GET /api/c yes no']);
});

it('a checked body, and one that is only read', async () => {
  const files = {
    'package.json': nuxt({ zod: '^3' }),
    'shared/shapes/tag.ts': `import { z } from 'zod';\nexport const tagShape = z.object({ name: z.string() });`,
    'server/lib/keep.ts': `export const keep = (event, note) => useStorage('notes').setItem('a', note);`,
    'server/api/mapped.post.ts': `import { keep } from '~~/server/lib/keep';
      import { tagShape } from '#shared/shapes/tag';
      ${handler('return keep(event, tagShape.parse(await readBody(event)));')}`,
    'server/utils/shapes.ts': `import { z } from 'zod';\nexport const noteShape = z.object({ text: z.string() });`,
    'server/api/checked.post.ts': handler(`const note = await readValidatedBody(event, noteShape.parse);
      return useStorage('notes').setItem('a', note);`),
    'server/api/raw.post.ts': handler(`const note = await readBody(event); return fetch('http://x/' + note.text);`),
  };
  const endpoints = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
  expect(endpoints.map(({ path, validated }) => `${path} ${validated.body.is}`).sort()).toEqual([
    '/api/checked yes',
    '/api/mapped yes',
    '/api/raw no',
  ]);
});

it('who leaves at the end of a handler, with nothing in hand, was served', async () => {
  const clear = `await useStorage('notes').clear();`;
  const found = await told({
    'package.json': nuxt({ 'nuxt-auth-utils': '^0.5' }),
    'server/api/known.delete.ts': handler(`if (getHeader(event, 'x-key') !== process.env.KEY) {
      throw createError({ statusCode: 403 }); } ${clear} return;`),
    'server/api/left.delete.ts': handler(
      `const { user } = await getUserSession(event); if (!user) return; ${clear} return;`,
    ),
    'server/api/open.delete.ts': handler(`${clear} return;`),
  });
  expect(found).toEqual(['DELETE /api/known yes no', 'DELETE /api/left yes no', 'DELETE /api/open no no']);
});
