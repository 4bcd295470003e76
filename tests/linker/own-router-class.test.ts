// A router class of the project's own: routes are kept in a list, lists are put together, and mounted by `call`.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const router = `import express from 'express';
export class Router {
  constructor(routes = []) { this.routes = routes; this.mount(); }
  mount() {}
  route(method, path, ...handlers) {
    const handler = handlers.length === 1 ? handlers[0]
      : (req) => handlers.reduce((before, each) => before.then(() => each(req)), Promise.resolve());
    this.routes.push({ method, path, handler });
  }
  onto(app) {
    this.routes.forEach(({ method, path, handler }) => {
      app[method.toLowerCase()].call(app, path, (req, res, next) => {
        handler(req).then((it) => res.json(it), (error) => next(error));
      });
    });
    return app;
  }
  express() { return this.onto(express.Router()); }
}`;
const notes = `import { Router } from './router.js';
const master = async (req) => { if (req.headers['x-key'] !== process.env.KEY) throw new Error('who?'); };
export class Notes extends Router {
  list() { return Promise.resolve([]); }
  mount() { this.route('GET', '/notes', this.list.bind(this)); this.route('POST', '/notes', master, () => this.list()); }
}
export class Users extends Router { mount() { this.route('GET', '/users', async () => []); } }`;
const told = (routes: string): readonly string[] =>
  modelOf({
    'router.js': router,
    'notes.js': notes,
    'app.js': `import express from 'express'; import { Router } from './router.js'; import { Notes, Users } from './notes.js';
const all = [new Notes(), new Users()];
const routes = ${routes};
const whole = new Router(routes);
whole.route('POST', '/batch', async () => []);
const app = express(); app.use.apply(app, ['/v1', whole.express()]); app.listen(1);`,
  })
    .endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)
    .sort();

it.each(['all.reduce((some, each) => some.concat(each.routes), [])', 'all.flatMap((each) => each.routes)'])(
  'its routes are found behind %s',
  (routes) => {
    expect(told(routes)).toEqual(['GET /v1/notes no', 'GET /v1/users no', 'POST /v1/batch no', 'POST /v1/notes yes']);
  },
);
