import type { Library } from '../kinds.ts';

export default {
  package: 'restify-router',
  is: ['framework'],
  types: { Router: ['.Router ()', 'Router .group [last] param0'] },
  fluent: ['Router .get|post|put|patch|del|head|use|add'],
  conventions: {
    middleware: {
      params: ['restify:Request', 'restify:Response', 'restify:Next'],
      rejected: { '*': 'lost' },
      continues: 'next',
      goesOnByItself: true,
    },
  },
  routers: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|patch|del|head',
      method: 'name',
      path: ['[0]', '[0] .path', '[0] .url'],
      handlers: '[1..] flat',
      convention: 'middleware',
    },
    {
      at: 'Router .opts',
      method: ['OPTIONS'],
      path: ['[0]', '[0] .path', '[0] .url'],
      handlers: '[1..] flat',
      convention: 'middleware',
    },
  ],
  mounts: [
    { at: 'Router .use', items: '[0..] flat', convention: 'middleware' },
    { at: 'Router .add', path: '[0]', items: '[1]', convention: 'middleware' },
    { at: 'Router .applyRoutes', path: '[1]', items: 'receiver', on: '[0]', convention: 'middleware' },
  ],
} as const satisfies Library;
