// Whom a function of the project read out of a credential that it verified by hand is whoever calls.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const said = (read: string, asked: string): string => {
  const { endpoints } = modelOf({
    'app.js': `import { Hono } from 'hono'; const app = new Hono(); const decoder = new TextDecoder();
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
async function read(c, token) {
  try {
    const [data, signature] = token.split('.');
    const key = await crypto.subtle.importKey('raw', bytes(c.env.SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    const valid = await crypto.subtle.verify('HMAC', key, bytes(signature), bytes(data));
    ${read}
    return JSON.parse(decoder.decode(bytes(data)));
  } catch (error) { return null; }
}
const shut = ['/notes/drop'];
app.use('*', async (c, next) => {
  const { path } = c.req;
  const result = await read(c, c.req.header('authorization'));
  if (!result) return c.json({}, 401);
  const kept = await c.env.store.get('SIGNED' + result.id, { type: 'json' });
  if (shut.findIndex((it) => path.startsWith(it)) > -1) { ${asked} }
  await next();
});
app.get('/notes', (c) => c.json({})); app.delete('/notes/drop', (c) => c.json({})); export default app;`,
  });
  return endpoints.map((it) => `${it.method} ${it.authenticated.is} ${it.authorized.is}`).join();
};
const CHECKED = 'if (!valid) return null;';

it('and what is kept under their name is theirs', () => {
  expect(said(CHECKED, `if (kept.user.mail !== c.env.BOSS) return c.json({}, 403);`)).toBe('GET yes no,DELETE yes yes');
  expect(said(CHECKED, `if (kept.user.role !== 'boss') return c.json({}, 403);`)).toBe('GET yes no,DELETE yes yes');
  expect(said(CHECKED, `if (result.role !== 'boss') return c.json({}, 403);`)).toBe('GET yes no,DELETE yes yes');
});
it('and is nobody where it verified nothing', () => {
  expect(said('', `if (result.role !== 'boss') return c.json({}, 403);`)).not.toContain('yes');
});
