import type { Library } from '../kinds.ts';

export default {
  package: '@sentry/node',
  middleware: [
    { at: '.Handlers .requestHandler|tracingHandler ()', does: 'other' },
    // Error handlers that hand the error on.
    { at: '.Handlers .errorHandler ()', does: 'logs' },
    { at: '.expressErrorHandler ()', does: 'logs' },
  ],
} as const satisfies Library;
