import type { Library } from '../kinds.ts';

export default {
  package: '@awaitjs/express',
  is: ['framework'],
  types: { Express: ['.addAsync ()', '.decorateApp ()'], Router: ['.decorateRouter ()', '.Router ()'] },
  extends: { Express: ['express:Express'], Router: ['express:Router'] },
  returns: [{ at: '.addAsync|decorateApp|decorateRouter', value: '[0]' }],
  wraps: [{ at: '.wrap', function: '[0]', catches: true }],
  conventions: {
    middleware: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'handled' },
      continues: 'next',
      goesOnByItself: true,
    },
  },
  routes: [
    {
      at: 'express:Express .getAsync',
      method: ['GET'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
    },
    {
      at: 'express:Express .postAsync',
      method: ['POST'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
    },
    {
      at: 'express:Express .putAsync',
      method: ['PUT'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
    },
    {
      at: 'express:Express .patchAsync',
      method: ['PATCH'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
    },
    {
      at: 'express:Express .deleteAsync',
      method: ['DELETE'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
    },
  ],
  mounts: [
    { at: 'express:Express .useAsync', path: '[0]', items: '[0..] flat', convention: 'middleware', stays: 'all' },
  ],
} as const satisfies Library;
