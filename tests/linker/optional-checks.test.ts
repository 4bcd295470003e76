// Guards that somebody gets around: by a setting, without a token, by a hole; and those that refuse nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of an endpoint behind a middleware with this body. */
function guarded(body: string, more = '', does: 'authenticated' | 'authorized' = 'authenticated'): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); ${more}
app.get('/x', async (req, res, next) => { ${body} }, (req, res) => res.json({})); app.listen(1);`,
  });
  return endpoints[0]![does].is;
}
const verify = `try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch (e) { return res.status(401).end(); }`;

it('is conditional where a setting of the process decides whether anybody is asked', () => {
  const helper = (test: string): string => `function userOf(req) {
  const dev = req.headers['dev-user']; if (${test}) return { id: dev };
  try { return jwt.verify(req.headers.authorization, process.env.KEY); } catch (e) { throw new Error('who?'); } }`;
  const put = 'req.user = userOf(req); next();';
  expect(guarded(put, helper("process.env.NODE_ENV !== 'production' && dev"))).toBe('conditional');
  expect(guarded(put, helper('false'))).toBe('yes');
  expect(guarded(`if (process.env.AUTH === 'on') { ${verify} } next();`)).toBe('conditional');
});
it('is conditional where a result says on some ways only that a key was verified, and unknown where what verified it is', () => {
  const keyOf = (verified: string): string => `const { check } = require('other-package');
async function keyOf(key) {
  if (process.env.NODE_ENV === 'production') {
    if (!(${verified})) return { result: { valid: false }, error: { message: 'wrong' } };
    return { result: { valid: true } };
  }
  return { result: { valid: true, owner: key } };
}`;
  const asks = `const { error, result } = await keyOf(req.headers['x-key']);
if (error) return res.status(401).end(); if (!result.valid) return res.status(401).end(); next();`;
  expect(guarded(asks, keyOf('jwt.verify(key, process.env.KEY)'))).toBe('conditional');
  expect(guarded(asks, keyOf('await check(key)'))).toBe('unknown');
  expect(guarded(asks, keyOf('key.length > 6'))).toBe('no');
  expect(guarded(asks, keyOf('await check(key)'), 'authorized')).toBe('unknown');
  expect(guarded(asks, keyOf('jwt.verify(key, process.env.KEY)'), 'authorized')).toBe('no');
});
it('is no where who brings no token goes on, where nobody is refused, and conditional where that hangs on more', () => {
  expect(guarded(`if (req.headers.authorization) { ${verify} } next();`)).toBe('no');
  expect(
    guarded(
      `const { token } = req.cookies; if (!token) return next(); ${verify} next();`,
      `app.use(require("cookie-parser")());`,
    ),
  ).toBe('no');
  const helper = `const tokenOf = (req) => { const [type, it] = req.headers.authorization?.split(' ') ?? []; return type === 'Bearer' ? it : undefined; };
const ask = async (token) => { try { return jwt.verify(token, process.env.KEY); } catch (e) { throw new Error('who?'); } };`;
  expect(
    guarded(`const token = tokenOf(req); if (!token) return next(); req.user = await ask(token); next();`, helper),
  ).toBe('no');
  expect(guarded(`const token = tokenOf(req); req.user = await ask(token); next();`, helper)).toBe('yes');
  expect(guarded(`if (!req.headers.authorization && process.env.OPEN) return next(); ${verify} next();`)).toBe(
    'conditional',
  );
  expect(
    guarded(
      `if (req.headers.authorization) { ${verify} } else if (process.env.CLOSED) return res.status(401).end(); next();`,
    ),
  ).toBe('conditional');
  expect(
    guarded(`const [, scheme, token] = /^(\\\\S*) ?(.*)$/.exec(req.headers.authorization);
if (scheme === 'Bearer') { if (token) { ${verify} } return next(); } return res.status(401).end();`),
  ).toBe('conditional');
  expect(
    guarded(`let user; try { user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { user = null; }
if (user) res.set('known', '1'); next();`),
  ).toBe('no');
});
it('is conditional where a library was asked to keep who is calling, and those whom nobody knows go on', () => {
  const plugin = (caught: string): string =>
    modelOf({
      'app.js': `const app = require('fastify')(); app.register(require('@fastify/jwt'), { secret: process.env.KEY });
app.decorate('maybe', async (req) => { try { await req.jwtVerify(); } catch (e) { ${caught} } });
app.get('/x', { onRequest: [app.maybe] }, async () => 1); app.listen({ port: 1 });`,
    }).endpoints[0]!.authenticated.is;
  expect(plugin('')).toBe('conditional');
  expect(plugin('throw new Error();')).toBe('yes');
});
