import type { Library } from '../kinds.ts';

export default {
  package: 'bookshelf',
  is: ['database', 'orm'],
  types: {
    Bookshelf: ['()'],
    ModelClass: ['Bookshelf .Model', 'Bookshelf .model ()', 'Bookshelf .Model .extend ()', 'ModelClass .extend ()'],
    Model: ['ModelClass ()', 'ModelClass .forge|where|query|fetchPage ()', 'Model .where|query|fetch|save|related ()'],
    Collection: ['ModelClass|Model .collection|fetchAll ()', 'Bookshelf .Collection .extend () ()'],
  },
  fluent: ['Model .where|query|orderBy|set'],
  flows: [
    { at: 'ModelClass', from: '[0]', to: 'return' },
    { at: 'ModelClass .forge', from: '[0]', to: 'return' },
    { at: 'Model .set', from: '[0]', to: 'receiver' },
  ],
  data: [
    {
      at: 'ModelClass|Model .fetch',
      when: [{ argument: '[0] .require', is: false }],
      does: 'read',
      single: true,
      model: 'receiver',
      transaction: '[0] .transacting',
    },
    // Since its first version it rejects where it finds nothing, unless it is told not to.
    {
      at: 'ModelClass|Model .fetch',
      when: [{ argument: '[0] .require', isNot: false }],
      does: 'read',
      single: true,
      throwsWhenAbsent: true,
      model: 'receiver',
      transaction: '[0] .transacting',
    },
    {
      at: 'ModelClass|Model .fetchAll|fetchPage',
      does: 'read',
      many: true,
      model: 'receiver',
      transaction: '[0] .transacting',
    },
    { at: 'Collection .fetch|fetchOne', does: 'read', model: 'receiver', transaction: '[0] .transacting' },
    { at: 'Collection .create', does: 'create', data: '[0]', model: 'receiver', transaction: '[1] .transacting' },
    { at: 'Model .load|refresh', does: 'read', model: 'receiver' },
    {
      at: 'Model .save',
      does: 'upsert',
      data: '[0]',
      single: true,
      model: 'receiver',
      transaction: '[1] .transacting',
    },
    { at: 'Model .destroy', does: 'delete', model: 'receiver', transaction: '[0] .transacting' },
    { at: 'Model .count', does: 'aggregate', model: 'receiver' },
  ],
  transactions: [{ at: 'Bookshelf .transaction', does: 'callback', function: '[0]', client: 0 }],
  callbacks: [
    { at: 'Bookshelf .transaction', function: '[0]', runs: 'now' },
    { at: 'ModelClass|Model .query', function: '[0]', runs: 'now' },
  ],
} as const satisfies Library;
