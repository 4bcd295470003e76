import type { Library } from '../kinds.ts';

export default {
  package: '@sentry/sveltekit',
  middleware: [
    { at: '.sentryHandle ()', does: 'other' },
    { at: '.initCloudflareSentryHandle ()', does: 'other' },
    // Error handlers that hand the error on.
    { at: '.handleErrorWithSentry ()', does: 'logs', ofErrors: true },
  ],
  wraps: [{ at: '.wrapServerRouteWithSentry|wrapServerLoadWithSentry|wrapLoadWithSentry', function: '[0]' }],
} as const satisfies Library;
