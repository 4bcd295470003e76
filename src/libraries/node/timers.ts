import type { Library } from '../kinds.ts';

export default {
  package: 'node:timers',
  ecosystem: 'node',
  callbacks: [{ at: '.setTimeout|setInterval|setImmediate', function: '[0]', runs: 'later' }],
} as const satisfies Library;
