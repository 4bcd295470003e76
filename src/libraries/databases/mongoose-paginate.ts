import type { Library } from '../kinds.ts';

export default {
  package: 'mongoose-paginate-v2',
  aliases: ['mongoose-aggregate-paginate-v2'],
  types: { PaginateModel: [], AggregatePaginateModel: [] },
  extends: { PaginateModel: ['mongoose:Model'], AggregatePaginateModel: ['mongoose:Model'] },
  data: [{ at: 'PaginateModel .paginate', does: 'read', where: '[0]', many: true, operators: true, model: 'receiver' }],
  queries: [{ at: 'AggregatePaginateModel .aggregatePaginate', language: 'nosql', text: ['[0]'], does: 'aggregate' }],
} as const satisfies Library;
