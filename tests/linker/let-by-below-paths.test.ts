// A guard of some paths that lets others below them by before anybody is asked.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (guard: string): readonly string[] => {
  const app = `const Koa = require('koa'); const Router = require('koa-router'); const router = new Router(); const app = new Koa();
const OPEN = new Set(['/admin/callback']);
app.use(async (ctx, next) => { ${guard} });
router.get('/admin/callback', (ctx) => { ctx.body = 1; }); router.get('/admin/users', (ctx) => { ctx.body = 1; }); router.get('/other', (ctx) => { ctx.body = 1; });
app.use(router.routes()); app.listen(1);`;
  const { endpoints } = modelOf({ 'app.js': app }, { koa: '^2', 'koa-router': '^12' });
  return endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`).sort();
};
const refuse = `if (ctx.get('authorization') !== process.env.KEY) ctx.throw(401);`;
const right = ['/admin/callback no', '/admin/users yes', '/other no'];

it('one after the other', () => {
  const below = `if (!ctx.path.startsWith('/admin/')) return next();`;
  expect(told(`${below} if (OPEN.has(ctx.path)) return next(); ${refuse} return next();`)).toEqual(right);
  expect(told(`${below} if (ctx.path === '/admin/callback') return next(); ${refuse} return next();`)).toEqual(right);
});
it('under a setting', () => {
  const guard = `if (!ctx.path.startsWith('/admin/')) return next(); if (process.env.OPEN) return next(); ${refuse} return next();`;
  expect(told(guard)).toEqual(['/admin/callback conditional', '/admin/users conditional', '/other no']);
});
