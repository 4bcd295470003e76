import type { Library } from '../kinds.ts';

/** Serves routers of tRPC in a hook of SvelteKit: other requests go on. */
export default {
  package: 'trpc-sveltekit',
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
      params: ['@sveltejs/kit:RequestEvent'],
      rejected: { '*': 'handled' },
      continues: 'return',
      forAll: true,
    },
  },
  middleware: [{ at: '.createTRPCHandle ()', does: 'other' }],
  procedureServers: [
    {
      at: '.createTRPCHandle',
      router: '[0] .router',
      path: '[0] .url',
      otherwise: '/trpc',
      context: '[0] .createContext',
      contextType: '@trpc/server:Context',
    },
  ],
} as const satisfies Library;
