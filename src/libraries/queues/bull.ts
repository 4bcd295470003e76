import type { Library } from '../kinds.ts';

export default {
  package: 'bull',
  is: ['queue'],
  types: { Queue: ['()', '.default ()'], Job: ['Queue .process [last] param0', 'Queue .add|getJob ()'] },
  sources: [{ at: 'Queue .process [last] param0 .data', part: 'event', shape: 'text' }],
  queues: [
    { at: 'Queue .add|addBulk', does: 'publish', queue: 'receiver' },
    { at: 'Queue .process', does: 'consume', queue: 'receiver', handler: '[last]' },
  ],
  callbacks: [
    { at: 'Queue .process', function: '[last]', runs: 'later' },
    { at: 'Queue .on|once', function: '[1]', runs: 'later', drops: true },
  ],
  connections: [{ acquire: '/', release: ['Queue .close'] }],
  secrets: [
    { at: '/', value: '[1]', what: 'connection string' },
    { at: '/', value: '[1] .redis .password', what: 'broker password' },
  ],
} as const satisfies Library;
