import type { Library } from '../kinds.ts';

export default {
  package: 'uuid-validate',
  guards: [{ at: '/', input: '[0]', safeFor: ['*'] }],
} as const satisfies Library;
