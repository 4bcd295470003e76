import type { Library } from '../kinds.ts';

export default {
  package: 'node-cron',
  types: { ScheduledTask: ['.schedule|createTask ()'] },
  queues: [{ at: '.schedule|createTask', does: 'consume', queue: '[0]', handler: '[1]' }],
  callbacks: [{ at: '.schedule|createTask', function: '[1]', runs: 'later' }],
} as const satisfies Library;
