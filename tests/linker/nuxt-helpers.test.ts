// Helpers of a Nuxt application that lie beside its server take the names of the framework without importing them, too.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each(['utils', 'lib'])('a helper in %s that wraps handlers is read', (folder) => {
  const files = {
    'nuxt.config.ts': 'export default defineNuxtConfig({});',
    [`${folder}/signed-in.ts`]: `export default function signedIn(handler: any) {
  return defineEventHandler(async (event) => { if (!event.context.user) throw createError({ statusCode: 401 }); return handler(event); });
}`,
    'server/middleware/auth.ts': `import jwt from 'jsonwebtoken';
export default defineEventHandler((event) => { try { event.context.user = jwt.verify(getHeader(event, 'authorization'), process.env.KEY!); } catch { event.context.user = null; } });`,
    'server/api/notes.get.ts': `import signedIn from './${folder}/signed-in.ts'; export default signedIn((event: any) => [event.context.user.id]);`,
    'server/api/news.get.ts': `export default defineEventHandler(() => []);`,
  };
  const { endpoints } = modelOf(files, { nuxt: '3.15.0' });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is}`).sort()).toEqual(['/api/news no', '/api/notes yes']);
});
