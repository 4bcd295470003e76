import type { Library } from '../kinds.ts';

export default {
  package: '@golevelup/nestjs-rabbitmq',
  is: ['queue'],
  types: { AmqpConnection: ['.AmqpConnection ()'] },
  queues: [
    { at: 'AmqpConnection .publish', does: 'publish', queue: '[1]' },
    { at: 'AmqpConnection .request', does: 'publish', queue: '[0] .routingKey' },
  ],
} as const satisfies Library;
