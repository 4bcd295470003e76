import type { Library } from '../kinds.ts';

export default {
  package: 'cron',
  aliases: ['croner'],
  types: { CronJob: ['.CronJob|Cron ()', '.CronJob .from ()'] },
  queues: [
    { at: '.CronJob|Cron', does: 'consume', queue: '[0]', handler: '[1]' },
    { at: '.Cron', does: 'consume', queue: '[0]', handler: '[last]' },
    { at: '.CronJob .from', does: 'consume', queue: '[0] .cronTime', handler: '[0] .onTick' },
  ],
  callbacks: [
    { at: '.CronJob|Cron', function: '[1]', runs: 'later' },
    { at: '.Cron', function: '[last]', runs: 'later' },
    { at: '.CronJob .from', function: '[0] .onTick', runs: 'later' },
  ],
} as const satisfies Library;
