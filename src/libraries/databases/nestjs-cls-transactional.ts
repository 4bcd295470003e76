import type { Library } from '../kinds.ts';

/** All that a marked method runs on the client of the host runs in one transaction. */
export default {
  package: '@nestjs-cls/transactional',
  is: ['orm'],
  transactions: [
    { at: '.Transactional', does: 'callback', function: 'decorated' },
    { at: 'TransactionHost .withTransaction', does: 'callback', function: '[last]' },
  ],
  types: { TransactionHost: [] },
} as const satisfies Library;
