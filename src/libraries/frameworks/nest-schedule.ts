import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/schedule',
  aliases: ['@nestjs/event-emitter', '@nestjs/cqrs'],
  is: ['framework'],
  types: { EventEmitter2: [] },
  decorators: [
    { at: '.Cron|Interval|Timeout|OnEvent', does: 'metadata', items: '[0..]' },
    { at: '.CommandHandler|QueryHandler|EventsHandler|Saga', does: 'injectable', items: '[0]' },
  ],
  queues: [{ at: 'EventEmitter2 .emit|emitAsync', does: 'publish', queue: '[0]' }],
} as const satisfies Library;
