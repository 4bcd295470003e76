import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-sqs',
  is: ['queue'],
  types: { SQS: ['.SQS ()'], SQSClient: ['.SQSClient ()'] },
  sources: [
    { at: 'SQS .receiveMessage () .Messages element .Body', part: 'event', shape: 'text' },
    { at: 'SQSClient .send () .Messages element .Body', part: 'event', shape: 'text' },
  ],
  queues: [
    { at: '.SendMessageCommand|SendMessageBatchCommand', does: 'publish', queue: '[0] .QueueUrl' },
    { at: '.ReceiveMessageCommand', does: 'consume', queue: '[0] .QueueUrl' },
    { at: 'SQS .sendMessage|sendMessageBatch', does: 'publish', queue: '[0] .QueueUrl' },
    { at: 'SQS .receiveMessage', does: 'consume', queue: '[0] .QueueUrl' },
  ],
  secrets: [
    { at: '.SQSClient|SQS', value: '[0] .credentials .secretAccessKey', what: 'access key' },
    { at: '.SQSClient|SQS', value: '[0] .credentials .accessKeyId', what: 'access key' },
  ],
} as const satisfies Library;
