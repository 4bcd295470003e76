// Guards that answer strangers without a status that says so, and do not let them go on.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const off = "const off = process.env.NO_LOGIN === 'true';";

/** `authenticated` behind a middleware of Express with this body. */
function express(body: string): string {
  return modelOf({
    'app.js': `const express = require('express'); const session = require('express-session'); const app = express();
app.use(session({ secret: process.env.S })); ${off}
app.post('/x', (req, res, next) => { ${body} }, (req, res) => res.json({})); app.listen(1);`,
  }).endpoints[0]!.authenticated.is;
}
/** The same of Koa; `member`: what of the session tells who is signed in. */
function koa(body: string): string {
  return modelOf({
    'app.js': `const Koa = require('koa'); const Router = require('koa-router'); const session = require('koa-generic-session');
const app = new Koa(); const router = new Router(); app.use(session({})); ${off}
router.post('/x', async (ctx, next) => { ${body} }, async (ctx) => { ctx.body = 1; });
app.use(router.routes()); app.listen(1);`,
  }).endpoints[0]!.authenticated.is;
}
const stranger = '!off && (!ctx.session || !ctx.session.userId)';

it('is conditional where a setting lets strangers by and they are only answered otherwise', () => {
  expect(koa(`if (${stranger}) { ctx.body = { error: 'sign in' }; } else { await next(); }`)).toBe('conditional');
  expect(koa(`if (${stranger}) { ctx.body = { error: 'sign in' }; return; } await next();`)).toBe('conditional');
  expect(express(`if (!off && !req.session.userId) { res.json({ error: 'sign in' }); return; } next();`)).toBe(
    'conditional',
  );
});
it('is no where those who are answered go on as well', () => {
  expect(koa(`if (${stranger}) { ctx.body = { error: 'sign in' }; } await next();`)).toBe('no');
  expect(koa(`await next(); if (${stranger}) { ctx.body = { error: 'sign in' }; }`)).toBe('no');
  expect(express(`if (!off && !req.session.userId) res.json({ error: 'sign in' }); next();`)).toBe('no');
  expect(express(`if (!off && !req.session.userId) res.locals.guest = true; next();`)).toBe('no');
});
it('takes an id in a session of Koa, which has none of its own, for that of who signed in', () => {
  const guard = `ctx.body = { error: 'sign in' }; } else { await next(); }`;
  expect(koa(`if (!ctx.session.id) { ${guard}`)).toBe('yes');
  expect(express(`if (!req.session.id) { res.json({}); return; } next();`)).toBe('no');
});
