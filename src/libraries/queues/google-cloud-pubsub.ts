import type { Library } from '../kinds.ts';

export default {
  package: '@google-cloud/pubsub',
  is: ['queue'],
  types: {
    PubSub: ['.PubSub ()'],
    Topic: ['PubSub .topic ()', 'PubSub .createTopic () element'],
    Subscription: ['PubSub|Topic .subscription ()', 'Topic .createSubscription () element'],
    Message: ['Subscription .on [1] param0'],
  },
  sources: [{ at: 'Message .data', part: 'event', shape: 'text' }],
  queues: [
    { at: 'Topic .publish|publishMessage|publishJSON', does: 'publish', queue: 'receiver' },
    {
      at: 'Subscription .on',
      does: 'consume',
      queue: 'receiver',
      handler: '[1]',
      when: [{ argument: '[0]', is: 'message' }],
    },
  ],
  callbacks: [{ at: 'Subscription .on', function: '[1]', runs: 'later', drops: true }],
} as const satisfies Library;
