// Another service is asked with what a request shows, and its answer is handed on: it refuses whom it likes.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  ['const headers = {}; if (token) headers.Authorization = `Bearer ${token}`;', 'unknown'],
  [`const headers = {}; headers['Authorization'] = token;`, 'unknown'],
  [`const headers = new Headers(); headers.set('Authorization', token);`, 'unknown'],
  [`const headers = {}; headers['X-Api-Key'] = process.env.KEY;`, 'no'],
])('%s', (made, is) => {
  const { endpoints } = modelOf({
    'app.js': `import { Hono } from 'hono'; import { getCookie } from 'hono/cookie'; const app = new Hono();
      app.get('/jobs', async (c) => { const token = getCookie(c, 'auth_token'); ${made}
        const answer = await fetch('http://api:5078/jobs', { method: 'GET', headers });
        return new Response(answer.body, { status: answer.status }); });
      export default app;`,
  });
  expect(endpoints.map((it) => it.authenticated.is)).toEqual([is]);
});
