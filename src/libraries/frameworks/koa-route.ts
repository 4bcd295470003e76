import type { Library } from '../kinds.ts';

/** Middleware that answers one path: its function is handed the parameters of the path behind the context. */
export default {
  package: 'koa-route',
  is: ['framework'],
  types: { Route: ['.get|post|put|patch|delete|del|head|options|all|link|unlink|trace|copy|move|search ()'] },
  conventions: {
    handler: {
      params: ['koa:Context', 'koa:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'bare',
      continues: 'await-next',
      usualStatus: 200,
    },
  },
  routers: ['Route'],
  routes: [
    {
      at: '.get|post|put|patch|delete|del|head|options|all|link|unlink|trace|copy|move|search',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'handler',
      when: [{ argument: '[1]', present: true }],
    },
  ],
  sources: [
    { at: '.get|post|put|patch|delete|del|head|options|all [1] param1', part: 'path', shape: 'text' },
    { at: '.get|post|put|patch|delete|del|head|options|all [1] param2', part: 'path', shape: 'text' },
    { at: '.get|post|put|patch|delete|del|head|options|all [1] param3', part: 'path', shape: 'text' },
  ],
} as const satisfies Library;
