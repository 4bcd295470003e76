// Functions that get requests first, and hand them on to an application.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (before: string): string => {
  const app = `import { Hono } from 'hono';
const app = new Hono();
app.delete('/things/:id', async (c) => c.body(null, 204));
const checked = async (request, env) => (request.headers.get('authorization') === env.KEY ? undefined : new Response('no', { status: 401 }));
export default {
  async fetch(request, env, ctx) { ${before} },
};`;
  const { endpoints } = modelOf({ 'app.ts': app }, { hono: '^4' });
  return endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`).join();
};
const on = `return app.fetch(request, env, ctx);`;

it.each([
  [
    `if (request.headers.get('authorization') !== env.KEY) return new Response('no', { status: 401 }); ${on}`,
    'unknown',
  ],
  [`const no = await checked(request, env); if (no) return no; ${on}`, 'unknown'],
  [`return (await checked(request, env)) ?? ${on.slice(7)}`, 'unknown'],
  [`if (request.headers.get('authorization') !== env.KEY) throw new Error('no'); ${on}`, 'unknown'],
  // Nobody is kept from it.
  [on, 'no'],
  [`if (new URL(request.url).pathname.startsWith('/files')) return env.FILES.fetch(request); ${on}`, 'no'],
  [
    `try { return await app.fetch(request, env, ctx); } catch { return new Response('failed', { status: 500 }); }`,
    'no',
  ],
])('%s', (before, is) => {
  expect(told(before)).toBe(`/things/:id ${is}`);
});
