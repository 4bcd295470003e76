// Controllers that remember on themselves who is calling, asked by what dispatches to them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of endpoints whose controller lets these come by without being asked (a condition on `ctx`). */
function told(open: string): Record<string, string> {
  const { endpoints } = modelOf({
    'app.js': `const Koa = require('koa'); const Router = require('@koa/router'); const jwt = require('jsonwebtoken');
const app = new Koa(); const router = new Router();
class Base {
  async init(ctx) {
    this.known = false;
    if (${open}) this.known = true;
    else await this.ask(ctx);
  }
  async ask(ctx) {
    const token = ctx.cookies.get('token');
    if (!token) return false;
    let said;
    try { said = jwt.verify(token, process.env.KEY); } catch (e) { return false; }
    this.caller = said.id; this.known = true;
    return true;
  }
}
class Users extends Base { async login(ctx) { ctx.body = 1; } async list(ctx) { ctx.body = 2; } }
const dispatch = (Controller, action, path) => router.get(path, async (ctx) => {
  const it = new Controller(ctx);
  await it.init(ctx);
  if (it.known === true) await it[action](ctx);
  else ctx.body = { error: 'who?' };
});
dispatch(Users, 'login', '/users/login'); dispatch(Users, 'list', '/users/list');
app.use(router.routes()); app.listen(1);`,
  });
  return Object.fromEntries(endpoints.map((it) => [it.path, it.authenticated.is]));
}

it('makes sure of whom it remembers', () => {
  // Who is not known gets an answer as well, though another.
  expect(told('false')).toEqual({ '/users/list': 'conditional', '/users/login': 'conditional' });
});
it.each([
  "ctx.path.indexOf('/users/login') === 0",
  "['/users/login'].indexOf(ctx.path) > -1",
  "ctx.path === '/users/login'",
])('never says that nobody is asked because of those that come by where %s', (open) => {
  expect(told(open)['/users/list']).toMatch(/^(?:yes|conditional)$/);
  expect(told(open)['/users/login']).toMatch(/^(?:no|conditional)$/);
});
it('makes sure of nobody where whoever asks for it comes by', () => {
  expect(told('ctx.query.open')).toEqual({ '/users/list': 'no', '/users/login': 'no' });
});
