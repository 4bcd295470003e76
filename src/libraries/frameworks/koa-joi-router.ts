import type { Library } from '../kinds.ts';

export default {
  package: 'koa-joi-router',
  is: ['framework', 'validator'],
  types: { Router: ['()', '.default ()'], Joi: ['.Joi'] },
  extends: { Joi: ['joi:Joi'] },
  fluent: ['Router .get|post|put|patch|delete|del|head|options|all|route|use|prefix|param', 'Router .middleware'],
  conventions: {
    middleware: {
      params: ['koa:Context', 'koa:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'bare',
      continues: 'await-next',
    },
  },
  routers: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|patch|delete|del|head|options|all',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      schemas: [
        { part: 'body', at: '[1] .validate .body', style: 'builder' },
        { part: 'query', at: '[1] .validate .query', style: 'builder' },
        { part: 'path', at: '[1] .validate .params', style: 'builder' },
        { part: 'headers', at: '[1] .validate .header', style: 'builder' },
      ],
      convention: 'middleware',
    },
    {
      at: 'Router .route',
      method: { argument: '[0] .method' },
      path: '[0] .path',
      handlers: '[0] .handler flat',
      schemas: [
        { part: 'body', at: '[0] .validate .body', style: 'builder' },
        { part: 'query', at: '[0] .validate .query', style: 'builder' },
        { part: 'path', at: '[0] .validate .params', style: 'builder' },
        { part: 'headers', at: '[0] .validate .header', style: 'builder' },
      ],
      convention: 'middleware',
    },
  ],
  mounts: [{ at: 'Router .use', path: '[0]', items: '[0..] flat', convention: 'middleware', stays: 'before' }],
  prefixes: [{ at: 'Router .prefix', prefix: '[0]' }],
} as const satisfies Library;
