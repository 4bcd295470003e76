import type { Library } from '../kinds.ts';

export default {
  package: '@koa/router',
  aliases: ['koa-router'],
  versions: '7 || 8 || 9 || 10 || 11 || 12 || 13 || 14 || 15',
  is: ['framework'],
  types: {
    Router: ['()', '.Router ()'],
    RouterContext: ['RouterMiddleware param0'],
    RouterMiddleware: [],
  },
  extends: { RouterContext: ['koa:Context'] },
  fluent: [
    'Router .get|post|put|patch|delete|del|head|options|all|link|unlink|trace|connect|copy|lock|mkcol|move|purge|propfind|proppatch|unlock|report|search|subscribe|unsubscribe|use|prefix|param|redirect',
    'Router .routes|middleware',
  ],
  conventions: {
    middleware: {
      params: ['koa:Context', 'koa:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'bare',
      continues: 'await-next',
      usualStatus: 200,
    },
    param: { params: ['', 'koa:Context', 'koa:Next'], rejected: { '*': 'handled' }, continues: 'await-next' },
  },
  routers: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|patch|delete|del|head|options|all|link|unlink|trace|connect|copy|lock|mkcol|move|purge|propfind|proppatch|unlock|report|search|subscribe|unsubscribe',
      method: 'name',
      path: ['[1]', '[0]'],
      handlers: '[1..] flat',
      convention: 'middleware',
      when: [{ argument: '[1]', present: true }],
    },
    {
      at: 'Router .register',
      method: { argument: '[1]' },
      path: '[0]',
      handlers: '[2..] flat',
      convention: 'middleware',
    },
  ],
  mounts: [{ at: 'Router .use', path: '[0]', items: '[0..] flat', convention: 'middleware', stays: 'before' }],
  paramHandlers: [{ at: 'Router .param', name: '[0]', handlers: '[1]', convention: 'param' }],
  prefixes: [
    { at: '/', prefix: '[0] .prefix' },
    { at: '.Router', prefix: '[0] .prefix' },
    { at: 'Router .prefix', prefix: '[0]' },
  ],
  sources: [
    { at: 'koa:Context .params', part: 'path', shape: 'text' },
    { at: 'koa:Request .params', part: 'path', shape: 'text' },
    { at: 'koa:Context .captures', part: 'path', shape: 'text' },
    { at: 'Router .param [1] param0', part: 'path', shape: 'text' },
  ],
  middleware: [{ at: 'Router .allowedMethods ()', does: 'other' }],
} as const satisfies Library;
