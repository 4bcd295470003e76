import type { Library } from '../kinds.ts';

export default {
  package: 'is-uuid',
  guards: [{ at: '.v1|v2|v3|v4|v5|nil|anyNonNil', input: '[0]', safeFor: ['*'] }],
} as const satisfies Library;
