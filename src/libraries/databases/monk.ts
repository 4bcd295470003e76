import type { Library } from '../kinds.ts';

export default {
  package: 'monk',
  is: ['database'],
  types: { Db: ['()', '.default ()'], Collection: ['Db .get|create ()', '.Collection ()'] },
  data: [
    { at: 'Collection .find', does: 'read', where: '[0]', many: true, operators: true },
    { at: 'Collection .findOne', does: 'read', where: '[0]', single: true, operators: true },
    { at: 'Collection .count|countDocuments', does: 'aggregate', where: '[0]', operators: true },
    { at: 'Collection .distinct', does: 'aggregate', where: '[1]', operators: true },
    { at: 'Collection .insert|insertOne|insertMany', does: 'create', data: '[0]' },
    { at: 'Collection .save', does: 'upsert', data: '[0]', single: true },
    {
      at: 'Collection .update|updateOne|updateMany|findOneAndUpdate|replaceOne',
      does: 'update',
      where: '[0]',
      data: '[1]',
      operators: true,
    },
    { at: 'Collection .findAndModify', does: 'update', where: '[0] .query', data: '[0] .update', operators: true },
    {
      at: 'Collection .remove|deleteOne|deleteMany|findOneAndDelete',
      does: 'delete',
      where: '[0]',
      operators: true,
    },
    { at: 'Collection .drop', does: 'schema' },
  ],
  queries: [
    { at: 'Collection .aggregate', language: 'nosql', text: ['[0] flat'], does: 'aggregate' },
    {
      at: 'Collection .update|updateOne|updateMany|findOneAndUpdate',
      language: 'nosql',
      text: ['[1]'],
      does: 'update',
    },
    { at: 'Collection .mapReduce', language: 'nosql', text: ['[2] .query'], does: 'aggregate' },
    { at: 'Db .runCommand', language: 'nosql', text: ['[0]'] },
  ],
  sinks: [{ at: 'Collection .find|findOne|count|update|remove', kind: 'nosql', value: '[0] .$where' }],
  callbacks: [
    { at: 'Collection .find|findOne|count|insert|update|remove|save|aggregate', function: '[last]', runs: 'later' },
  ],
  secrets: [{ at: '/', value: '[0]', what: 'connection string' }],
} as const satisfies Library;
