import type { Library } from '../kinds.ts';

export default {
  package: 'bluebird',
  wraps: [
    { at: '.coroutine|method', function: '[0]' },
    { at: '.promisify', function: '[0]', promises: true },
  ],
  callbacks: [
    { at: '.try|attempt', function: '[0]', runs: 'now' },
    { at: '.map|each|mapSeries|filter|reduce', function: '[1]', runs: 'each' },
  ],
} as const satisfies Library;
