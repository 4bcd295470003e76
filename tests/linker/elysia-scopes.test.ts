// Scopes of Elysia's hooks, what macros mean, and what steps put onto the context.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const GUARD = `({ headers, status }) => { if (headers.authorization !== process.env.KEY) return status(401); }`;
const told = (app: string): readonly string[] =>
  modelOf({
    'app.ts': `import Elysia, { t, status } from 'elysia'; import jwt from '@elysiajs/jwt'; import verifier from 'jsonwebtoken'; ${app}`,
  }).endpoints.map(
    (it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is} ${it.validated.body.is}`,
  );

it('a scope is cast as a whole, for one mount or for all', () => {
  const cast = (as: string): readonly string[] =>
    told(`const guard = new Elysia({ name: 'g' }).onBeforeHandle(${GUARD})${as};
const mid = new Elysia().use(guard).get('/mid', () => 'x'); new Elysia().use(mid).get('/top', () => 'x').listen(1);`);
  expect(cast('')).toEqual(['GET /mid no no not-applicable', 'GET /top no no not-applicable']);
  expect(cast(`.as('scoped')`)).toEqual(['GET /mid yes no not-applicable', 'GET /top no no not-applicable']);
  expect(cast(`.as('global')`)).toEqual(['GET /mid yes no not-applicable', 'GET /top yes no not-applicable']);
});
it('a plugin casts on what was cast onto it', () => {
  const app = `const guard = new Elysia().onBeforeHandle(${GUARD}).as('scoped'); const mid = new Elysia().use(guard).as('scoped');
const top = new Elysia().use(mid).get('/top', () => 'x'); new Elysia().use(top).get('/out', () => 'x').listen(1);`;
  expect(told(app)).toEqual(['GET /top yes no not-applicable', 'GET /out no no not-applicable']);
});
it('macros mean what they make of their value', () => {
  const app = `const auth = new Elysia({ name: 'auth' }).resolve({ as: 'scoped' }, ({ headers }) => { try { return { user: verifier.verify(headers.authorization, process.env.KEY) }; } catch { return { user: null }; } })
.macro({ signed: { beforeHandle({ user, status }) { if (!user) return status(401); } }, role: (role) => ({ beforeHandle({ user, status }) { if (user.role !== role) return status(403); } }), on(enabled) { if (!enabled) return; return { beforeHandle: ${GUARD} }; } })
.macro('both', { signed: true, role: 'admin', body: t.Object({ a: t.String() }) });
new Elysia().use(auth).get('/a', () => 'x', { signed: true }).get('/b', () => 'x', { signed: false }).get('/c', () => 'x', { on: false }).get('/d', () => 'x', { on: true })
.group('/g', { both: true }, (app) => app.post('/e', ({ body }) => body)).guard({ role: 'admin', signed: true }, (app) => app.get('/f', () => 'x')).get('/open', () => 'x').listen(1);`;
  expect(told(app)).toEqual([
    'GET /a yes no not-applicable',
    'GET /b no no not-applicable',
    'GET /c no no not-applicable',
    'GET /d yes no not-applicable',
    'GET /open no no not-applicable',
    'POST /g/e yes yes yes',
    'GET /f yes yes not-applicable',
  ]);
});
it('an option of a guard that nothing gives a name to is not understood', () => {
  expect(
    told(`new Elysia().guard({ mine: true }, (app) => app.get('/a', () => 'x')).get('/b', () => 'x').listen(1);`),
  ).toEqual(['GET /b no no not-applicable', 'GET /a unknown unknown not-applicable']);
});
it('guards check what their schemas say, and leave their scope where they are told to', () => {
  const app = `const p = new Elysia().guard({ as: 'scoped', beforeHandle: ${GUARD} }); const q = new Elysia().guard({ beforeHandle: ${GUARD} }).get('/in', () => 'x');
new Elysia().use(q).post('/a', ({ body }) => body).use(p).guard({ body: t.Object({ a: t.String() }) }).post('/b', ({ body }) => body).listen(1);`;
  expect(told(app)).toEqual(['GET /in yes no not-applicable', 'POST /a no no no', 'POST /b yes no yes']);
});
it('what a step gives back is on the context of those behind it', () => {
  const app = `const who = async ({ access, cookie: { auth } }) => ({ user: await access.verify(auth.value), lang: 'x' });
new Elysia().use(jwt({ name: 'access', secret: process.env.KEY })).derive(who).get('/a', ({ user, status }) => { if (!user) return status(401); return 'x'; })
.get('/b', () => 'x', { beforeHandle: ({ user, set }) => { if (!user) { set.status = 401; return 'no'; } } }).get('/c', ({ lang, status }) => { if (!lang) return status(400); return lang; }).listen(1);`;
  expect(told(app)).toEqual([
    'GET /a yes no not-applicable',
    'GET /b yes no not-applicable',
    'GET /c no no not-applicable',
  ]);
});
