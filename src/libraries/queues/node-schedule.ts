import type { Library } from '../kinds.ts';

export default {
  package: 'node-schedule',
  types: { Job: ['.scheduleJob ()', '.Job ()'] },
  queues: [{ at: '.scheduleJob', does: 'consume', queue: '[0]', handler: '[last]' }],
  callbacks: [
    { at: '.scheduleJob', function: '[last]', runs: 'later' },
    { at: '.Job', function: '[last]', runs: 'later' },
  ],
} as const satisfies Library;
