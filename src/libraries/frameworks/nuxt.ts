import type { Library } from '../kinds.ts';

export default {
  package: 'nuxt',
  aliases: ['nuxt3', 'nitropack', 'nitro'],
  is: ['framework', 'rendering'],
  types: { H3Event: ['EventHandler param0'], EventHandler: [] },
  wraps: [
    {
      at: '.defineEventHandler|eventHandler|defineCachedEventHandler|cachedEventHandler|defineHandler|defineWebSocketHandler',
      function: '[0]',
    },
  ],
  conventions: {
    event: {
      params: ['H3Event'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  placedRoutes: [
    {
      folders: ['server/api'],
      prefix: '/api',
      answers: 'default',
      convention: 'event',
      globals: [
        'defineEventHandler',
        'eventHandler',
        'defineCachedEventHandler',
        'cachedEventHandler',
        'lazyEventHandler',
      ],
    },
    {
      folders: ['server/routes'],
      answers: 'default',
      convention: 'event',
      globals: [
        'defineEventHandler',
        'eventHandler',
        'defineCachedEventHandler',
        'cachedEventHandler',
        'lazyEventHandler',
      ],
    },
    {
      folders: ['server/middleware'],
      answers: 'default',
      before: { exports: ['default'] },
      convention: 'event',
      globals: ['defineEventHandler', 'eventHandler'],
    },
  ],
} as const satisfies Library;
