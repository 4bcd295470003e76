import type { Library } from '../kinds.ts';

/** A router of Express that hands what a promise is rejected with to the error handler. */
export default {
  package: 'express-promise-router',
  is: ['framework'],
  types: { Router: ['()', '.Router ()'] },
  extends: { Router: ['express:Router'] },
  conventions: {
    middleware: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      errorWhenArity: 4,
      errorParams: ['', 'express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'next',
      goesOnByItself: true,
      usualStatus: 200,
    },
  },
  routers: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|patch|delete|all|head|options',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
      when: [{ argument: '[1]', present: true }],
    },
  ],
  mounts: [{ at: 'Router .use', path: '[0]', items: '[0..] flat', convention: 'middleware', stays: 'all' }],
} as const satisfies Library;
