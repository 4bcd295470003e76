import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/schedule',
  aliases: ['@nestjs/event-emitter', '@nestjs/cqrs'],
  is: ['framework'],
  decorators: [
    { at: '.Cron|Interval|Timeout|OnEvent', does: 'metadata', items: '[0..]' },
    { at: '.CommandHandler|QueryHandler|EventsHandler|Saga', does: 'injectable', items: '[0]' },
  ],
} as const satisfies Library;
