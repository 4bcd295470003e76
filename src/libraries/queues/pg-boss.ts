import type { Library } from '../kinds.ts';

export default {
  package: 'pg-boss',
  is: ['queue'],
  types: { PgBoss: ['()', '.PgBoss ()', '.default ()'] },
  sources: [
    { at: 'PgBoss .work [last] param0 .data', part: 'event', shape: 'text' },
    { at: 'PgBoss .work [last] param0 element .data', part: 'event', shape: 'text' },
  ],
  queues: [
    { at: 'PgBoss .send|publish|sendAfter|schedule', does: 'publish', queue: '[0]' },
    { at: 'PgBoss .work|subscribe', does: 'consume', queue: '[0]', handler: '[last]' },
  ],
  callbacks: [
    { at: 'PgBoss .work|subscribe', function: '[last]', runs: 'later' },
    { at: 'PgBoss .on', function: '[1]', runs: 'later', drops: true },
  ],
  secrets: [
    { at: '/', value: '[0]', what: 'connection string' },
    { at: '/', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
