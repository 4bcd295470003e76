// An action of a page that leaves with nothing has done nothing for who asked; what it tells with a status is told by that.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const hooks = `import jwt from 'jsonwebtoken';
export const handle = async ({ event, resolve }) => {
  try { event.locals.user = jwt.verify(event.cookies.get('s'), process.env.KEY); } catch { event.locals.user = undefined; }
  return resolve(event);
};`;
const page = (body: string): string => `import { fail, redirect } from '@sveltejs/kit';
import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();
export const actions = { remove: async ({ params, locals }) => { ${body} } };`;
const is = (body: string): string => {
  const files = { 'src/hooks.server.ts': hooks, 'src/routes/notes/[id]/+page.server.ts': page(body) };
  return modelOf(files, { '@sveltejs/kit': '2' }).endpoints[0]!.authenticated.is;
};
const removes = 'await db.note.delete({ where: { id: params.id } });';

it.each([
  ['with nothing', `if (!locals.user) return; ${removes} throw redirect(303, '/notes');`, 'yes'],
  ['with an empty object', `if (!locals.user) return {}; ${removes} throw redirect(303, '/notes');`, 'yes'],
  ['with a failure', `if (!locals.user) return fail(401); ${removes} return { done: true };`, 'yes'],
  ['when it is done', `${removes} if (!locals.user) return {}; return { user: locals.user };`, 'not yes'],
  ['whoever asks', `if (!params.id) return {}; ${removes} throw redirect(303, '/notes');`, 'no'],
])('leaves %s', (_, body, wanted) => {
  if (wanted === 'not yes') expect(is(body)).not.toBe('yes');
  else expect(is(body)).toBe(wanted);
});
