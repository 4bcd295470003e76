// What an instance remembers of the caller: a flag that is set where they were made sure of, and asked before the work.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a handler that asks a flag of an instance; `start`: what its constructor does, `opens`: who is let by. */
function flagged(opens: string, { start = '', refuse = 'ctx.status = 401;' } = {}): string {
  const { endpoints } = modelOf({
    'app.js': `const Koa = require('koa'); const Router = require('koa-router'); const jwt = require('jsonwebtoken');
const app = new Koa(); const router = new Router();
class Asked {
  constructor(ctx) { this.ctx = ctx; ${start} }
  init(ctx) { const open = ['/sign-in']; ${opens} this.ask(ctx); }
  ask(ctx) { try { jwt.verify(ctx.get('authorization'), process.env.KEY); this.known = true; } catch { return false; } }
  work(ctx) { ctx.body = 1; }
}
const serve = (path, Of, action) => router.post(path, async (ctx) => {
  const it = new Of(ctx); await it.init(ctx);
  if (it.known === true) { await it[action](ctx); } else { ${refuse} }
});
serve('/things', Asked, 'work');
app.use(router.routes()); app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
}
it('asks a flag that is only ever set, and is not there before', () => {
  expect(flagged('')).toBe('yes');
  expect(flagged('', { start: 'this.known = false;' })).toBe('yes');
  expect(flagged('', { refuse: "ctx.body = 'sign in';" })).toBe('conditional');
});
it('is no where everybody has the flag', () => {
  expect(flagged('', { start: 'this.known = true;' })).toBe('no');
});
it('does not count those in whom a path is looked up by its place in a list', () => {
  expect(flagged('if (open.indexOf(ctx.path) > -1) { this.known = true; return; }')).toBe('yes');
  expect(flagged('if (open.includes(ctx.path)) { this.known = true; return; }')).toBe('yes');
});
