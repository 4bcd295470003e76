import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-sns',
  is: ['queue'],
  types: { SNS: ['.SNS ()'] },
  queues: [
    { at: '.PublishCommand|PublishBatchCommand', does: 'publish', queue: '[0] .TopicArn' },
    { at: 'SNS .publish|publishBatch', does: 'publish', queue: '[0] .TopicArn' },
  ],
  secrets: [{ at: '.SNSClient|SNS', value: '[0] .credentials .secretAccessKey', what: 'access key' }],
} as const satisfies Library;
