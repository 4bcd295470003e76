import type { Library } from '../kinds.ts';

export default {
  package: '@trpc/server',
  versions: '10 || 11',
  is: ['rpc'],
  types: {
    Root: [
      '.initTRPC .create ()',
      '.initTRPC .context () .create ()',
      '.initTRPC .context () .meta () .create ()',
      '.initTRPC .meta () .context () .create ()',
    ],
    Procedure: ['Root .procedure', 'Procedure .input|output|use|meta|concat|unstable_concat ()'],
    Middleware: ['Root .middleware ()'],
  },
  fluent: ['Procedure .input|output|use|meta|concat|unstable_concat'],
  sources: [
    { at: 'Procedure .query|mutation|subscription [0] param0 .input', part: 'body', shape: 'deep' },
    { at: 'Procedure .use [0] param0 .input', part: 'body', shape: 'deep' },
    { at: 'Root .middleware [0] param0 .input', part: 'body', shape: 'deep' },
  ],
  credentials: [
    'Procedure .query|mutation|subscription|use [0] param0 .ctx .user|session|userId|auth',
    'Root .middleware [0] param0 .ctx .user|session|userId|auth',
  ],
  errors: [{ at: '.TRPCError', status: 500, message: '[0] .message' }],
} as const satisfies Library;
