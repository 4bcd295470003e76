import type { Library } from '../kinds.ts';

export default {
  package: 'node:perf_hooks',
  ecosystem: 'node',
  types: { Performance: ['.performance'] },
  wraps: [{ at: 'Performance .timerify', function: '[0]' }],
  sanitizers: [{ at: 'Performance .now', safeFor: ['*'], yields: 'number' }],
} as const satisfies Library;
