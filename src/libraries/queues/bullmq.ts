import type { Library } from '../kinds.ts';

export default {
  package: 'bullmq',
  is: ['queue'],
  types: {
    Queue: ['.Queue ()'],
    QueuePro: ['.QueuePro ()'],
    Worker: ['.Worker ()'],
    FlowProducer: ['.FlowProducer ()'],
    Job: ['.Worker [1] param0', 'Queue .add ()'],
    QueueEvents: ['.QueueEvents ()'],
  },
  extends: { QueuePro: ['Queue'] },
  sources: [{ at: '.Worker [1] param0 .data', part: 'event', shape: 'text' }],
  queues: [
    { at: 'Queue .add|addBulk|upsertJobScheduler', does: 'publish', queue: 'receiver' },
    { at: 'FlowProducer .add|addBulk', does: 'publish', queue: '[0] .queueName' },
    { at: '.Worker', does: 'consume', queue: '[0]', handler: '[1]' },
  ],
  callbacks: [
    { at: '.Worker', function: '[1]', runs: 'later' },
    { at: 'Worker|Queue|QueueEvents .on|once', function: '[1]', runs: 'later', drops: true },
  ],
  connections: [
    { acquire: '.Queue', release: ['Queue .close|disconnect'] },
    { acquire: '.Worker', release: ['Worker .close|disconnect'] },
  ],
  secrets: [
    { at: '.Queue|Worker|QueueEvents|FlowProducer', value: '[1] .connection .password', what: 'broker password' },
  ],
} as const satisfies Library;
