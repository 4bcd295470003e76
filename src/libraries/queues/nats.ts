import type { Library } from '../kinds.ts';

export default {
  package: 'nats',
  aliases: ['@nats-io/transport-node', '@nats-io/nats-core'],
  is: ['queue'],
  types: {
    NatsConnection: ['.connect ()'],
    JetStreamClient: ['NatsConnection .jetstream ()'],
    Subscription: ['NatsConnection .subscribe ()', 'JetStreamClient .subscribe ()'],
    Msg: ['Subscription element', 'NatsConnection .request ()', 'NatsConnection .subscribe [1] .callback param1'],
  },
  sources: [
    { at: 'Msg .data', part: 'event', shape: 'text' },
    { at: 'Msg .json ()', part: 'event', shape: 'deep' },
    { at: 'Msg .string ()', part: 'event', shape: 'text' },
  ],
  queues: [
    { at: '.connect', does: 'connect' },
    { at: 'NatsConnection|JetStreamClient .publish', does: 'publish', queue: '[0]' },
    { at: 'NatsConnection .request', does: 'publish', queue: '[0]' },
    { at: 'NatsConnection|JetStreamClient .subscribe', does: 'consume', queue: '[0]', handler: '[1] .callback' },
  ],
  connections: [{ acquire: '.connect', release: ['NatsConnection .close|drain'] }],
  callbacks: [{ at: 'NatsConnection .subscribe', function: '[1] .callback', runs: 'later', drops: true }],
  secrets: [
    { at: '.connect', value: '[0] .pass', what: 'broker password' },
    { at: '.connect', value: '[0] .token', what: 'broker token' },
  ],
} as const satisfies Library;
