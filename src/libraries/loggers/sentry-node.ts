import type { Library } from '../kinds.ts';

export default {
  package: '@sentry/node',
  middleware: [
    { at: '.Handlers .requestHandler|tracingHandler ()', does: 'other' },
    // Error handlers that hand the error on.
    { at: '.Handlers .errorHandler ()', does: 'logs', ofErrors: true },
    { at: '.expressErrorHandler ()', does: 'logs', ofErrors: true },
  ],
} as const satisfies Library;
