import type { Library } from '../kinds.ts';

/** A member of middleware, where that was given it: what the middleware does, but for some requests. */
export default {
  package: 'express-unless',
  aliases: ['koa-unless'],
  is: [],
  combines: [
    {
      at: '/',
      items: 'receiver',
      of: 'all',
      exceptPaths: '[0] .path flat',
      exceptMethods: '[0] .method flat',
      exceptBy: '[0] .custom|ext',
    },
    {
      at: '.unless',
      items: 'receiver',
      of: 'all',
      exceptPaths: '[0] .path flat',
      exceptMethods: '[0] .method flat',
      exceptBy: '[0] .custom|ext',
    },
  ],
} as const satisfies Library;
