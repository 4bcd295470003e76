import type { Library } from '../kinds.ts';

export default {
  package: 'sqs-consumer',
  is: ['queue'],
  sources: [
    { at: '.Consumer .create [0] .handleMessage param0 .Body', part: 'event', shape: 'text' },
    { at: '.Consumer .create [0] .handleMessageBatch param0 element .Body', part: 'event', shape: 'text' },
  ],
  queues: [
    { at: '.Consumer .create', does: 'consume', queue: '[0] .queueUrl', handler: '[0] .handleMessage' },
    { at: '.Consumer .create', does: 'consume', queue: '[0] .queueUrl', handler: '[0] .handleMessageBatch' },
  ],
  callbacks: [
    { at: '.Consumer .create', function: '[0] .handleMessage', runs: 'later' },
    { at: '.Consumer .create', function: '[0] .handleMessageBatch', runs: 'later' },
  ],
} as const satisfies Library;
