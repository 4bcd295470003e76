// What throws where all that there is was dealt with refuses nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (rest: string): string => `import fastify from 'fastify';
import * as Sentry from '@sentry/node';
function unreachable(_kind: never): never { throw new Error('not expected'); }
const never = (_kind: never): never => { throw new Error('not expected'); };
const refused = (_kind: string): never => { const e: any = new Error('no'); e.statusCode = 403; throw e; };
function userOf(request) {
  const { user } = request;
  if (!user) return { segment: 'anonymous' };
  ${rest}
}
const app = fastify();
app.addHook('onRequest', async (request) => { Sentry.getIsolationScope().setUser(userOf(request)); });
app.get('/livez', async () => ({ ok: true }));
app.get('/mine', { onRequest: [async (req) => {
  if (req.headers.authorization !== process.env.KEY) { const e: any = new Error('no'); e.statusCode = 401; throw e; }
  req.user = { kind: 'key', id: 1 };
}] }, async () => ({ ok: true }));
app.listen({ port: 3000 });`;

it.each([
  [`if (user.kind === 'key') return { id: user.id }; return unreachable(user.kind);`],
  [`switch (user.kind) { case 'key': return { id: user.id }; default: never(user.kind); }`],
])('%s', (rest) => {
  const { endpoints } = modelOf({ 'app.ts': app(rest) });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual([
    '/livez no no',
    '/mine yes no',
  ]);
});
it('what others are refused with is a refusal', () => {
  const { endpoints } = modelOf({ 'app.ts': app(`if (user.kind === 'key') return {}; return refused(user.kind);`) });
  expect(endpoints.find((it) => it.path === '/livez')?.authorized.is).not.toBe('no');
});
