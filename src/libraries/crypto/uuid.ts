import type { Library } from '../kinds.ts';

export default {
  package: 'uuid',
  crypto: [{ at: '.v4|v1|v6|v7', does: 'random' }],
  sanitizers: [
    { at: '.v1|v3|v4|v5|v6|v7', safeFor: ['*'], yields: 'text' },
    { at: '/v4', safeFor: ['*'], yields: 'text' },
    { at: '.parse', input: '[0]', safeFor: ['*'], yields: 'object' },
  ],
  guards: [{ at: '.validate', input: '[0]', safeFor: ['*'] }],
} as const satisfies Library;
