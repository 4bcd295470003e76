import type { Library } from '../kinds.ts';

/** Serves routers of tRPC in Hono, below the path that it is mounted on. */
export default {
  package: '@hono/trpc-server',
  is: ['rpc'],
  conventions: {
    procedure: {
      params: ['@trpc/server:Options'],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
    middleware: { params: ['@trpc/server:Options'], rejected: { '*': 'handled' }, continues: 'return' },
    context: {
      params: ['@trpc/server:ContextOptions', 'hono:Context'],
      rejected: { '*': 'handled' },
      continues: 'return',
      forAll: true,
    },
  },
  procedureServers: [
    {
      at: '.trpcServer',
      router: '[0] .router',
      path: '[0] .endpoint',
      context: '[0] .createContext',
      contextType: '@trpc/server:Context',
    },
  ],
} as const satisfies Library;
