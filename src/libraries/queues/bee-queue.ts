import type { Library } from '../kinds.ts';

export default {
  package: 'bee-queue',
  is: ['queue'],
  types: { Queue: ['()'], Job: ['Queue .createJob ()', 'Queue .process [last] param0'] },
  fluent: ['Job .timeout|retries|backoff|setId|delayUntil'],
  sources: [{ at: 'Queue .process [last] param0 .data', part: 'event', shape: 'text' }],
  queues: [
    { at: 'Job .save', does: 'publish' },
    { at: 'Queue .saveAll', does: 'publish', queue: 'receiver' },
    { at: 'Queue .process', does: 'consume', queue: 'receiver', handler: '[last]' },
  ],
  callbacks: [
    { at: 'Queue .process', function: '[last]', runs: 'later' },
    { at: 'Queue|Job .on', function: '[1]', runs: 'later', drops: true },
  ],
  secrets: [{ at: '/', value: '[1] .redis .password', what: 'broker password' }],
} as const satisfies Library;
