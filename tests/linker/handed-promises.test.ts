// Helpers that turn a rejection into something to look at: who only waits for them refuses nobody, who looks refuses.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (verify: string, body: string): string =>
  modelOf({
    'app.js': `const Koa = require('koa'); const Router = require('@koa/router'); ${verify}
const r = new Router();
const pair = (p) => p.then((d) => [null, d]).catch((e) => [e, null]);
const tried = async (p) => { try { return [null, await p]; } catch (e) { return [e]; } };
const result = (p) => p.then((value) => ({ ok: true, value }), (error) => ({ ok: false, error }));
const logged = (p) => p.catch((e) => { console.error(e); return null; });
const through = async (p) => await p;
r.delete('/a', async (ctx, next) => { const token = ctx.get('authorization'); ${body} await next(); }, (ctx) => { ctx.body = 1; });
new Koa().use(r.routes()).listen(1);`,
  }).endpoints.map((it) => it.authenticated.is)[0] ?? 'none';

describe.each([
  ['a promise', `const { jwtVerify } = require('jose'); const verify = (t) => jwtVerify(t, process.env.S);`],
  ['the promise itself', `const { jwtVerify: verify } = require('jose');`],
  [
    'a promise made of a callback',
    `const jwt = require('jsonwebtoken'); const { promisify } = require('util'); const verify = promisify(jwt.verify);`,
  ],
])('%s', (_, verify) => {
  it.each([
    `const [, u] = await pair(verify(token, 'k')); ctx.state.user = u;`,
    `await pair(verify(token, 'k'));`,
    `const [, u] = await tried(verify(token, 'k')); ctx.state.user = u;`,
    `const { value } = await result(verify(token, 'k')); ctx.state.user = value;`,
    `await logged(verify(token, 'k'));`,
  ])('refuses nobody: %s', (body) => {
    expect(told(verify, body)).not.toBe('yes');
  });
  it.each([
    `const [err, u] = await pair(verify(token, 'k')); if (err) ctx.throw(401); ctx.state.user = u;`,
    `const [err] = await tried(verify(token, 'k')); if (err) return ctx.throw(401);`,
    `const { ok } = await result(verify(token, 'k')); if (!ok) ctx.throw(401);`,
    `const claims = await logged(verify(token, 'k')); if (!claims) ctx.throw(401);`,
    `ctx.state.user = await through(verify(token, 'k'));`,
  ])('refuses strangers: %s', (body) => {
    expect(told(verify, body)).toBe('yes');
  });
});
