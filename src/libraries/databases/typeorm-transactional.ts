import type { Library } from '../kinds.ts';

/** All that a marked method runs on the patched data source runs in one transaction. */
export default {
  package: 'typeorm-transactional',
  aliases: ['typeorm-transactional-cls-hooked'],
  is: ['orm'],
  transactions: [
    { at: '.Transactional', does: 'callback', function: 'decorated' },
    { at: '.runInTransaction|wrapInTransaction', does: 'callback', function: '[0]' },
  ],
} as const satisfies Library;
