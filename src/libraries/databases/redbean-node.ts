import type { Library } from '../kinds.ts';

export default {
  package: 'redbean-node',
  is: ['database', 'orm'],
  types: {
    RedBeanNode: ['.R', '.RedBeanNode ()', 'RedBeanNode .begin ()', 'RedBeanNode .transaction [0] param0'],
    Bean: [
      'RedBeanNode .dispense|load|findOne|convertToBean|duplicate ()',
      'RedBeanNode .find|findAll|convertToBeans () element',
      '.BeanModel|Bean ()',
      '/dist/bean-model .BeanModel ()',
      '/dist/bean .Bean ()',
    ],
    BeanModel: ['.BeanModel ()', '/dist/bean-model .BeanModel ()'],
    Knex: ['RedBeanNode .knex'],
  },
  extends: { Knex: ['knex:Knex'], BeanModel: ['Bean'] },
  queries: [
    {
      at: 'RedBeanNode .exec|getAll|getAllStream|getRow|getCol|getCell|getAssoc',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'question',
    },
    {
      at: 'RedBeanNode .find|findOne|findAll|findStream|findAllStream',
      language: 'sql',
      text: ['[1]'],
      values: ['[2]'],
      placeholders: 'question',
      fragment: true,
      does: 'read',
    },
    {
      at: 'RedBeanNode .count',
      language: 'sql',
      text: ['[1]'],
      values: ['[2]'],
      placeholders: 'question',
      fragment: true,
      does: 'aggregate',
    },
  ],
  data: [
    { at: 'RedBeanNode .load', does: 'read', where: '[1]', single: true, model: '[0]' },
    { at: 'RedBeanNode .findOne', does: 'read', single: true, model: '[0]' },
    { at: 'RedBeanNode .find|findAll', does: 'read', many: true, model: '[0]' },
    { at: 'RedBeanNode .count', does: 'aggregate', model: '[0]' },
    { at: 'RedBeanNode .store', does: 'upsert', data: '[0]', single: true },
    { at: 'RedBeanNode .storeAll', does: 'upsert', data: '[0]', many: true },
    { at: 'RedBeanNode .trash', does: 'delete', single: true },
    { at: 'RedBeanNode .trashAll', does: 'delete', many: true },
  ],
  transactions: [
    { at: 'RedBeanNode .transaction', does: 'callback', function: '[0]', client: 0 },
    { at: 'RedBeanNode .begin', does: 'begin', returns: 'transaction' },
    { at: 'RedBeanNode .commit', does: 'commit' },
    { at: 'RedBeanNode .rollback', does: 'rollback' },
  ],
  callbacks: [{ at: 'RedBeanNode .transaction', function: '[0]', runs: 'now' }],
  secrets: [{ at: 'RedBeanNode .setup', value: '[1] .password', what: 'database password' }],
} as const satisfies Library;
