import type { Library } from '../kinds.ts';

export default {
  package: 'kafkajs',
  is: ['queue'],
  types: {
    Kafka: ['.Kafka ()'],
    Producer: ['Kafka .producer ()'],
    Consumer: ['Kafka .consumer ()'],
    Transaction: ['Producer .transaction ()'],
    EachMessagePayload: ['Consumer .run [0] .eachMessage param0'],
    EachBatchPayload: ['Consumer .run [0] .eachBatch param0'],
    KafkaMessage: ['EachMessagePayload .message', 'EachBatchPayload .batch .messages element'],
  },
  extends: { Transaction: ['Producer'] },
  sources: [
    { at: 'KafkaMessage .value', part: 'event', shape: 'text' },
    { at: 'KafkaMessage .key', part: 'event', shape: 'text' },
    { at: 'KafkaMessage .headers .*', part: 'event', shape: 'text' },
  ],
  queues: [
    { at: 'Producer .connect', does: 'connect' },
    { at: 'Consumer .connect', does: 'connect' },
    { at: 'Producer .send', does: 'publish', queue: '[0] .topic' },
    { at: 'Producer .sendBatch', does: 'publish', queue: '[0] .topicMessages flat .topic' },
    { at: 'Consumer .subscribe', does: 'consume', queue: '[0] .topic' },
    { at: 'Consumer .run', does: 'consume', handler: '[0] .eachMessage' },
    { at: 'Consumer .run', does: 'consume', handler: '[0] .eachBatch' },
  ],
  transactions: [
    { at: 'Producer .transaction', does: 'begin', returns: 'transaction' },
    { at: 'Transaction .commit', does: 'commit' },
    { at: 'Transaction .abort', does: 'rollback' },
  ],
  connections: [
    { acquire: 'Producer .connect', release: ['Producer .disconnect'] },
    { acquire: 'Consumer .connect', release: ['Consumer .disconnect'] },
  ],
  callbacks: [
    { at: 'Consumer .run', function: '[0] .eachMessage', runs: 'later' },
    { at: 'Consumer .run', function: '[0] .eachBatch', runs: 'later' },
    { at: 'Consumer|Producer .on', function: '[1]', runs: 'later', drops: true },
  ],
  secrets: [{ at: '.Kafka', value: '[0] .sasl .password', what: 'broker password' }],
} as const satisfies Library;
