import type { Library } from '../kinds.ts';

export default {
  package: '@middy/core',
  is: ['framework'],
  types: { Middy: ['()', '.default ()', 'Middy .use|before|after|onError|handler ()'], Request: [] },
  fluent: ['Middy .use|before|after|onError|handler'],
  conventions: {
    event: {
      params: ['aws-lambda:Event', 'aws-lambda:Context'],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
      status: 'statusCode',
    },
    before: {
      params: ['Request'],
      rejected: { '*': 'handled' },
      continues: 'return',
      member: 'before',
      status: 'statusCode',
    },
  },
  routers: ['Middy'],
  routes: [
    { at: '/', method: ['ALL'], handlers: '[0]', convention: 'event' },
    { at: 'Middy .handler', method: ['ALL'], handlers: '[0]', convention: 'event' },
  ],
  mounts: [
    { at: 'Middy .use', items: '[0] flat', convention: 'before' },
    { at: 'Middy .before', items: '[0]', convention: 'before' },
  ],
} as const satisfies Library;
