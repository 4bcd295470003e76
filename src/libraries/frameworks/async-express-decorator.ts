import type { Library } from '../kinds.ts';

/** A router of Express, or an application, whose handlers are waited for: what they are rejected with goes to `next`. */
export default {
  package: 'async-express-decorator',
  is: ['framework'],
  types: { Router: ['()', '.default ()'] },
  extends: { Router: ['express:Router'] },
  conventions: {
    middleware: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      errorWhenArity: 4,
      errorParams: ['', 'express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'next',
      usualStatus: 200,
    },
  },
  routers: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|delete',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
      when: [{ argument: '[1]', present: true }],
    },
  ],
} as const satisfies Library;
